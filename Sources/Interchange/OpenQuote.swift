/// Follows quotes through a row that is too long to be kept.
struct OpenQuote {
  private enum State {
    case fieldStart
    case unquoted
    case quoted
    case behindQuote
  }

  /// The line on which the last quote was opened.
  private(set) var line = 0
  private var state = State.fieldStart

  /// Whether a quote is open.
  var isOpen: Bool { state == .quoted }

  /// Takes the next byte.
  ///
  /// - Returns: Whether the row ends with it.
  mutating func endsRow(with byte: UInt8, separator: UInt8, line: Int) -> Bool {
    switch (state, byte) {
    case (.quoted, 0x22): state = .behindQuote
    case (.quoted, _): break
    case (.behindQuote, 0x22): state = .quoted
    case (_, 0x0A): return true
    case (_, separator): state = .fieldStart
    case (.fieldStart, 0x22):
      state = .quoted
      self.line = line
    default: state = .unquoted
    }
    return false
  }
}
