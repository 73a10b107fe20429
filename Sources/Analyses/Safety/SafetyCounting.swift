public import ClinicalRecords
import Endpoints

/// How adverse events are counted: which of them, and in which rows.
///
/// Made once per question, so that an event finds its rows without a search.
public struct SafetyCounting: Sendable {
  /// The rows, in the order in which counts hold them.
  public let rows: [SafetyRow]
  /// Which events count at all.
  public let filter: EventFilter
  /// Which lines of therapy are asked about.
  public let question: Question
  /// Which line an event belongs to.
  let attribution: EventAttribution
  /// Of what can be missing in the record of an event what a row or the filter asks for.
  public let askedDetails: EventTraits
  /// Of these what an event must be to count in any row.
  let conditions: EventTraits
  /// The dictionaries of the registry's terms, by name.
  let dictionaries: [String]
  /// By term: its dictionary as a bit of its own.
  private let dictionaryBits: [UInt64]
  /// Where the entries of each term begin, and behind the last term where they end.
  private let starts: [Int32]
  private let entries: [Entry]

  /// A row in which events of a term may count.
  private struct Entry {
    let row: Int32
    let required: EventTraits
    let minimumGrade: UInt8
  }

  /// A way of counting.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - filter: Which events count at all.
  ///   - question: Which lines of therapy are asked about, under which rules.
  ///   - codebook: The words of the registry.
  public init(
    _ rows: [SafetyRow], _ filter: EventFilter, of question: Question, _ codebook: Codebook
  ) {
    self.rows = rows
    self.filter = filter
    self.question = question
    attribution = EventAttribution(question.rules, codebook)
    askedDetails = rows.reduce(filter.required) { $0.union($1.required) }.intersection(.recorded)
    conditions = rows.dropFirst().reduce(rows.first?.alwaysRequired ?? []) {
      $0.intersection($1.alwaysRequired)
    }.intersection(.recorded).union(filter.required)
    dictionaries = Set(codebook.termDictionaries).sorted()
    dictionaryBits = codebook.dictionaryBits(dictionaries)
    var byTerm = [[Entry]](repeating: [], count: codebook.terms.entries.count)
    for (position, row) in rows.enumerated() {
      for member in row.members(of: byTerm.count) {
        byTerm[Int(member.term)].append(
          Entry(
            row: Int32(position), required: member.criterion.required,
            minimumGrade: UInt8(member.criterion.minimumGrade)))
      }
    }
    starts = byTerm.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
    entries = byTerm.flatMap(\.self)
  }

  /// The parts of a history it looks at, beside those of its question.
  package var parts: HistoryParts {
    let details: HistoryParts = askedDetails.isDisjoint(with: .details) ? [] : .eventDetails
    return attribution.parts.union(filter.parts).union(details).union(.adverseEvents)
  }

  /// The dictionary of an event's term, as a bit of its own.
  @inline(__always)
  func dictionaryBit(of lineEvent: LineEvent) -> UInt64 {
    dictionaryBits[Int(lineEvent.event.term)]
  }

  /// Hands over the positions of the rows in which an event counts; a row may come twice.
  @inline(__always)
  func forEachRow(of lineEvent: LineEvent, _ body: (Int) -> Void) {
    let term = Int(lineEvent.event.term)
    let traits = EventTraits(lineEvent)
    for position in Int(starts[term])..<Int(starts[term + 1]) {
      let entry = entries[position]
      if traits.isSuperset(of: entry.required), lineEvent.event.grade >= Int(entry.minimumGrade) {
        body(Int(entry.row))
      }
    }
  }
}

extension SafetyCounting {
  /// The names of dictionaries, of which each is a bit. Rule: A6.
  func dictionaries(ofBits bits: UInt64) -> [String] {
    dictionaries.enumerated().filter { $0.offset < 64 && bits & (1 << UInt64($0.offset)) != 0 }
      .map(\.element)
  }
}

extension SafetyCounting {
  /// Whether an event counts in any of the rows.
  @inline(__always)
  func counts(_ lineEvent: LineEvent) -> Bool {
    guard filter.counts(lineEvent) else { return false }
    var isMember = false
    forEachRow(of: lineEvent) { _ in isMember = true }
    return isMember
  }
}

extension SafetyCounting {
  /// Whether an event counts in any of the rows, or would if all that can be missing were recorded as it is asked for.
  @inline(__always)
  func couldCount(_ lineEvent: LineEvent) -> Bool {
    guard filter.admits(lineEvent) else { return false }
    let term = Int(lineEvent.event.term)
    let traits = EventTraits(lineEvent).union(askedDetails)
    return entries[Int(starts[term])..<Int(starts[term + 1])].contains { entry in
      traits.isSuperset(of: entry.required) && lineEvent.event.grade >= Int(entry.minimumGrade)
    }
  }

  /// Of what an event must be to count in any row, what it is recorded not to be.
  func failures(of lineEvent: LineEvent, unrecorded: EventTraits) -> EventTraits {
    guard !conditions.isEmpty else { return [] }
    var traits = EventTraits(lineEvent)
    if filter.isSuspected(lineEvent.event) { traits.formUnion(.suspected) }
    return conditions.subtracting(traits).subtracting(unrecorded)
  }

  /// Whether an event that belongs to no line could count on one, for all that is recorded of it.
  func couldCount(unplaced lineEvent: LineEvent) -> Bool {
    guard couldCount(lineEvent) else { return false }
    return failures(of: lineEvent, unrecorded: EventTraits(unrecordedOf: lineEvent)).isEmpty
  }
}

extension SafetyRow {
  /// All that any of its criteria asks for.
  fileprivate var required: EventTraits {
    switch events {
    case .every(let criterion): criterion.required
    case .of(let members): members.reduce([]) { $0.union($1.criterion.required) }
    }
  }

  /// Its terms, of so many.
  fileprivate func members(of termCount: Int) -> [Member] {
    switch events {
    case .every(let criterion): (0..<termCount).map { Member(CodePosition($0), criterion) }
    case .of(let members): members
    }
  }
}

extension Codebook {
  /// By term: a bit for its dictionary; none beyond the 64th, or where a codebook was made without.
  fileprivate func dictionaryBits(_ names: [String]) -> [UInt64] {
    terms.entries.indices.map { position in
      guard position < termDictionaries.count,
        let bit = names.firstIndex(of: termDictionaries[position])
      else { return 0 }
      return 1 << UInt64(bit)
    }
  }
}
