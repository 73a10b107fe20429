import ClinicalRecords
import Endpoints

/// The words for what a line of therapy is, and for what the line before it brought.
extension Characteristic {
  static func treatment(
    _ codebook: Codebook, under rules: EndpointRules
  ) -> [Characteristic] {
    lineWords(codebook) + classWords(codebook) + regimenWords(codebook) + outcomeWords
      + previousLineWords(codebook, rules)
  }

  private static func lineWords(_ codebook: Codebook) -> [Characteristic] {
    [
      Characteristic("line", "Line", "number of the line of therapy", .number, []) {
        Value($0.line($1).number)
      },
      Characteristic(
        "line_group", "Line", "first, second, or any later line of therapy", .code(.lineGroups), []
      ) { .code(CodePosition(min(3, max(1, $0.line($1).number)) - 1)) },
      Characteristic("cycles", "Cycles", "cycles given", .number, []) {
        Value($0.line($1).cycleCount)
      },
      Characteristic("start_year", "Year of start", "year the line started", .number, []) {
        Value($0.line($1).startedOn.components.year)
      },
      Characteristic("started_on", "Start", "first day of the line", .text, [], isDay: true) {
        .text("\($0.line($1).startedOn)")
      },
      Characteristic(
        "end_reason", "End reason", "why the line ended", .code(codebook.endReasons), []
      ) { Value($0.line($1).endReason) },
    ]
  }

  private static func classWords(_ codebook: Codebook) -> [Characteristic] {
    let groups = Set(codebook.agentClasses.map(\.group)).subtracting(["supportive"]).sorted()
    return (["ici"] + groups).map { .hasClass($0, name: $0, codebook) }
  }

  /// Whether the line contains a drug of a class.
  static func hasClass(_ drugClass: String, name: String, _ codebook: Codebook) -> Characteristic {
    let isMember = codebook.agentClasses.map { $0.isPart(of: drugClass) }
    let label = drugClass == "ici" ? "ICI" : drugClass.split(separator: "_").joined(separator: " ")
    return Characteristic(
      name, label, "the line contains a drug of this class", .flag, .drugs
    ) { Value($0.hasDrug(inLineAt: $1.index, isMember)) }
  }

  /// Whether the line contains a drug.
  static func hasDrug(_ agent: Int, name: String, _ codebook: Codebook) -> Characteristic {
    let isMember = codebook.agents.entries.indices.map { $0 == agent }
    return Characteristic(
      name, codebook.agents.entries[agent].label, "the line contains this drug", .flag, .drugs
    ) { Value($0.hasDrug(inLineAt: $1.index, isMember)) }
  }

  private static func regimenWords(_ codebook: Codebook) -> [Characteristic] {
    [
      Characteristic("regimen", "Regimen", "the drugs of the line", .text, .drugs) {
        history, place in
        let names = history.drugs.filter { $0.lineNumber == history.line(place).number }
          .map { codebook.agents.entries[Int($0.agent)].label }
        return names.isEmpty ? .missing : .text(names.sorted().joined(separator: " + "))
      },
      Characteristic(
        "regimen_class", "Regimen class", "the classes of the line's drugs", .text, .drugs
      ) { history, place in
        let groups = history.drugs.filter { $0.lineNumber == history.line(place).number }
          .map { codebook.agentClasses[Int($0.agent)] }
          .map { $0.isPart(of: "ici") ? "ICI" : $0.group }
        return groups.isEmpty ? .missing : .text(Set(groups).sorted().joined(separator: " + "))
      },
    ]
  }

  private static var outcomeWords: [Characteristic] {
    [
      Characteristic(
        "best_response", "Best response", "best overall response of the line, unconfirmed",
        .code(.bestResponses), [], deriving: .bestResponse
      ) { $0.bestResponse($1.index, $1.rules) },
      Characteristic(
        "confirmed_response", "Confirmed response",
        "best overall response of the line, confirmed by a later scan", .code(.bestResponses),
        [], deriving: .confirmedResponse
      ) { $0.bestResponse($1.index, $1.rules, on: .confirmed) },
      Characteristic(
        "response_depth", "Response depth",
        "largest fall, or smallest rise, of the sum of diameters from baseline, in percent, such as -30",
        .number, [], deriving: .depthOfResponse
      ) { history, place in
        let outcome = history.outcome(
          ofLineAt: place.index, rules: place.rules, parts: .depthOfResponse)
        return outcome?.depthOfResponse.map { .number($0.percent) } ?? .missing
      },
    ]
  }

