import ArgumentParser
import RegistryStore
import Studies
import StudyFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct StudyCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Name every mistake of a study file, with its line.",
    discussion: """
      The words of its conditions are looked up in the registry; without a registry only the file itself is \
      checked. The exit code is 1 when a mistake is found.

      Example: nadir study check study.toml
      """)

  @Argument(help: ArgumentHelp("The study file.", valueName: "file"))
  var file = "study.toml"

  @OptionGroup var source: RegistryOptions

  func run() throws {
    let study = try StudyFile(at: file)
    guard source.registry != nil || access(source.path, F_OK) == 0 else {
      print(
        "No mistake in the file itself. There is no registry \(source.path): the words of its conditions are not "
          + "looked up.")
      return
    }
    let found = try StudyOfRegistry(study, in: source.open(for: .asking))
    found.warn()
    print(found.summary)
  }
}

extension StudyOfRegistry {
  /// What the file asks, in a line.
  fileprivate var summary: String {
    let plan = file.plan
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      "\(number) \(number == 1 ? one : many)"
    }
    let parts = [
      "line \(plan.line)", count(plan.criteria.count, "criterion", "criteria"),
      count(plan.arms.count, "arm", "arms"),
      count(plan.characteristics.count, "characteristic", "characteristics"),
      count(plan.endpoints.count, "endpoint", "endpoints"),
    ]
    return "No mistake: \(parts.joined(separator: ", "))."
  }
}
