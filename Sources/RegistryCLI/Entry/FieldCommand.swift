import ArgumentParser
import ClinicalRecords
import RegistryStore

struct FieldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "field",
    abstract: "Add study fields to the data dictionary, or list them.",
    discussion: """
      A study field is a value that schema.sql has no column for, such as PD-L1 or weight; \
      `nadir add observation` records its values.

      Example: nadir field list
      """,
    subcommands: [AddRow<FieldRow>.self, FieldListCommand.self])
}

struct FieldListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the study fields.",
    discussion: "Example: nadir field list --format csv")

  @OptionGroup var output: ListFormatOptions
  @OptionGroup var source: RegistryOptions

  func run() throws {
    try TableList(of: "data_field", in: try source.open(for: .asking)).show(output.format)
  }
}
