import Analyses
import ClinicalRecords
import Endpoints

/// The parts of a list of patients.
struct DrilledRows {
  /// What put the lines into the cell.
  enum Kind {
    /// A best response, the same in all rows or not.
    case responses(isOne: Bool)
    /// A time, ended the same way in all rows or not.
    case times(isOne: Bool)
    /// An adverse event.
    case events
  }

  private let lines: DrilledLines
  private let kind: Kind
  private let names: DrilledTable.Names
  private let words: EvidenceWords
  private let style: NumberStyle
  /// Study keys of the rows.
  private let keys: [String]

  init(
    _ lines: DrilledLines, _ kind: Kind, _ names: DrilledTable.Names, style: NumberStyle
  ) throws {
    self.lines = lines
    self.kind = kind
    self.names = names
    self.style = style
    words = EvidenceWords(names.codebook)
    keys = try lines.rows.map { try names.patientKey($0.patientID) }
  }

  private var isGrouped: Bool { lines.groups.count > 1 && !lines.population.isByLine }

  var table: Table {
    let place = ["Patient"] + (isGrouped ? ["Group"] : []) + ["Line"]
    let columns = (place + kind.headings).map { heading in
      let isNumber = ["Line", "Days", "Months", "Event", "Grade", "Day"].contains(heading)
      return Table.Column(heading, alignment: isNumber ? .trailing : .leading)
    }
    let rows = zip(lines.rows, keys).map { row, key in
      Table.Row(
        [key] + (isGrouped ? [row.group] : [])
          + ["\(row.line.number)"] + (kind.showsStart ? [row.line.startedOn.description] : [])
          + cells(row.finding))
    }
    return Table(columns: columns, rows: rows)
  }

  private func cells(_ finding: DrilledFinding) -> [String] {
    switch finding {
    case .response(let best):
      let evidence = best.evidence.map(words.name) ?? "no assessment after the start"
      let response = kind.isOne ? [] : [best.response.rawValue]
      return response + [best.day?.description ?? NumberStyle.none, evidence]
    case .time(let time):
      let sign = time.isEvent ? "" : "+"
      let evidence = time.evidence.map(words.name) ?? NumberStyle.none
      return [
        "\(time.days(rules))\(sign)", style.months(ofDays: time.days(rules), under: rules) + sign,
      ]
        + (kind.isOne ? [] : [time.ending.rawValue])
        + [time.stop.description, evidence + (time.isImputed ? ", day completed" : "")]
    case .event(let event, _):
      return [
        "\(event.event.number)", term(event), "\(event.event.grade)",
        event.event.onsetOn?.description ?? NumberStyle.none,
        event.onsetDay.map(style.day) ?? NumberStyle.none, event.relation,
      ]
    }
  }

  private func term(_ event: LineEvent) -> String {
    names.codebook.terms.entries[Int(event.event.term)].label
  }

  private var rules: EndpointRules { lines.population.rules }

  private func months(_ time: EndpointTime) -> Double {
    Double(time.days(rules)) / rules.daysPerMonth
  }

  var footnotes: [String] {
    let counts = lines.groups.map { group in
      let heading = lines.groups.count > 1 ? " in \(group.heading)" : ""
      let count = group.isRecorded ? style.count(group.count) : NumberStyle.none
      return "\(count) of \(style.count(group.total))\(heading)"
    }
    let hidden = lines.count - lines.rows.count
    let more = hidden > 0 ? ["… and \(style.count(hidden)) more; --format csv lists all."] : []
    return more + [counts.joined(separator: ", ") + "."] + notRecorded + kind.notes + explaining
      + lines.population.notes(style)
  }

  private var notRecorded: [String] {
    lines.groups.allSatisfy(\.isRecorded) ? [] : ["\(NumberStyle.none) for a count: not recorded."]
  }

  private var explaining: [String] {
    guard let row = lines.rows.first, let key = keys.first else { return [] }
    return ["`\(names.explaining(key, row.line.number))` says how the first came about."]
  }

  var records: Records {
    var records = Records(
      columns: ["patient_key", "group", "line", "started_on"] + kind.recordColumns
        + ["date", "table", "key", "explained_by"])
    for (row, key) in zip(lines.rows, keys) {
      let place: [String: Records.Value] = [
        "patient_key": .text(key), "group": .text(row.group), "line": .integer(row.line.number),
        "started_on": .text(row.line.startedOn.description),
        "explained_by": .text(names.explaining(key, row.line.number)),
      ]
      records.add(place.merging(record(row.finding)) { $1 })
    }
    return records
  }

  private func record(_ finding: DrilledFinding) -> [String: Records.Value] {
    switch finding {
    case .response(let best):
      return record(of: best.evidence).merging([
        "response": .text(best.response.rawValue), "date": Records.Value(best.day?.description),
      ]) { $1 }
    case .time(let time):
      return record(of: time.evidence).merging([
        "days": .integer(time.days(rules)), "months": .number(months(time)),
        "is_event": .flag(time.isEvent), "ending": .text(time.ending.measure),
        "imputed": .flag(time.isImputed), "date": .text(time.stop.description),
      ]) { $1 }
    case .event(let event, let count):
      return record(of: .adverseEvent(event.event.number)).merging([
        "event": .text(term(event)), "grade": .integer(event.event.grade),
        "day": Records.Value(event.onsetDay), "is_related": .flag(event.event.isRelated),
        "is_immune_related": event.isImmuneRelated.map { .flag($0) } ?? .missing,
        "events": .integer(count),
        "date": Records.Value(event.event.onsetOn?.description),
      ]) { $1 }
    }
  }

  private func record(of row: Evidence?) -> [String: Records.Value] {
    [
      "table": Records.Value(row.flatMap(EvidenceWords.table)),
      "key": Records.Value(row.map(words.key)),
    ]
  }
}

extension DrilledRows.Kind {
  fileprivate var isOne: Bool {
    switch self {
    case .responses(let isOne), .times(let isOne): isOne
    case .events: false
    }
  }

  /// Of an event the day is shown, counted from the start of the line, and not the start itself.
  fileprivate var showsStart: Bool {
    switch self {
    case .responses, .times: true
    case .events: false
    }
  }

  fileprivate var headings: [String] {
    let start = showsStart ? ["Started"] : []
    switch self {
    case .responses: return start + (isOne ? [] : ["Response"]) + ["Shown on", "Shown by"]
    case .times:
      return start + ["Days", "Months"] + (isOne ? [] : ["Ended by"]) + ["On", "Shown by"]
    case .events: return start + ["Event", "Term", "Grade", "Onset", "Day", "Relation"]
    }
  }

  fileprivate var notes: [String] {
    switch self {
    case .responses, .times: []
    case .events:
      [
        "Of several events of a line the worst is shown, of equal ones the first. Day 0: the line's first."
      ]
    }
  }

  fileprivate var recordColumns: [String] {
    switch self {
    case .responses: ["response"]
    case .times: ["days", "months", "is_event", "ending", "imputed"]
    case .events: ["event", "grade", "day", "is_related", "is_immune_related", "events"]
    }
  }
}

extension LineEvent {
  /// `related`, `immune-related`, `not related` or both of the last.
  fileprivate var relation: String {
    if event.isRelated { return isImmuneRelated == true ? "immune-related" : "related" }
    return isImmuneRelated == true ? "immune-related, not to treatment" : "not related"
  }
}

extension NumberStyle {
  /// A day counted from the start of a line, which may lie before it.
  fileprivate func day(_ day: Int) -> String { day < 0 ? "−\(-day)" : "\(day)" }
}
