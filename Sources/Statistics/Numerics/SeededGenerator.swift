/// A generator of pseudorandom numbers that is the same on every machine and in every version: what
/// was drawn with a seed can be drawn again.
///
/// The generator is xoshiro256**; its state is filled from the seed and the stream by SplitMix64.
/// Streams of one seed are independent for every practical purpose: give each replicate or task its
/// own, and the result does not depend on which is run first.
///
/// The standard library's own shuffles and draws may change between versions of Swift; use
/// ``shuffle(_:)``, ``whole(below:)`` and ``uniform()`` where a result is to be kept.
///
/// Source: Blackman & Vigna, *ACM Transactions on Mathematical Software* 2021;47(4):36; Steele, Lea
/// & Flood, *OOPSLA* 2014:453–472 (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Equatable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The generator of a seed and, where one seed is to serve many, the number of a stream.
  public init(seed: UInt64, stream: UInt64 = 0) {
    var filler = SplitMix64(state: seed)
    if stream > 0 {
      // The seed is mixed before the stream enters, so that seed and stream cannot change places.
      filler = SplitMix64(state: filler.next() ^ stream)
    }
    state = (filler.next(), filler.next(), filler.next(), filler.next())
  }

  /// The generator in a state of its own, not all 0.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let result = rotate(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotate(state.3, by: 45)
    return result
  }

  private func rotate(_ bits: UInt64, by count: UInt64) -> UInt64 {
    bits << count | bits >> (64 - count)
  }

  /// Whether two generators will go on alike.
  public static func == (left: SeededGenerator, right: SeededGenerator) -> Bool {
    left.state == right.state
  }
}

/// The generator that fills the state of another; each output is a mixture of a counter.
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
