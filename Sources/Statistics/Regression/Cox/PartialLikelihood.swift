#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Cox's partial likelihood with Efron's or Breslow's treatment of ties: a function of one
/// coefficient for each centered and scaled column.
///
/// The information is Σ rows r·H·x xᵀ less a sum over event times of products of weighted means,
/// where r·H, hazard times cumulative hazard, is what a row expects. So the work that is quadratic
/// in the columns is one weighted sum of products over the rows (or over the patterns of rows) and
/// one over the event times.
///
/// Cost of one expansion: rows × columns² (rows + patterns × columns² with patterns) and event
/// times × columns².
///
/// Source: Cox, *Journal of the Royal Statistical Society B* 1972;34:187–220; Efron, *Journal of
/// the American Statistical Association* 1977;72:557–565; Breslow, *Biometrics* 1974;30:89–99.
final class PartialLikelihood: SmoothConcaveFunction {
  typealias Pair = SIMD2<Double>

  let design: CoxDesign
  let ties: TieMethod
  let sums: RiskSums
  /// The sum over the rows alone of the last expansion, on its diagonal: what the information is
  /// small against where a column does not vary among the subjects that are compared.
  private(set) var rowDiagonal: [Double] = []

  init(_ design: CoxDesign, ties: TieMethod) {
    self.design = design
    self.ties = ties
    sums = RiskSums(design, ties: ties)
  }

  var dimension: Int { design.rows.width }

  func expansion(at position: [Double]) -> QuadraticExpansion {
    sums.fill(at: position)
    let events = EventSums(sums)
    var result = QuadraticExpansion(dimension: dimension)
    result.value = design.eventOffset - events.value
    for column in 0..<dimension {
      result.value += design.eventSums[column] * position[column]
      result.gradient[column] = design.eventSums[column] - events.gradient[column]
    }
    let rows = rowProducts(at: position, events.hazards)
    rowDiagonal = (0..<dimension).map { rows[$0, $0] }
    for row in 0..<dimension {
      for column in 0...row {
        result.information[row, column] = rows[row, column] - events.products[row, column]
      }
    }
    return result
  }

  /// The hazards at some coefficients.
  func hazards(at position: [Double]) -> CumulativeHazards {
    sums.fill(at: position)
    return EventSums(sums).hazards
  }

  /// Σ r·H·x xᵀ over the rows.
  private func rowProducts(at position: [Double], _ hazards: CumulativeHazards) -> GramSums {
    let rows = design.rows
    if !sums.shifts.isEmpty {
      let expected = sums.wideExpectations(at: position, hazards)
      if rows.patterns != nil { return products(byPattern: expected) }
      expected.withUnsafeBufferPointer {
        if let base = $0.baseAddress { sums.hazards.update(from: base, count: expected.count) }
      }
      return products { _ in }
    }
    if rows.patterns != nil { return patternProducts(hazards) }
    return products { events in
      forEachPlace(events, hazards) { place, hazard in self.sums.hazards[place] *= hazard }
    }
  }

  /// The products of rows that each have their place, weighted by what stands in `sums.hazards`
  /// after the preparation of their event times.
  private func products(_ prepare: (Range<Int>) -> Void) -> GramSums {
    let (rows, sets, parts) = (design.rows, design.sets, design.eventParts)
    var results = [GramSums](repeating: GramSums(pairs: rows.pairs), count: parts.count)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      design.parts.run(parts.count) { part in
        prepare(parts[part])
        let first = sets.slice(parts[part].lowerBound).lowerBound
        let end = sets.slice(parts[part].upperBound - 1).upperBound
        buffer[part].add(
          rows.values + first * rows.pairs, weights: sums.hazards + first, count: end - first)
      }
    }
    return results.dropFirst().reduce(into: results.first ?? GramSums(pairs: rows.pairs)) {
      $0.add($1)
    }
  }

  /// The products of patterns, weighted by the sum of what their rows expect.
  private func patternProducts(_ hazards: CumulativeHazards) -> GramSums {
    let (rows, parts) = (design.rows, design.eventParts)
    var expected = [Double](repeating: 0, count: rows.count * parts.count)
    expected.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      (rows.patterns ?? []).withUnsafeBufferPointer { patterns in
        nonisolated(unsafe) let patterns = patterns
        design.parts.run(parts.count) { part in
          guard let own = buffer.baseAddress.map({ $0 + part * rows.count }) else { return }
          let factors = design.factors
          if factors.isEmpty {
            forEachPlace(parts[part], hazards) { own[Int(patterns[$0])] += $1 }
          } else {
            forEachPlace(parts[part], hazards) { own[Int(patterns[$0])] += $1 * factors[$0] }
          }
        }
      }
    }
    var weights = [Double](repeating: 0, count: rows.count)
    for part in parts.indices {
      for pattern in 0..<rows.count { weights[pattern] += expected[part * rows.count + pattern] }
    }
    for pattern in 0..<rows.count { weights[pattern] *= sums.hazards[pattern] }
    return products(ofPatterns: weights)
  }

  private func products(byPattern expected: [Double]) -> GramSums {
    var weights = [Double](repeating: 0, count: design.rows.count)
    for (place, pattern) in (design.rows.patterns ?? []).enumerated() {
      weights[Int(pattern)] += expected[place]
    }
    return products(ofPatterns: weights)
  }

  private func products(ofPatterns weights: [Double]) -> GramSums {
    var result = GramSums(pairs: design.rows.pairs)
    weights.withUnsafeBufferPointer {
      guard let weights = $0.baseAddress else { return }
      result.add(design.rows.values, weights: weights, count: design.rows.count)
    }
    return result
  }

  /// Calls the body for each place with the cumulative hazard over its event times.
  @inline(__always)
  private func forEachPlace(
    _ events: Range<Int>, _ hazards: CumulativeHazards, _ body: (Int, Double) -> Void
  ) {
    let sets = design.sets
    for event in events {
      let (slice, own) = (sets.slice(event), sets.events(event))
      if let firsts = sets.firsts {
        for place in own {
          body(place, hazards.between(Int(firsts[place]), event, isEvent: true))
        }
        for place in own.upperBound..<slice.upperBound {
          body(place, hazards.between(Int(firsts[place]), event, isEvent: false))
        }
      } else {
        let before = hazards.before.sums[event]
        let ofEvents = before + hazards.ownIncrements[event]
        let ofOthers = before + hazards.increments[event]
        for place in own { body(place, ofEvents) }
        for place in own.upperBound..<slice.upperBound { body(place, ofOthers) }
      }
    }
  }
}

