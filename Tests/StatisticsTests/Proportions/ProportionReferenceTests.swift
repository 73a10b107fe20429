import Statistics
import Testing

/// R's answers on single proportions, and the published intervals of Newcombe.
struct ProportionReferenceTests {
  static let single: [ReferenceAnswer] = (try? Reference.answers(in: "proportion_ci")) ?? []
  static let newcombe: [ReferenceAnswer] = (try? Reference.answers(in: "newcombe_1998")) ?? []

  @Test func `no case is missing`() {
    #expect(Self.single.count == 45)
    #expect(Self.newcombe.count == 4)
  }

  @Test(arguments: single)
  func `intervals of one proportion agree with R to 1e-12`(_ answer: ReferenceAnswer) throws {
    let theirs = answer.result
    let successes = Int(try #require(theirs["x"].number))
    let subjects = Int(try #require(theirs["n"].number))
    let level = try #require(theirs["conf_level"].number)
    for (method, name) in [
      (ProportionInterval.Method.clopperPearson, "clopper_pearson"), (.wilson, "wilson"),
      (.wilsonWithContinuityCorrection, "wilson_continuity"), (.wald, "wald"),
      (.agrestiCoull, "agresti_coull"),
    ] {
      let ours = try ProportionInterval(
        successes: successes, of: subjects, method: method, level: level)
      expectAgreement(ours.estimate, theirs["estimate"].number, .proportions, relative: 1e-14)
      expectAgreement(
        [ours.lower, ours.upper], theirs[name].numbers, .proportions, relative: 1e-12, floor: 1e-4,
        name)
    }
  }

  /// Newcombe, Stat Med 1998;17:873–890, table II; the reference's own search ends 1e-14 from the
  /// root.
  @Test(arguments: newcombe)
  func `intervals of a difference are those published`(_ answer: ReferenceAnswer) throws {
    let counts = try ["x1", "n1", "x2", "n2"].map { Int(try #require(answer.result[$0].number)) }
    let table = try TwoByTwoTable(
      successes: counts[0], of: counts[1], against: counts[2], of: counts[3])
    for (method, name) in [
      (RiskDifference.Method.newcombe, "newcombe"), (.miettinenNurminen, "miettinen_nurminen"),
    ] {
      let ours = try RiskDifference(in: table, method: method).interval
      expectAgreement(
        [ours.lower, ours.upper], answer.result[name].numbers, .proportions, relative: 1e-11, name)
      for (limit, printed) in zip(
        [ours.lower, ours.upper], answer.result[name + "_published"].numbers)
      {
        #expect(isClose(limit, to: printed, within: 0.000_050_1))
      }
    }
  }
}
