import ArgumentParser
import RegistryStore

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make an empty registry.",
    discussion: "Example: nadir init clinic.sqlite")

  @Argument(help: "The file to make. Default: as --registry.", completion: .file())
  var file: String?

  @OptionGroup var source: RegistryOptions

  func run() throws {
    let path = file ?? source.path
    try Registry.create(at: path) { try NewRegistry.fill($0, command: "init") }
    print("\(path) is ready: it knows CTCAE 5.0, RECIST 1.1 and the drugs, and holds no patients.")
    print("Next:")
    if path != source.path { print("  export NADIR_REGISTRY=\(path)") }
    print("  nadir add site, nadir add patient, or nadir import FOLDER")
  }
}
