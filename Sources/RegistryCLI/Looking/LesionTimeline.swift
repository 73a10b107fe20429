import ClinicalRecords
import Endpoints
import Reports

/// What was seen of lesions as a timeline shows it: an entry a day, with the sum and the response
/// that follow.
struct LesionTimeline {
  private let history: PatientHistory
  private let courses: [LineCourse]
  private let rules: EndpointRules

  /// - Parameters:
  ///   - history: The patient's rows.
  ///   - rules: Settings of the derivation.
  init(_ history: PatientHistory, rules: EndpointRules) {
    self.history = history
    self.rules = rules
    courses =
      history.measurements.isEmpty
      ? [] : history.lines.indices.compactMap { history.course(ofLineAt: $0, rules: rules) }
  }

  /// An entry for each day with measurements, and one without a date for each lesion without any.
  var entries: [TimelineEntry] {
    var entries: [TimelineEntry] = []
    var named: Set<Int> = []
    var rows = history.measurements[...]
    while let day = rows.first?.measuredOn {
      let today = rows.prefix { $0.measuredOn == day }
      rows = rows.dropFirst(today.count)
      let ordered = today.sorted {
        isBefore(history.lesions[$0.lesion], history.lesions[$1.lesion])
      }
      let texts = ordered.map { text($0, isNamed: named.insert($0.lesion).inserted) }
      let parts = [texts.joined(separator: ", ")] + sums(on: day)
      entries.append(
        TimelineEntry(
          PartialDate(day), .assessment, ["Lesions: " + parts.joined(separator: "; ")]))
    }
    for (position, lesion) in history.lesions.enumerated() where !named.contains(position) {
      entries.append(
        TimelineEntry(
          nil, .assessment,
          ["Lesion \(lesion.label) (\(lesion.organ)): \(lesion.category.words), never measured"]))
    }
    return entries
  }

  private func isBefore(_ left: Lesion, _ right: Lesion) -> Bool {
    let order: [LesionCategory] = [.target, .nonTarget, .new]
    guard left.category == right.category else {
      return order.firstIndex(of: left.category) ?? 0 < order.firstIndex(of: right.category) ?? 0
    }
    return left.label.isBefore(right.label)
  }

  /// `T1 23.1 mm`; with the organ where a lesion is seen for the first time.
  private func text(_ row: LesionMeasurement, isNamed: Bool) -> String {
    let lesion = history.lesions[row.lesion]
    let unit = (lesion.isNode ? row.shortAxisTenths : row.longestDiameterTenths) == nil ? "" : " mm"
    return "\(lesion.label)\(isNamed ? " (\(lesion.organ))" : "") \(row.text(of: lesion))\(unit)"
  }

  /// The sum of the day's visit and what it gives, and of which line the day is the baseline.
  private func sums(on day: ClinicalDate) -> [String] {
    var texts: [String] = []
    let own = courses.first { $0.owns(day, rules) }
    if let own, day > own.start, let visit = own.visit(on: day), visit.lastScanOn == day,
      let derived = visit.derived
    {
      texts.append(LesionTimeline.text(derived))
    }
    for course in courses {
      guard let baseline = course.baseline, baseline.day == day else { continue }
      texts.append(
        "sum \(LengthText.millimeters(baseline.tenths)), baseline of line \(course.line.number)")
    }
    return texts
  }

  /// `sum 23.1 mm, −30.0 % from baseline: PR`.
  private static func text(_ derived: DerivedResponse) -> String {
    let overall = derived.overall.rawValue
    guard let sum = derived.sum else { return "overall \(overall)" }
    let target = derived.target.rawValue
    let result = target == overall ? overall : "\(target), overall \(overall)"
    guard sum.isComplete else { return "sum incomplete: \(result)" }
    var parts = ["sum \(LengthText.millimeters(sum.tenths))"]
    if let change = sum.changeFromBaseline {
      parts.append("\(change.signed) from baseline")
    }
    if sum.nadirTenths != sum.baselineTenths, let change = sum.changeFromNadir {
      parts.append("\(change.signed) from nadir")
    }
    return "\(parts.joined(separator: ", ")): \(result)"
  }
}
