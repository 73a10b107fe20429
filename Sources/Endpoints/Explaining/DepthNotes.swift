import ClinicalRecords

/// Says of each sum of diameters why it is, or is not, the depth of response.
struct DepthNotes {
  let course: LineCourse
  let rules: EndpointRules

  /// - Parameters:
  ///   - deepest: Position of the deepest visit.
  ///   - trace: The notebook.
  func write(deepest: Int?, to trace: Trace) {
    let visits = course.responseVisits(rules)
    let span = ResponseSpan(course, rules: rules)
    for index in visits.indices {
      guard let sum = visits[index].derived?.sum else { continue }
      trace.note(step(visits[index], sum, isDeepest: index == deepest))
    }
    for visit in course.visits[span.count...] where visit.derived?.sum != nil {
      trace.note(
        visit.step(
          .passedOver,
          "The sum of \(visit.day) comes after the first progression or the next line.", [.r33]))
    }
    if deepest == nil {
      trace.note(
        .remark("No visit has a complete sum of diameters beside a baseline.", [.r14, .r48]))
    }
  }

  private func step(_ visit: Visit, _ sum: DiameterSum, isDeepest: Bool) -> Explanation.Step {
    let value = "sum \(LengthText.millimeters(sum.tenths))"
    let text: String
    var rules: [Rule] = [.r48]
    if let change = sum.changeFromBaseline {
      text =
        "The sum of \(visit.day) is \(LengthText.millimeters(sum.tenths)), \(change.directed) baseline"
        + (isDeepest ? ": the deepest of the line." : ".")
    } else if !sum.isComplete {
      text = "On \(visit.day) a target lesion was not measured, so its sum does not count."
      rules = [.r14, .r48]
    } else {
      text = "The sum of \(visit.day) has no baseline to stand beside."
    }
    return Explanation.Step(
      isDeepest ? .decided : sum.percentFromBaseline == nil ? .passedOver : .used,
      row: visit.evidence, day: visit.day, value: value, sentence: text, rules: rules)
  }
}

/// Says why a line brought clinical benefit, or did not.
struct BenefitNotes {
  let course: LineCourse
  let rules: EndpointRules

  func write(_ benefit: ClinicalBenefit, to trace: Trace) {
    let best = benefit.best.response.rawValue
    guard let end = benefit.stable else {
      trace.note(
        .remark(
          benefit.isShown
            ? "\(best) at any time is clinical benefit."
            : "\(best) as the best response is no clinical benefit.", [.r48]))
      return
    }
    let days = daysText(end.stop.days(since: course.start))
    trace.note(
      .remark(
        "\(best) lasted \(days), \(words(end)); \(daysText(rules.clinicalBenefitDays)) or more are "
          + "clinical benefit.", [.r48]))
  }

  private func words(_ end: ProgressionEnd) -> String {
    switch end.ending {
    case .progression: "to the progression of \(end.stop)"
    case .beforeNextTherapy: "to the last assessment before the next line, \(end.stop)"
    default: "to the last assessment that could be evaluated, \(end.stop)"
    }
  }
}
