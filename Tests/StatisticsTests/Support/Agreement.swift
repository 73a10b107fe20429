import Foundation
import Testing

/// How well our numbers agree with those of the reference, family by family.
///
/// Every comparison counts; the worst of each family is kept. With the name of a file in the
/// environment variable `NADIR_AGREEMENT`, the table is written there when the tests end.
enum Agreement {
  /// What was compared, as a row of the table names it.
  enum Family: String, CaseIterable, Sendable {
    case distributions = "Distributions"
    case kaplanMeier = "Kaplan-Meier: curves, errors, limits"
    case survivalQuantiles = "Kaplan-Meier: quantiles"
    case restrictedMean = "Restricted mean"
    case spssKaplanMeier = "Kaplan-Meier as SPSS prints it"
    case bands = "Confidence bands"
    case logRank = "Log-rank family"
    case maxCombo = "MaxCombo"
    case milestones = "Milestone and RMST comparisons"
    case coxCoefficients = "Cox: coefficients and errors"
    case coxTests = "Cox: likelihoods and tests"
    case coxConcordance = "Cox: concordance"
    case coxPredictions = "Cox: baseline hazard and predictions"
    case coxResiduals = "Cox: residuals"
    case proportionalHazards = "Cox: tests of proportional hazards"
    case penalizedCox = "Cox: Firth's penalty, profile limits"
    case cumulativeIncidence = "Competing risks: cumulative incidence"
    case gray = "Competing risks: Gray's test"
    case fineGray = "Competing risks: Fine-Gray"
    case contingencyTables = "Contingency tables"
    case fisher = "Fisher's exact test"
    case stratifiedTables = "Stratified and paired tables"
    case proportions = "Proportions and their differences"
    case rankTests = "Rank tests"
    case means = "Means, variances, quantiles"
    case rates = "Poisson rates"
    case logistic = "Logistic regression"
    case poisson = "Poisson regression"
    case penalizedLogistic = "Logistic: Firth's penalty"
    case propensityWeights = "Propensity weights and balance"
    case matching = "Matching: pairs and distances"
    case imputation = "Multiple imputation"
    case bootstrap = "Bootstrap: intervals, bias, acceleration"
  }

  private struct Record {
    var worst = 0.0
    var count = 0
  }

  private static let lock = NSLock()
  nonisolated(unsafe) private static var records: [Family: Record] = [:]
  private static let isRecording: Bool = {
    guard ProcessInfo.processInfo.environment["NADIR_AGREEMENT"] != nil else { return false }
    atexit { Agreement.write() }
    return true
  }()

  fileprivate static func add(_ error: Double, to family: Family) {
    guard isRecording else { return }
    lock.withLock {
      records[family, default: Record()].worst = max(records[family]?.worst ?? 0, error)
      records[family, default: Record()].count += 1
    }
  }

  /// Writes the table as Markdown.
  private static func write() {
    guard let path = ProcessInfo.processInfo.environment["NADIR_AGREEMENT"] else { return }
    let rows = Family.allCases.compactMap { family in
      records[family].map {
        "| \(family.rawValue) | \($0.count) | \(String(format: "%.1e", $0.worst)) |"
      }
    }
    let head = ["| family | values compared | worst relative error |", "| --- | ---: | ---: |"]
    try? (head + rows).joined(separator: "\n").appending("\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
  }
}

/// Expects a value to agree with that of the reference, or both to be missing, and counts the
/// comparison.
///
/// - Parameters:
///   - ours: What this module computed.
///   - theirs: What the reference has.
///   - family: The row of the table of agreement.
///   - relative: The largest difference allowed, as a proportion of `theirs`.
///   - floor: A size below which the difference is measured as a proportion of the floor: rounding
///     leaves no relative precision in a value that is a small difference of larger ones.
///   - comment: What was compared, for the message.
///   - sourceLocation: Where the test stands.
func expectAgreement(
  _ ours: Double?, _ theirs: Double?, _ family: Agreement.Family, relative: Double,
  floor: Double = 0, _ comment: @autoclosure () -> String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let ours, let theirs else {
    if ours != nil || theirs != nil {
      Issue.record(
        "\(comment()): ours \(String(describing: ours)), reference \(String(describing: theirs))",
        sourceLocation: sourceLocation)
    }
    return
  }
  let error = ours == theirs ? 0 : abs(ours - theirs) / max(abs(theirs), floor)
  Agreement.add(error, to: family)
  if !(error <= relative) {
    Issue.record(
      "\(comment()): ours \(ours), reference \(theirs), relative error \(error)",
      sourceLocation: sourceLocation)
  }
}

/// Expects each value of a list to agree with that of the reference.
func expectAgreement(
  _ ours: [Double?], _ theirs: [Double?], _ family: Agreement.Family, relative: Double,
  floor: Double = 0, _ comment: @autoclosure () -> String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard ours.count == theirs.count else {
    Issue.record(
      "\(comment()): \(ours.count) values, reference \(theirs.count)",
      sourceLocation: sourceLocation)
    return
  }
  for index in ours.indices {
    expectAgreement(
      ours[index], theirs[index], family, relative: relative, floor: floor,
      "\(comment())[\(index)]", sourceLocation: sourceLocation)
  }
}
