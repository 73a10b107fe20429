import Analyses
import ClinicalRecords
import Endpoints

/// A derived value of one line of therapy in a sentence.
struct AnswerSentence {
  let outcome: ExplainedOutcome
  let rules: EndpointRules
  let style: NumberStyle
  let words: EvidenceWords

  /// `Line 2 of P0042: progression-free survival 98 days (3.22 months) from 2021-02-01, ended by
  /// progression on 2021-05-10.`
  ///
  /// - Parameter patient: Whose line it is.
  /// - Returns: One sentence; two where the day was completed.
  func text(of patient: String) -> String {
    let line = "Line \(outcome.line.number) of \(patient)"
    let label = outcome.value.label
    switch outcome.result {
    case .time(let time):
      let imputed = time.isImputed ? " One of its days is not fully known and was completed." : ""
      return
        "\(line): \(label) \(duration(time)) from \(time.start), \(time.endingPhrase).\(imputed)"
    case .response(let best): return "\(line): \(label) \(response(best))."
    case .depth(let depth): return "\(line): \(label) \(change(depth))."
    case .benefit(let hasBenefit): return "\(line) brought \(hasBenefit ? "" : "no ")\(label)."
    case .events(let events, let row):
      return "\(line): \(EventsSentence(events, row, words).text)."
    case .none(let best): return "\(line) has no \(label): \(reason(best))."
    case .afterCutoff:
      let cutoff = rules.cutoff.map { " of \($0)" } ?? ""
      return
        "\(line) began on \(outcome.line.startedOn), after the cutoff\(cutoff): it is not seen."
    }
  }

  /// `98 days (3.22 months)`, with a + where censored.
  func duration(_ time: EndpointTime) -> String {
    let days = time.days(rules)
    let sign = time.isEvent ? "" : "+"
    let unit = days == 1 && time.isEvent ? "day" : "days"
    return
      "\(days)\(sign) \(unit) (\(style.months(ofDays: time.days(rules), under: rules))\(sign) months)"
  }

  /// Months at full precision. Rule: R67.
  func months(_ time: EndpointTime) -> Double { Double(time.days(rules)) / rules.daysPerMonth }

  private func response(_ best: BestOverallResponse) -> String {
    guard let day = best.day else { return "NE, for want of an assessment after the start" }
    let confirmed = best.confirmedOn.map { ", confirmed on \($0)" } ?? ""
    return "\(best.response.rawValue), shown on \(day)\(confirmed)"
  }

  private func change(_ depth: DepthOfResponse) -> String {
    let sum = LengthText.millimeters(depth.sum.tenths)
    guard let baseline = depth.sum.baselineTenths,
      let change = depth.sum.changeFromBaseline
    else { return "\(sum) on \(depth.day)" }
    return
      "\(change.signed), from \(LengthText.millimeters(baseline)) at baseline to \(sum) on \(depth.day)"
  }

  private func reason(_ best: BestOverallResponse) -> String {
    let found =
      best.isAssessed
      ? "its best response is \(best.response.rawValue)" : "there is no assessment after its start"
    switch outcome.value {
    case .time(.timeToResponse), .time(.durationOfResponse): return "\(found), no CR or PR"
    case .time(.durationOfStableDisease): return "\(found), not SD"
    case .time(.survivalFromDiagnosis):
      return "the day of diagnosis is not known, or lies after its start"
    case .time(.realWorldProgressionFreeSurvival):
      return "follow-up with visit gaps ended, or the patient died, by its start"
    case .depthOfResponse: return "no complete sum of diameters stands beside a baseline"
    default: return "its rows do not allow one"
    }
  }
}
