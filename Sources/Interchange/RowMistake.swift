/// What is wrong with the form of a row, whatever its table.
struct RowMistake: Equatable {
  /// The kinds of damage.
  enum Kind: Equatable {
    case invalidUTF8(UInt8)
    case nul
    case loneCarriageReturn
    case quoteInField
    case textBehindQuote
    case unterminatedQuote
    case tooLong
  }

  /// What is wrong.
  let kind: Kind
  /// The field in which it is, 0 for the first, if it is in one.
  let field: Int?
  /// The line on which it is.
  let line: Int
  /// Which character of that line it is, where that is known.
  let character: Int?

  /// What is wrong and what to do, in sentences.
  var sentence: String {
    let place = (character.map { "character \($0) of " } ?? "") + "line \(line)"
    switch kind {
    case .invalidUTF8(let byte):
      let hexadecimal = String(byte, radix: 16, uppercase: true)
      return "The byte \(hexadecimal) at \(place) is not UTF-8. Save the file as UTF-8."
    case .nul:
      return "A NUL byte stands at \(place): the file is damaged or not text. Export it again."
    case .loneCarriageReturn:
      return "A carriage return without line feed stands at \(place). "
        + "Allowed as line ends: LF or CRLF."
    case .quoteInField:
      return "A quote stands at \(place), within an unquoted field. "
        + "Put the field in quotes and write each quote in it twice."
    case .textBehindQuote:
      return "Text follows the closing quote at \(place). "
        + "Write each quote within a quoted field twice."
    case .unterminatedQuote:
      return "The quote opened at \(place) is never closed; the file is read no further."
    case .tooLong:
      return "The row is longer than 1 MB, the most allowed. Is a closing quote missing?"
    }
  }
}
