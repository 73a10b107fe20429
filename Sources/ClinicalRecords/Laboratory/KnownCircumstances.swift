extension Circumstance {
  /// The words that say what is so beside a number; `not_` before one says that it is not.
  public static var words: [String] { allCases.filter { $0 != .always }.map(\.rawValue) }

  /// What some words say, with what follows from them: without symptoms there are none of the lungs.
  ///
  /// - Parameter words: Such as `symptomatic` or `not_single_temperature_gt_38.3_C`.
  /// - Returns: What is so and what is not; what follows neither way is absent.
  /// - Throws: ``CellMistake`` for a word that is none, or words that contradict each other.
  public static func known(
    from words: some Sequence<String>
  ) throws(CellMistake) -> [Circumstance: Bool] {
    var known: [Circumstance: Bool] = [:]
    for word in words {
      let (circumstance, isSo) = try read(word)
      for (other, otherIsSo) in circumstance.consequences(of: isSo) {
        guard known[other] ?? otherIsSo == otherIsSo else {
          throw CellMistake(
            claim: "contradicts what stands beside it",
            remedy: "Allowed: words that can hold together.")
        }
        known[other] = otherIsSo
      }
    }
    return known
  }

  private static func read(_ word: String) throws(CellMistake) -> (Circumstance, Bool) {
    if let circumstance = Circumstance(rawValue: word) { return (circumstance, true) }
    if word.hasPrefix("not_"), let circumstance = Circumstance(rawValue: String(word.dropFirst(4)))
    {
      return (circumstance, false)
    }
    let nearest = NearestMatch.of(word, among: words).map { "Nearest: \($0). " } ?? ""
    throw CellMistake(
      claim: "is not a circumstance",
      remedy: nearest + "docs/laboratory.md lists all; not_ before a word says that it is not so.")
  }

  /// The circumstance itself with what must be so, and what cannot be so, when it is or is not.
  private func consequences(of isSo: Bool) -> [(Circumstance, Bool)] {
    var all = [(self, isSo)]
    if let opposite { all.append((opposite, !isSo)) }
    guard isSo else { return all }
    switch self {
    case .asymptomatic: all += [(.symptomaticNoIntervention, false), (.pulmonarySymptoms, false)]
    case .symptomatic: all += [(.asymptomaticNoIntervention, false)]
    case .asymptomaticNoIntervention:
      all += [(.asymptomatic, true), (.symptomatic, false)]
      all += [(.symptomaticNoIntervention, false), (.pulmonarySymptoms, false)]
    case .symptomaticNoIntervention:
      all += [(.symptomatic, true), (.asymptomatic, false)]
      all += [(.asymptomaticNoIntervention, false), (.pulmonarySymptoms, false)]
    case .pulmonarySymptoms:
      all += [(.symptomatic, true), (.asymptomatic, false)]
      all += [(.asymptomaticNoIntervention, false), (.symptomaticNoIntervention, false)]
    case .adultPreviouslyNormal: all += [(.adult, true), (.pediatric, false)]
    case .pediatric: all += [(.adultPreviouslyNormal, false)]
    case .always, .baselineNormal, .baselineAbnormal, .baselineKnown, .abnormal, .adult,
      .noInterventionInitiated, .notOnAnticoagulation, .onAnticoagulation,
      .withoutPhysiologicConsequences, .withPhysiologicConsequences, .singleTemperature,
      .sustainedTemperature, .lastedADayAtMost, .lastedMoreThanADay:
      break
    }
    return all
  }

  /// The circumstance that holds where this one does not.
  private var opposite: Circumstance? {
    switch self {
    case .baselineNormal: .baselineAbnormal
    case .baselineAbnormal: .baselineNormal
    case .adult: .pediatric
    case .pediatric: .adult
    case .asymptomatic: .symptomatic
    case .symptomatic: .asymptomatic
    case .notOnAnticoagulation: .onAnticoagulation
    case .onAnticoagulation: .notOnAnticoagulation
    case .withoutPhysiologicConsequences: .withPhysiologicConsequences
    case .withPhysiologicConsequences: .withoutPhysiologicConsequences
    case .lastedADayAtMost: .lastedMoreThanADay
    case .lastedMoreThanADay: .lastedADayAtMost
    case .always, .baselineKnown, .abnormal, .adultPreviouslyNormal, .asymptomaticNoIntervention,
      .symptomaticNoIntervention, .pulmonarySymptoms, .noInterventionInitiated,
      .singleTemperature, .sustainedTemperature:
      nil
    }
  }
}
