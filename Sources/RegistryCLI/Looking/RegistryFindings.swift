import ClinicalRecords
import Endpoints
import RegistryStore

extension FindingTally {
  /// What is impossible or odd in all rows of a registry.
  ///
  /// - Parameters:
  ///   - registry: Where to look.
  ///   - rules: Those under which responses are derived.
  ///   - today: The day after which nothing can be dated; `nil` lets any day be.
  ///   - limit: Findings kept of each rule.
  /// - Throws: ``RegistryError``.
  init(of registry: Registry, rules: EndpointRules, today: ClinicalDate?, limit: Int) throws {
    let checks = try registry.recordChecks(today: today)
    let responses = ResponseChecks(rules: rules)
    let codebook = try registry.codebook()
    let laboratory = LaboratoryChecks(
      try registry.laboratoryCriteria(), codebook, rules: rules)
    self = try registry.fold(
      .all, from: FindingTally(limit: limit), by: codebook,
      add: { tally, history in
        let found = checks.findings(in: history) + responses.findings(in: history)
        tally.add(found + laboratory.findings(in: history), of: history.patient.id)
      }, merge: { $0.merge($1) })
  }
}
