import ClinicalRecords

/// The plain facts that circumstances are made of, each so or not so.
struct CircumstanceFacts: OptionSet, Hashable {
  let rawValue: UInt16

  static let adult = CircumstanceFacts(rawValue: 1 << 0)
  static let symptoms = CircumstanceFacts(rawValue: 1 << 1)
  static let interventionIndicated = CircumstanceFacts(rawValue: 1 << 2)
  static let interventionInitiated = CircumstanceFacts(rawValue: 1 << 3)
  static let anticoagulation = CircumstanceFacts(rawValue: 1 << 4)
  static let physiologicConsequences = CircumstanceFacts(rawValue: 1 << 5)
  static let singleTemperature = CircumstanceFacts(rawValue: 1 << 6)
  static let sustainedTemperature = CircumstanceFacts(rawValue: 1 << 7)
  static let lastedMoreThanADay = CircumstanceFacts(rawValue: 1 << 8)
  static let normalBefore = CircumstanceFacts(rawValue: 1 << 9)
  static let baselineAbnormal = CircumstanceFacts(rawValue: 1 << 10)
  static let resultAbnormal = CircumstanceFacts(rawValue: 1 << 11)
}

/// The facts that must and that must not be so for a circumstance to hold.
struct CircumstanceMeaning: Equatable {
  let needs: CircumstanceFacts
  let forbids: CircumstanceFacts

  /// What a circumstance means.
  ///
  /// That there is a baseline needs no fact: an interval that speaks of the baseline cannot be compared without one.
  init(_ circumstance: Circumstance) {
    (needs, forbids) =
      switch circumstance {
      case .always, .baselineKnown: ([], [])
      case .baselineNormal: ([], .baselineAbnormal)
      case .baselineAbnormal: (.baselineAbnormal, [])
      case .abnormal: (.resultAbnormal, [])
      case .adult: (.adult, [])
      case .pediatric: ([], .adult)
      case .adultPreviouslyNormal: ([.adult, .normalBefore], [])
      case .asymptomatic: ([], .symptoms)
      case .symptomatic: (.symptoms, [])
      case .asymptomaticNoIntervention: ([], [.symptoms, .interventionIndicated])
      case .symptomaticNoIntervention: (.symptoms, .interventionIndicated)
      case .pulmonarySymptoms: ([.symptoms, .interventionIndicated], [])
      case .noInterventionInitiated: ([], .interventionInitiated)
      case .notOnAnticoagulation: ([], .anticoagulation)
      case .onAnticoagulation: (.anticoagulation, [])
      case .withoutPhysiologicConsequences: ([], .physiologicConsequences)
      case .withPhysiologicConsequences: (.physiologicConsequences, [])
      case .singleTemperature: (.singleTemperature, [])
      case .sustainedTemperature: (.sustainedTemperature, [])
      case .lastedADayAtMost: ([], .lastedMoreThanADay)
      case .lastedMoreThanADay: (.lastedMoreThanADay, [])
      }
  }

  /// The facts it speaks of.
  var facts: CircumstanceFacts { needs.union(forbids) }

  /// Whether it holds where exactly these facts are so.
  func holds(in facts: CircumstanceFacts) -> Bool {
    facts.isSuperset(of: needs) && facts.isDisjoint(with: forbids)
  }
}

/// What is known of the facts.
struct KnownFacts: Equatable {
  /// Facts that are so.
  private(set) var so: CircumstanceFacts = []
  /// Facts that are not so.
  private(set) var notSo: CircumstanceFacts = []
  /// Circumstances of several facts of which only is known that they are not all so.
  private(set) var excluded: [CircumstanceMeaning] = []

  /// What a caller knows; a fact stated both ways is not known.
  ///
  /// - Parameter circumstances: Circumstances that hold, and that do not.
  init(_ circumstances: [Circumstance: Bool]) {
    guard !circumstances.isEmpty else { return }
    for (circumstance, holds) in circumstances {
      let meaning = CircumstanceMeaning(circumstance)
      if holds {
        so.formUnion(meaning.needs)
        notSo.formUnion(meaning.forbids)
      } else if meaning.facts.rawValue.nonzeroBitCount == 1 {
        so.formUnion(meaning.forbids)
        notSo.formUnion(meaning.needs)
      } else if !meaning.facts.isEmpty {
        excluded.append(meaning)
      }
    }
    let contradicted = so.intersection(notSo)
    so.subtract(contradicted)
    notSo.subtract(contradicted)
  }

  /// The facts known either way.
  var known: CircumstanceFacts { so.union(notSo) }

  /// Whether the caller said something of a fact, which then is not worked out.
  func speaks(of fact: CircumstanceFacts) -> Bool {
    known.contains(fact) || excluded.contains { $0.facts.contains(fact) }
  }

  /// Notes what was found out of a fact.
  mutating func set(_ fact: CircumstanceFacts, _ isSo: Bool) {
    so.remove(fact)
    notSo.remove(fact)
    if isSo { so.insert(fact) } else { notSo.insert(fact) }
  }

  /// Whether it could be that exactly these facts are so, of those that matter.
  func allows(_ facts: CircumstanceFacts, among relevant: CircumstanceFacts) -> Bool {
    !excluded.contains {
      $0.facts.isSubset(of: relevant.union(known)) && $0.holds(in: facts)
    }
  }
}
