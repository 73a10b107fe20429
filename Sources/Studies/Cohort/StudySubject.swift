public import ClinicalRecords
public import Endpoints

/// A patient of the study: what every table, model and figure is made from.
///
/// Subjects stand in order of their study keys, byte by byte, so that ties of matching go to the lower key; a position in
/// that order is what answers name a subject by.
public struct StudySubject: Sendable {
  /// The registry's number of the patient.
  public let patientID: Int64
  /// The study key.
  public let key: String
  /// The line that is studied.
  public let line: LineOfTherapy
  /// Position of the arm in the plan.
  public let arm: Int
  /// Per characteristic of the plan the position of its level, -1 where not recorded; of a number -1 too.
  public internal(set) var levels: [Int16]
  /// Per characteristic of the plan its number, where it is one and recorded.
  public let numbers: [Double?]
  /// Best overall response on the basis of the rules.
  public let response: BestOverallResponse?
  /// Per endpoint of the plan the time to it; `nil` where it does not exist for the line.
  public let times: [EndpointTime?]
  /// Per kind of regimen of the plan whether the line is one.
  public internal(set) var regimens: [Bool]
  /// The drugs of the line, by their position in the vocabulary of agents, ascending.
  public let agents: [CodePosition]
  /// Per row of the safety table the worst grade on the line; 0 for none.
  public internal(set) var worstGrades: [UInt8]
  /// The hospital.
  public let site: CodePosition?
  /// The classes of the line's drugs, in the order in which they were met; -1 where they are not asked for or recorded.
  let regimenClass: Int16

  /// A subject.
  public init(
    patientID: Int64, key: String, line: LineOfTherapy, arm: Int, levels: [Int16],
    numbers: [Double?], response: BestOverallResponse?, times: [EndpointTime?], regimens: [Bool],
    agents: [CodePosition], worstGrades: [UInt8], site: CodePosition? = nil
  ) {
    self.init(
      patientID: patientID, key: key, line: line, arm: arm, levels: levels, numbers: numbers,
      response: response, times: times, regimens: regimens, agents: agents,
      worstGrades: worstGrades, site: site, regimenClass: -1)
  }

  init(
    patientID: Int64, key: String, line: LineOfTherapy, arm: Int, levels: [Int16],
    numbers: [Double?], response: BestOverallResponse?, times: [EndpointTime?], regimens: [Bool],
    agents: [CodePosition], worstGrades: [UInt8], site: CodePosition?, regimenClass: Int16
  ) {
    self.patientID = patientID
    self.key = key
    self.line = line
    self.arm = arm
    self.levels = levels
    self.numbers = numbers
    self.response = response
    self.times = times
    self.regimens = regimens
    self.agents = agents
    self.worstGrades = worstGrades
    self.site = site
    self.regimenClass = regimenClass
  }
}
