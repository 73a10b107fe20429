import Analyses
import Reports
import Studies

/// The rows of Table 1: a characteristic with its levels, or with the middle and spread of a number.
extension SectionWriter {
  mutating func baselineRows(
    _ block: Int, _ sides: [BaselineSide], _ number: Int
  ) -> [DocumentTable.Row] {
    let characteristic = cohort.characteristics[answer.baseline.blocks[block].characteristic]
    var head: [Pieces] = [[.text(characteristic.label)]]
    for side in sides { head += headCells(side, block) }
    let rows =
      characteristic.isNumber ? spreadRows(block, sides) : levelRows(block, sides)
    return [DocumentTable.Row(head)] + rows + missingRow(block, sides)
  }

  private func part(_ block: Int, _ side: BaselineSide) -> BaselineComparison.Block {
    side.comparison.blocks[block]
  }

  /// `t1.gender`.
  private func stem(_ part: BaselineComparison.Block) -> String {
    "t\(tables.baseline ?? 1).\(cohort.characteristics[part.characteristic].id)"
  }

  /// The row of the characteristic itself: p, and the difference where it is one.
  private mutating func headCells(_ side: BaselineSide, _ block: Int) -> [Pieces] {
    let part = part(block, side)
    let empty = [Pieces](repeating: [], count: side.groups.count)
    guard side.isCompared else { return empty }
    let list = levelEvidence(part, side.phase, level: nil, arm: nil)
    let id = "\(stem(part)).\(side.phase.rawValue)"
    var test: Pieces = .dash
    if let found = part.test { test = [pValue("\(id).p", found.pValue, list)] + found.mark }
    var difference: Pieces = []
    if part.differences.count <= 2 {
      difference =
        part.differences.first.flatMap(\.self).map { [smd("\(id).smd", $0, list)] } ?? .dash
    }
    return empty + [test, difference]
  }

  private mutating func smd(_ id: String, _ value: Double, _ list: String?) -> Piece {
    decimal(id, value, places: 3, list)
  }

  private mutating func levelRows(_ block: Int, _ sides: [BaselineSide]) -> [DocumentTable.Row] {
    let characteristic = cohort.characteristics[answer.baseline.blocks[block].characteristic]
    return characteristic.levels.indices.map { level in
      var cells: [Pieces] = [[.text(characteristic.printedLevels[level])]]
      for side in sides { cells += levelCells(part(block, side), side, level) }
      return DocumentTable.Row(indent: 1, cells)
    }
  }

  private mutating func levelCells(
    _ part: BaselineComparison.Block, _ side: BaselineSide, _ level: Int
  ) -> [Pieces] {
    let label = cohort.characteristics[part.characteristic].levels[level]
    let id = "\(stem(part)).\(label).\(side.phase.rawValue)"
    var cells = side.groups.map { arm in
      let (known, counted) = (
        part.counts.reduce(0) { $0 + BaselineSide.sum($1, arm) },
        BaselineSide.sum(part.counts[level], arm)
      )
      let list = levelEvidence(part, side.phase, level: level, arm: arm)
      return countAndPercent("\(id).\(armName(arm))", counted, of: known, list)
    }
    guard side.isCompared else { return cells }
    cells += [[], levelDifference(part, side.phase, level, id)]
    return cells
  }

  /// The difference of a level; of two levels it stands on the row of the characteristic, and is only noted here.
  private mutating func levelDifference(
    _ part: BaselineComparison.Block, _ phase: StudyPhase, _ level: Int, _ id: String
  ) -> Pieces {
    let isShown = part.differences.count > 2
    guard part.differences.indices.contains(level), let difference = part.differences[level] else {
      return isShown ? .dash : []
    }
    let list = levelEvidence(part, phase, level: nil, arm: nil)
    let piece = smd("\(id).smd", difference, list)
    return isShown ? [piece] : []
  }

  /// What an arm is called in names.
  func armName(_ arm: Int?) -> String { arm.map { arms[$0].id } ?? "all" }

