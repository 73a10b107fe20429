import Analyses
import ClinicalRecords
import Endpoints
import Reports

/// What happened on one line of therapy, each value with the row that shows it.
struct OutcomeText {
  private let outcome: LineOutcome
  private let words: EvidenceWords
  private let rules: EndpointRules

  init(_ outcome: LineOutcome, codebook: Codebook, rules: EndpointRules) {
    self.outcome = outcome
    words = EvidenceWords(codebook)
    self.rules = rules
  }

  /// Names, value and proof, a row each; endpoints that do not exist for the line have none, and those
  /// of one value and proof share a row.
  var rows: [[String]] {
    var rows: [[String]] = []
    for endpoint in Endpoint.allCases {
      guard let time = outcome[endpoint] else { continue }
      let new = row(endpoint.abbreviation, time)
      if let same = rows.firstIndex(where: { $0[1...] == new[1...] }) {
        rows[same][0] += ", \(new[0])"
      } else {
        rows.append(new)
      }
    }
    return responses + rows
  }

  private var responses: [[String]] {
    var rows: [[String]] = []
    if let best = outcome.bestResponse { rows.append(row("best response", best)) }
    if let confirmed = outcome.confirmedResponse { rows.append(row("confirmed", confirmed)) }
    if let depth = outcome.depthOfResponse,
      let change = depth.sum.changeFromBaseline
    {
      rows.append([
        "deepest sum", change.signed, "\(LengthText.millimeters(depth.sum.tenths)) on \(depth.day)",
      ])
    }
    return rows
  }

  private func row(_ name: String, _ best: BestOverallResponse) -> [String] {
    [
      name, best.response.rawValue,
      best.evidence.map(words.phrase) ?? "no assessment after the start",
    ]
  }

  private func row(_ name: String, _ time: EndpointTime) -> [String] {
    let sign = time.isEvent ? "" : "+"
    let days = time.days(rules)
    let months = NumberStyle().months(ofDays: days, under: rules)
    let value = "\(days)\(sign) days (\(months)\(sign) months)"
    let how =
      time.isEvent ? time.ending.rawValue + earlierDay(time) : "censored, \(time.ending.rawValue)"
    let imputed = time.isImputed ? ", day completed" : ""
    let hasDayOnly =
      time.ending == .death || time.ending == .deathWithoutEvent || time.evidence == .cutoff
    let shown = hasDayOnly ? "\(time.stop)" : time.evidence.map(words.phrase)
    return [name, value, how + (shown.map { ": \($0)" } ?? "") + imputed]
  }

  /// The day of a progression that the row which shows it is later than: an equivocal finding came
  /// first. Rule: R24.
  private func earlierDay(_ time: EndpointTime) -> String {
    switch time.evidence {
    case .assessment(let day, _) where day > time.stop,
      .lesionMeasurement(let day) where day > time.stop:
      " on \(time.stop)"
    default: ""
    }
  }
}
