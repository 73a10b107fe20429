import ClinicalRecords

/// Grades one result for one term: over all that could be so of what is not known. Rule: G4.
struct TermGrading {
  /// A row the number lies in, or might.
  private struct Hit {
    let row: Int
    let missing: ValueComparison.Missing
  }

  /// What the grades come to where certain facts are so.
  private struct Grades {
    var lowest = 0
    var highest = 0
  }

  private let plan: TermPlan
  private let known: KnownFacts
  private let isBaselineUnreadable: Bool
  private let hits: [Hit]
  /// Facts that decide and are not known.
  private let unknown: CircumstanceFacts

  /// A grading.
  init(_ plan: TermPlan, _ comparison: ValueComparison, _ known: KnownFacts) {
    var known = known
    if !plan.facts.isEmpty { known.workOut(plan, comparison) }
    var hits: [Hit] = []
    var facts: CircumstanceFacts = []
    for (place, row) in plan.rows.enumerated() {
      if row.needsBaseline, plan.hasPlainRows, comparison.hasNoBaseline { continue }
      let missing: ValueComparison.Missing
      switch comparison.isIn(row) {
      case .no: continue
      case .yes: missing = []
      case .perhaps(let some): missing = some
      }
      hits.append(Hit(row: place, missing: missing))
      facts.formUnion(row.meaning.facts)
    }
    self.plan = plan
    self.known = known
    isBaselineUnreadable = comparison.isBaselineUnreadable
    self.hits = hits
    unknown = facts.subtracting(known.known)
  }

  /// What the result says about the term.
  var finding: LaboratoryFinding {
    if hits.isEmpty {
      return LaboratoryFinding(
        term: plan.term, grade: 0, highestGrade: 0, clinicalCriteria: criteria(above: 0))
    }
    let grades = self.grades
    let positions = hits.filter {
      $0.missing.isEmpty && plan.rows[$0.row].grade == grades.lowest && isPossible($0)
    }.map { plan.rows[$0.row].interval }
    return LaboratoryFinding(
      term: plan.term, grade: grades.lowest, highestGrade: grades.highest, intervals: positions,
      open: grades.lowest == grades.highest ? [] : questions,
      clinicalCriteria: criteria(above: grades.lowest))
  }

  /// The lowest and the highest grade of all that could be so.
  private var grades: Grades {
    var all: Grades?
    forEachPossibility { facts in
      let grades = self.grades(where: facts)
      all = Grades(
        lowest: min(all?.lowest ?? .max, grades.lowest),
        highest: max(all?.highest ?? 0, grades.highest))
    }
    return all ?? Grades()
  }

  private func grades(where facts: CircumstanceFacts) -> Grades {
    var grades = Grades()
    for hit in hits {
      let row = plan.rows[hit.row]
      guard row.meaning.holds(in: facts), !isMoot(hit, where: facts) else { continue }
      grades.highest = max(grades.highest, row.grade)
      if hit.missing.isEmpty { grades.lowest = max(grades.lowest, row.grade) }
    }
    return grades
  }

  /// Whether a row that needs the baseline that is not there falls away, because other rows grade without one.
  private func isMoot(_ hit: Hit, where facts: CircumstanceFacts) -> Bool {
    hit.missing.contains(.baseline) && !isBaselineUnreadable
      && plan.rows.contains { !$0.needsBaseline && !$0.isGap && $0.meaning.holds(in: facts) }
  }

  /// Calls with the facts that are so, once for each way in which those not known can be.
  private func forEachPossibility(_ body: (CircumstanceFacts) -> Void) {
    var part: UInt16 = 0
    repeat {
      let facts = known.so.union(CircumstanceFacts(rawValue: part))
      if known.allows(facts, among: unknown) { body(facts) }
      part = (part &- unknown.rawValue) & unknown.rawValue  // the next subset of the unknown facts
    } while part != 0
  }

  private func isPossible(_ hit: Hit) -> Bool {
    holds(hit).somewhere
  }

