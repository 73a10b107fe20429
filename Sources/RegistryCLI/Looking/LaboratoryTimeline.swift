import ClinicalRecords

/// The laboratory results of a patient as a timeline shows them: an entry a day, so that years of blood counts can be read.
extension PatientRecords {
  /// An entry for each day with samples, in the order of days.
  var laboratory: [TimelineEntry] {
    var entries: [TimelineEntry] = []
    var rows = self["laboratory_result"][...]
    while let day = rows.first?["sampled_on"] {
      let today = rows.prefix { $0["sampled_on"] == day }
      rows = rows.dropFirst(today.count)
      entries.append(
        TimelineEntry(
          today.first?.date("sampled_on"), .finding,
          today.count == 1
            ? PatientRecords.only(today[today.startIndex]) : PatientRecords.several(today)))
    }
    return entries
  }

  /// The one result of a day, with its limits.
  private static func only(_ row: StoredRecord) -> [String?] {
    [value(row), limits(row), row.isYes("is_baseline") ? "baseline" : nil]
  }

  /// The range of normal results, open where only one limit is known; `nil` where none is.
  private static func limits(_ row: StoredRecord) -> String? {
    let lower = row["lower_limit"]?.withoutTrailingZero
    let upper = row["upper_limit"]?.withoutTrailingZero
    guard let lower else { return upper.map { "normal up to \($0)" } }
    return upper.map { "normal \(lower)–\($0)" } ?? "normal from \(lower)"
  }

  /// Of several results of a day those outside their limits, or without any; the others counted.
  private static func several(_ rows: ArraySlice<StoredRecord>) -> [String?] {
    let shown = rows.compactMap { row -> String? in
      switch LimitSide(row) {
      case .below(let limit): "\(value(row)) (below \(limit))"
      case .above(let limit): "\(value(row)) (above \(limit))"
      case .unknown: value(row)
      case .within: nil
      }
    }
    let others = rows.count - shown.count
    let counted =
      shown.isEmpty ? "\(others) within their limits" : "\(others) others within their limits"
    let parts =
      shown
      + (others == 0 ? [] : [others == 1 && !shown.isEmpty ? "1 other within its limits" : counted])
    let isBaseline = rows.allSatisfy { $0.isYes("is_baseline") }
    return ["Results\(isBaseline ? ", baseline" : ""): \(parts.joined(separator: ", "))"]
  }

  private static func value(_ row: StoredRecord) -> String {
    [row.label("analyte"), row["value"]?.withoutTrailingZero, row["unit"]].compactMap(\.self)
      .joined(separator: " ")
  }
}

/// Where a result lies beside its limits of normal.
private enum LimitSide {
  case below(String)
  case above(String)
  case within
  /// It has no limits.
  case unknown

  init(_ row: StoredRecord) {
    let value = row["value"].flatMap { Double($0) }
    let lower = row["lower_limit"]
    let upper = row["upper_limit"]
    if let value, let lower, let limit = Double(lower), value < limit {
      self = .below(lower.withoutTrailingZero)
    } else if let value, let upper, let limit = Double(upper), value > limit {
      self = .above(upper.withoutTrailingZero)
    } else {
      self = lower == nil && upper == nil ? .unknown : .within
    }
  }
}

extension String {
  /// A whole number without `.0`.
  fileprivate var withoutTrailingZero: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
