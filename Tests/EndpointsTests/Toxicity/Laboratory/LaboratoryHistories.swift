import ClinicalRecords

@testable import Endpoints

/// A hemoglobin in g/dL, normal 12 to 16, on a day of the tests.
func hemoglobin(
  _ number: Int, _ value: Double, sample: Int = 1, isBaseline: Bool? = nil
) -> LaboratoryResult {
  LaboratoryResult(
    sampledOn: day(number), analyte: LaboratorySeed.analyte("hemoglobin"), sample: sample,
    value: value, unit: "g/dL", lowerLimit: 12, upperLimit: 16, isBaseline: isBaseline)
}

/// A result of another analyte.
func result(
  _ analyte: String, _ number: Int, _ value: Double, _ unit: String, lower: Double? = nil,
  upper: Double? = nil
) -> LaboratoryResult {
  LaboratoryResult(
    sampledOn: day(number), analyte: LaboratorySeed.analyte(analyte), value: value, unit: unit,
    lowerLimit: lower, upperLimit: upper)
}

/// An event of a term, from a day to a day.
func laboratoryEvent(
  _ number: Int, _ term: String, grade: Int, from onset: Int, to end: Int? = nil
) -> AdverseEvent {
  AdverseEvent(
    number: number, term: LaboratorySeed.term(term), grade: grade,
    onsetOn: PartialDate(day(onset)), endedOn: end.map { PartialDate(day($0)) }, isRelated: false)
}

/// A patient with results, in order of day, analyte and sample as a registry hands them over.
func measured(
  _ results: [LaboratoryResult], lines: [(start: Int, end: Int?)] = [(0, nil)],
  events: [AdverseEvent] = []
) -> PatientHistory {
  var patient = history(lines: lines, events: events)
  patient.laboratoryResults = results.sorted {
    ($0.sampledOn, $0.analyte, $0.sample) < ($1.sampledOn, $1.analyte, $1.sample)
  }
  return patient
}

/// What the results of a line show.
func laboratory(
  _ patient: PatientHistory, line index: Int = 0, rules: EndpointRules = EndpointRules(),
  assuming assumed: [Circumstance: Bool] = [:]
) -> LineLaboratory {
  let codebook = LaboratorySeed.codebook
  let reading = LaboratoryReading(
    LaboratorySeed.grading, codebook, rules: rules, assuming: assumed)
  return reading.line(at: index, in: patient, by: EventAttribution(rules, codebook))
}

/// Episodes as `Anemia 3 20-34 new`; days are those of the tests.
func episodes(_ laboratory: LineLaboratory) -> [String] {
  laboratory.episodes.map { episode in
    let term = LaboratorySeed.codebook.terms.entries[Int(episode.term)].label
    let grades =
      episode.grade.map { "\($0)" }
      ?? "\(episode.grades.lowerBound)…\(episode.grades.upperBound)"
    let end = episode.endedOn.map { "\($0.days(since: day(0)))" } ?? ""
    return "\(term) \(grades) \(episode.onsetOn.days(since: day(0)))-\(end)"
  }
}