  private static func previousLineWords(
    _ codebook: Codebook, _ rules: EndpointRules
  ) -> [Characteristic] {
    let isICI = codebook.agentClasses.map { $0.isPart(of: "ici") }
    return [
      Characteristic(
        "previous_line_ici", "Previous-line ICI", "the line before contained an ICI", .flag, .drugs
      ) { history, place in
        place.index == 0
          ? .missing : Value(history.hasDrug(inLineAt: place.index - 1, isICI))
      },
      previousLinePFS(rules),
      Characteristic(
        "previous_line_progression", "Progression on the previous line",
        "the line before had ended in progression, as known when this line started", .flag, [],
        deriving: .progressionFreeSurvival
      ) { $0.previousLineProgression(at: $1) },
      Characteristic(
        "previous_line_best_response", "Previous-line best response",
        "best overall response of the line before", .code(.bestResponses), [],
        deriving: .bestResponse
      ) { $1.index == 0 ? .missing : $0.bestResponse($1.index - 1, $1.rules) },
    ]
  }

  /// Under its own label where progression is what clinicians called it. Rule: N3, R76.
  private static func previousLinePFS(_ rules: EndpointRules) -> Characteristic {
    let isRealWorld =
      Endpoint.progressionFreeSurvival.resolved(under: rules) == .realWorldProgressionFreeSurvival
    return Characteristic(
      "previous_line_pfs", isRealWorld ? "Previous-line rwPFS" : "Previous-line PFS",
      isRealWorld
        ? "real-world progression-free survival of the line before, as known when this line "
          + "started; without progression at least the time to the end of follow-up"
        : "progression-free survival of the line before, as known when this line started; "
          + "without progression at least the time to its last assessment", .duration, [],
      deriving: .progressionFreeSurvival
    ) { $0.previousLinePFS(at: $1) }
  }
}

extension PatientHistory {
  /// Days of progression-free survival of the line before, as known when this line started; of a time
  /// that had ended without progression only that it was at least so long. Where the rules put
  /// another endpoint in its place, of that one.
  ///
  /// Rule: N3, R76.
  fileprivate func previousLinePFS(at place: LinePlace) -> Value {
    guard let pfs = timeOfPreviousLine(at: place) else { return .missing }
    let days = Double(pfs.days)
    return pfs.isEvent ? .number(days) : .range(days, .infinity)
  }

  /// Whether that time had ended in progression.
  ///
  /// Rule: N3, R76.
  fileprivate func previousLineProgression(at place: LinePlace) -> Value {
    Value(timeOfPreviousLine(at: place).map { $0.ending == .progression })
  }

  private func timeOfPreviousLine(at place: LinePlace) -> EndpointTime? {
    guard place.index > 0 else { return nil }
    var rules = place.rules
    rules.cutoff = line(place).startedOn
    let outcome = outcome(
      ofLineAt: place.index - 1, rules: rules, parts: .progressionFreeSurvival)
    return outcome?[Endpoint.progressionFreeSurvival.resolved(under: rules)]
  }

  fileprivate func bestResponse(
    _ index: Int, _ rules: EndpointRules, on basis: ResponseBasis = .unconfirmed
  ) -> Value {
    let outcome = outcome(ofLineAt: index, rules: rules, parts: .bestResponse(on: basis))
    let best = outcome?.bestResponse(on: basis)?.response ?? .notEvaluable
    return .code(CodePosition(OverallResponse.allCases.firstIndex(of: best) ?? 0))
  }
}

extension Vocabulary {
  /// Lines of therapy as publications compare them.
  static let lineGroups = Vocabulary(
    name: "line_group",
    entries: [("1", "Line 1"), ("2", "Line 2"), ("3+", "Line ≥3")].map {
      Entry(code: $0.0, label: $0.1)
    })

  /// The codes of a best overall response, best first.
  static let bestResponses = Vocabulary(
    name: "overall_response",
    entries: OverallResponse.allCases.map { Entry(code: $0.rawValue, label: $0.rawValue) })
}
