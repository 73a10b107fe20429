import Statistics
import Testing

struct LandmarkSubjectsTests {
  @Test func `who is still at risk at the landmark starts anew there`() throws {
    let all = try TimeToEvent(
      times: [3, 6, 8, 10, 9], events: [true, false, true, false, true], weights: [1, 2, 3, 4, 5])
    let landmark = try LandmarkSubjects(at: 6, of: all)
    #expect(landmark.rows == [2, 3, 4])
    #expect(landmark.followUp.times == [2, 4, 3])
    #expect(landmark.followUp.events == [true, false, true])
    #expect(landmark.followUp.weights == [3, 4, 5])
    #expect(landmark.earlierEvents == 1)
    #expect(landmark.earlierCensored == 1)
  }

  @Test func `who enters after the landmark is not there`() throws {
    let all = try TimeToEvent(
      times: [7, 8, 9], events: [true, true, true], entries: [0, 6, 6.5])
    let landmark = try LandmarkSubjects(at: 6, of: all)
    #expect(landmark.rows == [0, 1])
    #expect(landmark.laterEntries == 1)
    #expect(landmark.followUp.entries == nil)
  }

  @Test func `survival from the landmark is the curve divided by its height there`() throws {
    let subjects = madeUpSubjects(200, seed: 41)
    let all = try TimeToEvent(
      times: subjects.map { Double($0.time) }, events: subjects.map(\.isEvent))
    let curve = try KaplanMeierEstimate(all)
    let later = try KaplanMeierEstimate(LandmarkSubjects(at: 12, of: all).followUp)
    for step in later.steps {
      let expected = curve.survival(at: step.time + 12) / curve.survival(at: 12)
      #expect(isClose(step.survival, to: expected, within: 1e-14))
    }
  }

  @Test func `after the last time there is nobody`() throws {
    let all = try TimeToEvent(times: [3], events: [true])
    #expect(try LandmarkSubjects(at: 3, of: all).rows.isEmpty)
    #expect(try KaplanMeierEstimate(LandmarkSubjects(at: 9, of: all).followUp).median == nil)
  }
}
