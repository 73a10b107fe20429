import ClinicalRecords

// The notes of what was measured at a visit, made where somebody asked.

extension CourseReading {
  /// Notes each measurement of a visit.
  ///
  /// - Parameters:
  ///   - rows: The rows of the visit.
  ///   - trace: The notebook.
  func noteMeasurements(_ rows: VisitRows, _ trace: LesionTrace) {
    for position in rows.measurements {
      let row = lesions.measurements[position]
      switch lesions.parts[row.lesion].kind {
      case .other: trace.note(row, .passedOver, "is followed for another line of therapy", [.r5])
      case .new: noteNew(row, trace)
      case .nonTarget: noteNonTarget(row, trace)
      case .target: noteTarget(row, trace)
      }
    }
  }

  private func noteTarget(
    _ row: LesionMeasurement, _ trace: LesionTrace
  ) {
    let part = lesions.parts[row.lesion]
    guard let tenths = row.tenths(isNode: part.isNode) else {
      let (role, sentence, rules) = missing(row, isNode: part.isNode)
      trace.note(row, role, sentence, rules)
      return
    }
    if let root = lesions.carrier(of: row.lesion) {
      trace.note(
        row, .passedOver, "is part of \(trace.lesions[root].label), which counts for it",
        [.r12, .r13])
    } else if !part.counts, !part.isPiece {
      trace.note(row, .passedOver, outsideBaseline(row.lesion), [.r7])
    } else {
      let (sentence, rules) = measured(row, tenths, isNode: part.isNode)
      trace.note(
        row, .used, sentence + pieceWords(row.lesion, trace), rules + pieceRules(row.lesion))
    }
  }

  /// Why a target lesion is none of this line.
  private func outsideBaseline(_ lesion: Int) -> String {
    let isNode = lesions.parts[lesion].isNode
    let last = lesions.measurements[..<firstVisitRow].last {
      $0.lesion == lesion && $0.tenths(isNode: isNode) != nil
    }
    guard let last else {
      return "is no target lesion of this line: it was not measured before treatment"
    }
    return tooEarly(last.measuredOn).map { "was last measured \($0)" }
      ?? "is no target lesion of this line: the last images before treatment left it out"
  }

  /// `40 days before treatment, more than 28: no part of the baseline`; `nil` within them.
  func tooEarly(_ day: ClinicalDate) -> String? {
    let age = days.start.days(since: day)
    guard age > ResponseLimits.baselineDays else { return nil }
    return "\(age) days before treatment, more than \(ResponseLimits.baselineDays): no part of the "
      + "baseline"
  }

  private func measured(
    _ row: LesionMeasurement, _ tenths: Int, isNode: Bool
  ) -> (String, [Rule]) {
    let length = LengthText.millimeters(tenths)
    if row.state == .absent { return ("is gone: 0 mm", [.r10]) }
    if row.state == .tooSmall {
      return ("is seen but too small to measure and counts \(length)", [.r10])
    }
    if !isNode { return ("measures \(length)", [.r9]) }
    return LesionMeasurement.isVisible(tenths, isNode: true)
      ? ("has a short axis of \(length)", [.r9])
      : ("has a short axis of \(length): a normal lymph node, which stays in the sum", [.r9, .r11])
  }

  func missing(
    _ row: LesionMeasurement, isNode: Bool
  ) -> (Explanation.Role, String, [Rule]) {
    switch row.state {
    case .split: (.used, "split: its pieces carry its length", [.r12])
    case .merged: (.used, "merged: the merged lesion carries its length", [.r13])
    case .notDone: (.passedOver, "was not imaged: missing, which is not 0", [.r14])
    case .notEvaluable: (.passedOver, "could not be evaluated: missing, which is not 0", [.r14])
    case .treated:
      (
        .passedOver, "was treated by surgery or radiotherapy: missing, which is not 0",
        [.r14, .r30]
      )
    case .measured, .absent, .tooSmall, .present, .progressed, .equivocal, .unequivocal:
      isNode
        ? (.passedOver, "is a lymph node without short axis: missing, which is not 0", [.r9, .r14])
        : (.passedOver, "has no longest diameter: missing, which is not 0", [.r9, .r14])
    }
  }

  private func pieceWords(_ lesion: Int, _ trace: LesionTrace) -> String {
    guard lesions.parts[lesion].isPiece else { return "" }
    let parents = trace.lesions[lesion].parents
    return lesions.families.isMerged(lesion)
      ? " and counts once for \(parents.joined(separator: " and "))"
      : " and is added up as a piece of \(parents.joined(separator: " and "))"
  }

  private func pieceRules(_ lesion: Int) -> [Rule] {
    lesions.parts[lesion].isPiece ? [lesions.families.isMerged(lesion) ? .r13 : .r12] : []
  }
}

// Non-target and new lesions
extension CourseReading {
  private func noteNonTarget(_ row: LesionMeasurement, _ trace: LesionTrace) {
    let part = lesions.parts[row.lesion]
    guard let isVisible = row.isVisible(isNode: part.isNode) else {
      let (role, sentence, rules) = missing(row, isNode: part.isNode)
      trace.note(row, role, sentence, rules)
      return
    }
    if row.state == .progressed {
      trace.note(row, .used, "has progressed without doubt", [.r22])
    } else if row.state == .equivocal {
      trace.note(row, .used, "is still there; perhaps it grew, which is no progression", [.r22])
    } else if isVisible {
      trace.note(row, .used, "is still there", [.r5])
    } else if !part.counts, !part.isPiece {
      trace.note(row, .passedOver, "was no disease before treatment and is none now", [.r5])
    } else if row.state == .absent || !part.isNode {
      trace.note(row, .used, "is gone", [.r5])
    } else {
      trace.note(row, .used, "is a normal lymph node, below 10 mm", [.r2])
    }
  }

  private func noteNew(_ row: LesionMeasurement, _ trace: LesionTrace) {
    let isNode = lesions.parts[row.lesion].isNode
    switch NewLesionReading.finding(of: row, isNode: isNode, among: lesions.measurements) {
    case nil:
      let (role, sentence, rules) = missing(row, isNode: isNode)
      trace.note(row, role, sentence, rules)
    case NewLesionFinding.none?:
      let isNormal = isNode && row.state != .absent
      trace.note(
        row, .used, isNormal ? "is a normal lymph node, below 10 mm: no disease" : "is not there",
        isNormal ? [.r25] : [.r23])
    case .equivocal?:
      trace.note(
        row, .used, "is doubtful: no progression, the next scan will tell",
        row.state == .equivocal ? [.r24] : [.r24, .r25])
    case .unequivocal?: trace.note(row, .used, "is a new lesion without doubt", [.r23])
    }
  }
}

extension LineLesions {
  /// The lesion that counts in place of a measured one: the one it is a piece of, measured by itself,
  /// or the one it merged into; `nil` where it counts itself.
  ///
  /// - Parameter lesion: The lesion.
  /// - Returns: The other.
  fileprivate func carrier(of lesion: Int) -> Int? {
    if families.isEmpty { return nil }
    if isReplaced(lesion) {
      return families.links.first { $0.parent == lesion && families.isMerged($0.child) }?.child
    }
    for link in families.links where link.child == lesion {
      if let tenths = ownTenths(of: link.parent), tenths > 0, !isReplaced(link.parent) {
        return link.parent
      }
    }
    return nil
  }
}
