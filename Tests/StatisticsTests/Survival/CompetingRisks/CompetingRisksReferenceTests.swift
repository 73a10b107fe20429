import Statistics
import Testing

/// Cumulative incidence, Gray's test and Fine and Gray's model against R, on the trial of adjuvant
/// therapy of colon cancer: recurrence, and death without recurrence.
struct CompetingRisksReferenceTests {
  static func answers(_ kind: String) throws -> [ReferenceAnswer] {
    try Reference.answers(in: "coloncr_competing", of: kind)
  }

  /// The subjects, and the code of each in a column whose labels are given.
  private func subjects(by column: String?, labels: [String]) throws -> (CompetingEvents, [Int]) {
    let table = try DataTable("coloncr")
    let rows = Array(0..<table.count)
    let subjects = try CompetingEvents(
      times: table.numbers("time", at: rows),
      causes: table.numbers("status", at: rows).map { Int($0) }, names: ["1", "2"])
    guard let column else { return (subjects, rows.map { _ in 0 }) }
    return (subjects, try table.text(column).map { try #require(labels.firstIndex(of: $0)) })
  }

  /// The column after "group = coloncr$", and its values in alphabetical order.
  private func grouped(_ answer: ReferenceAnswer, after start: String) throws
    -> (column: String?, labels: [String])
  {
    guard let rest = answer.call.components(separatedAfter: start, before: ")") else {
      return (nil, [""])
    }
    let column = String(rest.prefix { $0.isLetter })
    guard !column.isEmpty else { return (nil, [""]) }
    return (column, Set(try DataTable("coloncr").text(column)).sorted())
  }

  @Test(arguments: try answers("cuminc_at") + answers("cuminc_curve"))
  func `incidences and Aalen's variances agree with cmprsk`(_ answer: ReferenceAnswer) throws {
    let (column, labels) = try grouped(answer, after: "group = coloncr$")
    let (subjects, codes) = try subjects(by: column, labels: labels)
    let curves = CumulativeIncidence.curves(of: subjects, by: codes)
    #expect(answer.result.names.count == 2 * labels.count)
    for name in answer.result.names {
      let parts = name.split(separator: " ")
      let group = column == nil ? 0 : try #require(labels.firstIndex(of: String(parts[0])))
      let cause = try #require(Int(parts[1]))
      let theirs = answer.result[name]
      // A curve names each time twice, below and above its step.
      let isCurve = answer.kind == "cuminc_curve"
      let rows = theirs["time"].numbers.indices.filter { !isCurve || $0 % 2 == 0 }
      for row in rows {
        let time = try #require(theirs["time"].numbers[row])
        let error = curves[group].standardError(of: cause, at: time, variance: .aalen)
        expectAgreement(
          curves[group].incidence(of: cause, at: time), theirs["est"].numbers[row],
          .cumulativeIncidence, relative: 1e-12)
        expectAgreement(
          error * error, theirs["var"].numbers[row], .cumulativeIncidence, relative: 1e-11)
      }
    }
  }

  @Test(arguments: try answers("aalen_johansen_at"))
  func `states, Greenwood's errors and limits agree with survfit`(
    _ answer: ReferenceAnswer
  ) throws {
    let (column, labels) = try grouped(answer, after: "state) ~ ")
    let (subjects, codes) = try subjects(by: column, labels: labels)
    let curves = CumulativeIncidence.curves(of: subjects, by: codes)
    #expect(answer.result.elements.count == curves.count)
    for (curve, theirs) in zip(curves, answer.result.elements) {
      for (row, time) in theirs["time"].numbers.enumerated() {
        let time = try #require(time)
        let states = 1...2
        let intervals =
          [curve.eventFreeInterval(at: time, scale: .log)]
          + states.map { curve.interval(of: $0, at: time, scale: .log) }
        let errors =
          [curve.eventFreeStandardError(at: time)]
          + states.map { curve.standardError(of: $0, at: time) }
        for (name, ours) in [
          ("pstate", curve.stateProbabilities(at: time)), ("std_err", errors),
        ] {
          expectAgreement(
            ours, theirs[name].rows[row], .cumulativeIncidence, relative: 1e-11, name)
        }
        expectAgreement(
          intervals.map { $0?.lower }, theirs["lower"].rows[row], .cumulativeIncidence,
          relative: 1e-11)
        expectAgreement(
          intervals.map { $0?.upper }, theirs["upper"].rows[row], .cumulativeIncidence,
          relative: 1e-11)
      }
    }
  }

  @Test(arguments: try answers("gray_test"))
  func `Gray's test agrees with cmprsk`(_ answer: ReferenceAnswer) throws {
    let column = try #require(
      answer.call.components(separatedAfter: "group = coloncr$", before: ",")
        ?? answer.call.components(separatedAfter: "group = coloncr$", before: ")"))
    let labels = Set(try DataTable("coloncr").text(column)).sorted()
    let (subjects, codes) = try subjects(by: column, labels: labels)
    let strata =
      try answer.call.contains("strata")
      ? DataTable("coloncr").text("extent").map { (Int($0) ?? 0) } : nil
    for theirs in answer.result.elements {
      let test = try GrayTest(
        of: try #require(Int(theirs["cause"].text ?? "")), in: subjects, by: codes,
        stratifiedBy: strata, rho: answer.call.contains("rho = 1") ? 1 : 0)
      expectAgreement(test.chiSquare, theirs["statistic"].number, .gray, relative: 1e-10)
      #expect(test.degreesOfFreedom == theirs["df"].number.map { Int($0) })
      expectAgreement(test.pValue, theirs["p"].number, .gray, relative: 1e-9)
    }
  }

  /// With this `gtol` R has taken one more step than it usually does, and is exact.
  @Test(arguments: try answers("fine_gray"))
  func `Fine and Gray's model agrees with crr to 1e-10`(_ answer: ReferenceAnswer) throws {
    let table = try DataTable("coloncr")
    let terms = answer.result["terms"].texts
    let rows = try table.completeRows(["time", "status"] + terms)
    var covariates = Covariates(count: rows.count)
    for term in terms { try covariates.append(term, table.numbers(term, at: rows)) }
    let model = try FineGrayModel(
      fitting: CompetingEvents(
        times: table.numbers("time", at: rows),
        causes: table.numbers("status", at: rows).map { Int($0) }),
      cause: answer.id.hasSuffix("1") ? 1 : 2, on: covariates)
    let result = answer.result
    #expect(model.subjectCount == result["n"].number.map { Int($0) })
    expectAgreement(
      model.coefficients.map(\.estimate), result["coef"].numbers, .fineGray, relative: 1e-10)
    expectAgreement(
      model.coefficients.map(\.standardError), result["se"].numbers, .fineGray, relative: 1e-10)
    expectAgreement(
      model.coefficients.map(\.waldPValue), result["p"].numbers, .fineGray, relative: 1e-9)
    expectAgreement(
      model.nullLogLikelihood, result["loglik_null"].number, .fineGray, relative: 1e-12)
    expectAgreement(model.logLikelihood, result["loglik"].number, .fineGray, relative: 1e-12)
  }
}
