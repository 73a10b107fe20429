import Analyses
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Prints what laboratory results show.
struct ProposalOutput {
  private let proposals: LaboratoryProposals
  private let format: OutputFormat

  init(_ proposals: LaboratoryProposals, _ format: OutputFormat) {
    self.proposals = proposals
    self.format = format
  }

  /// Prints it in its format; of all patients nothing is kept.
  func show() throws {
    switch format {
    case .csv: try stream(.csv)
    case .json: try stream(.json)
    case .text, .markdown, .sheet, .html: print(try document(), terminator: "")
    }
  }

  private func document() throws -> String {
    guard let key = proposals.patient else {
      let report = LaboratoryEpisodeTable(
        try counts(), line: proposals.line, words: proposals.words,
        isSynthetic: proposals.isSynthetic
      ).report
      return format == .text
        ? report.text(width: PageWidth.ofOutput) : report.formatted(as: format)
    }
    let page = LaboratoryPage(
      try proposals.laboratory(ofPatient: key), key: key, isSynthetic: proposals.isSynthetic,
      words: proposals.words)
    return format == .text
      ? page.text(width: PageWidth.ofOutput) : page.report.formatted(as: format)
  }

  private func counts() throws -> LaboratoryEpisodeCounts {
    let progress = ProgressLine()
    defer { progress.finish() }
    let counts = try proposals.registry.fold(
      proposals.parts, from: LaboratoryEpisodeCounts(), by: proposals.codebook,
      progress: { progress.show("Grading", share: $0) },
      add: { [proposals] counts, history in
        counts.add(
          history.laboratoryResults.isEmpty ? nil : proposals.laboratory(of: history))
      }, merge: { $0.merge($1) })
    if counts.measured == 0 { throw NoResults.inRegistry }
    return counts
  }

  private func stream(_ kind: RecordStream.Format) throws {
    let records = LaboratoryRecords(proposals.words)
    var stream = RecordStream(kind, columns: LaboratoryRecords.columns)
    let subject = proposals.patient ?? "all patients"
    print(
      stream.beginning(
        title: "Adverse events that laboratory results of \(subject) show, graded by CTCAE 5.0",
        isSynthetic: proposals.isSynthetic), terminator: "")
    let progress = ProgressLine()
    defer { progress.finish() }
    var count = 0
    try proposals.forEachPatient { key, laboratory in
      count += 1
      if !Terminal.showsResults { progress.show("Grading", rows: count) }
      for row in records.rows(of: laboratory, key: key) { print(stream.text(row), terminator: "") }
    }
    print(stream.ending, terminator: "")
    if count == 0 { throw NoResults.inRegistry }
  }
}

extension Terminal {
  /// Whether results go to a terminal, where a progress line would stand between them.
  fileprivate static var showsResults: Bool { isatty(STDOUT_FILENO) == 1 }
}
