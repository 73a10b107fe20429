/// Which events count as immune-related. Rule: A1.
public enum ImmuneRelatedBasis: String, Sendable, CaseIterable {
  /// Those marked so.
  case entered
  /// Those related to treatment, under a term typical of immune-related events, in a line with an immune checkpoint
  /// inhibitor.
  case typicalTerms = "typical-terms"
  /// The same under any listed term but those that stand for whatever has no term of its own.
  case listedTerms = "listed-terms"

  /// Whether a listed term of a level counts.
  fileprivate func counts(_ level: ImmuneRelatedTerm.Level) -> Bool {
    switch (self, level) {
    case (.entered, _), (.listedTerms, .catchAll): false
    case (.typicalTerms, _): level == .typical
    case (.listedTerms, _): true
    }
  }
}

/// The adverse events that count as immune-related.
///
/// Made once from the words of a registry; asking it takes no allocation.
///
/// Rule: A1.
public struct ImmuneRelatedEvents: Sendable {
  /// Which events count.
  public let basis: ImmuneRelatedBasis
  /// By position of the term.
  private let isListed: [Bool]
  /// By position of the agent.
  private let isCheckpointInhibitor: [Bool]

  /// The events that count on a basis.
  ///
  /// - Parameters:
  ///   - basis: Which events count.
  ///   - codebook: Gives the list of terms and the classes of drugs.
  public init(_ basis: ImmuneRelatedBasis, _ codebook: Codebook) {
    self.basis = basis
    var listed = [Bool](repeating: false, count: codebook.terms.entries.count)
    for entry in codebook.immuneRelatedTerms where basis.counts(entry.level) {
      listed[Int(entry.term)] = true
    }
    isListed = listed
    isCheckpointInhibitor = codebook.agentClasses.map { $0.isPart(of: "ici") }
  }

  /// The parts of a history it looks at, beside adverse events and lines of therapy.
  public var parts: HistoryParts { basis == .entered ? [] : .drugs }

  /// Whether a term is one of those that count on this basis; never where the mark decides.
  ///
  /// - Parameter term: The term.
  /// - Returns: Whether it is.
  public func lists(_ term: CodePosition) -> Bool { isListed[Int(term)] }

  /// Whether an event counts when it is looked at from a line.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - line: The line.
  ///   - history: The patient's rows.
  /// - Returns: Whether it does; `nil` where the mark decides and was not recorded.
  @inline(__always)
  public func contains(
    _ event: AdverseEvent, on line: LineOfTherapy, in history: PatientHistory
  ) -> Bool? {
    if basis == .entered { return event.isImmuneRelated }
    guard event.isRelated, isListed[Int(event.term)] else { return false }
    return hasCheckpointInhibitor(line, in: history)
  }

  /// Whether an event that belongs to no line could count.
  ///
  /// - Parameter event: The event.
  /// - Returns: What its mark says; by term `false` where its term or relation excludes it, else `nil`, as the line decides.
  public func containsWithoutLine(_ event: AdverseEvent) -> Bool? {
    if basis == .entered { return event.isImmuneRelated }
    return event.isRelated && isListed[Int(event.term)] ? nil : false
  }

  /// Whether a line has an immune checkpoint inhibitor.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - history: The patient's rows, with drugs.
  /// - Returns: Whether it has.
  public func hasCheckpointInhibitor(_ line: LineOfTherapy, in history: PatientHistory) -> Bool {
    history.drugs.contains { $0.lineNumber == line.number && isCheckpointInhibitor[Int($0.agent)] }
  }
}
