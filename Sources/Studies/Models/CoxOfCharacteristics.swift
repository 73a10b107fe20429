import Statistics

/// A Cox model of characteristics among those of whom all are recorded, as far as it can be estimated.
///
/// Patients of a level without events leave the model: the hazard ratio of that level tends to 0, and what the others tend to
/// is what they are without these patients. A characteristic whose reference has no event, or that separates the events, is
/// left out, so that the others have their estimates. Each is said in a sentence.
struct CoxOfCharacteristics {
  /// Positions of the characteristics that are in the model.
  private(set) var characteristics: [Int]
  /// Positions of the subjects of whom all of these are recorded, those of levels without events among them.
  private(set) var subjects: [Int] = []
  /// The model; `nil` where nothing can be estimated.
  private(set) var model: CoxModel?
  /// Why a characteristic has no estimate, or some of its levels have none.
  private(set) var problems: [Int: String] = [:]
  /// The first arm against the others, adjusted for the characteristics; `nil` where it was not asked for or has no estimate.
  private(set) var armEffect: EffectEstimate?
  /// Why not, where it was asked for.
  private(set) var armProblem: (any Error)?
  /// By characteristic and level.
  private var effects: [[Int: EffectEstimate]] = []

  private let cohort: StudyCohort
  private let times: StudyTimes
  private let comparesArms: Bool

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - characteristics: Positions of characteristics.
  ///   - subjects: Positions of subjects that have a time.
  ///   - times: Their times.
  ///   - cohort: The patients.
  ///   - comparesArms: Whether the model also has the first arm against the others.
  init(
    _ characteristics: [Int], of subjects: [Int], _ times: StudyTimes, in cohort: StudyCohort,
    comparesArms: Bool = false
  ) {
    (self.characteristics, self.cohort, self.times) = (characteristics, cohort, times)
    self.comparesArms = comparesArms
    // Each turn but the last leaves a characteristic out.
    while !fit(subjects) {}
  }

  /// The effect of a level; `nil` where it has none.
  func effect(_ characteristic: Int, level: Int) -> EffectEstimate? {
    effects.isEmpty ? nil : effects[characteristic][level]
  }

  /// Tries the characteristics that are left.
  ///
  /// - Returns: Whether that was the last try.
  private mutating func fit(_ all: [Int]) -> Bool {
    subjects = all.filter { subject in
      characteristics.allSatisfy { cohort.isRecorded($0, of: subject) }
    }
    guard let silent = silentLevels() else { return false }
    let kept = subjects.filter { subject in
      characteristics.allSatisfy { !silent[$0].contains(Int(cohort.subjects[subject].levels[$0])) }
    }
    let columns = ModelCovariates(characteristics, of: kept, in: cohort)
    var covariates = columns.covariates
    if comparesArms { covariates.append("arm", cohort.isTreated(kept)) }
    do {
      keep(
        try CoxModel(fitting: times.rows(kept), on: covariates, ties: cohort.ties), columns)
    } catch {
      if case RegressionError.unboundedCoefficient(_, let name, _) = error,
        let place = columns.place(ofColumn: name)
      {
        leave(place.characteristic, separation(place))
        return false
      }
      leaveAll(error)
    }
    return true
  }

  /// Levels without events by characteristic; `nil` where a reference is among them, and has been left out.
  private mutating func silentLevels() -> [Set<Int>]? {
    var silent = [Set<Int>](repeating: [], count: cohort.characteristics.count)
    guard times.eventCount(subjects) > 0 else { return silent }
    for position in characteristics where !cohort.characteristics[position].isNumber {
      let characteristic = cohort.characteristics[position]
      let tallies = LevelTallies(position, subjects, times, cohort)
      let eventless = characteristic.levels.indices.filter { tallies.events[$0] == 0 }
      if eventless.contains(characteristic.reference) {
        leave(position, withoutReference(position, tallies))
        return nil
      }
      silent[position] = Set(eventless.filter { tallies.counts[$0] > 0 })
      if !silent[position].isEmpty {
        problems[position] = withoutEvents(position, silent[position])
      }
    }
    return silent
  }

  private mutating func keep(_ model: CoxModel, _ columns: ModelCovariates) {
    self.model = model
    effects = [[Int: EffectEstimate]](repeating: [:], count: cohort.characteristics.count)
    if comparesArms { armEffect = model["arm"].map(EffectEstimate.init) }
    for coefficient in model.coefficients where coefficient.name != "arm" {
      let place = columns.places[coefficient.column]
      effects[place.characteristic][place.level] = EffectEstimate(coefficient)
    }
    for position in characteristics where effects[position].isEmpty && problems[position] == nil {
      problems[position] =
        characteristics.count > 1
        ? "It does not vary, or the others determine it." : "All patients have the same value."
    }
  }

  private mutating func leave(_ characteristic: Int, _ why: String) {
    characteristics.removeAll { $0 == characteristic }
    problems[characteristic] = why
  }

  private mutating func leaveAll(_ error: any Error) {
    let why =
      switch error {
      case RegressionError.nothingToEstimate: "All patients at risk together have the same value."
      case RegressionError.noEvents, RegressionError.noSubjects:
        "No patient in the model had the event."
      default: "\(error)"
      }
    for position in characteristics where problems[position] == nil { problems[position] = why }
    characteristics = []
    armProblem = error
  }
}

// Sentences.
extension CoxOfCharacteristics {
  private func separation(_ place: ModelCovariates.Place) -> String {
    let words = cohort.words(place.characteristic, level: place.level)
    return "\(words) separates those with an early event from the rest, so that its hazard ratio "
      + "has no finite estimate. Merge levels, or leave it out."
  }

  private func withoutReference(_ position: Int, _ tallies: LevelTallies) -> String {
    let reference = cohort.characteristics[position].reference
    let words = cohort.words(position, level: reference)
    return tallies.counts[reference] == 0
      ? "Nobody has the reference \(words). Choose another reference."
      : "Nobody with the reference \(words) had the event. Choose another reference, or merge "
        + "levels."
  }

  private func withoutEvents(_ position: Int, _ levels: Set<Int>) -> String {
    let words = levels.sorted().map { cohort.words(position, level: $0) }
    return "Nobody with \(words.joined(separator: " or ")) had the event, so that there is no "
      + "hazard ratio of it."
  }
}

/// Patients and events by level of a characteristic; of a number by one level.
struct LevelTallies {
  private(set) var counts: [Int]
  private(set) var events: [Int]

  init(_ characteristic: Int, _ subjects: [Int], _ times: StudyTimes, _ cohort: StudyCohort) {
    let isNumber = cohort.characteristics[characteristic].isNumber
    let levels = isNumber ? 1 : cohort.characteristics[characteristic].levels.count
    counts = [Int](repeating: 0, count: levels)
    events = counts
    for subject in subjects {
      let level = isNumber ? 0 : Int(cohort.subjects[subject].levels[characteristic])
      guard level >= 0 else { continue }
      counts[level] += 1
      if times.events[subject] { events[level] += 1 }
    }
  }
}
