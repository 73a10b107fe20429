import Statistics
import Testing

/// The example of the article Rates: one function, so that it reads in the order of the article.
struct RatesArticleTests {
  @Test func `breast cancer after fluoroscopy, and deaths of British doctors`() throws {
    // article
    let exposed = try PoissonRate(events: 41, exposure: 28_010)
    let unexposed = try PoissonRate(events: 15, exposure: 19_017)
    let perThousand = exposed.estimate(per: 1_000)  // 1.46 per 1,000 woman-years
    let limits = exposed.interval(per: 1_000)  // 1.05 to 1.99

    let ratio = try RateRatio(of: exposed, to: unexposed)  // 1.86
    let ratioLimits = ratio.interval()  // 1.01 to 3.61
    let ratioP = ratio.pValue()  // 0.041
    // end
    // poisson.test(41, 28.010); poisson.test(c(41, 15), c(28010, 19017))
    expect(perThousand, 1.46376294180650, printed: "1.46")
    expect(limits.lower, 1.05042155903089, printed: "1.05")
    expect(limits.upper, 1.98575971316440, printed: "1.99")
    expect(ratio.estimate, 1.8557586576222778, printed: "1.86")
    expect(ratioLimits?.lower, 1.0056840626892583, printed: "1.01")
    expect(ratioLimits?.upper, 3.6093003110779054, printed: "3.61")
    expect(ratioP, 0.0408520262865018, printed: "0.041")
    // article
    let none = try PoissonRate(events: 0, exposure: 100)
    let upper = none.interval(level: 0.90).upper  // 0.030 a year: the rule of three
    // end
    // poisson.test(0, 100, conf.level = 0.9): -log(0.05) / 100
    expect(upper, 0.0299573227355399, printed: "0.030")
    // article
    let smokers = try zip([32, 104, 206, 186, 102], [52_407, 43_248, 28_612, 12_663, 5_317])
      .map { try PoissonRate(events: $0, exposure: $1) }
    let others = try zip([2, 12, 28, 28, 31], [18_790, 10_673, 5_710, 2_585, 1_462])
      .map { try PoissonRate(events: $0, exposure: $1) }
    let ages = zip(smokers, others).map { $0.exposure + $1.exposure }

    let ofSmokers = try StandardizedRate(smokers, standard: ages).estimate * 1_000  // 4.27
    let ofOthers = try StandardizedRate(others, standard: ages)
    let perThousandOthers = ofOthers.estimate * 1_000  // 3.01
    let upperOthers = ofOthers.interval().upper * 1_000  // 3.66
    let homogeneity = try RateHomogeneityTest(comparing: smokers).chiSquare  // 824 on 4 degrees
    // end
    // sum(weights * deaths / years), and Fay and Feuer's limits with qchisq
    expect(ofSmokers, 4.2667044657642341, printed: "4.27")
    expect(perThousandOthers, 3.005561296447376, printed: "3.01")
    expect(upperOthers, 3.66065628591613, printed: "3.66")
    expect(homogeneity, 824.437715934875, printed: "824")
  }
}
