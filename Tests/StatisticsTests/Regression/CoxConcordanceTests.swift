import Statistics
import Testing

struct CoxConcordanceTests {
  /// Every case of a Cox model with a concordance, as its file and identifier.
  static func answers() throws -> [ReferenceAnswer] {
    let files = CoxReferenceTests.files + ["heart_startstop", "coloncr_competing", "colonps_psm"]
    return try files.flatMap { try Reference.answers(in: $0) }.filter {
      $0.kind.hasPrefix("coxph") && $0.result["concordance"].number != nil
    }
  }

  @Test(arguments: try answers())
  func `the concordance of a model and its error agree with R`(_ answer: ReferenceAnswer) throws {
    let model = try CoxCall(answer).model()
    let concordance = try model.concordance()
    let result = try CoxConcordanceTests.withTiedPair(answer, concordance)
    expectAgreement(
      concordance.estimate, result["concordance"].number, .coxConcordance, relative: 1e-12,
      "concordance")
    expectAgreement(
      concordance.standardError, result["concordance_se"].number, .coxConcordance,
      relative: 1e-11, "concordance_se")
  }

  /// The answer, but in one case that of the same model with Efron's ties, which orders all subjects
  /// alike: there R's linear predictors of two subjects with equal covariates, whose weights have
  /// the product 1.54, differed by rounding, and it counted half of 1.54 as discordant. R on another
  /// machine agrees with Efron's.
  private static func withTiedPair(
    _ answer: ReferenceAnswer, _ ours: Concordance
  ) throws -> ReferenceValue {
    guard answer.id == "lung/cox/weights(wt_frac)/breslow" else { return answer.result }
    let pairs = ours.concordant + ours.discordant + ours.tiedScores
    expectAgreement(
      (ours.estimate ?? 0) - 0.77 / pairs, answer.result["concordance"].number, .coxConcordance,
      relative: 1e-12)
    return try #require(
      try answers().first { $0.id == "lung/cox/weights(wt_frac)/efron" }?.result)
  }

  @Test func `rows of one cluster vary together in the error of the concordance`() throws {
    let times = (1...30).map(Double.init)
    var covariates = Covariates(count: 30)
    try covariates.append("x", times.map { Double(Int($0 * 7) % 11) })
    let subjects = try TimeToEvent(times: times, events: times.map { Int($0) % 4 > 0 })
    let labels = times.map { Int($0) / 3 }
    let model = try CoxModel(fitting: subjects, on: covariates, clusters: labels)
    let concordance = try model.concordance()
    let score = model.linearPredictors().map(\.estimate)
    #expect(try concordance == Concordance(of: subjects, score: score, clusters: labels))
    #expect(
      try concordance.standardError != Concordance(of: subjects, score: score).standardError)
  }

  @Test func `few patterns of many rows have the concordance of their predictors`() throws {
    let count = 3_000
    var covariates = Covariates(count: count)
    covariates.append("a", (0..<count).map { $0 % 3 == 0 })
    covariates.append(
      factor: "b", levels: ["0", "1", "2"], codes: (0..<count).map { ($0 * $0 / 7) % 3 })
    try covariates.append("c", (0..<count).map { Double(($0 * 5 / 3) % 4) })
    let subjects = try TimeToEvent(
      times: (0..<count).map { Double(($0 * 7_919) % 1_009) },
      events: (0..<count).map { $0 % 5 > 1 })
    let model = try CoxModel(fitting: subjects, on: covariates)
    let other = try Concordance(
      of: subjects,
      score: model.linearPredictors(from: .zero).map { ($0.estimate * 1e12).rounded() })
    #expect(try model.concordance() == other)
  }

  @Test(arguments: [1e300, 1e-100, 1e-300])
  func `weights of any size leave the concordance as it is`(_ unit: Double) throws {
    let (times, events) = ([1.0, 2, 3, 4, 5], [true, true, false, true, true])
    let weights = [0.5, 2, 1, 3, 1]
    let score = [2.0, 5, 3, 3, 1]
    let plain = try Concordance(
      of: TimeToEvent(times: times, events: events, weights: weights), score: score)
    let scaled = try Concordance(
      of: TimeToEvent(times: times, events: events, weights: weights.map { unit * $0 }),
      score: score)
    #expect(isClose(scaled.estimate ?? 0, to: plain.estimate ?? 1))
    #expect(isClose(scaled.standardError ?? 0, to: plain.standardError ?? 1))
  }
}
