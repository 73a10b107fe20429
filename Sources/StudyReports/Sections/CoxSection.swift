import Reports
import Statistics
import Studies

/// Univariable and multivariable Cox models, a table and a forest for each endpoint.
extension SectionWriter {
  mutating func cox() -> StudyDocument.Section? {
    guard !answer.cox.isEmpty else { return nil }
    var blocks: [StudyDocument.Block] = []
    for (position, table) in answer.cox.enumerated() {
      let number = tables.cox[position]
      blocks.append(.table(coxTable(table, number)))
      if wants(.cox) { blocks.append(.figure(coxFigure(table, number))) }
    }
    return StudyDocument.Section(id: "cox", heading: "Prognostic factors", blocks: blocks)
  }

  /// Whom a model speaks of.
  func coxPopulation(_ table: CoxTable) -> String {
    table.arm.map { "patients of \(arms[$0].label)" } ?? "all patients"
  }

  private mutating func coxTable(_ table: CoxTable, _ number: Int) -> DocumentTable {
    let rows = table.factors.flatMap { coxRows($0, table, number) }
    let title =
      "Table \(number). Cox models of \(endpointLabel(table.endpoint).lowercasedFirst) in line \(plan.line), "
      + "\(coxPopulation(table)) (N = \(style.count(table.subjects.count)), "
      + "\(style.count(table.eventCount)) events)"
    let footnotes = coxNotes(table, number)
    return DocumentTable(
      id: "table-\(number)", title: title, columns: coxColumns, rows: rows,
      footnotes: footnotes)
  }

  private var coxColumns: [DocumentTable.Column] {
    let plain = [
      DocumentTable.Column("Factor", isNumeric: false), DocumentTable.Column("N"),
      DocumentTable.Column("Events"),
    ]
    return plain
      + ["Univariable", "Multivariable"].flatMap { model in
        ["HR (95% CI)", style.pName].map { DocumentTable.Column($0, spanner: model) }
      }
      + [
        DocumentTable.Column("\(style.pName) (proportional hazards)", spanner: "Multivariable")
      ]
  }

  /// The factor's row with the tests of the whole factor, then its levels; a number is one row.
  private mutating func coxRows(
    _ factor: CoxTable.Factor, _ table: CoxTable, _ number: Int
  ) -> [DocumentTable.Row] {
    let characteristic = cohort.characteristics[factor.characteristic]
    let (univariable, last) = wholeTests(factor, table, number)
    guard !characteristic.isNumber else {
      let cells = factor.levels.first.map { coxCells($0, factor, table, number) } ?? []
      return [DocumentTable.Row([[.text(characteristic.label)]] + cells + [last])]
    }
    let head: [Pieces] = [[.text(characteristic.label)], [], [], [], univariable, [], [], last]
    return [DocumentTable.Row(head)]
      + factor.levels.map { level in
        let cells = coxCells(level, factor, table, number)
        return DocumentTable.Row(
          indent: 1, [[.text(characteristic.printedLevels[level.level])]] + cells + [[]])
      }
  }

  /// The p value of a factor of more than two levels, and the test of proportional hazards.
  private mutating func wholeTests(
    _ factor: CoxTable.Factor, _ table: CoxTable, _ number: Int
  ) -> (univariable: Pieces, proportionality: Pieces) {
    let characteristic = cohort.characteristics[factor.characteristic]
    let list = coxEvidence(table, factor, level: nil, number)
    let stem = "t\(number).\(characteristic.id)"
    var univariable: Pieces = []
    if factor.levels.count != 2, !characteristic.isNumber, let p = factor.pValue {
      univariable = [pValue("\(stem).univariate.p", p, list)]
    }
    let untold: Pieces = table.multivariableCount > 0 && factor.enters ? .dash : []
    let test = factor.proportionality.map { [pValue("\(stem).ph_p", $0.pValue, list)] }
    return (univariable, test ?? untold)
  }

  private mutating func coxCells(
    _ level: CoxTable.Level, _ factor: CoxTable.Factor, _ table: CoxTable, _ number: Int
  ) -> [Pieces] {
    let characteristic = cohort.characteristics[factor.characteristic]
    let stem = "t\(number).\(characteristic.id)"
    let label = characteristic.isNumber ? "" : ".\(characteristic.levels[level.level])"
    let list = coxEvidence(
      table, factor, level: characteristic.isNumber ? nil : level.level, number)
    let counts: [Pieces] = [
      [count("\(stem)\(label).n", level.count, list)],
      [count("\(stem)\(label).events", level.eventCount, list)],
    ]
    let ratioStem = factor.levels.count > 2 ? stem + label : stem
    let all = coxEvidence(table, factor, level: nil, number)
    let entered = factor.enters && table.multivariableCount > 0
    return counts
      + effectCells(
        level.univariable, "\(ratioStem).univariate", level.isReference, all, isAsked: true)
      + effectCells(
        level.multivariable, "\(ratioStem).multivariate", level.isReference && entered, all,
        isAsked: entered)
  }

  /// Ratio and p value, or that it is the reference, cannot be estimated, or was not asked for.
  private mutating func effectCells(
    _ effect: EffectEstimate?, _ stem: String, _ isReference: Bool, _ list: String?, isAsked: Bool
  ) -> [Pieces] {
    guard isAsked else { return [[], []] }
    if isReference { return [["Reference"], []] }
    guard let effect else { return [[.text(NumberStyle.notEstimable)], .dash] }
    return [
      ratio(
        ["\(stem).hr", "\(stem).ci_low", "\(stem).ci_high"], (effect.ratio, effect.interval),
        regressionStyle, list),
      [pValue("\(stem).p", effect.pValue, list)],
    ]
  }

  private mutating func coxEvidence(
    _ table: CoxTable, _ factor: CoxTable.Factor, level: Int?, _ number: Int
  ) -> String? {
    let place = factor.characteristic
    let characteristic = cohort.characteristics[place]
    let label = level.map { characteristic.levels[$0] }
    let id = "t\(number).\(characteristic.id)" + (label.map { ".\($0)" } ?? "")
    if let known = listNames[id] { return known }
    let positions = table.subjects.filter {
      characteristic.isNumber
        ? cohort.subjects[$0].numbers[place] != nil : cohort.subjects[$0].isIn(level, of: place)
    }
    return evidence(
      id,
      "\(endpointLabel(table.endpoint)), \(coxPopulation(table)), \(characteristic.label)"
        + (level.map { ": \(characteristic.printedLevels[$0])" } ?? ""), positions,
      .time(table.endpoint),
      rule: definition(table.endpoint))
  }
}

extension String {
  /// With a small first letter, for the middle of a sentence; names and acronyms keep theirs.
  var lowercasedFirst: String {
    let isName = hasPrefix("Cox ") || dropFirst().first?.isUppercase ?? true
    return isName ? self : prefix(1).lowercased() + dropFirst()
  }
}
