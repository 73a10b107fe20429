import ArgumentParser
import Interchange
import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a list is printed.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
  /// Aligned columns.
  case text
  /// Comma-separated values.
  case csv
}

struct ListFormatOptions: ParsableArguments {
  @Option(name: .long, help: "How the list is printed.")
  var format = ListFormat.text
}

/// A list of rows that are made twice, once to measure the columns, once to print; no row is kept.
struct StreamedList {
  /// One column.
  struct Column {
    let name: String
    var alignment = Table.Alignment.leading
  }

  let columns: [Column]
  /// Hands every row to its argument.
  let forEachRow: (_ row: ([String]) throws -> Void) throws -> Void

  /// Prints the list to standard output.
  func show(_ format: ListFormat) throws {
    switch format {
    case .text: try showText()
    case .csv: try showCSV()
    }
  }

  private func showText() throws {
    try forEachLine { print($0) }
  }

  /// Hands over the lines of the aligned list.
  func forEachLine(_ show: (String) -> Void) throws {
    var widths = columns.map { TerminalText.width(of: $0.name) }
    try forEachRow { row in
      for (position, field) in row.enumerated() {
        let width = TerminalText.width(of: TerminalText.printable(field))
        widths[position] = max(widths[position], width)
      }
    }
    show(line(columns.map(\.name), widths))
    show(line(widths.map { String(repeating: "─", count: $0) }, widths))
    try forEachRow { row in show(line(row, widths)) }
  }

  private func line(_ fields: [String], _ widths: [Int]) -> String {
    var line = ""
    for (position, field) in fields.enumerated() {
      if position > 0 { line += "  " }
      line += TerminalText.padded(
        TerminalText.printable(field), to: widths[position], columns[position].alignment)
    }
    while line.utf8.last == 0x20 { line.removeLast() }
    return line
  }

  private func showCSV() throws {
    var writer = try CSVWriter(
      descriptor: STDOUT_FILENO, name: "standard output", columns: columns.map(\.name))
    try forEachRow { row in
      for field in row { try writer.field(field) }
      try writer.endRow()
    }
    try writer.close()
  }
}
