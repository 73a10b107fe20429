import Analyses
import ClinicalRecords
import Endpoints

/// Finds the words of a plan in a registry, and collects what is wrong with them.
struct PlanWords {
  let codebook: Codebook
  private(set) var catalog: CharacteristicCatalog
  private(set) var problems: [StudyProblems.Problem] = []
  /// What is allowed, and likely a mistake.
  private(set) var warnings: [StudyProblems.Problem] = []

  init(_ codebook: Codebook, under rules: EndpointRules) {
    self.codebook = codebook
    catalog = CharacteristicCatalog(codebook, under: rules)
  }

  /// Notes a mistake.
  mutating func refuse(_ line: Int, _ sentence: String) {
    problems.append(StudyProblems.Problem(line: line, sentence))
  }

  /// Notes what is likely a mistake, unless the same was said before.
  private mutating func warnOnce(_ line: Int, _ sentence: String) {
    guard !warnings.contains(where: { $0.sentence == sentence }) else { return }
    warnings.append(StudyProblems.Problem(line: line, sentence))
  }

  /// The condition of a text; `nil` where it has a mistake, which is noted.
  ///
  /// - Parameters:
  ///   - written: The text.
  ///   - place: Whose it is, such as `criterion I1`.
  ///   - level: Which level of it; what is warned of is said once for all of them.
  ///   - describes: Whether nothing is chosen or modeled by it.
  /// - Returns: The condition.
  mutating func condition(
    _ written: Written<String>, of place: String, level: String? = nil, describes: Bool = false
  ) -> Condition? {
    attempt(written, place, level: level, describes: describes) { text, catalog in
      let expression = try Expression(parsing: text)
      return (try Condition(expression, catalog: catalog), expression)
    }
  }

  /// The characteristic of a word; `nil` where it has a mistake, which is noted.
  mutating func word(_ written: Written<String>, of place: String) -> Characteristic? {
    attempt(written, place) { text, catalog in
      let expression = try Expression(parsing: text)
      guard case .word(let name, let argument) = expression else {
        throw QuestionError("\"\(text)\" is not a word, such as sex or age.")
      }
      return (try catalog.characteristic(name, argument: argument), expression)
    }
  }

  private mutating func attempt<Found>(
    _ written: Written<String>, _ place: String, level: String? = nil, describes: Bool = false,
    _ find: (String, CharacteristicCatalog) throws -> (Found, Expression)
  ) -> Found? {
    do {
      let (found, expression) = try find(written.value, catalog)
      for word in describes ? [] : expression.wordsKnownLater {
        warnOnce(
          written.line,
          "\(place): \(word) is known only after the line has begun, so that whoever has it has lived long "
            + "enough to get it (immortal time). Describe with it; do not choose, match or model by it."
        )
      }
      return found
    } catch {
      refuse(written.line, "\(place)\(level.map { ", level \($0)" } ?? ""): \(error)")
      return nil
    }
  }

  /// Whether a text holds a word that is known only after the line has begun.
  func isKnownLater(_ written: Written<String>) -> Bool {
    (try? Expression(parsing: written.value))?.wordsKnownLater.isEmpty == false
  }

  /// Notes a name that is not among those known.
  ///
  /// - Parameters:
  ///   - written: The name.
  ///   - known: What it may be.
  ///   - kind: What is named, such as `arm`.
  ///   - place: Where, such as `cox`.
  mutating func require(
    _ written: Written<String>, among known: [String], _ kind: String, of place: String
  ) {
    guard !known.contains(written.value) else { return }
    let nearest = NearestMatch.of(written.value, among: known).map { " Nearest: \($0)." } ?? ""
    refuse(
      written.line,
      "\(place): there is no \(kind) \"\(written.value)\".\(nearest) Allowed: \(known.joined(separator: ", "))."
    )
  }

  /// Notes the names that stand twice, and those that have another meaning.
  ///
  /// - Parameters:
  ///   - names: With their lines.
  ///   - kind: What is named.
  ///   - reserved: What they cannot be.
  mutating func requireDistinct(
    _ names: [(name: String, line: Int)], _ kind: String, reserved: [String] = []
  ) {
    var seen: Set<String> = []
    for (name, line) in names {
      if reserved.contains(name) {
        refuse(line, "\(kind) cannot be called \"\(name)\", which means something else in results.")
      }
      if !seen.insert(name).inserted {
        refuse(line, "\(kind) \"\(name)\" stands twice. Give each a name of its own.")
      }
    }
  }
}

extension Expression {
  /// Its words, wherever they stand.
  fileprivate var words: [String] {
    switch self {
    case .number, .text: []
    case .word(let name, argument: _): [name.lowercased()]
    case .comparison(let left, _, let right), .and(let left, let right), .or(let left, let right):
      left.words + right.words
    case .membership(let left, let items): left.words + items.flatMap(\.words)
    case .isMissing(let inner, negated: _), .not(let inner): inner.words
    }
  }

  /// Those of its words that are not known when the line begins.
  fileprivate var wordsKnownLater: [String] {
    let later = ["best_response", "confirmed_response", "response_depth", "cycles", "end_reason"]
    let words = words
    return later.filter { words.contains($0) }
  }
}
