import ClinicalRecords

// Words that the sentences of several explanations share.

/// `1 day`, `211 days`.
func daysText(_ days: Int) -> String { days == 1 ? "1 day" : "\(days) days" }

extension Visit {
  /// `PR on 2021-03-04`.
  var text: String { "\(response.rawValue) on \(day)" }

  /// A step about this visit.
  func step(
    _ role: Explanation.Role, _ sentence: String, _ rules: [Rule]
  ) -> Explanation.Step {
    Explanation.Step(
      role, row: evidence, day: day, value: response.rawValue, sentence: sentence, rules: rules)
  }
}

extension LineCourse {
  /// The number of the line after this one.
  func nextNumber(_ history: PatientHistory) -> Int {
    index + 1 < history.lines.count ? history.lines[index + 1].number : line.number + 1
  }

  /// A step about the start of the next line.
  func nextLineStep(
    _ role: Explanation.Role, _ history: PatientHistory, _ sentence: String, _ rules: [Rule]
  ) -> Explanation.Step {
    Explanation.Step(
      role, row: .line(nextNumber(history)), day: nextStart, value: "start", sentence: sentence,
      rules: rules)
  }

  /// A step about the death.
  func deathStep(
    _ role: Explanation.Role, _ history: PatientHistory, _ sentence: String, _ rules: [Rule]
  ) -> Explanation.Step {
    let isImputed = death?.isImputed ?? false
    return Explanation.Step(
      role, row: .death, day: death?.day, value: history.diedOn?.description ?? "",
      sentence: sentence, rules: rules + (isImputed ? [.r69, .r70] : []))
  }

  /// `Death on 2021-03-15`, with the words for a day that was completed and for what moved it.
  func deathText(_ history: PatientHistory, _ rules: EndpointRules) -> String {
    guard let death else { return "No death" }
    guard death.isImputed, let written = history.diedOn else { return "Death on \(death.day)" }
    let why = DeathMove(of: death, written: written, history, rules).words
    return "Death in \(written), taken to be on \(death.day),\(why)"
  }
}

extension Explanation.Step {
  /// A consideration without a row.
  static func remark(_ sentence: String, _ rules: [Rule]) -> Explanation.Step {
    Explanation.Step(.remark, sentence: sentence, rules: rules)
  }
}

extension Evidence {
  /// What a row that shows a patient alive says, in a word.
  var aliveValue: String {
    switch self {
    case .assessment: "assessment"
    case .death: "death"
    case .contact: "alive"
    case .line, .lineDrug: "treatment"
    case .drugExposure: "dose"
    case .adverseEvent: "adverse event"
    case .performanceStatus: "performance status"
    case .metastaticBurden: "lesions counted"
    case .metastasis: "metastasis found"
    case .laboratoryResult: "sample"
    case .lesionMeasurement: "lesion measured"
    case .clinicalProgression: "progression noted"
    case .observation: "study field"
    case .cutoff: "cutoff"
    }
  }
}
