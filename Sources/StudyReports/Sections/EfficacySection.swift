import Analyses
import Reports
import Statistics
import Studies

/// Times to events by arm, before and after matching.
extension SectionWriter {
  mutating func efficacy() -> StudyDocument.Section? {
    guard answer.survival.values.contains(where: { !$0.isEmpty }) else { return nil }
    var blocks: [StudyDocument.Block] = []
    for phase in phases {
      let comparisons = answer.survival[phase] ?? []
      guard !comparisons.isEmpty else { continue }
      if phases.count > 1 { blocks.append(.heading(phase.heading)) }
      for (endpoint, comparison) in comparisons.enumerated() {
        let place = SurvivalPlace(population: "all", phase: phase, endpoint: endpoint)
        blocks.append(.paragraph(sentence(medians(comparison, place))))
        if phase == .after, let text = robustText(comparison, place) {
          blocks.append(.paragraph(text))
        }
      }
      blocks.append(.table(survivalTable(comparisons, phase)))
    }
    if wants(.survival) { blocks.append(.figure(survivalFigure())) }
    return StudyDocument.Section(id: "efficacy", heading: "Efficacy", blocks: blocks)
  }

  /// Words as a sentence of their own.
  private func sentence(_ pieces: Pieces) -> Pieces {
    guard case .text(let first)? = pieces.first else { return pieces }
    return [.text(first.prefix(1).uppercased() + first.dropFirst())] + pieces.dropFirst()
  }

  /// The hazard ratio with robust errors beside the plain one. Both have the same estimate, unless matched sets differ in
  /// size, which makes weights of them.
  private mutating func robustText(
    _ comparison: SurvivalComparison, _ place: SurvivalPlace
  ) -> Pieces? {
    let matched = answer.effects.first {
      $0.endpoint == place.endpoint && $0.method == .matched
    }
    guard let matched, let effect = matched.effect, matched.isRobust else { return nil }
    let (stem, list) = (effectStem(matched), effectEvidence(matched))
    return [.text(robustBeginning)]
      + ratio(
        ["\(stem).hr", "\(stem).ci_low", "\(stem).ci_high"], (effect.ratio, effect.interval), style,
        list, isInSentence: true) + [", "] + pEquation("\(stem).p", effect.pValue, list)
      + [.text(". \(robustEnd)")]
  }

  /// Whether references of matched sets weigh differently in the model of the effect.
  private var hasSetWeights: Bool { answer.matching?.weights.contains { $0 != 1 } ?? false }

  /// `pair`, or where one has more than a partner `set`.
  private var setWord: String { answer.matching?.setWord(1) ?? "pair" }

  private var robustBeginning: String {
    hasSetWeights
      ? "Matched sets differ in size: with weights in proportion to 1/k for the k references of a set, "
        + "and standard errors robust by matched set, the hazard ratio is "
      : "The same hazard ratio with standard errors robust by matched \(setWord): "
  }

  private var robustEnd: String {
    hasSetWeights
      ? "The curves, medians, log-rank test and hazard ratio above count each patient once."
      : "The interval of the sentence above takes the patients as independent."
  }

  /// The same for a panel: the robust hazard ratio with the log-rank test.
  private func robustEffect(
    _ comparison: SurvivalComparison, _ endpoint: Int
  ) -> KaplanMeierOptions.StatedEffect? {
    let matched = answer.effects.first { $0.endpoint == endpoint && $0.method == .matched }
    guard let matched, let effect = matched.effect, matched.isRobust else { return nil }
    let test = comparison.logRank.map { ["Log-rank \(style.pEquation($0.pValue))"] } ?? []
    let (weights, weighted) =
      hasSetWeights
      ? ("weights in proportion to 1/k for the k references of a matched set, ", "weighted, ")
      : ("", "")
    return KaplanMeierOptions.StatedEffect(
      lines: [
        "HR \(style.ratio(effect.ratio, effect.interval)), \(weighted)robust by \(setWord)"
      ] + test,
      notes: [
        "Hazard ratio: Cox model, \(arms[0].label) compared with \(arms[arms.count - 1].label), ties by "
          + "\(cohort.ties.label), \(weights)standard errors robust by matched \(setWord).",
        "\(style.pName): log-rank test, \(hasSetWeights ? "unweighted, " : "")unstratified.",
      ])
  }

  private mutating func survivalTable(
    _ comparisons: [SurvivalComparison], _ phase: StudyPhase
  ) -> DocumentTable {
    let number = nextSupplementaryTable()
    let landmarks = Set(comparisons.flatMap(\.options.landmarks)).sorted()
    var rows: [DocumentTable.Row] = []
    for (endpoint, comparison) in comparisons.enumerated() {
      let place = SurvivalPlace(population: "all", phase: phase, endpoint: endpoint)
      rows += armSurvivalRows(comparison, place, landmarks)
    }
    let names = comparisons.indices.map { endpointNames[$0] }.joined(separator: ", ")
    return DocumentTable(
      id: "table-\(number.lowercased())",
      title:
        "Table \(number). \(names) in line \(plan.line) \(phases.count > 1 ? phase.words + " " : "")"
        + "(N = \(style.count(members.count(phase, arm: nil))))",
      columns: survivalColumns(landmarks), rows: rows, footnotes: survivalNotes(comparisons))
  }

