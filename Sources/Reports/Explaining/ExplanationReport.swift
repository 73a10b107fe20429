import Analyses
import ClinicalRecords
import Endpoints

extension ExplanationPage {
  /// The page as a table for documents, and as records: a row with the role `result` for each line
  /// of therapy, then its steps.
  var report: Report {
    Report(
      title: title, notice: isSynthetic ? Population.syntheticNotice : nil,
      table: Table(columns: columns, rows: outcomes.flatMap(rows)), footnotes: footnotes,
      population: [], records: records)
  }

  private var title: String {
    guard outcomes.count == 1, let outcome = outcomes.first else {
      let label = outcomes.first?.value.label ?? ""
      return "\(label.prefix(1).uppercased() + label.dropFirst()) of \(patientKey), line by line"
    }
    return answer(outcome).text(of: patientKey)
  }

  private var columns: [Table.Column] {
    ["Date", "Row", "Value", "Use", "Why", "Rules"].map {
      Table.Column($0, alignment: .leading)
    }
  }

  private func rows(_ outcome: ExplainedOutcome) -> [Table.Row] {
    let heading =
      outcomes.count > 1 ? [Table.Row(section: answer(outcome).text(of: patientKey))] : []
    return heading
      + ReadableSteps(outcome.explanation.steps).rows.map { row in
        Table.Row([
          row.day?.description ?? "", row.row.map(words.name) ?? "", row.value, row.role.rawValue,
          row.text(withRules: false), row.rules.map(\.rawValue).joined(separator: ", "),
        ])
      }
  }

  private var footnotes: [String] {
    let cutoff = rules.cutoff.map { ["Data cutoff: \($0)."] } ?? []
    let settings = settings(of: namedRules).lines.map {
      "\($0.setting.name) = \($0.value): \($0.meaning)."
    }
    let rules = namedRules.compactMap { rule in titles[rule].map { "\(rule.rawValue): \($0)." } }
    return cutoff + settings + rules + ["Rules in full: docs/rules.md."]
  }

  private var records: Records {
    var records = Records(columns: [
      "patient_key", "line", "endpoint", "role", "table", "key", "date", "value", "sentence",
      "rules",
    ])
    for outcome in outcomes {
      let names: [String: Records.Value] = [
        "patient_key": .text(patientKey), "line": .integer(outcome.line.number),
        "endpoint": .text(outcome.value.rawValue),
      ]
      records.add(names.merging(resultRecord(outcome)) { $1 })
      for step in outcome.explanation.steps {
        records.add(names.merging(record(step)) { $1 })
      }
    }
    return records
  }

  private func record(_ step: Explanation.Step) -> [String: Records.Value] {
    [
      "role": .text(step.role.rawValue),
      "table": Records.Value(step.row.flatMap(EvidenceWords.table)),
      "key": Records.Value(step.row.map(words.key)),
      "date": Records.Value(step.shownDay.nonempty), "value": Records.Value(step.value.nonempty),
      "sentence": .text(step.sentence),
      "rules": .text(step.rules.map(\.rawValue).joined(separator: ", ")),
    ]
  }

  private func resultRecord(_ outcome: ExplainedOutcome) -> [String: Records.Value] {
    let answer = answer(outcome)
    let evidence = outcome.evidence
    var record: [String: Records.Value] = [
      "role": "result", "sentence": .text(answer.text(of: patientKey)),
      "table": Records.Value(evidence.flatMap(EvidenceWords.table)),
      "key": Records.Value(evidence.map(words.key)),
    ]
    switch outcome.result {
    case .time(let time):
      record["date"] = .text(time.stop.description)
      record["value"] = .text(answer.duration(time))
    case .response(let best):
      record["date"] = Records.Value(best.day?.description)
      record["value"] = .text(best.response.rawValue)
    case .depth(let depth):
      record["date"] = .text(depth.day.description)
      record["value"] = .number(depth.percent)
    case .benefit(let hasBenefit): record["value"] = .flag(hasBenefit)
    case .events(let events, _): record["value"] = .integer(events.count)
    case .none, .afterCutoff: break
    }
    return record
  }
}

extension ExplainedOutcome {
  /// The row that decided, where there is one.
  var evidence: Evidence? {
    switch result {
    case .time(let time): time.evidence
    case .response(let best): best.evidence
    case .depth(let depth): .lesionMeasurement(depth.day)
    case .events(let events, _): events.worst.map { .adverseEvent($0.event.number) }
    case .benefit, .none, .afterCutoff: nil
    }
  }
}

extension String {
  fileprivate var nonempty: String? { isEmpty ? nil : self }
}
