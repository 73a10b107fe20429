import Analyses
import ClinicalRecords
import Endpoints
import Reports

/// What happened on one line of therapy, each value with the row that shows it.
struct OutcomeText {
  private let outcome: LineOutcome
  private let codebook: Codebook

  init(_ outcome: LineOutcome, codebook: Codebook) {
    self.outcome = outcome
    self.codebook = codebook
  }

  /// Name, value and proof, a row each.
  var rows: [[String]] {
    var rows: [[String]] = []
    if let best = outcome.bestResponse {
      rows.append([
        "best response", best.response.rawValue,
        best.evidence.map(words) ?? "no assessment after the start",
      ])
    }
    if let pfs = outcome.progressionFreeSurvival { rows.append(row("PFS", pfs)) }
    if let survival = outcome.overallSurvival { rows.append(row("OS", survival)) }
    return rows
  }

  private func row(_ name: String, _ time: EndpointTime) -> [String] {
    let sign = time.isEvent ? "" : "+"
    let months = NumberStyle().months(ofDays: time.days)
    let value = "\(time.days)\(sign) days (\(months)\(sign) months)"
    let how = time.isEvent ? time.ending.rawValue : "censored, \(time.ending.rawValue)"
    let imputed = time.isImputed ? ", day completed" : ""
    let shown = time.evidence.map { ": \(words($0))" } ?? ""
    return [name, value, how + (time.ending == .death ? ": \(time.stop)" : shown) + imputed]
  }

  private func words(_ evidence: Evidence) -> String {
    switch evidence {
    case .assessment(let day, let reading):
      "assessment of \(day)" + (reading == 1 ? "" : ", reading \(reading)")
    case .death: "death"
    case .contact(let day): "contact of \(day)"
    case .line(let number): "line \(number)"
    case .adverseEvent(let number): "event \(number)"
    case .performanceStatus(let day): "ECOG of \(day)"
    case .metastaticBurden(let day): "lesion count of \(day)"
    case .metastasis(let site):
      "metastases: \(codebook.metastaticSites.entries[Int(site)].label.insideSentence)"
    case .laboratoryResult(let day): "laboratory result of \(day)"
    case .lesionMeasurement(let day): "lesion measured on \(day)"
    case .clinicalProgression(let day): "clinical progression of \(day)"
    case .observation(let field, let day): "\(codebook.fields[Int(field)].label) of \(day)"
    case .cutoff: "\(outcome.overallSurvival?.stop.description ?? "")"
    }
  }
}
