import ClinicalRecords
import Reports

/// A timeline as text: the date, a band that shows which line of therapy was under way, and what happened.
struct TimelineText {
  /// Widths of date and band, with the blanks behind them.
  private static let dateWidth = 12
  private static let bandWidth = 6
  private let width: Int
  /// The line of therapy under way.
  private var line: String?

  /// - Parameter width: Columns of the page.
  init(width: Int) { self.width = width }

  /// The lines of text of a whole timeline.
  mutating func lines(_ entries: [TimelineEntry]) -> [String] {
    var lines: [String] = []
    var isDated = true
    for entry in entries {
      if isDated, entry.date == nil {
        isDated = false
        line = nil
        lines += lines.isEmpty ? ["Without a date"] : ["", "Without a date"]
      }
      lines += text(entry)
    }
    return lines
  }

  private mutating func text(_ entry: TimelineEntry) -> [String] {
    let first = band(entry)
    let date = TerminalText.padded(
      entry.date?.description ?? "", to: TimelineText.dateWidth)
    let margin = TimelineText.dateWidth + TimelineText.bandWidth
    let broken = TerminalText.wrapped(
      TerminalText.printable(entry.text), toWidth: max(20, width - margin))
    let later =
      String(repeating: " ", count: TimelineText.dateWidth) + padded(line == nil ? "" : "│")
    return [date + padded(first) + broken[0]] + broken.dropFirst().map { later + "  " + $0 }
  }

  /// The band beside an entry; a line begins and ends with its entries.
  private mutating func band(_ entry: TimelineEntry) -> String {
    switch entry.kind {
    case .lineStart:
      line = entry.line
      return "┌ \(entry.line ?? "")"
    case .lineEnd, .lineEndSameDay:
      guard line == entry.line else { return line == nil ? "" : "│" }
      line = nil
      return "└"
    case .death:
      defer { line = nil }
      return line == nil ? "" : "└"
    default: return line == nil ? "" : "│"
    }
  }

  private func padded(_ band: String) -> String {
    TerminalText.padded(band, to: TimelineText.bandWidth)
  }
}
