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

extension SafetyCell.Events {
  /// The events of a word: `any`, a group of terms, or a CTCAE term; a group has a name before a
  /// term.
  ///
  /// - Parameters:
  ///   - word: What was typed.
  ///   - codebook: The words of the registry.
  /// - Throws: ``UsageError`` with the nearest for an unknown word.
  init(word: String, _ codebook: Codebook) throws {
    let key = word.lowercased()
    let group = codebook.termGroups.firstIndex {
      $0.code.lowercased() == key || $0.label.lowercased() == key
    }
    if key == "any" {
      self = .any
    } else if let group {
      self = .group(group)
    } else if let term = codebook.terms.position(of: word) {
      self = .term(CodePosition(term))
    } else {
      let known = codebook.termGroups.map(\.label) + codebook.terms.entries.map(\.label)
      let nearest = NearestMatch.of(word, among: known).map { " Nearest: \($0)." } ?? ""
      throw UsageError(
        "\"\(Quotation.shortened(word))\" is no row of the table of adverse events.\(nearest) "
          + "Allowed: any, a group or a term that the table shows.")
    }
  }
}
