import Analyses
import ClinicalRecords
import Reports
import Studies

/// What guidance for real-world evidence in oncology asks a report for.
extension SectionWriter {
  var growItems: [ChecklistItem] {
    let asked: [(String, String?)] =
      sourceTopics + definitionTopics + analysisTopics + authorTopics
    return asked.enumerated().map { ChecklistItem("\($0.offset + 1)", $0.element.0, $0.element.1) }
  }

  private var sourceTopics: [(String, String?)] {
    let days = cohort.subjects.map(\.line.startedOn)
    let period = zip([days.min()], [days.max()]).compactMap { first, last in
      first.flatMap { first in last.map { "Line \(plan.line) started \(first) to \($0)." } }
    }.first
    return [
      ("Data source", "\(context.registryTitle), registry fingerprint \(context.fingerprint)."),
      ("Period", period),
      ("Data cutoff", context.cutoff.map { "\($0)." }),
      (
        "Hospitals",
        context.hospitalCount.map {
          "\(style.count($0)). Their names and kinds are to be written by the authors."
        }
      ),
      (
        "Eligibility with counts",
        "\(style.count(cohort.flow.identified)) identified, \(style.count(cohort.subjects.count)) studied; Patients."
      ),
      ("How data were collected and checked", nil),
    ]
  }

  private var definitionTopics: [(String, String?)] {
    let endpoints = plan.endpoints.indices.map { endpointNames[$0] }.joined(separator: ", ")
    return [
      (
        "Line of therapy",
        "Line \(plan.line), as numbered in the registry. How lines were told apart when they were entered is to be written "
          + "by the authors."
      ),
      (
        "Time zero",
        "The first day of line \(plan.line)\(arms.count > 1 ? ", the same for all arms" : "")."
      ),
      ("Treatments compared", arms.map(\.label).joined(separator: " against ") + "."),
      (
        "Endpoints and censoring", endpoints.isEmpty ? nil : "\(endpoints): Methods, with rule ids."
      ),
      (
        "Response assessment",
        answer.responses.isEmpty
          ? nil
          : "\(responseOrigin.briefly); Methods. Who read the scans, and how often, is to be written by the authors."
      ),
      (
        "Toxicity assessment",
        answer.safety.map { safety in
          let dictionaries = safety.dictionaries.joined(separator: ", ")
          return dictionaries.isEmpty
            ? "Methods."
            : "\(dictionaries); Methods. Who judged relatedness is to be written by the authors."
        }
      ),
    ]
  }

  private var analysisTopics: [(String, String?)] {
    [
      (
        "Follow-up",
        hasFollowUp ? "By reverse Kaplan-Meier; Baseline characteristics." : nil
      ),
      (
        "Confounding",
        confounderWays.isEmpty
          ? nil
          : "\(confounderWays.joined(separator: " and ")) on \(scoreCovariates.joined(separator: ", ")). Why these is to "
            + "be written by the authors."
      ),
      ("Missing data", missingWords.map { "\($0) Nothing was imputed." }),
      (
        "Sensitivity",
        hasOtherWays ? "Sensitivity\(hasEValues ? ", with E-values" : "")." : nil
      ),
      (
        "Quantities known only after time zero",
        cohort.characteristics.isEmpty
          ? nil
          : cohort.characteristicsAfterTimeZero.isEmpty
            ? "None among the characteristics, judged by their words."
            : "Warned about where used: "
              + cohort.characteristicsAfterTimeZero.map { cohort.characteristics[$0].label }
              .joined(separator: ", ") + "."
      ),
      ("Software and version", "nadir \(context.version); study file \(context.studyFileHash)."),
      ("Plan before analysis", nil),
    ]
  }

  /// How confounding was dealt with.
  private var confounderWays: [String] {
    let ways =
      (answer.matching == nil ? [] : ["propensity score matching"])
      + (hasOtherWays ? ["other ways of comparison"] : [])
    return ways.isEmpty ? [] : ["By \(ways[0])"] + ways.dropFirst()
  }

  private var authorTopics: [(String, String?)] {
    [
      ("Rationale and question", nil), ("Strengths and limitations", nil),
      ("Clinical meaning and generalizability", nil), ("Ethics, consent, data protection", nil),
      ("Funding and conflicts of interest", nil), ("Data and code availability", nil),
    ]
  }
}
