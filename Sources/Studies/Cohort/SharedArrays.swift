/// Arrays of which equal ones are one in memory: most patients share theirs with many others.
struct SharedArrays<Element: Hashable & Sendable>: Sendable {
  private var known: Set<[Element]> = []

  /// The one array that is equal.
  mutating func shared(_ array: [Element]) -> [Element] { known.insert(array).memberAfterInsert }
}
