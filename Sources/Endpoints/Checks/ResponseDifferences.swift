import ClinicalRecords

/// The entered rows of one visit.
struct EnteredRows {
  let assessments: ArraySlice<TumorAssessment>
  /// Whether any lesion was measured or looked at.
  let hasMeasurements: Bool

  init(_ history: PatientHistory, of visit: Visit) {
    let (first, last) = (visit.firstScanOn, visit.lastScanOn)
    let all = history.assessments
    let start = all.firstIndex { $0.assessedOn >= first } ?? all.endIndex
    let end = all[start...].firstIndex { $0.assessedOn > last } ?? all.endIndex
    assessments = all[start..<end]
    hasMeasurements = history.measurements.contains {
      first <= $0.measuredOn && $0.measuredOn <= last
    }
  }

  /// An oddity of the assessment that states a value; of the last one where none is named.
  func finding(
    _ rule: String, _ column: String, _ sentence: String, of row: TumorAssessment? = nil
  ) -> Finding {
    let row = row ?? assessments.last { $0.overallResponse != nil } ?? assessments.last
    return Finding(
      .odd, rule: rule, table: "tumor_assessment",
      key: row.map { ["\($0.assessedOn)", "\($0.reading)"] } ?? [], column: column,
      sentence: sentence)
  }
}

/// Entered and derived values beside each other. Rule: R31.
extension ResponseChecks {
  func addDifferences(
    _ visit: Visit, _ course: LineCourse, _ rows: EnteredRows, _ history: PatientHistory,
    _ findings: inout [Finding]
  ) {
    if course.baseline != nil, !rows.hasMeasurements {
      if let entered = visit.entered, entered != .notEvaluable {
        findings.append(
          rows.finding(
            "response-without-measurements", "overall_response",
            "\(entered.rawValue) was entered on \(visit.day), but none of the lesions followed was "
              + "measured."))
      }
      return
    }
    guard let derived = visit.derived else { return }
    if let entered = visit.entered, entered != derived.overall {
      findings.append(
        rows.finding(
          "response-differs", "overall_response",
          "\(entered.rawValue) was entered on \(visit.day), but its "
            + "\(rows.hasMeasurements ? "lesions" : "components") give \(derived.overall.rawValue)"
            + "\(derived.sumWords).",
          of: rows.assessments.last { $0.overallResponse == entered }))
    }
    let newLesions = NewLesionRows(history, of: visit, course)
    for row in rows.assessments {
      addComponents(row, derived, &findings, rows)
      addNewLesions(row, derived, newLesions, &findings, rows)
    }
  }

  private func addComponents(
    _ row: TumorAssessment, _ derived: DerivedResponse, _ findings: inout [Finding],
    _ rows: EnteredRows
  ) {
    if let entered = row.targetResponse, entered != derived.target {
      findings.append(
        rows.finding(
          "target-response-differs", "target_response",
          "\(entered.rawValue) of the target lesions was entered on \(row.assessedOn), but they give "
            + "\(derived.target.rawValue)\(derived.sumWords).", of: row))
    }
    if let entered = row.nonTargetResponse, entered != derived.nonTarget {
      findings.append(
        rows.finding(
          "non-target-response-differs", "non_target_response",
          "\(entered.rawValue) of the non-target lesions was entered on \(row.assessedOn), but they "
            + "give \(derived.nonTarget.rawValue).", of: row))
    }
  }

  /// What was entered of new lesions beside what their own rows say: of the two the worse counts, so
  /// that the derived finding alone hides a difference. Rule: R23, R24, R31.
  private func addNewLesions(
    _ row: TumorAssessment, _ derived: DerivedResponse, _ lesions: NewLesionRows,
    _ findings: inout [Finding], _ rows: EnteredRows
  ) {
    guard let entered = row.newLesion else { return }
    let shown = rows.hasMeasurements ? lesions.finding : derived.newLesion
    if let shown {
      guard entered != shown else { return }
      findings.append(
        rows.finding(
          "new-lesion-differs", "new_lesion",
          "New lesions were entered as \(entered.rawValue) on \(row.assessedOn), but the rows of "
            + "lesions show \(shown.rawValue).", of: row))
    } else if entered != .none, !lesions.areRecorded {
      findings.append(
        rows.finding(
          "new-lesion-differs", "new_lesion",
          "A new lesion that is \(entered.rawValue) was entered, but no lesion of category new is "
            + "recorded that day (\(row.assessedOn)).", of: row))
    }
  }
}

extension DerivedResponse {
  /// The sum and what it is compared with, in parentheses; empty where nothing was measured.
  fileprivate var sumWords: String {
    guard let sum else { return "" }
    let others = [
      sum.baselineTenths.map { "baseline \(LengthText.millimeters($0))" },
      sum.nadirTenths.map { "nadir \(LengthText.millimeters($0))" },
    ].compactMap(\.self)
    let end = others.isEmpty ? "" : "; \(others.joined(separator: ", "))"
    let isPart = sum.isComplete ? "" : ", some missing"
    return " (sum \(LengthText.millimeters(sum.tenths))\(isPart)\(end))"
  }
}
