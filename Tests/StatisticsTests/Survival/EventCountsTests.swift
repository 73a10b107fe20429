import Foundation
import Statistics
import Testing

struct EventCountsTests {
  @Test func `a new group is empty`() {
    #expect(EventCounts().count == 0)
    #expect(EventCounts().eventCount == 0)
  }

  @Test func `subjects and events are counted`() {
    let group = EventCounts(events: [7, 3, 3], censored: [3, 900])
    #expect(group.count == 5)
    #expect(group.eventCount == 3)
  }

  @Test func `the order of the subjects changes nothing`() {
    let subjects = madeUpSubjects(200, seed: 1)
    #expect(EventCounts(subjects: subjects) == EventCounts(subjects: subjects.reversed()))
  }

  @Test(arguments: [0, 1, 60, 199, 200])
  func `parts counted apart and merged are the whole`(cut: Int) {
    let subjects = madeUpSubjects(200, seed: 2)
    var first = EventCounts(subjects: Array(subjects[..<cut]))
    var second = EventCounts(subjects: Array(subjects[cut...]))
    let copy = first
    first.merge(second)
    second.merge(copy)
    #expect(first == EventCounts(subjects: subjects))
    #expect(second == first)
  }

  @Test func `a group is written as the times at which something happened`() throws {
    let group = EventCounts(events: [400, 2, 2], censored: [2])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(group)
    #expect(
      String(data: json, encoding: .utf8)
        == #"{"censored":[1,0],"events":[2,1],"times":[2,400]}"#)
    #expect(try JSONDecoder().decode(EventCounts.self, from: json) == group)
  }

  @Test(arguments: [
    #"{"times":[2,1],"events":[1,1],"censored":[0,0]}"#,
    #"{"times":[-1],"events":[1],"censored":[0]}"#,
    #"{"times":[16777217],"events":[1],"censored":[0]}"#,
    #"{"times":[1],"events":[1,1],"censored":[0]}"#,
    #"{"times":[1],"events":[-1],"censored":[2]}"#,
    #"{"times":[1],"events":[0],"censored":[0]}"#,
  ])
  func `a group that cannot have been written is not read`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(EventCounts.self, from: Data(json.utf8))
    }
  }

  @Test func `a negative time stops the program`() async {
    await #expect(processExitsWith: .failure) {
      var group = EventCounts()
      group.record(time: -1, isEvent: true)
    }
  }
}
