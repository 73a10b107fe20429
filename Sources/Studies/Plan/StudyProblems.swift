/// What is wrong in a study file, all of it.
public struct StudyProblems: Error, Equatable, CustomStringConvertible {
  /// One mistake.
  public struct Problem: Sendable, Equatable {
    /// The line of the file; 0 where no line is to blame.
    public let line: Int
    /// What is wrong, what is allowed, what to do next.
    public let sentence: String

    /// A mistake.
    ///
    /// - Parameters:
    ///   - line: The line of the file; 0 where no line is to blame.
    ///   - sentence: What is wrong, what is allowed.
    public init(line: Int, _ sentence: String) {
      self.line = line
      self.sentence = sentence
    }
  }

  /// What messages call the file.
  public let file: String
  /// The mistakes by line; those of a line as they were found.
  public let problems: [Problem]

  /// Mistakes of a file.
  ///
  /// - Parameters:
  ///   - file: What messages call it.
  ///   - problems: The mistakes; those of a line in the order in which they were found.
  public init(file: String, _ problems: [Problem]) {
    self.file = file
    self.problems = problems.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }

  /// A line for each mistake: `study.toml:14: …`.
  public var description: String {
    problems.map { problem in
      problem.line > 0
        ? "\(file):\(problem.line): \(problem.sentence)" : "\(file): \(problem.sentence)"
    }.joined(separator: "\n")
  }
}
