public import ClinicalRecords

/// What happened on one line of therapy of one patient: the waist between rows and analyses.
///
/// A pure function of the patient's rows and of ``EndpointRules``; never stored. Parts a question
/// did not ask for are `nil` or empty.
public struct LineOutcome: Sendable, Equatable {
  /// The registry's number of the patient.
  public let patientID: Int64
  /// The line itself.
  public let line: LineOfTherapy
  /// Best overall response, unconfirmed.
  public internal(set) var bestResponse: BestOverallResponse?
  /// Best overall response, confirmed.
  public internal(set) var confirmedResponse: BestOverallResponse?
  /// Largest fall, or smallest rise, of the sum of diameters from baseline. Rule: R48.
  public internal(set) var depthOfResponse: DepthOfResponse?
  /// Whether the line brought clinical benefit. Rule: R48.
  public internal(set) var hasClinicalBenefit: Bool?
  private var times = EndpointTimes()

  init(patientID: Int64, line: LineOfTherapy) {
    self.patientID = patientID
    self.line = line
  }

  /// The time to an endpoint; `nil` where it was not asked for, or does not exist for the line: a
  /// duration of response without response.
  public subscript(_ endpoint: Endpoint) -> EndpointTime? { times[endpoint] }

  /// From start of the line to progression or death; `nil` under rules that make it
  /// ``realWorldProgressionFreeSurvival``. Rule: R76.
  public var progressionFreeSurvival: EndpointTime? { self[.progressionFreeSurvival] }
  /// From start of the line to death.
  public var overallSurvival: EndpointTime? { self[.overallSurvival] }

  /// From start of the line to progression as clinicians called it, or death.
  public var realWorldProgressionFreeSurvival: EndpointTime? {
    self[.realWorldProgressionFreeSurvival]
  }

  mutating func set(_ endpoint: Endpoint, to time: EndpointTime?) { times[endpoint] = time }
}

/// One optional time per endpoint, without allocation.
struct EndpointTimes: Sendable, Equatable {
  private var storage:
    (
      EndpointTime?, EndpointTime?, EndpointTime?, EndpointTime?, EndpointTime?, EndpointTime?,
      EndpointTime?, EndpointTime?, EndpointTime?, EndpointTime?, EndpointTime?, EndpointTime?
    )

  init() { storage = (nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil) }

  subscript(_ endpoint: Endpoint) -> EndpointTime? {
    get {
      switch endpoint {
      case .progressionFreeSurvival: storage.0
      case .overallSurvival: storage.1
      case .timeToProgression: storage.2
      case .timeToDiscontinuation: storage.3
      case .timeToNextTreatment: storage.4
      case .timeToResponse: storage.5
      case .durationOfResponse: storage.6
      case .durationOfStableDisease: storage.7
      case .secondProgressionFreeSurvival: storage.8
      case .realWorldProgressionFreeSurvival: storage.9
      case .survivalFromDiagnosis: storage.10
      case .followUp: storage.11
      }
    }
    set {
      switch endpoint {
      case .progressionFreeSurvival: storage.0 = newValue
      case .overallSurvival: storage.1 = newValue
      case .timeToProgression: storage.2 = newValue
      case .timeToDiscontinuation: storage.3 = newValue
      case .timeToNextTreatment: storage.4 = newValue
      case .timeToResponse: storage.5 = newValue
      case .durationOfResponse: storage.6 = newValue
      case .durationOfStableDisease: storage.7 = newValue
      case .secondProgressionFreeSurvival: storage.8 = newValue
      case .realWorldProgressionFreeSurvival: storage.9 = newValue
      case .survivalFromDiagnosis: storage.10 = newValue
      case .followUp: storage.11 = newValue
      }
    }
  }

  static func == (left: EndpointTimes, right: EndpointTimes) -> Bool {
    Endpoint.allCases.allSatisfy { left[$0] == right[$0] }
  }
}
