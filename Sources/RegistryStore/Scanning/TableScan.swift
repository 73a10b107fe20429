import ClinicalRecords
import GRDB

/// How one table becomes part of a history: what is read of it, and where each row goes.
struct TableScan {
  let table: String
  /// The part it belongs to; `nil` for lines of therapy, which are always read.
  let part: HistoryParts?
  private let columns: String
  private let order: String
  private let take: (OrderedScan, inout PatientHistory, StoredCodes) throws -> Void

  init(
    _ table: String, _ part: HistoryParts?, columns: String, order: String,
    take: @escaping (OrderedScan, inout PatientHistory, StoredCodes) throws -> Void
  ) {
    self.table = table
    self.part = part
    self.columns = columns
    self.order = order
    self.take = take
  }

  /// Every table a history is made of.
  static var all: [TableScan] {
    let labels = LesionLabels()
    return [
      patient, performance, metastases, burden, lines, drugs, exposures, assessments,
      lesions(labels), measurements(labels), measuredDays, adverseEvents, eventDetails,
      progressions, contacts, deaths, observations, eligibility, samples, laboratoryResults,
    ]
  }

  /// The tables that fill parts of a history; lines of therapy only where they are asked for.
  ///
  /// Lesions bring the days they were measured on and results those of their samples, so these are not read a second
  /// time; nor are adverse events where their details are read.
  static func filling(_ parts: HistoryParts, lines: Bool) -> [TableScan] {
    var parts = parts
    if parts.contains(.lesions) { parts.remove(.measuredDays) }
    if parts.contains(.laboratory) { parts.remove(.sampledDays) }
    if parts.contains(.eventDetails) { parts.remove(.adverseEvents) }
    return all.filter { scan in scan.part.map { parts.contains($0) } ?? lines }
  }

  func opened(_ database: Database) throws -> OpenTableScan {
    OpenTableScan(
      table: table, take: take,
      rows: try OrderedScan(
        database, columns: "patient_id, " + columns, of: table, order: order))
  }
}

/// A table being read.
struct OpenTableScan {
  let table: String
  let take: (OrderedScan, inout PatientHistory, StoredCodes) throws -> Void
  let rows: OrderedScan
}

extension TableScan {
  private static var patient: TableScan {
    TableScan(
      "patient", .patient,
      columns:
        "site, sex, born_on, age_at_diagnosis, diagnosed_on, histology, extent, smoking_status",
      order: "patient_id"
    ) { row, history, codes in
      history.patient.site = try row.optionalCode(1, codes.sites)
      history.patient.sex = try row.optionalCode(2, codes.sexes)
      history.patient.bornOn = try row.partialDate(3)
      history.patient.statedAgeAtDiagnosis = row.optionalInteger(4)
      history.patient.diagnosedOn = try row.partialDate(5)
      history.patient.histology = try row.optionalCode(6, codes.histologies)
      history.patient.extent = try row.optionalCode(7, codes.extents)
      history.patient.smokingStatus = try row.optionalCode(8, codes.smokingStatuses)
    }
  }

  private static var performance: TableScan {
    TableScan(
      "performance_status", .performance, columns: "assessed_on, ecog",
      order: "patient_id, assessed_on"
    ) { row, history, _ in
      history.performanceStatuses.append(
        PerformanceStatus(assessedOn: try row.day(1), ecog: row.integer(2)))
    }
  }

  private static var metastases: TableScan {
    TableScan(
      "metastasis", .metastases, columns: "metastatic_site, found_on",
      order: "patient_id, metastatic_site"
    ) { row, history, codes in
      history.metastases.append(
        Metastasis(
          site: try row.code(1, codes.metastaticSites), foundOn: try row.partialDate(2)))
    }
  }

