/// The lengths and days RECIST 1.1 fixes; lengths in tenths of a millimeter. Rule: R15.
///
/// Source: Eisenhauer et al., *Eur J Cancer* 2009;45:228–247, sections 3 and 4.
enum ResponseLimits {
  /// What a lesion counts that is seen but too small to measure. Rule: R10.
  static let tooSmallTenths = 50
  /// Short axis from which a lymph node is disease. Rule: R2.
  static let pathologicalNodeTenths = 100
  /// Growth of a sum that progression needs beside 20 %. Rule: R18, R19.
  static let progressionTenths = 50
  /// Days before the start of a line from which a baseline scan should be. Rule: R7.
  static let baselineDays = 28
  /// How often what came of a lesion is followed on: enough for any course, and an end for lesions
  /// that were entered as coming of each other.
  static let generations = 6

  /// The largest sum that is a partial response: 70 % of the baseline. Rule: R16, R18.
  ///
  /// - Parameter baseline: The sum at baseline.
  /// - Returns: The sum in tenths of a millimeter.
  static func partialResponse(from baseline: Int) -> Int { 7 * baseline / 10 }

  /// The smallest sum that is progression: 120 % of the nadir, and 5 mm more than it.
  /// Rule: R16, R18, R19.
  ///
  /// - Parameter nadir: The smallest sum before.
  /// - Returns: The sum in tenths of a millimeter.
  static func progression(from nadir: Int) -> Int {
    max((6 * nadir + 4) / 5, nadir + progressionTenths)
  }
}
