/// The subjects of both arms of one stratum on one line, from the lowest score to the highest.
struct LineUnits {
  /// The score of each unit in steps of the grid.
  private(set) var steps: [Double] = []
  /// Whether each unit is of the focal arm.
  private(set) var isFocal: [Bool] = []
  /// The place of each unit in its arm.
  private(set) var places: [Int32] = []

  /// Merges two arms; a focal subject stands there `copies` times.
  init(
    rows: Range<Int>, of focal: SortedArm, copies: Int, places others: Range<Int>,
    of other: SortedArm
  ) {
    let count = rows.count * copies + others.count
    steps.reserveCapacity(count)
    isFocal.reserveCapacity(count)
    places.reserveCapacity(count)
    var place = others.lowerBound
    for row in rows {
      while place < others.upperBound && other.steps[place] < focal.steps[row] {
        append(place, other.steps[place], isFocal: false)
        place += 1
      }
      for _ in 0..<copies { append(row, focal.steps[row], isFocal: true) }
    }
    for place in place..<others.upperBound { append(place, other.steps[place], isFocal: false) }
  }

  private mutating func append(_ place: Int, _ step: Double, isFocal: Bool) {
    steps.append(step)
    places.append(Int32(truncatingIfNeeded: place))
    self.isFocal.append(isFocal)
  }

  /// The number of units.
  var count: Int { steps.count }
}

/// The matching of units on a line with the most pairs within a caliper and, among those, the
/// smallest total distance.
///
/// Two pairs that cross can be uncrossed without a longer total or a longer longest pair. A pair
/// with a free unit between its two can be made shorter by taking that unit instead. So some
/// optimum consists of blocks of neighboring units, all matched, the first of one arm to the first
/// of the other and so on, with free units only between blocks. Walking along the line, one step up
/// at a focal unit and one down at another, a block that cannot be divided leaves a level and comes
/// back to it for the first time; for every unit there is at most one block that it ends. The best
/// matching up to each unit then follows from the best one before it and the best one before that
/// block.
///
/// Within a block that leaves level b, the focal unit i is matched to the other unit i − b. It is
/// within the caliper unless so few other units lie up to its score plus the caliper that i − b is
/// none of them, which says the level below which no block may have unit i.
///
/// Cost: linear in units.
struct LineOptimum {
  /// Where the block that ends with each unit begins in the best matching; −1 without one.
  private let blockStarts: [Int32]

  init(_ units: LineUnits, caliper: Double) {
    let limits = LevelLimits(units, caliper: caliper)
    var best = [Best](repeating: Best(pairs: 0, distance: 0), count: units.count + 1)
    var starts = [Int32](repeating: -1, count: units.count)
    var above = OpenBlocks()
    var below = OpenBlocks()
    var level = 0
    for unit in 0..<units.count {
      best[unit + 1] = best[unit]
      // A block above its level keeps the highest limit, one below it the highest of the negative.
      let sign = units.isFocal[unit] ? 1 : -1
      let opened = OpenBlock(start: unit, level: sign * level, limit: limits[unit])
      let closed =
        units.isFocal[unit]
        ? below.close(at: unit, units.steps) : above.close(at: unit, units.steps)
      if units.isFocal[unit] { above.open(opened) } else { below.open(opened) }
      level += sign
      guard let closed, closed.level > closed.limit else { continue }
      let before = best[closed.start]
      let candidate = Best(
        pairs: before.pairs + Int32((unit + 1 - closed.start) / 2),
        distance: before.distance + closed.distance)
      if candidate.isBetter(than: best[unit]) {
        best[unit + 1] = candidate
        starts[unit] = Int32(closed.start)
      }
    }
    blockStarts = starts
  }

  /// The places of the pairs, both in ascending order.
  func pairs(of units: LineUnits) -> [(row: Int, place: Int)] {
    var pairs: [(row: Int, place: Int)] = []
    var end = units.count
    while end > 0 {
      let start = Int(blockStarts[end - 1])
      guard start >= 0 else {
        end -= 1
        continue
      }
      let block = (start..<end).reversed()
      let rows = block.lazy.filter { units.isFocal[$0] }
      let places = block.lazy.filter { !units.isFocal[$0] }
      for (row, place) in zip(rows, places) {
        pairs.append((Int(units.places[row]), Int(units.places[place])))
      }
      end = start
    }
    return pairs.reversed()
  }
}

/// The pairs and the total distance of a matching of the units up to some unit.
private struct Best {
  let pairs: Int32
  let distance: Double

  func isBetter(than other: Best) -> Bool {
    pairs != other.pairs ? pairs > other.pairs : distance < other.distance
  }
}

/// A block that left its level and has not come back.
private struct OpenBlock {
  let start: Int
  /// The level it left, with the sign that makes the block lie above it.
  let level: Int
  /// The level up to which one of its units would have a partner outside the caliper.
  var limit: Int
  /// The total distance of the closed blocks in it; in the end its own.
  var distance = 0.0

  init(start: Int, level: Int, limit: Int) {
    (self.start, self.level, self.limit) = (start, level, limit)
  }
}

/// The open blocks on one side of their levels, each inside the one before it.
private struct OpenBlocks {
  private var blocks: [OpenBlock] = []

  mutating func open(_ block: OpenBlock) {
    blocks.append(block)
  }

  /// Closes the innermost block with a unit that comes back to its level.
  mutating func close(at unit: Int, _ steps: [Double]) -> OpenBlock? {
    guard var block = blocks.popLast() else { return nil }
    block.distance += steps[unit] - steps[block.start]
    if let outer = blocks.indices.last {
      blocks[outer].limit = max(blocks[outer].limit, block.limit)
      blocks[outer].distance += block.distance
    }
    return block
  }
}

/// For each unit the highest level, with the sign of its side, at which its partner would be
/// outside the caliper.
private struct LevelLimits {
  private var limits: [Int32]

  init(_ units: LineUnits, caliper: Double) {
    limits = [Int32](repeating: 0, count: units.count)
    for isFocal in [true, false] {
      var (own, reached, within) = (0, 0, 0)
      for unit in 0..<units.count where units.isFocal[unit] == isFocal {
        while reached < units.count && units.steps[reached] - units.steps[unit] <= caliper {
          if units.isFocal[reached] != isFocal { within += 1 }
          reached += 1
        }
        limits[unit] = Int32(truncatingIfNeeded: own - within)
        own += 1
      }
    }
  }

  subscript(unit: Int) -> Int { Int(limits[unit]) }
}
