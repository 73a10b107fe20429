import Analyses
import ClinicalRecords
import Interchange
import RegistryStore
import Reports

/// Time to the first event.
extension SafetyCommand {
  func showOnset() throws {
    let (registry, codebook, settings, question) = try prepared()
    let filter = try filter(codebook)
    let known = SafetyRowWords(
      codebook, filter, groups: try groupRows(codebook), shownFirst: [.any, .group])
    let found = try known.row(timing.event ?? "any")
    let events = OnsetEvents(found.row, filter, of: question, codebook)
    let tally = try counted(GroupedTally(onsetOf: events), in: registry)
    let months = timing.at?.values ?? [1, 3, 6, 12]
    let answer = try answering { try OnsetComparison(events, in: tally, atMonths: months) }
    if let figure = timing.figure {
      let drawn = CumulativeIncidenceFigure(
        answer, width: timing.width ?? .page, isSynthetic: settings.isSynthetic)
      try FileWriter.write(drawn.svg(), to: figure)
      Terminal.say("Figure written to \(figure).")
    }
    show(OnsetTable(answer, isSynthetic: settings.isSynthetic).report)
  }
}