  private static var burden: TableScan {
    TableScan(
      "metastatic_burden", .metastaticBurden, columns: "counted_on, lesion_count",
      order: "patient_id, counted_on"
    ) { row, history, _ in
      history.metastaticBurdens.append(
        MetastaticBurden(countedOn: try row.day(1), lesionCount: row.integer(2)))
    }
  }

  private static var lines: TableScan {
    TableScan(
      "line_of_therapy", nil,
      columns:
        "line_number, started_on, ended_on, end_reason, cycle_count, scan_interval_days",
      order: "patient_id, line_number"
    ) { row, history, codes in
      let reason = try row.optionalCode(4, codes.endReasons)
      var line = LineOfTherapy(
        number: row.integer(1), startedOn: try row.day(2), endedOn: try row.optionalDay(3),
        endReason: reason, cycleCount: row.optionalInteger(5),
        scanIntervalDays: row.optionalInteger(6))
      line.wasLost = reason.map { codes.meansLoss[Int($0)] } ?? false
      history.lines.append(line)
    }
  }

  private static var drugs: TableScan {
    TableScan(
      "line_drug", .drugs, columns: "line_number, agent, first_given_on, last_given_on",
      order: "patient_id, line_number, agent"
    ) { row, history, codes in
      history.drugs.append(
        LineDrug(
          lineNumber: row.integer(1), agent: try row.code(2, codes.agents),
          firstGivenOn: try row.optionalDay(3), lastGivenOn: try row.optionalDay(4)))
    }
  }

  private static var exposures: TableScan {
    TableScan(
      "drug_exposure", .exposures, columns: "given_on, agent, last_given_on, is_given",
      order: "patient_id, given_on, agent"
    ) { row, history, codes in
      history.exposures.append(
        DrugExposure(
          givenOn: try row.day(1), agent: try row.code(2, codes.agents),
          lastGivenOn: try row.optionalDay(3), isGiven: row.integer(4) == 1))
    }
  }

  private static var assessments: TableScan {
    TableScan(
      "tumor_assessment", .assessments,
      columns: """
        assessed_on, reading, overall_response, target_response, non_target_response, new_lesion
        """,
      order: "patient_id, assessed_on, reading"
    ) { row, history, _ in
      history.assessments.append(
        TumorAssessment(
          assessedOn: try row.day(1), reading: row.integer(2),
          overallResponse: try row.optionalWord(3, .overallResponses),
          targetResponse: try row.optionalWord(4, .targetResponses),
          nonTargetResponse: try row.optionalWord(5, .nonTargetResponses),
          newLesion: try row.optionalWord(6, .newLesionFindings)))
    }
  }

  private static var adverseEvents: TableScan {
    TableScan(
      "adverse_event", .adverseEvents, columns: eventColumns, order: "patient_id, event_number"
    ) { row, history, codes in history.adverseEvents.append(try row.adverseEvent(codes)) }
  }

  /// The same with all that is known of an event, for the few questions that look at it.
  private static var eventDetails: TableScan {
    TableScan(
      "adverse_event", .eventDetails,
      columns: eventColumns + ", is_serious, event_action, event_outcome, suspected_agent",
      order: "patient_id, event_number"
    ) { row, history, codes in
      var event = try row.adverseEvent(codes)
      event.details.isSerious = row.isNull(9) ? nil : row.integer(9) == 1
      event.details.ledToDiscontinuation = row.isNull(10) ? nil : row.holds("withdrawn", 10)
      event.details.outcome = try row.optionalCode(11, codes.outcomes).map {
        StoredCodes.eventOutcomes[Int($0)]
      }
      event.details.suspectedAgent = try row.optionalCode(12, codes.agents)
      history.adverseEvents.append(event)
    }
  }

  private static let eventColumns = """
    event_number, adverse_event_term_id, grade, onset_on, ended_on, relation, line_number, \
    is_immune_related
    """

  private static var progressions: TableScan {
    TableScan(
      "clinical_progression", .clinicalProgressions, columns: "progressed_on",
      order: "patient_id, progressed_on"
    ) { row, history, _ in history.clinicalProgressions.append(try row.day(1)) }
  }

