extension Report {
  /// The table as it is printed, as comma-separated values to open in a spreadsheet or to paste: the title, the heading
  /// rows, the rows with their rounded numbers, and the footnotes.
  ///
  /// Unlike ``csv()``, which holds the records for programs. A heading over several columns stands above the first of them.
  public func sheet() -> String {
    var rows = [[title]] + (notice.map { [[$0]] } ?? [])
    rows += headings + table.rows.map(cells) + footnotes.map { [$0] }
    return rows.map { $0.map(\.sheetCell).joined(separator: ",") + "\n" }.joined()
  }

  private var headings: [[String]] {
    let names = table.columns.map(\.heading)
    guard table.columns.contains(where: { $0.spanner != nil }) else { return [names] }
    let spanners = table.spans.flatMap { span in
      [span.spanner ?? ""] + span.columns.dropFirst().map { _ in "" }
    }
    return [spanners, names]
  }

  private func cells(_ row: Table.Row) -> [String] {
    table.columns.indices.map { column in
      let margin = column == 0 ? String(repeating: "  ", count: row.indent) : ""
      return margin + table.cell(row, column)
    }
  }
}

extension String {
  fileprivate var sheetCell: String { Records.Value.text(self).csv }
}
