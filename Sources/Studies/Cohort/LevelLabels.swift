/// What levels are called in texts and in the names of numbers, and which labels cannot stand side by side.
enum LevelLabels {
  /// A label as texts print it: `≥65` for `>=65`.
  static func printed(_ label: String) -> String {
    label.replacing(">=", with: "≥").replacing("<=", with: "≤")
  }

  /// A level behind its characteristic in the names of numbers: `=Male`, `>=65`.
  static func named(_ label: String) -> String {
    let isComparison = label.first.map { "<>≤≥=".contains($0) } ?? false
    return isComparison ? label : "=\(label)"
  }

  /// Labels that mean something else in results, stand twice, or read as one before, by position with a sentence.
  static func problems(_ labels: [String]) -> [(position: Int, sentence: String)] {
    var seen: (printed: [String: String], named: [String: String]) = ([:], [:])
    var problems: [(position: Int, sentence: String)] = []
    for (position, label) in labels.enumerated() {
      if ReservedNames.levels.contains(label) {
        problems.append(
          (position, "no level can be called \"\(label)\", which means something else in results."))
      }
      let (printed, named) = (printed(label), named(label))
      if let first = seen.printed[printed] ?? seen.named[named] {
        problems.append(
          (
            position,
            first == label
              ? "two levels are called \"\(label)\"."
              : "the levels \"\(first)\" and \"\(label)\" read alike in texts or in the names of numbers."
          ))
      } else {
        (seen.printed[printed], seen.named[named]) = (label, label)
      }
    }
    return problems
  }
}

extension StudyCohort.Characteristic {
  /// The labels of the levels as texts print them: `≥65` for `>=65`.
  public var printedLevels: [String] { levels.map(LevelLabels.printed) }

  /// A level within the names of numbers: `ecog_ps>=2`, `gender=Male`.
  ///
  /// - Parameter level: Its position.
  /// - Returns: The name; no two levels of a characteristic share one.
  public func levelName(_ level: Int) -> String { id + LevelLabels.named(levels[level]) }
}
