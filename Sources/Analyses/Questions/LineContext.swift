public import ClinicalRecords
public import Endpoints

/// One line of therapy with all that a characteristic may look at.
public struct LineContext {
  /// The patient's rows.
  public let history: PatientHistory
  /// Position of the line in the history.
  public let index: Int
  /// Settings of derived characteristics.
  public let rules: EndpointRules

  /// The line at a position of a history.
  ///
  /// - Parameters:
  ///   - history: The patient's rows.
  ///   - index: Position of the line.
  ///   - rules: Settings of derived characteristics.
  public init(history: PatientHistory, index: Int, rules: EndpointRules) {
    self.history = history
    self.index = index
    self.rules = rules
  }

  /// The line.
  var line: LineOfTherapy { history.lines[index] }

  /// Whether the line at a position holds a drug of which `isMember` is true; `nil` where its drugs are not recorded.
  func hasDrug(inLineAt index: Int, _ isMember: [Bool]) -> Bool? {
    let number = history.lines[index].number
    var isRecorded = false
    for drug in history.drugs where drug.lineNumber == number {
      if isMember[Int(drug.agent)] { return true }
      isRecorded = true
    }
    return isRecorded ? false : nil
  }
}
