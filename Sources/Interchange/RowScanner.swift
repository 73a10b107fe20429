/// Splits a file into rows and rows into fields (RFC 4180), a row at a time, without making
/// strings.
///
/// The fields of a row are stretches of the window; they last until ``next()`` is called again.
/// Only the first mistake of a row is kept: what follows it in the row is guesswork.
struct RowScanner: ~Copyable {
  /// The most columns a file may have.
  static let columnLimit = 1000

  /// The line on which the row begins, 1 for the first.
  private(set) var line = 1
  /// How many fields the row has; beyond ``columnLimit`` they are counted only.
  private(set) var fieldCount = 0
  /// The first thing wrong with the row, if any.
  private(set) var mistake: RowMistake?
  private(set) var window: ByteWindow
  private let fields: UnsafeMutablePointer<RowField>
  private let classes: UnsafeMutablePointer<ByteClass>
  private var length = 0
  private var lineBreaks = 0

  /// A scanner at the start of the window's first row.
  init(_ window: consuming ByteWindow) {
    self.window = window
    fields = .allocate(capacity: RowScanner.columnLimit)
    classes = ByteClass.table()
  }

  deinit {
    fields.deallocate()
    classes.deallocate()
  }

  /// The byte between two fields.
  var separator: UInt8 = 0x2C {
    didSet {
      classes[Int(oldValue)] = .ordinary
      classes[Int(separator)] = .separator
    }
  }

  /// The bytes of a field, doubled quotes made single.
  subscript(_ position: Int) -> UnsafeRawBufferPointer {
    let field = fields[position]
    return UnsafeRawBufferPointer(start: window.front + field.start, count: field.end - field.start)
  }

  /// Whether the row was too long to be kept.
  var isPassedOver: Bool { mistake != nil && mistake?.field == nil }

