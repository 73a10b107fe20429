import Foundation
import Testing

/// One answer of R: the call it was made by, and the values that came out.
struct ReferenceAnswer: Sendable, CustomTestStringConvertible {
  let id: String
  let kind: String
  /// The text that R evaluated.
  let call: String
  /// What stands beside the result: a note, the covariates that were kept.
  let details: ReferenceValue
  let result: ReferenceValue

  var testDescription: String { id }
}

/// A value in a file of answers: a number, text, a list or named values.
enum ReferenceValue: Sendable {
  /// R's NA: not estimable, not reached.
  case missing
  case number(Double)
  case text(String)
  case list([ReferenceValue])
  case named([String: ReferenceValue])

  /// Reads what `JSONSerialization` made; "Inf" and "-Inf" are numbers.
  init(_ json: Any) {
    switch json {
    case let value as NSNumber: self = .number(value.doubleValue)
    case "Inf" as String: self = .number(.infinity)
    case "-Inf" as String: self = .number(-.infinity)
    case let value as String: self = .text(value)
    case let values as [Any]: self = .list(values.map(ReferenceValue.init))
    case let values as [String: Any]: self = .named(values.mapValues(ReferenceValue.init))
    default: self = .missing
    }
  }

  /// The value of a name; missing where there is none.
  subscript(_ name: String) -> ReferenceValue {
    guard case .named(let values) = self else { return .missing }
    return values[name] ?? .missing
  }

  /// The names in alphabetical order.
  var names: [String] {
    guard case .named(let values) = self else { return [] }
    return values.keys.sorted()
  }

  /// The elements of a list; the value itself where it is single.
  var elements: [ReferenceValue] {
    switch self {
    case .list(let values): values
    case .missing: []
    default: [self]
    }
  }

  /// The number; `nil` where it is missing.
  var number: Double? {
    guard case .number(let value) = self else { return nil }
    return value
  }

  /// The text; `nil` where it is something else.
  var text: String? {
    guard case .text(let value) = self else { return nil }
    return value
  }

  /// The numbers of a list, `nil` where one is missing.
  var numbers: [Double?] { elements.map(\.number) }

  /// The texts of a list.
  var texts: [String] { elements.compactMap(\.text) }

  /// The rows of a matrix.
  var rows: [[Double?]] { elements.map(\.numbers) }
}

extension Reference {
  /// The answers in a file of Reference/, of some kinds or of all.
  static func answers(in name: String, of kinds: String...) throws -> [ReferenceAnswer] {
    let object = try JSONSerialization.jsonObject(with: data(name + ".json"))
    let document = try #require(object as? [String: Any])
    let cases = try #require(document["cases"] as? [[String: Any]])
    return cases.map {
      ReferenceAnswer(
        id: $0["id"] as? String ?? "", kind: $0["kind"] as? String ?? "",
        call: $0["call"] as? String ?? "", details: ReferenceValue($0),
        result: ReferenceValue($0["result"] ?? NSNull()))
    }
    .filter { kinds.isEmpty || kinds.contains($0.kind) }
  }
}
