import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct TTestTests {
  @Test func `equal variances of two small samples, by hand`() throws {
    // Means 2 and 5, variances 1 and 1: 3 / √(1/3 + 1/3) with 4 degrees of freedom.
    let test = try TTest(
      comparing: Sample([4, 5, 6]), with: Sample([1, 2, 3]), equalVariances: true)
    #expect(test.estimate == 3)
    #expect(isClose(test.statistic, to: 3 / (2.0 / 3).squareRoot(), relative: 1e-15))
    #expect(test.degreesOfFreedom == 4)
    #expect(isClose(test.standardizedDifference, to: 3, relative: 1e-15))
  }

  @Test func `a t of 1 with 1 degree of freedom has a p of 1/2`() throws {
    // Mean 1, standard error 1: the Cauchy distribution, 1/2 − arctan(1)/π = 1/4 on each side.
    let test = try TTest(of: Sample([0, 2]))
    #expect(isClose(test.pValue, to: 0.5, relative: 1e-14))
    #expect(isClose(test.pValue(.greater), to: 0.25, relative: 1e-14))
    #expect(isClose(test.pValue(.less), to: 0.75, relative: 1e-14))
    #expect(isClose(test.logPValue, to: log(0.5), relative: 1e-14))
  }

  /// Student, *Biometrika* 1908;6:20: hours of sleep gained with two drugs, mean difference 1.58.
  @Test func `Student's own data, paired`() throws {
    let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
    let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    let test = try TTest(pairing: second, with: first)
    #expect(isClose(test.estimate, to: 1.58, within: 1e-14))
    #expect(isClose(test.statistic, to: 4.0621, within: 5e-5))  // R's manual of t.test
    #expect(isClose(test.pValue, to: 0.002833, within: 5e-7))
  }

  @Test func `a common offset changes nothing`() throws {
    let (a, b) = ([4.0, 5, 7.5], [1.0, 2, 2.5, 9])
    let plain = try TTest(comparing: Sample(a), with: Sample(b))
    let offset = 0x1p40
    let moved = try TTest(
      comparing: Sample(a.map { $0 + offset }), with: Sample(b.map { $0 + offset }))
    #expect(isClose(moved.statistic, to: plain.statistic, relative: 1e-14))
    #expect(isClose(moved.degreesOfFreedom, to: plain.degreesOfFreedom, relative: 1e-14))
  }

  @Test(arguments: [1e-300, 1e300])
  func `a scale near the ends of a Double changes only the unit`(scale: Double) throws {
    let (a, b) = ([4.0, 5, 7.5], [1.0, 2, 2.5, 9])
    let plain = try TTest(comparing: Sample(a), with: Sample(b))
    let scaled = try TTest(
      comparing: Sample(a.map { $0 * scale }), with: Sample(b.map { $0 * scale }))
    #expect(isClose(scaled.statistic, to: plain.statistic, relative: 1e-13))
    #expect(isClose(scaled.pValue, to: plain.pValue, relative: 1e-12))
    #expect(isClose(scaled.interval().upper, to: plain.interval().upper * scale, relative: 1e-12))
  }

  @Test func `exchanging the samples turns the sign`() throws {
    let (a, b) = (try Sample([4, 5, 7.5]), try Sample([1, 2, 2.5, 9]))
    let (one, other) = (try TTest(comparing: a, with: b), try TTest(comparing: b, with: a))
    #expect(one.statistic == -other.statistic)
    #expect(one.pValue == other.pValue)
    #expect(one.pValue(.less) == other.pValue(.greater))
  }

  @Test func `a p value too small for a Double has a logarithm`() throws {
    let values = (0..<4000).map { 1000 + Double($0 % 2) }
    let test = try TTest(of: Sample(values))
    #expect(test.pValue == 0)
    #expect(test.logPValue < -700)
    #expect(test.logPValue.isFinite)
  }

  @Test func `constant and single values have no t, and say so`() throws {
    let constant = try Sample([2, 2, 2])
    #expect(throws: SampleError.noVariation(analysis: "t test")) {
      try TTest(comparing: constant, with: Sample([3, 3]))
    }
    #expect(throws: SampleError.noVariation(analysis: "t test")) { try TTest(of: constant) }
    #expect(throws: SampleError.noVariation(analysis: "t test")) {
      try TTest(pairing: [1, 2, 3], with: [2, 3, 4])
    }
    let error = #expect(throws: SampleError.self) {
      try TTest(comparing: Sample([1, 2, 3]), with: Sample([1]))
    }
    #expect(error?.description == "t test: 1 value is too few. Needed: at least 2.")
  }

  @Test func `with equal variances one sample may have a single value`() throws {
    let test = try TTest(comparing: Sample([1, 3]), with: Sample([5]), equalVariances: true)
    #expect(test.degreesOfFreedom == 1)
    #expect(isClose(test.statistic, to: -3 / 3.0.squareRoot(), relative: 1e-15))
    #expect(test.standardizedDifference == nil)
  }

  @Test func `one constant sample leaves the other's variance`() throws {
    let test = try TTest(comparing: Sample([1, 3]), with: Sample([5, 5, 5]))
    #expect(test.statistic == -3)
    #expect(test.degreesOfFreedom == 1)
  }

  @Test(arguments: try Reference.answers(in: "samples", of: "two_samples"))
  func `two samples are compared as by R`(_ reference: ReferenceAnswer) throws {
    let theirs = reference.result
    let (a, b) = try twoSamples(theirs)
    let welch = try TTest(comparing: a, with: b)
    expectAgreement(welch, theirs["welch"], "Welch")
    expectAgreement(
      try TTest(comparing: a, with: b, equalVariances: true), theirs["student"], "Student")
    expectAgreement(
      try TTest(comparing: a, with: b, hypothesized: 1.5), theirs["shifted"], "shifted")
    expectAgreement(welch.pValue, theirs["welch_sides"], .means, relative: 1e-11)
    let interval = welch.interval(level: 0.99)
    expectAgreement(
      [interval.lower, interval.upper], theirs["welch99"].numbers, .means, relative: 1e-11,
      floor: welch.standardError, "99%")
    expectAgreement(try VarianceRatioTest(comparing: a, with: b), theirs["variance_ratio"])
    expectAgreement(
      try VarianceRatioTest(comparing: a, with: b).pValue, theirs["variance_sides"], .means,
      relative: 1e-11)
  }

  @Test(arguments: try Reference.answers(in: "samples", of: "paired"))
  func `differences are tested as by R`(_ reference: ReferenceAnswer) throws {
    let differences = reference.result["differences"].numbers.compactMap { $0 }
    expectAgreement(try TTest(of: Sample(differences)), reference.result["t"], "paired")
  }
}

/// The samples of a case.
func twoSamples(_ theirs: ReferenceValue) throws -> (Sample, Sample) {
  (
    try Sample(theirs["first"].numbers.compactMap { $0 }),
    try Sample(theirs["second"].numbers.compactMap { $0 })
  )
}

/// Expects the p values against each alternative to agree with R's.
func expectAgreement(
  _ pValue: (Alternative) -> Double, _ theirs: ReferenceValue, _ family: Agreement.Family,
  relative: Double, floor: Double = 0, _ what: String = "p"
) {
  for (alternative, name) in [
    (Alternative.twoSided, "two.sided"), (.less, "less"), (.greater, "greater"),
  ] {
    expectAgreement(
      pValue(alternative), theirs[name].number, family, relative: relative, floor: floor,
      "\(what) \(name)")
  }
}
