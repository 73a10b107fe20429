import Reports
import Studies

/// A stretch of text with numbers in it.
typealias Pieces = [Piece]

/// Writes the sections of a report one after the other, noting each number and counting tables and figures.
///
/// Each section is an extension in a file of its own.
struct SectionWriter {
  let answer: StudyAnswer
  let context: ReportContext
  var book: NumberBook
  /// How numbers are printed, but for regressions.
  let style: NumberStyle
  /// How hazard ratios of Cox tables are printed.
  let regressionStyle: NumberStyle
  let members: StudyMembers
  let tables: TableNumbers
  /// What endpoints are called in names and texts, by their position in the plan.
  let endpointNames: [String]
  /// Lists of patients that were asked for, by name; `nil` for those without anybody.
  var listNames: [String: String?] = [:]
  private var supplementaryTables = 0
  private var figures = 0
  private var supplementaryFigures = 0

  init(_ answer: StudyAnswer, _ context: ReportContext, _ book: NumberBook) {
    self.answer = answer
    self.context = context
    self.book = book
    style = answer.cohort.plan.journal.style
    regressionStyle = style.ofRegressions
    members = StudyMembers(answer)
    tables = TableNumbers(answer)
    endpointNames = answer.cohort.plan.endpoints.map(\.endpoint.abbreviation).toldApart
  }

  var cohort: StudyCohort { answer.cohort }
  var plan: StudyPlan { answer.cohort.plan }
  var arms: [StudyPlan.Arm] { answer.cohort.plan.arms }

  /// The phases that the study has.
  var phases: [StudyPhase] { answer.matching == nil ? [.before] : StudyPhase.allCases }

  /// The sections in printed order; none is empty.
  mutating func sections() -> [StudyDocument.Section] {
    let written: [StudyDocument.Section?] = [
      summary(), patients(), baseline(), matching(), treatment(), efficacy(), response(),
      safety(), cox(), subgroups(), strata(), sensitivity(), courses(), methods(), checklists(),
      appendix(),
    ]
    return written.compactMap(\.self).filter { !$0.blocks.isEmpty }
  }

  /// Whether the plan asks for a figure.
  func wants(_ figure: FigurePlan.Kind) -> Bool {
    plan.figures.kinds.contains(figure)
  }

  /// The number of the next table that stands beside the main ones: `S1`.
  mutating func nextSupplementaryTable() -> String {
    supplementaryTables += 1
    return "S\(supplementaryTables)"
  }

  /// The number of the next figure of results.
  mutating func nextFigure() -> String {
    figures += 1
    return "\(figures)"
  }

  /// The number of the next figure of methods: `S1`.
  mutating func nextSupplementaryFigure() -> String {
    supplementaryFigures += 1
    return "S\(supplementaryFigures)"
  }
}

extension [String] {
  /// The same, with a number behind what stood there before.
  var toldApart: [String] {
    var seen: [String: Int] = [:]
    return map { name in
      let count = (seen[name] ?? 0) + 1
      seen[name] = count
      return count == 1 ? name : "\(name)-\(count)"
    }
  }
}

extension JournalProfile {
  /// How its numbers are printed.
  var style: NumberStyle {
    switch self {
    case .default: .default
    case .frontiers: .frontiers
    case .jama: .jama
    case .nejm: .nejm
    }
  }
}

extension NumberStyle {
  /// The same for tables of regressions.
  var ofRegressions: NumberStyle {
    var style = self
    style.ratioDecimals = regressionDecimals
    return style
  }
}
