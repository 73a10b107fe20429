public import Analyses

/// Which table of adverse events is set, and what stands in its columns.
public struct SafetyLayout: Sendable {
  /// What the rows are.
  public enum Subject: Sendable, Equatable {
    /// Any event, serious events and the like.
    case overview
    /// Groups of terms: those of the registry, or where a file names others, that file.
    case groups(file: String?)
    /// System organ classes and terms.
    case terms
  }

  /// What the rows are.
  public let subject: Subject
  /// The columns of a group; `nil`: the usual ones, grade 5 only where it occurred.
  public let chosenColumns: [GradeSpan]?
  /// Whether the difference between two groups is shown.
  public let showsDifference: Bool

  /// A table of adverse events.
  ///
  /// - Parameters:
  ///   - subject: What the rows are.
  ///   - columns: The columns of a group; `nil`: the usual ones, grade 5 only where it occurred.
  ///   - showsDifference: Whether the difference between two groups is shown, as an overview always does.
  public init(_ subject: Subject, columns: [GradeSpan]? = nil, showsDifference: Bool = false) {
    self.subject = subject
    chosenColumns = subject == .overview ? [.any] : columns
    self.showsDifference = showsDifference || subject == .overview
  }

  /// The spans of grades to count: groups as the published table has them, terms as CONSORT Harms asks.
  public var spans: [GradeSpan] {
    switch subject {
    case .overview: [.any]
    case .groups: chosenColumns ?? [.any, .severe, .fatal]
    case .terms: chosenColumns ?? [.any, .severeOrFatal, .fatal]
    }
  }
}
