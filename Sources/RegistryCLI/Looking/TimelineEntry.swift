import ClinicalRecords

/// One dated statement about a patient.
struct TimelineEntry {
  /// In the order in which statements of one day are read.
  enum Kind: Int {
    case diagnosis
    case finding
    case assessment
    case lineEnd
    case lineStart
    case lineEndSameDay
    case dose
    case event
    case progression
    case contact
    case death
  }

  /// When, as it was written; `nil` where no day was recorded.
  let date: PartialDate?
  let kind: Kind
  /// What, in a phrase.
  let text: String
  /// The number of the line that starts or ends here.
  let line: String?

  init(_ date: PartialDate?, _ kind: Kind, line: String? = nil, _ parts: [String?]) {
    self.date = date
    self.kind = kind
    self.line = line
    text = parts.compactMap(\.self).joined(separator: ", ")
  }

  /// Whether it comes before another.
  ///
  /// A partial day stands where it fits with what surrounds it: what began (diagnosis, metastases) at the
  /// first day it could be, everything else at the last.
  func isBefore(_ other: TimelineEntry) -> Bool {
    guard let place, let otherPlace = other.place else { return place != nil && other.place == nil }
    return (place, kind.rawValue) < (otherPlace, other.kind.rawValue)
  }

  private var place: ClinicalDate? {
    kind == .diagnosis || kind == .finding ? date?.earliest : date?.latest
  }
}

extension PatientRecords {
  /// Every statement in order of time; those without a date last.
  ///
  /// - Parameters:
  ///   - fields: The study fields.
  ///   - openLines: Lines to which adverse events belong whose onset alone does not show it, by event number.
  ///   - lesions: What was seen of lesions.
  /// - Returns: The statements.
  func timeline(
    fields: [DataField], openLines: [Int: Int], lesions: [TimelineEntry]
  ) -> [TimelineEntry] {
    let entries =
      diagnosis + findings + laboratory + observations(fields) + assessments + lesions + lines
      + doses
      + events(openLines) + ending
    return entries.enumerated().sorted { left, right in
      if left.element.isBefore(right.element) { return true }
      return !right.element.isBefore(left.element) && left.offset < right.offset
    }.map(\.element)
  }

  private var diagnosis: [TimelineEntry] {
    self["patient"].filter { $0.date("diagnosed_on") != nil }.map { row in
      TimelineEntry(
        row.date("diagnosed_on"), .diagnosis,
        ["Diagnosis" + (row.word("histology").map { ": \($0)" } ?? ""), row.word("extent")])
    }
  }

  private var findings: [TimelineEntry] {
    self["metastasis"].map {
      TimelineEntry(
        $0.date("found_on"), .finding, ["Metastases: \($0.word("metastatic_site") ?? "")"])
    }
      + self["metastatic_burden"].map {
        TimelineEntry(
          $0.date("counted_on"), .finding,
          ["\($0["lesion_count"] ?? "") metastatic lesions counted"])
      }
      + self["performance_status"].map {
        TimelineEntry($0.date("assessed_on"), .finding, ["ECOG \($0["ecog"] ?? "")"])
      }
      + self["eligibility_finding"].map {
        TimelineEntry(
          $0.date("judged_on"), .finding,
          ["Criterion \($0["eligibility_criterion"] ?? "") \($0.isYes("is_met") ? "" : "not ")met"])
      }
  }

  private func observations(_ fields: [DataField]) -> [TimelineEntry] {
    self["observation"].map { row in
      let field = fields.first { $0.code == row["data_field"] }
      let value = row["value"] ?? ""
      let text = field?.type == .flag ? (value == "1" ? "yes" : "no") : value
      return TimelineEntry(
        row.date("observed_on"), .finding,
        ["\(field?.label ?? row["data_field"] ?? ""): \(text)\(field?.unit.map { " \($0)" } ?? "")"]
      )
    }
  }
}

extension PatientRecords {
  /// The event a death names: `of event 3 (Sepsis)`. Rule: A3.
  private func fatalEvent(_ death: StoredRecord) -> String? {
    guard let number = death["event_number"] else { return nil }
    let event = self["adverse_event"].first { $0["event_number"] == number }
    return "of event \(number)" + (event?.label("adverse_event_term").map { " (\($0))" } ?? "")
  }

  private var assessments: [TimelineEntry] {
    self["tumor_assessment"].map { row in
      let response = row["overall_response"].map { code in
        "Assessment: \(code) (\(row.word("overall_response") ?? ""))"
      }
      let parts = [
        response ?? "Assessment without a response",
        row["target_response"].map { "target \($0)" },
        row["non_target_response"].map { "non-target \($0)" },
        row.word("new_lesion").map { "new lesions: \($0)" },
        row.word("assessment_method"), row.word("evaluator"),
        row["reading"] == "1" ? nil : row["reading"].map { "reading \($0)" },
      ]
      return TimelineEntry(row.date("assessed_on"), .assessment, parts)
    }
  }

  private var lines: [TimelineEntry] {
    self["line_of_therapy"].flatMap { row -> [TimelineEntry] in
      let number = row["line_number"] ?? ""
      let start = TimelineEntry(
        row.date("started_on"), .lineStart, line: number,
        [
          "Line \(number) starts: \(drugs(ofLine: number) ?? "no drugs recorded")",
          row.word("therapy_setting"),
        ])
      guard let end = row.date("ended_on") else { return [start] }
      let reason = row.word("end_reason").map { ": \($0)" } ?? ""
      return [
        start,
        TimelineEntry(
          end, end == row.date("started_on") ? .lineEndSameDay : .lineEnd, line: number,
          ["Line \(number) ends\(reason)", row["cycle_count"].map { "\($0) cycles" }]),
      ]
    }
  }

  private func events(_ openLines: [Int: Int]) -> [TimelineEntry] {
    self["adverse_event"].map { row in
      let line = row["event_number"].flatMap { Int($0) }.flatMap { openLines[$0] }
      return TimelineEntry(
        row.date("onset_on"), .event,
        [
          "Event \(row["event_number"] ?? ""): \(row.label("adverse_event_term") ?? "")",
          "grade \(row["grade"] ?? "")", row.word("relation"),
          row["suspected_agent"].map { "suspected \($0)" },
          row.isYes("is_serious") ? "serious" : nil,
          row.isYes("is_immune_related") ? "immune-related" : nil,
          row["line_number"].map { "stated for line \($0)" },
          line.map { "counts for line \($0)" },
          row["ended_on"].map { "until \($0)" }, row.word("event_outcome"),
        ])
    }
  }

  private var ending: [TimelineEntry] {
    self["clinical_progression"].map {
      TimelineEntry(
        $0.date("progressed_on"), .progression,
        ["Progression called by a clinician", $0.word("progression_basis")])
    }
      + self["follow_up_contact"].map {
        TimelineEntry($0.date("contacted_on"), .contact, ["Known alive", $0.word("contact_kind")])
      }
      + self["death"].map {
        TimelineEntry(
          $0.date("died_on"), .death,
          ["Death" + ($0.word("cause_of_death").map { ": \($0)" } ?? ""), fatalEvent($0)])
      }
  }
}
