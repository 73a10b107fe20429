import ClinicalRecords

/// The first thing on a line that could end the time without progression.
struct ProgressionEvent {
  /// What happened.
  enum Kind: Equatable {
    /// A visit shows progression; its position in ``LineCourse/visits``.
    case visit(Int)
    /// A clinician called progression without images.
    case clinical
    /// Death.
    case death
  }

  let kind: Kind
  let day: ClinicalDate
  let isImputed: Bool

  /// The first event of a line; of several on one day progression at a visit, then progression
  /// without images, then death. Progression that the rules leave to the next line is none.
  ///
  /// Rule: R24, R29, R34, R54, R56, R57, R60.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - history: The patient's rows, with clinical progressions where the rules count them.
  ///   - rules: Says whether they count.
  ///   - countsDeath: Whether death is an event.
  init?(
    first course: borrowing LineCourse, in history: borrowing PatientHistory, rules: EndpointRules,
    countsDeath: Bool
  ) {
    var first: ProgressionEvent?
    if let index = course.firstProgression(rules) {
      first = ProgressionEvent(.visit(index), course.visits[index].progressionDay)
    }
    if rules.countsClinicalProgression,
      let day = history.clinicalProgressions.first(where: {
        course.mayEnd(on: $0, rules) && !course.leaves($0, rules)
      }),
      first.map({ day < $0.day }) ?? true
    {
      first = ProgressionEvent(.clinical, day)
    }
    if countsDeath, let death = course.death, first.map({ death.day < $0.day }) ?? true {
      first = ProgressionEvent(.death, death.day, isImputed: death.isImputed)
    }
    guard let first else { return nil }
    self = first
  }

  private init(_ kind: Kind, _ day: ClinicalDate, isImputed: Bool = false) {
    self.kind = kind
    self.day = day
    self.isImputed = isImputed
  }

  /// How a time ends with it.
  var ending: EndpointTime.Ending { kind == .death ? .death : .progression }

  /// The row that shows it.
  func evidence(_ course: LineCourse) -> Evidence {
    switch kind {
    case .visit(let index): course.visits[index].evidence
    case .clinical: .clinicalProgression(day)
    case .death: .death
    }
  }

  /// Whether an assessment without progression lies before it.
  func isAfter(_ visit: Visit) -> Bool {
    switch kind {
    // A progression may be dated to the day of an equivocal finding, which was no progression yet.
    case .visit: visit.day < day
    case .clinical, .death: visit.day <= day
    }
  }

  /// Whether a new therapy that started on this day came before it. A scan of the same day shows
  /// what the earlier line led to, unless the rules give it to the later one. Rule: R34.
  func isAfter(nextStart: ClinicalDate, _ rules: EndpointRules) -> Bool {
    kind == .death
      ? day > nextStart : !rules.nextTherapyTie.givesToEarlierLine(day, nextStart: nextStart)
  }
}

extension LineCourse {
  /// Whether progression called on this day could be this line's: after what the line before ended
  /// with, known at the cutoff, in life. Rule: R34, R54, R57.
  func mayEnd(on day: ClinicalDate, _ rules: EndpointRules) -> Bool {
    hasBegun(on: day, rules) && rules.knows(day) && day <= death?.day ?? .distantFuture
  }

  /// Whether progression of this day is left to the next line, which started then. Rule: R34.
  func leaves(_ day: ClinicalDate, _ rules: EndpointRules) -> Bool {
    day == nextStart && hasPassed(day, rules)
  }

  /// The position of the first visit with progression of this line, or `nil`. Rule: R24, R34.
  func firstProgression(_ rules: EndpointRules) -> Int? {
    visits.firstIndex { $0.response == .progressive && !leaves($0.progressionDay, rules) }
  }

  /// The position of the last adequate assessment that passes a test, or `nil`.
  func lastAdequate(_ rules: EndpointRules, where isWanted: (Visit) -> Bool) -> Int? {
    visits.lastIndex { $0.isAdequate(rules) && isWanted($0) }
  }

  /// Whether the patient was lost, as known at the cutoff. Rule: R57, R65.
  func isLost(_ rules: EndpointRules) -> Bool {
    line.wasLost && line.endedOn.map(rules.knows) ?? true
  }

  /// The day the patient was lost, where loss censors; `nil` where it does not, where the patient was
  /// not lost, or the day is not known at the cutoff. Rule: R57, R65.
  func censoringLoss(_ rules: EndpointRules) -> ClinicalDate? {
    rules.loss == .censored && isLost(rules) ? line.endedOn : nil
  }

  /// The longest time between an adequate assessment and an event for which no assessment was
  /// missed: twice the planned interval and a window of 7 days on both sides, or the registry's.
  ///
  /// Rule: R63.
  func gapLimit(_ rules: EndpointRules) -> Int {
    line.scanIntervalDays.map { 2 * $0 + 14 } ?? rules.gapLimitDays
  }
}

extension Visit {
  /// Whether it shows that there was no progression. Rule: R59.
  func isAdequate(_ rules: EndpointRules) -> Bool {
    switch response {
    case .progressive: false
    case .notEvaluable: rules.lastAssessment == .any
    case .complete, .partial, .stable, .nonCompleteNonProgressive: true
    }
  }

  /// Whether it belongs to a line after which the next started on this day. Rule: R34.
  func isUp(to nextStart: ClinicalDate, _ rules: EndpointRules) -> Bool {
    rules.nextTherapyTie.givesToEarlierLine(day, nextStart: nextStart)
  }
}
