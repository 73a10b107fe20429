import Reports
import Statistics
import Studies

/// The effect of the arms in every way in which they were made comparable.
extension SectionWriter {
  mutating func sensitivity() -> StudyDocument.Section? {
    guard arms.count > 1, !answer.effects.isEmpty else { return nil }
    return StudyDocument.Section(
      id: "sensitivity", heading: "Sensitivity", blocks: [.table(effectTable())])
  }

  private mutating func effectTable() -> DocumentTable {
    let number = nextSupplementaryTable()
    let (first, last) = (arms[0].label, arms[arms.count - 1].label)
    var rows: [DocumentTable.Row] = []
    for endpoint in plan.endpoints.indices {
      let effects = answer.effects.filter { $0.endpoint == endpoint }
      guard !effects.isEmpty else { continue }
      rows.append(DocumentTable.Row([[.text(endpointLabel(endpoint))]]))
      for effect in effects {
        rows.append(DocumentTable.Row(indent: 1, effectCells(effect)))
      }
    }
    return DocumentTable(
      id: "table-\(number.lowercased())",
      title:
        "Table \(number). Effect of \(first) against \(last) in line \(plan.line), "
        + "\(answer.effects.contains { $0.method == .matched } ? "before matching" : "all patients") (N = "
        + "\(style.count(cohort.subjects.count)))\(answer.effects.contains { $0.method != .unadjusted } ? " and in other ways" : "")",
      columns: [
        DocumentTable.Column("Way", isNumeric: false), DocumentTable.Column("N, \(first)"),
        DocumentTable.Column("N, \(last)"), DocumentTable.Column("Events"),
        DocumentTable.Column("HR (95% CI)"), DocumentTable.Column(style.pName),
        DocumentTable.Column("Largest SMD"), DocumentTable.Column("E-value (limit)"),
      ], rows: rows, footnotes: effectNotes)
  }

  private var effectNotes: [String] {
    let problems = answer.effects.compactMap { effect in
      effect.problem.map {
        "\(endpointNames[effect.endpoint]), \(wayLabel(effect.method).lowercasedFirst): \($0)"
      }
    }
    let robust = answer.effects.filter(\.isRobust).map { wayLabel($0.method) }.firstOccurrences
    return ["HR: Cox model of the arms, ties by \(cohort.ties.label)."] + weightNotes
      + (robust.isEmpty
        ? []
        : [
          "Robust standard errors (by matched set, of weights by patient): \(robust.joined(separator: ", "))."
        ])
      + ["Largest SMD: largest magnitude of a standardized difference that is left."]
      + eValueNotes + problems
  }

  private var weightNotes: [String] {
    let isWeighted = plan.alternatives.contains {
      if case .weighting = $0.method { true } else { false }
    }
    let hasWeightedSets = answer.matching.map { $0.weights.contains { $0 != 1 } } ?? false
    return isWeighted || hasWeightedSets
      ? ["N of weighted ways: effective sizes, (Σw)² / Σw²."] : []
  }

  /// What E-values are, and how a hazard ratio became the risk ratio they are made of.
  private var eValueNotes: [String] {
    let known = answer.effects.compactMap { row in
      row.eValue.flatMap { value in
        row.effect.map { (isCommon: value.riskRatio != $0.ratio, value) }
      }
    }
    guard !known.isEmpty else { return [] }
    let common =
      "The risk ratio of a hazard ratio, where 15% or more had the event: "
      + "(1 − 0.5^√HR) / (1 − 0.5^√(1/HR))"
    let rare =
      known.allSatisfy(\.isCommon) ? "" : "; of rarer events the hazard ratio is taken for it"
    return [
      "E-value: how strongly an unmeasured confounder would have to go with arm and event, as a risk ratio with each, "
        + "to explain the effect away; in parentheses for the limit nearer to 1.",
      "\(common)\(rare) (VanderWeele and Ding, Ann Intern Med 2017;167:268–274).",
    ]
  }

