import ClinicalRecords

/// A patient's lesions and measurements, in the order tests name them; day 0 is 2020-01-01.
struct LesionHistory {
  private var history = PatientHistory(patient: Patient(id: 1))
  private var lesions: [Lesion] = []
  /// Measurements in the order they were added; their lesions are positions in that order too.
  var rows: [LesionMeasurement] = []

  /// A patient whose lines start on these days.
  init(lines: [Int] = [0]) {
    history.patient.statedAgeAtDiagnosis = 60
    history.lines = lines.enumerated().map {
      LineOfTherapy(
        number: $0 + 1, startedOn: LesionHistory.day($1),
        endedOn: LesionHistory.day($1 + 100))
    }
    history.drugs = history.lines.map { LineDrug(lineNumber: $0.number, agent: 0) }
  }

  /// Adds a lesion and what was seen of it on a day: tenths of a millimeter, of a node its short axis.
  mutating func add(
    _ label: String, _ category: LesionCategory, _ organ: String, isNode: Bool = false,
    parents: [String] = [], line: Int? = nil, at day: Int, _ tenths: Int? = nil,
    state: LesionState = .measured
  ) {
    lesions.append(
      Lesion(
        label: label, category: category, organ: organ, isNode: isNode, parents: parents,
        lineNumber: line))
    measure(label, at: day, tenths, state: state)
  }

  /// Adds a measurement of a lesion.
  mutating func measure(
    _ label: String, at day: Int, _ tenths: Int? = nil, state: LesionState = .measured
  ) {
    guard let lesion = lesions.firstIndex(where: { $0.label == label }) else { return }
    let isNode = lesions[lesion].isNode
    rows.append(
      LesionMeasurement(
        measuredOn: LesionHistory.day(day), lesion: lesion, state: state,
        longestDiameterTenths: isNode ? nil : tenths, shortAxisTenths: isNode ? tenths : nil))
  }

  /// The oddities as `rule key`, in alphabetical order.
  var findings: [String] { findings(.odd) }

  /// The findings of a severity as `rule key`, in alphabetical order.
  func findings(_ severity: Finding.Severity) -> [String] {
    all.filter { $0.severity == severity }.map { "\($0.rule) \($0.key.joined(separator: " "))" }
      .sorted()
  }

  /// The sentences in the order of ``findings``.
  var sentences: [String] {
    all.sorted { ($0.rule, $0.key.joined()) < ($1.rule, $1.key.joined()) }.map(\.sentence)
  }

  private var all: [Finding] {
    RecordChecks(codebook: LesionHistory.codebook).findings(in: sorted)
  }

  /// The history in the order a registry reads it.
  private var sorted: PatientHistory {
    var history = history
    history.lesions = lesions.sorted { $0.label < $1.label }
    history.measurements = rows.map { row in
      var row = row
      row.lesion =
        history.lesions.firstIndex { $0.label == lesions[row.lesion].label } ?? row.lesion
      return row
    }.sorted { ($0.measuredOn, $0.lesion) < ($1.measuredOn, $1.lesion) }
    return history
  }

  private static func day(_ number: Int) -> ClinicalDate {
    ClinicalDate(dayNumber: 18_262 + Int32(number))
  }

  /// The words for sites.
  static var codebook: Codebook {
    var codebook = Codebook()
    codebook.metastaticSites = Vocabulary(
      name: "metastatic_site",
      entries: [
        .init(code: "liver", label: "Liver", synonyms: ["hepatic"]),
        .init(code: "lung", label: "Lung", synonyms: ["pulmonary", "lungs"]),
        .init(code: "lymph_node", label: "Lymph node", synonyms: ["LN"]),
        .init(code: "other", label: "Other"),
      ])
    return codebook
  }
}
