import Statistics

extension EventCounts {
  /// A group with events at some times and censorings at others.
  init(events: [Int] = [], censored: [Int] = []) {
    self.init()
    for time in events { record(time: time, isEvent: true) }
    for time in censored { record(time: time, isEvent: false) }
  }

  /// A group of made-up subjects; the same seed makes the same group.
  init(subjects: [(time: Int, isEvent: Bool)]) {
    self.init()
    for subject in subjects { record(time: subject.time, isEvent: subject.isEvent) }
  }
}

/// Made-up subjects with many ties, some at time 0.
func madeUpSubjects(_ count: Int, seed: UInt64) -> [(time: Int, isEvent: Bool)] {
  var random = SeededGenerator(state: seed)
  return (0..<count).map { _ in
    (Int.random(in: 0..<40, using: &random), Bool.random(using: &random))
  }
}

extension SeededGenerator {
  /// The generator of a seed.
  init(state: UInt64) {
    self.init(seed: state)
  }
}
