/// One answer, set for people and for programs.
public struct Report: Sendable, Equatable {
  /// What the table shows, in one line.
  public let title: String
  /// What must be known before reading any number; `nil` where there is no such thing.
  public let notice: String?
  /// The table for people, rounded.
  public let table: Table
  /// What the table needs to be understood, one sentence or two each.
  public let footnotes: [String]
  /// Who the answer speaks of, as names and values in a fixed order.
  public let population: [Fact]
  /// The table for programs, at full precision.
  public let records: Records

  package init(
    title: String, notice: String?, table: Table, footnotes: [String], population: [Fact],
    records: Records
  ) {
    self.title = title
    self.notice = notice
    self.table = table
    self.footnotes = footnotes
    self.population = population
    self.records = records
  }

  /// A name with its value.
  public struct Fact: Sendable, Equatable {
    /// In snake_case; stable.
    public let name: String
    /// Its value.
    public let value: Records.Value

    package init(_ name: String, _ value: Records.Value) {
      self.name = name
      self.value = value
    }
  }
}
