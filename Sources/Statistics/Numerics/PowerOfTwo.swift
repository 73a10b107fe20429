/// 2 to the power of an exponent; 0 where that is too small for a Double.
func powerOfTwo(_ exponent: Int) -> Double {
  Double(sign: .plus, exponent: exponent, significand: 1)
}

/// A power of 2 near the largest size among some values, 1 where all are 0: a unit in which squares
/// neither overflow nor, of the largest, vanish. Its reciprocal is a Double as well.
func powerOfTwo(near values: [Double]) -> Double {
  let largest = values.reduce(0) { max($0, abs($1)) }
  return largest > 0 ? min(0x1p1020, max(0x1p-1020, largest.binade)) : 1
}
