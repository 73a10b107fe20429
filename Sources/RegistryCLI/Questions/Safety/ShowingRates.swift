import Analyses
import ClinicalRecords
import RegistryStore
import Reports

/// Events per 100 patient-years.
extension SafetyCommand {
  func showRates() throws {
    let (registry, codebook, settings, question) = try prepared()
    let showsTerms = timing.rateRows == .terms
    let below = try showsTerms ? SafetyRow.terms(codebook) : groupRows(codebook)
    let counting = EventRateCounting(below, try filter(codebook), of: question, codebook)
    let tally = try counted(GroupedTally(counting), in: registry)
    let answer = try answering { try EventRates(tally, counting, threshold: rows.atLeast) }
    show(EventRatesTable(answer, isSynthetic: settings.isSynthetic).report, atMost: 130)
  }
}
