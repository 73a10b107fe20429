import Analyses
import ClinicalRecords
import Endpoints
import Reports
import Studies

/// Who the patients are: when they started and where, how long they were followed, and Table 1.
extension SectionWriter {
  mutating func baseline() -> StudyDocument.Section? {
    let paragraphs = [startText(), followUpText()].filter { !$0.isEmpty }
    var blocks = paragraphs.map { StudyDocument.Block.paragraph($0) }
    if let number = tables.baseline { blocks.append(.table(baselineTable(number))) }
    return StudyDocument.Section(
      id: "baseline", heading: "Baseline characteristics", blocks: blocks)
  }

  /// `Line 2 started between 2019-03-04 and 2023-12-20 in 3 hospitals.`
  private mutating func startText() -> Pieces {
    let days = cohort.subjects.map(\.line.startedOn)
    guard let first = days.min(), let last = days.max() else { return [] }
    var text: Pieces = [
      .text("Line \(plan.line) started between "), self.text("co.start_first.all", "\(first)"),
      " and ", self.text("co.start_last.all", "\(last)"),
    ]
    if let hospitals = context.hospitalCount {
      text += [
        " in ", count("co.sites.all", hospitals), hospitals == 1 ? " hospital" : " hospitals",
      ]
    }
    text.append(".")
    if let cutoff = context.cutoff {
      text += [" Data cutoff: ", self.text("co.cutoff.all", "\(cutoff)"), "."]
    }
    return text
  }

  /// Follow-up in both ways in which papers state it. Rule: R62.
  private mutating func followUpText() -> Pieces {
    guard let (endpoint, comparison) = followUpSource else { return [] }
    let place = SurvivalPlace(population: "all", phase: .before, endpoint: endpoint)
    let list = evidence(allRow(comparison, place), place)
    let isOwn = comparison.endpoint == .followUp
    let names = ["followup_median", "followup_ci_low", "followup_ci_high"].map { "co.\($0).all" }
    let total = comparison.total
    var text: Pieces = ["Median follow-up by reverse Kaplan-Meier, deaths taken as censored, was "]
    let found = isOwn ? total.median : total.followUp
    text += median(found, names, list, isInSentence: true)
    text += [found.months == nil ? "." : " months."]
    guard let observed = total.observedMedian else { return text }
    text += [" The plain median of observed times, which ends with each death, was "]
    text.append(
      months("co.observed_median.all", observed, missing: NumberStyle.notEstimable, list))
    return text + [" months."]
  }

  /// The endpoint that tells how long patients were followed: one whose event is death, or follow-up itself.
  var followUpSource: (Int, SurvivalComparison)? {
    let all = Array((answer.survival[.before] ?? []).enumerated())
    let found =
      all.first { $0.element.endpoint == .overallSurvival }
      ?? all.first { $0.element.endpoint == .followUp }
    return found.map { ($0.offset, $0.element) }
  }

  private mutating func baselineTable(_ number: Int) -> DocumentTable {
    var columns = [DocumentTable.Column("Characteristic", isNumeric: false)]
    let sides = baselineSides
    for side in sides {
      columns += side.columns.map { DocumentTable.Column($0, spanner: side.spanner) }
    }
    let rows = answer.baseline.blocks.indices.flatMap { baselineRows($0, sides, number) }
    return DocumentTable(
      id: "table-\(number)", title: baselineTitle(number), columns: columns, rows: rows,
      footnotes: baselineNotes())
  }

  private func baselineTitle(_ number: Int) -> String {
    let all = style.count(answer.baseline.denominators.reduce(0, +))
    let matched = answer.matchedBaseline.map {
      " and of matched patients (N = \(style.count($0.denominators.reduce(0, +))))"
    }
    return
      "Table \(number). Baseline characteristics of patients in line \(plan.line): all patients "
      + "(N = \(all))\(matched ?? "")"
  }

  /// What stands beside each other: all patients, and those who were matched.
  private var baselineSides: [BaselineSide] {
    let before = BaselineSide(
      .before, answer.baseline, arms, style, isAlone: answer.matchedBaseline == nil)
    let after = answer.matchedBaseline.map {
      BaselineSide(.after, $0, arms, style, isAlone: false)
    }
    return [before] + [after].compactMap(\.self)
  }
}

/// The columns of one phase.
struct BaselineSide {
  let phase: StudyPhase
  let comparison: BaselineComparison
  /// Positions of the arms that have a patient.
  let arms: [Int]
  /// Headings of the columns.
  let columns: [String]
  /// What stands above them.
  let spanner: String?

  init(
    _ phase: StudyPhase, _ comparison: BaselineComparison, _ arms: [StudyPlan.Arm],
    _ style: NumberStyle, isAlone: Bool
  ) {
    self.phase = phase
    self.comparison = comparison
    let shown = arms.indices.filter { phase == .before || comparison.denominators[$0] > 0 }
    let total = style.heading("All", of: comparison.denominators.reduce(0, +))
    let headings = shown.map { style.heading(arms[$0].label, of: comparison.denominators[$0]) }
    let compared = shown.count > 1 ? [style.pName, "SMD"] : []
    self.arms = shown
    columns = (shown.count > 1 ? [total] : []) + headings + compared
    spanner = isAlone ? nil : phase.heading
  }

  /// The groups of the columns, `nil` for all arms together.
  var groups: [Int?] { (arms.count > 1 ? [nil] : []) + arms }
  /// Whether arms are compared.
  var isCompared: Bool { arms.count > 1 }
}
