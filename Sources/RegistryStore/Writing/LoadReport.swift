public import ClinicalRecords

/// What an import found and did.
public struct LoadReport: Sendable {
  /// Rows of one table.
  public struct Table: Sendable {
    /// The table.
    public let name: String
    /// Rows that were added.
    public internal(set) var added = 0
    /// Rows that were there already, just so.
    public internal(set) var unchanged = 0
    /// Rows that are there with other values.
    public internal(set) var changed = 0
  }

  /// By source, in the order of loading.
  public internal(set) var tables: [Table] = []
  /// Everything that is wrong.
  var allProblems = ProblemList()
  /// The first rows that differ from what is registered.
  public internal(set) var changes: [RowProblem] = []
  /// What is odd but allowed, the first of them.
  public internal(set) var warnings: [String] = []
  /// All warnings, listed or not.
  public internal(set) var warningCount = 0
  /// Whether anything was written.
  public internal(set) var isWritten = false
  /// Whether rows differ from registered ones and were not to be replaced, so that nothing is written.
  public internal(set) var isRefusedForChanges = false

  /// Problems or changes listed at most.
  public static let listLimit = 50

  /// The first problems, in order; empty when all is good.
  public var problems: [RowProblem] { allProblems.listed }
  /// All problems, listed or not.
  public var problemCount: Int { allProblems.count }

  /// Rows that differ from what is registered.
  public var changeCount: Int { tables.reduce(0) { $0 + $1.changed } }
}

/// How an import is done.
public struct LoadOptions: Sendable {
  /// Whether rows that differ replace what is registered.
  public var updates = false
  /// Whether everything is tried and nothing is kept.
  public var isDryRun = false
  /// The day after which no row can be dated; `nil` lets any day be.
  public var today: ClinicalDate?
  /// Whether rows are held against each other; vocabularies have no such rules.
  public var checksHistories = true

  /// The default: nothing replaced, everything kept and checked.
  public init() {}
}

/// Problems: all are counted, the first are kept.
struct ProblemList: Sendable {
  private(set) var listed: [RowProblem] = []
  private(set) var count = 0

  init(listed: [RowProblem] = [], count: Int = 0) {
    self.listed = listed
    self.count = count
  }

  mutating func note(_ problem: RowProblem) {
    count += 1
    if listed.count < LoadReport.listLimit { listed.append(problem) }
  }

  /// Adds what was found elsewhere.
  mutating func append(_ other: ProblemList) {
    listed += other.listed.prefix(LoadReport.listLimit - listed.count)
    count += other.count
  }
}
