import Foundation
import StudyReports
import Testing

@testable import RegistryCLI

struct SystemProgramTests {
  @Test func `a program gets its arguments as they are, through no shell`() throws {
    let printf = try #require(SystemProgram(named: "printf"))
    let result = try printf.run(["%s|", "$HOME", "a b", "`ls`", "\"'"])
    #expect(result.code == 0 && result.output == "$HOME|a b|`ls`|\"'|")
  }

  @Test func `how a program ended is told`() throws {
    let shell = try #require(SystemProgram(named: "sh"))
    #expect(try shell.run(["-c", "echo no >&2; exit 3"]).code == 3)
    #expect(try shell.run(["-c", "echo no >&2; exit 3"]).output == "no\n")
    #expect(try shell.run(["-c", "kill -9 $$"]).code == 137)
    #expect(try shell.run(["-c", "echo $SOURCE_DATE_EPOCH $TZ"]).output == "315532800 UTC\n")
    #expect(try shell.run(["-c", "read line; echo $?"]).output == "1\n")  // nothing to read from
    #expect(
      try shell.run(["-c", "i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done"])
        .code == 0)
  }

  @Test func `a program that is not there is missed in words`() {
    #expect(SystemProgram(named: "no-such-program-of-nadir") == nil)
    #expect(
      ReportProgram.figures.missing("PDF and PNG of the figures")
        == "PDF and PNG of the figures was not made: the program rsvg-convert is not installed. `apt-get install "
        + "librsvg2-bin` or `brew install librsvg` brings it; the rest of the report was written without it."
    )
  }
}