  private mutating func spreadRows(_ block: Int, _ sides: [BaselineSide]) -> [DocumentTable.Row] {
    var middle: [Pieces] = [["Median (IQR)"]]
    var range: [Pieces] = [["Range"]]
    for side in sides {
      let part = part(block, side)
      for arm in side.groups {
        let spread = arm.map { part.numbers[$0] } ?? part.numbers.last
        let list = levelEvidence(part, side.phase, level: nil, arm: arm)
        let id = "\(stem(part)).\(side.phase.rawValue).\(armName(arm))"
        middle.append(spread.map { middleCell($0, id, list) } ?? .dash)
        range.append(spread.map { rangeCell($0, id, list) } ?? .dash)
      }
      let rest = [Pieces](repeating: [], count: side.isCompared ? 2 : 0)
      middle += rest
      range += rest
    }
    return [DocumentTable.Row(indent: 1, middle), DocumentTable.Row(indent: 1, range)]
  }

  private mutating func middleCell(
    _ spread: BaselineComparison.Spread, _ id: String, _ list: String?
  ) -> Pieces {
    guard let median = spread.median else { return .dash }
    let middle = short("\(id).median", median, list)
    guard let quartiles = spread.quartiles else { return [middle] }
    let (first, third) = (
      short("\(id).q1", quartiles.lowerBound, list), short("\(id).q3", quartiles.upperBound, list)
    )
    return [middle, " ("] + limits(first, third) + [")"]
  }

  mutating func rangeCell(
    _ spread: BaselineComparison.Spread, _ id: String, _ list: String?
  ) -> Pieces {
    guard let range = spread.range else { return .dash }
    return limits(
      short("\(id).min", range.lowerBound, list), short("\(id).max", range.upperBound, list))
  }

  /// A number as it was recorded, with one decimal at most.
  mutating func short(_ id: String, _ value: Double, _ list: String?) -> Piece {
    real(id, value, style.shortDecimal(value, places: 1), list)
  }

  private mutating func missingRow(
    _ block: Int, _ sides: [BaselineSide]
  ) -> [DocumentTable.Row] {
    guard sides.contains(where: { part(block, $0).missing.contains { $0 > 0 } }) else { return [] }
    var cells: [Pieces] = [["Missing"]]
    for side in sides {
      let part = part(block, side)
      for arm in side.groups {
        let list = levelEvidence(part, side.phase, level: -1, arm: arm)
        let id = "\(stem(part)).missing.\(side.phase.rawValue).\(armName(arm)).n"
        cells.append([count(id, BaselineSide.sum(part.missing, arm), list)])
      }
      cells += [Pieces](repeating: [], count: side.isCompared ? 2 : 0)
    }
    return [DocumentTable.Row(indent: 1, cells)]
  }

  /// The patients of a level, -1 for not recorded, `nil` for all who have one.
  mutating func levelEvidence(
    _ part: BaselineComparison.Block, _ phase: StudyPhase, level: Int?, arm: Int?
  ) -> String? {
    let position = part.characteristic
    let characteristic = cohort.characteristics[position]
    let inLevel = level.map { $0 < 0 ? "missing." : "\(characteristic.levels[$0])." } ?? ""
    let id = "\(stem(part)).\(inLevel)\(phase.rawValue).\(armName(arm))"
    if let known = listNames[id] { return known }
    let positions = members.positions(phase, arm: arm).filter {
      characteristic.isNumber
        ? (cohort.subjects[$0].numbers[position] == nil) == (level == -1)
        : cohort.subjects[$0].isIn(level, of: position)
    }
    return evidence(
      id,
      "\(characteristic.label), \(level.map { $0 < 0 ? "missing" : characteristic.printedLevels[$0] } ?? "all"), "
        + "\(arm.map { arms[$0].label } ?? "all arms"), \(phase.words)",
      positions, .level(position), rule: characteristic.definitions.joined(separator: " "))
  }
}

extension StudySubject {
  /// Whether it has a level of a characteristic, -1 for not recorded; `nil` for any that is recorded.
  func isIn(_ level: Int?, of characteristic: Int) -> Bool {
    let own = Int(levels[characteristic])
    return level.map { $0 == own } ?? (own >= 0)
  }
}

extension BaselineSide {
  /// The count of an arm, or of all.
  static func sum(_ counts: [Int], _ arm: Int?) -> Int {
    arm.map { counts[$0] } ?? counts.reduce(0, +)
  }
}

extension BaselineComparison.Test {
  /// The sign behind its p value.
  var mark: Pieces {
    switch self {
    case .counts(let test): test.mark
    case .ranks: []
    }
  }
}

extension GroupTest {
  /// The sign behind its p value.
  var mark: Pieces { method.mark.isEmpty ? [] : [.text(method.mark)] }
}
