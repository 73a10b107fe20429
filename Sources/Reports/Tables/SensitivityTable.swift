public import Analyses
import ClinicalRecords
import Endpoints
import Statistics

/// Medians and hazard ratios of an endpoint that was derived in several ways, a row each.
public struct SensitivityTable: Sendable {
  /// The table with its footnotes and records.
  public let report: Report

  /// Sets an answer as a table.
  ///
  /// - Parameters:
  ///   - analysis: The answer.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  public init(
    _ analysis: SensitivityAnalysis, style: NumberStyle = NumberStyle(), isSynthetic: Bool = false
  ) {
    let rows = SensitivityRows(analysis, style)
    let population = analysis.population
    report = Report(
      title: population.title("Sensitivity of \(analysis.endpoint.labelInSentence)"),
      notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: rows.columns, rows: rows.all),
      footnotes: SensitivityNotes(analysis, style).all,
      population: population.facts(isSynthetic: isSynthetic), records: analysis.records)
  }
}

/// The columns and rows of a table of sensitivity.
private struct SensitivityRows {
  let analysis: SensitivityAnalysis
  let style: NumberStyle
  /// Positions of the groups that have a hazard ratio.
  let compared: [Int]
  /// Whether some way has the time for other lines than the first, so that numbers of patients are
  /// printed beside those of events.
  let totalsDiffer: Bool

  init(_ analysis: SensitivityAnalysis, _ style: NumberStyle) {
    self.analysis = analysis
    self.style = style
    let reference = analysis.rows.first?.comparison.reference
    compared = analysis.groups.indices.filter {
      reference != nil && analysis.groups[$0].heading != reference
    }
    totalsDiffer = analysis.rows.contains { row in
      zip(row.comparison.groups, analysis.groups).contains { $0.curve.count != $1.count }
    }
  }

  var columns: [Table.Column] {
    [Table.Column("Rules", alignment: .leading)]
      + analysis.groups.indices.flatMap(columns) + [Table.Column("Changed")]
  }

  private func columns(ofGroup position: Int) -> [Table.Column] {
    let group = analysis.groups[position]
    let spanner = style.heading(group.heading, of: group.count)
    let ratio = compared.contains(position) ? ["HR (95% CI)"] : []
    return ([totalsDiffer ? "Events/N" : "Events", "Median (95% CI)"] + ratio)
      .map { Table.Column($0, spanner: spanner) }
  }

  var all: [Table.Row] {
    let kinds: [(SensitivityVariant.Kind, String?)] = [
      (.asked, nil), (.bundle, "Other bundles of censoring rules"), (.setting, "One change each"),
      (.stated, "As stated"),
    ]
    return kinds.flatMap { kind, section in
      let rows = analysis.rows.filter { $0.variant.kind == kind }
      let heading = section.map { rows.isEmpty ? [] : [Table.Row(section: $0)] } ?? []
      return heading + rows.map { row($0, indent: section == nil ? 0 : 1) }
    }
  }

  private func row(_ row: SensitivityAnalysis.Row, indent: Int) -> Table.Row {
    let cells = analysis.groups.indices.flatMap { position in
      let group = row.comparison.groups[position]
      let events = style.count(group.curve.eventCount)
      return [
        totalsDiffer ? "\(events)/\(style.count(group.curve.count))" : events,
        style.median(group.median, of: group.curve.count),
      ] + (compared.contains(position) ? [style.ratio(of: group, reference: nil)] : [])
    }
    let changed = row.variant.kind == .asked ? NumberStyle.none : style.count(row.changed)
    return Table.Row(indent: indent, [row.variant.printedLabel] + cells + [changed])
  }
}

extension SensitivityVariant {
  /// What its row is called. Rule: R76.
  var printedLabel: String {
    switch kind {
    case .setting, .stated: label
    case .bundle: rules.censoring.label
    case .asked:
      endpoint.settingNames.contains("censoring")
        ? "\(rules.censoring.label), as asked" : "As asked"
    }
  }
}

extension CensoringBundle {
  /// `FDA`; of real-world progression-free survival with its own name. Rule: R76.
  var label: String {
    switch self {
    case .default: "Default"
    case .fda: "FDA"
    case .ema: "EMA"
    case .realWorld: "Real-world (rwPFS)"
    }
  }
}

extension Endpoint {
  /// `progression-free survival`, `overall survival from diagnosis`.
  var labelInSentence: String { label.prefix(1).lowercased() + label.dropFirst() }
}
