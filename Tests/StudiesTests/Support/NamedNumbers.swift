import Endpoints
import Statistics

@testable import Studies

/// Numbers of an answer by the names that R's answers have.
struct NamedNumbers {
  let cohort: StudyCohort
  private(set) var values: [String: Double] = [:]

  init(_ cohort: StudyCohort) { self.cohort = cohort }

  var arms: [String] { [cohort.plan.arms[0].id, cohort.plan.arms[cohort.plan.arms.count - 1].id] }

  mutating func add(_ name: String, _ value: Double?) {
    if let value { values[name] = value }
  }

  mutating func add(_ name: String, _ effect: EffectEstimate?, low: String, high: String) {
    add("\(name).hr", effect?.ratio)
    add("\(name).\(low)", effect?.interval.lower)
    add("\(name).\(high)", effect?.interval.upper)
    add("\(name).p", effect?.pValue)
  }

  mutating func add(_ tables: [CoxTable]) {
    for (number, table) in tables.enumerated() {
      let start = "t\(number + 4)"
      for factor in table.factors { add(factor, start) }
      add("\(start).ph_p", table.proportionality?.pValue)
      add("\(start).concordance", table.concordance)
      add("\(start).n", Double(table.multivariableCount))
      add("\(start).events", Double(table.multivariableEventCount))
    }
  }

  private mutating func add(_ factor: CoxTable.Factor, _ table: String) {
    let characteristic = cohort.characteristics[factor.characteristic]
    let start = "\(table).\(characteristic.id)"
    add("\(start).p", factor.pValue)
    add("\(start).ph_p", factor.proportionality?.pValue)
    for level in factor.levels {
      let part = characteristic.levels.count > 2 ? ".\(characteristic.levels[level.level])" : ""
      let ends = ("ci_low", "ci_high")
      add("\(start)\(part).univariate", level.univariable, low: ends.0, high: ends.1)
      add("\(start)\(part).multivariate", level.multivariable, low: ends.0, high: ends.1)
    }
  }

  mutating func add(_ forests: [SubgroupForest]) {
    for forest in forests {
      let endpoint = cohort.plan.endpoints[forest.endpoint].endpoint.rawValue.uppercased()
      let end = ".before_psm.\(arms.joined(separator: " vs ")).\(endpoint)"
      add("sv.all\(end)", forest.overall.effect, low: "hr_low", high: "hr_high")
      for factor in forest.factors {
        let characteristic = cohort.characteristics[factor.characteristic]
        add("sv.\(characteristic.id)\(end).p_interaction", factor.interactionPValue)
        for row in factor.rows {
          let level = characteristic.levels[row.level]
          let sign = level.first.map { "<>".contains($0) } == true ? "" : "="
          add(
            "sv.\(characteristic.id)\(sign)\(level)\(end)", row.effect, low: "hr_low",
            high: "hr_high")
        }
      }
    }
  }

  /// Adds effects; `words` are those of the alternatives, by position.
  mutating func add(_ rows: [EffectRow], words: [String]) {
    for row in rows {
      let endpoint = cohort.plan.endpoints[row.endpoint].endpoint.rawValue.uppercased()
      let word =
        switch row.method {
        case .unadjusted: "unadjusted"
        case .matched: "matched"
        case .alternative(let position): words[position]
        }
      let start = "ef.\(endpoint).\(word)"
      add(start, row.effect, low: "ci_low", high: "ci_high")
      add("\(start).e_value", row.eValue?.estimate)
      add("\(start).e_value_limit", row.eValue?.limit)
      add("\(start).max_smd", row.largestDifference)
      for (arm, size) in zip(arms, row.sizes) { add("\(start).n.\(arm)", size) }
    }
  }

  mutating func addCurves(_ phase: String, _ subjects: [Int]) throws {
    for (position, planned) in cohort.plan.endpoints.enumerated() {
      let endpoint = planned.endpoint.rawValue.uppercased()
      let counts = StudyTimes(position, of: cohort)
        .counts(subjects, isTreated: cohort.isTreated(subjects))
      let start = "sv.all.\(phase)_psm"
      var all = counts[0]
      all.merge(counts[1])
      for (group, counts) in zip(["all"] + arms, [all] + counts) {
        add("\(start).\(group).\(endpoint)", KaplanMeierEstimate(counts), planned)
      }
      let test = try LogRankTest(comparing: counts)
      add("\(start).\(arms.joined(separator: " vs ")).\(endpoint).p_logrank", test.pValue)
    }
  }

  private mutating func add(
    _ name: String, _ curve: KaplanMeierEstimate, _ planned: PlannedEndpoint
  ) {
    let month = cohort.rules.daysPerMonth
    add("\(name).n", Double(curve.count))
    add("\(name).events", Double(curve.eventCount))
    let limits: (Double?, Double?)
    if cohort.plan.survival.interval == .spss {
      let median = curve.spssMedianInterval()
      limits = (median?.lower, median?.upper)
      add("\(name).median", median.map { $0.median / month })
    } else {
      let interval = curve.medianInterval(scale: .logLog)
      limits = (interval.lower, interval.upper)
      add("\(name).median", curve.median.map { $0 / month })
    }
    add("\(name).ci_low", limits.0.map { $0 / month })
    add("\(name).ci_high", limits.1.map { $0 / month })
    for months in planned.landmarks where months * month <= curve.lastTime ?? 0 {
      add("\(name).rate_\(Int(months))m", curve.survival(at: months * month))
    }
  }
}
