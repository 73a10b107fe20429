import ClinicalRecords

/// A short text as two numbers, so that comparing it is two instructions: at most 15 bytes, and how many.
struct PackedText: Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The text up to its NUL, or `nil` where it is longer than 15 bytes.
  @inline(__always)
  init?(_ text: UnsafePointer<UInt8>) {
    var count = 0
    while text[count] != 0 {
      if count < 8 {
        low |= UInt64(text[count]) << UInt64(count &* 8)
      } else if count < 15 {
        high |= UInt64(text[count]) << UInt64((count &- 8) &* 8)
      } else {
        return nil
      }
      count &+= 1
    }
  }

  /// The same of a word of the program.
  init?(_ word: String) {
    let text = word.withCString { start in
      start.withMemoryRebound(to: UInt8.self, capacity: word.utf8.count + 1) { PackedText($0) }
    }
    guard let text else { return nil }
    self = text
  }
}

/// The words of a set closed by a standard, found by the bytes SQLite hands over.
struct ClosedWords<Word: Sendable>: Sendable {
  private let words: [(text: PackedText, word: Word)]

  init(_ all: Word.AllCases) where Word: CaseIterable & RawRepresentable<String> {
    words = all.map { word in
      guard let text = PackedText(word.rawValue) else {
        preconditionFailure("\(word.rawValue) has at most 15 bytes.")
      }
      return (text, word)
    }
  }

  @inline(__always)
  func word(_ text: UnsafePointer<UInt8>) -> Word? {
    guard let wanted = PackedText(text) else { return nil }
    for (text, word) in words where text == wanted { return word }
    return nil
  }
}

extension ClosedWords<OverallResponse> {
  static let overallResponses = ClosedWords(OverallResponse.allCases)
}

extension ClosedWords<TargetResponse> {
  static let targetResponses = ClosedWords(TargetResponse.allCases)
}

extension ClosedWords<NonTargetResponse> {
  static let nonTargetResponses = ClosedWords(NonTargetResponse.allCases)
}

extension ClosedWords<NewLesionFinding> {
  static let newLesionFindings = ClosedWords(NewLesionFinding.allCases)
}

extension ClosedWords<LesionCategory> {
  static let lesionCategories = ClosedWords(LesionCategory.allCases)
}

extension ClosedWords<LesionState> {
  static let lesionStates = ClosedWords(LesionState.allCases)
}

extension OrderedScan {
  /// A word of a closed set.
  @inline(__always)
  func word<Word>(_ column: Int32, _ words: ClosedWords<Word>) throws -> Word {
    guard let text = optionalStart(column), let word = words.word(text) else {
      throw UnreadableCell(column: column)
    }
    return word
  }

  /// The same where it may be NULL.
  @inline(__always)
  func optionalWord<Word>(_ column: Int32, _ words: ClosedWords<Word>) throws -> Word? {
    guard let text = optionalStart(column) else { return nil }
    guard let word = words.word(text) else { throw UnreadableCell(column: column) }
    return word
  }
}
