public import ClinicalRecords
import GRDB

extension Registry {
  /// The words of the registry with its drugs and regimens, which speak of drugs by their position among the words:
  /// read on one snapshot, as a drug added in between would shift them.
  ///
  /// A regimen with a drug that the registry does not have is left out.
  ///
  /// - Returns: Both.
  /// - Throws: ``RegistryError``.
  public func codebookAndFormulary() throws -> (codebook: Codebook, formulary: Formulary) {
    try read { database in
      let codebook = try readWords.codes(database).codebook
      let agents = codebook.agents
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT regimen, label, components, coalesce(maintenance_components, '')
          FROM regimen ORDER BY regimen
          """)
      let regimens = try rows.compactMap { row -> Regimen? in
        guard let components = agents.positions(joined: try row.required(2)),
          let maintenance = agents.positions(joined: try row.required(3))
        else { return nil }
        return Regimen(
          code: try row.required(0), label: try row.required(1), components: components,
          maintenanceComponents: maintenance)
      }
      let isAntineoplastic = try Int.fetchAll(
        database, sql: "SELECT is_antineoplastic FROM agent ORDER BY agent"
      ).map { $0 == 1 }
      return (codebook, Formulary(regimens: regimens, isAntineoplastic: isAntineoplastic))
    }
  }

  /// Whether any dose of a drug is registered.
  ///
  /// - Returns: Whether `drug_exposure` has a row.
  /// - Throws: ``RegistryError``.
  public func hasExposures() throws -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM drug_exposure)") ?? false }
  }
}

extension Vocabulary {
  /// The positions of codes joined by `+`; `nil` where one is unknown.
  fileprivate func positions(joined codes: String) -> [CodePosition]? {
    var positions: [CodePosition] = []
    for code in codes.split(separator: "+") {
      guard let position = position(of: String(code)) else { return nil }
      positions.append(CodePosition(position))
    }
    return positions
  }
}
