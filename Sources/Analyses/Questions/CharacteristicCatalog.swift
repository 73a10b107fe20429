public import ClinicalRecords
public import Endpoints

/// The words questions can use in one registry: built-in ones, its metastatic sites, its study
/// fields.
public struct CharacteristicCatalog: Sendable {
  /// All words, in the order help shows them.
  public let characteristics: [Characteristic]
  private let codebook: Codebook
  private let position: [String: Int]

  /// The words of a registry.
  ///
  /// A built-in word is not hidden by a study field of the same name.
  ///
  /// - Parameters:
  ///   - codebook: The registry's vocabularies and study fields.
  ///   - rules: The settings of the question, under which a word may need another label. Rule: R76.
  public init(_ codebook: Codebook, under rules: EndpointRules = EndpointRules()) {
    self.codebook = codebook
    characteristics =
      Characteristic.treatment(codebook, under: rules) + Characteristic.baseline(codebook)
    position = Dictionary(
      characteristics.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The characteristic a word names.
  ///
  /// - Parameters:
  ///   - name: Such as `ecog`, or `has_class`; case is ignored.
  ///   - argument: The text in parentheses, if any.
  /// - Returns: The characteristic.
  /// - Throws: ``QuestionError`` with the nearest word.
  public func characteristic(_ name: String, argument: String? = nil) throws -> Characteristic {
    let name = name.lowercased()
    if let argument { return try function(name, argument) }
    if let position = position[name] { return characteristics[position] }
    if CharacteristicCatalog.functions.contains(name) {
      throw QuestionError("\(name) needs a text in parentheses, such as \(name)('…').")
    }
    let known = characteristics.map(\.name) + CharacteristicCatalog.functions
    let nearest = NearestMatch.of(name, among: known).map { " Nearest: \($0)." } ?? ""
    throw QuestionError(
      "\"\(name)\" is not a characteristic.\(nearest) `nadir list characteristics` shows all.")
  }

  /// Words that take a text in parentheses.
  public static let functions = ["has_class", "has_drug", "metastasis", "criterion"]

  private func function(_ name: String, _ argument: String) throws -> Characteristic {
    let written = "\(name)('\(argument)')"
    switch name {
    case "has_class": return try hasClass(argument, written)
    case "has_drug":
      let agent = try position(of: argument, in: codebook.agents, "drug")
      return .hasDrug(agent, name: written, codebook)
    case "metastasis":
      let site = try position(of: argument, in: codebook.metastaticSites, "metastatic site")
      let entry = codebook.metastaticSites.entries[site]
      return .metastasis(CodePosition(site), name: written, entry: entry)
    case "criterion":
      guard let criterion = codebook.criteria.position(of: argument) else {
        throw noCriterion(argument)
      }
      let entry = codebook.criteria.entries[criterion]
      return .criterion(CodePosition(criterion), name: written, entry: entry)
    default:
      throw unknown(
        name, "word that takes a text in parentheses",
        nearest: NearestMatch.of(name, among: CharacteristicCatalog.functions))
    }
  }

  private func hasClass(_ argument: String, _ written: String) throws -> Characteristic {
    let drugClass = argument.lowercased()
    guard codebook.agentClasses.contains(where: { $0.isPart(of: drugClass) }) else {
      let known = Set(codebook.agentClasses.flatMap { [$0.code, $0.family, $0.group] }).sorted()
      throw unknown(argument, "class of drugs", nearest: NearestMatch.of(argument, among: known))
    }
    return .hasClass(drugClass, name: written, codebook)
  }

  private func position(
    of argument: String, in vocabulary: Vocabulary, _ noun: String
  ) throws -> Int {
    guard let position = vocabulary.position(of: argument) else {
      throw QuestionError(
        "\"\(argument)\" is not a \(noun). \(vocabulary.suggestion(for: argument))")
    }
    return position
  }

  private func noCriterion(_ written: String) -> QuestionError {
    let codes = codebook.criteria.entries.map(\.code)
    let nearest = NearestMatch.of(written, among: codes).map { " Nearest: \($0)." } ?? ""
    let known =
      codes.isEmpty
      ? "None is registered yet: `nadir import` takes eligibility_criterion.csv."
      : "Registered: \(codes.joined(separator: ", "))."
    return QuestionError("\"\(written)\" is not an eligibility criterion.\(nearest) \(known)")
  }

  private func unknown(_ written: String, _ what: String, nearest: String?) -> QuestionError {
    QuestionError("\"\(written)\" is not a \(what)." + (nearest.map { " Nearest: \($0)." } ?? ""))
  }
}
