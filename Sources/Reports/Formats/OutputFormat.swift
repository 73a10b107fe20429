/// The ways in which a report can be written.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// Aligned for a terminal.
  case text
  /// A table as GitHub and most editors read it.
  case markdown
  /// The records, one line each.
  case csv
  /// The table as it is printed, for a spreadsheet.
  case sheet
  /// The records with title, population and footnotes.
  case json
  /// A page of its own, for a browser or a word processor.
  case html
}

extension Report {
  /// The report in a format.
  ///
  /// - Parameter format: How it is written.
  /// - Returns: A text that ends in a line break.
  public func formatted(as format: OutputFormat) -> String {
    switch format {
    case .text: text()
    case .markdown: markdown()
    case .csv: csv()
    case .sheet: sheet()
    case .json: json()
    case .html: html()
    }
  }
}
