/// A sum of rows together with its rounding error, so that what is added and taken off again leaves
/// nothing behind.
///
/// Source: Knuth, *The Art of Computer Programming*, vol. 2, 3rd ed. 1997, section 4.2.2, theorem B.
final class RunningRow {
  typealias Pair = SIMD2<Double>
  private let pairs: Int
  /// The sums of the pairs, then that of the hazards.
  private let sums: UnsafeMutablePointer<Pair>
  private let errors: UnsafeMutablePointer<Pair>

  init(pairs: Int) {
    self.pairs = pairs
    sums = .allocate(capacity: pairs + 1)
    errors = .allocate(capacity: pairs + 1)
    clear()
  }

  deinit {
    sums.deallocate()
    errors.deallocate()
  }

  func clear() {
    sums.initialize(repeating: .zero, count: pairs + 1)
    errors.initialize(repeating: .zero, count: pairs + 1)
  }

  @inline(__always)
  func add(_ row: UnsafePointer<Pair>, _ hazard: Double) {
    for pair in 0..<pairs { add(row[pair] * hazard, at: pair) }
    add(Pair(hazard, 0), at: pairs)
  }

  @inline(__always)
  private func add(_ value: Pair, at index: Int) {
    let before = sums[index]
    let after = before + value
    let share = after - before
    errors[index] += (before - (after - share)) + (value - share)
    sums[index] = after
  }

  var total: Double { sums[pairs].x + errors[pairs].x }

  func copy(to row: UnsafeMutablePointer<Pair>) {
    for pair in 0..<pairs { row[pair] = sums[pair] + errors[pair] }
  }
}
