public import Analyses
public import ArgumentParser
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