  /// Whether a row counts in some, and in all, of what could be so.
  private func holds(_ hit: Hit) -> (somewhere: Bool, everywhere: Bool) {
    var (somewhere, everywhere) = (false, true)
    forEachPossibility { facts in
      let holds = plan.rows[hit.row].meaning.holds(in: facts) && !isMoot(hit, where: facts)
      somewhere = somewhere || holds
      everywhere = everywhere && holds
    }
    return (somewhere, everywhere)
  }
}

extension TermGrading {
  /// What would decide, each with the highest grade it could give.
  private var questions: [LaboratoryFinding.OpenQuestion] {
    let certain =
      hits.filter { $0.missing.isEmpty && holds($0).everywhere }
      .map { plan.rows[$0.row].grade }.max() ?? 0
    var questions: [LaboratoryFinding.OpenQuestion] = []
    for hit in hits where plan.rows[hit.row].grade > certain {
      let (isPossible, isCertain) = holds(hit)
      guard isPossible else { continue }
      let circumstance = isCertain ? nil : plan.rows[hit.row].circumstance
      for unknown in hit.missing.unknowns + (circumstance.map { [unknown(of: $0)] } ?? []) {
        questions.ask(unknown, grade: plan.rows[hit.row].grade)
      }
    }
    return questions
  }

  /// What would have to be known for a circumstance to be decided.
  private func unknown(of circumstance: Circumstance) -> LaboratoryFinding.OpenQuestion.Unknown {
    switch circumstance {
    case .abnormal: plan.direction == .low ? .lowerLimit : .upperLimit
    case .baselineNormal, .baselineAbnormal: isBaselineUnreadable ? .baseline : .upperLimit
    default: .circumstance(circumstance)
    }
  }

  /// What would give a higher grade without any number, where its circumstance may hold.
  private func criteria(above grade: Int) -> [LaboratoryFinding.ClinicalCriterion] {
    let criteria = plan.criteria[grade]
    guard criteria.contains(where: { isRuledOut($0.meaning) }) else {
      return plan.plainCriteria[grade]
    }
    return criteria.filter { !isRuledOut($0.meaning) }.map(\.criterion).withoutRepeats
  }

  private func isRuledOut(_ meaning: CircumstanceMeaning) -> Bool {
    !meaning.needs.isDisjoint(with: known.notSo) || !meaning.forbids.isDisjoint(with: known.so)
  }
}

extension KnownFacts {
  /// Adds what the baseline and the limits tell. Where there is no baseline, it counts as normal. Rule: G3, G4.
  fileprivate mutating func workOut(_ plan: TermPlan, _ comparison: ValueComparison) {
    if plan.facts.contains(.baselineAbnormal) {
      if let isAbnormal = comparison.isBaselineAbnormal {
        set(.baselineAbnormal, isAbnormal)
      } else if comparison.hasNoBaseline, !known.contains(.baselineAbnormal) {
        set(.baselineAbnormal, false)
      }
    }
    if plan.facts.contains(.resultAbnormal),
      let isAbnormal = comparison.isAbnormal(plan.direction)
    {
      set(.resultAbnormal, isAbnormal)
    }
    if plan.facts.contains(.normalBefore), !speaks(of: .normalBefore),
      let wasNormal = comparison.wasNormal(lowestGraded: plan.lowestGraded)
    {
      set(.normalBefore, wasNormal)
    }
  }
}

extension ValueComparison.Missing {
  /// As questions ask for them.
  fileprivate var unknowns: [LaboratoryFinding.OpenQuestion.Unknown] {
    var unknowns: [LaboratoryFinding.OpenQuestion.Unknown] = []
    if contains(.lowerLimit) { unknowns.append(.lowerLimit) }
    if contains(.upperLimit) { unknowns.append(.upperLimit) }
    if contains(.baseline) { unknowns.append(.baseline) }
    if contains(.wholeNumber) { unknowns.append(.gap) }
    return unknowns
  }
}

extension [LaboratoryFinding.OpenQuestion] {
  /// Adds a question, or raises the grade of one that is there.
  fileprivate mutating func ask(_ unknown: Element.Unknown, grade: Int) {
    guard let place = firstIndex(where: { $0.unknown == unknown }) else {
      append(Element(unknown, grade: grade))
      return
    }
    self[place] = Element(unknown, grade: Swift.max(grade, self[place].grade))
  }
}
