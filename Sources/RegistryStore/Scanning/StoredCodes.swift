import ClinicalRecords

/// How stored keys turn into positions of the codebook.
struct StoredCodes: Sendable {
  let codebook: Codebook
  let sites: StoredCodeIndex
  let sexes: StoredCodeIndex
  let histologies: StoredCodeIndex
  let extents: StoredCodeIndex
  let smokingStatuses: StoredCodeIndex
  let metastaticSites: StoredCodeIndex
  let endReasons: StoredCodeIndex
  /// Whether a reason for a line's end means that the patient was lost: no longer seen, or withdrawn.
  let meansLoss: [Bool]
  let agents: StoredCodeIndex
  /// Positions of terms by their number: the small numbers of the shipped dictionary in an array, others apart.
  private let termPositions: [Int32]
  private let otherTerms: [Int: CodePosition]
  let analytes: StoredCodeIndex
  let causesOfDeath: StoredCodeIndex
  let criteria: StoredCodeIndex
  /// How events end, made once: `allCases` makes an array each time.
  static let eventOutcomes = EventOutcome.allCases
  /// Positions in ``eventOutcomes``, whose words are longer than ``ClosedWords`` takes.
  let outcomes: StoredCodeIndex
  private let relations: StoredCodeIndex
  private let countsAsRelated: [Bool]
  private let fieldPositions: [String: CodePosition]

  init(_ codebook: Codebook, relations: [(code: String, countsAsRelated: Bool)]) {
    self.codebook = codebook
    sites = StoredCodeIndex(codebook.sites)
    sexes = StoredCodeIndex(codebook.sexes)
    histologies = StoredCodeIndex(codebook.histologies)
    extents = StoredCodeIndex(codebook.extents)
    smokingStatuses = StoredCodeIndex(codebook.smokingStatuses)
    metastaticSites = StoredCodeIndex(codebook.metastaticSites)
    endReasons = StoredCodeIndex(codebook.endReasons)
    meansLoss = codebook.endReasons.entries.map { ["lost", "patient_decision"].contains($0.code) }
    agents = StoredCodeIndex(codebook.agents)
    var positions = [Int32](repeating: -1, count: 10_000)
    var others: [Int: CodePosition] = [:]
    for (position, entry) in codebook.terms.entries.enumerated() {
      let identifier = Int(entry.storedNumber ?? 0)
      if positions.indices.contains(identifier) {
        positions[identifier] = Int32(position)
      } else {
        others[identifier] = CodePosition(position)
      }
    }
    termPositions = positions
    otherTerms = others
    analytes = StoredCodeIndex(codebook.analytes)
    causesOfDeath = StoredCodeIndex(codebook.causesOfDeath)
    criteria = StoredCodeIndex(codebook.criteria)
    outcomes = StoredCodeIndex(
      Vocabulary(
        name: "event_outcome",
        entries: StoredCodes.eventOutcomes.map { .init(code: $0.rawValue, label: $0.rawValue) }))
    self.relations = StoredCodeIndex(
      Vocabulary(
        name: "relation", entries: relations.map { .init(code: $0.code, label: $0.code) }))
    countsAsRelated = relations.map(\.countsAsRelated)
    fieldPositions = Dictionary(
      codebook.fields.enumerated().map { ($0.element.code, CodePosition($0.offset)) },
      uniquingKeysWith: { first, _ in first })
  }

  @inline(__always)
  func term(_ identifier: Int) throws -> CodePosition {
    if termPositions.indices.contains(identifier), termPositions[identifier] >= 0 {
      return CodePosition(termPositions[identifier])
    }
    guard let position = otherTerms[identifier] else { throw UnreadableCell(column: 2) }
    return position
  }

  @inline(__always)
  func isRelated(_ row: OrderedScan, _ column: Int32) throws -> Bool {
    countsAsRelated[Int(try row.code(column, relations))]
  }

  func field(_ code: String) throws -> CodePosition {
    guard let position = fieldPositions[code] else { throw UnreadableCell(column: 1) }
    return position
  }
}
