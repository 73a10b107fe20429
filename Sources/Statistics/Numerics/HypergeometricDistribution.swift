#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The hypergeometric distribution, of the number of successes among draws without replacement.
public struct HypergeometricDistribution: DiscreteDistribution {
  /// The number of members of the population, at most 2^31.
  public let population: Int
  /// How many of them are successes.
  public let successes: Int
  /// How many members are drawn.
  public let draws: Int

  /// The distribution for a population of at most 2^31, with successes and draws from 0 to the
  /// population.
  public init(population: Int, successes: Int, draws: Int) {
    precondition((0...1 << 31).contains(population), "A population has 0 to 2^31 members.")
    precondition(
      (0...population).contains(successes) && (0...population).contains(draws),
      "The successes and the draws are among the population.")
    self.population = population
    self.successes = successes
    self.draws = draws
  }

  /// The numbers of successes that fit both margins.
  public var support: ClosedRange<Int> {
    max(0, draws + successes - population)...min(draws, successes)
  }

  /// The mean number of successes among the draws.
  public var mean: Double {
    population == 0 ? 0 : Double(draws) * Double(successes) / Double(population)
  }

  /// The variance of the number of successes among the draws.
  public var variance: Double {
    guard population > 1 else { return 0 }
    let n = Double(population)
    return mean * (Double(population - successes) / n) * (Double(population - draws) / (n - 1))
  }

  /// The natural logarithm of the probability of k successes; −∞ where k cannot occur.
  ///
  /// The four cells of the table differ from what their margins let expect by the same number, which
  /// is known exactly: the deviances are those of Loader's binomial probabilities.
  ///
  /// Source: Loader, *Fast and Accurate Computation of Binomial Probabilities*, 2000.
  public func logMass(_ k: Int) -> Double {
    guard support.contains(k) else { return -.infinity }
    guard support.count > 1 else { return 0 }
    let total = Double(population)
    let excess = Double(k * population - draws * successes) / total
    func cell(_ count: Int, _ row: Int, _ column: Int, _ excess: Double) -> Double {
      let expected = Double(row) * Double(column) / total
      return logFactorialExcess(Double(count))
        + deviance(Double(count), mean: expected, difference: excess)
    }
    let (failures, rest) = (population - successes, population - draws)
    let margins =
      logFactorialExcess(Double(successes)) + logFactorialExcess(Double(failures))
      + logFactorialExcess(Double(draws)) + logFactorialExcess(Double(rest))
    return margins - logFactorialExcess(total)
      - cell(k, successes, draws, excess) - cell(successes - k, successes, rest, -excess)
      - cell(draws - k, failures, draws, -excess)
      - cell(failures - (draws - k), failures, rest, excess)
  }

  /// The probabilities of at most k successes, and of more.
  ///
  /// Cost: proportional to the standard deviation.
  public func tails(at k: Int) -> TailProbabilities {
    guard k >= support.lowerBound else { return TailProbabilities(lower: 0) }
    guard k < support.upperBound else { return TailProbabilities(upper: 0) }
    if Double(k) < mean {
      return TailProbabilities(lower: sumDown(from: k), exponent: logMass(k))
    }
    return TailProbabilities(upper: sumUp(from: k + 1), exponent: logMass(k + 1))
  }

  /// The sum of the probabilities of k, k − 1, … as a multiple of the first.
  private func sumDown(from k: Int) -> Double {
    var (sum, term, k) = (1.0, 1.0, Double(k))
    let (yes, drawn) = (Double(successes), Double(draws))
    let rest = Double(population) - yes - drawn
    while term > 1e-18 * sum {
      term *= k * (rest + k) / ((yes - k + 1) * (drawn - k + 1))
      sum += term
      k -= 1
    }
    return sum
  }

  /// The sum of the probabilities of k, k + 1, … as a multiple of the first.
  private func sumUp(from k: Int) -> Double {
    var (sum, term, k) = (1.0, 1.0, Double(k))
    let (yes, drawn) = (Double(successes), Double(draws))
    let rest = Double(population) - yes - drawn
    while term > 1e-18 * sum {
      term *= (yes - k) * (drawn - k) / ((k + 1) * (rest + k + 1))
      sum += term
      k += 1
    }
    return sum
  }
}
