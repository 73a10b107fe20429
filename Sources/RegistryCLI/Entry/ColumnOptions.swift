import ArgumentParser
import RegistryStore

/// The rows one noun stands for, as options: one property per column, named like it.
///
/// `Key` holds the columns that identify a row, the first of them without an option; `Rest` the others.
/// `Extra` is what only `add` takes beside the columns.
protocol EnteredRow {
  associatedtype Key: ParsableArguments
  associatedtype Rest: ParsableArguments
  associatedtype Extra: ParsableArguments = NothingExtra
  static var noun: Noun { get }
  /// What stands behind `nadir add line ` in an example to paste.
  static var example: String { get }
  /// What stands behind the noun in an example that names a row.
  static var keyExample: String { get }
  /// What a change of that row could be.
  static var changeExample: String { get }
  /// Columns that `add` asks for last and turns into rows of other tables.
  static func extraColumns(in registry: Registry) throws -> [AskedColumn]
}

extension EnteredRow {
  static func extraColumns(in registry: Registry) throws -> [AskedColumn] { [] }
}

struct NothingExtra: ParsableArguments {}

extension Option where Value == String? {
  /// The option of a column: its meaning is the comment in schema.sql, its words come from the open registry.
  ///
  /// `parsing` is `.unconditional` where a value may begin with a minus sign.
  init(
    _ noun: Noun, _ column: String, name: NameSpecification = .long,
    parsing: SingleValueParsingStrategy = .next
  ) {
    let words = SchemaWords.vocabulary(of: column, in: noun.table)
    self.init(
      name: name, parsing: parsing,
      help: ArgumentHelp(
        ColumnText.sentence(noun, column), valueName: ColumnText.valueName(column, words)),
      completion: words.map(Completions.kind))
  }
}

extension Argument where Value == String? {
  /// The column that needs no option.
  init(_ noun: Noun, completion: CompletionKind) {
    self.init(
      help: ArgumentHelp(ColumnText.sentence(noun, noun.firstColumn)), completion: completion)
  }
}

private enum ColumnText {
  static func sentence(_ noun: Noun, _ column: String) -> String {
    let comment = SchemaWords.comment(of: column, in: noun.table)
    guard let first = comment.first else { return "" }
    return first.uppercased() + comment.dropFirst() + (comment.hasSuffix("…") ? "" : ".")
  }

  static func valueName(_ column: String, _ words: String?) -> String {
    if column.hasSuffix("_on") { return "day" }
    if column.hasSuffix("_mm") { return "mm" }
    if column.hasPrefix("is_") { return "yes|no" }
    if words != nil { return "word" }
    return ["number", "count", "days", "grade", "ecog", "cycles"].contains { column.hasSuffix($0) }
      ? "number" : "value"
  }
}

extension ParsableArguments {
  /// What was given, by column. The properties are found as the parser itself finds them.
  var given: [String: String] {
    var values: [String: String] = [:]
    for child in Mirror(reflecting: self).children {
      guard let label = child.label, let wrapper = child.value as? any OptionalText,
        let text = wrapper.text
      else { continue }
      values[ColumnName.name(ofProperty: label)] = text
    }
    return values
  }
}

/// The names of columns and of the properties that stand for them.
enum ColumnName {
  /// `_bornOn` is `born_on`.
  static func name(ofProperty label: String) -> String {
    label.drop { $0 == "_" }.reduce(into: "") { name, character in
      name += character.isUppercase ? "_" + character.lowercased() : String(character)
    }
  }
}

/// An option or argument that may hold a text.
private protocol OptionalText {
  var text: String? { get }
}

extension Option: OptionalText where Value == String? {
  fileprivate var text: String? { wrappedValue }
}

extension Argument: OptionalText where Value == String? {
  fileprivate var text: String? { wrappedValue }
}
