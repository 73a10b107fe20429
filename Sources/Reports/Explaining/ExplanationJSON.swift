import Analyses
import ClinicalRecords
import Endpoints

extension ExplanationPage {
  /// The page for programs: each line's result and steps, then the settings.
  var json: String {
    JSONTree.object([
      ("patient_key", .text(patientKey)),
      ("synthetic", .leaf(.flag(isSynthetic))),
      ("cutoff", .text(rules.cutoff?.description)),
      ("explanations", .list(outcomes.map(tree))),
      ("settings", .list(settings(of: rulesOfSteps).lines.map(tree))),
    ]).text() + "\n"
  }

  private var rulesOfSteps: [Rule] { outcomes.flatMap(\.explanation.steps).flatMap(\.rules) }

  private func tree(_ outcome: ExplainedOutcome) -> JSONTree {
    .object([
      ("line", .leaf(.integer(outcome.line.number))),
      ("endpoint", .text(outcome.value.rawValue)),
      ("label", .text(outcome.value.label)),
      ("answer", .text(answer(outcome).text(of: patientKey))),
      ("result", result(outcome)),
      ("steps", .list(outcome.explanation.steps.map(tree))),
    ])
  }

  private func result(_ outcome: ExplainedOutcome) -> JSONTree {
    let row: [(name: String, value: JSONTree)] = [
      ("table", .text(outcome.evidence.flatMap(EvidenceWords.table))),
      ("key", .text(outcome.evidence.map(words.key))),
    ]
    switch outcome.result {
    case .time(let time): return .object(members(time, outcome) + row)
    case .response(let best): return .object(members(best) + row)
    case .depth(let depth): return .object(members(depth) + row)
    case .benefit(let hasBenefit):
      return .object([("clinical_benefit", .leaf(.flag(hasBenefit)))])
    case .events(let events, let name):
      return .object(EventsSentence(events, name, words).members + row)
    case .none, .afterCutoff: return .leaf(.missing)
    }
  }

  private func members(
    _ time: EndpointTime, _ outcome: ExplainedOutcome
  ) -> [(name: String, value: JSONTree)] {
    [
      ("start", .text(time.start.description)),
      ("stop", .text(time.stop.description)),
      ("days", .leaf(.integer(time.days(rules)))),
      ("months", .leaf(.number(answer(outcome).months(time)))),
      ("is_event", .leaf(.flag(time.isEvent))),
      ("ending", .text(time.ending.measure)),
      ("imputed", .leaf(.flag(time.isImputed))),
    ]
  }

  private func members(_ best: BestOverallResponse) -> [(name: String, value: JSONTree)] {
    [
      ("response", .text(best.response.rawValue)),
      ("day", .text(best.day?.description)),
      ("confirmed_on", .text(best.confirmedOn?.description)),
    ]
  }

  private func members(_ depth: DepthOfResponse) -> [(name: String, value: JSONTree)] {
    [
      ("percent", .leaf(.number(depth.percent))),
      ("sum_mm", .leaf(.number(Double(depth.sum.tenths) / 10))),
      ("baseline_mm", .leaf(Records.Value(depth.sum.baselineTenths.map { Double($0) / 10 }))),
      ("day", .text(depth.day.description)),
    ]
  }

  private func tree(_ step: Explanation.Step) -> JSONTree {
    .object([
      ("role", .text(step.role.rawValue)),
      ("table", .text(step.row.flatMap(EvidenceWords.table))),
      ("key", .text(step.row.map(words.key))),
      ("date", .text(step.shownDay.isEmpty ? nil : step.shownDay)),
      ("value", .text(step.value.isEmpty ? nil : step.value)),
      ("sentence", .text(step.sentence)),
      (
        "rules",
        .list(
          step.rules.map { rule in
            .object([("id", .text(rule.rawValue)), ("title", .text(titles[rule]))])
          })
      ),
    ])
  }

  private func tree(_ line: SettingsInForce.Line) -> JSONTree {
    .object([
      ("name", .text(line.setting.name)),
      ("value", .text(line.value)),
      ("default", .text(line.standard ?? line.value)),
      ("meaning", .text(line.setting.meaning)),
      ("rules", .list(line.setting.rules.map { .text($0.rawValue) })),
    ])
  }
}