  private mutating func effectCells(_ row: EffectRow) -> [Pieces] {
    let (stem, list) = (effectStem(row), effectEvidence(row))
    var cells: [Pieces] = [[.text(wayLabel(row.method))]]
    for (position, arm) in [0, arms.count - 1].enumerated() {
      let size = position < row.sizes.count ? row.sizes[position] : .nan
      cells.append([
        real("\(stem).n.\(arms[arm].id)", size, style.shortDecimal(size, places: 1), list)
      ])
    }
    cells.append([count("\(stem).events", row.eventCount, list)])
    if let effect = row.effect {
      cells.append(
        ratio(
          ["\(stem).hr", "\(stem).ci_low", "\(stem).ci_high"], (effect.ratio, effect.interval),
          style, list))
      cells.append([pValue("\(stem).p", effect.pValue, list)])
    } else {
      cells += [[.text(NumberStyle.notEstimable)], .dash]
    }
    let difference = row.largestDifference.map {
      [decimal("\(stem).max_smd", $0, places: 3, list)]
    }
    return cells + [difference ?? .dash, eValueCell(row.eValue, stem, list)]
  }

  private mutating func eValueCell(_ value: EValue?, _ stem: String, _ list: String?) -> Pieces {
    guard let value else { return .dash }
    let estimate = decimal("\(stem).e_value", value.estimate, places: 2, list)
    guard let limit = value.limit else { return [estimate] }
    return [estimate, " (", decimal("\(stem).e_value_limit", limit, places: 2, list), ")"]
  }

  /// `ef.PFS.matched`.
  func effectStem(_ row: EffectRow) -> String {
    "ef.\(endpointNames[row.endpoint]).\(wayName(row.method))"
  }

  /// The patients of a way; of weights those of both arms.
  mutating func effectEvidence(_ row: EffectRow) -> String? {
    let phase: StudyPhase? =
      switch row.method {
      case .unadjusted: .before
      case .matched: .after
      case .alternative: nil
      }
    guard let phase else { return nil }
    let positions = [0, arms.count - 1].firstOccurrences
      .flatMap { members.positions(phase, arm: $0) }.sorted()
    return evidence(
      effectStem(row),
      "\(endpointLabel(row.endpoint)), \(arms[0].label) and \(arms[arms.count - 1].label)\(ending(phase))",
      withTime(positions, row.endpoint), .time(row.endpoint), rule: definition(row.endpoint))
  }

  /// A way within names.
  private func wayName(_ method: EffectRow.Method) -> String {
    switch method {
    case .unadjusted: "unadjusted"
    case .matched: "matched"
    case .alternative(let position):
      plan.alternatives.map(\.method.name).toldApart[position]
    }
  }

  /// A way in words.
  private func wayLabel(_ method: EffectRow.Method) -> String {
    switch method {
    case .unadjusted: "All patients, unadjusted"
    case .matched: "Matched (main analysis)"
    case .alternative(let position): plan.alternatives[position].method.label
    }
  }
}

extension AlternativePlan.Method {
  /// The way within names.
  var name: String {
    switch self {
    case .adjustment: "adjusted"
    case .weighting(let target): target.name
    case .matching(.probability(let limit)?): "probability-\(limit)"
    case .matching(.logit(let limit)?): "logit-\(limit)"
    case .matching(.standardDeviations(let limit)?): "sd-\(limit)"
    case .matching(nil): "no_caliper"
    }
  }

  /// The way in words.
  var label: String {
    switch self {
    case .adjustment: "Cox model with the covariates of the score"
    case .weighting(let target): target.label
    case .matching(.probability(let limit)?): "Matched, caliper \(limit) on the score"
    case .matching(.logit(let limit)?): "Matched, caliper \(limit) on the log odds"
    case .matching(.standardDeviations(let limit)?):
      "Matched, caliper \(limit) standard deviations of the log odds"
    case .matching(nil): "Matched without caliper"
    }
  }
}

extension PropensityWeights.Target {
  fileprivate var name: String {
    switch self {
    case .everyone: "iptw"
    case .treated: "att"
    case .controls: "atc"
    case .overlap: "overlap"
    case .matching: "matching_weights"
    }
  }

  fileprivate var label: String {
    switch self {
    case .everyone: "Inverse probability weights (all patients)"
    case .treated: "Weights for the treated"
    case .controls: "Weights for the reference arm"
    case .overlap: "Overlap weights"
    case .matching: "Matching weights"
    }
  }
}
