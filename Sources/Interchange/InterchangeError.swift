/// A file that cannot be read or written at all.
public struct InterchangeError: Error, Equatable, Sendable {
  /// The file, by its name.
  public let file: String
  /// The sentence about it, with what to do next.
  public let sentence: String

  /// A file that cannot be read or written.
  ///
  /// - Parameters:
  ///   - file: Its name.
  ///   - sentence: What is wrong.
  public init(file: String, sentence: String) {
    self.file = file
    self.sentence = sentence
  }
}

extension InterchangeError: CustomStringConvertible {
  /// `assessments.csv: There is no such file.`
  public var description: String { "\(file): \(sentence)" }
}
