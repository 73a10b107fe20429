/// A value with the line of the study file on which it stands, so that a mistake can name it.
public struct Written<Value: Sendable & Equatable>: Sendable, Equatable {
  /// The value.
  public let value: Value
  /// The line, 1 for the first; 0 for a value that no file states.
  public let line: Int

  /// A value with its line.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - line: Where it stands; 0 for a value that no file states.
  public init(_ value: Value, line: Int = 0) {
    self.value = value
    self.line = line
  }
}
