import ClinicalRecords
import Testing

@testable import Endpoints

/// Rules with these settings, by the names users type.
func rules(_ settings: KeyValuePairs<String, String> = [:], cutoff: Int? = nil) -> EndpointRules {
  var rules = EndpointRules(cutoff: cutoff.map(day))
  for (name, value) in settings {
    do { try rules.set(name, to: value) } catch { Issue.record(error) }
  }
  return rules
}

extension PatientHistory {
  /// The time to an endpoint, as a question gets it.
  func time(
    _ endpoint: Endpoint, line: Int = 0, _ rules: EndpointRules = EndpointRules()
  ) -> EndpointTime? {
    outcome(ofLineAt: line, rules: rules, parts: .time(to: endpoint))?[
      endpoint.resolved(under: rules)]
  }

  /// A time as `1:98`, the event and the days; `none` where it does not exist.
  func written(
    _ endpoint: Endpoint, line: Int = 0, _ rules: EndpointRules = EndpointRules()
  ) -> String {
    time(endpoint, line: line, rules).map { "\($0.isEvent ? 1 : 0):\($0.days)" } ?? "none"
  }
}
