import Analyses
import Endpoints
import Reports
import Studies

/// Adverse events before matching: Table 3.
extension SectionWriter {
  mutating func safety() -> StudyDocument.Section? {
    guard let comparison = answer.safety, let number = tables.safety else { return nil }
    return StudyDocument.Section(
      id: "safety", heading: "Safety", blocks: [.table(safetyTable(comparison, number))])
  }

  private mutating func safetyTable(
    _ comparison: SafetyComparison, _ number: Int
  ) -> DocumentTable {
    let layout = StudySafetyLayout(comparison)
    let headings = zip(comparison.headings, comparison.denominators).map {
      style.heading($0, of: $1)
    }
    let columns =
      [DocumentTable.Column("Event, n (%)", isNumeric: false)]
      + headings.flatMap { heading in
        layout.spans.map { DocumentTable.Column($0.label, spanner: heading) }
      } + layout.tested.map { DocumentTable.Column($0.label, spanner: style.pName) }
    let rows = comparison.rows.map { safetyRow($0, comparison, layout) }
    return DocumentTable(
      id: "table-\(number)", title: safetyTitle(comparison, number), columns: columns, rows: rows,
      footnotes: safetyNotes(comparison, layout))
  }

  private func safetyTitle(_ comparison: SafetyComparison, _ number: Int) -> String {
    let phrase = comparison.filter.phrase()
    let limit = plan.safety.map(\.atLeastPercent) ?? 0
    let shown =
      limit > 0 ? " that at least \(style.shortDecimal(limit, places: 1))% of an arm had" : ""
    let total = style.count(comparison.denominators.reduce(0, +))
    return
      "Table \(number). \(phrase.prefix(1).uppercased() + phrase.dropFirst())\(shown) in line \(plan.line), "
      + "all patients (N = \(total))"
  }

  private mutating func safetyRow(
    _ row: SafetyComparison.Row, _ comparison: SafetyComparison, _ layout: StudySafetyLayout
  ) -> DocumentTable.Row {
    var cells: [Pieces] = [[.text(row.label)]]
    for group in comparison.headings.indices {
      for span in layout.spans { cells.append(safetyCell(row, span, group, comparison)) }
    }
    for span in layout.tested {
      guard let test = row.tests[span] else {
        cells.append(.dash)
        continue
      }
      let list = safetyEvidence(row, nil, arm: nil)
      cells.append([pValue("\(stem(row)).\(span.name).p", test.pValue, list)] + test.mark)
    }
    let isMember = layout.hasClasses && row.kind == .term
    return DocumentTable.Row(indent: isMember ? 1 : 0, cells)
  }

  private func stem(_ row: SafetyComparison.Row) -> String {
    "t\(tables.safety ?? 3).\(row.row.code)"
  }

  private mutating func safetyCell(
    _ row: SafetyComparison.Row, _ span: GradeSpan, _ group: Int, _ comparison: SafetyComparison
  ) -> Pieces {
    guard row.isRecorded[group] else { return .dash }
    let arm = arms.firstIndex { $0.label == comparison.headings[group] }
    let list = safetyEvidence(row, span, arm: arm)
    let name = arm.map { arms[$0].id } ?? "all"
    return countAndPercent(
      "\(stem(row)).\(span.name).\(name)", row.counts[group].patients(span),
      of: comparison.denominators[group], list)
  }

  /// The patients whose worst grade lies in a span; `nil` for everybody who received the line.
  private mutating func safetyEvidence(
    _ row: SafetyComparison.Row, _ span: GradeSpan?, arm: Int?
  ) -> String? {
    guard let place = cohort.safetyRows.firstIndex(where: { $0.code == row.row.code }) else {
      return nil
    }
    let id = "\(stem(row)).\(span?.name ?? "all").\(armName(arm))"
    if let known = listNames[id] { return known }
    let positions = members.positions(.before, arm: arm).filter { position in
      guard let span else { return true }
      let grades = cohort.subjects[position].worstGrades
      return place < grades.count && span.grades.contains(Int(grades[place]))
    }
    let grades = span.map { $0.label.lowercased() } ?? "worst grade"
    return evidence(
      id,
      "\(row.label), \(grades), \(arm.map { arms[$0].label } ?? "all arms")", positions,
      .grade(place), rule: "Worst grade on the line (A7, N1).")
  }

  private func safetyNotes(
    _ comparison: SafetyComparison, _ layout: StudySafetyLayout
  ) -> [String] {
    let dictionaries = comparison.dictionaries.joined(separator: ", ")
    let isMissing = comparison.rows.contains { $0.isRecorded.contains(false) }
    let isFatal = comparison.rows.contains { $0.total.fatal > 0 }
    let tests = comparison.rows.flatMap { row in layout.tested.map { row.tests[$0] } }
    return (dictionaries.isEmpty ? [] : ["Terms and grades: \(dictionaries)."])
      + ["Each patient counts once in a row, by the worst grade."]
      + [comparison.population.rules.eventWindowNote] + relation(comparison)
      + ["Percentages are of all patients who started the line (N)."]
      + ["Zero: no such event was recorded. Low grades may be under-recorded in routine data."]
      + [isFatal ? "Grade 5 is not part of grade 3–4." : "No grade 5 event."]
      + (isMissing ? ["\(NumberStyle.none) for a count: not recorded."] : []) + style.notes(tests)
  }

  private func relation(_ comparison: SafetyComparison) -> [String] {
    let related =
      comparison.filter.relatedOnly
      ? ["Treatment-related: recorded as related to treatment."] : ["Events of any cause."]
    let asked = comparison.rows.contains { $0.row.asksForImmuneRelated }
    let basis = comparison.population.rules.immuneRelatedBasis.words
    return related + (asked ? ["Immune-related: \(basis)."] : [])
  }
}

/// The columns of the table of adverse events.
struct StudySafetyLayout {
  /// The spans that get a column; grade 5 only where it occurred.
  let spans: [GradeSpan]
  /// The spans that get a p value.
  let tested: [GradeSpan]
  /// Whether terms stand below their classes.
  let hasClasses: Bool

  init(_ comparison: SafetyComparison) {
    let isFatal = comparison.rows.contains { $0.total.fatal > 0 }
    spans = comparison.spans.filter { $0 != .fatal || isFatal }
    tested = spans.filter { span in
      span.isCompared && comparison.rows.contains { $0.tests[span] != nil }
    }
    hasClasses = comparison.rows.contains { $0.kind == .systemOrganClass }
  }
}

extension GradeSpan {
  /// The span within names: `any`, `3-4`, `5`.
  var name: String {
    if self == .any { return "any" }
    return grades.count == 1
      ? "\(grades.lowerBound)" : "\(grades.lowerBound)-\(grades.upperBound)"
  }
}
