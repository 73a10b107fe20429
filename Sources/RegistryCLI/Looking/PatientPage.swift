import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

/// One patient on one page: who, the timeline, and what came of each line of therapy.
struct PatientPage {
  private let records: PatientRecords
  private let history: PatientHistory
  private let codebook: Codebook
  private let settings: RegistrySettings
  private let rules: EndpointRules
  private let width: Int

  /// - Parameters:
  ///   - key: The patient's study key.
  ///   - registry: Where the patient is.
  ///   - width: Columns of the page.
  /// - Throws: ``UnknownPatient``, ``RegistryError``.
  init(of key: String, in registry: Registry, width: Int = 100) throws {
    guard let history = try registry.history(ofPatient: key) else {
      throw UnknownPatient(key, in: registry)
        ?? CommandError("Patient \(key) was removed a moment ago.")
    }
    self.history = history
    records = try PatientRecords(of: key, in: registry)
    codebook = try registry.codebook()
    settings = try registry.settings()
    rules = try EndpointRules(settings)
    self.width = width
  }

  /// The page, ended by a line break.
  var text: String {
    var timeline = TimelineText(width: width)
    let body = timeline.lines(
      records.timeline(
        fields: codebook.fields, openLines: openLines,
        lesions: LesionTimeline(history, rules: rules).entries))
    let parts = [header, body, outcomes, footnotes].filter { !$0.isEmpty }
    return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var header: [String] {
    guard let row = records["patient"].first else { return [] }
    let facts: [(String, String?)] = [
      ("sex", row.word("sex")),
      ("born", row["born_on"]),
      ("age at diagnosis", row["age_at_diagnosis"].map { "\($0), as recorded" }),
      ("diagnosed", row["diagnosed_on"]),
      ("histology", row.word("histology")),
      ("extent", row.word("extent")),
      ("stage", row["stage"]),
      ("smoking", row.word("smoking_status")),
      ("hospital", row.label("site")),
    ]
    let known = facts.compactMap { name, value in value.map { (name, $0) } }
    let nameWidth = known.map(\.0.count).max() ?? 0
    let title = "Patient \(records.key)" + (settings.isSynthetic ? " (made up)" : "")
    return [title, String(repeating: "─", count: width)]
      + known.flatMap { name, value in
        TextBlock.hanging(
          "  \(TerminalText.padded(name, to: nameWidth))  ", value, width: width)
      }
  }

  /// The lines of events whose onset is known by its month or year only.
  private var openLines: [Int: Int] {
    let open = history.adverseEvents.filter { $0.statedLine == nil && $0.onsetOn?.day == nil }
    let attribution = EventAttribution(rules, codebook)
    let lines = open.compactMap { event in
      attribution.line(of: event, in: history).map {
        (event.number, history.lines[$0].number)
      }
    }
    return Dictionary(lines, uniquingKeysWith: { first, _ in first })
  }

  private var outcomes: [String] {
    let outcomes = history.lines.indices.map {
      history.outcome(ofLineAt: $0, rules: rules, parts: .all)
    }
    let tables = outcomes.map { outcome in
      outcome.map { OutcomeText($0, codebook: codebook, rules: rules).rows } ?? []
    }
    let widths = [0, 1].map { column in
      tables.joined().map { TerminalText.width(of: $0[column]) }.max() ?? 0
    }
    return history.lines.indices.flatMap { index -> [String] in
      let number = history.lines[index].number
      let drugs = records.drugs(ofLine: "\(number)").map { ": \($0)" } ?? ""
      let title = TextBlock.hanging("", "Line \(number)\(drugs)", width: width)
      if outcomes[index] == nil { return title + ["  It began after the cutoff."] }
      return title
        + tables[index].flatMap { row in
          let cells = [0, 1].map { TerminalText.padded(row[$0], to: widths[$0]) }
          return TextBlock.hanging("  \(cells.joined(separator: "  "))  ", row[2], width: width)
        }
    }
  }

  private var footnotes: [String] {
    guard !history.lines.isEmpty else { return [] }
    let cutoff = rules.cutoff.map { "Cutoff \($0). " } ?? ""
    return TextBlock.hanging(
      "",
      "\(cutoff)Stable disease counts from day \(rules.stableDiseaseMinimumDays). "
        + "A + marks a time that was censored.", width: width)
  }
}

/// Text that goes on under its own beginning.
enum TextBlock {
  /// A label with a text behind it, broken into lines that stand under each other.
  static func hanging(_ label: String, _ text: String, width: Int) -> [String] {
    let margin = TerminalText.width(of: label)
    let broken = TerminalText.wrapped(
      TerminalText.printable(text), toWidth: max(20, width - margin))
    return [label + broken[0]]
      + broken.dropFirst().map { String(repeating: " ", count: margin) + $0 }
  }
}
