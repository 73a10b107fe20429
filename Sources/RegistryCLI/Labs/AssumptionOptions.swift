import ArgumentParser
import ClinicalRecords

/// What is taken to be so wherever the rows do not tell.
struct AssumptionOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "What is so wherever the rows do not tell, such as asymptomatic; docs/laboratory.md lists all.",
      valueName: "circumstance"),
    completion: .list(Circumstance.words))
  var assume: [String] = []

  mutating func validate() throws { _ = try known() }

  /// The circumstances with what follows from them.
  ///
  /// - Throws: `ValidationError` for a word that is none, or words that contradict each other.
  func known() throws -> [Circumstance: Bool] {
    do { return try Circumstance.known(from: assume) } catch {
      throw ValidationError(
        "--assume \(Quotation.shortened(assume.joined(separator: " "))): the word \(error.claim). "
          + error.remedy)
    }
  }
}
