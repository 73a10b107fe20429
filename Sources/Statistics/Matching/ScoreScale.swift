/// The scale on which scores are compared, and on which a caliper is measured.
public enum ScoreScale: String, CaseIterable, Sendable {
  /// The scores as they were given.
  case asGiven
  /// The logit of the scores, log(e / (1 − e)); the scores are probabilities.
  case logit
}
