package import Analyses

/// A p value in a table, with a dagger where it is Fisher's.
extension NumberStyle {
  func cell(_ test: GroupTest?) -> String {
    guard let test else { return NumberStyle.none }
    return pValue(test.pValue) + test.method.mark
  }

  /// What the p values of a table are.
  package func notes(_ tests: [GroupTest?]) -> [String] {
    let methods = tests.compactMap { $0?.method }
    var notes: [String] = []
    if methods.contains(.pearson) {
      notes.append("p: Pearson's chi-square test without correction.")
    }
    if methods.contains(.fisher) {
      notes.append("† Fisher's exact test, two-sided, as an expected count is below 5.")
    }
    if methods.contains(.pearsonForFisher) {
      notes.append(
        "‡ Pearson's test although an expected count is below 5: the groups are too many for "
          + "Fisher's exact test.")
    }
    if !methods.isEmpty, tests.contains(nil) {
      notes.append("\(NumberStyle.none): not tested, as no patient or every patient is counted.")
    }
    return notes
  }
}

extension GroupTest.Method {
  /// The sign behind a p value.
  package var mark: String {
    switch self {
    case .pearson: ""
    case .fisher: "†"
    case .pearsonForFisher: "‡"
    }
  }
}

extension GroupTest {
  /// The columns `test` and `p_value` of a record.
  var record: [String: Records.Value] {
    ["test": .text(method.rawValue), "p_value": .number(pValue)]
  }
}
