/// Rules about the choice of lesions. What RECIST 1.1 advises is odd where it was not followed, and
/// never refused: real data do not always follow it.
///
/// Source: Eisenhauer et al., *Eur J Cancer* 2009;45:228–247, sections 3 and 4.3.
///
/// Rule: R1, R2, R6, R8.
extension RecordChecks {
  func lesionFindings(_ history: PatientHistory) -> [Finding] {
    guard !history.lesions.isEmpty else { return [] }
    let baselines = LesionBaselines(history)
    var findings: [Finding] = []
    for (index, lesion) in history.lesions.enumerated() {
      addParentFindings(lesion, history, &findings)
      addOrganFindings(lesion, &findings)
      if lesion.parents.isEmpty {
        addBaselineFindings(index, lesion, baselines, history, &findings)
      }
    }
    addSelectionFindings(baselines, history, &findings)
    addBaselineDayFindings(history, &findings)
    addMeasurementFindings(history, &findings)
    return findings
  }

  private func addParentFindings(
    _ lesion: Lesion, _ history: PatientHistory, _ findings: inout [Finding]
  ) {
    if lesion.parents.isEmpty { return }
    for parent in lesion.parents where !history.lesions.contains(where: { $0.label == parent }) {
      findings.append(
        lesionFinding(
          .odd, "unknown-parent", lesion, "parents",
          "\(lesion.label) came from \(parent), but there is no lesion \(parent)."))
    }
    if history.ancestors(of: lesion).contains(lesion.label) {
      findings.append(
        lesionFinding(
          .impossible, "parents-in-circle", lesion, "parents",
          "\(lesion.label) came from itself, by way of its parents."))
    }
  }

  private func addOrganFindings(_ lesion: Lesion, _ findings: inout [Finding]) {
    if lesion.category == .target, RecordChecks.isNeverMeasurable(lesion) {
      findings.append(
        lesionFinding(
          .odd, "never-measurable-target", lesion, "lesion_category",
          "\(lesion.label) (\(lesion.organ)) is a target lesion, but such disease is never measurable."
        ))
    }
    if !lesion.isNode, OrganKey.isLymphNode(lesion.organ, sites: codebook.metastaticSites) {
      findings.append(
        lesionFinding(
          .odd, "node-not-marked", lesion, "is_node",
          "\(lesion.label) lies in a lymph node, but is_node is 0: its longest diameter would count."
        ))
    }
  }

  private static func isNeverMeasurable(_ lesion: Lesion) -> Bool {
    var isNever = false
    var isInflammatory = false
    var isBreast = false
    for text in [lesion.organ, lesion.label] {
      text.forEachWord { word in
        if neverMeasurable.position(of: word) != nil { isNever = true }
        if inflammation.position(of: word) != nil { isInflammatory = true }
        if breast.position(of: word) != nil { isBreast = true }
      }
    }
    return isNever || (isInflammatory && isBreast)
  }

  private static let neverMeasurable = Vocabulary(
    words: [
      "effusion", "effusions", "ascites", "leptomeningeal", "leptomeninges", "meningeal",
      "lymphangitis", "lymphangitic", "lymphangiosis", "blastic", "osteoblastic", "sclerotic",
      "osteosclerotic",
    ])
  private static let inflammation = Vocabulary(words: ["inflammatory"])
  private static let breast = Vocabulary(words: ["breast"])

  func lesionFinding(
    _ severity: Finding.Severity, _ rule: String, _ lesion: Lesion, _ column: String,
    _ sentence: String
  ) -> Finding {
    Finding(
      severity, rule: rule, table: "lesion", key: [lesion.label], column: column,
      sentence: sentence)
  }
}

extension PatientHistory {
  /// The labels a lesion came from, over all steps.
  fileprivate func ancestors(of lesion: Lesion) -> [String] {
    var labels = lesion.parents
    var next = 0
    while next < labels.count {
      let parents = lesions.first { $0.label == labels[next] }?.parents ?? []
      for parent in parents where !labels.contains(parent) { labels.append(parent) }
      next += 1
    }
    return labels
  }
}
