import ClinicalRecords

extension EndpointTime {
  /// Progression-free survival: to the first progression or death from any cause; otherwise censored
  /// at the last assessment that could be evaluated, or at the start where there was none.
  ///
  /// What a new therapy, missed assessments, a missing baseline or loss do to it are switches of the
  /// rules, all off by default: the event counts whatever came before it. Progression and death on
  /// one day are progression. The progression that ended an earlier line does not count.
  ///
  /// Rule: R29, R54, R56, R57, R59, R60, R63, R64, R65, R66.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - history: The patient's rows.
  ///   - rules: The censoring switches.
  ///   - trace: Told which rows were used and passed over.
  /// - Returns: The time.
  static func progressionFreeSurvival(
    _ course: LineCourse, in history: PatientHistory, rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime {
    let end = ProgressionEnd(course, in: history, rules: rules)
    if let trace {
      ProgressionNotes(course: course, history: history, rules: rules).write(end, to: trace)
    }
    return end.time(from: course.start)
  }

  /// Time to progression: to the first progression; a death without progression is censored at the
  /// last adequate assessment. The switches are those of progression-free survival.
  ///
  /// Rule: R53, R56, R59.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - history: The patient's rows.
  ///   - rules: The censoring switches.
  ///   - trace: Told which rows were used and passed over.
  /// - Returns: The time.
  static func timeToProgression(
    _ course: LineCourse, in history: PatientHistory, rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime {
    let end = ProgressionEnd(course, in: history, rules: rules, countsDeath: false)
    if let trace {
      ProgressionNotes(course: course, history: history, rules: rules, countsDeath: false)
        .write(end, to: trace)
    }
    return end.time(from: course.start)
  }

  /// To the progression of the next line, or death: the next line's progression-free survival,
  /// whatever came before its event, counted from the start of this line. Without a next line to
  /// death, otherwise censored at the last day known alive.
  ///
  /// Source: EMA/CHMP/27994/2008/Rev.1, which names the endpoint without fixing how it is censored.
  ///
  /// Rule: R54, R56, R58.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - history: The patient's rows, with ``LastKnownAlive/historyParts``.
  ///   - alive: The last day known alive, where it is already known.
  ///   - rules: The settings.
  ///   - trace: Told which rows were used and passed over.
  /// - Returns: The time.
  static func secondProgressionFreeSurvival(
    _ course: LineCourse, in history: PatientHistory, alive: AliveEnd? = nil,
    rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime {
    if let trace {
      SurvivalNotes(course: course, history: history, rules: rules).writeNextLine(to: trace)
    }
    guard course.nextStart != nil else {
      return .overallSurvival(course, in: history, alive: alive, rules: rules, trace: trace)
    }
    let policy = rules.withEventsAtAnyTime
    trace?.otherLine = course.nextNumber(history)
    let next = LineCourse(ofLineAt: course.index + 1, in: history, rules: rules, trace: trace)
    trace?.otherLine = nil
    let end = ProgressionEnd(next, in: history, rules: policy)
    if let trace {
      ProgressionNotes(
        course: next, history: history, rules: policy, origin: course.start,
        originText: "the start of line \(course.line.number)"
      ).write(end, to: trace)
    }
    return end.time(from: course.start)
  }
}

extension EndpointRules {
  /// The same settings with the switches of ``CensoringBundle/default``; what progression is stays.
  var withEventsAtAnyTime: EndpointRules {
    var policy = self
    policy.apply(.default)
    policy.countsClinicalProgression = countsClinicalProgression
    return policy
  }
}
