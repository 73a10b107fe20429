/// The scale on which the pointwise limits of a survival curve are symmetric (`conf.type` in R).
public enum IntervalScale: String, CaseIterable, Sendable {
  /// log(−log S): limits stay within 0...1, also in small groups. The default.
  case logLog = "log-log"
  /// log S: R's default; the upper limit is cut off at 1.
  case log
  /// S itself; limits are cut off at 0 and 1.
  case plain
  /// log(S / (1 − S)): limits stay within 0...1.
  case logit
  /// arcsin √S, which makes the variance of a proportion nearly constant.
  case arcsine = "arcsin"
}
