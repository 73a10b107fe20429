import ClinicalRecords
import Testing

@testable import Endpoints

/// A patient whose scans are written as in a reading room: `"T1 46.0; T2 9.5; N1 present"`.
///
/// A label says what a lesion is: T target, N non-target, NL new; `T1.1` split from T1, `T1/T2` merged
/// of T1 and T2. A number is the longest diameter in millimeters, of a node the short axis.
func lesionHistory(
  _ scans: KeyValuePairs<Int, String>, nodes: Set<String> = [], lines: [Int] = [0],
  chosen: [String: Int] = [:], entered: [TumorAssessment] = [], died: PartialDate? = nil
) -> PatientHistory {
  var patient = history(lines: lines.map { ($0, nil) }, died: died)
  for (number, findings) in scans {
    for finding in findings.split(separator: ";") {
      let words = finding.split(separator: " ").map(String.init)
      guard let label = words.first else { continue }
      patient.add(label, isNode: nodes.contains(label), line: chosen[label])
      patient.measure(label, words.dropFirst().joined(separator: " "), on: day(number))
    }
  }
  patient.assessments = entered.sorted { $0.assessedOn < $1.assessedOn }
  return patient
}

/// An assessment with its parts.
func assessment(
  _ number: Int, _ overall: OverallResponse? = nil, target: TargetResponse? = nil,
  nonTarget: NonTargetResponse? = nil, new: NewLesionFinding? = nil, reading: Int = 1
) -> TumorAssessment {
  TumorAssessment(
    assessedOn: day(number), reading: reading, overallResponse: overall, targetResponse: target,
    nonTargetResponse: nonTarget, newLesion: new)
}

extension PatientHistory {
  /// The visits of a line.
  func visits(line: Int = 0, _ rules: EndpointRules = EndpointRules()) -> [Visit] {
    LineCourse(ofLineAt: line, in: self, rules: rules).visits
  }

  /// The derived responses of a line: `PR NA none: PR`.
  func derived(line: Int = 0, _ rules: EndpointRules = EndpointRules()) -> [String] {
    visits(line: line, rules).map { visit in
      guard let derived = visit.derived else { return "-" }
      return "\(derived.target.rawValue) \(derived.nonTarget.rawValue) "
        + "\(derived.newLesion.rawValue): \(derived.overall.rawValue)"
    }
  }

  /// The derived target responses of a line.
  func targets(line: Int = 0, _ rules: EndpointRules = EndpointRules()) -> [String] {
    visits(line: line, rules).map { $0.derived?.target.rawValue ?? "-" }
  }

  /// The derived overall responses of a line.
  func overall(line: Int = 0, _ rules: EndpointRules = EndpointRules()) -> [String] {
    visits(line: line, rules).map { $0.derived?.overall.rawValue ?? "-" }
  }

  fileprivate mutating func add(_ label: String, isNode: Bool, line: Int?) {
    if lesions.contains(where: { $0.label == label }) { return }
    let category: LesionCategory =
      label.hasPrefix("T") ? .target : label.hasPrefix("NL") ? .new : .nonTarget
    let parents: [String]
    if label.contains("/") {
      parents = label.split(separator: "/").map(String.init)
    } else if let dot = label.lastIndex(of: ".") {
      parents = [String(label[..<dot])]
    } else {
      parents = []
    }
    lesions.append(
      Lesion(
        label: label, category: category, organ: isNode ? "lymph node" : "liver", isNode: isNode,
        parents: parents, lineNumber: line))
  }

  fileprivate mutating func measure(_ label: String, _ finding: String, on day: ClinicalDate) {
    guard let lesion = lesions.firstIndex(where: { $0.label == label }) else { return }
    var row = LesionMeasurement(measuredOn: day, lesion: lesion)
    if let tenths = tenths(finding) {
      row.shortAxisTenths = lesions[lesion].isNode ? tenths : nil
      row.longestDiameterTenths = lesions[lesion].isNode ? nil : tenths
    } else if finding.hasPrefix("long ") {
      row.longestDiameterTenths = tenths(String(finding.dropFirst(5)))
    } else if finding.hasPrefix("small ") {
      row.state = .tooSmall
      row.longestDiameterTenths = tenths(String(finding.dropFirst(6)))
    } else if let state = states[finding] {
      row.state = state
    } else {
      Issue.record("\"\(finding)\" is no finding")
    }
    measurements.append(row)
  }
}

private let states: [String: LesionState] = [
  "gone": .absent, "small": .tooSmall, "NE": .notEvaluable, "ND": .notDone, "treated": .treated,
  "split": .split, "merged": .merged, "present": .present, "PD": .progressed,
  "doubtful": .equivocal, "certain": .unequivocal, "measured": .measured,
]

/// Tenths of a millimeter of `9`, `9.5`.
private func tenths(_ text: String) -> Int? {
  let parts = text.split(separator: ".")
  guard let whole = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return nil }
  if parts.count == 1 { return whole * 10 }
  return Int(parts[1]).map { whole * 10 + $0 }
}
