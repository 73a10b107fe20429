import Analyses
import ClinicalRecords
import RegistryStore
import Reports

/// The tables of counts.
extension SafetyCommand {
  func showCounts() throws {
    let (registry, codebook, settings, question) = try prepared()
    let layout = SafetyLayout(
      subject, columns: rows.columns?.spans, showsDifference: rows.difference)
    let counting = SafetyCounting(
      try countedRows(codebook), try filter(codebook), of: question, codebook)
    let counted = try counted(GroupedTally(counting), in: registry)
    let answer = try answering {
      try SafetyComparison(
        counted, counting, spans: layout.spans,
        arrangement: table == .terms ? rows.arrangement : nil)
    }
    if rows.difference { try requireTwoGroups(answer) }
    show(SafetyTable(answer, layout, isSynthetic: settings.isSynthetic).report)
  }

  /// The events that count.
  func filter(_ codebook: Codebook) throws -> EventFilter {
    try filter(codebook, isOverview: table == .overview)
  }

  /// The events that count; an overview sets those related to treatment beside all.
  func filter(_ codebook: Codebook, isOverview: Bool) throws -> EventFilter {
    var filter = try events.filter(codebook)
    if isOverview { filter.relatedOnly = false }
    return filter
  }

  /// The groups of terms: the registry's, or a user's.
  func groupRows(_ codebook: Codebook) throws -> [SafetyRow] {
    guard let file = rows.groups else { return SafetyRow.groups(codebook) }
    return try TermGroupsFile(path: file, codebook).rows
  }

  private var subject: SafetyLayout.Subject {
    switch table {
    case .overview: .overview
    case .terms: .terms
    case .groups, .immune, .rates, .onset:
      .groups(file: rows.groups.map(TermGroupsFile.name))
    }
  }

  private func countedRows(_ codebook: Codebook) throws -> [SafetyRow] {
    guard table != .overview else { return SafetyRow.overview }
    let any = [SafetyRow.any(try filter(codebook))]
    return table == .terms
      ? any + SafetyRow.systemOrganClasses(codebook) + SafetyRow.terms(codebook)
      : any + (try groupRows(codebook))
  }

  private func requireTwoGroups(_ answer: SafetyComparison) throws {
    guard !answer.population.spansLines, answer.headings.count == 2 else {
      throw UsageError(
        "--difference needs two groups of patients: one line (--line 2) and a comparison of two "
          + "(--by ici); here there \(answer.headings.count == 1 ? "is one" : "are \(answer.headings.count)")"
          + "\(answer.population.spansLines ? ", of all lines" : "").")
    }
  }
}
