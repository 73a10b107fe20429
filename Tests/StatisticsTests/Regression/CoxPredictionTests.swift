import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct CoxPredictionTests {
  static func answers(of kind: String) throws -> [ReferenceAnswer] {
    try (CoxReferenceTests.files + ["heart_startstop"]).flatMap {
      try Reference.answers(in: $0, of: kind)
    }
  }

  @Test(arguments: try answers(of: "basehaz"))
  func `the baseline hazard agrees with R`(_ answer: ReferenceAnswer) throws {
    let curves = try CoxCall(answer).model().baseline()
    let times = answer.result["time"].numbers.compactMap { $0 }
    #expect(curves.count == 1)
    expectAgreement(
      times.map(curves[0].cumulativeHazard), answer.result["cumhaz"].numbers, .coxPredictions,
      relative: 1e-10, answer.id)
  }

  /// The subjects of `newdata` in the calls, by data set: the columns that differ from 0.
  private static let subjects: [String: [[String: Double]]] = [
    "aml": [[:], ["x=Nonmaintained": 1]],
    "lung": [1, 2].map { ["age": 60, "sex": $0, "ph_ecog": 1] },
    "veteran": [1, 2].map {
      ["trt": $0, "celltype=large": 1, "karno": 60, "diagtime": 5, "age": 60]
    },
    "ovarian": [1, 2].map { ["age": 60, "rx": $0, "resid_ds": 1, "ecog_ps": 1] },
    "colon": [0, 1].map {
      ["rx=Lev+5FU": $0, "sex": 1, "age": 60, "nodes": 3, "differ": 2, "extent": 3]
    },
  ]

  @Test(arguments: try answers(of: "survfit_coxph"))
  func `predicted survival and its limits agree with R`(_ answer: ReferenceAnswer) throws {
    let model = try CoxCall(answer).model()
    let subjects = try #require(
      CoxPredictionTests.subjects[answer.id.prefix { $0 != "/" }.description])
    var covariates = Covariates(count: subjects.count)
    // The order of columns is of no matter.
    for name in model.coefficients.map(\.name).reversed() {
      try covariates.append(name, subjects.map { $0[name] ?? 0 })
    }
    let result = answer.result
    let times = Array(Set(result["time"].numbers.compactMap { $0 })).sorted()
    let points = try model.survival(for: covariates).flatMap { curve in
      times.map { (curve, $0) }
    }
    for (name, values) in [
      ("surv", points.map { $0.0.survival(at: $0.1) }),
      ("std_err", points.map { $0.0.standardError(at: $0.1) }),
      ("lower", points.map { $0.0.interval(at: $0.1, scale: .log)?.lower ?? .nan }),
      ("upper", points.map { $0.0.interval(at: $0.1, scale: .log)?.upper ?? .nan }),
    ] {
      expectAgreement(values, result[name].numbers, .coxPredictions, relative: 1e-10, name)
    }
  }

  @Test func `the baseline of one event, by hand`() throws {
    // Events of 0, 1, 0 with hazards 1 and θ = √2: the steps are 1/(2 + θ), 1/(1 + θ) and 1.
    let model = try CoxPredictionTests.threeEvents()
    let curve = try model.baseline()[0]
    let ratio = 2.0.squareRoot()
    #expect(curve.steps.map(\.time) == [1, 2, 3])
    #expect(isClose(curve.cumulativeHazard(at: 1), to: 1 / (2 + ratio), relative: 1e-12))
    #expect(
      isClose(
        curve.cumulativeHazard(at: 2.5), to: 1 / (2 + ratio) + 1 / (1 + ratio), relative: 1e-12))
    #expect(curve.survival(at: 0.5) == 1)
    #expect(curve.interval(at: 0.5) == ConfidenceInterval(lower: 1, upper: 1, level: 0.95))
    #expect(curve.quantile(0.5) == 2)
    #expect(curve.quantile(0.99) == nil)
    #expect(curve.stratum == nil)
  }

  @Test func `a subject with a hazard ratio has the survival of the reference to its power`() throws
  {
    let model = try CoxPredictionTests.threeEvents()
    var covariates = Covariates(count: 1)
    try covariates.append("group", [1])
    let (base, other) = (try model.baseline()[0], try model.survival(for: covariates)[0])
    for (step, its) in zip(base.steps, other.steps) {
      #expect(isClose(its.survival, to: pow(step.survival, 2.0.squareRoot()), relative: 1e-12))
    }
    let predictors = model.linearPredictors(for: covariates, from: .zero)
    #expect(isClose(predictors[0].estimate, to: log(2) / 2, relative: 1e-12))
    #expect(predictors[0].standardError == model.coefficients[0].standardError)
  }

  @Test func `predictors far beyond what a Double can hold neither overflow nor vanish into NaN`()
    throws
  {
    let model = try CoxPredictionTests.threeEvents()
    var covariates = Covariates(count: 4)
    try covariates.append("group", [2_000, -2_000, 1e300, -1e300])
    for (curve, survival) in zip(try model.survival(for: covariates), [0.0, 1, 0, 1]) {
      for step in curve.steps {
        #expect(step.survival == survival)
        #expect(step.cumulativeHazard.isFinite && step.cumulativeHazardError.isFinite)
        #expect(step.standardError.isFinite)
      }
      for scale in IntervalScale.allCases {
        let limits = curve.interval(at: 2, scale: scale)
        #expect(limits.map { $0.lower.isFinite && $0.upper.isFinite } ?? true)
      }
    }
  }

  @Test func `hazards that differ by e to the 700 have a baseline and residuals`() throws {
    let times = (1...40).map(Double.init)
    let offset = times.map { 700 * sin($0) }
    var covariates = Covariates(count: 40)
    try covariates.append("x", times.map { cos(3 * $0) })
    let subjects = try TimeToEvent(times: times, events: times.map { Int($0) % 3 > 0 })
    // Wide offsets leave each event to be the largest hazard of its risk set or not.
    let model = try CoxModel(
      fitting: subjects, on: covariates, offset: offset.map { $0 / 50 })
    let shifted = try CoxModel(
      fitting: subjects, on: covariates, offset: offset.map { $0 / 50 + 650 })
    let (residuals, others) = (try model.eventResiduals(), try shifted.eventResiduals())
    for (own, other) in zip(residuals.martingale, others.martingale) {
      #expect(isClose(own, to: other, within: 1e-9))
    }
    #expect(abs(residuals.martingale.reduce(0, +)) < 1e-10)
    let curves = try CoxModel(fitting: subjects, on: covariates).survival(
      for: covariates, offset: offset)
    #expect(curves.flatMap(\.steps).allSatisfy { $0.cumulativeHazard.isFinite })
  }

  @Test func `a stratum without an event has no steps`() throws {
    var covariates = Covariates(count: 5)
    try covariates.append("x", [0, 1, 0, 1, 0])
    let model = try CoxModel(
      fitting: TimeToEvent(times: [1, 2, 3, 4, 5], events: [true, true, true, false, false]),
      on: covariates, strata: [7, 7, 7, 9, 9])
    #expect(try model.baseline().map(\.stratum) == [7])
    let curves = try model.survival(for: covariates, strata: [7, 7, 7, 9, 9])
    #expect(curves.map(\.steps.count) == [3, 3, 3, 0, 0])
    #expect(curves[4].survival(at: 10) == 1)
  }

  @Test func `a new subject needs every column and a stratum where the model has strata`()
    async throws
  {
    await #expect(processExitsWith: .failure) {
      let model = try CoxPredictionTests.threeEvents()
      _ = try model.survival(for: Covariates(count: 1))
    }
    await #expect(processExitsWith: .failure) {
      let model = try CoxPredictionTests.threeEvents()
      _ = try model.survival(for: model.threeSubjects, strata: [0, 0, 0])
    }
  }

  /// Events of 0, 1, 0 at 1, 2, 3.
  static func threeEvents() throws -> CoxModel {
    var covariates = Covariates(count: 3)
    try covariates.append("group", [0, 1, 0])
    return try CoxModel(
      fitting: TimeToEvent(times: [1, 2, 3], events: [true, true, true]), on: covariates)
  }
}

extension CoxModel {
  /// Covariates for a model of one column named group.
  fileprivate var threeSubjects: Covariates {
    get throws {
      var covariates = Covariates(count: 3)
      try covariates.append("group", [0, 1, 0])
      return covariates
    }
  }
}
