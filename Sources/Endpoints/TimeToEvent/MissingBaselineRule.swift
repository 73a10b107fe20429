import ClinicalRecords

extension LineCourse {
  /// Whether the rules censor this line at its start for want of a baseline.
  ///
  /// A baseline is a measurement of a lesion, or for the strictest setting any assessment, after the
  /// start of the line before and on or before the start of this one. Measurements of the line
  /// without any before it show that a baseline is missing, but for lesions that were new later;
  /// without lesions at all the registry does not record them.
  ///
  /// Rule: R7.
  ///
  /// - Parameters:
  ///   - history: The patient's rows, with assessments and lesions.
  ///   - rules: Gives the switch.
  /// - Returns: Whether it does.
  func isCensoredWithoutBaseline(in history: PatientHistory, rules: EndpointRules) -> Bool {
    switch rules.missingBaseline {
    case .ignored: return false
    case .censoredWhereMeasured: return isMeasuredWithoutBaseline(history, rules)
    case .censored:
      return isMeasuredWithoutBaseline(history, rules)
        || !(isMeasuredBefore(history) || isAssessedBefore(history))
    }
  }

  private func isMeasuredWithoutBaseline(
    _ history: PatientHistory, _ rules: EndpointRules
  ) -> Bool {
    guard baseline == nil, !isMeasuredBefore(history) else { return false }
    return history.measurements.contains {
      $0.measuredOn > start && rules.knows($0.measuredOn)
        && $0.measuredOn <= nextStart ?? .distantFuture && belongs($0, history)
        && history.lesions[$0.lesion].category != .new
    }
  }

  private func isMeasuredBefore(_ history: PatientHistory) -> Bool {
    history.measurements.contains { isBefore($0.measuredOn, history) && belongs($0, history) }
  }

  private func isAssessedBefore(_ history: PatientHistory) -> Bool {
    history.assessments.contains { isBefore($0.assessedOn, history) }
  }

  private func isBefore(_ day: ClinicalDate, _ history: PatientHistory) -> Bool {
    day <= start && (index == 0 || day > history.lines[index - 1].startedOn)
  }

  /// Whether a measurement is of a lesion that no other line chose for itself.
  private func belongs(_ measurement: LesionMeasurement, _ history: PatientHistory) -> Bool {
    (history.lesions[measurement.lesion].lineNumber ?? line.number) == line.number
  }
}
