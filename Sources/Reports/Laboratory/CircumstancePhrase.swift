import ClinicalRecords

extension Circumstance {
  /// What must be so, as it goes on behind "if".
  var phrase: String {
    switch self {
    case .always: "anything is so"
    case .baselineNormal: "the baseline was normal"
    case .baselineAbnormal: "the baseline was above normal"
    case .baselineKnown: "there is a baseline"
    case .abnormal: "the result is outside normal"
    case .adult: "18 years old or older"
    case .pediatric: "younger than 18 years"
    case .adultPreviouslyNormal: "an adult whose value was normal before"
    case .asymptomatic: "asymptomatic"
    case .symptomatic: "symptomatic"
    case .asymptomaticNoIntervention: "asymptomatic and no intervention is indicated"
    case .symptomaticNoIntervention: "symptomatic and no intervention is indicated"
    case .pulmonarySymptoms: "there are pulmonary symptoms and intervention is indicated"
    case .noInterventionInitiated: "no intervention was initiated"
    case .notOnAnticoagulation: "not on anticoagulation"
    case .onAnticoagulation: "on anticoagulation"
    case .withoutPhysiologicConsequences: "there are no physiologic consequences"
    case .withPhysiologicConsequences: "there are physiologic consequences"
    case .singleTemperature: "the temperature was above 38.3 °C once"
    case .sustainedTemperature: "the temperature was 38.0 °C or more for over an hour"
    case .lastedADayAtMost: "it lasted 24 hours or less"
    case .lastedMoreThanADay: "it lasted more than 24 hours"
    }
  }
}