  private static var contacts: TableScan {
    TableScan(
      "follow_up_contact", .contacts, columns: "contacted_on", order: "patient_id, contacted_on"
    ) { row, history, _ in history.contacts.append(try row.day(1)) }
  }

  private static var deaths: TableScan {
    TableScan(
      "death", .death, columns: "died_on, event_number, cause_of_death", order: "patient_id"
    ) { row, history, codes in
      history.diedOn = try row.partialDate(1)
      history.fatalEventNumber = row.optionalInteger(2)
      history.causeOfDeath = try row.optionalCode(3, codes.causesOfDeath)
    }
  }

  private static var samples: TableScan {
    TableScan(
      "laboratory_result", .sampledDays, columns: "sampled_on",
      order: "patient_id, sampled_on, analyte, sample"
    ) { row, history, _ in DaySpan.widen(&history.sampledDays, to: try row.day(1)) }
  }

  private static var laboratoryResults: TableScan {
    TableScan(
      "laboratory_result", .laboratory,
      columns: "sampled_on, analyte, sample, value, unit, lower_limit, upper_limit, is_baseline",
      order: "patient_id, sampled_on, analyte, sample"
    ) { row, history, codes in
      let day = try row.day(1)
      history.laboratoryResults.append(
        LaboratoryResult(
          sampledOn: day, analyte: try row.code(2, codes.analytes), sample: row.integer(3),
          value: row.number(4), unit: row.text(5), lowerLimit: row.optionalNumber(6),
          upperLimit: row.optionalNumber(7),
          isBaseline: row.isNull(8) ? nil : row.integer(8) == 1))
      DaySpan.widen(&history.sampledDays, to: day)
    }
  }

  private static var eligibility: TableScan {
    TableScan(
      "eligibility_finding", .eligibility, columns: "eligibility_criterion, is_met",
      order: "patient_id, eligibility_criterion"
    ) { row, history, codes in
      history.eligibilityFindings.append(
        EligibilityFinding(criterion: try row.code(1, codes.criteria), isMet: row.integer(2) == 1))
    }
  }

  private static var measuredDays: TableScan {
    TableScan(
      "lesion_measurement", .measuredDays, columns: "measured_on",
      order: "patient_id, measured_on, lesion_label"
    ) { row, history, _ in DaySpan.widen(&history.measuredDays, to: try row.day(1)) }
  }

  private static var observations: TableScan {
    TableScan(
      "observation", .observations, columns: "data_field, observed_on, value",
      order: "patient_id, data_field, observed_on"
    ) { row, history, codes in
      history.observations.append(
        Observation(
          field: try codes.field(row.text(1)), observedOn: try row.day(2), value: row.text(3)))
    }
  }
}

extension OrderedScan {
  @inline(__always)
  fileprivate func adverseEvent(_ codes: StoredCodes) throws -> AdverseEvent {
    AdverseEvent(
      number: integer(1), term: try codes.term(integer(2)), grade: try grade(3),
      onsetOn: try partialDate(4), endedOn: try partialDate(5),
      isRelated: try codes.isRelated(self, 6), statedLine: optionalInteger(7),
      isImmuneRelated: isNull(8) ? nil : integer(8) == 1)
  }

  /// Whether a text is this word of ASCII letters.
  @inline(__always)
  fileprivate func holds(_ word: StaticString, _ column: Int32) -> Bool {
    guard let text = optionalStart(column) else { return false }
    for position in 0..<word.utf8CodeUnitCount
    where text[position] != word.utf8Start[position] { return false }
    return text[word.utf8CodeUnitCount] == 0
  }

  @inline(__always)
  fileprivate func grade(_ column: Int32) throws -> Int {
    let grade = integer(column)
    guard (1...5).contains(grade) else { throw UnreadableCell(column: column) }
    return grade
  }
}
