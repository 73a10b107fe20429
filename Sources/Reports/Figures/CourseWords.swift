import Analyses
import ClinicalRecords
import Endpoints

/// The sentences that figures of single patients share.
struct CourseWords {
  private let comparison: CourseComparison
  private let style: NumberStyle

  init(_ comparison: CourseComparison, _ options: CourseFigureOptions) {
    self.comparison = comparison
    style = options.style
  }

  private var population: Population { comparison.population }

  /// `patients`, or `lines of therapy`; in the singular for one.
  func unit(_ count: Int) -> String { population.unit(count) }

  /// Where time begins: `line 2`.
  var origin: String { population.line.map { "line \($0)" } ?? "the line of therapy" }

  /// The heading of a plot: `ICI (190 of 200 patients)`.
  func heading(_ group: CourseComparison.Group, shown: Int) -> String {
    let count = group.courses.count
    let numbers =
      (shown == count ? "" : "\(style.count(shown)) of ")
      + "\(style.count(count)) \(unit(count))"
    return population.groupingLabel == nil ? numbers : "\(group.heading) (\(numbers))"
  }

  /// How many lines a figure of changes does not show, by reason; empty where it shows all.
  var notShown: [String] {
    let gaps = comparison.courses.compactMap { course -> TreatmentCourse.Gap? in
      if case .missing(let gap) = course.depth { gap } else { nil }
    }
    guard !gaps.isEmpty else { return [] }
    let reasons = TreatmentCourse.Gap.allCases.compactMap { gap -> String? in
      let count = gaps.count { $0 == gap }
      guard count > 0 else { return nil }
      return count == gaps.count ? gap.words : "\(style.count(count)) \(gap.words)"
    }
    let all = comparison.courses.count
    let begin = "Not shown: \(style.count(gaps.count)) of \(style.count(all)) \(unit(all))"
    return ["\(begin) (\(reasons.joined(separator: ", ")))."]
  }

  /// What a response is here: `RECIST 1.1, unconfirmed, as entered`.
  var criteria: String {
    let rules = population.rules
    let basis = rules.responseBasis == .confirmed ? "confirmed" : "unconfirmed"
    let source = rules.responseSource == .derived ? "derived from lesions" : "as entered"
    return "RECIST 1.1, \(basis), \(source)"
  }

  /// What a month is.
  var month: String { "A month is \(population.rules.daysPerMonth) days." }

  /// The whole caption of a figure.
  ///
  /// - Parameters:
  ///   - title: What the figure shows.
  ///   - isSynthetic: Whether the data are made up.
  ///   - sentences: What is particular to the figure.
  /// - Returns: One paragraph.
  func caption(title: String, isSynthetic: Bool, _ sentences: [String]) -> String {
    let notice = isSynthetic ? [Population.syntheticNotice] : []
    let numbers = comparison.groups.map { group in
      let count = group.courses.count
      return "\(group.heading): N = \(style.count(count))."
    }
    return (notice + [title + "."] + sentences + numbers + population.notes(style) + settings)
      .joined(separator: " ")
  }

  /// The settings that are not the defaults.
  private var settings: [String] {
    let changed = population.rules.changedSettings
    guard !changed.isEmpty else { return ["All rule settings are the defaults."] }
    let words = changed.map { "\($0.setting.name) = \($0.value)" }
    return ["Rule settings other than the defaults: \(words.joined(separator: ", "))."]
  }
}

extension Population {
  /// What is counted, in the number that a count asks for.
  func unit(_ count: Int) -> String {
    switch (spansLines, count) {
    case (false, 1): "patient"
    case (false, _): "patients"
    case (true, 1): "line of therapy"
    case (true, _): "lines of therapy"
    }
  }
}

extension TreatmentCourse.Gap {
  /// Whom it names, after a number.
  fileprivate var words: String {
    switch self {
    case .notMeasured: "without a measured target lesion"
    case .noBaseline: "without a complete baseline"
    case .noLaterVisit: "without a visit after baseline"
    case .incomplete: "without a complete sum after baseline"
    }
  }
}

extension OverallResponse {
  /// All, best first.
  static let bestFirst: [OverallResponse] = [
    .complete, .partial, .stable, .nonCompleteNonProgressive, .progressive, .notEvaluable,
  ]
}
