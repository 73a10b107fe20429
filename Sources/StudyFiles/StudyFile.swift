public import Studies

/// A study file: its text, and the plan it states.
public struct StudyFile: Sendable, Equatable {
  /// What messages call it.
  public let name: String
  /// Its text as it was read.
  public let text: String
  /// What it asks.
  public let plan: StudyPlan

  /// Reads a study file of a folder.
  ///
  /// - Parameter path: Where it lies; at most 1 MB of UTF-8. Messages call it so.
  /// - Throws: ``Studies/StudyProblems``: that it cannot be read, or every mistake in it.
  public init(at path: String) throws(StudyProblems) {
    try self.init(text: FileText.read(path), name: path)
  }

  /// Reads the text of a study file.
  ///
  /// - Parameters:
  ///   - text: TOML; docs/study.md says which keys there are.
  ///   - name: What messages call it.
  /// - Throws: ``Studies/StudyProblems``: every mistake with its line. Of a text that is not TOML the first, because what
  ///   follows cannot be told.
  public init(text: String, name: String) throws(StudyProblems) {
    self.name = name
    self.text = text
    guard text.utf8.count <= FileText.limit else {
      throw StudyProblems(file: name, [.init(line: 0, FileText.tooLong)])
    }
    let table: TomlValue
    do {
      table = try TomlTree.parse(text)
    } catch {
      throw StudyProblems(
        file: name,
        StatedTwice.problems(error, in: text)
          ?? [.init(line: error.line, StudyFile.sentence(for: error))])
    }
    let problems = ProblemList()
    let plan = PlanReader(table, problems).plan()
    guard problems.isEmpty else { throw StudyProblems(file: name, problems.all) }
    self.plan = plan
  }

  private static func sentence(for mistake: TomlTree.Mistake) -> String {
    let detail = mistake.sentence.isEmpty ? "" : ": \(Sentence.lowered(mistake.sentence))"
    return "The file cannot be read from here on\(detail). "
      + "Allowed: key = value, texts in quotes, lists in [ ], sections headed by [name]."
  }
}
