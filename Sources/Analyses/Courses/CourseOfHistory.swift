package import ClinicalRecords
package import Endpoints

/// Reads the course of one line out of a history: dates end here, figures know days.
extension TreatmentCourse {
  /// What has to be derived for a course.
  package static let outcomeParts: OutcomeParts = [
    .bestResponse, .confirmedResponse, .depthOfResponse, .overallSurvival,
    .time(to: .timeToResponse),
  ]

  /// The course of the line at a place.
  ///
  /// - Parameters:
  ///   - history: The patient's rows.
  ///   - place: The line.
  ///   - regimenClass: Names the classes of a line's drugs.
  package init?(of history: PatientHistory, at place: LinePlace, regimenClass: Characteristic) {
    let (index, rules) = (place.index, place.rules)
    guard let course = history.course(ofLineAt: index, rules: rules),
      let outcome = history.outcome(
        ofLineAt: index, rules: rules, parts: TreatmentCourse.outcomeParts),
      let survival = outcome.overallSurvival
    else { return nil }
    let best = outcome.bestResponse(on: rules.responseBasis)
    let visits = course.responseVisits(rules)
    self.init(
      patientID: outcome.patientID, lineNumber: outcome.line.number,
      bestResponse: best?.response ?? .notEvaluable,
      depth: Depth(outcome.depthOfResponse, visits, course.baseline), lastDay: survival.days,
      isDead: survival.ending == .death)
    if course.baseline?.tenths ?? 0 > 0 {
      changes = visits.map { SumChange($0, start: course.start) }
    }
    progression = course.visits.first { $0.response == .progressive }
      .map { Progression($0, start: course.start) }
    responses = course.responses(from: outcome[.timeToResponse], rules)
    segments = history.segments(from: place, through: survival.stop, regimenClass)
  }
}

extension TreatmentCourse.Depth {
  /// - Parameters:
  ///   - depth: The best change, as derived.
  ///   - visits: The visits among which it was looked for.
  ///   - baseline: The sum before treatment.
  fileprivate init(
    _ depth: DepthOfResponse?, _ visits: ArraySlice<Visit>, _ baseline: LineCourse.Baseline?
  ) {
    if let depth {
      self = .percent(depth.percent)
    } else if baseline?.tenths ?? 0 > 0 {
      self = .missing(visits.isEmpty ? .noLaterVisit : .incomplete)
    } else {
      let isMeasured = baseline != nil || visits.contains { $0.derived?.sum != nil }
      self = .missing(isMeasured ? .noBaseline : .notMeasured)
    }
  }
}

extension TreatmentCourse.SumChange {
  fileprivate init(_ visit: Visit, start: ClinicalDate) {
    self.init(
      day: visit.day.days(since: start), percent: visit.derived?.sum?.percentFromBaseline)
  }
}

extension TreatmentCourse.Progression {
  fileprivate init(_ visit: Visit, start: ClinicalDate) {
    let ground: Ground =
      visit.derived?.newLesion == .unequivocal || visit.progressedOn != nil
      ? .newLesion : visit.derived?.nonTarget == .progressive ? .nonTarget : .other
    self.init(day: visit.progressionDay.days(since: start), ground: ground)
  }
}

extension LineCourse {
  /// The first response, and the first complete one after a partial. Rule: R50.
  fileprivate func responses(
    from time: EndpointTime?, _ rules: EndpointRules
  ) -> [TreatmentCourse.Response] {
    guard let time, time.isEvent else { return [] }
    var found: [TreatmentCourse.Response] = []
    for visit in responseVisits(rules) where visit.day >= time.stop {
      let isComplete = visit.response == .complete
      guard isComplete || (visit.response == .partial && found.isEmpty) else { continue }
      found.append(.init(day: visit.day.days(since: start), isComplete: isComplete))
      if isComplete { break }
    }
    return found
  }
}

extension PatientHistory {
  /// The days of a line and of those after it.
  fileprivate func segments(
    from place: LinePlace, through last: ClinicalDate, _ regimenClass: Characteristic
  ) -> [TreatmentCourse.Segment] {
    let origin = lines[place.index].startedOn
    return (place.index..<lines.count).filter { lines[$0].startedOn <= last }.map { index in
      let line = lines[index]
      let next = startOfLine(after: index).flatMap { $0 <= last ? $0 : nil }
      let ended = line.endedOn.flatMap { $0 <= last ? $0 : nil } ?? next
      let value = regimenClass.value(self, LinePlace(index: index, rules: place.rules))
      let name: String? = if case .text(let text) = value { text } else { nil }
      return .init(
        lineNumber: line.number, start: line.startedOn.days(since: origin),
        end: max(line.startedOn, min(ended ?? last, next ?? last)).days(since: origin),
        regimenClass: name, isUnderWay: ended == nil)
    }
  }
}
