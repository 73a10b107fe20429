/// A sum that carries along what rounding takes from it, so that its error does not grow with the
/// number of terms, nor with the size of terms that have left it again.
///
/// Source: the exact sum of two numbers by Knuth, *The Art of Computer Programming*, vol. 2, 3rd ed.
/// 1997, section 4.2.2, theorem B; the sum of sums, Ogita, Rump & Oishi, *SIAM Journal on Scientific
/// Computing* 2005;26:1955–1988, algorithm 4.3.
struct CompensatedSum {
  private var rounded = 0.0
  private var remainder = 0.0

  /// The sum of nothing.
  init() {}

  /// The sum of some terms.
  init(of terms: [Double]) {
    for term in terms { add(term) }
  }

  /// What has been added, rounded once.
  var value: Double { rounded + remainder }

  /// Adds a number of either sign.
  mutating func add(_ term: Double) {
    let sum = rounded + term
    let part = sum - rounded
    remainder += (rounded - (sum - part)) + (term - part)
    rounded = sum
  }
}
