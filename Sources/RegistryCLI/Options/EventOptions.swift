import Analyses
import ArgumentParser
import ClinicalRecords

/// Which adverse events are counted.
struct EventOptions: ParsableArguments {
  @Flag(name: .long, help: "Count every event, whatever its relation to treatment.")
  var anyRelation = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only events suspected to come from this drug, or from a drug of this class, such as nivolumab or ici.",
      valueName: "drug"),
    completion: Completions.kind("agent"))
  var agent: String?

  @Flag(
    name: .long, inversion: .prefixedNo,
    help: "Only immune-related events, or only others. Default: both.")
  var immuneRelated: Bool?

  @Flag(name: .long, help: "Only serious events.")
  var serious = false

  @Flag(name: .long, help: "Only events whose onset lies, or could lie, in the window of the line.")
  var emergent = false

  @Option(
    name: .long, help: ArgumentHelp("Only events of this grade or higher.", valueName: "grade"))
  var minGrade: Int?

  mutating func validate() throws {
    if let minGrade, !(1...5).contains(minGrade) {
      throw ValidationError("--min-grade is 1 to 5.")
    }
  }

  /// The options that were given.
  var given: [String] {
    let options: [(String, Bool)] = [
      ("--any-relation", anyRelation), ("--agent", agent != nil),
      ("--immune-related", immuneRelated != nil), ("--serious", serious),
      ("--emergent", emergent), ("--min-grade", minGrade != nil),
    ]
    return options.filter(\.1).map(\.0)
  }

  /// The events in question, their drug looked up in the registry.
  ///
  /// - Parameter codebook: The words of the registry.
  /// - Returns: The events that count.
  /// - Throws: ``UsageError`` with the nearest for an unknown drug.
  func filter(_ codebook: Codebook) throws -> EventFilter {
    var filter = EventFilter(relatedOnly: !anyRelation)
    filter.suspects = try agent.map { try EventFilter.Suspects(word: $0, codebook) }
    filter.immune = immuneRelated
    filter.seriousOnly = serious
    filter.minimumGrade = minGrade ?? 1
    filter.emergentOnly = emergent
    return filter
  }
}

extension EventFilter.Suspects {
  /// The drugs of a word: a drug by its name, brand or code, else a class, family or group of drugs.
  ///
  /// - Parameters:
  ///   - word: What was typed.
  ///   - codebook: The words of the registry.
  /// - Throws: ``UsageError`` with the nearest for an unknown word.
  init(word: String, _ codebook: Codebook) throws {
    if let agent = codebook.agents.position(of: word) {
      self.init([CodePosition(agent)], label: codebook.agents.entries[agent].label)
      return
    }
    let name = word.lowercased()
    let members = codebook.agentClasses.indices.filter {
      codebook.agentClasses[$0].isPart(of: name)
    }
    guard !members.isEmpty else {
      throw UsageError(Self.unknown(word, codebook))
    }
    let label = name == "ici" ? "ICI" : name.split(separator: "_").joined(separator: " ")
    self.init(Set(members.map { CodePosition($0) }), label: label)
  }

  private static func unknown(_ word: String, _ codebook: Codebook) -> String {
    let classes = Set(codebook.agentClasses.flatMap { [$0.code, $0.family, $0.group] }).sorted()
    let drugs = codebook.agents.entries.flatMap { [$0.code, $0.label] + $0.synonyms }
    let nearest = NearestMatch.of(word, among: drugs + classes).map { " Nearest: \($0)." } ?? ""
    return "\"\(Quotation.shortened(word))\" is neither a drug nor a class of drugs.\(nearest) "
      + "`nadir list agent` shows the drugs, `nadir list agent_class` the classes."
  }
}
