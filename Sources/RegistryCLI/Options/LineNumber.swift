import ArgumentParser
import ClinicalRecords

/// The number of a line of therapy, as an option has it.
enum LineNumber {
  /// The number.
  ///
  /// - Parameter written: As it was typed.
  /// - Returns: The number.
  /// - Throws: `ValidationError` for anything but whole numbers from 1.
  static func read(_ written: String) throws -> Int {
    guard let number = Int(written), number >= 1 else {
      throw ValidationError(
        "--line \"\(Quotation.shortened(written))\" is not a line of therapy. Allowed: 1 for the first line, 2 for "
          + "the second …")
    }
    return number
  }
}
