/// The patients behind a number, each with what puts the patient there.
public struct EvidenceList: Sendable, Equatable {
  /// Its name, which numbers refer to: `t1.gender.Male.before.2L-ICI`.
  public let id: String
  /// What it lists, in a sentence.
  public let title: String
  /// Headings of what is shown beside study key, line and arm.
  public let columns: [String]
  /// The patients, in order of their study keys.
  public let rows: [Row]
  /// The rule behind the number, in a sentence with the rules' ids; empty where the title says it all.
  public let rule: String
  /// How many patients there are; more than ``rows`` where only the first were asked for.
  public let count: Int

  /// How many patients a page shows; of a longer list it shows the first, and `subjects.csv` has all.
  public static let shown = 2000

  /// A patient.
  public struct Row: Sendable, Equatable {
    /// Study key.
    public let key: String
    /// Number of the line of therapy.
    public let line: Int
    /// Label of the arm; empty for who is in none.
    public let arm: String
    /// Under the columns.
    public let cells: [String]

    /// A patient.
    ///
    /// - Parameters:
    ///   - key: Study key.
    ///   - line: Number of the line of therapy.
    ///   - arm: Label of the arm.
    ///   - cells: Under the columns.
    public init(key: String, line: Int, arm: String, cells: [String]) {
      self.key = key
      self.line = line
      self.arm = arm
      self.cells = cells
    }
  }

  /// A list.
  ///
  /// Of more than ``shown`` patients only the first are needed.
  ///
  /// - Parameters:
  ///   - id: Its name.
  ///   - title: What it lists.
  ///   - columns: Headings.
  ///   - rows: The patients.
  ///   - rule: The rule behind the number.
  ///   - count: How many patients there are; `nil`: as many as rows.
  public init(
    id: String, title: String, columns: [String], rows: [Row], rule: String = "",
    count: Int? = nil
  ) {
    self.id = id
    self.title = title
    self.columns = columns
    self.rows = rows
    self.rule = rule
    self.count = count ?? rows.count
  }
}
