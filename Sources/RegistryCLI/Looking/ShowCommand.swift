import ArgumentParser
import RegistryStore

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show everything about one patient in order of time.",
    discussion: """
      Below the timeline stand best response, confirmed and not, and every time to an event of each \
      line of therapy, each with the row that shows it. Lesions stand by day, with their sum and the \
      response that follows.

      Example: nadir show P001
      """)

  @Argument(help: "The study key of the patient.", completion: Completions.patient)
  var patient: String

  @OptionGroup var source: RegistryOptions

  func run() throws {
    let registry = try source.open(for: .asking)
    let page = try PatientPage(of: patient, in: registry, width: PageWidth.ofOutput)
    print(page.text, terminator: "")
  }
}
