/// A table for people: texts in rows and columns.
public struct Table: Sendable, Equatable {
  /// Where a column's texts stand.
  public enum Alignment: Sendable, Equatable {
    /// At the left edge.
    case leading
    /// At the right edge.
    case trailing
  }

  /// One column.
  public struct Column: Sendable, Equatable {
    /// Its heading; empty for a column without one.
    public let heading: String
    /// A heading shared with the neighbors that have the same; `nil` for none.
    public let spanner: String?
    /// Where its texts stand.
    public let alignment: Alignment

    package init(_ heading: String, spanner: String? = nil, alignment: Alignment = .trailing) {
      self.heading = heading
      self.spanner = spanner
      self.alignment = alignment
    }
  }

  /// One row.
  public struct Row: Sendable, Equatable {
    /// How far its first cell is moved in, from 0.
    public let indent: Int
    /// One text per column; a section has only the first.
    public let cells: [String]

    package init(indent: Int = 0, _ cells: [String]) {
      self.indent = indent
      self.cells = cells
    }

    package init(section: String) { self.init([section]) }

    /// Whether the row is a heading of the rows that follow.
    public var isSection: Bool { cells.count == 1 }
  }

  /// The columns; the first names the rows.
  public let columns: [Column]
  /// The rows.
  public let rows: [Row]

  package init(columns: [Column], rows: [Row]) {
    self.columns = columns
    self.rows = rows
  }
}

extension Table {
  /// Runs of neighboring columns under one spanner, or alone.
  var spans: [(spanner: String?, columns: Range<Int>)] {
    var spans: [(spanner: String?, columns: Range<Int>)] = []
    for (position, column) in columns.enumerated() {
      if let last = spans.last, let spanner = column.spanner, last.spanner == spanner {
        spans[spans.count - 1].columns = last.columns.lowerBound..<position + 1
      } else {
        spans.append((column.spanner, position..<position + 1))
      }
    }
    return spans
  }

  /// The text of a cell; empty where a section has none.
  func cell(_ row: Row, _ column: Int) -> String {
    column < row.cells.count ? row.cells[column] : ""
  }
}
