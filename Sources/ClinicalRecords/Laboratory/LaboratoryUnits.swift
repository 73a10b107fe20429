/// The units in which an analyte is graded or can be converted, and how they are read in each other. Rule: G2.
public struct LaboratoryUnits: Sendable, Equatable {
  /// One unit of one analyte.
  struct Known: Sendable, Equatable {
    /// As the criteria spell it.
    let text: String
    /// What all its spellings have in common.
    let folded: String
    /// The first unit of those it can be converted to and from.
    var family: Int
    /// From this unit to the first of its family.
    var toFamily: UnitScale
  }

  private let units: [CodePosition: [Known]]

  /// The units of these criteria.
  ///
  /// - Parameters:
  ///   - intervals: Their units come first, in order.
  ///   - conversions: Their units follow.
  public init(intervals: [GradeInterval], conversions: [UnitConversion]) {
    var units: [CodePosition: [Known]] = [:]
    func add(_ text: String, to analyte: CodePosition) {
      guard units[analyte]?.contains(where: { $0.text == text }) != true else { return }
      units[analyte, default: []].append(
        Known(
          text: text, folded: UnitSpelling.folded(text), family: units[analyte]?.count ?? 0,
          toFamily: .same))
    }
    for interval in intervals {
      if let unit = interval.unitOfValue { add(unit, to: interval.analyte) }
    }
    for conversion in conversions {
      add(conversion.convertedUnit, to: conversion.analyte)
      add(conversion.unit, to: conversion.analyte)
    }
    self.units = units.reduce(into: [:]) { connected, entry in
      let own = conversions.filter { $0.analyte == entry.key }
      connected[entry.key] = LaboratoryUnits.connected(entry.value, by: own)
    }
  }

  /// The units with their families: from each first unit along the conversions, both ways, the fewest steps first.
  private static func connected(_ units: [Known], by conversions: [UnitConversion]) -> [Known] {
    var units = units
    var reached = Set<Int>()
    for first in units.indices where !reached.contains(first) {
      var queue = [first]
      reached.insert(first)
      var next = 0
      while next < queue.count {
        let from = queue[next]
        next += 1
        for conversion in conversions {
          guard let (to, factor, isForward) = units.step(from, by: conversion),
            reached.insert(to).inserted
          else { continue }
          let known = units[from].toFamily
          units[to].family = first
          units[to].toFamily = UnitScale(
            multipliers: known.multipliers + (isForward ? [] : [factor]),
            divisors: known.divisors + (isForward ? [factor] : []))
          queue.append(to)
        }
      }
    }
    return units
  }

  /// The known units of an analyte, as the criteria spell them.
  ///
  /// - Parameter analyte: What is measured.
  /// - Returns: Those of its intervals, then those of its conversions; empty where it is graded by its limits alone and
  ///   any unit will do.
  public func known(of analyte: CodePosition) -> [String] { units[analyte]?.map(\.text) ?? [] }

  /// The place among the known units of an analyte of a unit as it was written.
  ///
  /// Case, spaces, brackets, `µ`, superscripts and the sign of a power may differ: `×10⁹/l` is `10^9/L`.
  ///
  /// - Parameters:
  ///   - unit: The unit as written.
  ///   - analyte: What is measured.
  /// - Returns: Its place in ``known(of:)``; `nil` where it is none of them.
  public func position(of unit: String, analyte: CodePosition) -> Int? {
    guard let known = units[analyte] else { return nil }
    if let exact = known.firstIndex(where: { $0.text == unit }) { return exact }
    let folded = UnitSpelling.folded(unit)
    guard let first = known.firstIndex(where: { $0.folded == folded }) else { return nil }
    let others = known[(first + 1)...].filter { $0.folded == folded }
    let isOne = others.allSatisfy {
      $0.family == known[first].family && $0.toFamily == known[first].toFamily
    }
    return isOne ? first : nil
  }

  /// A unit as the criteria spell it.
  ///
  /// - Parameters:
  ///   - unit: The unit as written.
  ///   - analyte: What is measured.
  /// - Returns: The known unit; the unit as written where the analyte has no known units; `nil` where it is none of them.
  public func reading(of unit: String, analyte: CodePosition) -> String? {
    guard let known = units[analyte] else { return unit }
    return position(of: unit, analyte: analyte).map { known[$0].text }
  }

  /// How values in one unit are read in another.
  ///
  /// - Parameters:
  ///   - from: Place of the one in ``known(of:)``.
  ///   - to: Place of the other.
  ///   - analyte: What is measured.
  /// - Returns: The scale; `nil` where no conversion leads from one to the other.
  public func scale(from: Int, to: Int, analyte: CodePosition) -> UnitScale? {
    guard let known = units[analyte] else { return nil }
    if from == to { return .same }
    let (from, to) = (known[from], known[to])
    guard from.family == to.family else { return nil }
    return UnitScale(
      multipliers: from.toFamily.multipliers + to.toFamily.divisors,
      divisors: from.toFamily.divisors + to.toFamily.multipliers)
  }
}

extension LaboratoryUnits {
  /// How values in one unit are read in another, both as written.
  ///
  /// - Parameters:
  ///   - from: The one.
  ///   - to: The other.
  ///   - analyte: What is measured.
  /// - Returns: The scale; `nil` where no conversion leads from one to the other. Where the analyte has no known units, only
  ///   spellings of one unit can be read in each other.
  public func scale(from: String, to: String, analyte: CodePosition) -> UnitScale? {
    if from == to { return .same }
    if known(of: analyte).isEmpty {
      return UnitSpelling.folded(from) == UnitSpelling.folded(to) ? .same : nil
    }
    guard let from = position(of: from, analyte: analyte),
      let to = position(of: to, analyte: analyte)
    else { return nil }
    return scale(from: from, to: to, analyte: analyte)
  }
}

extension [LaboratoryUnits.Known] {
  /// Where a conversion leads from a unit, by which factor, and whether in its own direction.
  fileprivate func step(
    _ from: Int, by conversion: UnitConversion
  ) -> (to: Int, factor: Double, isForward: Bool)? {
    let isForward = self[from].text == conversion.unit
    guard isForward || self[from].text == conversion.convertedUnit else { return nil }
    let other = isForward ? conversion.convertedUnit : conversion.unit
    guard let to = firstIndex(where: { $0.text == other }) else { return nil }
    return (to, conversion.factor, isForward)
  }
}

extension GradeInterval {
  /// Points of a percentage are what results in percent differ by.
  private static let percentagePoints = "percentage_points"

  /// The unit a result must be in to be compared with the bounds; `nil` for any, which the limits or the baseline share.
  public var unitOfValue: String? {
    switch measure {
    case .percentDecrease, .percentIncrease: nil
    case .value, .absoluteDecrease, .absoluteIncrease, .belowLowerLimit:
      unit == GradeInterval.percentagePoints ? "%" : unit
    }
  }
}
