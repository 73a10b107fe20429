/// What must hold beside a number for it to give a grade, as the vocabulary `laboratory_grade` spells it.
public enum Circumstance: String, Sendable, CaseIterable {
  /// Nothing.
  case always
  /// The baseline was not above the upper limit of normal.
  case baselineNormal = "baseline_normal"
  /// The baseline was above the upper limit of normal.
  case baselineAbnormal = "baseline_abnormal"
  /// There is a baseline.
  case baselineKnown = "baseline_known"
  /// The result itself is outside the normal range.
  case abnormal
  /// The patient is 18 years old or older.
  case adult
  /// The patient is younger than 18.
  case pediatric
  /// An adult whose value was normal before.
  case adultPreviouslyNormal = "adult_previously_normal"
  /// There are no symptoms.
  case asymptomatic
  /// There are symptoms.
  case symptomatic
  /// There are no symptoms, and nothing needs to be done.
  case asymptomaticNoIntervention = "asymptomatic_no_intervention"
  /// There are symptoms, and nothing needs to be done.
  case symptomaticNoIntervention = "symptomatic_no_intervention"
  /// There are symptoms of the lungs, and something needs to be done.
  case pulmonarySymptoms = "pulmonary_symptoms_intervention_indicated"
  /// Nothing was done about it.
  case noInterventionInitiated = "no_intervention_initiated"
  /// The patient takes no anticoagulant.
  case notOnAnticoagulation = "not_on_anticoagulation"
  /// The patient takes an anticoagulant.
  case onAnticoagulation = "on_anticoagulation"
  /// It has no consequences for the body.
  case withoutPhysiologicConsequences = "without_physiologic_consequences"
  /// It has consequences for the body.
  case withPhysiologicConsequences = "with_physiologic_consequences"
  /// The temperature was above 38.3 °C once.
  case singleTemperature = "single_temperature_gt_38.3_C"
  /// The temperature was 38.0 °C or more for longer than an hour.
  case sustainedTemperature = "temperature_ge_38.0_C_sustained_gt_1_h"
  /// It lasted for 24 hours or less.
  case lastedADayAtMost = "duration_le_24_h"
  /// It lasted for more than 24 hours.
  case lastedMoreThanADay = "duration_gt_24_h"
}
