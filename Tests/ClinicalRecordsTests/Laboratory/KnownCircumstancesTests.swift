import Testing

@testable import ClinicalRecords

struct KnownCircumstancesTests {
  @Test func `who has symptoms is not without`() throws {
    let known = try Circumstance.known(from: ["symptomatic"])
    #expect(known[.symptomatic] == true)
    #expect(known[.asymptomatic] == false)
    #expect(known[.asymptomaticNoIntervention] == false)
    #expect(known[.symptomaticNoIntervention] == nil)
  }

  @Test func `not_ before a word says that it is not so`() throws {
    let known = try Circumstance.known(from: ["not_single_temperature_gt_38.3_C"])
    #expect(known == [.singleTemperature: false])
    let unmedicated = try Circumstance.known(from: ["not_on_anticoagulation"])
    #expect(unmedicated == [.notOnAnticoagulation: true, .onAnticoagulation: false])
  }

  @Test(arguments: [["asymptomatic", "symptomatic"], ["pediatric", "adult_previously_normal"]])
  func `words that cannot hold together are refused`(_ words: [String]) {
    #expect(throws: CellMistake.self) { _ = try Circumstance.known(from: words) }
  }

  @Test func `a mistyped word gets the nearest`() {
    do throws(CellMistake) {
      _ = try Circumstance.known(from: ["asymptomtic"])
      Issue.record("It was read.")
    } catch {
      #expect(error.remedy.hasPrefix("Nearest: asymptomatic. "))
    }
  }
}
