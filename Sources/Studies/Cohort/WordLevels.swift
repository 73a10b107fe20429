import Analyses
import ClinicalRecords

/// The values of a word that occur, as they are met; they become levels in printed order when all patients were read.
struct WordLevels: Sendable {
  /// Levels that a table, and a model, can hold.
  static let limit = 200
  private(set) var values: [Value] = []
  private var position: [Value: Int16] = [:]
  /// Whether there were more than that.
  private(set) var overflowed = false

  /// The position of a value in the order in which they were met; -1 where it is not known.
  mutating func position(of value: Value) -> Int16 {
    guard value.isGroup else { return -1 }
    if let found = position[value] { return found }
    guard values.count < WordLevels.limit else {
      overflowed = true
      return -1
    }
    let next = Int16(values.count)
    position[value] = next
    values.append(value)
    return next
  }

  /// The values in printed order, and where in it each of those met stands.
  var printed: (values: [Value], places: [Int16]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var places = [Int16](repeating: -1, count: values.count)
    for (place, index) in order.enumerated() { places[index] = Int16(place) }
    return (order.map { values[$0] }, places)
  }
}

extension Characteristic {
  /// What tables print for one of its values as a level.
  func levelLabel(of value: Value) -> String {
    switch (value, kind) {
    case (.flag(let flag), _): flag ? "Yes" : "No"
    case (.code(let code), .code(let vocabulary)): vocabulary.entries[Int(code)].label
    case (.number(let number), _): number.plain
    case (.text(let text), _): text
    default: ""
    }
  }
}

extension Double {
  /// Without a point where it is a whole number, else with the fewest digits that say it.
  var plain: String {
    self == rounded() && abs(self) < 1e15 ? "\(Int64(self))" : "\(self)"
  }
}
