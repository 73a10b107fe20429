import StudyReports

/// A made-up report: every kind of block, and texts that mean something in HTML, CSV, Markdown, XML and terminals.
struct SampleReport {
  let document: StudyDocument
  let book: NumberBook

  static let nasty = "A \"quoted\" <b>arm</b> & 'co' \u{1B}[31m*red*| =1+1"

  /// A report.
  ///
  /// - Parameters:
  ///   - men: The number of men that it prints, so that two reports can differ.
  ///   - rows: How many rows the long table has.
  init(men: Int = 150, rows: Int = 70) {
    var book = NumberBook()
    let sections = [
      StudyDocument.Section(
        id: "methods", heading: "Methods",
        blocks: [
          .paragraph([
            "Patients with ", .text(SampleReport.nasty), " were matched 1:1 within ",
            book.piece(
              StudyNumber("mt.caliper", .real(0.02), printed: "0.02", evidence: nil)),
            " of the score.",
          ]),
          .heading("Endpoints"),
          .list([["Progression-free survival, 无进展生存期."], ["Overall survival."]]),
        ]),
      StudyDocument.Section(
        id: "results", heading: "Results & more",
        blocks: [
          .paragraph([
            "Of 496 patients ", SampleReport.men(men, &book), " were men; their share of ",
            SampleReport.share(men, &book), "% is printed twice: ", SampleReport.share(men, &book),
            "%. Median survival was ",
            book.piece(
              StudyNumber(
                "sv.all.before_psm.1l_pfs_months>=6.OS.median", .none, printed: "NR", evidence: nil)
            ), ".",
          ]),
          .table(SampleReport.baseline(men, &book)), .figure(SampleReport.figure(1)),
          .table(SampleReport.long(rows, &book)), .figure(SampleReport.figure(2)),
        ]),
    ]
    document = StudyDocument(
      title: "Second-line <ICI> in \"ES-SCLC\"", notice: "These patients are made up.",
      sections: sections,
      foot: "Registry 0123456789ab · cutoff 2025-01-10 · study file ba9876543210 · nadir 0.1.0")
    self.book = book
  }

  private static func list(_ id: String, _ count: Int, _ book: inout NumberBook) -> String {
    book.evidence(id) {
      EvidenceList(
        id: id, title: "Men in the arm 2L-ICI", columns: ["Sex", "Born"],
        rows: (0..<count).map { index in
          EvidenceList.Row(
            key: "P\(1000 + index)", line: 2, arm: "2L-ICI", cells: ["male", nasty])
        }, rule: "Sex as recorded (R01).")
    }
  }

  private static func men(_ men: Int, _ book: inout NumberBook) -> Piece {
    let list = list("t1.gender.Male.before.2L-ICI", men, &book)
    return book.piece(
      StudyNumber(
        "t1.gender.Male.before.2L-ICI.n", .count(men), printed: "\(men)", evidence: list))
  }

  private static func share(_ men: Int, _ book: inout NumberBook) -> Piece {
    let list = list("t1.gender.Male.before.2L-ICI", men, &book)
    let share = Double(men) / 3
    return book.piece(
      StudyNumber(
        "t1.gender.Male.before.2L-ICI.pct", .real(share), printed: "\(Int(share)).0",
        evidence: list))
  }

  private static func number(_ id: String, _ value: Double, _ book: inout NumberBook) -> Piece {
    book.piece(StudyNumber(id, .real(value), printed: "\(value)", evidence: nil))
  }

  private static func baseline(_ men: Int, _ book: inout NumberBook) -> DocumentTable {
    let share = [SampleReport.men(men, &book), " (", SampleReport.share(men, &book), ")"]
    return DocumentTable(
      id: "table-1", title: "Table 1. Characteristics before and after matching.",
      columns: [
        .init("Characteristic", isNumeric: false),
        .init("2L-ICI (n = 200)", spanner: "Before matching"),
        .init("2L-non-ICI (n = 296)", spanner: "Before matching"),
        .init("P", spanner: "Before matching"), .init("SMD", spanner: "Before matching"),
        .init("2L-ICI (n = 162)", spanner: "After matching"),
        .init("2L-non-ICI (n = 162)", spanner: "After matching"),
        .init("P", spanner: "After matching"),
      ],
      rows: [
        .init([["Sex, n (%)"]]),
        .init(
          indent: 1,
          [["Male"], share, ["220 (74.3)"], ["0.042"], ["0.104"], ["120 (74.1)"], ["−"], ["0.5"]]),
        .init(
          indent: 1,
          [
            ["女性 Female"], ["50 (25.0)"], ["76 (25.7)"], [], [], ["42 (25.9)"], ["41 (25.3)"], [],
          ]),
        .init([["Prior treatment"]]),
        .init(
          indent: 2,
          [
            [.text(nasty)], ["1 (0.5)"], ["2 (0.7)"], ["<0.001"],
            [number("t1.1l_pfs_months>=6.before.smd", 0.1, &book)], ["0 (0)"], ["0 (0)"],
            [">0.999"],
          ]),
      ],
      footnotes: [
        "P: Pearson's chi-squared test; SMD: standardized mean difference.",
        "=HYPERLINK(\"x\") & co.",
      ])
  }

  private static func long(_ rows: Int, _ book: inout NumberBook) -> DocumentTable {
    DocumentTable(
      id: "table-2", title: "Table 2. Adverse events of any grade, longer than one page.",
      columns: [.init("Event", isNumeric: false), .init("2L-ICI"), .init("2L-non-ICI")],
      rows: (1...rows).map { row in
        .init([
          [.text("Adverse event number \(row)")], [number("t3.AE \(row).any.n", 1.5, &book)],
          [.text("\(row) (1.0)")],
        ])
      }, footnotes: ["Patients, not events."])
  }

  /// A drawing with a name inside, as patterns have.
  private static func figure(_ number: Int) -> DocumentFigure {
    let bars = (0..<8).map { bar in
      "<rect x=\"\(40 + 55 * bar)\" y=\"\(180 - 18 * bar)\" width=\"36\" height=\"\(18 * bar + 10)\""
        + " fill=\"url(#stripes)\"/>"
    }
    return DocumentFigure(
      id: "figure-\(number)", title: "Figure \(number). Survival by arm.",
      caption: "Kaplan-Meier estimates; ticks are censored patients & others <here>.",
      svg: """
        <?xml version="1.0"?>
        <svg xmlns="http://www.w3.org/2000/svg" role="img" width="174mm" height="74mm" \
        viewBox="0 0 493.23 210" font-family="Arial, Helvetica, 'DejaVu Sans', sans-serif">
        <title>Survival</title>
        <defs><pattern id="stripes" width="3" height="3" patternUnits="userSpaceOnUse">\
        <rect width="3" height="3" fill="#0072B2"/><rect width="1" height="3" fill="#FFFFFF"/></pattern></defs>
        <rect width="493.23" height="210" fill="#FFFFFF"/>
        \(bars.joined(separator: "\n"))
        <text x="40" y="205" font-size="8">Time (months) 时间 ≥6</text>
        </svg>

        """)
  }
}
