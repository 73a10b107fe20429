import ArgumentParser
import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct EnteredRowTests {
  /// What the options of one noun are.
  struct Options: CustomTestStringConvertible {
    let noun: Noun
    let key: [String]
    let rest: [String]
    let help: String

    init<Row: EnteredRow>(_ row: Row.Type) {
      noun = Row.noun
      key = ColumnNames<Row>.key
      rest = ColumnNames<Row>.rest
      help = NadirCommand.helpMessage(for: AddRow<Row>.self, columns: 200)
    }

    var testDescription: String { noun.rawValue }
  }

  static let all = [
    Options(SiteRow.self), Options(PatientRow.self), Options(LineRow.self), Options(DrugRow.self),
    Options(ExposureRow.self), Options(AssessmentRow.self), Options(LesionRow.self),
    Options(MeasurementRow.self), Options(EventRow.self), Options(PerformanceRow.self),
    Options(MetastasisRow.self), Options(BurdenRow.self), Options(ObservationRow.self),
    Options(LabRow.self), Options(ContactRow.self), Options(ProgressionRow.self),
    Options(DeathRow.self), Options(SettingRow.self), Options(FieldRow.self),
  ]

  @Test func `every noun has options`() {
    #expect(Set(EnteredRowTests.all.map(\.noun)) == Set(Noun.allCases))
  }

  @Test(arguments: EnteredRowTests.all)
  func `the options of add are the columns of the table in schema.sql`(_ options: Options) throws {
    let clinic = try TemporaryRegistry()
    let layout = try clinic.registry.layout(of: options.noun.table)
    #expect(options.key == layout.columns.filter(\.isKey).map(\.name))
    #expect(options.rest == layout.columns.filter { !$0.isKey }.map(\.name))
    for column in layout.columns {
      #expect(options.help.contains(options.noun.option(for: column.name)))
    }
  }

  @Test(arguments: EnteredRowTests.all)
  func `every option explains itself`(_ options: Options) {
    for column in options.key + options.rest {
      #expect(!SchemaWords.comment(of: column, in: options.noun.table).isEmpty, "\(column)")
    }
  }
}
