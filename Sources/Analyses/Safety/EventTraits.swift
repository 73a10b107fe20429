import ClinicalRecords
import Endpoints

/// What is so of an adverse event on a line of therapy, as one bit each.
public struct EventTraits: OptionSet, Sendable, Hashable {
  /// One bit per trait.
  public let rawValue: UInt8

  /// The traits with these bits.
  ///
  /// - Parameter rawValue: One bit per trait.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Related to treatment.
  public static let related = EventTraits(rawValue: 1 << 0)
  /// Immune-related. Rule: A1.
  public static let immuneRelated = EventTraits(rawValue: 1 << 1)
  /// Not immune-related.
  public static let notImmuneRelated = EventTraits(rawValue: 1 << 2)
  /// Recorded as serious.
  public static let serious = EventTraits(rawValue: 1 << 3)
  /// Recorded to have stopped treatment for good.
  public static let ledToDiscontinuation = EventTraits(rawValue: 1 << 4)

  /// Suspected to come from one of the drugs that a question names.
  public static let suspected = EventTraits(rawValue: 1 << 5)

  /// Immune-related or not: both are one record.
  static let immuneMark: EventTraits = [.immuneRelated, .notImmuneRelated]
  /// What can be missing in the record of an event.
  static let recorded: EventTraits = [
    .serious, .ledToDiscontinuation, .suspected, .immuneRelated, .notImmuneRelated,
  ]
  /// Of these what stands in the details of an event.
  static let details: EventTraits = [.serious, .ledToDiscontinuation, .suspected]

  /// The traits of an event, without whether a drug that a question names is suspected.
  ///
  /// - Parameter lineEvent: The event; without its details the last two are never there.
  @inline(__always)
  init(_ lineEvent: LineEvent) {
    var traits: EventTraits = []
    if let isImmuneRelated = lineEvent.isImmuneRelated {
      traits = isImmuneRelated ? .immuneRelated : .notImmuneRelated
    }
    if lineEvent.event.isRelated { traits.formUnion(.related) }
    if lineEvent.event.details.isSerious == true { traits.formUnion(.serious) }
    if lineEvent.event.details.ledToDiscontinuation == true {
      traits.formUnion(.ledToDiscontinuation)
    }
    self = traits
  }

  /// What was not recorded of an event, read with its details.
  ///
  /// - Parameter lineEvent: The event.
  init(unrecordedOf lineEvent: LineEvent) {
    let details = lineEvent.event.details
    var traits: EventTraits = lineEvent.isImmuneRelated == nil ? .immuneMark : []
    if details.isSerious == nil { traits.formUnion(.serious) }
    if details.ledToDiscontinuation == nil { traits.formUnion(.ledToDiscontinuation) }
    if details.suspectedAgent == nil { traits.formUnion(.suspected) }
    self = traits
  }
}
