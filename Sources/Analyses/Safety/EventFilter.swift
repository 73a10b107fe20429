public import ClinicalRecords
public import Endpoints

/// Which adverse events a question of safety counts.
///
/// Every condition holds at once; the ones that are off let every event pass. What was not recorded does not meet a
/// condition: an event of which it is not known whether it was serious does not count under ``seriousOnly``.
public struct EventFilter: Sendable, Hashable {
  /// The drugs one of which an event is suspected to come from.
  public struct Suspects: Sendable, Hashable {
    /// The drugs.
    public let agents: Set<CodePosition>
    /// What titles call them: `nivolumab`, `ICI`.
    public let label: String

    /// Suspected drugs.
    ///
    /// - Parameters:
    ///   - agents: The drugs.
    ///   - label: What titles call them.
    public init(_ agents: Set<CodePosition>, label: String) {
      self.agents = agents
      self.label = label
    }
  }

  /// Whether only events related to treatment count.
  public var relatedOnly: Bool
  /// The drugs one of which must be suspected; `nil`: any drug or none.
  public var suspects: Suspects?
  /// Whether only immune-related events count, or only others; `nil`: both. Rule: A1.
  public var immune: Bool?
  /// Whether only events recorded as serious count.
  public var seriousOnly = false
  /// The lowest grade that counts, 1 to 5.
  public var minimumGrade = 1
  /// Whether only events count whose onset could lie within the window of the line, which a stated line need not hold.
  /// Rule: N1.
  public var emergentOnly = false

  /// Events by their relation to treatment, whatever else they are.
  ///
  /// - Parameter relatedOnly: Whether only events related to treatment count.
  public init(relatedOnly: Bool) { self.relatedOnly = relatedOnly }

  /// What it looks at of an event beside term, grade, days, relation and the mark "immune-related".
  public var parts: HistoryParts { seriousOnly || suspects != nil ? .eventDetails : [] }

  /// Whether an event counts.
  ///
  /// - Parameter lineEvent: The event on a line, read with ``parts``.
  /// - Returns: Whether it does.
  @inline(__always)
  public func counts(_ lineEvent: LineEvent) -> Bool {
    admits(lineEvent) && meets(lineEvent)
  }

  /// Whether an event is as related, as severe and as emergent as it must be: what is known of every event.
  @inline(__always)
  func admits(_ lineEvent: LineEvent) -> Bool {
    let event = lineEvent.event
    return (event.isRelated || !relatedOnly) && event.grade >= minimumGrade
      && (lineEvent.isEmergent || !emergentOnly)
  }

  /// Whether an event is recorded to be all else that it must be.
  @inline(__always)
  func meets(_ lineEvent: LineEvent) -> Bool {
    if let immune, lineEvent.isImmuneRelated != immune { return false }
    if seriousOnly, lineEvent.event.details.isSerious != true { return false }
    return suspects == nil || isSuspected(lineEvent.event)
  }

  /// Whether one of the drugs is suspected to have caused an event; false where no drug is asked for.
  func isSuspected(_ event: AdverseEvent) -> Bool {
    guard let suspects, let agent = event.details.suspectedAgent else { return false }
    return suspects.agents.contains(agent)
  }

  /// What an event must be that need not be recorded of it.
  var required: EventTraits {
    var traits: EventTraits = seriousOnly ? .serious : []
    if suspects != nil { traits.formUnion(.suspected) }
    if let immune { traits.formUnion(immune ? .immuneRelated : .notImmuneRelated) }
    return traits
  }
}

extension EventFilter {
  /// The events in words: "serious treatment-related adverse events of grade 3 or higher suspected to come from nivolumab".
  ///
  /// - Parameter noun: What they are called; "adverse event" for one.
  /// - Returns: Words that start with a small letter.
  public func phrase(_ noun: String = "adverse events") -> String {
    let kinds: [String?] = [
      seriousOnly ? "serious" : nil, relatedOnly ? "treatment-related" : nil,
      emergentOnly ? "treatment-emergent" : nil,
      immune.map { $0 ? "immune-related" : "not immune-related" },
    ]
    let grade = minimumGrade > 1 ? minimumGrade : nil
    let limits: [String?] = [
      grade.map { $0 == 5 ? "of grade 5" : "of grade \($0) or higher" },
      suspects.map { "suspected to come from \($0.label)" },
    ]
    return (kinds + [noun] + limits).compactMap(\.self).joined(separator: " ")
  }
}
