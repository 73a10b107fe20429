import ClinicalRecords

/// What one visit shows of the non-target lesions. Progression is a clinician's judgement, never
/// computed from lengths.
///
/// Source: Eisenhauer et al., *Eur J Cancer* 2009;45:228–247, section 4.3.3.
///
/// Rule: R2, R5, R14, R22, R30.
struct NonTargetReading {
  /// What was found of a lesion, worst last.
  enum Finding: Int {
    case gone
    case persists
    case missing
    case progressed
  }

  /// Their response; `nil` where the visit has no row of them.
  private(set) var response: NonTargetResponse?
  /// The first day on which one had progressed without doubt.
  private(set) var progressedOn: ClinicalDate?
  /// The first day on which one was to be seen without doubt. Rule: R26.
  private(set) var seenOn: ClinicalDate?
  /// Whether a row speaks of one, of a piece of it, or of what it merged into.
  private var hasRows = false
  /// What was found of lesions already, where some split or merged.
  private var known: [Finding?] = []

  /// Reads the rows of a visit. A lesion that was not there at baseline counts from the first visit
  /// that shows it; a piece from the first that speaks of it. One that merged, with a target too, is
  /// there while the merged lesion is. Rule: R12, R13.
  ///
  /// - Parameter lesions: The lesions, with the rows of the visit.
  init(_ lesions: inout LineLesions) {
    var worst: Finding?
    for lesion in lesions.parts.indices
    where lesions.parts[lesion].kind == .nonTarget && !lesions.parts[lesion].isPiece {
      let finding = read(lesion, lesions)
      if finding == .persists || finding == .progressed { lesions.parts[lesion].counts = true }
      guard lesions.parts[lesion].counts else { continue }
      if finding.rawValue > (worst?.rawValue ?? -1) { worst = finding }
    }
    guard hasRows, let worst else { return }
    response =
      switch worst {
      case .gone: .complete
      case .persists: .nonCompleteNonProgressive
      case .missing: .notEvaluable
      case .progressed: .progressive
      }
  }

  /// What is to be said of a lesion and of what came of it; each is read once, circles included.
  private mutating func read(_ lesion: Int, _ lesions: LineLesions) -> Finding {
    let families = lesions.families
    if families.isEmpty { return readOwn(lesion, lesions) }
    if known.isEmpty { known = [Finding?](repeating: nil, count: lesions.parts.count) }
    if let finding = known[lesion] { return finding }
    let own = readOwn(lesion, lesions)
    known[lesion] = own
    if own == .persists || own == .progressed { return own }
    let finding = readFamily(of: lesion, own, lesions)
    known[lesion] = finding
    return finding
  }

  private mutating func readFamily(
    of lesion: Int, _ own: Finding, _ lesions: LineLesions
  ) -> Finding {
    let families = lesions.families
    var worst: Finding?
    var (isMerged, isMissing) = (false, false)
    for link in families.links where link.parent == lesion {
      let finding = read(link.child, lesions)
      let joins = families.isMerged(link.child)
      if finding == .missing {
        if !joins, lesions.holds(for: link.child, { $0.isKnown }) { isMissing = true }
        continue
      }
      if joins { isMerged = true }
      if finding.rawValue > (worst?.rawValue ?? -1) { worst = finding }
    }
    guard let worst, worst != own else { return own }
    return isMissing && !isMerged && worst != .progressed ? .missing : worst
  }

  private mutating func readOwn(_ lesion: Int, _ lesions: LineLesions) -> Finding {
    guard let row = lesions[lesion] else { return .missing }
    hasRows = true
    guard let isVisible = row.isVisible(isNode: lesions.parts[lesion].isNode)
    else { return .missing }
    if row.state == .progressed {
      progressedOn = min(progressedOn ?? row.measuredOn, row.measuredOn)
    }
    if isVisible, row.state != .equivocal { seenOn = min(seenOn ?? row.measuredOn, row.measuredOn) }
    return row.state == .progressed ? .progressed : isVisible ? .persists : .gone
  }
}
