import ClinicalRecords

/// A visit on its way into the registry: the lesions it finds, what was seen of each, and the
/// reader's own response.
struct VisitDraft {
  let patientKey: String
  /// Everything registered of the patient.
  let history: PatientHistory
  /// The day of the images.
  var day: ClinicalDate?
  /// The line of therapy, as a position; `nil` where none is registered.
  var lineIndex: Int?
  /// Whether the visit shows the disease before the line.
  var isBaseline = false
  /// Lesions that this visit adds.
  var lesions: [Lesion] = []
  /// What was seen, by label, in the order of the answers.
  private(set) var sightings: [(label: String, sighting: Sighting)] = []
  /// The overall response as the reader gave it.
  var response: OverallResponse?

  /// A visit of which nothing is known.
  init(of patientKey: String, _ history: PatientHistory) {
    self.patientKey = patientKey
    self.history = history
  }

  /// Notes what was seen of a lesion, in place of what was noted before.
  mutating func note(_ sighting: Sighting, of label: String) {
    sightings.removeAll { $0.label == label }
    sightings.append((label, sighting))
  }

  /// What was noted of a lesion.
  func sighting(of label: String) -> Sighting? {
    sightings.first { $0.label == label }?.sighting
  }

  /// The lesions followed on the line, as they were before the visit.
  var followed: FollowedLesions {
    FollowedLesions(
      history, ofLineAt: lineIndex, on: day ?? .distantFuture, isBaseline: isBaseline)
  }

  /// Every lesion, registered or added by this visit.
  var allLesions: [Lesion] { history.lesions + lesions }

  /// The lesion with a label.
  func lesion(_ label: String) -> Lesion? { allLesions.first { $0.label == label } }
}

extension VisitDraft {
  /// The next free label of a role: T3 after T2, NT1, NL1.
  func nextLabel(_ category: LesionCategory) -> String {
    let prefix =
      switch category {
      case .target: "T"
      case .nonTarget: "NT"
      case .new: "NL"
      }
    let numbers = allLesions.compactMap { lesion -> Int? in
      guard lesion.label.hasPrefix(prefix) else { return nil }
      return Int(lesion.label.dropFirst(prefix.count).prefix { $0.isASCII && $0.isNumber })
    }
    return "\(prefix)\((numbers.max() ?? 0) + 1)"
  }

  /// The label of a lesion merged of several: `T1/T2`, or the next free one where that is too long.
  func mergedLabel(_ labels: [String]) -> String {
    let joined = labels.joined(separator: "/")
    let category = lesion(labels.first ?? "")?.category ?? .target
    return joined.count <= 20 && lesion(joined) == nil ? joined : nextLabel(category)
  }

  /// The label of the next piece of a lesion: `T1.2` after `T1.1`.
  func pieceLabel(_ label: String) -> String {
    var number = 1
    while lesion("\(label).\(number)") != nil { number += 1 }
    return "\(label).\(number)"
  }
}

extension VisitDraft {
  /// The rows to save, parents first.
  var rows: [(table: String, row: TextRow)] {
    guard let day else { return [] }
    var rows = lesions.map { ("lesion", TextRow(columns(of: $0))) }
    for (label, sighting) in sightings {
      var values = [
        "patient_key": patientKey, "measured_on": "\(day)", "lesion_label": label,
        "lesion_state": sighting.state.rawValue,
      ]
      if let tenths = sighting.tenths {
        let column = lesion(label)?.isNode == true ? "short_axis_mm" : "longest_diameter_mm"
        values[column] = LengthText.number(tenths)
      }
      rows.append(("lesion_measurement", TextRow(values)))
    }
    guard let response else { return rows }
    return rows + [
      (
        "tumor_assessment",
        TextRow([
          "patient_key": patientKey, "assessed_on": "\(day)", "reading": "\(nextReading(day))",
          "overall_response": response.rawValue,
        ])
      )
    ]
  }

  private func columns(of lesion: Lesion) -> [String: String] {
    [
      "patient_key": patientKey, "lesion_label": lesion.label,
      "lesion_category": lesion.category.rawValue, "organ": lesion.organ,
      "is_node": lesion.isNode ? "1" : "0", "parents": lesion.parents.joined(separator: "+"),
      "line_number": lesion.lineNumber.map { "\($0)" } ?? "",
    ]
  }

  private func nextReading(_ day: ClinicalDate) -> Int {
    (history.assessments.filter { $0.assessedOn == day }.map(\.reading).max() ?? 0) + 1
  }

  /// The patient's rows as they will be, in the order in which a registry reads them.
  var historyAfter: PatientHistory {
    guard let day else { return history }
    var after = history
    after.lesions = allLesions.sorted {
      Array($0.label.utf8).lexicographicallyPrecedes(Array($1.label.utf8))
    }
    addMeasurements(of: day, to: &after)
    if let response {
      after.assessments.append(
        TumorAssessment(assessedOn: day, reading: nextReading(day), overallResponse: response))
      after.assessments.sort { ($0.assessedOn, $0.reading) < ($1.assessedOn, $1.reading) }
    }
    return after
  }

  private func addMeasurements(of day: ClinicalDate, to after: inout PatientHistory) {
    let labels = after.lesions.enumerated().map { ($1.label, $0) }
    let positions = Dictionary(labels, uniquingKeysWith: { first, _ in first })
    for row in after.measurements.indices {
      let label = history.lesions[after.measurements[row].lesion].label
      after.measurements[row].lesion = positions[label] ?? after.measurements[row].lesion
    }
    for (label, sighting) in sightings {
      guard let position = positions[label] else { continue }
      let isNode = after.lesions[position].isNode
      after.measurements.append(
        LesionMeasurement(
          measuredOn: day, lesion: position, state: sighting.state,
          longestDiameterTenths: isNode ? nil : sighting.tenths,
          shortAxisTenths: isNode ? sighting.tenths : nil))
      DaySpan.widen(&after.measuredDays, to: day)
    }
    after.measurements.sort { ($0.measuredOn, $0.lesion) < ($1.measuredOn, $1.lesion) }
  }
}