  /// Columns of a table of survival; groups stand in its rows.
  func survivalColumns(_ landmarks: [Double]) -> [DocumentTable.Column] {
    [
      DocumentTable.Column("", isNumeric: false), DocumentTable.Column("N"),
      DocumentTable.Column("Events"), DocumentTable.Column("Median, months (95% CI)"),
    ]
      + landmarks.map {
        DocumentTable.Column("\(style.landmark($0)) months", spanner: "Rate, % (95% CI)")
      }
      + [
        DocumentTable.Column("HR (95% CI)"), DocumentTable.Column("\(style.pName) (Wald)"),
        DocumentTable.Column("\(style.pName) (log-rank)"),
      ]
  }

  private mutating func armSurvivalRows(
    _ comparison: SurvivalComparison, _ place: SurvivalPlace, _ landmarks: [Double]
  ) -> [DocumentTable.Row] {
    let (arms, reference) = (armRows(comparison, place), referenceArm(comparison))
    let names = arms.map { row in
      self.arms.firstIndex { $0.id == row.name }.map {
        $0 == reference ? nil : versus($0, reference)
      }
        ?? nil
    }
    let test = testName(arms, reference: reference)
    let all = arms.count > 1 ? [allRow(comparison, place)] : []
    return survivalRows(
      comparison, place, (arms + all, names + [String?](repeating: nil, count: all.count)),
      landmarks, test: test)
  }

  /// The heading of an endpoint and the rows of its groups, with what the hazard ratio of each is called, `nil` without one.
  /// The test stands beside the hazard ratio of two groups, and in the heading of more.
  mutating func survivalRows(
    _ comparison: SurvivalComparison, _ place: SurvivalPlace,
    _ groups: (rows: [SurvivalRow], ratios: [String?]), _ landmarks: [Double], test: String
  ) -> [DocumentTable.Row] {
    let tested =
      comparison.groups.count == 2 ? groups.ratios.firstIndex { $0 != nil } ?? 0 : nil
    var rows = [survivalHeading(comparison, place, landmarks, test: tested == nil ? test : nil)]
    rows += groups.rows.indices.map { position in
      let row = groups.rows[position]
      var cells: [Pieces] = [
        [.text(row.label)], [number(row, place)], [events(row, place)], median(row, place),
      ]
      for landmark in landmarks { cells.append(rate(row, place, at: landmark)) }
      if let ratio = groups.ratios[position] {
        cells += [hazardRatio(row, place, ratio), waldP(row, place, ratio)]
      } else {
        let isReference = comparison.reference == row.group.heading
        cells += [isReference ? ["Reference"] : [], []]
      }
      cells.append(
        position == tested && comparison.logRank != nil ? logRank(comparison, place, test) : [])
      return DocumentTable.Row(indent: 1, cells)
    }
    return rows
  }

  /// The heading of an endpoint, with the test of all its groups where it has a name.
  private mutating func survivalHeading(
    _ comparison: SurvivalComparison, _ place: SurvivalPlace, _ landmarks: [Double], test: String?
  ) -> DocumentTable.Row {
    let label: Pieces = [.text(endpointLabel(place.endpoint))]
    guard let test, comparison.logRank != nil else { return DocumentTable.Row([label]) }
    let between = [Pieces](repeating: [], count: survivalColumns(landmarks).count - 2)
    return DocumentTable.Row([label] + between + [logRank(comparison, place, test)])
  }

  /// What a table of survival needs to be understood.
  func survivalNotes(_ comparisons: [SurvivalComparison]) -> [String] {
    guard let first = comparisons.first else { return [] }
    let definitions = comparisons.flatMap { comparison in
      EndpointDefinition(comparison.endpoint, under: comparison.population.rules).sentences
    }
    let problems = comparisons.compactMap { comparison in
      comparison.hazardRatioProblem.map { "No hazard ratio: \($0)" }
    }
    let reference = first.reference.map {
      [
        "HR: Cox model, compared with \($0), ties by \(first.options.ties.label); log-rank test unstratified."
      ]
    }
    return definitions.firstOccurrences + [first.options.intervalNote] + (reference ?? [])
      + problems
      + ["\(style.durations(first.population.rules)) NR: not reached; NE: not estimable."]
  }

  private mutating func survivalFigure() -> DocumentFigure {
    let number = nextFigure()
    var panels: [SurvivalPanel] = []
    for phase in phases {
      for (endpoint, comparison) in (answer.survival[phase] ?? []).enumerated() {
        let phaseWords = phases.count > 1 ? " \(phase.words)" : ""
        panels.append(
          SurvivalPanel(
            heading: "\(endpointLabel(endpoint))\(phaseWords)", comparison: comparison,
            effect: phase == .after ? robustEffect(comparison, endpoint) : nil))
      }
    }
    let counts = phases.map { phase in
      (phases.count > 1 ? "\(phase.words) " : "")
        + "N = \(style.count(members.count(phase, arm: nil)))"
    }
    let title =
      "Figure \(number). Survival in line \(plan.line) by arm (\(counts.joined(separator: ", ")))"
    return panelFigure(number, title, panels)
  }
}
