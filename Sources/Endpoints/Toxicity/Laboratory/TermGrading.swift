import ClinicalRecords

/// Grades one result for one term: over all that could be so of what is not known. Rule: G4.
struct TermGrading {
  /// A row the number lies in, or might.
  private struct Hit {
    let row: Int
    let missing: ValueComparison.Missing
  }

  /// A gap between two rows the number lies in, or might.
  private struct GapHit {
    let sides: [TermGap.Side]
    let missing: ValueComparison.Missing
  }

  /// What the grades come to where certain facts are so.
  private struct Grades {
    var lowest = 0
    var highest = 0

    /// Takes what holds beside.
    mutating func raise(to grades: Grades) {
      lowest = max(lowest, grades.lowest)
      highest = max(highest, grades.highest)
    }
  }

  private let plan: TermPlan
  private let known: KnownFacts
  private let isBaselineUnreadable: Bool
  private let hits: [Hit]
  private let gaps: [GapHit]
  /// Facts that decide and are not known.
  private let unknown: CircumstanceFacts

  /// A grading.
  init(_ plan: TermPlan, _ comparison: ValueComparison, _ known: KnownFacts) {
    var known = known
    if !plan.facts.isEmpty { known.workOut(plan, comparison) }
    var hits: [Hit] = []
    var facts: CircumstanceFacts = []
    for (place, row) in plan.rows.enumerated() {
      if row.needsBaseline, plan.hasPlainRows, comparison.hasNoBaseline {
        continue
      }
      let missing: ValueComparison.Missing
      switch comparison.isIn(row) {
      case .no: continue
      case .yes: missing = []
      case .perhaps(let some): missing = some
      }
      hits.append(Hit(row: place, missing: missing))
      facts.formUnion(row.meaning.facts)
    }
    let gaps = TermGrading.gaps(plan, comparison)
    for gap in gaps {
      for side in gap.sides {
        for row in side.rows { facts.formUnion(plan.rows[row].meaning.facts) }
      }
    }
    self.plan = plan
    self.known = known
    self.gaps = gaps
    isBaselineUnreadable = comparison.isBaselineUnreadable
    self.hits = hits
    unknown = facts.subtracting(known.known)
  }

  private static func gaps(_ plan: TermPlan, _ comparison: ValueComparison) -> [GapHit] {
    plan.gaps.compactMap { gap in
      if gap.needsBaseline, plan.hasPlainRows, comparison.hasNoBaseline { return nil }
      let missing: ValueComparison.Missing
      switch comparison.isIn(gap, of: plan.rows) {
      case .no: return nil
      case .yes: missing = []
      case .perhaps(let some): missing = some
      }
      let sides = gap.sides.map { side in
        TermGap.Side(
          bound: side.bound,
          rows: side.rows.filter { !comparison.isBeyond(plan.rows[$0], on: side) },
          isBelow: side.isBelow)
      }
      return GapHit(sides: sides, missing: missing)
    }
  }

  /// What the result says about the term.
  var finding: LaboratoryFinding {
    if hits.isEmpty, gaps.isEmpty {
      return LaboratoryFinding(
        term: plan.term, grade: 0, highestGrade: 0, clinicalCriteria: criteria(above: 0))
    }
    let grades = self.grades(besides: gaps)
    let readAs = decidingGaps
    let positions =
      rows(giving: grades.lowest)
      + readAs.flatMap { $0.sides.flatMap(\.rows).filter { holds($0).somewhere } }
    return LaboratoryFinding(
      term: plan.term, grade: grades.lowest, highestGrade: grades.highest,
      intervals: positions.map { plan.rows[$0].interval },
      open: grades.lowest == grades.highest ? [] : questions(of: readAs),
      clinicalCriteria: criteria(above: grades.lowest))
  }

  /// The rows that give a grade: those that surely hold; where none does, those that may, of which one does.
  private func rows(giving grade: Int) -> [Int] {
    let rows = hits.filter { $0.missing.isEmpty && plan.rows[$0.row].grade == grade }.map(\.row)
    let certain = rows.filter { holds($0).everywhere }
    return certain.isEmpty ? rows.filter { holds($0).somewhere } : certain
  }

