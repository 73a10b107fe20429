import Reports
import Statistics
import Studies

extension SectionWriter {
  /// The forest of a Cox table: the multivariable estimates, of what did not enter nothing is drawn.
  mutating func coxFigure(_ table: CoxTable, _ number: Int) -> DocumentFigure {
    let figureNumber = nextSupplementaryFigure()
    let isMultivariable = table.multivariableCount > 0
    let kind = isMultivariable ? "Multivariable" : "Univariable"
    let title =
      "Figure \(figureNumber). \(kind) hazard ratios of \(endpointLabel(table.endpoint).lowercasedFirst) in line "
      + "\(plan.line), \(coxPopulation(table)) "
      + "(N = \(style.count(isMultivariable ? table.multivariableCount : table.subjects.count)))"
    let leftOut = coxLeftOut(table).map { cohort.characteristics[$0.characteristic].label }
    let model = isMultivariable ? coxRule(table) : noModel(table)
    let caption =
      "The \(kind.lowercasedFirst) estimates of Table \(number), in its order. A ratio above 1: more events than in the "
      + "reference. \(model)"
      + (leftOut.isEmpty ? "" : " Left out: \(leftOut.joined(separator: ", ")).")
    let content = ForestContent(
      title: title, caption: caption, rowHeading: "Factor", leading: ["Events/N"],
      trailing: ["HR (95% CI)", style.pName],
      rows: table.factors.flatMap { coxForestRows($0, isMultivariable) })
    return figure(figureNumber, draw(content))
  }

  private func coxForestRows(
    _ factor: CoxTable.Factor, _ isMultivariable: Bool
  ) -> [ForestContent.Row] {
    guard factor.enters || !isMultivariable else { return [] }
    let characteristic = cohort.characteristics[factor.characteristic]
    let head = characteristic.isNumber ? [] : [ForestContent.Row(characteristic.label)]
    return head
      + factor.levels.map { level in
        let effect = isMultivariable ? level.multivariable : level.univariable
        let label =
          characteristic.isNumber ? characteristic.label : characteristic.printedLevels[level.level]
        return ForestContent.Row(
          label, indent: characteristic.isNumber ? 0 : 1,
          leading: ["\(style.count(level.eventCount))/\(style.count(level.count))"],
          trailing: level.isReference
            ? ["Reference", ""] : regressionStyle.forestCells(effect),
          estimate: effect.map { ($0.ratio, $0.interval) }, isReference: level.isReference)
      }
  }
}

extension NumberStyle {
  /// Ratio and p value of a row of a forest.
  func forestCells(_ effect: EffectEstimate?) -> [String] {
    effect.map { [ratio($0.ratio, $0.interval), pValue($0.pValue)] }
      ?? [NumberStyle.notEstimable, NumberStyle.none]
  }
}
