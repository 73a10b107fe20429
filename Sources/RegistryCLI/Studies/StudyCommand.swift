import ArgumentParser

struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Carry out the plan of a study, from the registry to the report.",
    discussion: """
      A study file states who is in the study, what is compared and how; the report is made of the registry's \
      rows by one command. docs/study.md explains both.

      Example: nadir study run study.toml --output report
      """,
    subcommands: [
      StudyInitCommand.self, StudyCheckCommand.self, StudyRunCommand.self, StudyVerifyCommand.self,
      StudyCompareCommand.self,
    ])
}
