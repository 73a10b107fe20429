extension RuleSetting {
  /// Every setting but the cutoff, in the order documents show them. A bundle comes before the
  /// switches it sets.
  public static var all: [RuleSetting] { EndpointSettings.all }
}

extension CensoringBundle {
  /// The five settings that every bundle sets, each to its own value or to that of ``default``.
  ///
  /// Rule: R7, R29, R63, R64, R65.
  public static var switches: [RuleSetting] { EndpointSettings.switches }
}

/// The settings, made once.
private enum EndpointSettings {
  static let all: [RuleSetting] =
    response + rates + [bundle] + switches + times + realWorld + others

  private static let response: [RuleSetting] = [
    .word(
      "response_source", "whether entered responses or those derived from lesions count", [.r31],
      \.responseSource),
    .count(
      "visit_window_days", "days within which scans make one visit", [.r60],
      \.visitWindowDays, in: 0...60),
    .flag(
      "partial_response_hold", "whether PR, once reached, lasts until progression", [.r21],
      \.holdsPartialResponse),
    .count(
      "stable_disease_minimum_days", "days before which stable disease does not count", [.r35],
      \.stableDiseaseMinimumDays),
    .word(
      "response_basis", "whether tables count unconfirmed or confirmed responses", [.r44],
      \.responseBasis),
    .count(
      "confirmation_days", "days after which a later scan confirms a response", [.r39, .r40],
      \.confirmationDays),
    .count(
      "confirmation_ne_limit", "visits with NE allowed between a response and its confirmation",
      [.r39, .r40], \.confirmationNotEvaluableLimit, in: 0...99),
    .flag(
      "confirmation_accepts_sd", "whether one SD may lie between PR and its confirmation", [.r40],
      \.confirmationAcceptsStable),
    .word(
      "after_complete_response",
      "what disease seen again after CR is, for the confirmed best response", [.r45],
      \.afterCompleteResponse),
  ]

  private static let rates: [RuleSetting] = [
    .flag(
      "disease_control_counts_non_cr_non_pd", "whether NON-CR/NON-PD counts as disease control",
      [.r47], \.diseaseControlCountsNonCRNonPD),
    .word(
      "response_denominator", "who stands in the denominator of response rates", [.r46],
      \.responseDenominator),
    .count(
      "clinical_benefit_days", "days SD or NON-CR/NON-PD must last to be clinical benefit",
      [.r48], \.clinicalBenefitDays),
  ]

  private static let bundle = RuleSetting.word(
    "censoring", "the bundle of censoring rules for PFS; sets the five switches below it",
    [.r63, .r64], read: { $0.censoring }, write: { $0.apply($1) })

  static let switches: [RuleSetting] = [
    .word(
      "new_therapy", "what a new therapy before the event does to PFS", [.r64], \.newTherapy),
    .flag(
      "missed_assessments", "whether an event after missed assessments is censored before them",
      [.r63], \.censorsAfterMissedAssessments),
    .word(
      "missing_baseline", "when a line without baseline assessment is censored at its start",
      [.r7], \.missingBaseline),
    .word("loss_to_follow_up", "what loss to follow-up does to PFS", [.r65], \.loss),
    .flag(
      "clinical_progression", "whether progression called without images ends PFS", [.r29],
      \.countsClinicalProgression),
  ]

  private static let times: [RuleSetting] = [
    .count(
      "gap_limit_days", "days from an adequate scan to an event beyond which scans were missed",
      [.r63], \.gapLimitDays),
    .word(
      "next_therapy_tie", "to which line a scan on the day the next line starts belongs", [.r34],
      \.nextTherapyTie),
    .word("last_assessment", "which scans PFS is censored at", [.r59], \.lastAssessment),
    .flag(
      "ttnt_counts_death", "whether death is an event of the time to next treatment", [.r54],
      \.countsDeathInTimeToNextTreatment),
    .count(
      "discontinuation_gap_days", "days without a dose after which treatment has stopped", [.r61],
      \.discontinuationGapDays),
    .flag(
      "adds_one_day", "whether a day is added to every duration, as CDISC does", [.r66],
      \.addsOneDay),
    .decimal("days_per_month", "days in a month", [.r67], \.daysPerMonth, in: 28...31),
    .word(
      "missing_month", "where in its year a death or diagnosis without month is put", [.r69],
      \.missingMonth),
  ]

  private static let realWorld: [RuleSetting] = [
    .count(
      "real_world_grace_days", "first days of a line whose progressions belong to the line before",
      [.r72], \.realWorldGraceDays),
    .word(
      "real_world_follow_up", "where follow-up for real-world PFS ends", [.r73, .r74],
      \.realWorldVariant),
    .word(
      "real_world_line_change",
      "what a change of line without progression does to real-world PFS", [.r75],
      \.realWorldLineChange),
    .count(
      "real_world_visit_gap_days", "days between visits after which follow-up has ended", [.r74],
      \.realWorldVisitGapDays),
    .count(
      "real_world_death_days", "days after the end of follow-up in which a death still counts",
      [.r74], \.realWorldDeathDays),
  ]

  private static let others: [RuleSetting] = [
    .count(
      "toxicity_window_days", "days after a line's end in which adverse events belong to it",
      [.n1], \.toxicityWindowDays),
    .count(
      "immune_related_window_days",
      "days after a line's end in which immune-related events belong to it", [.a2],
      \.immuneRelatedWindowDays),
    .word(
      "immune_related_by", "which events count as immune-related", [.a1], \.immuneRelatedBasis),
  ]
}
