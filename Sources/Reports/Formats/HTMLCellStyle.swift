/// The style attributes of cells: rules above and below the table and its heading, alignment and weight.
///
/// They stand at each cell, as word processors keep those of a page that is pasted or converted, and drop its style sheet.
enum HTMLCellStyle {
  private static let thick = "1.5pt solid #000000"
  private static let thin = "0.75pt solid #000000"

  /// A heading of one column.
  static func heading(_ column: Table.Column, isFirst: Bool, isLast: Bool) -> String {
    attribute(
      top: isFirst ? thick : nil, bottom: isLast ? thin : nil,
      [alignment(column), "font-weight: bold"])
  }

  /// A heading over several columns.
  static var spanner: String {
    attribute(top: thick, bottom: thin, ["text-align: center", "font-weight: bold"])
  }

  /// A heading of the rows that follow.
  static func section(isLast: Bool) -> String {
    attribute(
      top: nil, bottom: isLast ? thick : nil,
      ["text-align: left", "font-weight: bold", "padding-top: 6pt"])
  }

  /// What a row is called.
  static func rowName(isLast: Bool) -> String {
    attribute(top: nil, bottom: isLast ? thick : nil, ["text-align: left", "font-weight: normal"])
  }

  /// Any other cell.
  static func cell(_ column: Table.Column, isLast: Bool) -> String {
    attribute(top: nil, bottom: isLast ? thick : nil, [alignment(column)])
  }

  private static func alignment(_ column: Table.Column) -> String {
    column.alignment == .leading ? "text-align: left" : "text-align: right"
  }

  private static func attribute(top: String?, bottom: String?, _ parts: [String]) -> String {
    let rules = [top.map { "border-top: \($0)" }, bottom.map { "border-bottom: \($0)" }]
    return "style=\"" + (parts + rules.compactMap(\.self)).joined(separator: "; ") + "\""
  }
}
