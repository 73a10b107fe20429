import ClinicalRecords
public import Endpoints

/// Visits for programs: a row per visit, with what was entered, what lesions say, and what counts.
///
/// Lengths are millimeters with one decimal, days `YYYY-MM-DD`; a cell without value is empty. Rule:
/// R31.
public enum VisitRecords {
  /// Names of the columns; stable.
  public static let columns = [
    "patient_key", "line_number", "visit", "assessed_on", "target_response", "non_target_response",
    "new_lesion", "derived_response", "entered_response", "response", "progressed_on", "sum_mm",
    "sum_is_complete", "baseline_sum_mm", "nadir_sum_mm", "change_from_baseline_percent",
    "change_from_nadir_percent",
  ]

  /// The row of one visit.
  ///
  /// - Parameters:
  ///   - visit: The visit.
  ///   - number: Its place among the visits of the line, from 1.
  ///   - patientKey: The study key.
  ///   - line: Number of the line.
  /// - Returns: One text per column.
  public static func row(
    _ visit: Visit, number: Int, patientKey: String, line: Int
  ) -> [String] {
    let derived = visit.derived
    let sum = derived?.sum
    let progressed = visit.response == .progressive ? visit.progressionDay : nil
    return [
      patientKey, "\(line)", "\(number)", visit.day.description,
      derived?.target.rawValue ?? "", derived?.nonTarget.rawValue ?? "",
      derived?.newLesion.rawValue ?? "", derived?.overall.rawValue ?? "",
      visit.entered?.rawValue ?? "", visit.response.rawValue, progressed?.description ?? "",
      millimeters(sum?.tenths), sum.map { $0.isComplete ? "1" : "0" } ?? "",
      millimeters(sum?.baselineTenths), millimeters(sum?.nadirTenths),
      percent(sum?.percentFromBaseline), percent(sum?.percentFromNadir),
    ]
  }

  private static func millimeters(_ tenths: Int?) -> String {
    tenths.map(LengthText.number) ?? ""
  }

  private static func percent(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
}
