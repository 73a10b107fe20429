#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The center and the unit of a column: a model is fitted to centered and scaled values, so that
/// values near 1e8, or of size 1e9 or 1e-9, lose no digits.
///
/// The partial likelihood does not change with a shift of a whole stratum, so each stratum has a
/// center of its own. Factors are powers of two, which scale without rounding.
struct ColumnScale: Sendable {
  /// What a value is multiplied by first; 1 unless squares would overflow or vanish.
  let unit: Double
  /// The center, in that unit, of all rows or of each stratum.
  let centers: [Double]
  /// What a centered value is multiplied by: its root mean square is then between 1/2 and 2.
  let factor: Double
  /// Whether no value differs from the others of its stratum.
  let isConstant: Bool

  /// The scale of a column.
  ///
  /// - Parameters:
  ///   - values: The column.
  ///   - rows: The rows that count; `nil` for all.
  ///   - codes: For each row the position of its stratum; `nil` for a single one.
  ///   - strata: The number of strata.
  init(_ values: [Double], rows: [Int32]?, codes: [Int32]?, strata: Int) {
    var sums = CenteredSums(values, rows: rows, codes: codes, strata: strata, unit: 1)
    if !sums.isReliable {
      let largest = values.reduce(0) { max($0, abs($1)) }
      let unit = exp2(max(-1000, min(1000, -Double(largest.exponent))))
      sums = CenteredSums(values, rows: rows, codes: codes, strata: strata, unit: unit)
    }
    (unit, centers, isConstant) = (sums.unit, sums.centers, sums.largest == 0)
    let size = (sums.squares / Double(max(1, sums.count))).squareRoot()
    factor = size > 0 && size.isFinite ? exp2(max(-1000, min(1000, -Double(size.exponent)))) : 1
  }

  /// The scale of a column of few values.
  ///
  /// - Parameters:
  ///   - levels: The distinct values.
  ///   - counts: How many rows have each.
  init(levels: [Double], counts: [Int]) {
    let total = Double(max(1, counts.reduce(0, +)))
    let largest = levels.reduce(0) { max($0, abs($1)) }
    let isModerate = largest < 1e150 && largest > 1e-150
    unit = isModerate || largest == 0 ? 1 : exp2(max(-1000, min(1000, -Double(largest.exponent))))
    var center = 0.0
    for (level, count) in zip(levels, counts) { center += level * unit * (Double(count) / total) }
    var deviation = 0.0
    for (level, count) in zip(levels, counts) where count > 0 {
      deviation = max(deviation, abs(level * unit - center))
    }
    centers = [center]
    isConstant = counts.reduce(0) { $1 > 0 ? $0 + 1 : $0 } < 2
    factor = isConstant ? 1 : exp2(max(-1000, min(1000, -Double(deviation.exponent))))
  }

  /// A value as the model sees it.
  @inline(__always)
  func scaled(_ value: Double, stratum: Int) -> Double {
    (value * unit - centers[stratum]) * factor
  }

  /// The change of the value as the model sees it where the column changes by 1.
  var slope: Double { unit * factor }
}

/// Sums over one column about the first value of each stratum.
private struct CenteredSums {
  let unit: Double
  var centers: [Double]
  var squares = 0.0
  var largest = 0.0
  var count = 0

  init(_ values: [Double], rows: [Int32]?, codes: [Int32]?, strata: Int, unit: Double) {
    self.unit = unit
    centers = [Double](repeating: .nan, count: strata)
    guard strata > 1 || rows != nil else {
      addAll(values)
      return
    }
    var (sums, counts) = ([Double](repeating: 0, count: strata), [Int](repeating: 0, count: strata))
    for index in 0..<(rows?.count ?? values.count) {
      let row = rows.map { Int($0[index]) } ?? index
      let stratum = codes.map { Int($0[row]) } ?? 0
      if counts[stratum] == 0 { centers[stratum] = values[row] * unit }
      let deviation = values[row] * unit - centers[stratum]
      sums[stratum] += deviation
      counts[stratum] += 1
      squares += deviation * deviation
      largest = max(largest, abs(deviation))
    }
    for stratum in 0..<strata where counts[stratum] > 0 {
      count += counts[stratum]
      let shift = sums[stratum] / Double(counts[stratum])
      squares -= shift * sums[stratum]
      centers[stratum] += shift
    }
  }

  /// All rows as one stratum, in four sums at a time.
  private mutating func addAll(_ values: [Double]) {
    let origin = (values.first ?? 0) * unit
    var (sums, products, extremes) = (SIMD4<Double>(), SIMD4<Double>(), SIMD4<Double>())
    values.withUnsafeBufferPointer { values in
      var index = 0
      while index + 4 <= values.count {
        let four = SIMD4(
          values[index], values[index + 1], values[index + 2], values[index + 3])
        let deviation = four * unit - origin
        sums += deviation
        products += deviation * deviation
        extremes.replace(with: deviation, where: deviation .> extremes)
        extremes.replace(with: -deviation, where: -deviation .> extremes)
        index += 4
      }
      for value in values[index...] {
        let deviation = value * unit - origin
        sums[0] += deviation
        products[0] += deviation * deviation
        extremes[0] = max(extremes[0], abs(deviation))
      }
    }
    count = values.count
    let shift = sums.sum() / Double(max(1, count))
    (centers, largest) = ([origin + shift], extremes.max())
    squares = products.sum() - shift * sums.sum()
  }

  /// Whether neither overflow nor underflow has spoiled the sums.
  var isReliable: Bool {
    centers.allSatisfy { $0.isNaN || $0.isFinite } && squares.isFinite
      && (largest == 0 || squares > 1e-290)
  }
}
