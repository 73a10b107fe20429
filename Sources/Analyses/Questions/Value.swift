public import ClinicalRecords

/// What a characteristic is for one line of one patient.
public enum Value: Hashable, Sendable {
  /// Not recorded, so that it cannot be told.
  case missing
  /// A number; a duration in days.
  case number(Double)
  /// A number that partial dates or the end of observation leave open between two, both included.
  case range(Double, Double)
  /// A word of the characteristic's vocabulary.
  case code(CodePosition)
  /// Yes or no.
  case flag(Bool)
  /// A text.
  case text(String)
}

extension Value {
  /// Whether it puts a line into a group: a value that is missing, or left open, does not.
  package var isGroup: Bool {
    switch self {
    case .missing, .range: false
    case .number, .code, .flag, .text: true
    }
  }
}

extension Value: Comparable {
  /// Printed order of groups: yes before no, words as in their vocabulary, numbers and texts
  /// ascending.
  public static func < (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): left < right
    case (.code(let left), .code(let right)): left < right
    case (.flag(let left), .flag(let right)): left && !right
    case (.text(let left), .text(let right)): left < right
    default: left.kindOrder < right.kindOrder
    }
  }

  private var kindOrder: Int {
    switch self {
    case .flag: 0
    case .code: 1
    case .number: 2
    case .text: 3
    case .range: 5
    case .missing: 4
    }
  }
}
