import ClinicalRecords

/// One day with at least one recorded response: the worst of the day's readings. Rule: R32.
struct EnteredVisit {
  let day: ClinicalDate
  let reading: Int
  let response: OverallResponse
}

/// The visits of a patient between two days, in order of time, made as they are asked for.
struct EnteredVisits: Sequence, IteratorProtocol {
  private let assessments: [TumorAssessment]
  private let last: ClinicalDate
  private var position: Int

  init(_ assessments: [TumorAssessment], from first: ClinicalDate, through last: ClinicalDate) {
    self.assessments = assessments
    self.last = last
    position = 0
    while position < assessments.count, assessments[position].assessedOn < first { position += 1 }
  }

  mutating func next() -> EnteredVisit? {
    var visit: EnteredVisit?
    while position < assessments.count {
      let assessment = assessments[position]
      if assessment.assessedOn > last { break }
      if let visit, assessment.assessedOn != visit.day { break }
      position += 1
      guard let response = assessment.overallResponse else { continue }
      if response.severity >= visit.map(\.response.severity) ?? 0 {
        visit = EnteredVisit(
          day: assessment.assessedOn, reading: assessment.reading, response: response)
      }
    }
    return visit
  }
}
