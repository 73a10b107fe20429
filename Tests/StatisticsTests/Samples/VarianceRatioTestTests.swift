import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct VarianceRatioTestTests {
  @Test func `equal variances have a ratio of 1 and a p of 1`() throws {
    let test = try VarianceRatioTest(comparing: Sample([1, 2, 3]), with: Sample([10, 11, 12]))
    #expect(test.ratio == 1)
    #expect(isClose(test.pValue, to: 1, relative: 1e-14))
    for alternative in [Alternative.less, .greater] {
      #expect(isClose(exp(test.logPValue(alternative)), to: test.pValue(alternative)))
    }
  }

  @Test func `two values each have a distribution with an arc tangent, by hand`() throws {
    // F(1, 1) = t² with 1 degree of freedom: P(F > 9) = 1 − 2·arctan(3)/π = 0.2048327646991335
    let test = try VarianceRatioTest(comparing: Sample([0, 3]), with: Sample([0, 1]))
    #expect(isClose(test.pValue(.greater), to: 0.2048327646991335, relative: 1e-13))
    #expect(isClose(test.pValue(.less), to: 1 - 0.2048327646991335, relative: 1e-13))
  }

  @Test func `exchanging the samples inverts the ratio and its limits`() throws {
    let (a, b) = (try Sample([4, 5, 7.5, 8]), try Sample([1, 2, 2.5, 9, 12]))
    let one = try VarianceRatioTest(comparing: a, with: b)
    let other = try VarianceRatioTest(comparing: b, with: a)
    #expect(isClose(one.ratio, to: 1 / other.ratio, relative: 1e-14))
    #expect(isClose(one.interval().lower, to: 1 / other.interval().upper, relative: 1e-12))
    #expect(isClose(one.pValue, to: other.pValue, relative: 1e-12))
  }

  @Test func `a constant sample, or a single value, is refused`() {
    #expect(throws: SampleError.noVariation(analysis: "Variance ratio test")) {
      try VarianceRatioTest(comparing: Sample([1, 2]), with: Sample([3, 3]))
    }
    #expect(
      throws: SampleError.tooFew(
        analysis: "Variance ratio test", what: .values, found: 1, needed: 2)
    ) {
      try VarianceRatioTest(comparing: Sample([1, 2]), with: Sample([3]))
    }
  }
}
