import Reports
import Statistics
import Studies

/// Hazard ratios of the arms within levels of characteristics, before matching: a table and a forest for each endpoint.
extension SectionWriter {
  mutating func subgroups() -> StudyDocument.Section? {
    guard !answer.subgroups.isEmpty else { return nil }
    var blocks: [StudyDocument.Block] = []
    let number = wants(.subgroups) ? nextFigure() : ""
    for (position, forest) in answer.subgroups.enumerated() {
      blocks.append(.table(subgroupTable(forest)))
      guard wants(.subgroups) else { continue }
      let letter = answer.subgroups.count > 1 ? figureLetter(position) : ""
      blocks.append(.figure(subgroupFigure(forest, number + letter)))
    }
    return StudyDocument.Section(id: "subgroups", heading: "Subgroups", blocks: blocks)
  }

  /// The letter of a panel: `A`.
  func figureLetter(_ position: Int) -> String {
    String("ABCDEFGHIJKLMNOPQRSTUVWXYZ".dropFirst(position).prefix(1))
  }

  /// Of two arms everybody. Of more the first and the last alone, which have names of their own: a model of all arms has
  /// another hazard ratio of the two.
  private var overallPopulation: String { arms.count == 2 ? "all" : versus(0, arms.count - 1) }

  private var overallLabel: String { arms.count == 2 ? "All patients" : "Both arms" }

  private var ends: (first: StudyPlan.Arm, last: StudyPlan.Arm) { (arms[0], arms[arms.count - 1]) }

  private func subgroupTitle(_ forest: SubgroupForest) -> String {
    "\(endpointLabel(forest.endpoint)) of \(ends.first.label) against \(ends.last.label) by subgroup in line "
      + "\(plan.line), before matching (N = \(style.count(forest.overall.counts.reduce(0, +))))"
  }

  private mutating func subgroupTable(_ forest: SubgroupForest) -> DocumentTable {
    let number = nextSupplementaryTable()
    let place = SurvivalPlace(
      population: overallPopulation, phase: .before, endpoint: forest.endpoint)
    var rows = [
      DocumentTable.Row(
        [[.text(overallLabel)]] + subgroupCells(forest.overall, place, isOverall: true) + [[]])
    ]
    for factor in forest.factors { rows += factorRows(factor, forest.endpoint) }
    return DocumentTable(
      id: "table-\(number.lowercased())", title: "Table \(number). \(subgroupTitle(forest))",
      columns: subgroupColumns, rows: rows, footnotes: subgroupNotes(forest))
  }

  private var subgroupColumns: [DocumentTable.Column] {
    [
      DocumentTable.Column("Subgroup", isNumeric: false),
      DocumentTable.Column("\(ends.first.label), events/N"),
      DocumentTable.Column("\(ends.last.label), events/N"), DocumentTable.Column("HR (95% CI)"),
      DocumentTable.Column(style.pName), DocumentTable.Column("\(style.pName) (interaction)"),
    ]
  }

  private func subgroupNotes(_ forest: SubgroupForest) -> [String] {
    let later = Set(cohort.characteristicsAfterTimeZero)
    let warned = forest.factors.filter { later.contains($0.characteristic) }.map {
      cohort.characteristics[$0.characteristic].label
    }
    return [
      "HR: Cox model of the arms alone within each level, \(ends.first.label) against \(ends.last.label), ties by "
        + "\(cohort.ties.label); unadjusted for multiple comparisons.",
      "p (interaction): likelihood ratio test of the products of arm and levels, one for each characteristic.",
      "NE: not estimable, as an arm has no event or the model no estimate.",
    ]
      + (warned.isEmpty
        ? []
        : [
          "Warning: \(warned.joined(separator: ", ")): known only after time zero, so these groups are no baseline "
            + "subgroups."
        ])
  }

  private mutating func factorRows(
    _ factor: SubgroupForest.Factor, _ endpoint: Int
  ) -> [DocumentTable.Row] {
    let characteristic = cohort.characteristics[factor.characteristic]
    let all = SurvivalPlace(population: characteristic.id, phase: .before, endpoint: endpoint)
    let id = name(all, versus(0, arms.count - 1), "p_interaction")
    let test = factor.interactionPValue.map { [pValue(id, $0)] }
    let head: [Pieces] = [[.text(characteristic.label)], [], [], [], [], test ?? .dash]
    var rows = [DocumentTable.Row(head)]
    for row in factor.rows {
      let place = SurvivalPlace(
        population: characteristic.levelName(row.level), phase: .before, endpoint: endpoint)
      rows.append(
        DocumentTable.Row(
          indent: 1,
          [[.text(characteristic.printedLevels[row.level])]]
            + subgroupCells(row, place, isOverall: false) + [[]]))
    }
    return rows
  }

