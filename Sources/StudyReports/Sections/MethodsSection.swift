import Analyses
import Endpoints
import Reports
import Studies

/// What was done, in paragraphs made from the settings that ran.
extension SectionWriter {
  mutating func methods() -> StudyDocument.Section? {
    var blocks: [StudyDocument.Block] = []
    func add(_ heading: String, _ sentences: [String]) {
      guard !sentences.isEmpty else { return }
      blocks += [.heading(heading), .paragraph([.text(sentences.joined(separator: " "))])]
    }
    add("Patients and arms", populationMethods)
    add("Endpoints", endpointMethods)
    add("Response and safety", responseMethods + safetyMethods)
    add(answer.matching == nil ? "Comparability of the arms" : "Matching", comparabilityMethods)
    add("Statistics", statisticalMethods)
    add("Software and data", [softwareLine])
    add("Warnings", cohort.warnings.map(\.sentence).firstOccurrences)
    return StudyDocument.Section(id: "methods", heading: "Methods", blocks: blocks)
  }

  private var populationMethods: [String] {
    let criteria = StudyPlan.Criterion.Kind.allCases.compactMap { kind -> String? in
      let words = plan.criteria.filter { $0.kind == kind }.map { "\($0.id) \($0.label)" }
      return words.isEmpty
        ? nil
        : "\(kind.heading): \(words.joined(separator: "; "))."
    }
    let unknown = plan.criteria.isEmpty ? [] : [unknownMethods]
    let armWords = arms.map(\.label).joined(separator: ", ")
    return [
      "This is an observational analysis of a registry, \(context.registryTitle). Studied is line \(plan.line) of "
        + "therapy; its first day is time zero\(arms.count > 1 ? " of every comparison of arms" : "")."
    ] + criteria + unknown
      + [
        arms.count > 1
          ? "Arms by what was given in line \(plan.line): \(armWords); the reference is \(arms[arms.count - 1].label)."
          : "All patients form one arm, \(armWords)."
      ]
  }

  private var unknownMethods: String {
    let passing = plan.criteria.filter(\.passesUnknown).map(\.id)
    let rule =
      "Who could not be told to meet an inclusion criterion, or not to meet an exclusion criterion, was left out"
    return passing.isEmpty ? "\(rule)." : "\(rule), but for \(passing.joined(separator: ", "))."
  }

  private var endpointMethods: [String] {
    plan.endpoints.indices.map { position in
      let rules = plan.endpoints[position].endpoint.ruleIDs.joined(separator: ", ")
      return "\(definition(position)) Rules: \(rules)."
    } + (plan.endpoints.isEmpty ? [] : [style.durations(cohort.rules)])
  }

  private var responseMethods: [String] {
    guard !answer.responses.isEmpty else { return [] }
    let rules = cohort.rules
    let basis =
      rules.responseBasis == .confirmed
      ? "confirmed \(ResponseWords(rules).confirmingScan)" : "without confirmation"
    let all =
      rules.responseDenominator == .treated
      ? "all patients who started the line, NE counting as no response"
      : "patients with a best response other than NE"
    return [
      "\(responseOrigin.words) Best overall response \(basis) (R37, R44, R46, R47, R49); "
        + "\(ResponseWords(rules).stable.lowercasedFirst.dropLast()). Rates are of \(all), with exact intervals "
        + "(Clopper-Pearson)."
    ]
  }

  private var safetyMethods: [String] {
    guard let safety = answer.safety else { return [] }
    let dictionaries = safety.dictionaries.joined(separator: ", ")
    return [
      "Safety: \(safety.filter.phrase()), by the worst grade of each patient (A7)"
        + (dictionaries.isEmpty ? "." : ", graded by \(dictionaries).")
        + " \(safety.population.rules.eventWindowNote)"
    ]
  }

  private var softwareLine: String {
    "All numbers, tables and figures were made by nadir \(context.version) from the study file \(context.studyFileHash) and "
      + "the registry \(context.fingerprint), data cutoff \(context.cutoff.map { "\($0)" } ?? "not set"). "
      + "Medians, rates, ratios and p values are rounded once, from full precision."
  }
}

extension StudyPlan.Criterion.Kind {
  fileprivate var heading: String { self == .inclusion ? "Inclusion" : "Exclusion" }
}
