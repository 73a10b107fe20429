import ClinicalRecords

/// Doubtful new lesions: who is found to be there without doubt later was there from the first,
/// doubtful finding on. A finding of its absence ends the doubt. Rule: R24.
struct LesionDoubts {
  private struct Doubt {
    /// `nil`: a finding that was entered without naming a lesion.
    let lesion: Int?
    let day: ClinicalDate
  }

  private var doubts: [Doubt] = []
  /// Lesions of which something was found already.
  private var known: [Int] = []

  /// Takes a finding of a lesion.
  ///
  /// - Parameters:
  ///   - finding: What was found.
  ///   - lesion: The lesion, or `nil` where none was named.
  ///   - day: The day.
  /// - Returns: Of a certain finding the day on which it was first doubted, if it was.
  mutating func take(
    _ finding: NewLesionFinding, of lesion: Int?, on day: ClinicalDate
  ) -> ClinicalDate? {
    let isKnown = lesion.map(known.contains) ?? false
    if let lesion, !isKnown, finding != .none { known.append(lesion) }
    switch finding {
    case .none:
      doubts.removeAll { $0.lesion == lesion }
      return nil
    case .equivocal:
      if !doubts.contains(where: { $0.lesion == lesion }) {
        doubts.append(Doubt(lesion: lesion, day: day))
      }
      return nil
    case .unequivocal:
      return settle(lesion, isKnown: isKnown)
    }
  }

  /// Ends the doubts a certain finding answers: its own; those without a name too where the lesion
  /// is seen for the first time; all where it has no name itself.
  private mutating func settle(_ lesion: Int?, isKnown: Bool) -> ClinicalDate? {
    var first: ClinicalDate?
    doubts.removeAll { doubt in
      let isAnswered =
        lesion == nil || doubt.lesion == lesion || (doubt.lesion == nil && !isKnown)
      if isAnswered { first = min(first ?? doubt.day, doubt.day) }
      return isAnswered
    }
    return first
  }
}
