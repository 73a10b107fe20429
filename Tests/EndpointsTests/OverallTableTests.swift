import ClinicalRecords
import Endpoints
import Testing

/// Tables 1 and 2 of RECIST 1.1 (Eisenhauer et al. 2009), row by row.
struct OverallTableTests {
  /// Target, non-target, new lesion: overall. Several values of a cell stand side by side.
  static let withTargets = [
    "CR | CR NA | none equivocal: CR",
    "CR | NON-CR/NON-PD | none equivocal: PR",
    "CR | NE | none equivocal: PR",
    "PR | CR NON-CR/NON-PD NE NA | none equivocal: PR",
    "SD | CR NON-CR/NON-PD NE NA | none equivocal: SD",
    "NE | CR NON-CR/NON-PD NE NA | none equivocal: NE",
    "PD | CR NON-CR/NON-PD NE NA PD | none equivocal unequivocal: PD",
    "CR PR SD NE | PD | none equivocal unequivocal: PD",
    "CR PR SD NE | CR NON-CR/NON-PD NE NA | unequivocal: PD",
  ]
  static let withoutTargets = [
    "NA | CR | none equivocal: CR",
    "NA | NON-CR/NON-PD | none equivocal: NON-CR/NON-PD",
    "NA | NE | none equivocal: NE",
    "NA | PD | none equivocal unequivocal: PD",
    "NA | CR NON-CR/NON-PD NE | unequivocal: PD",
  ]

  struct Row {
    let target: TargetResponse
    let nonTarget: NonTargetResponse
    let newLesion: NewLesionFinding
    let overall: OverallResponse
  }

  static func rows(_ table: [String]) -> [Row] {
    table.flatMap { line -> [Row] in
      let cells = line.split { $0 == "|" || $0 == ":" }.map {
        $0.split(separator: " ").map(String.init)
      }
      guard cells.count == 4, let overall = OverallResponse(rawValue: cells[3][0]) else {
        return []
      }
      let targets = cells[0].compactMap { TargetResponse(rawValue: $0) }
      let nonTargets = cells[1].compactMap { NonTargetResponse(rawValue: $0) }
      let newLesions = cells[2].compactMap { NewLesionFinding(rawValue: $0) }
      return targets.flatMap { target in
        nonTargets.flatMap { nonTarget in
          newLesions.map {
            Row(target: target, nonTarget: nonTarget, newLesion: $0, overall: overall)
          }
        }
      }
    }
  }

  @Test func `the overall response follows tables 1 and 2, all 87 rows (R22, R23, R27)`() {
    let rows = Self.rows(Self.withTargets) + Self.rows(Self.withoutTargets)
    #expect(rows.count == 5 * 5 * 3 + 4 * 3)
    #expect(Set(rows.map { "\($0.target) \($0.nonTarget) \($0.newLesion)" }).count == rows.count)
    for row in rows {
      let overall = OverallResponse(
        target: row.target, nonTarget: row.nonTarget, newLesion: row.newLesion)
      #expect(overall == row.overall, "\(row)")
    }
  }

  @Test func `entered components give the same 87 overall responses`() {
    for row in Self.rows(Self.withTargets) + Self.rows(Self.withoutTargets) {
      let patient = lesionHistory(
        [:],
        entered: [
          assessment(45, target: row.target, nonTarget: row.nonTarget, new: row.newLesion)
        ])
      #expect(patient.visits().map(\.response) == [row.overall], "\(row)")
    }
  }

  @Test func `without any disease nothing can be evaluated, but a new lesion is progression`() {
    func overall(_ newLesion: NewLesionFinding) -> OverallResponse {
      OverallResponse(target: .notApplicable, nonTarget: .notApplicable, newLesion: newLesion)
    }
    #expect(overall(.none) == .notEvaluable)
    #expect(overall(.equivocal) == .notEvaluable)
    #expect(overall(.unequivocal) == .progressive)
  }
}
