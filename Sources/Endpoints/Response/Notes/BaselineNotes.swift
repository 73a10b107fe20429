import ClinicalRecords

// The notes of what lies before treatment, made where somebody asked.

extension CourseReading {
  /// Notes the baseline, and which rows it was taken from; those that were not are counted.
  func noteBaseline() {
    guard let trace else { return }
    var passedOver = 0
    for row in 0..<firstVisitRow {
      let measurement = lesions.measurements[row]
      if isBaselineDay(measurement.measuredOn), isLast(row),
        lesions.parts[measurement.lesion].kind != .other
      {
        noteBefore(measurement, row, trace)
      } else {
        passedOver += 1
      }
    }
    if passedOver > 0 {
      trace.remark(
        passedOver == 1
          ? "1 earlier measurement lies before the baseline and is not used."
          : "\(passedOver) earlier measurements lie before the baseline and are not used.", [.r7])
    }
    noteBaselineSum(trace)
  }

  private func isLast(_ row: Int) -> Bool {
    let lesion = lesions.measurements[row].lesion
    if lesions.parts[lesion].kind == .target, let taken = lesions.row(of: lesion) {
      return taken == row
    }
    return !lesions.measurements[(row + 1)..<firstVisitRow].contains { $0.lesion == lesion }
  }

  private func noteBefore(_ measurement: LesionMeasurement, _ row: Int, _ trace: LesionTrace) {
    let part = lesions.parts[measurement.lesion]
    switch part.kind {
    case .other: return
    case .new: trace.note(measurement, .passedOver, "was not there yet", [.r5])
    case .nonTarget:
      if trace.lesions[measurement.lesion].category == .new {
        trace.note(
          measurement, .used,
          "was there before this line started: non-target disease, not a new lesion", [.r5])
      } else if part.counts || part.isPiece {
        trace.note(measurement, .used, "is non-target disease before treatment", [.r5])
      } else {
        trace.note(measurement, .passedOver, "is no disease before treatment", [.r5])
      }
    case .target: noteTargetBefore(measurement, row, trace)
    }
  }

  private func noteTargetBefore(_ measurement: LesionMeasurement, _ row: Int, _ trace: LesionTrace)
  {
    guard part(of: measurement).counts || part(of: measurement).isPiece else {
      trace.note(
        measurement, .passedOver,
        tooEarly(measurement.measuredOn).map { "was last looked at \($0)" }
          ?? "is no target lesion of this line: the last images before treatment left it out", [.r7]
      )
      return
    }
    guard let tenths = measurement.tenths(isNode: part(of: measurement).isNode) else {
      let (role, sentence, rules) = missing(measurement, isNode: part(of: measurement).isNode)
      trace.note(measurement, role, sentence, [.r7] + rules)
      return
    }
    if measurement.state == .absent {
      trace.note(measurement, .used, "was gone before treatment: 0 mm", [.r7, .r10])
      return
    }
    let measure = part(of: measurement).isNode ? "has a short axis of" : "measures"
    trace.note(
      measurement, .used, "\(measure) \(LengthText.millimeters(tenths)) before treatment",
      [.r7, .r9])
  }

  private func part(of measurement: LesionMeasurement) -> LesionPart {
    lesions.parts[measurement.lesion]
  }

  private func noteBaselineSum(_ trace: LesionTrace) {
    guard let baseline else {
      noteLackOfBaseline(trace)
      return
    }
    let limit = ResponseLimits.partialResponse(from: baseline.tenths)
    var sentence = "The baseline sum of diameters is \(LengthText.millimeters(baseline.tenths)); "
    sentence += "PR needs \(LengthText.millimeters(limit)) or less."
    let age = days.start.days(since: baseline.day)
    if age > ResponseLimits.baselineDays {
      sentence += " It was taken \(age) days before the start; within 28 is preferred."
    }
    trace.remark(sentence, on: baseline.day, [.r7, .r16, .r18])
  }

  private func noteLackOfBaseline(_ trace: LesionTrace) {
    if awaitsTargets {
      trace.remark(
        "No target lesion was measured on or before the start: without baseline neither PR nor SD "
          + "can be told.", on: days.start, [.r7])
    } else if startsGone, let nadir {
      let limit = LengthText.millimeters(ResponseLimits.progression(from: nadir))
      trace.remark(
        "The target lesions were all gone before treatment: target NA while they are, PD from "
          + "\(limit).", on: days.start, [.r7, .r17, .r19])
    } else if hasTargets {
      trace.remark(
        "A target lesion is missing before treatment: without a complete baseline sum neither PR nor "
          + "SD can be told; PD is told from the smallest complete sum later.", on: days.start,
        [.r7, .r14, .r17])
    }
  }
}
