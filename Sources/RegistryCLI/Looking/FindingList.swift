import ClinicalRecords
import Reports

/// Findings as `nadir check` prints them.
struct FindingList {
  private let width: Int
  private let tally: FindingTally
  private let patientKey: (Int64) throws -> String

  /// - Parameters:
  ///   - tally: The findings.
  ///   - width: Columns of the page.
  ///   - patientKey: The study key of a patient's number.
  init(
    _ tally: FindingTally, width: Int = 100, patientKey: @escaping (Int64) throws -> String
  ) {
    self.width = width
    self.tally = tally
    self.patientKey = patientKey
  }

  /// One finding a row.
  var records: StreamedList {
    let names = ["severity", "rule", "patient_key", "table", "key", "column", "sentence"]
    return StreamedList(columns: names.map { .init(name: $0) }) { row in
      for rule in tally.rules {
        for (patient, finding) in rule.listed {
          try row([
            finding.severity.rawValue, finding.rule, try patientKey(patient), finding.table,
            finding.key.joined(separator: ", "), finding.column ?? "", finding.sentence,
          ])
        }
      }
    }
  }

  /// Counts, then a block per rule.
  func text() throws -> String {
    var lines = [summary]
    for severity in Finding.Severity.allCases where tally.count(of: severity) > 0 {
      lines += ["", severity.rawValue.capitalizedSentence]
      for rule in tally.rules where rule.severity == severity { lines += try block(rule) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let impossible = tally.count(of: .impossible)
    let odd = tally.count(of: .odd)
    let patients = "\(tally.patients) patient\(tally.patients == 1 ? "" : "s")"
    if impossible + odd == 0 { return "Nothing impossible and nothing odd in \(patients)." }
    return "\(impossible) impossible, \(odd) odd in \(patients)."
  }

  private func block(_ rule: FindingTally.Rule) throws -> [String] {
    let rows = try rule.listed.map { patient, finding in
      let key = ([finding.table] + finding.key).joined(separator: " ")
      return (try patientKey(patient), key, finding.sentence)
    }
    let keyWidth = rows.map { TerminalText.width(of: $0.0) }.max() ?? 0
    let rowWidth = rows.map { TerminalText.width(of: $0.1) }.max() ?? 0
    let margin = 6 + keyWidth + rowWidth
    var lines = ["  \(rule.name): \(rule.count)"]
    for (key, row, sentence) in rows {
      let broken = TerminalText.wrapped(sentence, toWidth: max(30, width - margin - 2))
      let start =
        "    \(TerminalText.padded(key, to: keyWidth))  \(TerminalText.padded(row, to: rowWidth))  "
      lines.append(start + broken[0])
      lines += broken.dropFirst().map { String(repeating: " ", count: margin + 2) + $0 }
    }
    let rest = rule.count - rule.listed.count
    if rest > 0 { lines.append("    … and \(rest) more; --format csv lists all.") }
    return lines
  }
}
