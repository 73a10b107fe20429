import ClinicalRecords

@testable import Endpoints

/// Numbers that look random and are the same at every run (Steele, Lea & Flood, *SplitMix*, 2014).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension PatientHistory {
  /// A patient with a few lesions and scans before and during up to two lines of therapy.
  static func random(
    seed: UInt64, lengths: ClosedRange<Int> = 0...400, states: [LesionState] = oddStates
  ) -> PatientHistory {
    var numbers = SeededNumbers(seed: seed)
    let second = Int.random(in: 60...200, using: &numbers)
    var patient = history(
      lines: Bool.random(using: &numbers) ? [(0, nil)] : [(0, nil), (second, nil)])
    for number in 1...Int.random(in: 1...4, using: &numbers) {
      patient.addLesion("T\(number)", .target, isNode: Int.random(in: 0..<4, using: &numbers) == 0)
    }
    for number in 0..<Int.random(in: 0...2, using: &numbers) {
      patient.addLesion("N\(number)", .nonTarget, isNode: Bool.random(using: &numbers))
    }
    if Bool.random(using: &numbers) { patient.addLesion("NL1", .new, isNode: false) }
    var number = -4
    for _ in 0...Int.random(in: 1...5, using: &numbers) {
      patient.scan(number, lengths, states, &numbers)
      number += Int.random(in: 3...60, using: &numbers)
    }
    return patient
  }

  /// States that are not a length.
  static let oddStates: [LesionState] = [
    .absent, .tooSmall, .notEvaluable, .notDone, .treated, .present, .progressed, .equivocal,
  ]

  private mutating func addLesion(_ label: String, _ category: LesionCategory, isNode: Bool) {
    lesions.append(Lesion(label: label, category: category, organ: "lung", isNode: isNode))
  }

  private mutating func scan(
    _ number: Int, _ lengths: ClosedRange<Int>, _ states: [LesionState],
    _ numbers: inout SeededNumbers
  ) {
    for lesion in lesions.indices {
      let isNew = lesions[lesion].category == .new
      if isNew, number < 40 { continue }
      var row = LesionMeasurement(measuredOn: day(number), lesion: lesion)
      if Int.random(in: 0..<4, using: &numbers) == 0,
        let state = states.randomElement(using: &numbers)
      {
        row.state = state
      } else {
        let length = Int.random(in: lengths, using: &numbers)
        row.longestDiameterTenths = length
        row.shortAxisTenths = lesions[lesion].isNode ? length / 2 : nil
      }
      if Int.random(in: 0..<12, using: &numbers) > 0 { measurements.append(row) }
    }
    guard Int.random(in: 0..<3, using: &numbers) == 0 else { return }
    assessments.append(
      TumorAssessment(
        assessedOn: day(number),
        overallResponse: OverallResponse.allCases.randomElement(using: &numbers),
        nonTargetResponse: NonTargetResponse.allCases.randomElement(using: &numbers),
        newLesion: NewLesionFinding.allCases.randomElement(using: &numbers)))
  }
}
