import StudyReports

/// A program that a report is not complete without, though all but its files can be written without it.
enum ReportProgram: String, CaseIterable {
  /// Makes PDF and PNG of figures.
  case figures = "rsvg-convert"
  /// Makes the word processor's document.
  case document = "pandoc"

  /// What came of it.
  struct Outcome: Equatable {
    /// The program that was there.
    var programs: [ReportManifest.Program] = []
    /// What was not made, and why, in sentences.
    var notices: [String] = []
  }

  /// The program with its version; `nil` where it is not installed.
  ///
  /// - Throws: ``CommandError`` when it cannot be started.
  func found() throws -> (program: SystemProgram, named: ReportManifest.Program)? {
    guard let program = SystemProgram(named: rawValue) else { return nil }
    let version = try program.version()
    return (program, ReportManifest.Program(name: rawValue, version: version))
  }

  /// Said where it is missing.
  ///
  /// - Parameter files: What it would have made.
  /// - Returns: Sentences.
  func missing(_ files: String) -> String {
    let (apt, brew) = self == .figures ? ("librsvg2-bin", "librsvg") : ("pandoc", "pandoc")
    return
      "\(files) was not made: the program \(rawValue) is not installed. `apt-get install \(apt)` or "
      + "`brew install \(brew)` brings it; the rest of the report was written without it."
  }

  /// Said where it fails.
  ///
  /// - Parameters:
  ///   - file: What it should have made.
  ///   - result: What its run came to.
  /// - Returns: A sentence.
  func failed(_ file: String, _ result: SystemProgram.Result) -> String {
    let lines = result.output.split(separator: "\n").prefix(3).joined(separator: " ")
    return
      "\(file) was not made: \(rawValue) ended with \(result.code)\(lines.isEmpty ? "" : ": \(lines)")"
  }
}
