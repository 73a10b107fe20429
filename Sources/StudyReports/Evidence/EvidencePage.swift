import Reports

/// The patients behind numbers as a page beside the report.
struct EvidencePage {
  /// The page.
  let html: String

  /// Sets a list.
  ///
  /// - Parameters:
  ///   - list: The patients; the first ``EvidenceList/shown`` of them are shown.
  ///   - numbers: The numbers made of it.
  ///   - document: The report, of which it has title, notice and foot.
  ///   - places: Where the report prints its numbers.
  init(
    _ list: EvidenceList, behind numbers: [StudyNumber], of document: StudyDocument,
    _ places: NumberPlaces
  ) {
    var lines = EvidencePage.head(list.title, document)
    lines.append("<h1>\(list.title.xmlEscaped)</h1>")
    if let notice = document.notice { lines.append("<p class=\"notice\">\(notice.xmlEscaped)</p>") }
    if !list.rule.isEmpty { lines.append("<p>\(list.rule.xmlEscaped)</p>") }
    lines += EvidencePage.table(of: numbers, places, files: nil)
    lines.append("<p>\(EvidencePage.size(of: list).xmlEscaped)</p>")
    lines += EvidencePage.patients(list)
    html = (lines + EvidencePage.end(document)).joined(separator: "\n") + "\n"
  }

  /// How many there are, and where those are that are not shown.
  private static func size(of list: EvidenceList) -> String {
    let all = "\(list.count) patient\(list.count == 1 ? "" : "s")"
    guard list.count > min(list.rows.count, EvidenceList.shown) else { return "\(all)." }
    let shown = min(list.rows.count, EvidenceList.shown)
    return
      "\(all), of whom the first \(shown) in order of study keys are shown. Every patient stands in subjects.csv, "
      + "beside this page, with what each number is made of."
  }

  private static func patients(_ list: EvidenceList) -> [String] {
    guard !list.rows.isEmpty else { return [] }
    let headings = (["Patient", "Line", "Arm"] + list.columns).map {
      "<th scope=\"col\">\($0.xmlEscaped)</th>"
    }
    let rows = list.rows.prefix(EvidenceList.shown).map { row in
      let cells = ["\(row.line)", row.arm] + row.cells
      return "<tr><th scope=\"row\">\(row.key.xmlEscaped)</th>"
        + cells.map { "<td>\($0.xmlEscaped)</td>" }.joined() + "</tr>"
    }
    return [
      "<div class=\"wide\">", "<table>", "<thead>", "<tr>\(headings.joined())</tr>", "</thead>",
    ]
      + ["<tbody>"] + rows + ["</tbody>", "</table>", "</div>"]
  }
}

extension EvidencePage {
  /// The beginning of a page beside the report.
  static func head(_ title: String, _ document: StudyDocument) -> [String] {
    [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(title.xmlEscaped)</title>", "<style>", PageStyle.evidence, "</style>", "</head>",
      "<body>", "<main>", "<p><a href=\"../report.html\">\(document.title.xmlEscaped)</a></p>",
    ]
  }

  /// The end of a page beside the report.
  static func end(_ document: StudyDocument) -> [String] {
    ["</main>", "<footer>\(document.foot.xmlEscaped)</footer>", "</body>", "</html>"]
  }

  /// Numbers with how they are printed and their value, each that the report prints linked to where it first does.
  ///
  /// - Parameters:
  ///   - numbers: The numbers.
  ///   - places: Where the report prints them.
  ///   - files: Files of lists beside the page, by the name of the list, for a column that links to them; `nil` for no such
  ///     column.
  /// - Returns: Lines of HTML.
  static func table(
    of numbers: [StudyNumber], _ places: NumberPlaces, files: [String: String]?
  ) -> [String] {
    guard !numbers.isEmpty else { return [] }
    let headings = ["Number", "Printed", "Value"] + (files == nil ? [] : ["Patients"])
    let rows = numbers.map { number -> String in
      let anchor = ReportNames.anchor(number.id)
      let name = number.id.xmlEscaped
      let isPrinted = !places[number.id].isEmpty
      var cells =
        "<th scope=\"row\">"
        + (isPrinted ? "<a href=\"../report.html#\(anchor)\">\(name)</a>" : name) + "</th>"
        + "<td>\(number.printed.xmlEscaped)</td><td>\(number.value.text.xmlEscaped)</td>"
      if let files {
        let link = number.evidence.flatMap { files[$0] }.map { "<a href=\"\($0)\">list</a>" }
        cells += "<td>\(link ?? "")</td>"
      }
      return "<tr id=\"\(anchor)\">\(cells)</tr>"
    }
    return ["<div class=\"wide\">", "<table>", "<thead>", "<tr>"]
      + headings.map { "<th scope=\"col\">\($0)</th>" } + ["</tr>", "</thead>", "<tbody>"] + rows
      + ["</tbody>", "</table>", "</div>"]
  }
}

extension StudyNumber.Value {
  /// The value at full precision: a count as a whole number, any other as the shortest text that reads back as the same;
  /// empty for none.
  var text: String {
    switch self {
    case .count(let count): "\(count)"
    case .real(let number): "\(number)"
    case .text(let text): text
    case .none: ""
    }
  }
}

extension PageStyle {
  /// Of the pages beside the report.
  static let evidence =
    common + """

      table { border-collapse: collapse; margin: 1em 0; }
      th, td { text-align: left; vertical-align: top; font-weight: normal; padding: 2pt 8pt 2pt 0; }
      thead th { font-weight: bold; border-bottom: .75pt solid #000; }
      tbody tr:nth-child(even) { background: #F5F5F5; }
      tr:target { background: #FFF1B8 !important; }
      @media print {
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
      }
      """
}