  /// Events of both arms, ratio and p value. The overall row repeats numbers of the section on efficacy.
  private mutating func subgroupCells(
    _ row: SubgroupForest.Row, _ place: SurvivalPlace, isOverall: Bool
  ) -> [Pieces] {
    let group = versus(0, arms.count - 1)
    let list = evidence(
      isOverall ? name(place, "all") : name(place, group), subgroupListTitle(place), row.subjects,
      .time(place.endpoint), rule: definition(place.endpoint))
    let counts = [0, arms.count - 1].enumerated().map { side, arm -> Pieces in
      let events = known(name(place, arms[arm].id, "events")) {
        $0.count($1, row.eventCounts[side], list)
      }
      let all = known(name(place, arms[arm].id, "n")) { $0.count($1, row.counts[side], list) }
      return [events, "/", all]
    }
    guard let effect = row.effect else {
      return counts + [[.text(NumberStyle.notEstimable)], .dash]
    }
    if isOverall, let ratio = knownRatio(place, group) { return counts + ratio }
    let ratio = ratio(
      ratioNames(place, group), (effect.ratio, effect.interval), style, list)
    return counts + [ratio, [pValue(name(place, group, "p"), effect.pValue, list)]]
  }

  private func subgroupListTitle(_ place: SurvivalPlace) -> String {
    "\(endpointLabel(place.endpoint)), \(place.population == "all" ? "All patients" : place.population), "
      + place.phase.words
  }

  /// The number of a name as it was printed before, or a new one.
  private mutating func known(
    _ id: String, _ make: (inout SectionWriter, String) -> Piece
  ) -> Piece {
    if let number = book[id] { return .number(number) }
    return make(&self, id)
  }

  /// The hazard ratio of all patients with its p value as it was printed before: it was estimated from counts by day, which
  /// need not agree with the subjects' model in the last digit.
  private func knownRatio(_ place: SurvivalPlace, _ group: String) -> [Pieces]? {
    let numbers = (ratioNames(place, group) + [name(place, group, "p")]).compactMap { book[$0] }
    guard numbers.count == 4 else { return nil }
    return [
      [.number(numbers[0]), " ("] + limits(.number(numbers[1]), .number(numbers[2])) + [")"],
      [.number(numbers[3])],
    ]
  }
}

/// The forest of the subgroups.
extension SectionWriter {
  private mutating func subgroupFigure(
    _ forest: SubgroupForest, _ number: String
  ) -> DocumentFigure {
    let title = "Figure \(number). \(subgroupTitle(forest))"
    let caption =
      (subgroupNotes(forest) + [definition(forest.endpoint)]).joined(separator: " ")
    let overall = forestRow(overallLabel, 0, forest.overall, interaction: "", isOverall: true)
    let rows = forest.factors.flatMap { factor -> [ForestContent.Row] in
      let characteristic = cohort.characteristics[factor.characteristic]
      let p = factor.interactionPValue.map(style.pValue) ?? NumberStyle.none
      return [ForestContent.Row(characteristic.label, leading: ["", ""], trailing: ["", p])]
        + factor.rows.map {
          forestRow(
            characteristic.printedLevels[$0.level], 1, $0, interaction: "", isOverall: false)
        }
    }
    let content = ForestContent(
      title: title, caption: caption, rowHeading: "Subgroup",
      leading: ["\(ends.first.label), events/N", "\(ends.last.label), events/N"],
      trailing: ["HR (95% CI)", "\(style.pName) interaction"], rows: [overall] + rows,
      overall: forest.overall.effect?.ratio,
      favors: ("Favors \(ends.first.label)", "Favors \(ends.last.label)"))
    return figure(number, draw(content))
  }

  private func forestRow(
    _ label: String, _ indent: Int, _ row: SubgroupForest.Row, interaction: String,
    isOverall: Bool
  ) -> ForestContent.Row {
    let counts = zip(row.eventCounts, row.counts).map {
      "\(style.count($0))/\(style.count($1))"
    }
    let ratio = row.effect.map { style.ratio($0.ratio, $0.interval) }
    return ForestContent.Row(
      label, indent: indent, leading: counts,
      trailing: [ratio ?? NumberStyle.notEstimable, interaction],
      estimate: row.effect.map { ($0.ratio, $0.interval) },
      weight: Double(row.eventCounts.reduce(0, +)), isOverall: isOverall)
  }
}
