import ArgumentParser
import RegistryStore

struct UpgradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Bring a registry made by an older version to this one, keeping a copy.",
    discussion: """
      Only this command does: an older version cannot read the file afterwards. The copy stands beside it, such as \
      clinic.sqlite.version-1, and never replaces another.

      Example: nadir upgrade clinic.sqlite
      """)

  @Argument(help: "The registry. Default: as --registry.", completion: .file())
  var file: String?

  @OptionGroup var source: RegistryOptions

  func run() throws {
    let path = file ?? source.path
    switch try Registry.upgrade(at: path, words: NewRegistry.words) {
    case .notNeeded(let version):
      print("\(path) has version \(version) of the schema already; nothing was changed.")
    case .done(let old, let new, let copy):
      print(
        "\(path) has version \(new) of the schema now. \(copy) is what it was, with version \(old)."
      )
    }
  }
}
