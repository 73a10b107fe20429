import ClinicalRecords
import RegistryStore

/// What is asked of the event a patient died of: it depends on the events the patient has.
extension Draft {
  /// The column that names the event, with the events of grade 5. Rule: A3.
  func askedFatalEvent(_ asked: AskedColumn) -> AskedColumn {
    guard let (events, codebook) = eventsAndWords else { return asked }
    let name = { (event: AdverseEvent) in
      "\(event.number) (\(codebook.terms.entries[Int(event.term)].label))"
    }
    let fatal = events.filter { $0.grade == 5 }.map(name)
    let hint =
      fatal.isEmpty
      ? "No event of the patient has grade 5."
      : "Events of grade 5: \(fatal.joined(separator: ", "))."
    return asked.hinting(hint).objecting { written in
      guard let event = events.first(where: { "\($0.number)" == written }) else {
        return "The patient has no event \(Quotation.shortened(written)). \(hint)"
      }
      if event.grade == 5 { return nil }
      return
        "Event \(name(event)) has grade \(event.grade); an event that kills has grade 5. \(hint)"
    }
  }

  /// The patient's events of grade 5.
  var fatalEvents: [AdverseEvent] { eventsAndWords?.events.filter { $0.grade == 5 } ?? [] }

  private var eventsAndWords: (events: [AdverseEvent], codebook: Codebook)? {
    guard let key = values["patient_key"], let codebook = try? registry.codebook(),
      let history = (try? registry.history(ofPatient: key)) ?? nil
    else { return nil }
    return (history.adverseEvents, codebook)
  }
}
