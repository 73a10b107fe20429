import Statistics
import Testing

struct MultiplicityAdjustmentTests {
  @Test func `Holm's factors fall from the number of tests to 1, by hand`() throws {
    // 4 · 0.005, 3 · 0.01, 2 · 0.03, and 0.06 again because 1 · 0.04 is below it.
    let adjusted = try MultiplicityAdjustment.holm.adjusted([0.01, 0.04, 0.03, 0.005])
    #expect(adjusted == [0.03, 0.06, 0.06, 0.02])
  }

  @Test func `a test without a p value is no part of the family`() throws {
    let adjusted = try MultiplicityAdjustment.bonferroni.adjusted([nil, 0.01, nil, 0.02])
    #expect(adjusted == [nil, 0.02, nil, 0.04])
  }

  @Test(arguments: MultiplicityAdjustment.allCases)
  func `one test alone keeps its p value, and no test has none`(method: MultiplicityAdjustment)
    throws
  {
    #expect(try method.adjusted([0.3]) == [0.3])
    #expect(try method.adjusted([] as [Double]).isEmpty)
  }

  @Test(arguments: MultiplicityAdjustment.allCases)
  func `the order of the tests does not matter`(method: MultiplicityAdjustment) throws {
    let p = [0.2, 0.001, 0.04, 0.04, 0.9, 0.012]
    #expect(try method.adjusted(p.reversed()) == method.adjusted(p).reversed())
  }

  @Test(arguments: [-0.1, 1.5, .nan, .infinity])
  func `what is not a probability is refused with its position`(value: Double) {
    let error = #expect(throws: SampleError.self) {
      try MultiplicityAdjustment.holm.adjusted([0.5, nil, value] as [Double?])
    }
    #expect(
      error?.description == "Multiplicity adjustment: p value 2 is \(value). Allowed: 0 to 1.")
  }

  @Test(arguments: try Reference.answers(in: "multiplicity"))
  func `agrees with R`(_ reference: ReferenceAnswer) throws {
    let p = reference.result["p"].numbers.compactMap { $0 }
    let names: [MultiplicityAdjustment: String] = [
      .bonferroni: "bonferroni", .holm: "holm", .hochberg: "hochberg", .hommel: "hommel",
      .benjaminiHochberg: "BH", .benjaminiYekutieli: "BY",
    ]
    for (method, name) in names {
      expectAgreement(
        try method.adjusted(p), reference.result[name].numbers, .rankTests, relative: 1e-14,
        floor: 1e-300, name)
    }
  }
}
