import Statistics
import Testing

@testable import Studies

struct SubgroupForestsTests {
  @Test func `every subgroup adds up to all patients whose level is recorded`() throws {
    let cohort = try ReferenceStudy("made_up").cohort
    let forest = try #require(SubgroupForest.forests(of: cohort).first)
    for factor in forest.factors {
      let missing = forest.overall.subjects.filter {
        !cohort.isRecorded(factor.characteristic, of: $0)
      }
      let sum = factor.rows.reduce(0) { $0 + $1.subjects.count }
      #expect(sum + missing.count == forest.overall.subjects.count)
    }
    #expect(forest.overall.counts.reduce(0, +) == forest.overall.subjects.count)
  }

  @Test func `a subgroup in which an arm has no event is not estimable`() throws {
    let cohort = try ReferenceStudy("made_up").cohort
    let forest = try #require(SubgroupForest.forests(of: cohort).first)
    let stage = try #require(forest.factors.first)
    #expect(stage.rows[0].eventCounts[0] == 0)
    #expect(stage.rows[0].effect == nil)
    #expect(stage.rows[1].effect != nil)
    // The likelihood still says whether the arms differ by stage.
    #expect(stage.interactionPValue != nil)
  }

  @Test func `a level in which an arm has no patients says nothing about the interaction`() {
    let forest = SubgroupForest.forests(
      of: .madeUp(
        levels: ["Yes", "No"], reference: 1,
        [(0, 0, 5, true), (1, 0, 4, true), (0, 0, 3, true), (1, 1, 7, true), (1, 1, 2, true)])
    ).first
    #expect(forest?.factors.first?.rows.map { $0.effect == nil } == [false, true])
    #expect(forest?.factors.first?.rows[1].counts == [0, 2])
    #expect(forest?.factors.first?.interactionPValue == nil)
  }
}
