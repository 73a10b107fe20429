import Analyses
import ArgumentParser
import ClinicalRecords
import Endpoints
import Interchange
import RegistryStore
import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct DeriveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "derive",
    abstract: "Derive responses and endpoints from CSV files, without a registry.",
    discussion: """
      Reads the columns that `nadir import` reads and writes CSV: a row per line of therapy with its \
      best responses and every endpoint, or with --show visits a row per visit with sums and responses. \
      Nothing is kept. Rows that contradict each other are derived from as they are.

      Example: nadir derive --lines line_of_therapy.csv --assessments tumor_assessment.csv
      """)

  /// What is written.
  enum Shown: String, CaseIterable, ExpressibleByArgument {
    /// A row per line of therapy.
    case lines
    /// A row per visit.
    case visits
  }

  @OptionGroup(title: "Files") var files: DerivationFiles
  @OptionGroup var ruleOptions: RuleOptions

  @Option(name: .long, help: "What is written: a row per line of therapy, or per visit.")
  var show = Shown.lines

  func run() throws {
    let passing = try PassingRegistry()
    try withExtendedLifetime(passing) { try derive(with: passing.registry) }
  }

  private func derive(with registry: Registry) throws {
    try files.load(into: registry)
    try sayOddities(of: registry)
    let rules = try ruleOptions.rules(try registry.settings())
    if try registry.patientKeys(startingWith: "", limit: 1).isEmpty {
      throw CommandError("\(files.lines) holds no line of therapy; there is nothing to derive.")
    }
    switch show {
    case .lines:
      let everyLine = Question(line: nil, rules: rules)
      try OutcomeRowsWriter(everyLine, codebook: try registry.codebook()).write(registry)
    case .visits: try VisitRows(of: registry, rules: rules).write()
    }
  }
}

extension DeriveCommand {
  /// Findings about what these files rarely hold.
  private static let unasked: Set = ["age-unknown", "no-drugs", "missing-line", "line-not-ended"]
  private static let saidPerRule = 3

  /// Says what does not fit, such as a parent that no lesion has: derived from all the same.
  private func sayOddities(of registry: Registry) throws {
    let tally = try FindingTally(
      of: registry, rules: EndpointRules(registry.settings()), today: nil,
      limit: DeriveCommand.saidPerRule)
    for rule in tally.rules where !DeriveCommand.unasked.contains(rule.name) {
      for (patient, finding) in rule.listed {
        Terminal.say(
          "\(rule.severity.rawValue.capitalizedSentence): "
            + "\(try registry.patientKey(of: patient)): \(finding.sentence)")
      }
      let rest = rule.count - rule.listed.count
      if rest > 0 { Terminal.say("… and \(rest) more of the kind (\(rule.name)).") }
    }
  }
}

/// A row per visit of every line of therapy, written while the registry is read.
struct VisitRows {
  private let registry: Registry
  private let rules: EndpointRules

  init(of registry: Registry, rules: EndpointRules) {
    self.registry = registry
    self.rules = rules
  }

  /// Writes all rows to standard output.
  func write() throws {
    var writer = try CSVWriter(
      descriptor: STDOUT_FILENO, name: "standard output", columns: VisitRecords.columns)
    try registry.forEachHistory([.assessments, .lesions, .death]) { key, history in
      for index in history.lines.indices {
        guard let course = history.course(ofLineAt: index, rules: rules) else { continue }
        for (position, visit) in course.ownVisits(rules).enumerated() {
          let row = VisitRecords.row(
            visit, number: position + 1, patientKey: key, line: course.line.number)
          for field in row { try writer.field(field) }
          try writer.endRow()
        }
      }
    }
    try writer.close()
  }
}
