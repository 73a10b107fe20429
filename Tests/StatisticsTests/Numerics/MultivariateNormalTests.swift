import Foundation
import Testing

@testable import Statistics

struct MultivariateNormalTests {
  /// The tolerance of a case is that of its reference: an integral to 1e-12 of the tail, or
  /// mvtnorm, whose probabilities have an absolute error.
  @Test(arguments: try Reference.answers(in: "multivariate_normal"))
  func `agrees with R`(_ reference: ReferenceAnswer) throws {
    let rows = reference.details["correlation"].rows.map { $0.compactMap { $0 } }
    let normal = try MultivariateNormal(correlation: rows)
    let c = try #require(reference.details["c"].number)
    let relative = try #require(reference.details["relative"].number)
    expectAgreement(
      normal.upperTail(ofLargestMagnitude: c), reference.result["two_sided"].number, .maxCombo,
      relative: relative, "two-sided")
    expectAgreement(
      normal.upperTail(ofMaximum: c), reference.result["one_sided"].number, .maxCombo,
      relative: relative, "one-sided")
  }

  @Test(arguments: [0.3, 2.0, 5, 20])
  func `equal variables are one variable, opposite ones one magnitude`(c: Double) throws {
    let ones = Array(repeating: Array(repeating: 1.0, count: 4), count: 4)
    let single = StandardNormal.upperTail(c)
    let equal = try MultivariateNormal(correlation: ones)
    #expect(equal.upperTail(ofMaximum: c) == single)
    #expect(equal.upperTail(ofLargestMagnitude: c) == 2 * single)
    let opposite = try MultivariateNormal(correlation: [[1, -1], [-1, 1]])
    #expect(opposite.upperTail(ofLargestMagnitude: c) == 2 * single)
    #expect(isClose(opposite.upperTail(ofMaximum: c), to: 2 * single, relative: 1e-10))
  }

  /// Z₃ = (Z₁ + Z₂)/√2, and Z₄ = (Z₁ − Z₂)/√2: an octagon in the plane. By the angle, each side is
  /// seen under π/8 to both sides of its middle: P(outside) = 8/π ∫ exp(−c²/(2cos²a)) da over 0..π/8.
  @Test(arguments: [0.5, 1.0, 2, 3, 4.5, 8])
  func `a singular matrix of four is an octagon in the plane`(c: Double) throws {
    let s = 0.5.squareRoot()
    let octagon = try MultivariateNormal(correlation: [
      [1, 0, s, s], [0, 1, s, -s], [s, s, 1, 0], [s, -s, 0, 1],
    ])
    let expected =
      8 / Double.pi
      * integral(
        of: { angle in
          let cosine = cos(angle)
          return exp(-c * c / (2 * cosine * cosine))
        }, from: 0, to: .pi / 8)
    #expect(
      isClose(octagon.upperTail(ofLargestMagnitude: c), to: expected, relative: 1e-9))
  }

  @Test func `independent variables multiply`() throws {
    let normal = try MultivariateNormal(correlation: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    let inside = 1 - 2 * StandardNormal.upperTail(1.5)
    #expect(
      isClose(
        normal.upperTail(ofLargestMagnitude: 1.5), to: 1 - inside * inside * inside,
        relative: 1e-14))
  }

  @Test func `the order and the signs of the variables do not matter to the largest magnitude`()
    throws
  {
    let rows = [
      [1, 0.3, -0.5, 0.8], [0.3, 1, 0.2, 0.1], [-0.5, 0.2, 1, -0.6], [0.8, 0.1, -0.6, 1],
    ]
    let tail = try MultivariateNormal(correlation: rows).upperTail(ofLargestMagnitude: 2)
    let (order, signs) = ([2, 0, 3, 1], [1.0, -1, -1, 1])
    let moved = order.map { i in order.map { rows[i][$0] * signs[i] * signs[$0] } }
    let again = try MultivariateNormal(correlation: moved).upperTail(ofLargestMagnitude: 2)
    #expect(isClose(again, to: tail, relative: 1e-12))
  }

  @Test(arguments: [1e-12, 0.001, 0.05, 0.5, 0.9])
  func `a critical value is exceeded with its probability`(p: Double) throws {
    let normal = try MultivariateNormal(
      correlation: [[1, 0.9, 0.7], [0.9, 1, 0.8], [0.7, 0.8, 1]])
    let one = normal.criticalValue(ofMaximum: p)
    #expect(isClose(normal.upperTail(ofMaximum: one), to: p, relative: 1e-10))
    let two = normal.criticalValue(ofLargestMagnitude: p)
    #expect(isClose(normal.upperTail(ofLargestMagnitude: two), to: p, relative: 1e-10))
  }

  @Test func `what is not a correlation matrix is named`() {
    func reason(_ rows: [[Double]]) -> MultivariateNormalError? {
      do {
        _ = try MultivariateNormal(correlation: rows)
        return nil
      } catch { return error as? MultivariateNormalError }
    }
    #expect(reason([]) == .unsupportedDimension(0))
    #expect(reason([[1, 0], [0]]) == .notSquare(row: 1))
    #expect(reason([[1, 0.5], [0.4, 1]]) == .notACorrelation(row: 1, column: 0))
    #expect(reason([[1, 1.1], [1.1, 1]]) == .notACorrelation(row: 1, column: 0))
    #expect(reason([[1, .nan], [.nan, 1]]) == .notACorrelation(row: 1, column: 0))
    #expect(
      reason([[1, -0.9, -0.9], [-0.9, 1, -0.9], [-0.9, -0.9, 1]]) == .notPositiveSemidefinite)
    #expect(reason([[1, 1, 1], [1, 1, -1], [1, -1, 1]]) == .notPositiveSemidefinite)
  }
}
