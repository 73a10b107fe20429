/// Subjects grouped by the values of variables on which they have to agree.
struct ExactStrata: Equatable, Sendable {
  /// The stratum of each subject, from 0; empty where all are in one.
  let codes: [Int32]
  /// The number of strata.
  let count: Int

  /// Groups subjects who agree on all variables.
  ///
  /// - Parameter variables: For each variable the value of each subject.
  init(agreeingOn variables: [[Int]]) {
    var (codes, count): ([Int32], Int) = ([], 1)
    for values in variables {
      let own = Self.dense(values)
      if codes.isEmpty {
        (codes, count) = own
      } else {
        (codes, count) = Self.dense(codes.indices.map { Int(codes[$0]) * own.1 + Int(own.0[$0]) })
      }
    }
    (self.codes, self.count) = (codes, max(count, 1))
  }

  /// The values as numbers from 0 without gaps, and how many there are.
  private static func dense(_ values: [Int]) -> ([Int32], Int) {
    guard let least = values.min(), let greatest = values.max() else { return ([], 1) }
    let (span, overflows) = greatest.subtractingReportingOverflow(least)
    guard !overflows, span <= 2 * values.count else { return denseByHashing(values) }
    var table = [Int32](repeating: -1, count: span + 1)
    var count = 0
    let codes = values.map { value in
      if table[value - least] < 0 {
        table[value - least] = Int32(count)
        count += 1
      }
      return table[value - least]
    }
    return (codes, count)
  }

  private static func denseByHashing(_ values: [Int]) -> ([Int32], Int) {
    var numbers: [Int: Int32] = [:]
    var codes = [Int32]()
    codes.reserveCapacity(values.count)
    for value in values {
      let next = Int32(numbers.count)
      let code = numbers[value] ?? next
      if code == next { numbers[value] = next }
      codes.append(code)
    }
    return (codes, numbers.count)
  }
}
