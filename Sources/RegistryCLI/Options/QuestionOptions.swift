import Analyses
import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

/// Which lines of therapy a question is about, and how they are compared.
struct QuestionOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: "The line of therapy. Default: every line, side by side.", transform: LineNumber.read)
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

  @OptionGroup var settings: RuleOptions

  /// The question, its words looked up in the registry.
  func question(_ codebook: Codebook, _ settings: RegistrySettings) throws -> Question {
    let rules = try self.settings.rules(settings)
    let catalog = CharacteristicCatalog(codebook, under: rules)
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

/// How an answer is printed.
struct FormatOptions: ParsableArguments {
  @Option(name: .long, help: "How the answer is printed.")
  var format = OutputFormat.text
}
