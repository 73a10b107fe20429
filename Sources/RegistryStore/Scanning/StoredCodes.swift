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
  let agents: StoredCodeIndex
  private let termPositions: [Int32]
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
    agents = StoredCodeIndex(codebook.agents)
    let identifiers = codebook.terms.entries.map { Int($0.storedNumber ?? 0) }
    var positions = [Int32](repeating: -1, count: min((identifiers.max() ?? 0) + 1, 10_000_000))
    for (position, identifier) in identifiers.enumerated() where identifier < positions.count {
      positions[identifier] = Int32(position)
    }
    termPositions = positions
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
    guard termPositions.indices.contains(identifier), termPositions[identifier] >= 0 else {
      throw UnreadableCell(column: 2)
    }
    return CodePosition(termPositions[identifier])
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
