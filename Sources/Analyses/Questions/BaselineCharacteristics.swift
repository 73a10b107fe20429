import ClinicalRecords

/// The words for what a patient was when the line started. Of dated values the last on or before
/// that day counts.
extension Characteristic {
  static func baseline(_ codebook: Codebook) -> [Characteristic] {
    patientWords(codebook) + stateWords + metastasisWords(codebook)
      + codebook.fields.enumerated().map { .field($1, at: CodePosition($0)) }
  }

  private static func patientWords(_ codebook: Codebook) -> [Characteristic] {
    [
      Characteristic("sex", "Sex", "sex", .code(codebook.sexes), .patient) { history, _ in
        Value(history.patient.sex)
      },
      Characteristic("site", "Hospital", "hospital", .code(codebook.sites), .patient) {
        history, _ in
        Value(history.patient.site)
      },
      Characteristic(
        "histology", "Histology", "type of tumor", .code(codebook.histologies), .patient
      ) { history, _ in Value(history.patient.histology) },
      Characteristic(
        "extent", "Extent", "spread at diagnosis", .code(codebook.extents), .patient
      ) { history, _ in Value(history.patient.extent) },
      Characteristic(
        "smoking", "Smoking", "tobacco history", .code(codebook.smokingStatuses), .patient
      ) { history, _ in Value(history.patient.smokingStatus) },
      Characteristic(
        "age_at_diagnosis", "Age at diagnosis",
        "completed years at diagnosis", .number,
        .patient
      ) { history, _ in Value(history.patient.ageAtDiagnosis) },
      Characteristic(
        "age", "Age",
        "completed years at the start of the line",
        .number, .patient
      ) { Value($0.patient.age(on: $0.line($1).startedOn)) },
      Characteristic(
        "time_since_diagnosis", "Time since diagnosis", "from diagnosis to the start of the line",
        .duration, .patient
      ) { history, place in
        Value(history.patient.daysSinceDiagnosis(on: history.line(place).startedOn))
      },
    ]
  }

  private static var stateWords: [Characteristic] {
    [
      Characteristic(
        "ecog", "ECOG", "last ECOG performance status by the start of the line",
        .number, .performance
      ) { history, place in
        Value(
          history.performanceStatuses.last { $0.assessedOn <= history.line(place).startedOn }?.ecog)
      },
      Characteristic(
        "metastatic_lesions", "Metastatic lesions", "last count of metastatic lesions by the start",
        .number, .metastaticBurden
      ) { history, place in
        Value(
          history.metastaticBurdens.last { $0.countedOn <= history.line(place).startedOn }?
            .lesionCount)
      },
    ]
  }

  private static func metastasisWords(_ codebook: Codebook) -> [Characteristic] {
    codebook.metastaticSites.entries.enumerated().map { position, entry in
      .metastasis(CodePosition(position), name: "\(entry.code)_metastases", entry: entry)
    }
  }

  /// Whether metastases at a site were known by the start of the line. A site without a row is
  /// "no".
  static func metastasis(
    _ site: CodePosition, name: String, entry: Vocabulary.Entry
  ) -> Characteristic {
    Characteristic(
      name, "\(entry.label) metastases", "metastases known there by the start of the line", .flag,
      .metastases
    ) { history, place in
      let start = history.line(place).startedOn
      guard let row = history.metastases.first(where: { $0.site == site }) else {
        return .flag(false)
      }
      guard let found = row.foundOn else { return .flag(true) }
      if found.latest <= start { return .flag(true) }
      return found.earliest > start ? .flag(false) : .missing
    }
  }

  /// Whether somebody judged that a criterion of eligibility was met; missing where nobody did.
  static func criterion(
    _ criterion: CodePosition, name: String, entry: Vocabulary.Entry
  ) -> Characteristic {
    Characteristic(
      name, "Criterion \(entry.code) met", entry.label, .flag, .eligibility,
      negatedLabel: "Criterion \(entry.code) not met"
    ) { history, _ in
      Value(history.eligibilityFindings.first { $0.criterion == criterion }?.isMet)
    }
  }

  private static func field(_ field: DataField, at position: CodePosition) -> Characteristic {
    let kind: Kind =
      switch field.type {
      case .number, .integer: .number
      case .flag: .flag
      case .text, .day: .text
      case .level:
        .code(
          Vocabulary(name: field.code, entries: field.levels.map { .init(code: $0, label: $0) }))
      }
    return Characteristic(
      field.code, field.label, "study field", kind, .observations, isDay: field.type == .day
    ) { history, place in
      let row = history.observations.last {
        $0.field == position && $0.observedOn <= history.line(place).startedOn
      }
      return row.map { kind.value(written: $0.value) } ?? .missing
    }
  }
}

extension Characteristic.Kind {
  /// The value of a study field as it was entered.
  func value(written: String) -> Value {
    switch self {
    case .number, .duration: Double(written).map { .number($0) } ?? .missing
    case .flag: .flag(written == "1")
    case .text: .text(written)
    case .code(let vocabulary):
      vocabulary.position(of: written).map { .code(CodePosition($0)) } ?? .missing
    }
  }
}

extension Patient {
  /// Days from diagnosis to a day, as far as the diagnosis tells; one that could lie after the day is
  /// taken to be before it if it can.
  ///
  /// Rule: N2.
  fileprivate func daysSinceDiagnosis(on day: ClinicalDate) -> ClosedRange<Int>? {
    guard let diagnosedOn else { return nil }
    let latest = max(diagnosedOn.earliest, min(diagnosedOn.latest, day))
    return day.days(since: latest)...day.days(since: diagnosedOn.earliest)
  }
}
