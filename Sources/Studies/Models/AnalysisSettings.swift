import Endpoints
import Statistics

/// What another program has to know, beside the analysis data set, to repeat the numbers of a study: the settings that
/// `study.R` reads.
///
/// A setting with several values has several rows, in order. Without a row for it a setting is not set: no arm of Cox models
/// means all patients, no named covariates mean all characteristics. An empty value means none.
public struct AnalysisSettings: Sendable, Equatable {
  /// The columns.
  public static let header = ["setting", "value"]
  /// A setting and its value each.
  public private(set) var rows: [[String]] = []

  /// The settings of a study.
  ///
  /// - Parameter cohort: Its patients, with their plan.
  public init(of cohort: StudyCohort) {
    let plan = cohort.plan
    add("first_arm", plan.arms.first?.id)
    add("last_arm", plan.arms.last?.id)
    add("days_per_month", "\(cohort.rules.daysPerMonth)")
    add("ties", cohort.ties.rawValue)
    add("interval", plan.survival.interval.rawValue)
    for endpoint in plan.endpoints {
      let name = endpoint.endpoint.rawValue
      add("endpoint", name)
      for months in endpoint.landmarks { add("landmark:\(name)", "\(months)") }
    }
    for characteristic in cohort.characteristics { add(characteristic) }
    if let matching = plan.matching { add(matching, cohort) }
    add(plan.cox, cohort)
    add(plan.subgroups, cohort)
  }

  private mutating func add(_ setting: String, _ value: String?) {
    if let value { rows.append([setting, value]) }
  }

  private mutating func add(_ characteristic: StudyCohort.Characteristic) {
    add("characteristic", characteristic.id)
    for level in characteristic.levels { add("level:\(characteristic.id)", level) }
    if !characteristic.isNumber {
      add("reference:\(characteristic.id)", characteristic.levels[characteristic.reference])
    }
  }

  /// Names of characteristics, where some are named.
  private mutating func add(
    _ setting: String, _ names: [Written<String>], _ cohort: StudyCohort
  ) {
    guard !names.isEmpty else { return }
    for position in cohort.characteristics(named: names) {
      add(setting, cohort.characteristics[position].id)
    }
  }

  private mutating func add(_ matching: MatchingPlan, _ cohort: StudyCohort) {
    add("matching_covariate", matching.covariates, cohort)
    switch matching.caliper {
    case .probability(let width): add("\(width)", scale: "probability")
    case .logit(let width): add("\(width)", scale: "logit")
    case .standardDeviations(let multiple): add("\(multiple)", scale: "standard deviations")
    case nil: break
    }
    add("ratio", "\(matching.ratio)")
    add("robust", matching.isRobust ? "1" : "0")
  }

  private mutating func add(_ caliper: String, scale: String) {
    add("caliper", caliper)
    add("caliper_scale", scale)
  }

  private mutating func add(_ plan: CoxPlan?, _ cohort: StudyCohort) {
    guard let plan else { return add("cox_endpoint", "") }
    add("cox_arm", plan.arm.flatMap { cohort.arm(named: $0.value) }.map { cohort.plan.arms[$0].id })
    add("cox_enters_below", plan.entersBelow.map { "\($0)" })
    for endpoint in plan.endpoints { add("cox_endpoint", endpoint.rawValue) }
    add("cox_covariate", plan.covariates, cohort)
  }

  private mutating func add(_ plan: SubgroupPlan?, _ cohort: StudyCohort) {
    guard let plan else { return add("subgroup_endpoint", "") }
    for endpoint in plan.endpoints { add("subgroup_endpoint", endpoint.rawValue) }
    add("subgroup", plan.characteristics, cohort)
  }
}
