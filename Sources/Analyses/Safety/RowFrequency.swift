/// How often a row occurred: by it tables and figures choose their terms and sort them, all in the same way.
struct RowFrequency {
  /// What the row is called.
  let label: String
  /// Patients per group, at any grade, whatever grades are shown.
  let patients: [Int]
  /// Patients of all groups.
  let total: Int

  init(_ label: String, _ patients: [Int]) {
    self.label = label
    self.patients = patients
    total = patients.reduce(0, +)
  }

  /// Whether a limit lets it be shown: the percentage is reached in one group at least. Without a limit it need only have
  /// occurred.
  func isShown(_ threshold: PercentThreshold?, of denominators: [Int]) -> Bool {
    guard let threshold else { return total > 0 }
    return zip(patients, denominators).contains { threshold.isReached(by: $0, of: $1) }
  }

  /// Whether it stands first: the more frequent one; of one frequency by name.
  func precedes(_ other: RowFrequency) -> Bool {
    (other.total, label) < (total, other.label)
  }
}
