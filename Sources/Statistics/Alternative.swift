/// Which departures from the null hypothesis a test counts as evidence against it.
public enum Alternative: String, CaseIterable, Sendable {
  /// Departures in both directions.
  case twoSided
  /// The quantity tested is less than the null hypothesis says.
  case less
  /// The quantity tested is greater than the null hypothesis says.
  case greater
}