  /// The gaps that could give a grade no interval surely gives.
  private var decidingGaps: [GapHit] {
    if gaps.isEmpty { return [] }
    let certain = grades(besides: []).lowest
    return gaps.filter { gap in
      gap.sides.contains {
        $0.rows.contains { plan.rows[$0].grade > certain && holds($0).somewhere }
      }
    }
  }

  /// The lowest and the highest grade of all that could be so.
  private func grades(besides gaps: [GapHit]) -> Grades {
    var all: Grades?
    forEachPossibility { facts in
      var grades = self.grades(where: facts)
      for gap in gaps { grades.raise(to: self.grades(in: gap, where: facts)) }
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
      grades.raise(to: Grades(lowest: hit.missing.isEmpty ? row.grade : 0, highest: row.grade))
    }
    return grades
  }

  /// Whether a row that needs the baseline that is not there falls away, because other rows grade without one. Rule: G1.
  private func isMoot(_ hit: Hit, where facts: CircumstanceFacts) -> Bool {
    hit.missing.contains(.baseline) && !isBaselineUnreadable
      && plan.rows.contains { !$0.needsBaseline && $0.meaning.holds(in: facts) }
  }

  /// What both readings of a number come to. Rule: G1, G4.
  private func grades(in gap: GapHit, where facts: CircumstanceFacts) -> Grades {
    let grades = gap.sides.map { side in
      side.rows.filter { plan.rows[$0].meaning.holds(in: facts) }.map { plan.rows[$0].grade }.max()
        ?? 0
    }
    return Grades(
      lowest: gap.missing.isEmpty ? grades.min() ?? 0 : 0, highest: grades.max() ?? 0)
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

  /// Whether a row counts in some, and in all, of what could be so.
  private func holds(_ row: Int) -> (somewhere: Bool, everywhere: Bool) {
    let hit = hits.first { $0.row == row }
    var (somewhere, everywhere) = (false, true)
    forEachPossibility { facts in
      let isMoot = hit.map { self.isMoot($0, where: facts) } ?? false
      let holds = plan.rows[row].meaning.holds(in: facts) && !isMoot
      somewhere = somewhere || holds
      everywhere = everywhere && holds
    }
    return (somewhere, everywhere)
  }
}

extension TermGrading {
  /// What would decide, each with the highest grade it could give.
  private func questions(of gaps: [GapHit]) -> [LaboratoryFinding.OpenQuestion] {
    let certain =
      hits.filter { $0.missing.isEmpty && holds($0.row).everywhere }
      .map { plan.rows[$0.row].grade }.max() ?? 0
    var questions: [LaboratoryFinding.OpenQuestion] = []
    for hit in hits where plan.rows[hit.row].grade > certain {
      let (isPossible, isCertain) = holds(hit.row)
      guard isPossible else { continue }
      let circumstance = isCertain ? nil : plan.rows[hit.row].circumstance
      for unknown in hit.missing.unknowns + (circumstance.map { [unknown(of: $0)] } ?? []) {
        questions.ask(unknown, grade: plan.rows[hit.row].grade)
      }
    }
    for gap in gaps {
      for unknown in gap.missing.unknowns { questions.ask(unknown, grade: highestGrade(in: gap)) }
      for side in gap.sides { ask(side, &questions) }
    }
    return questions
  }

  private func highestGrade(in gap: GapHit) -> Int {
    gap.sides.flatMap(\.rows).filter { holds($0).somewhere }.map { plan.rows[$0].grade }.max() ?? 0
  }

  /// Asks whether the number is read as the whole number at one end of a gap.
  private func ask(_ side: TermGap.Side, _ questions: inout [LaboratoryFinding.OpenQuestion]) {
    for place in side.rows {
      let (isPossible, isCertain) = holds(place)
      guard isPossible else { continue }
      let row = plan.rows[place]
      let reading = LaboratoryFinding.OpenQuestion.Reading(
        side.reading, measure: row.measure, circumstance: isCertain ? nil : row.circumstance)
      questions.ask(.reading(reading), grade: row.grade)
    }
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
