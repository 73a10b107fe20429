import ClinicalRecords

/// Reads the rows of one line of therapy in order of time: first what lies before its start, then
/// visit after visit.
///
/// Knows at each visit what the visits before it left behind: the lesions followed, the baseline,
/// the nadir, doubtful lesions, whether a complete response was reached.
struct CourseReading {
  let rules: EndpointRules
  let line: LineOfTherapy
  let days: LineDays
  let assessments: [TumorAssessment]
  /// Told which rows were used and passed over; `nil` where nobody asked.
  let trace: LesionTrace?

  var lesions: LineLesions

  /// The sum of diameters before treatment.
  var baseline: LineCourse.Baseline?
  /// The last day on or before the start, after the start of the line before, on which a lesion was
  /// looked at.
  var baselineImagedOn: ClinicalDate?
  /// Whether the targets were all gone, nodes below 10 mm, when the line started: no response of
  /// theirs can be seen, but they may come back. Rule: R17, R19.
  var startsGone = false
  /// Whether there are target lesions, though none was looked at in time: the first visit that
  /// measures any says which.
  var awaitsTargets = false
  /// The smallest complete sum so far. Rule: R17.
  var nadir: Int?
  /// Whether an overall complete response was reached. Rule: R26, R28.
  var wasComplete = false
  /// Whether target or non-target lesions are known of, be it from entered components alone.
  var hasTargets = false
  var hasNonTargets = false
  /// Position of the first measurement after the start.
  var firstVisitRow = 0
  private(set) var visits: [Visit] = []

  /// A reading of the line at a position; its baseline is read.
  ///
  /// - Parameters:
  ///   - index: Position in the history's lines.
  ///   - history: The patient's rows.
  ///   - last: Nothing after this day exists.
  ///   - rules: The settings.
  ///   - trace: Told which rows were used and passed over.
  init(
    ofLineAt index: Int, in history: PatientHistory, through last: ClinicalDate,
    rules: EndpointRules, trace: Trace?
  ) {
    self.rules = rules
    line = history.lines[index]
    days = LineDays(ofLineAt: index, in: history, through: last, tie: rules.nextTherapyTie)
    assessments = history.assessments
    self.trace = trace.map { LesionTrace($0, lesions: history.lesions) }
    lesions = LineLesions(of: history, line: line.number)
    readBaseline()
    readStatedDisease()
  }

  /// Reads every visit after the start.
  ///
  /// - Returns: The visits, in order of time.
  mutating func readVisits() -> [Visit] {
    let first = firstAssessment
    noteUnread(before: first)
    var gathering = VisitGathering(
      assessments, from: first, measurement: firstVisitRow,
      window: rules.visitWindowDays, nextLineFirst: days.nextFirst, through: days.last)
    while let rows = gathering.next(&lesions) {
      if let visit = read(rows) { visits.append(visit) }
    }
    return visits
  }

  /// Position of the first assessment of the line. One on the day it starts that states no overall
  /// response belongs to the baseline where lesions were measured then.
  private var firstAssessment: Int {
    var position = 0
    while position < assessments.count {
      let row = assessments[position]
      let isBaseline =
        row.assessedOn == days.start && row.overallResponse == nil && baselineImagedOn != nil
      if row.assessedOn >= days.firstAssessment, !isBaseline { break }
      position += 1
    }
    return position
  }

  /// Whether entered components speak of target or non-target lesions.
  private mutating func readStatedDisease() {
    for row in assessments
    where row.assessedOn >= days.firstAssessment && row.assessedOn <= days.last {
      if let target = row.targetResponse, target != .notApplicable { hasTargets = true }
      if let nonTarget = row.nonTargetResponse, nonTarget != .notApplicable { hasNonTargets = true }
    }
  }
}

/// The days that bound a line of therapy.
struct LineDays {
  /// Its first day.
  let start: ClinicalDate
  /// The first day of the line before; its rows up to then belong to other lines.
  let previousStart: ClinicalDate?
  /// The first day whose assessments belong to the line. Rule: R33, R34.
  let firstAssessment: ClinicalDate
  /// The first day whose scans belong to the next line. Rule: R34.
  let nextFirst: ClinicalDate?
  /// Nothing after it exists. Rule: R57.
  let last: ClinicalDate

  init(
    ofLineAt index: Int, in history: PatientHistory, through last: ClinicalDate,
    tie: NextTherapyTie
  ) {
    start = history.lines[index].startedOn
    previousStart = index > 0 ? history.lines[index - 1].startedOn : nil
    firstAssessment = tie == .inclusive ? history.firstAssessmentDay(ofLineAt: index) : start
    nextFirst = history.startOfLine(after: index).map {
      tie == .inclusive ? $0.adding(days: 1) : $0
    }
    self.last = last
  }
}
