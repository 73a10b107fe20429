/// An adverse event term as a dictionary describes it.
public struct DictionaryTerm: Sendable, Equatable {
  /// Its name in the dictionary.
  public var label: String
  /// Other spellings that are accepted.
  public var synonyms: [String]
  /// The dictionary and its version, such as `CTCAE 6.0`.
  public var dictionary: String
  /// The class it belongs to.
  public var systemOrganClass: String
  /// Its code there, if one is known.
  public var code: String?
  /// The grades that exist for it, 1 to 5, in order.
  public var grades: [Int]
  /// What the dictionary says, by grade; 0 is the definition of the term.
  public var wording: [Int: String]

  /// A term of a dictionary.
  ///
  /// - Parameters:
  ///   - label: Its name.
  ///   - synonyms: Other accepted spellings.
  ///   - dictionary: The dictionary and its version.
  ///   - systemOrganClass: The class it belongs to.
  ///   - code: Its code.
  ///   - grades: The grades that exist, in order.
  ///   - wording: What the dictionary says, by grade; 0 is the definition.
  public init(
    label: String, synonyms: [String] = [], dictionary: String, systemOrganClass: String,
    code: String? = nil, grades: [Int], wording: [Int: String] = [:]
  ) {
    self.label = label
    self.synonyms = synonyms
    self.dictionary = dictionary
    self.systemOrganClass = systemOrganClass
    self.code = code
    self.grades = grades
    self.wording = wording
  }

  /// The grades as the registry lists them: `1235`.
  public var listedGrades: String { grades.map(String.init).joined() }

  /// The grades of a list.
  ///
  /// - Parameter digits: Such as `1235`.
  /// - Returns: The grades 1 to 5 in it, in order.
  public static func grades(listed digits: String) -> [Int] {
    digits.utf8.filter { (0x31...0x35).contains($0) }.map { Int($0) - 0x30 }.sorted()
  }
}
