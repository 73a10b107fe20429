import Statistics
import Testing

struct SampleTests {
  @Test func `mean, variance and errors of four values, by hand`() throws {
    let sample = try Sample([16, 4, 13, 7])
    #expect(sample.mean == 10)
    #expect(sample.variance == 30)  // (36 + 36 + 9 + 9) / 3
    #expect(sample.standardErrorOfMean == 7.5.squareRoot())
    #expect(sample.median == 10)
    #expect(sample.minimum == 4)
    #expect(sample.maximum == 16)
    #expect(sample.count == 4)
  }

  @Test func `a common offset of a billion costs no digit`() throws {
    let sample = try Sample([1e9 + 16, 1e9 + 4, 1e9 + 13, 1e9 + 7])
    #expect(sample.mean == 1e9 + 10)
    #expect(sample.variance == 30)
  }

  @Test(arguments: [1e-300, 1e300, 0x1p-1060])
  func `a scale near the ends of a Double costs no digit`(scale: Double) throws {
    let sample = try Sample([16, 4, 13, 7].map { $0 * scale })
    #expect(isClose(sample.mean, to: 10 * scale, relative: 1e-14))
    // The values near the smallest Double are rounded themselves.
    let tolerance = scale < 1e-305 ? 1e-3 : 1e-14
    #expect(isClose(sample.standardDeviation, to: 30.0.squareRoot() * scale, relative: tolerance))
    let interval = try #require(sample.meanInterval())
    #expect(interval.lower < sample.mean && sample.mean < interval.upper)
    #expect(interval.upper.isFinite)
  }

  @Test func `a variance that a Double cannot hold is missing, its root is not`() throws {
    let sample = try Sample([1e200, 3e200])
    #expect(sample.variance == nil)
    #expect(isClose(sample.standardDeviation, to: 2.0.squareRoot() * 1e200, relative: 1e-15))
  }

  @Test func `a single value has a mean and quartiles, but no spread`() throws {
    let sample = try Sample([3.5])
    #expect(sample.mean == 3.5)
    #expect(sample.standardDeviation == nil)
    #expect(sample.variance == nil)
    #expect(sample.standardErrorOfMean == nil)
    #expect(sample.meanInterval() == nil)
    for definition in QuantileDefinition.allCases {
      #expect(sample.quantile(0.25, definition) == 3.5)
    }
    #expect(sample.interquartileRange() == 0)
  }

  @Test func `equal values have no spread at all`() throws {
    let sample = try Sample([0.1, 0.1, 0.1])
    #expect(sample.mean == 0.1)
    #expect(sample.variance == 0)
  }

  @Test func `the order of the values does not matter`() throws {
    let values = [0.1, 3e7, -2.5, 1e-9, 0.3, 12345.678]
    #expect(try Sample(values) == Sample(values.reversed()))
  }

  @Test func `without values there is no sample`() {
    #expect(throws: SampleError.noValues) { try Sample([]) }
  }

  @Test(arguments: [Double.infinity, -.infinity])
  func `an infinite value is refused with its position`(value: Double) {
    #expect(throws: SampleError.impossibleValue(value, position: 2)) {
      try Sample([1, 2, value, value])
    }
  }

  @Test func `a missing value is refused with its position`() {
    let error = #expect(throws: SampleError.self) { try Sample([1, .nan]) }
    #expect(
      error?.description
        == "Sample: value 1 is nan. Allowed: numbers from -1e305 to 1e305. "
        + "Leave missing values out.")
  }

  @Test func `quartiles of ten values by the definitions of three programs, by hand`() throws {
    let sample = try Sample([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    #expect(sample.quantile(0.25, .r) == 3.25)  // rank 9/4 + 1
    #expect(sample.quantile(0.25, .spss) == 2.75)  // rank 11/4
    #expect(sample.quantile(0.25, .sas) == 3)  // 10/4 is no whole number: the third value
    #expect(sample.interquartileRange(.spss) == 5.5)
  }

  @Test(arguments: try Reference.answers(in: "samples", of: "description"))
  func `agrees with R`(_ reference: ReferenceAnswer) throws {
    let theirs = reference.result
    let sample = try Sample(theirs["values"].numbers.compactMap { $0 })
    let error = try #require(sample.standardErrorOfMean)
    expectAgreement(
      sample.mean, theirs["mean"].number, .means, relative: 1e-14, floor: error, "mean")
    expectAgreement(
      sample.standardDeviation, theirs["sd"].number, .means, relative: 1e-14, "sd")
    expectAgreement(sample.median, theirs["median"].number, .means, relative: 1e-14, "median")
    #expect(sample.minimum == theirs["minimum"].number)
    #expect(sample.maximum == theirs["maximum"].number)
    for (name, level) in [("limits", 0.95), ("limits90", 0.9)] {
      let interval = try #require(sample.meanInterval(level: level))
      expectAgreement(
        [interval.lower, interval.upper], theirs[name].numbers, .means, relative: 1e-13,
        floor: error, name)
    }
    let probabilities = theirs["probabilities"].numbers.compactMap { $0 }
    for (definition, quantiles) in zip(QuantileDefinition.allCases, theirs["quantiles"].rows) {
      expectAgreement(
        probabilities.map { sample.quantile($0, definition) }, quantiles, .means,
        relative: 1e-13, floor: error, "quantiles, \(definition)")
    }
  }
}
