#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Cox's partial likelihood with tied events as he wrote it: the probability that of all subjects
/// at risk just those had the event who did, given how many there were.
///
/// Times with one event are those of Breslow's likelihood. Cost of each other time: subjects at
/// risk × tied events × columns².
///
/// Source: Cox, *Journal of the Royal Statistical Society B* 1972;34:187–220, section 6; Gail,
/// Lubin & Rubinstein, *Biometrika* 1981;68:703–707 (the recursion).
final class ExactPartialLikelihood: CoxLikelihood {
  private let design: CoxDesign
  private let untied: PartialLikelihood
  private let tied: [Int]
  private(set) var rowDiagonal: [Double] = []

  /// - Parameter design: Made for exact ties: of its event times only those with one event weigh.
  init(_ design: CoxDesign) {
    self.design = design
    untied = PartialLikelihood(design, ties: .breslow)
    tied = (0..<design.sets.count).filter { design.tiedCounts[$0] > 1 }
  }

  var dimension: Int { design.rows.width }

  func expansion(at position: [Double]) -> QuadraticExpansion {
    var result = untied.expansion(at: position)
    rowDiagonal = untied.rowDiagonal
    let logs = untied.sums.logHazards(at: position)
    let ranges = ParallelParts.ranges(tied.count, atLeast: 1)
    var parts = [TiedSelections](
      repeating: TiedSelections(dimension: dimension), count: ranges.count)
    parts.withUnsafeMutableBufferPointer { parts in
      nonisolated(unsafe) let parts = parts
      design.parts.run(ranges.count) { part in
        for index in ranges[part] { parts[part].add(tied[index], of: design, logs) }
      }
    }
    for part in parts {
      result.value -= part.sums.value
      for row in 0..<dimension {
        rowDiagonal[row] += part.rowDiagonal[row]
        result.gradient[row] -= part.sums.gradient[row]
        for column in 0...row {
          result.information[row, column] += part.sums.information[row, column]
        }
      }
    }
    return result
  }

  func rises(along direction: [Double]) -> Bool {
    design.rises(along: direction, areTiesOrdered: false)
  }
}

/// The denominators of event times with ties: sums over all choices of as many subjects as had the
/// event.
///
/// A choice has the probability that independent subjects have the event with odds proportional to
/// their hazards, scaled so that the expected number is that of the events. So the recursion holds
/// probabilities, and neither overflows nor vanishes where it matters.
private struct TiedSelections {
  private let dimension: Int
  /// The number of entries of a state: probability, mean of the sum of covariates, and products.
  private let size: Int
  /// Σ log denominator, its gradient and its second derivatives.
  var sums: QuadraticExpansion
  var rowDiagonal: [Double]

  init(dimension: Int) {
    self.dimension = dimension
    size = 1 + dimension + dimension * (dimension + 1) / 2
    sums = QuadraticExpansion(dimension: dimension)
    rowDiagonal = [Double](repeating: 0, count: dimension)
  }

  mutating func add(_ event: Int, of design: CoxDesign, _ logs: [Double]) {
    let count = Int(design.tiedCounts[event])
    let places = design.placesAtRisk(at: event)
    let tilt = TiedSelections.tilt(places.map { logs[$0] }, expecting: count)
    let chances = places.map { 1 / (1 + exp(-(tilt + logs[$0]))) }
    let expected = chances.reduce(0, +)
    var center = [Double](repeating: 0, count: dimension)
    for (place, chance) in zip(places, chances) {
      let row = design.rows.row(place)
      for column in 0..<dimension {
        center[column] += chance / expected * row[column / 2][column & 1]
      }
    }
    var states = [Double](repeating: 0, count: (count + 1) * size)
    states[0] = 1
    var values = center
    for (index, (place, chance)) in zip(places, chances).enumerated() {
      let row = design.rows.row(place)
      for column in 0..<dimension {
        values[column] = row[column / 2][column & 1] - center[column]
        rowDiagonal[column] += chance * row[column / 2][column & 1] * row[column / 2][column & 1]
      }
      let lowest = max(0, count - (places.count - 1 - index))
      choose(&states, values, chance, from: lowest, to: min(count, index + 1))
      // log(1 + odds)
      let log1pOdds = tilt + logs[place]
      sums.value += log1pOdds > 0 ? log1pOdds + log1p(exp(-log1pOdds)) : log1p(exp(log1pOdds))
    }
    finish(Array(states[(count * size)...]), count: count, center: center, tilt: tilt)
  }

  /// The states after one more subject, who is chosen with some chance.
  private func choose(
    _ states: inout [Double], _ values: [Double], _ chance: Double, from low: Int, to high: Int
  ) {
    guard low <= high else { return }
    states.withUnsafeMutableBufferPointer { states in
      for number in (low...high).reversed() {
        let own = number * size
        for entry in 0..<size { states[own + entry] *= 1 - chance }
        guard number > 0 else { continue }
        let before = own - size
        let share = chance * states[before]
        states[own] += share
        var entry = 1 + dimension
        for row in 0..<dimension {
          let mean = chance * states[before + 1 + row]
          let value = values[row]
          states[own + 1 + row] += mean + share * value
          for column in 0...row {
            states[own + entry] +=
              chance * (states[before + entry] + value * states[before + 1 + column])
              + (mean + share * value) * values[column]
            entry += 1
          }
        }
      }
    }
  }

  private mutating func finish(_ state: [Double], count: Int, center: [Double], tilt: Double) {
    sums.value += log(state[0]) - Double(count) * tilt
    var entry = 1 + dimension
    for row in 0..<dimension {
      let mean = state[1 + row] / state[0]
      sums.gradient[row] += mean + Double(count) * center[row]
      for column in 0...row {
        sums.information[row, column] +=
          state[entry] / state[0] - mean * (state[1 + column] / state[0])
        entry += 1
      }
    }
  }

  /// What must be added to all log odds for the expected number to be about that of the events.
  private static func tilt(_ logs: [Double], expecting count: Int) -> Double {
    guard count < logs.count, let low = logs.min(), let high = logs.max() else {
      // All have the event: any odds will do.
      return -(logs.min() ?? 0) + 40
    }
    let odds = log(Double(count) / Double(logs.count - count))
    var (below, above) = (odds - high, odds - low)
    while above - below > 1e-3 {
      let middle = 0.5 * (below + above)
      let expected = logs.reduce(0) { $0 + 1 / (1 + exp(-(middle + $1))) }
      if expected < Double(count) { below = middle } else { above = middle }
    }
    return 0.5 * (below + above)
  }
}

extension CoxDesign {
  /// The places at risk at an event time.
  func placesAtRisk(at event: Int) -> [Int] {
    let stratum = sets.strata[sets.strata.partitionPoint { $0.upperBound > event }]
    let places = sets.slice(event).lowerBound..<sets.slice(stratum.upperBound - 1).upperBound
    guard let firsts = sets.firsts else { return Array(places) }
    return places.filter { Int(firsts[$0]) <= event }
  }
}
