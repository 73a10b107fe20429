import ClinicalRecords
import GRDB
import GRDBSQLite

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
    [
      patient, performance, metastases, burden, lines, drugs, assessments, adverseEvents,
      progressions, contacts, deaths, observations, samples, measurements,
    ]
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
      columns: "line_number, started_on, ended_on, end_reason, cycle_count",
      order: "patient_id, line_number"
    ) { row, history, codes in
      history.lines.append(
        LineOfTherapy(
          number: row.integer(1), startedOn: try row.day(2), endedOn: try row.optionalDay(3),
          endReason: try row.optionalCode(4, codes.endReasons),
          cycleCount: row.optionalInteger(5)))
    }
  }

  private static var drugs: TableScan {
    TableScan(
      "line_drug", .drugs, columns: "line_number, agent", order: "patient_id, line_number, agent"
    ) { row, history, codes in
      history.drugs.append(
        LineDrug(lineNumber: row.integer(1), agent: try row.code(2, codes.agents)))
    }
  }

  private static var assessments: TableScan {
    TableScan(
      "tumor_assessment", .assessments, columns: "assessed_on, reading, overall_response",
      order: "patient_id, assessed_on, reading"
    ) { row, history, _ in
      history.assessments.append(
        TumorAssessment(
          assessedOn: try row.day(1), reading: row.integer(2),
          overallResponse: try row.overallResponse(3)))
    }
  }

  private static var adverseEvents: TableScan {
    TableScan(
      "adverse_event", .adverseEvents,
      columns: """
        event_number, adverse_event_term_id, grade, onset_on, ended_on, relation, line_number,
        is_immune_related
        """,
      order: "patient_id, event_number"
    ) { row, history, codes in
      history.adverseEvents.append(
        AdverseEvent(
          number: row.integer(1), term: try codes.term(row.integer(2)), grade: try row.grade(3),
          onsetOn: try row.partialDate(4), endedOn: try row.partialDate(5),
          isRelated: try codes.isRelated(row, 6), statedLine: row.optionalInteger(7),
          isImmuneRelated: row.integer(8) == 1))
    }
  }

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
    TableScan("death", .death, columns: "died_on", order: "patient_id") { row, history, _ in
      history.diedOn = try row.partialDate(1)
    }
  }

  private static var samples: TableScan {
    TableScan(
      "laboratory_result", .sampledDays, columns: "sampled_on",
      order: "patient_id, sampled_on, analyte, sample"
    ) { row, history, _ in DaySpan.widen(&history.sampledDays, to: try row.day(1)) }
  }

  private static var measurements: TableScan {
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
  /// The standard's code, told by its two letters; texts end in a NUL.
  @inline(__always)
  fileprivate func overallResponse(_ column: Int32) throws -> OverallResponse? {
    guard let code = sqlite3_column_text(handle, column) else { return nil }
    guard code[0] != 0, code[1] != 0, code[2] == 0 else {
      guard let response = OverallResponse(rawValue: text(column)) else {
        throw UnreadableCell(column: column)
      }
      return response
    }
    switch (code[0], code[1]) {
    case (UInt8(ascii: "C"), UInt8(ascii: "R")): return .complete
    case (UInt8(ascii: "P"), UInt8(ascii: "R")): return .partial
    case (UInt8(ascii: "S"), UInt8(ascii: "D")): return .stable
    case (UInt8(ascii: "P"), UInt8(ascii: "D")): return .progressive
    case (UInt8(ascii: "N"), UInt8(ascii: "E")): return .notEvaluable
    default: throw UnreadableCell(column: column)
    }
  }

  @inline(__always)
  fileprivate func grade(_ column: Int32) throws -> Int {
    let grade = integer(column)
    guard (1...5).contains(grade) else { throw UnreadableCell(column: column) }
    return grade
  }
}
