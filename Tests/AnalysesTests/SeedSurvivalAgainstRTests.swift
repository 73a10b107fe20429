import Analyses
import Endpoints
import Foundation
import Statistics
import Testing

/// Survival of line 2 against R, on an analysis set that a script derived from the CSV files
/// without the program (Reference/generate). Tolerance: 1e-12 absolute for survival, 1e-9 relative
/// for the rest.
struct SeedSurvivalAgainstRTests {
  static let endpoints: [Endpoint] = [.progressionFreeSurvival, .overallSurvival]

  let expected: [String: Double?]

  init() throws {
    expected = Dictionary(
      uniqueKeysWithValues: try ReferenceTable("line2_R").rows.map { row in
        let name = [row["endpoint"], row["group"], row["statistic"]].compactMap(\.self)
        return (name.joined(separator: "/"), row["value"].flatMap(Double.init))
      })
  }

  func agrees(_ value: Double?, _ name: String) throws -> Bool {
    let expected = try #require(expected[name], "\(name)")
    guard let value, let expected else { return value == nil && expected == nil }
    return abs(value - expected) <= max(1e-12, 1e-9 * abs(expected))
  }

  @Test(arguments: Self.endpoints, IntervalScale.allCases)
  func `medians, rates and their limits agree`(
    _ endpoint: Endpoint, _ scale: IntervalScale
  ) throws {
    let options = SurvivalOptions(medianStyle: .inverted(scale))
    let answer = try SeedCohort.survival(endpoint, try SeedCohort.question(), options)
    for (name, group) in [("1", answer.groups[0]), ("0", answer.groups[1]), ("all", answer.total)] {
      let place = "\(endpoint.rawValue)/\(name)/"
      let days = { (months: Double?) in months.map { $0 * 30.4375 } }
      #expect(try agrees(days(group.median.months), place + "median \(scale.rawValue)"))
      #expect(try agrees(days(group.median.lower), place + "median lower \(scale.rawValue)"))
      #expect(try agrees(days(group.median.upper), place + "median upper \(scale.rawValue)"))
      for rate in group.rates {
        let month = Int(rate.months)
        #expect(try agrees(rate.survival, place + "rate \(month) \(scale.rawValue)"))
        #expect(try agrees(rate.interval?.lower, place + "rate lower \(month) \(scale.rawValue)"))
        #expect(try agrees(rate.interval?.upper, place + "rate upper \(month) \(scale.rawValue)"))
        #expect(try agrees(Double(rate.atRisk), place + "at risk \(month) \(scale.rawValue)"))
      }
      if scale == .logLog {
        #expect(try agrees(days(group.followUp.months), place + "follow-up"))
        #expect(try agrees(days(group.followUp.lower), place + "follow-up lower"))
        #expect(try agrees(days(group.followUp.upper), place + "follow-up upper"))
      }
    }
  }

  @Test(arguments: Self.endpoints, [TieMethod.efron, .breslow])
  func `log-rank test and hazard ratio agree`(
    _ endpoint: Endpoint, _ ties: TieMethod
  ) throws {
    let answer = try SeedCohort.survival(
      endpoint, try SeedCohort.question(), SurvivalOptions(ties: ties))
    let place = "\(endpoint.rawValue)/test/"
    let ratio = try #require(answer.groups[0].hazardRatio)
    #expect(answer.reference == "No ICI" && answer.groups[1].hazardRatio == nil)
    #expect(try agrees(answer.logRank?.chiSquare, place + "log-rank chi-square"))
    #expect(try agrees(answer.logRank?.pValue, place + "log-rank p"))
    #expect(try agrees(ratio.ratio, place + "hazard ratio \(ties.rawValue)"))
    #expect(try agrees(ratio.interval.lower, place + "hazard ratio lower \(ties.rawValue)"))
    #expect(try agrees(ratio.interval.upper, place + "hazard ratio upper \(ties.rawValue)"))
    #expect(try agrees(ratio.pValue, place + "wald p \(ties.rawValue)"))
  }
}
