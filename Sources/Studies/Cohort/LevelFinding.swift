import Analyses
import ClinicalRecords
import Endpoints

/// How the level or the number of a characteristic is found in a history.
struct LevelFinding: Sendable {
  /// Ways.
  enum Way: Sendable {
    /// By conditions; the first that holds counts.
    case conditions([Condition])
    /// By the values of a word.
    case word(Characteristic)
    /// A number.
    case number(Characteristic, scale: Double)
  }

  /// The way.
  let way: Way
  /// What its words mean, a sentence each, once.
  let definitions: [String]
  /// The parts of a history it looks at, beside those of its outcomes.
  let parts: HistoryParts
  /// The derived values it looks at.
  let outcomes: OutcomeParts
  /// Whether it is known only after the line has begun.
  var isKnownLater = false

  init(_ conditions: [Condition]) {
    way = .conditions(conditions)
    definitions = conditions.flatMap(\.definitions).distinct
    parts = conditions.reduce([]) { $0.union($1.parts) }
    outcomes = conditions.reduce([]) { $0.union($1.outcomes) }
  }

  init(word: Characteristic) {
    way = .word(word)
    (definitions, parts, outcomes) = (word.definitions, word.parts, word.outcomes)
  }

  init(number: Characteristic, scale: Double) {
    way = .number(number, scale: scale)
    (definitions, parts, outcomes) = (number.definitions, number.parts, number.outcomes)
  }

  /// The number of a line; `nil` where it is not known, or left open between two.
  func number(_ history: PatientHistory, _ place: LinePlace) -> Double? {
    guard case .number(let word, let scale) = way,
      case .number(let number) = word.value(history, place)
    else { return nil }
    return number / scale
  }
}

/// The first of several conditions that holds.
enum FirstThatHolds: Equatable {
  /// Its position.
  case position(Int)
  /// None holds.
  case none
  /// One that cannot be told could be it.
  case unknown

  /// Asks conditions in their order; one that cannot be told leaves open whether a later one is the first.
  init(of conditions: [Condition], _ history: PatientHistory, _ place: LinePlace) {
    for (position, condition) in conditions.enumerated() {
      switch condition.holds(history, place) {
      case true?:
        self = .position(position)
        return
      case nil:
        self = .unknown
        return
      case false?: continue
      }
    }
    self = .none
  }
}

extension Array where Element: Hashable {
  /// Each once, in the order in which it came first.
  var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
