import Analyses
import ClinicalRecords
import Endpoints

/// One pass over histories: each patient is looked at once, and what the study needs is kept.
struct CohortPass {
  private let plan: ResolvedPlan
  private(set) var flow: FlowTally
  private(set) var subjects: [StudySubject] = []
  private(set) var grades: SubjectGrades
  /// Per characteristic the values of its word.
  private(set) var words: [WordLevels]
  /// Kinds of regimens where the plan names none.
  private(set) var classes = WordLevels()
  /// Per arm the courses of its patients, where they are to be drawn.
  private(set) var courses: [TreatmentCourses]
  private var levels = SharedArrays<Int16>()
  private var numbers = SharedArrays<Double?>()
  private var kinds = SharedArrays<Bool>()
  private var agents = SharedArrays<CodePosition>()

  init(_ plan: ResolvedPlan) {
    self.plan = plan
    flow = FlowTally(plan.plan, cutoff: plan.rules.cutoff)
    grades = SubjectGrades(plan.safety, armCount: plan.arms.count)
    courses = [TreatmentCourses](repeating: TreatmentCourses(), count: plan.arms.count)
    words = [WordLevels](repeating: WordLevels(), count: plan.levels.count)
  }

  /// Looks at a patient.
  mutating func add(_ key: String, _ history: PatientHistory) {
    flow.identify()
    guard let place = place(of: key, history), meetsCriteria(key, history, place),
      let arm = arm(of: key, history, place)
    else { return }
    grades.add(history, place, arm: arm)
    if let regimenClass = plan.courses,
      let course = TreatmentCourse(of: history, at: place, regimenClass: regimenClass)
    {
      courses[arm].add(course)
    }
    subjects.append(subject(key, history, place, arm: arm))
  }

  /// The line that is studied; `nil` where there is none by the cutoff, which is counted.
  private mutating func place(of key: String, _ history: PatientHistory) -> LinePlace? {
    guard let index = history.lines.firstIndex(where: { $0.number == plan.plan.line }) else {
      flow.leaveOut(key, at: flow.line)
      return nil
    }
    if let cutoff = plan.rules.cutoff, history.lines[index].startedOn > cutoff {
      flow.leaveOut(key, at: flow.cutoff)
      return nil
    }
    return LinePlace(index: index, rules: plan.rules)
  }

  private mutating func meetsCriteria(
    _ key: String, _ history: PatientHistory, _ place: LinePlace
  ) -> Bool {
    for (position, criterion) in plan.plan.criteria.enumerated() {
      let holds = plan.criteria[position].holds(history, place)
      let passes = holds.map { $0 == (criterion.kind == .inclusion) } ?? criterion.passesUnknown
      if !passes {
        flow.leaveOut(key, at: flow.criterion(position), isUnknown: holds == nil)
        return false
      }
    }
    return true
  }

  private mutating func arm(
    of key: String, _ history: PatientHistory, _ place: LinePlace
  ) -> Int? {
    switch FirstThatHolds(of: plan.arms, history, place) {
    case .position(let arm):
      let others = plan.arms.indices.filter {
        $0 > arm && plan.arms[$0].holds(history, place) == true
      }
      flow.include(in: [arm] + others)
      return arm
    case .none:
      flow.leaveOut(key, at: flow.arm)
    case .unknown:
      flow.leaveOut(key, at: flow.arm, isUnknown: true)
    }
    return nil
  }

  private mutating func subject(
    _ key: String, _ history: PatientHistory, _ place: LinePlace, arm: Int
  ) -> StudySubject {
    let line = history.lines[place.index]
    let (response, times) = plan.derivation.outcomes(history, ofLineAt: place.index)
    var given: [CodePosition] = []
    if plan.treatment != nil {
      given = history.drugs.filter { $0.lineNumber == line.number }.map(\.agent)
    }
    return StudySubject(
      patientID: history.patient.id, key: key, line: line, arm: arm,
      levels: levels.shared(levels(history, place)),
      numbers: numbers.shared(plan.levels.map { $0.number(history, place) }), response: response,
      times: times, regimens: kinds.shared(kinds(history, place)), agents: agents.shared(given),
      worstGrades: [], site: history.patient.site, regimenClass: regimenClass(history, place))
  }

  private mutating func levels(_ history: PatientHistory, _ place: LinePlace) -> [Int16] {
    var found = [Int16](repeating: -1, count: plan.levels.count)
    for (position, level) in plan.levels.enumerated() {
      switch level.way {
      case .conditions(let conditions):
        if case .position(let first) = FirstThatHolds(of: conditions, history, place) {
          found[position] = Int16(first)
        }
      case .word(let word):
        found[position] = words[position].position(of: word.value(history, place))
      case .number: break
      }
    }
    return found
  }

  private func kinds(_ history: PatientHistory, _ place: LinePlace) -> [Bool] {
    (plan.treatment?.kinds ?? []).map { $0.holds(history, place) == true }
  }

  private mutating func regimenClass(_ history: PatientHistory, _ place: LinePlace) -> Int16 {
    guard let word = plan.treatment?.classes else { return -1 }
    return classes.position(of: word.value(history, place))
  }
}
