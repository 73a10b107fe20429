import Foundation
import Testing

@testable import Statistics

struct IntegralTests {
  @Test func `integrals that are known`() {
    #expect(isClose(integral(of: { $0 * $0 }, from: 0, to: 3), to: 9, relative: 1e-15))
    #expect(isClose(integral(of: sin, from: 0, to: .pi), to: 2, relative: 1e-14))
    #expect(isClose(integral(of: exp, from: 1, to: 0), to: 1 - M_E, relative: 1e-14))
    #expect(integral(of: exp, from: 2, to: 2) == 0)
    let peak = integral(of: { 1 / (1e-8 + $0 * $0) }, from: -1, to: 1)
    #expect(isClose(peak, to: 2e4 * atan(1e4), relative: 1e-12))
    let normal = integral(of: StandardNormal.density, from: -40, to: 2)
    #expect(isClose(normal, to: StandardNormal.cumulative(2), relative: 1e-13))
  }

  @Test func `an integrand that is infinite at both ends`() {
    // B(½, ½) = π; its mass beyond the last nodes is below 1e-30.
    let value = EndpointQuadrature.integral { t, rest in 1 / (t * rest).squareRoot() }
    #expect(isClose(value, to: .pi, relative: 1e-13))
    let logarithm = EndpointQuadrature.integral { t, _ in log(t) }
    #expect(isClose(logarithm, to: -1, relative: 1e-13))
  }
}

struct RootTests {
  @Test func `roots that are known`() {
    #expect(isClose(root(of: { $0 * $0 - 2 }, in: 0...2), to: 2.0.squareRoot(), relative: 4e-16))
    #expect(isClose(root(of: cos, in: 0...3), to: .pi / 2, relative: 4e-16))
    #expect(root(of: { $0 }, in: 0...1) == 0)
    #expect(root(of: { $0 - 1 }, in: 0...1) == 1)
    #expect(isClose(root(of: { pow($0 - 0.3, 9) }, in: 0...1), to: 0.3, within: 1e-12))
    #expect(
      isClose(root(of: { exp($0) - 1e-200 }, in: -1e3...10), to: -200 * log(10.0), relative: 1e-14))
  }

  @Test func `a step has its root where it steps`() {
    #expect(isClose(root(of: { $0 < 0.7 ? -1 : 5 }, in: 0...1), to: 0.7, relative: 1e-15))
  }

  @Test func `a smooth function takes few evaluations`() {
    var count = 0
    _ = root(
      of: {
        count += 1
        return exp($0) - 5
      }, in: 0...10)
    #expect(count < 20)
  }

  @Test func `without a change of sign there is no root`() {
    #expect(root(of: { $0 * $0 + 1 }, in: -1...1) == nil)
    #expect(root(of: { _ in .nan }, in: -1...1) == nil)
  }
}
