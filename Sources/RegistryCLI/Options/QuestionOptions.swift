import Analyses
import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

/// Which lines of therapy a question is about, and how they are compared.
struct QuestionOptions: ParsableArguments {
  @Option(name: .long, help: "The line of therapy. Default: every line, side by side.")
  var line: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Compare by a characteristic or a condition, such as ici, site, sex, ecog>=2, line.",
      valueName: "expression"),
    completion: .custom { _, _, _ in Completions.characteristics })
  var by: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only lines for which this holds, such as \"age>=65 and previous_line_pfs>=6 months\".",
      valueName: "condition"),
    completion: .custom { _, _, _ in Completions.characteristics })
  var `where`: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The last day the data speak of. Default: the registry's setting, else none.",
      valueName: "day"))
  var cutoff: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Days before which stable disease does not count. Default: the registry's setting, else 42.",
      valueName: "days"))
  var sdMinDays: Int?

  mutating func validate() throws {
    if let line, line < 1 { throw ValidationError("--line is 1 for first line, 2 for second …") }
    if let sdMinDays, !(0...999).contains(sdMinDays) {
      throw ValidationError("--sd-min-days is 0 to 999.")
    }
    if let cutoff, ClinicalDate(cutoff) == nil {
      throw ValidationError("--cutoff \"\(cutoff)\" is not a calendar day. Allowed: YYYY-MM-DD.")
    }
  }

  /// The question, its words looked up in the registry.
  func question(_ codebook: Codebook, _ settings: RegistrySettings) throws -> Question {
    let catalog = CharacteristicCatalog(codebook)
    var rules = EndpointRules(settings)
    if let cutoff { rules.cutoff = ClinicalDate(cutoff) }
    if let sdMinDays { rules.stableDiseaseMinimumDays = sdMinDays }
    do {
      let grouping = try (by ?? (line == nil ? "line" : nil)).map {
        try Grouping(Expression(parsing: $0), catalog: catalog)
      }
      let condition = try `where`.map {
        try Condition(Expression(parsing: $0), catalog: catalog)
      }
      return Question(line: line, grouping: grouping, condition: condition, rules: rules)
    } catch let error as QuestionError {
      throw UsageError(error.description)
    }
  }
}

extension EndpointRules {
  /// The registry's own rules, and the defaults where it has none.
  init(_ settings: RegistrySettings) {
    self.init(cutoff: settings.cutoff)
    if let days = settings.stableDiseaseMinimumDays { stableDiseaseMinimumDays = days }
    if let days = settings.toxicityWindowDays { toxicityWindowDays = days }
  }
}

/// How an answer is printed.
struct FormatOptions: ParsableArguments {
  @Option(name: .long, help: "How the answer is printed.")
  var format = OutputFormat.text
}
