import RegistryStore

/// What loading a dictionary tells its user.
struct DictionarySummary {
  private let report: DictionaryReport
  private static let listLimit = 20

  private let classesFromAbove: Int

  /// - Parameters:
  ///   - report: What was done.
  ///   - classesFromAbove: Rows of the file that have the class of the row above.
  init(_ report: DictionaryReport, classesFromAbove: Int = 0) {
    self.report = report
    self.classesFromAbove = classesFromAbove
  }

  /// Prints counts, and to standard error what was left as it is.
  func show() {
    for line in remarks { Terminal.say(line) }
    for line in counts { print(line) }
  }

  /// What was done, a line each.
  var counts: [String] {
    var lines = [
      "\(report.name): \(report.added) term\(report.added == 1 ? "" : "s") added, \(report.changed) changed, \(report.known) known already."
    ]
    lines.append(
      "Wording: \(report.wordingAdded) text\(report.wordingAdded == 1 ? "" : "s") added, \(report.wordingChanged) changed."
    )
    if report.related > 0 {
      lines.append(
        (report.related == 1 ? "1 new term has" : "\(report.related) new terms have")
          + " the name of a term of CTCAE 5.0, and with it its synonyms and its rows in tables "
          + "by group and by immune-related category; laboratory thresholds are not taken over.")
    }
    if !report.isChanged { lines.append("Nothing was new; nothing was written.") }
    return lines
  }

  /// What the file says otherwise than the registry.
  var remarks: [String] {
    var lines = listed(
      report.unmatched, "row of the file is no term of \(report.name)",
      "rows of the file are no terms of \(report.name)")
    lines += listed(
      report.differences, "term differs and was left as it is",
      "terms differ and were left as they are")
    if classesFromAbove > 0 {
      lines.append(
        classesFromAbove == 1
          ? "1 row without a system organ class was given that of the row above."
          : "\(classesFromAbove) rows without a system organ class were given that of the row above."
      )
    }
    if report.absent > 0 {
      lines.append(
        report.absent == 1
          ? "1 term of \(report.name) is not in the file; it stays as it is."
          : "\(report.absent) terms of \(report.name) are not in the file; they stay as they are.")
    }
    return lines
  }

  private func listed(_ sentences: [String], _ one: String, _ several: String) -> [String] {
    guard !sentences.isEmpty else { return [] }
    let shown = sentences.prefix(DictionarySummary.listLimit).map { "  \($0)" }
    let rest = sentences.count - shown.count
    return ["\(sentences.count) \(sentences.count == 1 ? one : several):"] + shown
      + (rest > 0 ? ["  … and \(rest) more."] : [])
  }
}
