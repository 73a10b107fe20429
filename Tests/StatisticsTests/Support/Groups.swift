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

/// A small generator of pseudorandom numbers (SplitMix64), the same on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
