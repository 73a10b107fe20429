import ClinicalRecords
public import Endpoints

/// Which line of a history a characteristic is asked of, and under which rules.
///
/// The history itself is handed over beside it, not inside: copying it would cost more than most
/// answers.
public struct LinePlace: Sendable {
  /// Position of the line in the history.
  public let index: Int
  /// Settings of derived characteristics.
  public let rules: EndpointRules
  /// Whether no earlier line of the patient is counted, so that what belongs to the patient is counted here.
  let isFirstCounted: Bool

  /// The line at a position.
  ///
  /// - Parameters:
  ///   - index: Position of the line.
  ///   - rules: Settings of derived characteristics.
  public init(index: Int, rules: EndpointRules) {
    self.init(index: index, rules: rules, isFirstCounted: true)
  }

  init(index: Int, rules: EndpointRules, isFirstCounted: Bool) {
    self.index = index
    self.rules = rules
    self.isFirstCounted = isFirstCounted
  }
}

extension PatientHistory {
  /// The line at a place.
  func line(_ place: LinePlace) -> LineOfTherapy { lines[place.index] }

  /// Whether the line at a position holds a drug of which `isMember` is true; `nil` where its drugs
  /// are not recorded.
  func hasDrug(inLineAt index: Int, _ isMember: [Bool]) -> Bool? {
    let number = lines[index].number
    var isRecorded = false
    for drug in drugs where drug.lineNumber == number {
      if isMember[Int(drug.agent)] { return true }
      isRecorded = true
    }
    return isRecorded ? false : nil
  }
}
