import ArgumentParser
import Testing

@testable import RegistryCLI

struct SensitivityCommandTests {
  @Test(arguments: [
    ("gap_limit_days", "--vary \"gap_limit_days\" is not NAME=VALUE"),
    ("gap_limit_days=84,", "--vary \"\" is not NAME=VALUE"),
    ("gap_limit_days=84,new_therapy=maybe", "Allowed: ignored, censored, event."),
    ("gap=84", "There is no rule setting \"gap\""),
  ])
  func `a change that cannot be is wrong usage`(_ written: String, _ message: String) {
    let error = #expect(throws: (any Error).self) {
      try SensitivityCommand.parse(["--vary", written])
    }
    #expect(error.map { SensitivityCommand.fullMessage(for: $0) }?.contains(message) == true)
    #expect(error.map { SensitivityCommand.exitCode(for: $0) } == .validationFailure)
  }

  @Test func `changes with a comma between them make one row, further options further rows`() throws
  {
    let command = try SensitivityCommand.parse([
      "--vary", "gap_limit_days=84,missed_assessments=1", "--vary", "adds_one_day=1",
    ])
    #expect(command.vary.count == 2)
    _ = try SensitivityCommand.parse(["--endpoint", "os-diagnosis"])
  }
}
