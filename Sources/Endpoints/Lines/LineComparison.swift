public import ClinicalRecords

/// The entered lines of a patient beside the derived ones: what belongs together, and where they
/// differ. Neither is preferred.
public struct LineComparison: Sendable, Equatable {
  /// An entered line and the derived line that is meant by it, by their positions; one is `nil` where
  /// the other has no counterpart.
  public struct Pair: Sendable, Equatable {
    /// Position in ``PatientHistory/lines``.
    public let entered: Int?
    /// Position in ``DerivedLines/lines``.
    public let derived: Int?
  }

  /// The lines in order of time.
  public let pairs: [Pair]
  /// Where they differ, in order of time.
  public let differences: [LineDifference]

  /// Compares the lines of one patient.
  ///
  /// Lines are meant to be one when their starts are no further apart than a regimen's window. An
  /// entered end where the derived line goes on is no difference: a recorded stop is known better.
  /// Nor are entered supportive drugs, which derived lines do not hold.
  ///
  /// - Parameters:
  ///   - derived: The lines drug records show.
  ///   - history: The patient's rows, with lines and their drugs.
  ///   - derivation: The rules under which the lines were derived.
  public init(
    _ derived: DerivedLines, with history: PatientHistory, by derivation: LineDerivation
  ) {
    pairs = LineComparison.pairs(
      derived.lines, history.lines, derivation.rules.regimenWindowDays)
    differences = pairs.flatMap { pair -> [LineDifference] in
      guard let entered = pair.entered else {
        return pair.derived.map { [.onlyDerived(derived.lines[$0].number)] } ?? []
      }
      guard let position = pair.derived else {
        return [.onlyEntered(history.lines[entered].number)]
      }
      let number = history.lines[entered].number
      let drugs = history.drugs.filter {
        $0.lineNumber == number && derivation.has(.antineoplastic, $0.agent)
      }
      return LineDifference.between(
        derived.lines[position], history.lines[entered], drugs: drugs.map(\.agent))
    }
  }

  private static func pairs(
    _ derived: [DerivedLine], _ entered: [LineOfTherapy], _ window: Int
  ) -> [Pair] {
    var pairs: [Pair] = []
    var (left, right) = (0, 0)
    while left < entered.count || right < derived.count {
      guard left < entered.count, right < derived.count else {
        let isEntered = left < entered.count
        pairs.append(Pair(entered: isEntered ? left : nil, derived: isEntered ? nil : right))
        if isEntered { left += 1 } else { right += 1 }
        continue
      }
      let apart = derived[right].startedOn.days(since: entered[left].startedOn)
      let areOne = abs(apart) <= window
      pairs.append(
        Pair(
          entered: areOne || apart > 0 ? left : nil, derived: areOne || apart < 0 ? right : nil))
      if areOne || apart > 0 { left += 1 }
      if areOne || apart < 0 { right += 1 }
    }
    return pairs
  }
}

/// One difference between an entered line and a derived one.
public enum LineDifference: Sendable, Equatable {
  /// A derived line of this number that was not entered.
  case onlyDerived(Int)
  /// An entered line of this number that drug records do not show.
  case onlyEntered(Int)
  /// Another number.
  case number(entered: Int, derived: Int)
  /// Another start, of the line entered under this number.
  case start(line: Int, entered: ClinicalDate, derived: ClinicalDate)
  /// Another end; `nil`: none entered.
  case end(line: Int, entered: ClinicalDate?, derived: ClinicalDate)
  /// A drug that records show and that was not entered.
  case missingDrug(line: Int, CodePosition)
  /// A drug that was entered and that records do not show.
  case extraDrug(line: Int, CodePosition)

  /// The differences between two lines that are meant to be one.
  static func between(
    _ derived: DerivedLine, _ entered: LineOfTherapy, drugs known: [CodePosition]
  ) -> [LineDifference] {
    let number = entered.number
    var differences: [LineDifference] = []
    if number != derived.number {
      differences.append(.number(entered: number, derived: derived.number))
    }
    if entered.startedOn != derived.startedOn {
      differences.append(
        .start(line: number, entered: entered.startedOn, derived: derived.startedOn))
    }
    if let end = derived.endedOn, end != entered.endedOn {
      differences.append(.end(line: number, entered: entered.endedOn, derived: end))
    }
    let shown = derived.agents.map(\.agent)
    differences += shown.filter { !known.contains($0) }
      .map { .missingDrug(line: number, $0) }
    differences += known.filter { !shown.contains($0) }.map { .extraDrug(line: number, $0) }
    return differences
  }
}
