import Analyses
import ClinicalRecords
import Endpoints

/// What is left to do when all histories were read: order, levels of words, kinds of regimens, rows of adverse events.
struct CohortFinishing {
  let plan: ResolvedPlan
  let pass: CohortPass
  private let flow: StudyFlow
  private let words: [(values: [Value], places: [Int16])]
  private let classes: RegimenClasses

  init(_ plan: ResolvedPlan, _ pass: CohortPass, _ flow: StudyFlow) {
    self.plan = plan
    self.pass = pass
    self.flow = flow
    words = pass.words.map(\.printed)
    classes = RegimenClasses(pass, plan.treatment?.classes)
  }

  func cohort() throws -> StudyCohort {
    let (safety, courses) = (safetyComparison, courses)
    let problems = levelProblems + regimenProblems + problems(of: safety)
    guard problems.isEmpty else { throw StudyProblems(file: plan.file, problems) }
    let characteristics = try characteristics()
    return StudyCohort(
      plan: plan.plan, codebook: plan.codebook, rules: plan.rules,
      endpointRules: plan.endpointRules, ties: plan.ties, characteristics: characteristics,
      regimens: regimens, safetyRows: safety?.rows.map { ($0.row.code, $0.label) } ?? [],
      subjects: subjects(safety), flow: flow, safety: safety, courses: courses,
      warnings: plan.warnings + overlapWarnings
        + (plan.courses != nil && courses == nil ? [tooManyCourses] : []))
  }

  /// By study key, byte by byte.
  private func subjects(_ safety: SafetyComparison?) -> [StudySubject] {
    let read = pass.subjects
    let order = read.indices.sorted { read[$0].key.precedesBytewise(read[$1].key) }
    let places = rowPlaces(safety)
    var levels = SharedArrays<Int16>()
    var kinds = SharedArrays<Bool>()
    var grades = SharedArrays<UInt8>()
    return order.map { index in
      var subject = read[index]
      if hasWords { subject.levels = levels.shared(printedLevels(subject.levels)) }
      if plan.treatment?.classes != nil {
        subject.regimens = kinds.shared(classes.places.map { $0 == subject.regimenClass })
      }
      subject.worstGrades = grades.shared(
        pass.grades.worstGrades(of: index, places: places, count: safety?.rows.count ?? 0))
      return subject
    }
  }
}

extension CohortFinishing {
  private var hasWords: Bool { words.contains { !$0.values.isEmpty } }

  private func printedLevels(_ levels: [Int16]) -> [Int16] {
    zip(levels, words).map { level, word in
      level < 0 || word.values.isEmpty ? level : word.places[Int(level)]
    }
  }

  private func characteristics() throws -> [StudyCohort.Characteristic] {
    var problems: [StudyProblems.Problem] = []
    let found = plan.plan.characteristics.enumerated().map { position, planned in
      let levels = labels(of: position)
      var reference = levels.count - 1
      if let wanted = planned.reference {
        if let found = levels.firstIndex(of: wanted.value) {
          reference = found
        } else {
          problems.append(missingReference(wanted, of: planned.id, levels))
        }
      }
      return StudyCohort.Characteristic(
        id: planned.id, label: planned.label, levels: levels, reference: max(0, reference),
        definitions: plan.levels[position].definitions,
        isKnownLater: plan.levels[position].isKnownLater)
    }
    guard problems.isEmpty else { throw StudyProblems(file: plan.file, problems) }
    return found
  }

  private func missingReference(
    _ wanted: Written<String>, of id: String, _ levels: [String]
  ) -> StudyProblems.Problem {
    .init(
      line: wanted.line,
      "characteristic \(id), reference: nobody in the study has the level \"\(wanted.value)\". Levels that occur: "
        + (levels.isEmpty ? "none" : levels.joined(separator: ", ")) + ".")
  }

  /// The labels of a characteristic's levels, in printed order.
  func labels(of position: Int) -> [String] {
    switch plan.plan.characteristics[position].values {
    case .levels(let levels): levels.map(\.label)
    case .number: []
    case .word:
      if case .word(let word) = plan.levels[position].way {
        words[position].values.map(word.levelLabel)
      } else {
        []
      }
    }
  }
}

extension CohortFinishing {
  private var regimens: [(label: String, arm: Int?)] {
    guard plan.treatment?.classes != nil else { return plan.treatment?.labels ?? [] }
    return classes.labels.map { ($0, nil) }
  }

  private var safetyComparison: SafetyComparison? {
    guard let safety = plan.safety else { return nil }
    let arms = plan.plan.arms.enumerated().filter { flow.arms[$0.offset] > 0 }
    return SafetyComparison(
      arms.map { ($0.element.label, pass.grades.arms[$0.offset]) },
      .arms(of: plan.plan, under: plan.rules, .before), safety.counting, spans: safety.spans,
      arrangement: safety.arrangement)
  }

  private var courses: CourseComparison? {
    guard plan.courses != nil else { return nil }
    let arms = plan.plan.arms.enumerated().filter { flow.arms[$0.offset] > 0 }
    return CourseComparison(
      arms.map { ($0.element.label, pass.courses[$0.offset]) },
      .arms(of: plan.plan, under: plan.rules, .before))
  }

  private var tooManyCourses: StudyProblems.Problem {
    .init(
      line: 0,
      "figures: one with a mark for each patient shows at most \(TreatmentCourses.limit); the study has "
        + "\(pass.subjects.count), so that there is none.")
  }

  /// By position of a row in the counting its place among those shown.
  private func rowPlaces(_ comparison: SafetyComparison?) -> [Int?] {
    guard let rows = plan.safety?.counting.rows, let comparison else { return [] }
    let shown = Dictionary(
      comparison.rows.enumerated().map { (RowName($0.element.row), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    return rows.map { shown[RowName($0)] }
  }

  private var overlapWarnings: [StudyProblems.Problem] {
    flow.overlaps.map { overlap in
      let arms = overlap.arms.map { plan.plan.arms[$0] }
      let names = arms.map { "\"\($0.id)\"" }.joined(separator: " and ")
      return .init(
        line: arms.last?.condition.line ?? 0,
        "The conditions of the arms \(names) both hold for \(overlap.count) of the patients, who were counted in the "
          + "first. Write conditions that exclude each other.")
    }
  }
}

/// What tells two rows of adverse events apart.
private struct RowName: Hashable {
  let kind: String
  let code: String

  init(_ row: SafetyRow) {
    kind = row.kind.rawValue
    code = row.code
  }
}

/// The classes of drugs that occurred, most frequent first, then by name.
private struct RegimenClasses {
  /// What tables print.
  let labels: [String]
  /// The number that subjects have for them.
  let places: [Int16]

  init(_ pass: CohortPass, _ word: Characteristic?) {
    let labels = pass.classes.values.map { word?.levelLabel(of: $0) ?? "" }
    var counts = [Int](repeating: 0, count: labels.count)
    for subject in pass.subjects where subject.regimenClass >= 0 {
      counts[Int(subject.regimenClass)] += 1
    }
    let order = labels.indices.sorted { (counts[$1], labels[$0]) < (counts[$0], labels[$1]) }
    self.labels = order.map { labels[$0] }
    places = order.map { Int16($0) }
  }
}
