import Analyses
import ClinicalRecords
import Endpoints

/// The analysis data set of a study: a row for each patient with all that its models and curves are made from, for other
/// programs to repeat them.
///
/// A cell that is empty is not known, or does not exist. Times are whole days as the study counts them; an event is 1, a
/// censored time 0. Numbers have a point, and all their digits.
public struct AnalysisDataSet: Sendable {
  /// The names of the columns: `study_key`, `line`, `arm`, then each characteristic by its name, `response`, per endpoint
  /// `pfs_days`, `pfs_event` and `pfs_ending`, and after matching `score` and `matched_set`.
  public let header: [String]
  private let cohort: StudyCohort
  /// By position of the subject.
  private let scores: [Double?]
  /// By position of the subject, 1 for the first.
  private let sets: [Int?]

  /// The data set of a study.
  ///
  /// - Parameters:
  ///   - cohort: The patients.
  ///   - matching: Who was matched.
  public init(_ cohort: StudyCohort, matching: MatchedCohort?) {
    self.cohort = cohort
    let plan = cohort.plan
    header =
      AnalysisDataSet.leading + cohort.characteristics.map(\.id) + ["response"]
      + plan.endpoints.flatMap { AnalysisDataSet.columns(of: $0.endpoint) }
      + (matching == nil ? [] : AnalysisDataSet.trailing)
    var scores = [Double?](repeating: nil, count: matching == nil ? 0 : cohort.subjects.count)
    var sets = [Int?](repeating: nil, count: scores.count)
    if let matching {
      for (subject, score) in zip(matching.scored, matching.scores) { scores[subject] = score }
      for (number, set) in matching.pairs.enumerated() {
        for subject in set { sets[subject] = number + 1 }
      }
    }
    (self.scores, self.sets) = (scores, sets)
  }

  /// Hands over the rows in order of study keys, each with as many cells as the header; none is kept.
  ///
  /// - Parameter body: Takes a row.
  /// - Throws: What `body` throws.
  public func forEachRow(_ body: ([String]) throws -> Void) rethrows {
    for position in cohort.subjects.indices { try body(row(position)) }
  }

  private func row(_ position: Int) -> [String] {
    let subject = cohort.subjects[position]
    var cells = [subject.key, "\(subject.line.number)", cohort.plan.arms[subject.arm].id]
    for (place, characteristic) in cohort.characteristics.enumerated() {
      let level = Int(subject.levels[place])
      cells.append(
        characteristic.isNumber
          ? subject.numbers[place]?.plain ?? "" : level < 0 ? "" : characteristic.levels[level])
    }
    cells.append(subject.response?.response.rawValue ?? "")
    for (time, rules) in zip(subject.times, cohort.endpointRules) {
      cells +=
        time.map { ["\($0.days(rules))", $0.isEvent ? "1" : "0", $0.ending.rawValue] }
        ?? ["", "", ""]
    }
    if !scores.isEmpty {
      cells += [scores[position].map { "\($0)" } ?? "", sets[position].map { "\($0)" } ?? ""]
    }
    return cells
  }
}

extension AnalysisDataSet {
  private static let leading = ["study_key", "line", "arm"]
  private static let trailing = ["score", "matched_set"]

  private static func columns(of endpoint: Endpoint) -> [String] {
    ["days", "event", "ending"].map { "\(endpoint.rawValue)_\($0)" }
  }

  /// The columns of a plan's data set that no characteristic can be called.
  static func ownColumns(of plan: StudyPlan) -> [String] {
    leading + ["response"] + plan.endpoints.flatMap { columns(of: $0.endpoint) } + trailing
  }
}
