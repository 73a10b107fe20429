import ArgumentParser
import Interchange
import StudyFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct StudyInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a study file to begin with, every section explained.",
    discussion: "Example: nadir study init study.toml --line 2 --class ici")

  @Argument(help: ArgumentHelp("The file to write.", valueName: "file"))
  var file = "study.toml"

  @Option(name: .long, help: "The line of therapy that is studied.")
  var line = 2

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      "The class of drugs that tells the arms apart, such as ici or chemotherapy.",
      valueName: "class"))
  var drugClass = "ici"

  mutating func validate() throws {
    guard (1...99).contains(line) else {
      throw ValidationError("--line is 1 for first line, 2 for second … up to 99.")
    }
  }

  func run() throws {
    guard access(file, F_OK) != 0 else {
      throw CommandError("\(file): There is such a file already. Choose another name.")
    }
    try FileWriter.write(StudyFileWriter(line: line, drugClass: drugClass).text, to: file)
    Terminal.say(
      "Study file written to \(file). Change it, then run `nadir study check \(file)`.")
  }
}
