import ClinicalRecords

/// What lies between two intervals of a term that are printed in whole numbers, such as 129 and 130.
///
/// A value in it is in neither: it stands for one whole number or the other, and is read as both.
///
/// Rule: G1, G4.
struct TermGap {
  /// The intervals at one end of it.
  struct Side {
    /// The bound they share.
    let bound: ValueBound
    /// Their places in ``TermPlan/rows``.
    let rows: [Int]
    /// Whether they reach from here to lower values.
    let isBelow: Bool

    /// What the value is read as there: the bound as it is printed, also of a distance.
    var reading: Double { abs(bound.constant) }
  }

  /// The end of the interval below, and the start of the one above.
  let sides: [Side]
  let scale: UnitScale
  let needsBaseline: Bool

  /// All gaps between the rows of a term.
  ///
  /// - Parameter rows: Rows of one unit.
  /// - Returns: The gaps, in order of the rows below them.
  static func all(in rows: [TermPlan.Row]) -> [TermGap] {
    var gaps: [TermGap] = []
    for below in rows {
      guard let lower = below.upper, !gaps.contains(where: { $0.sides[0].bound == lower }),
        let upper = rows.compactMap(\.lower).filter({ lower.isBelow($0) })
          .min(by: { $0.constant < $1.constant }),
        !rows.contains(where: { $0.covers(from: lower, to: upper) })
      else { continue }
      let sides = [
        Side(bound: lower, rows: rows.indices.filter { rows[$0].upper == lower }, isBelow: true),
        Side(bound: upper, rows: rows.indices.filter { rows[$0].lower == upper }, isBelow: false),
      ]
      gaps.append(TermGap(sides: sides, scale: below.scale, needsBaseline: lower.needsBaseline))
    }
    return gaps
  }
}

extension ValueBound {
  /// The same bound, itself not inside.
  var excluded: ValueBound {
    ValueBound(reference: reference, multiple: multiple, constant: constant, isInside: false)
  }

  /// Whether a bound of the same kind is above this one, with nothing said of what lies between.
  fileprivate func isBelow(_ other: ValueBound) -> Bool {
    isInside && other.isInside && reference == other.reference && multiple == other.multiple
      && constant < other.constant
  }
}

extension TermPlan.Row {
  /// Whether the row holds all values between two bounds of its kind.
  fileprivate func covers(from lower: ValueBound, to upper: ValueBound) -> Bool {
    let start = self.lower.map { $0.reference == lower.reference ? $0.constant : .infinity }
    let end = self.upper.map { $0.reference == upper.reference ? $0.constant : -.infinity }
    return (start ?? -.infinity) <= lower.constant && (end ?? .infinity) >= upper.constant
  }
}
