import Analyses
import ClinicalRecords

/// A line of a file of groups.
struct GroupLine {
  /// Line of the file.
  let number: Int
  let group: String
  /// What its terms are called together.
  let label: String
  let terms: [CodePosition]
  let criterion: EventCriterion

  /// - Parameters:
  ///   - row: Read by ``layout(_:)``.
  ///   - codebook: The words of the registry.
  init(_ row: SourceRow, _ codebook: Codebook) {
    number = row.line
    group =
      if case .text(let name) = row.cells[0] { String(decoding: name, as: UTF8.self) } else { "" }
    (label, terms) = codebook.groupTerms(at: row.cells[1].position ?? 0)
    let traits: [EventTraits] = [[], .immuneRelated, .notImmuneRelated]
    criterion = EventCriterion(
      traits[row.cells[3].position ?? 0], minimumGrade: (row.cells[2].position ?? 0) + 1)
  }

  /// What cannot be, though each cell can be read.
  ///
  /// - Parameters:
  ///   - before: The lines before it.
  ///   - codebook: The words of the registry.
  /// - Returns: Column and sentence of each mistake.
  func mistakes(
    after before: some Sequence<GroupLine>, _ codebook: Codebook
  ) -> [(column: String?, sentence: String)] {
    var mistakes: [(column: String?, sentence: String)] = []
    if let first = before.first(where: { $0.isSame(as: self) }) {
      mistakes.append((nil, "It is the same as line \(first.number)."))
    }
    let existing = terms.reduce(UInt8(0)) { $0 | codebook.existingGrades[Int($1)] }
    let grades = (1...5).filter { existing & (1 << UInt8($0)) != 0 }
    if let highest = grades.last, criterion.minimumGrade > highest {
      let list = grades.map(String.init).joined(separator: ", ")
      mistakes.append(
        (
          "minimum_grade",
          "\(label) has no grade \(criterion.minimumGrade) or higher. Grades: \(list)."
        ))
    }
    return mistakes
  }

  private func isSame(as other: GroupLine) -> Bool {
    group == other.group && label == other.label && criterion == other.criterion
  }

  /// The columns of the file.
  ///
  /// - Parameter codebook: The words of the registry.
  /// - Returns: group, term, minimum_grade, attribution.
  static func layout(_ codebook: Codebook) -> TableLayout {
    TableLayout(
      table: "groups", comment: "A term of a group.",
      columns: [
        column("group", "name of the group", .text, isRequired: true),
        column(
          "term", "a term, a system organ class, or any", .code(codebook.groupTerms),
          isRequired: true),
        column(
          "minimum_grade", "lowest grade that counts",
          .code(words("grade", ["1", "2", "3", "4", "5"]))),
        column(
          "attribution", "which events count",
          .code(words("attribution", ["any", "immune_related", "not_immune_related"]))),
      ])
  }

  private static func column(
    _ name: String, _ comment: String, _ kind: Column.Kind, isRequired: Bool = false
  ) -> Column {
    Column(name: name, comment: comment, kind: kind, isRequired: isRequired, isKey: false)
  }

  private static func words(_ name: String, _ codes: [String]) -> Vocabulary {
    Vocabulary(name: name, entries: codes.map { .init(code: $0, label: $0) })
  }
}

extension Codebook {
  private var systemOrganClasses: [String] { Set(termClasses).sorted() }

  /// The terms, then the system organ classes, then `any`.
  fileprivate var groupTerms: Vocabulary {
    let others = systemOrganClasses + ["any"]
    return Vocabulary(
      name: terms.name, entries: terms.entries + others.map { .init(code: $0, label: $0) })
  }

  /// The terms of a word of ``groupTerms``, with what they are called together.
  fileprivate func groupTerms(at position: Int) -> (label: String, terms: [CodePosition]) {
    if position < terms.entries.count {
      return (terms.entries[position].label, [CodePosition(position)])
    }
    let all = terms.entries.indices.map { CodePosition($0) }
    let classes = systemOrganClasses
    let number = position - terms.entries.count
    guard number < classes.count else { return ("any event", all) }
    return (classes[number], all.filter { termClasses[Int($0)] == classes[number] })
  }
}

extension Cell {
  /// The position of a word in its vocabulary; `nil` for an empty cell.
  fileprivate var position: Int? { if case .code(let position) = self { position } else { nil } }
}
