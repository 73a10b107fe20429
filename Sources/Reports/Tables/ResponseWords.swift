package import Endpoints

/// How best responses and their rates were made, in the words of footnotes.
///
/// Rule: R35, R39, R40, R44, R47, R48.
package struct ResponseWords {
  private let rules: EndpointRules

  package init(_ rules: EndpointRules) { self.rules = rules }

  /// From which day on stable disease counts.
  package var stable: String {
    "SD counts from day \(rules.stableDiseaseMinimumDays) after the start of the line."
  }

  /// What confirms a response, in a sentence.
  var confirmation: String { "Confirmed: \(confirmingScan)." }

  /// `by a later scan, at least 28 days after the first, with at most one NE in between`.
  package var confirmingScan: String {
    let limit = rules.confirmationNotEvaluableLimit
    let between = limit == 0 ? "no NE" : limit == 1 ? "at most one NE" : "at most \(limit) NE"
    return
      "by a later scan, at least \(rules.confirmationDays) days after the first, with \(between) "
      + "in between" + (rules.confirmationAcceptsStable ? " and, for PR, one SD" : "")
  }

  /// What disease control is.
  func control(hasNonTargetResponse: Bool) -> String {
    hasNonTargetResponse && rules.diseaseControlCountsNonCRNonPD
      ? "CR + PR + SD + non-CR/non-PD" : "CR + PR + SD"
  }

  /// What clinical benefit is, in a sentence.
  var benefit: String {
    "CBR: CR or PR at any time, confirmed or not, or SD or non-CR/non-PD for at least "
      + "\(rules.clinicalBenefitDays) days."
  }
}
