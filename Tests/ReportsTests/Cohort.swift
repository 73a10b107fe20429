import Analyses
import ClinicalRecords
import Endpoints

/// Made-up patients of a second line, in named groups, from which tests make answers.
struct Cohort {
  private(set) var histories: [PatientHistory] = []
  var codebook = Codebook()
  /// The cutoff of its questions.
  var cutoff: ClinicalDate?
  /// The line its questions ask about; `nil` for all.
  var line: Int? = 2

  /// First day of every line.
  static let start = ClinicalDate(dayNumber: 18_000)  // 2019-04-14

  /// A cohort without patients.
  ///
  /// - Parameters:
  ///   - groups: Headings of the groups; a patient names one by its position.
  ///   - terms: Adverse events; the first two make up the group of terms "Skin".
  init(groups: [String], terms: [String] = ["Pruritus", "Rash", "Fatigue"]) {
    codebook.sites = Vocabulary(
      name: "site",
      entries: groups.enumerated().map { .init(code: "s\($0.offset)", label: $0.element) })
    codebook.terms = Vocabulary(
      name: "term",
      entries: terms.enumerated().map { .init(code: "t\($0.offset)", label: $0.element) })
    codebook.termClasses = terms.indices.map { $0 < 2 ? "Skin disorders" : "General disorders" }
    codebook.termDictionaries = terms.map { _ in "CTCAE 5.0" }
    codebook.termGroups = [
      AdverseEventGroup(code: "skin", label: "Skin", terms: [0, 1], attribution: .any)
    ]
  }

  /// Adds a patient.
  ///
  /// - Parameters:
  ///   - group: Position of the group; `nil`: not recorded.
  ///   - visits: Assessments, by day of the line.
  ///   - death: Day of death.
  ///   - events: Related adverse events, all on the first day.
  ///   - sums: Lengths of one target lesion, in tenths of a millimeter.
  ///   - next: Day on which the next line starts.
  mutating func add(
    to group: Int?, visits: [(day: Int, OverallResponse)] = [], death: Int? = nil,
    events: [(term: Int, grade: Int)] = [], sums: [(day: Int, tenths: Int)] = [], next: Int? = nil
  ) {
    var patient = Patient(id: Int64(histories.count + 1))
    patient.site = group.map { CodePosition($0) }
    var history = PatientHistory(patient: patient)
    history.lines = [
      LineOfTherapy(number: 2, startedOn: Cohort.start, endedOn: Cohort.start.adding(days: 60))
    ]
    history.assessments = visits.map {
      TumorAssessment(assessedOn: Cohort.start.adding(days: $0.day), overallResponse: $0.1)
    }
    history.diedOn = death.map { PartialDate(Cohort.start.adding(days: $0)) }
    history.adverseEvents = events.enumerated().map { number, event in
      AdverseEvent(
        number: number + 1, term: CodePosition(event.term), grade: event.grade,
        onsetOn: PartialDate(Cohort.start), isRelated: true)
    }
    if let next {
      history.lines.append(LineOfTherapy(number: 3, startedOn: Cohort.start.adding(days: next)))
    }
    history.addLesion(sums)
    histories.append(history)
  }

  /// Puts the patients in the opposite order.
  mutating func reverse() { histories.reverse() }

  /// Changes the events of the patient who was added last.
  mutating func changeEvents(_ change: (inout AdverseEvent) -> Void) {
    for event in histories[histories.count - 1].adverseEvents.indices {
      change(&histories[histories.count - 1].adverseEvents[event])
    }
  }

  /// A patient who died on a day, or was last seen on it.
  mutating func add(to group: Int?, day: Int, isDeath: Bool) {
    add(to: group, visits: isDeath ? [] : [(day, .stable)], death: isDeath ? day : nil)
  }

  /// Which lines it asks about, by group.
  var question: Question {
    get throws {
      let catalog = CharacteristicCatalog(codebook)
      let grouping =
        codebook.sites.entries.count > 1
        ? try Grouping(.word("site", argument: nil), catalog: catalog) : nil
      return Question(line: line, grouping: grouping, rules: EndpointRules(cutoff: cutoff))
    }
  }

  /// Its best responses.
  var responses: ResponseComparison {
    get throws {
      var tally = GroupedTally(responsesOf: try question)
      for history in histories { tally.add(history) }
      return try ResponseComparison(tally)
    }
  }

  /// Its survival.
  ///
  /// - Parameters:
  ///   - endpoint: The event.
  ///   - copies: The cohort is counted 2 to this power times.
  ///   - options: How to answer.
  /// - Returns: The answer.
  /// - Throws: ``QuestionError``.
  func survival(
    _ endpoint: Endpoint = .overallSurvival, doubled copies: Int = 0,
    options: SurvivalOptions = SurvivalOptions()
  ) throws -> SurvivalComparison {
    var tally = GroupedTally(endpoint, of: try question)
    for history in histories { tally.add(history) }
    for _ in 0..<copies { tally.merge(tally) }
    return try SurvivalComparison(of: endpoint, in: tally, options: options)
  }

  /// Its adverse events by group of terms.
  var safety: SafetyComparison {
    get throws {
      try safety([.any(EventFilter(relatedOnly: true))] + SafetyRow.groups(codebook))
    }
  }

  /// Its adverse events.
  ///
  /// - Parameters:
  ///   - rows: What is counted.
  ///   - relatedOnly: Whether only events related to treatment count.
  ///   - spans: Worst grades that are compared.
  ///   - arrangement: The order of terms.
  /// - Returns: The answer.
  /// - Throws: ``QuestionError``.
  func safety(
    _ rows: [SafetyRow], relatedOnly: Bool = true, spans: [GradeSpan] = [.any, .severe, .fatal],
    arrangement: SafetyArrangement? = nil
  ) throws -> SafetyComparison {
    let counting = SafetyCounting(
      rows, EventFilter(relatedOnly: relatedOnly), of: try question, codebook)
    var tally = GroupedTally(counting)
    for history in histories { tally.add(history) }
    return try SafetyComparison(tally, counting, spans: spans, arrangement: arrangement)
  }
}