  /// Whether the row is an empty line, perhaps with blanks.
  var isBlank: Bool {
    fieldCount == 1 && mistake == nil && !fields[0].isQuoted
      && self[0].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// Moves on to the next row.
  ///
  /// - Returns: `false` at the end of the file.
  /// - Throws: ``InterchangeError`` when the file cannot be read on.
  mutating func next() throws -> Bool {
    leaveRow()
    guard try splitRow() else { return false }
    makeQuotesSingle()
    return true
  }

  /// Makes doubled quotes of the row single, after which it cannot be split again.
  mutating func makeQuotesSingle() {
    guard mistake == nil else { return }
    for position in 0..<min(fieldCount, RowScanner.columnLimit)
    where fields[position].hasDoubledQuotes {
      fields[position].makeQuotesSingle(in: window.front)
    }
  }

  /// Moves the front of the window behind the row.
  mutating func leaveRow() {
    window.take(length)
    line += lineBreaks
    length = 0
    lineBreaks = 0
  }

  /// Splits the row at the front of the window, reading on until all of it is there.
  ///
  /// May be done again with another ``separator``, unless the row ``isPassedOver``. Doubled quotes
  /// stay double.
  ///
  /// - Returns: `false` at the end of the file.
  mutating func splitRow() throws -> Bool {
    while !scan() {
      guard try window.fill() else {
        try skipLongRow()
        return true
      }
    }
    return window.count > 0 || mistake != nil
  }

  /// Scans the row at the front of the window.
  ///
  /// - Returns: `false` when the window ends before the row and the file does not.
  private mutating func scan() -> Bool {
    fieldCount = 0
    lineBreaks = 0
    mistake = nil
    var index = 0
    while true {
      let end: FieldEnd
      if window.front[index] == 0x22 {
        end = scanQuoted(&index)
      } else {
        end = scanUnquoted(from: index, &index, RowField(start: index, end: index))
      }
      switch end {
      case .separator: continue
      case .row:
        length = index
        return true
      case .window: return false
      }
    }
  }

  /// Scans to the end of a field that has no quotes, or of what follows the closing quote of one.
  @inline(__always)
  private mutating func scanUnquoted(
    from start: Int, _ index: inout Int, _ template: RowField
  ) -> FieldEnd {
    let bytes = window.front
    while true {
      while classes[Int(bytes[index])] == .ordinary { index += 1 }
      switch classes[Int(bytes[index])] {
      case .separator:
        append(template, endingAt: index)
        index += 1
        return .separator
      case .lineFeed:
        append(template, endingAt: index)
        index += 1
        lineBreaks += 1
        return .row
      default:
        if let end = scanUnusual(&index, template) { return end }
      }
    }
  }

  /// Deals with a byte of an unquoted field that is neither ordinary nor its end.
  ///
  /// - Returns: `nil` when the field goes on behind it.
  private mutating func scanUnusual(_ index: inout Int, _ template: RowField) -> FieldEnd? {
    let bytes = window.front
    switch classes[Int(bytes[index])] {
    case .carriageReturn:
      if index + 1 == window.count, !window.isDrained { return .window }
      if bytes[index + 1] == 0x0A {
        append(template, endingAt: index)
        index += 2
        lineBreaks += 1
        return .row
      }
      note(.loneCarriageReturn, at: index)
      index += 1
    case .quote:
      note(.quoteInField, at: index)
      index += 1
    default:
      guard index == window.count else { return scanForeign(&index) ? nil : .window }
      guard window.isDrained else { return .window }
      append(template, endingAt: index)
      return .row
    }
    return nil
  }

  /// Scans a field that begins with a quote.
  private mutating func scanQuoted(_ index: inout Int) -> FieldEnd {
    let openedOn = line + lineBreaks
    var field = RowField(start: index + 1, end: index + 1, isQuoted: true)
    index += 1
    while true {
      switch classes[Int(window.front[index])] {
      case .quote:
        if index + 1 == window.count, !window.isDrained { return .window }
        guard window.front[index + 1] == 0x22 else {
          field.end = index
          return scanBehindQuote(&index, field)
        }
        field.hasDoubledQuotes = true
        index += 2
      case .lineFeed:
        lineBreaks += 1
        index += 1
      case .nul where index == window.count:
        return endWithinQuote(field, openedOn: openedOn)
      case .nul, .high:
        guard scanForeign(&index) else { return .window }
      default: index += 1
      }
    }
  }

  /// Ends a field at the end of the window, its quote still open.
  private mutating func endWithinQuote(_ field: RowField, openedOn: Int) -> FieldEnd {
    guard window.isDrained else { return .window }
    mistake = RowMistake(
      kind: .unterminatedQuote, field: fieldCount, line: openedOn,
      character: character(of: field.start - 1))
    append(field, endingAt: window.count)
    return .row
  }

  /// Scans what follows the closing quote at `index`, which should be nothing.
  private mutating func scanBehindQuote(_ index: inout Int, _ field: RowField) -> FieldEnd {
    index += 1
    switch classes[Int(window.front[index])] {
    case .separator, .lineFeed, .carriageReturn: break
    case .nul where index == window.count: break
    default: note(.textBehindQuote, at: index)
    }
    return scanUnquoted(from: index, &index, field)
  }

  /// Passes over a NUL or a character beyond ASCII, noting what is wrong with it.
  ///
  /// - Returns: `false` when the window ends within the character and the file does not.
  private mutating func scanForeign(_ index: inout Int) -> Bool {
    if window.front[index] == 0 {
      note(.nul, at: index)
      index += 1
      return true
    }
    let available = window.count - index
    let length = UTF8Sequence.length(window.front + index)
    if length == 0, available < 4, !window.isDrained { return false }
    if length == 0 { note(.invalidUTF8(window.front[index]), at: index) }
    index += max(1, length)
    return true
  }

  @inline(__always)
  private mutating func append(_ template: RowField, endingAt end: Int) {
    if fieldCount < RowScanner.columnLimit {
      var field = template
      if !field.isQuoted { field.end = end }
      fields[fieldCount] = field
    }
    fieldCount += 1
  }

  private mutating func note(_ kind: RowMistake.Kind, at index: Int) {
    guard mistake == nil else { return }
    mistake = RowMistake(
      kind: kind, field: fieldCount, line: line + lineBreaks, character: character(of: index))
  }

  /// The number of the character at `index` in its line, 1 for the first.
  private func character(of index: Int) -> Int {
    var number = 1
    var position = index - 1
    while position >= 0, window.front[position] != 0x0A {
      if window.front[position] & 0xC0 != 0x80 { number += 1 }
      position -= 1
    }
    return number
  }
}

extension RowScanner {
  /// Passes over a row that is longer than the window may grow.
  private mutating func skipLongRow() throws {
    let first = line
    var quote = OpenQuote()
    var breaks = 0
    search: while true {
      for index in 0..<window.count {
        let byte = window.front[index]
        if byte == 0x0A { breaks += 1 }
        if quote.endsRow(with: byte, separator: separator, line: first + breaks) {
          window.take(index + 1)
          break search
        }
      }
      window.take(window.count)
      guard try window.fill(), window.count > 0 else { break }
    }
    fieldCount = 0
    length = 0
    lineBreaks = breaks
    mistake = RowMistake(
      kind: quote.isOpen ? .unterminatedQuote : .tooLong, field: nil,
      line: quote.isOpen ? quote.line : first, character: quote.isOpen ? nil : 1)
  }
}
