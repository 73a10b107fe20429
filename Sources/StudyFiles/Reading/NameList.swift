import Studies

/// The names of the arms, or of the characteristics, that other sections may speak of.
struct NameList {
  /// What one of them is called: `an arm`.
  let noun: String
  /// What heads the list of all: `Arms`.
  let title: String
  /// The names with the lines where they are given.
  private(set) var names: [Written<String>] = []
  private var lines: [String: Int] = [:]

  /// An empty list.
  init(_ noun: String, title: String) { (self.noun, self.title) = (noun, title) }

  /// Takes a name up, and notes one that is there already or cannot be one.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - reserved: Names that mean something else in the report.
  ///   - problems: Where mistakes go.
  mutating func add(_ name: Written<String>, reserved: [String] = [], _ problems: ProblemList) {
    let quoted = Sentence.quoted(name.value)
    if let first = lines[name.value] {
      problems.add(
        name.line,
        "\(quoted) is already the id of \(noun), in line \(first). Give each an id of its own.")
      return
    }
    lines[name.value] = name.line
    names.append(name)
    if reserved.contains(name.value) {
      problems.add(name.line, "\(quoted) cannot be the id of \(noun): it has a meaning of its own.")
    } else if !Identifier.isAllowed(name.value) {
      problems.add(
        name.line, "\(quoted) cannot be the id of \(noun). Allowed: \(Identifier.allowedText).")
    }
  }

  /// Notes each name that is not in the list.
  ///
  /// - Parameters:
  ///   - found: Names that another section speaks of.
  ///   - problems: Where mistakes go.
  /// - Returns: The same.
  func checked(_ found: [Written<String>], _ problems: ProblemList) -> [Written<String>] {
    let known = names.map(\.value)
    for name in found where lines[name.value] == nil {
      let all =
        known.isEmpty
        ? " It has none." : Sentence.choice(name.value, among: known, called: title)
      problems.add(
        name.line, "\(Sentence.quoted(name.value)) is not \(noun) of this study.\(all)")
    }
    return found
  }

  /// The same of one name.
  func checked(_ found: Written<String>?, _ problems: ProblemList) -> Written<String>? {
    checked(found.map { [$0] } ?? [], problems).first
  }
}

/// The stable name of a criterion, an arm or a characteristic, which the names of numbers hold.
enum Identifier {
  /// What one may be, as the end of a sentence.
  static let allowedText = "1 to 60 letters, digits, _, - and +, without spaces"

  /// Whether a text can be one.
  static func isAllowed(_ text: String) -> Bool {
    (1...60).contains(text.count) && text.allSatisfy(isPart)
  }

  /// The id of something that has only a label: what cannot stand in one becomes `_`, once.
  ///
  /// - Parameter label: Such as `1L-PFS (months)`.
  /// - Returns: Such as `1L-PFS_months`.
  static func made(from label: String) -> String {
    label.split(whereSeparator: { !isPart($0) }).joined(separator: "_")
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_-+".contains(character)
  }
}
