/// Rules about what was measured or seen of a lesion on a day.
///
/// Rule: R9, R10, R12, R13.
extension RecordChecks {
  func addMeasurementFindings(_ history: PatientHistory, _ findings: inout [Finding]) {
    for row in history.measurements {
      let lesion = history.lesions[row.lesion]
      if !row.state.fits(lesion.category) {
        findings.append(
          measurementFinding(
            .odd, "state-does-not-fit", row, history, "lesion_state",
            "\(lesion.label) \(row.state.claim) on \(row.measuredOn), but is "
              + "\(lesion.category.words)."))
      }
      addLengthFindings(row, lesion, history, &findings)
      if row.state == .split || row.state == .merged {
        addSuccessorFindings(row, lesion, history, &findings)
      }
      if !lesion.parents.isEmpty { addTwiceFindings(row, lesion, history, &findings) }
    }
  }

  private func addLengthFindings(
    _ row: LesionMeasurement, _ lesion: Lesion, _ history: PatientHistory,
    _ findings: inout [Finding]
  ) {
    let length = lesion.isNode ? row.shortAxisTenths : row.longestDiameterTenths
    if row.state == .measured, length == nil {
      findings.append(lengthFinding(row, lesion, history))
    }
    if let length, length > 0, !row.state.allowsLength {
      findings.append(
        measurementFinding(
          .odd, "length-beside-state", row, history, "lesion_state",
          "\(lesion.label) \(row.state.claim) on \(row.measuredOn), but has a length "
            + "(\(LengthText.millimeters(length)))."))
    }
    if let short = row.shortAxisTenths, let long = row.longestDiameterTenths, short > long {
      findings.append(
        measurementFinding(
          .odd, "short-axis-above-longest", row, history, "short_axis_mm",
          "The short axis of \(lesion.label) on \(row.measuredOn) is above its longest diameter."))
    }
  }

  /// A measured lesion without the length that counts. Rule: R9.
  private func lengthFinding(
    _ row: LesionMeasurement, _ lesion: Lesion, _ history: PatientHistory
  ) -> Finding {
    guard lesion.isNode else {
      return measurementFinding(
        .odd, "measured-without-length", row, history, "longest_diameter_mm",
        "\(lesion.label) is measured on \(row.measuredOn), but has no longest diameter.")
    }
    guard row.longestDiameterTenths != nil else {
      return measurementFinding(
        .odd, "measured-without-length", row, history, "short_axis_mm",
        "\(lesion.label) is measured on \(row.measuredOn), but has no short axis.")
    }
    return measurementFinding(
      .odd, "node-without-short-axis", row, history, "short_axis_mm",
      "\(lesion.label) is a lymph node, but has no short axis on \(row.measuredOn); only that counts."
    )
  }

  /// A lesion that split or merged, and none that came from it. Rule: R12, R13.
  private func addSuccessorFindings(
    _ row: LesionMeasurement, _ lesion: Lesion, _ history: PatientHistory,
    _ findings: inout [Finding]
  ) {
    if history.lesions.contains(where: { $0.parents.contains(lesion.label) }) { return }
    let isSplit = row.state == .split
    findings.append(
      measurementFinding(
        .odd, isSplit ? "split-without-pieces" : "merged-without-lesion", row, history,
        "lesion_state",
        "\(lesion.label) \(row.state.claim) on \(row.measuredOn), but no lesion names it as a "
          + "parent\(isSplit ? "" : " it merged into")."))
  }

  /// A piece or a merged lesion measured beside its parent. Rule: R13.
  private func addTwiceFindings(
    _ row: LesionMeasurement, _ lesion: Lesion, _ history: PatientHistory,
    _ findings: inout [Finding]
  ) {
    guard row.state == .measured || row.state == .tooSmall else { return }
    let other = history.measurements.first { other in
      other.measuredOn == row.measuredOn && (other.state == .measured || other.state == .tooSmall)
        && lesion.parents.contains(history.lesions[other.lesion].label)
    }
    guard let other else { return }
    findings.append(
      measurementFinding(
        .odd, "counted-twice", row, history, "lesion_label",
        "\(lesion.label) and its parent \(history.lesions[other.lesion].label) are both measured on "
          + "\(row.measuredOn)."))
  }

  func measurementFinding(
    _ severity: Finding.Severity, _ rule: String, _ row: LesionMeasurement,
    _ history: PatientHistory, _ column: String, _ sentence: String
  ) -> Finding {
    Finding(
      severity, rule: rule, table: "lesion_measurement",
      key: ["\(row.measuredOn)", history.lesions[row.lesion].label], column: column,
      sentence: sentence)
  }
}
