public import ClinicalRecords

/// A term that a result is reason to think of, and whose grade no number tells.
///
/// Rule: G4.
public struct UnnumberedTerm: Sendable, Equatable {
  /// The term.
  public let term: CodePosition
  /// What it is graded by instead, as it goes on behind "graded by".
  public let basis: String
  /// Where a result lies that is reason to think of it.
  let side: TermWithoutNumbers.Side
}

/// The terms without numbers of a registry's words, by analyte.
struct UnnumberedTerms: Sendable {
  private var byAnalyte: [CodePosition: [UnnumberedTerm]] = [:]

  init(_ codebook: Codebook) {
    for term in TermWithoutNumbers.all {
      guard let position = codebook.terms.position(of: term.label) else { continue }
      for (code, side) in term.analytes {
        guard let analyte = codebook.analytes.position(of: code) else { continue }
        byAnalyte[CodePosition(analyte), default: []].append(
          UnnumberedTerm(term: CodePosition(position), basis: term.basis, side: side))
      }
    }
  }

  subscript(_ analyte: CodePosition) -> [UnnumberedTerm] { byAnalyte[analyte] ?? [] }
}

extension LaboratoryGrading {
  /// Terms that a result may be reason to think of, and that CTCAE grades by no number, such as hyperglycemia by glucose.
  ///
  /// Rule: G4.
  ///
  /// - Parameter result: The result.
  /// - Returns: The terms; none where the limits of normal show that the result is not on the side they are about.
  public func unnumberedTerms(of result: LaboratoryResult) -> [UnnumberedTerm] {
    unnumbered[result.analyte].filter { result.isBeyondLimits($0.side) != false }
  }

  /// The same where the limits of normal show that the result is on that side.
  func shownUnnumberedTerms(of result: LaboratoryResult) -> [UnnumberedTerm] {
    unnumbered[result.analyte].filter { result.isBeyondLimits($0.side) == true }
  }
}

extension LaboratoryResult {
  /// Whether the value is out of the normal range on a side; `nil` where no limit tells.
  fileprivate func isBeyondLimits(_ side: TermWithoutNumbers.Side) -> Bool? {
    switch side {
    case .low: return lowerLimit.map { value < $0 } ?? isBeyond(upperLimit, isOther: >=)
    case .high: return upperLimit.map { value > $0 } ?? isBeyond(lowerLimit, isOther: <=)
    case .outside:
      let sides = [isBeyondLimits(.low), isBeyondLimits(.high)]
      return sides.contains(true) ? true : sides.contains(nil) ? nil : false
    }
  }

  /// No, where the value is at or beyond the other limit; else not known.
  private func isBeyond(_ other: Double?, isOther: (Double, Double) -> Bool) -> Bool? {
    other.map { isOther(value, $0) } == true ? false : nil
  }
}

/// Results of a line that are reason to think of a term whose grade no number tells.
public struct UnnumberedFinding: Sendable, Equatable {
  /// The term.
  public let term: UnnumberedTerm
  /// The first of them.
  public let first: LaboratoryResult
  /// How many days have such results.
  public fileprivate(set) var dayCount = 1
  private var lastDay: ClinicalDate

  init(_ term: UnnumberedTerm, _ result: LaboratoryResult) {
    self.term = term
    first = result
    lastDay = result.sampledOn
  }

  /// Takes a later result.
  mutating func take(_ result: LaboratoryResult) {
    guard result.sampledOn != lastDay else { return }
    lastDay = result.sampledOn
    dayCount += 1
  }
}

extension LaboratoryReading {
  /// What the results of a line give reason to think of, and no number tells: results out of the laboratory's own limits.
  ///
  /// - Parameters:
  ///   - days: The days of the line.
  ///   - history: The patient's rows.
  /// - Returns: A finding per term, by day of its first result.
  func unnumberedFindings(
    in days: ClosedRange<ClinicalDate>?, of history: PatientHistory
  ) -> [UnnumberedFinding] {
    guard let days else { return [] }
    var findings: [UnnumberedFinding] = []
    for result in history.laboratoryResults where days.contains(result.sampledOn) {
      for term in grading.shownUnnumberedTerms(of: result) {
        if let place = findings.firstIndex(where: { $0.term.term == term.term }) {
          findings[place].take(result)
        } else {
          findings.append(UnnumberedFinding(term, result))
        }
      }
    }
    return findings
  }
}
