import ClinicalRecords
import Endpoints
import RegistryStore

/// The proposed lines of one patient beside the entered ones.
struct LineProposal: Sendable {
  let patient: Int64
  let exposures: [DrugExposure]
  let entered: [LineOfTherapy]
  let drugs: [LineDrug]
  let derived: DerivedLines
  let comparison: LineComparison

  init(from history: PatientHistory, by derivation: LineDerivation) {
    patient = history.patient.id
    exposures = history.exposures
    entered = history.lines
    drugs = history.drugs
    derived = DerivedLines(from: history, by: derivation)
    comparison = LineComparison(derived, with: history, by: derivation)
  }

  /// The drugs entered for a line.
  func enteredDrugs(ofLine number: Int) -> [CodePosition] {
    drugs.filter { $0.lineNumber == number }.map(\.agent)
  }

  /// The derived line that is meant by an entered one, and the reverse.
  func derivedLine(of pair: LineComparison.Pair) -> DerivedLine? {
    pair.derived.map { derived.lines[$0] }
  }
}

extension LineDerivation {
  /// The rules made ready for a registry; its cutoff is for questions, and does not hide doses here.
  ///
  /// - Parameters:
  ///   - rules: Those of the command.
  ///   - registry: Gives its settings.
  ///   - codebook: Its words.
  ///   - formulary: Its drugs and regimens, read together with the words.
  /// - Throws: ``RegistryError``, ``UsageError``.
  init(
    _ rules: LineRules, in registry: Registry, _ codebook: Codebook, _ formulary: Formulary
  ) throws {
    var endpoints = try EndpointRules(registry.settings())
    endpoints.cutoff = nil
    do {
      try self.init(
        rules, codebook: codebook, formulary: formulary,
        endpointRules: endpoints)
    } catch {
      throw UsageError("--rule \(error.description)")
    }
  }
}
