// The words settings choose between; raw values are what users type and registries store.

/// Which response of a visit counts. Rule: R31.
public enum ResponseSource: String, Sendable, CaseIterable {
  /// The entered one; the derived one where none was entered.
  case entered
  /// The one derived from lesions or components; the entered one where none can be derived.
  case derived
}

/// Whether a response needs confirmation by a later scan. Rule: R44.
public enum ResponseBasis: String, Sendable, CaseIterable {
  /// One scan is enough.
  case unconfirmed
  /// A later scan must show it again.
  case confirmed
}

/// What disease seen again after a complete response is. Rule: R45.
public enum AfterCompleteResponse: String, Sendable, CaseIterable {
  /// Progression.
  case progression
  /// What was recorded.
  case asRecorded = "as-recorded"
}

/// Who stands in the denominator of response rates. Rule: R46.
public enum ResponseDenominator: String, Sendable, CaseIterable {
  /// Every line of the question.
  case treated
  /// Lines with a best response other than NE.
  case evaluable
}

/// Named bundles of censoring switches.
///
/// Rule: R7, R29, R63, R64, R65, R76.
public enum CensoringBundle: String, Sendable, CaseIterable {
  /// Progression or death at any time, whatever came before it: the model paper.
  case `default`
  /// FDA, *Clinical Trial Endpoints for the Approval of Cancer Drugs and Biologics* (2018), table A of
  /// the appendix on PFS: a new therapy, missed assessments and a missing baseline censor.
  case fda
  /// EMA/CHMP/27994/2008/Rev.1, appendix 1 to the guideline on anticancer medicines, as it is usually
  /// read: an event counts whatever came before it, so neither a new therapy nor missed assessments
  /// censor. The same switches as ``default``, under the name of their source.
  case ema
  /// Progression as the clinician called it; labelled as real-world PFS.
  case realWorld = "real-world"
}

/// What something that happens before the event does to it.
public enum SwitchedEvent: String, Sendable, CaseIterable {
  /// Nothing.
  case ignored
  /// The time is censored before it.
  case censored
  /// It is an event itself.
  case event
}

/// When a line without baseline is censored at its start. Rule: R7.
public enum MissingBaseline: String, Sendable, CaseIterable {
  /// Never.
  case ignored
  /// Where lesions were measured during the line and none before it.
  case censoredWhereMeasured = "where-measured"
  /// Wherever no assessment and no measurement is dated on or before the start.
  case censored
}

/// To which line a scan on the day the next line starts belongs. Rule: R34.
public enum NextTherapyTie: String, Sendable, CaseIterable {
  /// To the line before.
  case inclusive
  /// To the line that starts.
  case exclusive
}

/// Which scans a time without event is censored at. Rule: R59.
public enum LastAssessment: String, Sendable, CaseIterable {
  /// Those that could be evaluated.
  case evaluable
  /// All.
  case any
}

/// Where follow-up for real-world PFS ends. Rule: R73, R74.
public enum RealWorldVariant: String, Sendable, CaseIterable {
  /// At the last clinic note: the last day anything was recorded.
  case clinicNotes = "clinic-notes"
  /// At the start of a gap between visits, else at the last activity.
  case visitGaps = "visit-gaps"
}

/// Where a death or diagnosis of which only the year is known is put. Rule: R69.
public enum MissingMonth: String, Sendable, CaseIterable {
  /// 1 January.
  case first
  /// 30 June.
  case middle = "mid"
  /// 31 December.
  case last
}
