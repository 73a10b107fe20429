import ClinicalRecords

/// What lines are made of: a patient's doses, the progressions, and the rules.
struct LineMaterial {
  let doses: [Dose]
  let progressions: Progressions
  let advanced: AdvancedDisease
  let derivation: LineDerivation

  var rules: LineRules { derivation.rules }
}

/// Makes lines of a patient's doses, a day at a time. Rule: L2, L3, L4, L6, L10, L11.
struct LineBuilder {
  let material: LineMaterial
  /// What became of each dose.
  private(set) var roles: [DoseRole]
  /// The line of each dose.
  private(set) var numbers: [Int]
  private(set) var closed: [OpenLine] = []

  private var doses: [Dose] { material.doses }

  init(_ material: LineMaterial) {
    self.material = material
    roles = [DoseRole](repeating: .continued, count: material.doses.count)
    numbers = [Int](repeating: 0, count: material.doses.count)
    run()
  }

  private mutating func run() {
    var line: OpenLine?
    var position = 0
    while position < doses.count {
      var end = position + 1
      while end < doses.count, doses[end].day == doses[position].day { end += 1 }
      line = following(line, position..<end)
      position = end
    }
    if let line { closed.append(line) }
  }

  /// The line after a day's doses: the same, or the next.
  private mutating func following(_ line: OpenLine?, _ today: Range<Int>) -> OpenLine {
    guard var line else { return opened(.firstDose, today, after: nil) }
    let day = LineDay(line, today, material)
    switch day.verdict {
    case .opens(let opening):
      closed.append(line)
      return opened(opening, today, after: line)
    case .stays(let roles):
      for (position, role) in zip(today, roles) {
        self.roles[position] = day.doseRole(of: position, as: role)
        numbers[position] = line.number
      }
      line.flags += day.flags(joining: roles)
      for (position, role) in zip(today, roles) { line.take(doses[position], as: role ?? .regimen) }
      line.doses = line.doses.lowerBound..<today.upperBound
      return line
    }
  }

  private mutating func opened(
    _ opening: LineOpening, _ today: Range<Int>, after before: OpenLine?
  ) -> OpenLine {
    let start = doses[today.lowerBound].day
    let intent = material.advanced.intent(ofLineFrom: start)
    var line = OpenLine(
      number: closed.count + 1, intent: intent,
      numberOfIntent: closed.count { $0.intent == intent } + 1, start: start, opening: opening,
      doses: today, last: start)
    for position in today {
      roles[position] = .opened(opening)
      numbers[position] = line.number
      line.take(doses[position], as: .regimen)
    }
    if let before { carryOver(from: before, into: &line) }
    return line
  }

  /// Takes along the drugs whose records run far into the line. Rule: L13.
  private func carryOver(from before: OpenLine, into line: inout OpenLine) {
    let start = line.start
    for use in before.uses
    where use.last >= start.adding(days: material.rules.carryoverDays)
      && line.use(of: use.agent) == nil
    {
      line.uses.append(
        .init(
          agent: use.agent, role: .carriedOver, first: start, lastDose: start, last: use.last))
      line.last = max(line.last, use.last)
    }
  }
}
