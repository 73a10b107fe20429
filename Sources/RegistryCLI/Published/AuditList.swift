import PublishedNumbers
import Reports

/// What an audit of printed numbers found, as `nadir published check` prints it.
struct AuditList {
  private let audit: PublishedAudit
  private let width: Int

  /// - Parameters:
  ///   - audit: What was found.
  ///   - width: Columns of the page.
  init(_ audit: PublishedAudit, width: Int) {
    self.audit = audit
    self.width = width
  }

  var isEmpty: Bool { audit.findings.isEmpty }

  /// One finding a row.
  var records: StreamedList {
    let names = ["verdict", "check", "id", "other_ids", "printed", "expected", "sentence"]
    return StreamedList(columns: names.map { .init(name: $0) }) { row in
      for finding in audit.findings {
        try row([
          finding.verdict.rawValue, finding.check.rawValue, finding.rows.first ?? "",
          finding.rows.dropFirst().joined(separator: " "), finding.printed, finding.expected,
          finding.sentence,
        ])
      }
    }
  }

  /// One p value a row, with the tests that give it.
  var testRecords: StreamedList {
    let names = ["id", "p", "tests"]
    return StreamedList(columns: names.map { .init(name: $0) }) { row in
      for test in audit.tests {
        try row([test.id, test.printed, test.methods.joined(separator: "; ")])
      }
    }
  }

  /// What was looked at, then a block per finding.
  func text(withTests: Bool) -> String {
    let checked = audit.checked.filter { $0.count > 0 }
      .map { "\($0.count) \($0.check.subject($0.count))" }
    var lines = wrapped("Looked at: \(checked.joined(separator: ", ")).", indent: 0)
    lines.append(summary)
    for verdict in AuditFinding.Verdict.allCases {
      let findings = audit.findings.filter { $0.verdict == verdict }
      guard !findings.isEmpty else { continue }
      lines += ["", "\(verdict.rawValue.capitalizedSentence): \(verdict.meaning)"]
      lines += findings.flatMap(block)
    }
    if withTests {
      lines += ["", "Tests that give the printed p value"] + audit.tests.flatMap(test)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    if isEmpty { return "Nothing is found that cannot be right." }
    let counts = AuditFinding.Verdict.allCases.compactMap { verdict in
      let count = audit.findings.count { $0.verdict == verdict }
      return count > 0 ? "\(count) \(verdict.rawValue)" : nil
    }
    return counts.joined(separator: ", ") + "."
  }

  private func block(_ finding: AuditFinding) -> [String] {
    var lines = ["  \(finding.rows.first ?? "")"]
    lines += wrapped("printed: \(finding.printed)", indent: 4)
    lines += wrapped("from the other numbers: \(finding.expected)", indent: 4)
    lines += wrapped(finding.sentence, indent: 4)
    let others = finding.rows.dropFirst()
    if !others.isEmpty { lines += wrapped("with: \(others.joined(separator: "; "))", indent: 4) }
    return lines.map(TerminalText.printable)
  }

  private func test(_ test: (id: String, printed: String, methods: [String])) -> [String] {
    let methods = test.methods.isEmpty ? "none" : test.methods.joined(separator: ", ")
    return wrapped("\(test.id): p \(test.printed): \(methods)", indent: 2)
      .map(TerminalText.printable)
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return TerminalText.wrapped(text, toWidth: width - indent).map { margin + $0 }
  }
}

extension AuditFinding.Verdict {
  fileprivate var meaning: String {
    switch self {
    case .impossible: "contradicts the paper's other numbers, however they were rounded."
    case .inconsistent: "holds only under circumstances that would have to be stated."
    case .rounding: "off by less than a unit of the last digit."
    }
  }
}

extension AuditFinding.Check {
  fileprivate func subject(_ count: Int) -> String {
    let subject =
      switch self {
      case .percentage: "percentage"
      case .counts: "count"
      case .pValue: "p value of counts"
      case .ratio: "ratio with limits"
      case .curve: "survival curve"
      case .strata: "set of strata"
      case .followUp: "median follow-up"
      }
    guard count != 1, self != .followUp else { return subject }
    switch self {
    case .pValue: return "p values of counts"
    case .ratio: return "ratios with limits"
    case .strata: return "sets of strata"
    default: return subject + "s"
    }
  }
}
