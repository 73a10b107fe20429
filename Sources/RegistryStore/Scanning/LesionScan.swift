import ClinicalRecords

/// The labels of the lesions of the patient being read, so that measurements find theirs without a String a row.
///
/// Lesions and measurements of one day come in the order of their labels, so the next measurement is usually of the
/// next lesion.
final class LesionLabels {
  /// Labels of more than 15 bytes are `nil` here and compared in full.
  @exclusivity(unchecked) private var labels: [PackedText?] = []
  @exclusivity(unchecked) private var next = 0

  /// Takes the label of a lesion, which will stand at the next position of the history.
  @inline(__always)
  func append(_ label: UnsafePointer<UInt8>, after lesions: [Lesion]) {
    if lesions.isEmpty {
      labels.removeAll(keepingCapacity: true)
      next = 0
    }
    labels.append(PackedText(label))
  }

  /// The position of the lesion with this label, or `nil`.
  @inline(__always)
  func position(of label: UnsafePointer<UInt8>, among lesions: [Lesion]) -> Int? {
    guard !lesions.isEmpty else { return nil }
    guard let wanted = PackedText(label) else {
      let text = String(cString: label)
      return lesions.firstIndex { $0.label == text }
    }
    for _ in labels.indices {
      if next >= labels.count { next = 0 }
      next &+= 1
      if labels[next &- 1] == wanted { return next &- 1 }
    }
    return nil
  }
}

extension TableScan {
  static func lesions(_ labels: LesionLabels) -> TableScan {
    TableScan(
      "lesion", .lesions,
      columns: "lesion_label, lesion_category, organ, is_node, parents, line_number",
      order: "patient_id, lesion_label"
    ) { row, history, _ in
      labels.append(try row.start(1), after: history.lesions)
      history.lesions.append(
        Lesion(
          label: row.text(1), category: try row.word(2, .lesionCategories), organ: row.text(3),
          isNode: row.integer(4) == 1, parents: row.parents(5),
          lineNumber: row.optionalInteger(6)))
    }
  }

  static func measurements(_ labels: LesionLabels) -> TableScan {
    TableScan(
      "lesion_measurement", .lesions,
      columns:
        "measured_on, lesion_label, longest_diameter_tenths, short_axis_tenths, lesion_state",
      order: "patient_id, measured_on, lesion_label"
    ) { row, history, _ in
      let day = try row.day(1)
      let label = try row.start(2)
      guard let lesion = labels.position(of: label, among: history.lesions) else {
        throw UnreadableCell(column: 2)
      }
      history.measurements.append(
        LesionMeasurement(
          measuredOn: day, lesion: lesion, state: try row.word(5, .lesionStates),
          longestDiameterTenths: row.optionalInteger(3),
          shortAxisTenths: row.optionalInteger(4)))
      DaySpan.widen(&history.measuredDays, to: day)
    }
  }
}

extension OrderedScan {
  /// Labels joined by `+`, `;` or `,`; none for most lesions.
  @inline(__always)
  fileprivate func parents(_ column: Int32) -> [String] {
    if isNull(column) { return [] }
    return text(column).split { "+;,".contains($0) }.map { String($0.trimmed) }
      .filter { !$0.isEmpty }
  }
}
