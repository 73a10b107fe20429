/// A report before it becomes a page or files: sections of paragraphs, tables and figures.
public struct StudyDocument: Sendable {
  /// What stands between two headings.
  public enum Block: Sendable {
    /// A paragraph.
    case paragraph([Piece])
    /// A list, an item each.
    case list([[Piece]])
    /// A heading within the section.
    case heading(String)
    /// A table.
    case table(DocumentTable)
    /// A figure.
    case figure(DocumentFigure)
  }

  /// A section.
  public struct Section: Sendable {
    /// Its anchor, such as `results-survival`.
    public let id: String
    /// Its heading.
    public let heading: String
    /// What stands in it.
    public let blocks: [Block]

    /// A section.
    ///
    /// - Parameters:
    ///   - id: Its anchor.
    ///   - heading: Its heading.
    ///   - blocks: What stands in it.
    public init(id: String, heading: String, blocks: [Block]) {
      self.id = id
      self.heading = heading
      self.blocks = blocks
    }
  }

  /// Its title.
  public let title: String
  /// What must be known before reading any number; `nil` where there is no such thing.
  public let notice: String?
  /// Its sections.
  public let sections: [Section]
  /// What stands at the foot of each page: fingerprint of the registry, cutoff, hash of the study file, version.
  public let foot: String

  /// A report.
  ///
  /// - Parameters:
  ///   - title: Its title.
  ///   - notice: What must be known before reading any number.
  ///   - sections: Its sections.
  ///   - foot: What stands at the foot of each page.
  public init(title: String, notice: String?, sections: [Section], foot: String) {
    self.title = title
    self.notice = notice
    self.sections = sections
    self.foot = foot
  }
}

/// A table of a report, its cells made of texts and numbers.
public struct DocumentTable: Sendable, Equatable {
  /// A column.
  public struct Column: Sendable, Equatable {
    /// Its heading.
    public let heading: String
    /// A heading shared with the neighbors that have the same; `nil` for none.
    public let spanner: String?
    /// Whether its cells stand at the right edge.
    public let isNumeric: Bool

    /// A column.
    ///
    /// - Parameters:
    ///   - heading: Its heading.
    ///   - spanner: A heading shared with neighbors.
    ///   - isNumeric: Whether its cells stand at the right edge.
    public init(_ heading: String, spanner: String? = nil, isNumeric: Bool = true) {
      self.heading = heading
      self.spanner = spanner
      self.isNumeric = isNumeric
    }
  }

  /// A row.
  public struct Row: Sendable, Equatable {
    /// How far its first cell is moved in, from 0.
    public let indent: Int
    /// Cells, one per column; a section has only the first.
    public let cells: [[Piece]]

    /// A row.
    ///
    /// - Parameters:
    ///   - indent: How far its first cell is moved in.
    ///   - cells: One per column; a section has only the first.
    public init(indent: Int = 0, _ cells: [[Piece]]) {
      self.indent = indent
      self.cells = cells
    }

    /// Whether it is a heading of the rows that follow.
    public var isSection: Bool { cells.count == 1 }
  }

  /// Name of its files and anchor: `table-1`.
  public let id: String
  /// Title with its number: `Table 1. Characteristics of …`.
  public let title: String
  /// The columns; the first names the rows.
  public let columns: [Column]
  /// The rows.
  public let rows: [Row]
  /// What the table needs to be understood, one sentence or two each.
  public let footnotes: [String]

  /// A table.
  ///
  /// - Parameters:
  ///   - id: Name of its files and anchor.
  ///   - title: Title with its number.
  ///   - columns: The columns.
  ///   - rows: The rows.
  ///   - footnotes: What the table needs to be understood.
  public init(
    id: String, title: String, columns: [Column], rows: [Row], footnotes: [String]
  ) {
    self.id = id
    self.title = title
    self.columns = columns
    self.rows = rows
    self.footnotes = footnotes
  }
}

/// A figure of a report.
public struct DocumentFigure: Sendable {
  /// Name of its files and anchor: `figure-1`.
  public let id: String
  /// Title with its number: `Figure 1. …`.
  public let title: String
  /// What is printed below.
  public let caption: String
  /// The drawing, as SVG with text that stays text.
  public let svg: String

  /// A figure.
  ///
  /// - Parameters:
  ///   - id: Name of its files and anchor.
  ///   - title: Title with its number.
  ///   - caption: What is printed below.
  ///   - svg: The drawing.
  public init(id: String, title: String, caption: String, svg: String) {
    self.id = id
    self.title = title
    self.caption = caption
    self.svg = svg
  }
}
