import Statistics
import Testing

@testable import Reports

struct RatioAxisTests {
  private func axis(
    _ rows: [(Double, Double, Double)], length: Double = 200, _ width: FigureWidth = .page
  ) -> RatioAxis {
    let estimates = rows.map {
      (ratio: $0.0, interval: ConfidenceInterval(lower: $0.1, upper: $0.2, level: 0.95))
    }
    return RatioAxis(holding: estimates, length: length, width)
  }

  @Test func `doubling and halving are the same way on the axis`() {
    let scale = RatioScale(domain: 0.25...4, start: 0, end: 400)
    for (ratio, place) in [(0.25, 0.0), (0.5, 100), (1, 200), (2, 300), (4, 400)] {
      #expect(abs(scale(ratio) - place) < 1e-9)
    }
    // Four doublings make 400: 0.25 times the square root of 2 is half a doubling from the left.
    #expect(abs(scale(0.25 * 2.0.squareRoot()) - 50) < 1e-9)
  }

  @Test func `what lies beyond the axis stands at its end`() {
    let scale = RatioScale(domain: 0.5...2, start: 10, end: 50)
    #expect(scale(0) == 10)
    #expect(scale(.infinity) == 50)
  }

  @Test func `ratios near 1 make an axis from one half to two`() {
    #expect(axis([(0.83, 0.68, 1)]).domain == 0.5...2)
    #expect(axis([(0.83, 0.68, 1)]).ratios == [0.5, 0.75, 1, 1.5, 2])
    #expect(axis([]).domain == 0.5...2)
  }

  @Test func `wider limits make a wider axis with fewer marks`() {
    let wide = axis([(0.8, 0.3, 3)])
    #expect(wide.domain == 0.25...4)
    #expect(wide.ratios == [0.25, 0.5, 1, 2, 4])
    let wider = axis([(1, 0.06, 9), (1, 0.06, 9)])
    #expect(wider.domain.upperBound == 10)
    #expect(wider.ratios == [0.1, 0.2, 0.5, 1, 2, 5, 10])
  }

  @Test func `an axis ends behind its data where the next mark is far`() {
    // The next mark below 0.45 is 0.25 of the next set; 0.45 itself needs no more than 0.43.
    let axis = axis([(0.7, 0.45, 1.4)])
    #expect(abs(axis.domain.lowerBound - 0.45 / 1.05) < 1e-12)
    #expect(axis.ratios.first == 0.5)
  }

  @Test func `one row of eleven with wide limits does not stretch the axis`() {
    let rows = Array(repeating: (0.9, 0.6, 1.4), count: 10)
    #expect(axis(rows + [(1.5, 0.02, 50)]).domain == 0.5...2)
    #expect(axis(rows + [(7, 0.9, 50)]).domain.upperBound >= 7)
  }

  @Test func `a single row without limits has an axis of a hundred to one`() {
    let axis = axis([(1, 0, .infinity)])
    #expect(abs(axis.domain.lowerBound - 0.1) < 1e-12)
    #expect(axis.domain.upperBound == 10)
  }

  @Test func `marks have room on the shortest axis`() {
    let axis = axis([(1, 0.11, 9)], length: 50, .column)
    let scale = axis.scale(from: 0, to: 50)
    let places = axis.ratios.map { scale($0) }
    #expect(axis.ratios.contains(1))
    #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 > 10 })
  }
}
