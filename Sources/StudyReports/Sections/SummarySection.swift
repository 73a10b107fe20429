import Analyses
import Statistics
import Studies

/// The numbers a reader looks for first.
extension SectionWriter {
  mutating func summary() -> StudyDocument.Section? {
    var items = [patientCounts()]
    if let matching = answer.matching { items.append(matchedCounts(matching)) }
    for phase in phases {
      for (endpoint, comparison) in (answer.survival[phase] ?? []).enumerated() {
        let place = SurvivalPlace(population: "all", phase: phase, endpoint: endpoint)
        items.append(said(of: phase, medians(comparison, place, isMain: true)))
      }
    }
    for phase in phases {
      guard let response = answer.responses[phase] else { continue }
      items.append(lead(phase) + responseRates(response, phase))
    }
    return StudyDocument.Section(id: "summary", heading: "Summary", blocks: [.list(items)])
  }

  /// `496 patients: 200 2L-ICI, 296 2L-nonICI.`
  private mutating func patientCounts() -> Pieces {
    [allCount(), .text(" patients in line \(plan.line): ")]
      + arms.indices.map { [.text("\(arms[$0].label) "), armCount($0)] }.joinedByCommas + ["."]
  }

  private mutating func matchedCounts(_ matching: MatchedCohort) -> Pieces {
    [pairCount(matching), .text(" matched \(matching.setWord(matching.pairs.count)).")]
  }

  /// Patients of the study.
  mutating func allCount() -> Piece {
    let list = evidence(
      "co.all", "Patients of the study", members.positions(.before, arm: nil), .start)
    return count("co.n.all", cohort.subjects.count, list)
  }

  /// Patients of an arm.
  mutating func armCount(_ arm: Int) -> Piece {
    let list = evidence(
      "co.\(arms[arm].id)", "Patients of \(arms[arm].label)", members.positions(.before, arm: arm),
      .start)
    return count("co.n.\(arms[arm].id)", members.count(.before, arm: arm), list)
  }

  /// Matched patients of an arm.
  mutating func matchedCount(_ arm: Int) -> Piece {
    let list = evidence(
      "co.matched.\(arms[arm].id)", "Matched patients of \(arms[arm].label)",
      members.positions(.after, arm: arm), .score)
    return count("co.n_matched.\(arms[arm].id)", members.count(.after, arm: arm), list)
  }

  /// `Median PFS 4.1 months (95% CI 3.5–4.7) with A and 2.7 months (…) with B; HR 0.62 (…), log-rank p <0.001.`
  ///
  /// - Parameters:
  ///   - comparison: What was found.
  ///   - place: Where it belongs.
  ///   - isMain: Whether the hazard ratio is that of the main analysis, whose errors may be robust by matched set.
  /// - Returns: The sentence, with a small letter first.
  mutating func medians(
    _ comparison: SurvivalComparison, _ place: SurvivalPlace, isMain: Bool = false
  ) -> Pieces {
    let rows = armRows(comparison, place)
    let reference = referenceArm(comparison)
    let texts = rows.map { row in
      median(row, place, isInSentence: true) + [.text(" with \(row.label)")]
    }
    let label = endpointNames[place.endpoint]
    var pieces: Pieces = [.text("median \(label) in months ")] + texts.joinedByCommas
    for row in rows where row.group.hazardRatio != nil {
      guard let arm = arms.firstIndex(where: { $0.id == row.name }), arm != reference else {
        continue
      }
      pieces += [.text("; HR of \(row.label) against \(arms[reference].label) ")]
      if isMain, place.phase == .after, let robust = robustEffect(of: place.endpoint) {
        pieces += robustRatio(robust)
      } else {
        pieces += hazardRatio(row, place, versus(arm, reference), isInSentence: true)
      }
    }
    return pieces + logRankWords(comparison, place) + ["."]
  }

  /// `0.65 (95% CI 0.51–0.82), robust by pair, p <0.001`.
  private mutating func robustRatio(_ row: EffectRow) -> Pieces {
    guard let effect = row.effect else { return [] }
    let (stem, list) = (effectStem(row), effectEvidence(row))
    return ratio(
      ["\(stem).hr", "\(stem).ci_low", "\(stem).ci_high"], (effect.ratio, effect.interval), style,
      list, isInSentence: true)
      + [.text(", robust by \(answer.matching?.setWord(1) ?? "pair"), ")]
      + pEquation("\(stem).p", effect.pValue, list)
  }

  private mutating func logRankWords(
    _ comparison: SurvivalComparison, _ place: SurvivalPlace
  ) -> Pieces {
    guard let test = comparison.logRank else { return [] }
    let group = testName(armRows(comparison, place), reference: referenceArm(comparison))
    _ = logRank(comparison, place, group)
    return [", log-rank "] + pEquationOfNoted(name(place, group, "p_logrank"), test.pValue)
  }

  /// A p value that is in the book already, in a sentence.
  private mutating func pEquationOfNoted(_ id: String, _ value: Double) -> Pieces {
    pEquation(id, value, book[id]?.evidence)
  }
}

extension MatchedCohort {
  /// What matched sets are called: pairs, where each treated patient has one partner.
  func setWord(_ count: Int) -> String {
    let isPairs = pairs.allSatisfy { $0.count == 2 }
    return (isPairs ? "pair" : "set") + (count == 1 ? "" : "s")
  }
}

extension [Pieces] {
  /// Texts with commas between them.
  var joinedByCommas: Pieces { joined(by: ", ") }

  /// Texts with this between them.
  func joined(by separator: Piece) -> Pieces {
    enumerated().flatMap { $0.offset == 0 ? $0.element : [separator] + $0.element }
  }
}
