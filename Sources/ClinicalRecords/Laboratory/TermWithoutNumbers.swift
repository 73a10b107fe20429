/// A term of CTCAE 5.0 that is about one analyte, and that it grades by no number, such as hyperglycemia.
///
/// A result out of the normal range on its side is reason to think of the term, and tells no grade. Terms that several
/// findings together make, such as tumor lysis syndrome, are not among them.
///
/// Source: CTCAE 5.0, compared with 4.03, which had numbers for some of them.
public struct TermWithoutNumbers: Sendable, Equatable {
  /// Where a result lies that is reason to think of the term.
  public enum Side: Sendable, Equatable {
    /// Below normal.
    case low
    /// Above normal.
    case high
    /// Either.
    case outside
  }

  /// The label of the term.
  public let label: String
  /// Codes of the analytes with the side.
  public let analytes: [String: Side]
  /// What it is graded by instead, as it goes on behind "graded by".
  public let basis: String

  private init(_ label: String, _ analytes: [String: Side], by basis: String) {
    self.label = label
    self.analytes = analytes
    self.basis = basis
  }

  private static let clinical = "symptoms and what needs to be done"

  /// All of them.
  public static let all = [
    TermWithoutNumbers(
      "Hyperglycemia", ["glucose": .high], by: "what is done about it, no longer by fasting glucose"
    ),
    TermWithoutNumbers("Glucose intolerance", ["glucose": .high], by: clinical),
    TermWithoutNumbers(
      "Hypophosphatemia", ["phosphate": .low],
      by: "replacement and its severity, no longer by phosphate"),
    TermWithoutNumbers("Hyperphosphatemia", ["phosphate": .high], by: "what is done about it"),
    TermWithoutNumbers(
      "Hyperlipidemia", ["cholesterol": .high, "triglyceride": .high], by: "what is done about it"),
    TermWithoutNumbers(
      "Acute kidney injury", ["creatinine": .high],
      by: "hospitalization and dialysis, no longer by creatinine"),
    TermWithoutNumbers(
      "Cardiac troponin I increased", ["troponin_i": .high],
      by: "the level the manufacturer gives for myocardial infarction"),
    TermWithoutNumbers(
      "Cardiac troponin T increased", ["troponin_t": .high],
      by: "the level the manufacturer gives for myocardial infarction"),
    TermWithoutNumbers(
      "Blood antidiuretic hormone abnormal", ["antidiuretic_hormone": .outside], by: clinical),
    TermWithoutNumbers("Blood corticotrophin decreased", ["corticotropin": .low], by: clinical),
    TermWithoutNumbers("Blood prolactin abnormal", ["prolactin": .outside], by: clinical),
    TermWithoutNumbers("Growth hormone abnormal", ["growth_hormone": .outside], by: clinical),
    TermWithoutNumbers("Iron overload", ["ferritin": .high], by: clinical),
    TermWithoutNumbers(
      "Hypothyroidism", ["thyrotropin": .high, "free_thyroxine": .low],
      by: "symptoms and replacement"),
    TermWithoutNumbers(
      "Hyperthyroidism", ["thyrotropin": .low, "free_thyroxine": .high],
      by: "symptoms and treatment"),
    TermWithoutNumbers(
      "Adrenal insufficiency", ["cortisol": .low, "corticotropin": .outside], by: clinical),
    TermWithoutNumbers(
      "Hypoxia", ["oxygen_saturation": .low], by: "exertion and oxygen; its numbers are examples"),
    TermWithoutNumbers(
      "Hypotension", ["systolic_blood_pressure": .low, "diastolic_blood_pressure": .low],
      by: clinical),
  ]
}
