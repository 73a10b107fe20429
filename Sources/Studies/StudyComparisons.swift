public import Analyses
import Endpoints
import Statistics

/// Counts the groups of a study from what its subjects hold, for the tables and figures that every question has.
public struct StudyComparisons: Sendable {
  private let cohort: StudyCohort

  /// The comparisons of a study.
  ///
  /// - Parameter cohort: Its patients.
  public init(_ cohort: StudyCohort) { self.cohort = cohort }

  /// The arms that have patients among some: the groups of the comparisons of these patients.
  ///
  /// - Parameter subjects: Positions of the patients.
  /// - Returns: Positions in the plan, ascending.
  public func arms(among subjects: [Int]) -> [Int] {
    let counts = subjects.reduce(into: [Int](repeating: 0, count: cohort.plan.arms.count)) {
      $0[cohort.subjects[$1].arm] += 1
    }
    return counts.indices.filter { counts[$0] > 0 }
  }

  /// Best overall responses by arm.
  ///
  /// - Parameters:
  ///   - phase: Who the patients are.
  ///   - subjects: Their positions.
  /// - Returns: The comparison of the arms that have patients.
  public func responses(_ phase: StudyPhase, of subjects: [Int]) -> ResponseComparison {
    var counts = [ResponseCounts](repeating: ResponseCounts(), count: cohort.plan.arms.count)
    for index in subjects {
      let subject = cohort.subjects[index]
      if let response = subject.response { counts[subject.arm].add(response, cohort.rules) }
    }
    return ResponseComparison(
      arms(among: subjects).map { (cohort.plan.arms[$0].label, counts[$0]) },
      .arms(of: cohort.plan, under: cohort.rules, phase))
  }

  /// Times to each endpoint by arm, compared with the last.
  ///
  /// - Parameters:
  ///   - phase: Who the patients are.
  ///   - subjects: Their positions.
  /// - Returns: Per endpoint of the plan the comparison of the arms that have patients.
  /// - Throws: `QuestionError`, for a reference that is no group; never with arms of distinct labels.
  public func survival(
    _ phase: StudyPhase, of subjects: [Int]
  ) throws -> [SurvivalComparison] {
    let arms = arms(among: subjects)
    return try cohort.plan.endpoints.indices.map { endpoint in
      try survival(
        endpoint, subjects, groups: arms.map { cohort.plan.arms[$0].label },
        reference: arms.last.map { cohort.plan.arms[$0].label },
        .arms(of: cohort.plan, under: cohort.endpointRules[endpoint], phase)
      ) { arms.firstIndex(of: $0.arm) }
    }
  }

  /// Times to each endpoint by the levels of a stratum, compared with the reference level, or where nobody has it the
  /// last.
  ///
  /// - Parameter stratum: The patients and their levels.
  /// - Returns: Per endpoint of the plan the comparison of the levels that have patients, headed by characteristic and level.
  /// - Throws: `QuestionError`, for a reference that is no group; never with levels of distinct labels.
  public func survival(_ stratum: StudyStratum) throws -> [SurvivalComparison] {
    let characteristic = cohort.characteristics[stratum.characteristic]
    func heading(_ level: Int) -> String {
      "\(characteristic.label): \(characteristic.printedLevels[level])"
    }
    let reference =
      stratum.levels.contains(characteristic.reference)
      ? characteristic.reference : stratum.levels.last
    return try cohort.plan.endpoints.indices.map { endpoint in
      try survival(
        endpoint, stratum.subjects, groups: stratum.levels.map(heading),
        reference: reference.map(heading),
        .levels(
          of: characteristic, arm: stratum.arm.map { cohort.plan.arms[$0] }, of: cohort.plan,
          under: cohort.endpointRules[endpoint], unknown: stratum.unknownCount)
      ) { stratum.levels.firstIndex(of: Int($0.levels[stratum.characteristic])) }
    }
  }

  private func survival(
    _ endpoint: Int, _ subjects: [Int], groups: [String], reference: String?,
    _ population: Population, group: (StudySubject) -> Int?
  ) throws -> SurvivalComparison {
    let planned = cohort.plan.endpoints[endpoint]
    let rules = cohort.endpointRules[endpoint]
    var counts = [SurvivalCounts](repeating: SurvivalCounts(), count: groups.count)
    for index in subjects {
      let subject = cohort.subjects[index]
      if let group = group(subject) { counts[group].add(subject.times[endpoint], rules) }
    }
    let answer = groups.enumerated().map { position, heading in
      (heading: heading, value: Value.number(Double(position)), counts: counts[position])
    }
    return try SurvivalComparison(
      of: planned.endpoint.resolved(under: rules), in: answer, population: population,
      options: SurvivalOptions(
        landmarks: planned.landmarks, medianStyle: cohort.plan.survival.interval.style,
        ties: cohort.ties, reference: reference))
  }
}

extension MedianInterval {
  /// The same in the words of questions.
  var style: SurvivalOptions.MedianStyle {
    switch self {
    case .logLog: .inverted(.logLog)
    case .log: .inverted(.log)
    case .plain: .inverted(.plain)
    case .spss: .spss
    }
  }
}