/// What the event times contribute to a partial likelihood.
private struct EventSums {
  typealias Pair = SIMD2<Double>
  /// Σ weight · log D.
  var value = 0.0
  /// Σ weight · weighted mean of the covariates.
  var gradient: [Double]
  /// Σ weight · (weighted mean)(weighted mean)ᵀ.
  var products: GramSums
  var hazards: CumulativeHazards

  private struct Part {
    var value = 0.0
    var gradient: [Pair]
    var products: GramSums
  }

  /// The sums over all event times; spoils the rows in `sums` for further use.
  init(_ sums: RiskSums) {
    let (design, pairs) = (sums.design, sums.design.rows.pairs)
    let empty = Part(
      gradient: [Pair](repeating: .zero, count: pairs), products: GramSums(pairs: pairs))
    var parts = [Part](repeating: empty, count: design.eventParts.count)
    var hazards = CumulativeHazards(count: design.sets.count)
    parts.withUnsafeMutableBufferPointer { parts in
      hazards.increments.withUnsafeMutableBufferPointer { increments in
        hazards.ownIncrements.withUnsafeMutableBufferPointer { own in
          nonisolated(unsafe) let (parts, increments, own) = (parts, increments, own)
          design.parts.run(parts.count) {
            EventSums.add(
              sums, design.eventParts[$0], to: &parts[$0], increments, own)
          }
        }
      }
    }
    hazards.addUp(design.sets.strata)
    self.hazards = hazards
    var gradient = [Pair](repeating: .zero, count: pairs)
    products = GramSums(pairs: pairs)
    for part in parts {
      value += part.value
      for pair in 0..<pairs { gradient[pair] += part.gradient[pair] }
      products.add(part.products)
    }
    self.gradient = (0..<design.rows.width).map { gradient[$0 / 2][$0 & 1] }
  }

  /// Adds some event times. Efron's products S Sᵀ, S Tᵀ and T Tᵀ become two squares: that of
  /// S − (crossSquare / square) T and what is left of T Tᵀ.
  private static func add(
    _ sums: RiskSums, _ events: Range<Int>, to part: inout Part,
    _ increments: UnsafeMutableBufferPointer<Double>, _ own: UnsafeMutableBufferPointer<Double>
  ) {
    let (design, pairs) = (sums.design, sums.design.rows.pairs)
    var squares = [Double](repeating: 0, count: events.count)
    var tiedSquares: [Double] = []
    var firstTied = -1
    for event in events {
      let (count, weight) = (Int(design.tiedCounts[event]), design.eventWeight(event))
      let tied = TiedEvents(
        atRisk: sums.atRisk[event], dying: sums.dying[event], count: count, weight: weight,
        ties: sums.ties)
      let shift = (sums.shifts.isEmpty ? 0 : sums.shifts[event]) + design.logScale
      part.value += tied.logSum + shift * weight * Double(count)
      (increments[event], own[event]) = (tied.hazard, tied.ownHazard)
      squares[event - events.lowerBound] = tied.square
      let row = sums.atRiskRows + event * pairs
      for pair in 0..<pairs { part.gradient[pair] += row[pair] * tied.hazard }
      guard sums.tiedRow[event] >= 0 else { continue }
      if firstTied < 0 { firstTied = Int(sums.tiedRow[event]) }
      let dying = sums.dyingRows + Int(sums.tiedRow[event]) * pairs
      let share = tied.crossSquare / tied.square
      for pair in 0..<pairs {
        part.gradient[pair] -= dying[pair] * (tied.hazard - tied.ownHazard)
        row[pair] -= dying[pair] * share
      }
      tiedSquares.append(tied.ownSquare - share * tied.crossSquare)
    }
    part.products.add(
      sums.atRiskRows + events.lowerBound * pairs, weights: squares, count: squares.count)
    guard firstTied >= 0 else { return }
    part.products.add(
      sums.dyingRows + firstTied * pairs, weights: tiedSquares, count: tiedSquares.count)
  }
}

extension PartialLikelihood {
  /// Whether no event is below anybody in its risk set along a direction, up to rounding, so that
  /// the likelihood never falls.
  func rises(along direction: [Double]) -> Bool {
    design.rises(along: direction, areTiesOrdered: true)
  }
}
