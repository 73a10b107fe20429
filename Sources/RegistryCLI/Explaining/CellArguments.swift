public import Analyses
public import ArgumentParser
import ClinicalRecords
import Reports

// Cells of tables as values of --list.

extension ResponseCell: ExpressibleByArgument {
  /// The cell of a word; `nil` for any other word.
  public init?(argument: String) { self.init(word: argument) }

  /// The words that help and errors list.
  public static var allValueStrings: [String] { allCells.map(\.word) }
}

extension SurvivalCell.Endings: ExpressibleByArgument {
  /// The endings of a word; `nil` for any other word.
  public init?(argument: String) { self.init(word: argument) }

  /// The words that help and errors list.
  public static var allValueStrings: [String] { allChoices.map(\.word) }
}

/// A value that can be explained is typed as its raw value.
extension ExplainedValue: ExpressibleByArgument {}

/// Worst grades of adverse events as users type them: `3`, `3-4`, `any`.
struct GradeRange: ExpressibleByArgument {
  let grades: ClosedRange<Int>

  /// The grades of the option `--grade`.
  ///
  /// - Parameter written: As it was typed.
  /// - Throws: `ValidationError` for anything but grades.
  init(option written: String) throws {
    guard let range = GradeRange(argument: written) else {
      throw ValidationError(
        "--grade \"\(Quotation.shortened(written))\" is no grade. Allowed: 1 to 5, a range such as 3-5, or any."
      )
    }
    self = range
  }

  init?(argument: String) {
    if argument.lowercased() == "any" {
      grades = 1...5
      return
    }
    let ends = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
      (1...5).contains(first), (first...5).contains(last)
    else { return nil }
    grades = first...last
  }
}
