import Studies

/// Who belongs to which arm and which phase, by position in the cohort.
struct StudyMembers {
  private let byArm: [[Int]]
  private let matchedByArm: [[Int]]
  private let all: [Int]
  private let matched: [Int]
  /// The matched set of each subject, from 1; `nil` without.
  let sets: [Int?]
  /// The score of each subject; `nil` without.
  let scores: [Double?]

  init(_ answer: StudyAnswer) {
    let subjects = answer.cohort.subjects
    var (sets, scores) = (
      [Int?](repeating: nil, count: subjects.count),
      [Double?](repeating: nil, count: subjects.count)
    )
    if let matching = answer.matching {
      for (subject, set) in zip(matching.subjects, matching.sets) { sets[subject] = set + 1 }
      for (subject, score) in zip(matching.scored, matching.scores) { scores[subject] = score }
    }
    var (byArm, matchedByArm) = (
      [[Int]](repeating: [], count: answer.cohort.plan.arms.count),
      [[Int]](repeating: [], count: answer.cohort.plan.arms.count)
    )
    for (position, subject) in subjects.enumerated() {
      byArm[subject.arm].append(position)
      if sets[position] != nil { matchedByArm[subject.arm].append(position) }
    }
    self.sets = sets
    self.scores = scores
    self.byArm = byArm
    self.matchedByArm = matchedByArm
    all = Array(subjects.indices)
    matched = subjects.indices.filter { sets[$0] != nil }
  }

  /// Positions of the subjects of an arm, or of all arms, ascending.
  func positions(_ phase: StudyPhase, arm: Int?) -> [Int] {
    switch phase {
    case .before: arm.map { byArm[$0] } ?? all
    case .after: arm.map { matchedByArm[$0] } ?? matched
    }
  }

  /// How many they are.
  func count(_ phase: StudyPhase, arm: Int?) -> Int { positions(phase, arm: arm).count }
}
