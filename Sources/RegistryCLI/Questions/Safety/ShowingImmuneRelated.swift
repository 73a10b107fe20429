import Analyses
import ClinicalRecords
import RegistryStore
import Reports

/// Immune-related events by category.
extension SafetyCommand {
  func showImmuneRelated() throws {
    let (registry, codebook, settings, question) = try prepared()
    let filter = try filter(codebook)
    guard filter.immune != false else {
      throw UsageError("--no-immune-related leaves nothing for --table immune to show.")
    }
    let counting = ImmuneRelatedCounting(filter, of: question, codebook)
    let tally = try counted(GroupedTally(counting), in: registry)
    let answer = try answering { try ImmuneRelatedComparison(tally, counting) }
    show(ImmuneRelatedTable(answer, isSynthetic: settings.isSynthetic).report, atMost: 120)
  }
}
