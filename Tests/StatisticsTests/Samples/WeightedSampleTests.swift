import Statistics
import Testing

struct WeightedSampleTests {
  @Test func `whole weights count subjects`() throws {
    let weighted = try WeightedSample([4, 7, 13], weights: [1, 3, 2])
    let repeated = try Sample([4, 7, 7, 7, 13, 13])
    #expect(isClose(weighted.mean, to: repeated.mean, relative: 1e-15))
    #expect(isClose(weighted.varianceOfFrequencies, to: repeated.variance, relative: 1e-15))
    #expect(isClose(weighted.effectiveCount, to: 36.0 / 14, relative: 1e-15))
  }

  @Test func `equal weights of any size weigh nothing`() throws {
    let weighted = try WeightedSample([4, 7, 13, 16], weights: [0.2, 0.2, 0.2, 0.2])
    #expect(isClose(weighted.varianceOfReliabilities, to: 30, relative: 1e-14))
    #expect(isClose(weighted.effectiveCount, to: 4, relative: 1e-15))
    #expect(weighted.varianceOfFrequencies == nil)  // less than one subject
  }

  @Test func `a single weighted value has no variance`() throws {
    let weighted = try WeightedSample([4, 7], weights: [3, 0])
    #expect(weighted.mean == 4)
    #expect(weighted.varianceOfReliabilities == nil)
    #expect(weighted.varianceOfFrequencies == 0)
  }

  @Test func `impossible weights and values are refused`() {
    #expect(throws: SampleError.impossibleWeight(weight: -1, position: 1)) {
      try WeightedSample([1, 2], weights: [1, -1])
    }
    #expect(throws: SampleError.noWeight) { try WeightedSample([1, 2], weights: [0, 0]) }
    #expect(throws: SampleError.noValues) { try WeightedSample([], weights: []) }
    #expect(throws: SampleError.impossibleValue(.infinity, position: 0)) {
      try WeightedSample([.infinity], weights: [1])
    }
  }

  @Test(arguments: try Reference.answers(in: "samples", of: "description"))
  func `agrees with R`(_ reference: ReferenceAnswer) throws {
    let theirs = reference.result
    // At a scale of 1e-100 and 1e100 R's squares stay within a Double, and ours.
    let weighted = try WeightedSample(
      theirs["values"].numbers.compactMap { $0 },
      weights: theirs["weights"].numbers.compactMap { $0 })
    let variance = try #require(weighted.varianceOfReliabilities)
    expectAgreement(
      weighted.mean, theirs["weighted_mean"].number, .means, relative: 1e-13,
      floor: variance.squareRoot(), "mean")
    expectAgreement(
      variance, theirs["weighted_variance"].number, .means, relative: 1e-13, "variance")
  }
}
