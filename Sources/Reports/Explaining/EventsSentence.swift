import ClinicalRecords
import Endpoints

/// The adverse events of a line of therapy in a sentence.
struct EventsSentence {
  private let events: [LineEvent]
  private let row: String?
  private let words: EvidenceWords

  /// - Parameters:
  ///   - events: The events, in order of event number.
  ///   - row: The row of a table to which they are limited.
  ///   - words: Names the terms.
  init(_ events: [LineEvent], _ row: String?, _ words: EvidenceWords) {
    self.events = events
    self.row = row
    self.words = words
  }

  private var termCount: Int { Set(events.map(\.event.term)).count }
  private var relatedCount: Int { events.filter(\.event.isRelated).count }
  private var related: String {
    relatedCount == 0 ? "none" : relatedCount == events.count ? "all" : "\(relatedCount)"
  }
  private var immuneRelatedCount: Int { events.filter { $0.isImmuneRelated == true }.count }

  /// `5 adverse events of 3 terms, worst grade 3 (Neutrophil count decreased, from 2020-05-03); 4 related to treatment`.
  var text: String {
    let place = row.map { " in the row \($0)" } ?? ""
    guard let worst = events.worst else { return "no adverse event\(place)" }
    let onset = worst.event.onsetOn.map { ", from \($0)" } ?? ""
    let name = "\(worst.event.grade) (\(words.term(worst.event.term))\(onset))"
    if events.count == 1 {
      let immune = worst.isImmuneRelated == true ? ", immune-related" : ""
      return "1 adverse event\(place), grade \(name); "
        + (worst.event.isRelated ? "related" : "not related") + " to treatment\(immune)"
    }
    let terms = termCount == 1 ? "1 term" : "\(termCount) terms"
    let immune = immuneRelatedCount == 0 ? "" : ", \(immuneRelatedCount) immune-related"
    return "\(events.count) adverse events\(place) of \(terms), worst grade \(name); "
      + "\(related) related to treatment\(immune)"
  }

  /// The same for programs; the worst grade is `null` where there is no event.
  var members: [(name: String, value: JSONTree)] {
    [
      ("row", .text(row)),
      ("events", .leaf(.integer(events.count))),
      ("terms", .leaf(.integer(termCount))),
      ("worst_grade", .number(events.worst?.event.grade)),
      ("related", .leaf(.integer(relatedCount))),
      ("immune_related", .leaf(.integer(immuneRelatedCount))),
    ]
  }
}

extension [LineEvent] {
  /// The event of the highest grade, of several the first.
  var worst: LineEvent? {
    reduce(nil) { worst, event in
      guard let worst, worst.event.grade >= event.event.grade else { return event }
      return worst
    }
  }
}
