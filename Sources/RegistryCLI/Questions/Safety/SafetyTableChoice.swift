import ArgumentParser

/// The tables of adverse events.
enum SafetyTableChoice: String, CaseIterable, ExpressibleByArgument {
  /// Any event, serious ones, those that led to discontinuation or death.
  case overview
  /// Any event and the groups of terms.
  case groups
  /// System organ classes and terms.
  case terms
  /// Immune-related events by category.
  case immune
  /// Events per 100 patient-years.
  case rates
  /// Time to the first event.
  case onset
}
