import ClinicalRecords

/// A value of a TOML file with the line on which it stands.
struct TomlValue: Sendable, Equatable {
  /// What it is.
  enum Content: Sendable, Equatable {
    /// Keys with values, in the order of the file.
    case table([Member])
    /// Values in square brackets, or tables of the same name.
    case list([TomlValue])
    /// A text in quotes.
    case text(String)
    /// A number without a point.
    case whole(Int64)
    /// A number with a point or an exponent; infinity and NaN are such.
    case decimal(Double)
    /// `true` or `false`.
    case flag(Bool)
    /// A calendar day, years 1 to 9999.
    case day(ClinicalDate)
    /// A time of day, a day with one, or a day of the year 0.
    case time
  }

  /// A key with its value.
  struct Member: Sendable, Equatable {
    /// The last part of a dotted key.
    let key: String
    /// Where the key stands.
    let line: Int
    /// Its value.
    let value: TomlValue
  }

  /// What it is.
  let content: Content
  /// Where it begins, from 1.
  let line: Int

  /// The keys of a table; `nil` of anything else.
  var members: [Member]? {
    if case .table(let members) = content { members } else { nil }
  }

  /// The values of a list; `nil` of anything else.
  var items: [TomlValue]? {
    if case .list(let items) = content { items } else { nil }
  }

  /// The text; `nil` of anything else.
  var text: String? {
    if case .text(let text) = content { text } else { nil }
  }

  /// The number; `nil` of anything else.
  var number: Double? {
    switch content {
    case .whole(let whole): Double(whole)
    case .decimal(let decimal): decimal
    default: nil
    }
  }

  /// The number, where it has no fraction and is of a size that counts have; `nil` of anything else.
  var whole: Int? {
    if case .whole(let whole) = content { Int(exactly: whole) } else { nil }
  }

  /// What messages call it: `a text`.
  var noun: String {
    switch content {
    case .table: "a table"
    case .list: "a list"
    case .text: "a text"
    case .whole, .decimal: "a number"
    case .flag(let flag): "\(flag)"
    case .day: "a day"
    case .time: "a time"
    }
  }
}
