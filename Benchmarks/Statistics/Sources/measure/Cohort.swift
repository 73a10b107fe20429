#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Made-up subjects: whole-day times, an arm, eleven binary covariates, a binary outcome, a
/// treatment whose probability depends on the covariates. The same seed makes the same cohort.
struct Cohort {
  var times: [Double] = []
  var events: [Double] = []
  /// The arm and the eleven covariates, a column each.
  var columns: [[Double]] = Array(repeating: [], count: 12)
  /// A yes or no that depends on the covariates.
  var outcomes: [Double] = []
  /// The propensity score of each subject, to match on.
  var scores: [Double] = []
  /// Whether the subject was treated, with the probability of the score.
  var treated: [Double] = []

  static let effects = (0..<12).map { 0.3 - 0.05 * Double($0) }

  init(count: Int, seed: UInt64 = 20_250_110) {
    var random = SplitMix(state: seed)
    for _ in 0..<count {
      var predictor = 0.0
      for column in columns.indices {
        let value: Double = random.uniform() < 0.25 + 0.03 * Double(column) ? 1 : 0
        columns[column].append(value)
        predictor += value * Cohort.effects[column]
      }
      let death = (-400 * log(random.uniform()) / exp(predictor)).rounded(.up)
      let end = (200 + 1300 * random.uniform()).rounded(.up)
      times.append(min(death, end))
      events.append(death <= end ? 1 : 0)
      outcomes.append(random.uniform() < 1 / (1 + exp(0.5 - predictor)) ? 1 : 0)
      let score = 1 / (1 + exp(1.2 - predictor - 0.5 * (random.uniform() - 0.5)))
      scores.append(score)
      treated.append(random.uniform() < score ? 1 : 0)
    }
  }

  /// Writes each column as 64-bit numbers, for the peers.
  func write(to folder: String) throws {
    let files = [
      ("time", times), ("event", events), ("covariates", columns.flatMap { $0 }),
      ("outcome", outcomes), ("score", scores), ("treated", treated),
    ]
    for (name, values) in files {
      guard let file = fopen("\(folder)/\(name).f64", "wb") else { throw CannotWrite(name: name) }
      let written = values.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
      guard fclose(file) == 0, written == 8 * values.count else { throw CannotWrite(name: name) }
    }
  }

  struct CannotWrite: Error {
    let name: String
  }
}

/// Pseudorandom numbers (SplitMix64).
private struct SplitMix {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53 + 0x1p-54
  }
}
