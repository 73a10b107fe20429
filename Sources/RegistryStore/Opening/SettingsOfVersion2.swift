extension Migration {
  /// The settings there were when the schema got version 2.
  ///
  /// Copied from seed/vocabulary/setting.csv and frozen: read from there, the step would do something else in each
  /// release, and files with the same version would differ.
  static let settingsOfVersion2 = """
    INSERT INTO setting (setting, label, synonyms, value_type, lowest, highest, words, position) VALUES
      ('title', 'the title of the registry, as tables print it', NULL, 'text', NULL, NULL, NULL, 1),
      ('is_synthetic', 'whether its patients are made up', NULL, 'flag', NULL, NULL, NULL, 2),
      ('cutoff_on', 'the last day the data speak of: rows after it do not exist for a question', 'cutoff;cutoffOn', 'day', NULL, NULL, NULL, 3),
      ('cox_ties', 'how tied event times enter a Cox model', 'coxTies;ties', 'word', NULL, NULL, 'efron|breslow', 4),
      ('response_source', 'whether entered responses or those derived from lesions count', NULL, 'word', NULL, NULL, 'entered|derived', 5),
      ('visit_window_days', 'days within which scans make one visit', NULL, 'count', 0, 60, NULL, 6),
      ('partial_response_hold', 'whether PR, once reached, lasts until progression', 'prHold', 'flag', NULL, NULL, NULL, 7),
      ('stable_disease_minimum_days', 'days before which stable disease does not count', 'sdMinDays;sd_min_days', 'count', 0, 999, NULL, 8),
      ('response_basis', 'whether tables count unconfirmed or confirmed responses', 'responseBasis', 'word', NULL, NULL, 'unconfirmed|confirmed', 9),
      ('confirmation_days', 'days after which a later scan confirms a response', 'confirmDays', 'count', 0, 999, NULL, 10),
      ('confirmation_ne_limit', 'visits with NE allowed between a response and its confirmation', 'maxNE', 'count', 0, 99, NULL, 11),
      ('confirmation_accepts_sd', 'whether one SD may lie between PR and its confirmation', 'acceptSD', 'flag', NULL, NULL, NULL, 12),
      ('after_complete_response', 'what disease seen again after CR is, for the confirmed best response', 'afterCR', 'word', NULL, NULL, 'progression|as-recorded', 13),
      ('disease_control_counts_non_cr_non_pd', 'whether NON-CR/NON-PD counts as disease control', 'nonCRnonPDinDCR', 'flag', NULL, NULL, NULL, 14),
      ('response_denominator', 'who stands in the denominator of response rates', 'denominator', 'word', NULL, NULL, 'treated|evaluable', 15),
      ('clinical_benefit_days', 'days SD or NON-CR/NON-PD must last to be clinical benefit', NULL, 'count', 0, 999, NULL, 16),
      ('censoring', 'the bundle of censoring rules for PFS; sets the five switches below it', 'pfsRule', 'word', NULL, NULL, 'default|fda|ema|real-world', 17),
      ('new_therapy', 'what a new therapy before the event does to PFS', NULL, 'word', NULL, NULL, 'ignored|censored|event', 18),
      ('missed_assessments', 'whether an event after missed assessments is censored before them', NULL, 'flag', NULL, NULL, NULL, 19),
      ('missing_baseline', 'when a line without baseline assessment is censored at its start', NULL, 'word', NULL, NULL, 'ignored|where-measured|censored', 20),
      ('loss_to_follow_up', 'what loss to follow-up does to PFS', NULL, 'word', NULL, NULL, 'ignored|censored|event', 21),
      ('clinical_progression', 'whether progression called without images ends PFS', NULL, 'flag', NULL, NULL, NULL, 22),
      ('gap_limit_days', 'days from an adequate scan to an event beyond which scans were missed', 'gapLimitDays', 'count', 0, 999, NULL, 23),
      ('next_therapy_tie', 'to which line a scan on the day the next line starts belongs', 'nextTherapyTie', 'word', NULL, NULL, 'inclusive|exclusive', 24),
      ('last_assessment', 'which scans PFS is censored at', 'censorNE', 'word', NULL, NULL, 'evaluable|any', 25),
      ('ttnt_counts_death', 'whether death is an event of the time to next treatment', NULL, 'flag', NULL, NULL, NULL, 26),
      ('discontinuation_gap_days', 'days without a dose after which treatment has stopped', 'ttdGapDays', 'count', 0, 999, NULL, 27),
      ('adds_one_day', 'whether a day is added to every duration, as CDISC does', 'plusOne', 'flag', NULL, NULL, NULL, 28),
      ('days_per_month', 'days in a month', 'daysPerMonth', 'decimal', 28, 31, NULL, 29),
      ('missing_month', 'where in its year a death or diagnosis without month is put', NULL, 'word', NULL, NULL, 'first|mid|last', 30),
      ('real_world_grace_days', 'first days of a line whose progressions belong to the line before', 'rwGraceDays', 'count', 0, 999, NULL, 31),
      ('real_world_follow_up', 'where follow-up for real-world PFS ends', NULL, 'word', NULL, NULL, 'clinic-notes|visit-gaps', 32),
      ('real_world_line_change', 'what a change of line without progression does to real-world PFS', NULL, 'word', NULL, NULL, 'ignored|censored|event', 33),
      ('real_world_visit_gap_days', 'days between visits after which follow-up has ended', NULL, 'count', 0, 999, NULL, 34),
      ('real_world_death_days', 'days after the end of follow-up in which a death still counts', NULL, 'count', 0, 999, NULL, 35),
      ('toxicity_window_days', 'days after a line''s end in which adverse events belong to it', NULL, 'count', 0, 999, NULL, 36);
    """
}
