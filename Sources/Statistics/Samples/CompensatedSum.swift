/// A sum that carries along what rounding takes from it, so that its error does not grow with the
/// number of terms.
///
/// Source: Neumaier, *Zeitschrift für Angewandte Mathematik und Mechanik* 1974;54:39–51.
struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  /// What has been added.
  var value: Double { sum + lost }

  mutating func add(_ term: Double) {
    let next = sum + term
    lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }
}
