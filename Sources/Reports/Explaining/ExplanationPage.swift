public import Analyses
import ClinicalRecords
public import Endpoints

/// Why derived values of one patient are what they are: for each line of therapy the answer, the
/// rows it was made of, then the settings and the rules.
public struct ExplanationPage: Sendable {
  /// The patient's study key.
  let patientKey: String
  let isSynthetic: Bool
  let outcomes: [ExplainedOutcome]
  let rules: EndpointRules
  let words: EvidenceWords
  let titles: RuleTitles
  let style: NumberStyle

  /// A page.
  ///
  /// - Parameters:
  ///   - outcomes: One value of each line of therapy, at least one.
  ///   - patientKey: The patient's study key.
  ///   - rules: The settings under which they were derived.
  ///   - words: Names the rows.
  ///   - titles: Names the rules.
  ///   - isSynthetic: Whether the patient is made up, which is then said.
  ///   - style: How numbers are printed.
  public init(
    _ outcomes: [ExplainedOutcome], ofPatient patientKey: String, rules: EndpointRules,
    words: EvidenceWords, titles: RuleTitles, isSynthetic: Bool = false,
    style: NumberStyle = NumberStyle()
  ) {
    self.outcomes = outcomes
    self.patientKey = patientKey
    self.rules = rules
    self.words = words
    self.titles = titles
    self.isSynthetic = isSynthetic
    self.style = style
  }

  /// The page in a format.
  ///
  /// - Parameters:
  ///   - format: How it is written.
  ///   - width: Columns of a text, at least 60.
  /// - Returns: A text that ends in a line break.
  public func formatted(as format: OutputFormat, width: Int = 100) -> String {
    switch format {
    case .text: ExplanationText(self, width: max(60, width)).text
    case .json: json
    case .markdown, .csv, .sheet, .html: report.formatted(as: format)
    }
  }

  /// The answer of an outcome in words.
  func answer(_ outcome: ExplainedOutcome) -> AnswerSentence {
    AnswerSentence(outcome: outcome, rules: rules, style: style, words: words)
  }

  /// The rules that the rows of a page name, by id.
  var namedRules: [Rule] {
    let rows = outcomes.flatMap { ReadableSteps($0.explanation.steps).rows }
    return Rule.allCases.filter(Set(rows.flatMap(\.rules)).contains)
  }

  /// The settings a reader needs of these rules.
  func settings(of named: [Rule]) -> SettingsInForce {
    SettingsInForce(
      rules, named: Set(named).subtracting(completesMonth ? [] : [.r69]),
      of: outcomes.first?.value.settingNames ?? [])
  }

  /// Whether a date may lack its month: of a death that is known to the month only the day was
  /// completed, for which there is no setting.
  private var completesMonth: Bool {
    outcomes.flatMap(\.explanation.steps).contains { step in
      guard step.rules.contains(.r69) else { return false }
      return step.row != .death || !step.value.contains("-")
    }
  }
}

extension Explanation.Step {
  /// Its day, or the one in its row's key.
  var shownDay: String { (day ?? row.flatMap(EvidenceWords.day))?.description ?? "" }
}
