public import ClinicalRecords

/// Everything endpoints of one line of therapy are derived from: its days, its baseline, its visits.
///
/// Made once per line; a pure function of the patient's rows and the rules.
public struct LineCourse: Sendable {
  /// Position of the line in the history's lines.
  public let index: Int
  /// The line.
  public let line: LineOfTherapy
  /// The day the next line starts, where that is not after the cutoff. Rule: R33, R57.
  public let nextStart: ClinicalDate?
  /// The sum of diameters before treatment; `nil` where no target lesion was to be seen, or one could
  /// not be measured. Rule: R7, R14.
  public let baseline: Baseline?
  /// The last day before treatment, the first of the line included, on which any lesion was looked
  /// at; `nil` where none was. Rule: R7.
  public let baselineImagedOn: ClinicalDate?
  /// The visits from the start of the line to the cutoff or death, in order of time, whatever line
  /// came next; visits not evaluable are among them. Rule: R33, R57.
  public let visits: [Visit]
  let death: DayOfDeath?

  /// Day 0. Rule: R54.
  public var start: ClinicalDate { line.startedOn }

  /// The sum of diameters before treatment.
  public struct Baseline: Sendable, Equatable {
    /// Its day.
    public let day: ClinicalDate
    /// The sum in tenths of a millimeter.
    public let tenths: Int
  }

  /// The course of the line at a position.
  ///
  /// - Parameters:
  ///   - index: Position in the history's lines.
  ///   - history: The patient's rows, with assessments, lesions and death.
  ///   - rules: The settings.
  ///   - trace: Told which rows were used and passed over.
  init(
    ofLineAt index: Int, in history: PatientHistory, rules: EndpointRules, trace: Trace? = nil
  ) {
    self.index = index
    line = history.lines[index]
    nextStart = history.startOfLine(after: index).flatMap { rules.knows($0) ? $0 : nil }
    death = DayOfDeath(in: history, rules: rules)
    let last = min(rules.cutoff ?? .distantFuture, death?.day ?? .distantFuture)
    guard trace != nil || history.hasLesionFindings else {
      (baseline, baselineImagedOn) = (nil, nil)
      let days = LineDays(ofLineAt: index, in: history, through: last, tie: rules.nextTherapyTie)
      visits = Self.enteredVisits(history.assessments, in: days)
      return
    }
    var reading = CourseReading(
      ofLineAt: index, in: history, through: last, rules: rules, trace: trace)
    visits = reading.readVisits()
    baseline = reading.baseline
    baselineImagedOn = reading.baselineImagedOn
  }

  /// The visits where nothing but overall responses was entered.
  private static func enteredVisits(_ assessments: [TumorAssessment], in days: LineDays) -> [Visit]
  {
    EnteredVisits(assessments, from: days.firstAssessment, through: days.last).map {
      Visit(
        day: $0.day, evidence: .assessment($0.day, reading: $0.reading), response: $0.response,
        entered: $0.response)
    }
  }

  /// The visit to which a day belongs.
  ///
  /// - Parameter day: The day of a scan after the start.
  /// - Returns: The visit with its sum, nadir and derived response, or `nil`.
  public func visit(on day: ClinicalDate) -> Visit? {
    visits.first { $0.firstScanOn <= day && day <= $0.lastScanOn }
  }
}

extension PatientHistory {
  /// Whether anything but overall responses says how lesions did.
  fileprivate var hasLesionFindings: Bool {
    !measurements.isEmpty
      || assessments.contains {
        $0.targetResponse != nil || $0.nonTargetResponse != nil || $0.newLesion != nil
      }
  }
}
