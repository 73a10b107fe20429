import Reports

/// The numbers of a report for programs: `numbers.json`.
struct NumberFile {
  /// Its file, from the folder of the report.
  static let path = "numbers.json"

  /// A list of objects, one a line, in the order in which the numbers are first printed.
  ///
  /// `value` reads back as the same number: a count without a point, any other with a point or exponent; a text for a
  /// day; `null` where there is none. `places` are the anchors of the sections and tables that print it, none for a number
  /// that only stands here, or in a footnote or figure.
  let json: String

  /// Writes the numbers.
  init(_ book: NumberBook, _ places: NumberPlaces) {
    let lines = book.numbers.map { NumberFile.line($0, places[$0.id]) }
    json = lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }

  private static func line(_ number: StudyNumber, _ places: [String]) -> String {
    let list = number.evidence?.jsonQuoted ?? "null"
    return "{\"id\": \(number.id.jsonQuoted), \"value\": \(json(number.value)), "
      + "\"printed\": \(number.printed.jsonQuoted), \"evidence\": \(list), "
      + "\"places\": [\(places.map(\.jsonQuoted).joined(separator: ", "))]}"
  }

  private static func json(_ value: StudyNumber.Value) -> String {
    switch value {
    case .count(let count): "\(count)"
    case .real(let number): number.isFinite ? "\(number)" : "null"
    case .text(let text): text.jsonQuoted
    case .none: "null"
    }
  }
}

/// A number as `numbers.json` has it.
public struct WrittenNumber: Sendable, Equatable {
  /// Its name.
  public let id: String
  /// Its value as written: a number's digits, a text, or nothing.
  public let value: String?
  /// How it is printed.
  public let printed: String

  /// Reads the numbers of a file.
  ///
  /// - Parameter json: The file.
  /// - Returns: The numbers in its order.
  /// - Throws: ``JSONMistake`` where it is not what ``NumberFile`` writes.
  public static func all(in json: String) throws(JSONMistake) -> [WrittenNumber] {
    guard case .list(let items) = try JSONReader.value(of: json) else {
      throw JSONMistake(line: 1, sentence: "A list of numbers is expected.")
    }
    return try items.map { item throws(JSONMistake) in
      guard let id = item["id"]?.string, let printed = item["printed"]?.string,
        let value = item["value"]
      else { throw JSONMistake(line: 1, sentence: "A number has id, value and printed.") }
      return WrittenNumber(id: id, value: value.string, printed: printed)
    }
  }
}
