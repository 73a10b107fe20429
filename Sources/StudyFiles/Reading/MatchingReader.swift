import Statistics
import Studies

/// Reads how the arms are matched, and the other ways to make them comparable.
struct MatchingReader {
  static let keys = ["covariates", "ratio", "caliper", "scale", "robust"]
  static let alternativeKeys = ["method", "caliper", "scale"]

  private let names: StudyNames

  init(_ names: StudyNames) { self.names = names }

  /// The study's own matching.
  func plan(_ table: TableReader) -> MatchingPlan {
    var plan = MatchingPlan()
    plan.line = table.line
    plan.covariates = names.characteristics(table, "covariates")
    plan.ratio = table.whole("ratio", in: 1...10) ?? plan.ratio
    if let caliper = caliper(of: table) { plan.caliper = caliper.value }
    plan.isRobust = table.flag("robust") ?? plan.isRobust
    return plan
  }

  /// The other ways.
  func alternatives(_ tables: [TableReader]) -> [AlternativePlan] {
    var found: [AlternativePlan] = []
    for table in tables {
      table.requires("method", #"method = "iptw": how the arms are made comparable"#)
      guard let method = table.choice("method", Method.self) else { continue }
      let alternative = AlternativePlan(way(method, table), line: table.line)
      if let first = found.first(where: { $0.method == alternative.method }) {
        names.problems.add(
          table.line, "This [[alternative]] is the one of line \(first.line). State it once.")
      } else {
        found.append(alternative)
      }
    }
    return found
  }

  private func way(_ method: Method, _ table: TableReader) -> AlternativePlan.Method {
    if let target = method.target {
      refuseCaliper(table, method)
      return .weighting(target)
    }
    if method == .adjustment {
      refuseCaliper(table, method)
      return .adjustment
    }
    table.requires("caliper", "caliper = 0.2 with its scale, or caliper = \"none\"")
    return .matching(caliper(of: table)?.value ?? nil)
  }

  private func refuseCaliper(_ table: TableReader, _ method: Method) {
    for key in ["caliper", "scale"] {
      guard let member = table.member(key) else { continue }
      names.problems.add(
        member.line, "method \"\(method.rawValue)\" has no \(key). Leave it out; matching has one.")
    }
  }

  /// A caliper with its scale; `nil` where none is stated, its value `nil` for any distance.
  private func caliper(of table: TableReader) -> (value: MatchingPlan.Caliper?, line: Int)? {
    let scale = table.choice("scale", Scale.self)
    guard let member = table.member("caliper") else {
      if let scale = table.member("scale") {
        names.problems.add(
          scale.line, "\(table.place) has a scale without caliper. Add caliper = 0.2.")
      }
      return nil
    }
    if member.value.text == "none" { return (nil, member.line) }
    guard
      let number = table.number(
        "caliper", allowed: scale == .probability ? Scale.probabilities : Scale.distances,
        where: { $0 > 0 && $0 <= (scale == .probability ? 1 : 100) })
    else { return nil }
    guard table.member("scale") != nil else {
      names.problems.add(
        member.line,
        "caliper of \(table.place) has no scale, without which it says nothing. Add scale = … "
          + "Allowed: \(Scale.allCases.map(\.rawValue).joined(separator: ", ")).")
      return nil
    }
    return scale.map { ($0.caliper(number), member.line) }
  }

  /// Words for the ways.
  private enum Method: String, CaseIterable {
    case matching
    case everyone = "iptw"
    case treated = "att"
    case controls = "atc"
    case overlap
    case matchingWeights = "matching weights"
    case adjustment

    var target: PropensityWeights.Target? {
      switch self {
      case .everyone: .everyone
      case .treated: .treated
      case .controls: .controls
      case .overlap: .overlap
      case .matchingWeights: .matching
      case .matching, .adjustment: nil
      }
    }
  }

  /// Words for the units of a caliper.
  private enum Scale: String, CaseIterable {
    case probability
    case logit
    case standardDeviations = "standard deviations of the logit"

    static let probabilities = "a number above 0, at most 1, or \"none\""
    static let distances = "a number above 0, at most 100, or \"none\""

    func caliper(_ number: Double) -> MatchingPlan.Caliper {
      switch self {
      case .probability: .probability(number)
      case .logit: .logit(number)
      case .standardDeviations: .standardDeviations(number)
      }
    }
  }
}
