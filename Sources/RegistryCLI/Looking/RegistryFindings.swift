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
    self = try registry.fold(
      .all, from: FindingTally(limit: limit),
      add: { $0.add(checks.findings(in: $1) + responses.findings(in: $1), of: $1.patient.id) },
      merge: { $0.merge($1) })
  }
}
