import Analyses
import ArgumentParser
import RegistryStore
import Reports

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Make a registry of 496 made-up patients and ask it the three questions.",
    discussion: """
      The cohort is synthetic: it reproduces the published figures of a study of second-line \
      immunotherapy in small-cell lung cancer, and no real patient stands behind it.

      Example: nadir demo
      """)

  @Argument(
    help: "The file to make; one that is there already is asked again.", completion: .file())
  var file = "demo.sqlite"

  @Flag(name: .long, help: "Make the registry and print no tables.")
  var noReport = false

  func run() throws {
    do {
      try Registry.create(at: file) {
        try NewRegistry.fill($0, command: "demo")
        try NewRegistry.fillWithCohort($0)
      }
      Terminal.say("Made \(file): 496 synthetic patients.")
    } catch RegistryError.exists {
      Terminal.say("\(file) is there already; asking it.")
    }
    guard !noReport else { return }
    for question in DemoCommand.questions {
      print("$ nadir \(question.joined(separator: " ")) --registry \(file)\n")
      var command = try NadirCommand.parseAsRoot(question + ["--registry", file])
      try command.run()
      print("")
    }
    print(next)
  }

  private static let questions = [
    ["response", "--line", "2", "--by", "ici"],
    ["survival", "--line", "2", "--endpoint", "pfs", "--by", "ici"],
    ["survival", "--line", "2", "--endpoint", "os", "--by", "ici"],
    ["safety", "--line", "2", "--by", "ici"],
  ]

  /// How `nadir` alone becomes a command, where it was started by its place.
  private var pathHint: String {
    let program = CommandLine.arguments.first ?? ""
    guard let slash = program.lastIndex(of: "/") else { return "" }
    let folder = program[..<slash]
    let place = folder.hasPrefix("/") ? String(folder) : "$PWD/\(folder)"
    return "  export PATH=\"\(place):$PATH\"\n"
  }

  private var next: String {
    """
    Next:
    \(pathHint)  export NADIR_REGISTRY=\(file)
      nadir show P042                                          one patient, from diagnosis to last contact
      nadir survival --line 2 --by ici --figure pfs.svg        a Kaplan-Meier figure
      nadir response --by line                                 first, second and third line side by side
      nadir survival --line 2 --endpoint os --by "previous_line_pfs >= 6 months" --where ici
      nadir init clinic.sqlite                                 your own registry
    """
  }
}
