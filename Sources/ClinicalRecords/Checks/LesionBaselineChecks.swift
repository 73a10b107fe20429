/// Rules about what was measured before treatment.
///
/// Rule: R1, R2, R3, R4, R7, R25.
extension RecordChecks {
  /// Smallest longest diameter that can be measured, in tenths of a millimeter. Rule: R1.
  private static let measurableTenths = 100
  /// Smallest short axis of a lymph node that can be measured. Rule: R2.
  private static let measurableNodeTenths = 150
  /// Smallest short axis of a lymph node that is disease. Rule: R2.
  private static let enlargedNodeTenths = 100
  private static let targetLimit = 5
  private static let organLimit = 2
  /// Days before a line after which images are no baseline any more. Rule: R7.
  public static let baselineDays = 28

  func addBaselineFindings(
    _ index: Int, _ lesion: Lesion, _ baselines: LesionBaselines, _ history: PatientHistory,
    _ findings: inout [Finding]
  ) {
    guard let first = baselines.firstDays[index] else { return }
    switch lesion.category {
    case .new:
      if let start = history.lines.first?.startedOn, first <= start {
        findings.append(
          lesionFinding(
            .odd, "new-lesion-at-baseline", lesion, "lesion_category",
            "\(lesion.label) is a new lesion, but was seen on \(first), before any treatment."))
      }
    case .target, .nonTarget:
      if let row = baselines.measurements[index] {
        addSizeFindings(lesion, row, &findings)
      } else if lesion.category == .target, let line = baselines.lines[index] {
        findings.append(
          lesionFinding(
            .odd, "target-without-baseline", lesion, "lesion_category",
            "\(lesion.label) is a target lesion, but was first measured (\(first)) after line "
              + "\(history.lines[line].number) had started (\(history.lines[line].startedOn))."))
      }
    }
  }

  private func addSizeFindings(
    _ lesion: Lesion, _ row: LesionMeasurement, _ findings: inout [Finding]
  ) {
    let isTarget = lesion.category == .target
    if lesion.isNode {
      guard let tenths = row.shortAxisTenths, tenths < RecordChecks.measurableNodeTenths else {
        return
      }
      if tenths < RecordChecks.enlargedNodeTenths {
        findings.append(
          sizeFinding("normal-node", lesion, row, "short axis", tenths, "below 10 mm it is normal"))
      } else if isTarget {
        findings.append(
          sizeFinding(
            "node-not-measurable", lesion, row, "short axis", tenths,
            "a target node has at least 15 mm"))
      }
    } else if isTarget {
      guard let tenths = row.longestDiameterTenths ?? row.state.impliedTenths,
        tenths < RecordChecks.measurableTenths
      else { return }
      findings.append(
        sizeFinding(
          "target-not-measurable", lesion, row, "longest diameter", tenths,
          "a target lesion has at least 10 mm"))
    }
  }

  private func sizeFinding(
    _ rule: String, _ lesion: Lesion, _ row: LesionMeasurement, _ axis: String, _ tenths: Int,
    _ advice: String
  ) -> Finding {
    lesionFinding(
      .odd, rule, lesion, "lesion_category",
      "\(lesion.label) has a \(axis) of \(LengthText.millimeters(tenths)) at baseline (\(row.measuredOn)); "
        + "\(advice).")
  }

  /// More targets than RECIST 1.1 has, of a line and of an organ. Rule: R3, R4.
  func addSelectionFindings(
    _ baselines: LesionBaselines, _ history: PatientHistory, _ findings: inout [Finding]
  ) {
    let lesions = history.lesions
    let targets = lesions.indices.filter {
      lesions[$0].category == .target && lesions[$0].parents.isEmpty
    }
    guard targets.count > RecordChecks.organLimit else { return }
    let keys = targets.map { OrganKey(of: lesions[$0], sites: codebook.metastaticSites) }
    for (position, target) in targets.enumerated() {
      let line = baselines.lines[target]
      let before = (0..<position).filter { baselines.lines[targets[$0]] == line }
      let number = line.map { history.lines[$0].number }
      if before.count == RecordChecks.targetLimit {
        findings.append(
          selectionFinding(
            "too-many-targets", lesions[target], number, "sixth target lesion", "five"))
      }
      if let key = keys[position],
        before.count(where: { keys[$0] == key }) == RecordChecks.organLimit
      {
        let organ = key == .lymphNodes ? "lymph nodes" : "one organ (\(lesions[target].organ))"
        findings.append(
          selectionFinding(
            "too-many-targets-in-organ", lesions[target], number, "third target lesion in \(organ)",
            "two"))
      }
    }
  }

  private func selectionFinding(
    _ rule: String, _ lesion: Lesion, _ line: Int?, _ place: String, _ limit: String
  ) -> Finding {
    let line = line.map { " for line \($0)" } ?? ""
    return lesionFinding(
      .odd, rule, lesion, "lesion_category",
      "\(lesion.label) is the \(place)\(line); RECIST 1.1 has at most \(limit).")
  }

  /// A baseline long before the line it is for, where lesions were followed on that line. Rule: R7.
  func addBaselineDayFindings(_ history: PatientHistory, _ findings: inout [Finding]) {
    for (index, line) in history.lines.enumerated() {
      let next = history.startOfLine(after: index) ?? .distantFuture
      var last: LesionMeasurement?
      var isFollowed = index == 0
      for row in history.measurements {
        let lesion = history.lesions[row.lesion]
        guard lesion.lineNumber ?? line.number == line.number, lesion.category != .new else {
          continue
        }
        if row.measuredOn <= line.startedOn { last = row }
        if row.measuredOn > line.startedOn, row.measuredOn <= next { isFollowed = true }
      }
      guard isFollowed, let last else { continue }
      let days = line.startedOn.days(since: last.measuredOn)
      guard days > RecordChecks.baselineDays else { continue }
      findings.append(
        measurementFinding(
          .odd, "baseline-too-early", last, history, "measured_on",
          "The last images before line \(line.number) (\(last.measuredOn)) are \(days) days old when it "
            + "starts; a baseline is at most \(RecordChecks.baselineDays)."))
    }
  }
}
