import Reports
import Statistics
import Studies

/// How the arms were made comparable: the model, the pairs, who found no partner, balance and overlap.
extension SectionWriter {
  mutating func matching() -> StudyDocument.Section? {
    guard let matching = answer.matching, let matchingPlan = plan.matching else { return nil }
    var blocks: [StudyDocument.Block] = [
      .paragraph(modelText(matching, matchingPlan)), .paragraph(pairText(matching, matchingPlan)),
      .list(unmatchedItems(matching)), .paragraph(rangeText(matching)),
    ]
    if let matched = answer.matchedBaseline {
      let left = imbalanceText(matched)
      if !left.isEmpty { blocks.append(.paragraph(left)) }
      blocks.append(.table(balanceTable(matched)))
    }
    if wants(.love), let matched = answer.matchedBaseline {
      blocks.append(.figure(loveFigure(matched)))
    }
    if wants(.overlap) { blocks.append(.figure(overlapFigure(matching))) }
    return StudyDocument.Section(id: "matching", heading: "Matching", blocks: blocks)
  }

  /// Labels of the covariates of the score.
  var scoreCovariates: [String] {
    let chosen = plan.matching?.covariates.map(\.value) ?? []
    return cohort.characteristics.filter { chosen.isEmpty || chosen.contains($0.id) }.map(\.label)
  }

  private mutating func modelText(_ matching: MatchedCohort, _ plan: MatchingPlan) -> Pieces {
    var text: Pieces = [
      .text(
        "The propensity score is the probability of \(arms[0].label), from a logistic model on "
          + "\(scoreCovariates.joined(separator: ", ")). It exists for "),
      count("mt.scored", matching.scored.count), " patients",
    ]
    if !matching.withoutScore.isEmpty {
      let list = evidence(
        "mt.without_score", "Without a score for want of a covariate", matching.withoutScore, .start
      )
      text += [
        "; ", count("mt.without_score", matching.withoutScore.count, list),
        " have none, as a covariate is not recorded",
      ]
    }
    let idle = matching.idleCovariates.map { cohort.characteristics[$0].label }
    text.append(".")
    guard !idle.isEmpty else { return text }
    return text + [
      .text(
        " \(idle.joined(separator: ", ")) \(idle.count == 1 ? "adds" : "add") nothing: no variation, or determined by others."
      )
    ]
  }

  /// Matched pairs.
  mutating func pairCount(_ matching: MatchedCohort) -> Piece {
    let list = evidence(
      "mt.pairs", "Matched patients with score and set", matching.subjects, .score)
    return count("mt.pairs", matching.pairs.count, list)
  }

  private mutating func pairText(_ matching: MatchedCohort, _ plan: MatchingPlan) -> Pieces {
    var text: Pieces = [
      .text(plan.methodWords(treated: arms[0].label) + ": "), pairCount(matching),
    ]
    text.append(.text(" \(matching.setWord(matching.pairs.count)) were found"))
    text += caliperText(matching, plan)
    if let widest = matching.distances.max() {
      text += ["; the largest difference is ", decimal("mt.largest_distance", widest, places: 6)]
    }
    return text + ["."]
  }

  /// ` within a caliper of 0.02 on the score`; of standard deviations also what they are.
  private mutating func caliperText(_ matching: MatchedCohort, _ plan: MatchingPlan) -> Pieces {
    guard let caliper = matching.caliper, let words = plan.caliperWords else { return [] }
    if case .standardDeviations? = plan.caliper {
      return [
        .text(" within a caliper of \(words), which are "),
        decimal("mt.caliper", caliper, places: 4),
        " log odds",
      ]
    }
    let unit = words.drop { $0 != " " }
    return [
      " within a caliper of ", real("mt.caliper", caliper, "\(caliper)", nil), .text("\(unit)"),
    ]
  }

  private mutating func unmatchedItems(_ matching: MatchedCohort) -> [Pieces] {
    let isScored = Set(matching.scored)
    return [0, arms.count - 1].firstOccurrences.map { arm in
      let unmatched = members.positions(.before, arm: arm).filter { members.sets[$0] == nil }
      let id = "mt.unmatched.\(arms[arm].id)"
      let list = evidence(id, "Not matched, \(arms[arm].label)", unmatched, .score)
      var item: Pieces = [
        .text("\(arms[arm].label): "), count(id, unmatched.count, list), " not matched",
      ]
      guard !unmatched.isEmpty else { return item + ["."] }
      let scored = unmatched.filter(isScored.contains).count
      let reason = arm == 0 ? "no free partner was near enough" : "nobody chose them"
      item += [": ", count("\(id).no_partner", scored), .text(" as \(reason)")]
      if scored < unmatched.count {
        item += [", ", count("\(id).no_score", unmatched.count - scored), " for want of a score"]
      }
      return item + ["."]
    }
  }

  private mutating func rangeText(_ matching: MatchedCohort) -> Pieces {
    let overlap = matching.overlap
    let ranges = zip(
      [arms[0], arms[arms.count - 1]], [overlap.treatedRange, overlap.controlRange])
    var text: Pieces = ["Scores before matching: "]
    text +=
      ranges.map { arm, range in
        let id = "mt.score_range.\(arm.id)"
        return [.text("\(arm.label) ")]
          + limits(
            decimal("\(id).low", range.lowerBound, places: 3),
            decimal("\(id).high", range.upperBound, places: 3))
      }.joinedByCommas
    text += ["; outside the range of the other arm: "]
    text += [
      count("mt.outside.\(arms[0].id)", overlap.treatedOutside), " and ",
      count("mt.outside.\(arms[arms.count - 1].id)", overlap.controlsOutside),
    ]
    return text + [
      "; c statistic ", decimal("mt.concordance", overlap.concordance, places: 3), ".",
    ]
  }
}

extension MatchingPlan {
  /// How partners were chosen, as the beginning of a sentence.
  func methodWords(treated: String) -> String {
    "Matching 1:\(ratio) without replacement, patients of \(treated) in descending score, each with the nearest "
      + "free, ties by study key"
  }

  /// The caliper in its unit: `0.02 on the score`; `nil` without one.
  var caliperWords: String? {
    switch caliper {
    case .probability(let limit)?: "\(limit) on the score"
    case .logit(let limit)?: "\(limit) on the log odds of the score"
    case .standardDeviations(let limit)?:
      "\(limit) standard deviations of the log odds of the score"
    case nil: nil
    }
  }
}

extension [Int] {
  /// Each once, where it stands first.
  var firstOccurrences: [Int] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
