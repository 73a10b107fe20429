import ClinicalRecords
import Studies

/// The mistakes found so far.
final class ProblemList {
  /// The mistakes in the order in which they were found.
  private(set) var all: [StudyProblems.Problem] = []

  /// Whether none was found.
  var isEmpty: Bool { all.isEmpty }

  /// Adds a mistake.
  ///
  /// - Parameters:
  ///   - line: Where it stands; 0 for nowhere.
  ///   - sentence: What is wrong and what is allowed.
  func add(_ line: Int, _ sentence: String) {
    all.append(StudyProblems.Problem(line: line, sentence))
  }
}

/// Parts of sentences about mistakes.
enum Sentence {
  /// Something written, in quotes and safe to print.
  static func quoted(_ text: String) -> String { "\"\(shown(text))\"" }

  /// Something written, safe to print.
  static func shown(_ text: String) -> String { Quotation.shortened(text) }

  /// The nearest word, as a sentence with a space before it; nothing where none is near. Of single letters every other
  /// would be near.
  static func nearest(_ word: String, among words: [String]) -> String {
    word.count < 2 ? "" : NearestMatch.of(word, among: words).map { " Nearest: \($0)." } ?? ""
  }

  /// The nearest word, then all of them: ` Nearest: spss. Allowed: log, plain, spss.`
  static func choice(_ word: String, among words: [String], called title: String = "Allowed")
    -> String
  {
    nearest(word, among: words) + " \(title): \(words.joined(separator: ", "))."
  }

  /// The text with a capital first letter.
  static func raised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// The text with a small first letter.
  static func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
}
