import Foundation
import Testing

/// Holds docs/derive.md to what it says of the private folder.
struct PrivateFolderTests {
  @Test(arguments: ["TERM", "HUP", "PIPE"])
  func `a signal that ends nadir derive takes the patients' rows with it`(_ signal: String) throws {
    let shell = try Shell()
    defer { shell.remove() }
    // The shell goes on behind `exec` when the command, with its folder made, begins to read.
    let printed = try shell.run(
      """
      mkfifo lines.csv
      nadir derive --lines lines.csv &
      exec 3>lines.csv
      echo 'patient_key,line_number,started_on' >&3
      ls "$TMPDIR" | grep -c nadir-
      kill -\(signal) $!
      wait $! 2> waiting.txt
      echo $(($? > 128))
      ls "$TMPDIR" | grep -c nadir-
      """)
    #expect(printed == "1\n1\n0\n")
  }

  @Test func `nadir derive leaves nothing in the folder for passing files`() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let printed = try shell.run(
      """
      printf 'patient_key,line_number,started_on\\nP1,1,2020-01-01\\n' > lines.csv
      nadir derive --lines lines.csv > derived.csv && wc -l < derived.csv
      ls "$TMPDIR" | grep -c nadir-
      """)
    #expect(
      printed.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == ["2", "0"])
  }
}
