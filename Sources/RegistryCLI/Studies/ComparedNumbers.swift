import PublishedNumbers
import Reports

/// Printed numbers beside those of a report, as a table.
struct ComparedNumbers {
  private let comparison: PublishedComparison
  private let rows: [PublishedComparison.Row]

  /// - Parameters:
  ///   - comparison: The numbers.
  ///   - onlyDiffering: Whether those that agree are left out.
  init(_ comparison: PublishedComparison, onlyDiffering: Bool) {
    self.comparison = comparison
    rows = comparison.rows.filter { !onlyDiffering || !$0.agrees }
  }

  var report: Report {
    Report(
      title: "Published beside reproduced", notice: nil, table: table, footnotes: [counts, rule],
      population: [
        .init("agreeing", .integer(comparison.agreeingCount)),
        .init("differing", .integer(comparison.differingCount)),
        .init("not_in_report", .integer(comparison.missingCount)),
      ], records: records)
  }

  private var counts: String {
    "\(comparison.agreeingCount) of \(comparison.rows.count) printed numbers agree, "
      + "\(comparison.differingCount) differ, \(comparison.missingCount) are not in the report."
  }

  private var rule: String {
    "A number agrees when the report's value, rounded to the digits the paper prints, is the paper's."
  }

  private var table: Table {
    Table(
      columns: [
        .init("Number", alignment: .leading), .init("Published"), .init("Reproduced"),
        .init("Difference"), .init("Agrees", alignment: .leading),
        .init("Remark", alignment: .leading),
      ], rows: rows.map { Table.Row(cells(of: $0)) })
  }

  private func cells(of row: PublishedComparison.Row) -> [String] {
    let style = NumberStyle()
    let decimals = row.printed.decimals
    let isBound = row.printed.sense != .equal
    let reproduced = row.reproduced.map {
      isBound ? style.pValue($0) : style.decimal($0, places: decimals)
    }
    return [
      row.id, row.printed.printed,
      reproduced ?? (row.isInReport ? NumberStyle.notEstimable : NumberStyle.none),
      row.difference.map { style.decimal($0, places: decimals + 1) } ?? NumberStyle.none,
      row.isInReport ? (row.agrees ? "yes" : "no") : "not in the report", row.flag ?? "",
    ]
  }

  private var records: Records {
    var records = Records(columns: [
      "id", "published", "sense", "reproduced", "difference", "agrees", "in_report", "flag",
    ])
    for row in rows {
      records.add([
        "id": .text(row.id), "published": .number(row.printed.value),
        "sense": .text(row.printed.sense.word), "reproduced": .init(row.reproduced),
        "difference": .init(row.difference), "agrees": .flag(row.agrees),
        "in_report": .flag(row.isInReport), "flag": .init(row.flag),
      ])
    }
    return records
  }
}

extension PrintedNumber.Sense {
  /// A word, as spreadsheets would take the sign for the beginning of a formula.
  fileprivate var word: String {
    switch self {
    case .equal: "equal"
    case .less: "less"
    case .greater: "greater"
    }
  }
}
