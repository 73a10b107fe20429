import ClinicalRecords

/// What a lesion found at a visit must hold to.
extension VisitInterview {
  static let certaintyIsNeeded =
    "equivocal (e) or unequivocal (u) is needed; a length in mm may stand behind it."

  /// A new lesion is there without doubt or perhaps; a length says neither, and a normal lymph node
  /// is not new disease.
  ///
  /// Rule: R23, R24, R25.
  static func requireCertainty(_ sighting: Sighting, of lesion: Lesion) throws(Objection) {
    guard sighting.state == .equivocal || sighting.state == .unequivocal else {
      throw Objection(certaintyIsNeeded)
    }
    guard lesion.isNode, sighting.state == .unequivocal, let tenths = sighting.tenths,
      tenths < smallestPathologicalNodeTenths
    else { return }
    throw Objection(
      "A lymph node of \(LengthText.number(tenths)) mm in its short axis is no disease. "
        + "Allowed: equivocal, or 10 mm and more.")
  }

  /// Rule: R25.
  private static let smallestPathologicalNodeTenths = 100

  /// Who gives a command twice has not found a second lesion of the same size in the same organ.
  func refuseRepetition(of lesion: Lesion, _ sighting: Sighting) throws(Objection) {
    let same = followed.tracks.first { track in
      guard let today = track.today else { return false }
      let length = lesion.isNode ? today.shortAxisTenths : today.longestDiameterTenths
      return track.lesion.category == lesion.category && today.state == sighting.state
        && length == sighting.tenths
        && track.lesion.organ.lowercased() == lesion.organ.lowercased()
    }
    guard let same, let day = draft.day else { return }
    throw Objection(
      "\(same.lesion.label) (\(same.lesion.organ), \(sighting.text)) is registered for \(day) "
        + "already. `nadir amend measurement` corrects it; for another lesion say where it lies, "
        + "such as \(lesion.organ) left.")
  }
}
