import Testing

@testable import Statistics

struct TimeAxisTests {
  @Test func `whole days and real numbers stand in the same order`() throws {
    let days = try TimeAxis(times: [7, 3, 7, 0])
    let months = try TimeAxis(times: [7, 3, 7, 0].map { $0 / 30.4375 })
    #expect(days.times == [0, 3, 7])
    #expect(days.ends == [2, 1, 2, 0])
    #expect(months.ends == days.ends)
  }

  @Test func `times that differ by rounding are one time`() throws {
    let axis = try TimeAxis(times: [0.3, 0.1 + 0.2, 0.5])
    #expect(axis.times == [0.3, 0.5])
    #expect(axis.ends == [0, 0, 1])
  }

  @Test func `a row is at risk from the first time after its entry`() throws {
    // Distinct times 2, 5, 9; entries at 0, at 2 (not at risk at 2) and at 4 (between times).
    let axis = try TimeAxis(times: [5, 9, 9, 2], entries: [0, 2, 4, 1])
    #expect(axis.times == [2, 5, 9])
    #expect(axis.ends == [1, 2, 2, 0])
    #expect(axis.starts == [0, 1, 1, 0])
  }

  @Test func `an interval as short as rounding is refused`() {
    #expect(throws: ObservationError.emptyInterval(row: 1, count: 1)) {
      try TimeAxis(times: [0.5, 0.1 + 0.2], entries: [0, 0.3])
    }
  }

  @Test func `impossible values are refused with their place`() {
    #expect(throws: ObservationError.notFinite(column: "time", row: 1, count: 2)) {
      try TimeToEvent(times: [1, .nan, .infinity], events: [true, false, true])
    }
    #expect(throws: ObservationError.emptyInterval(row: 0, count: 1)) {
      try TimeToEvent(times: [3, 4], events: [true, true], entries: [3, 2])
    }
    #expect(throws: ObservationError.negativeWeight(row: 1, count: 1)) {
      try TimeToEvent(times: [3, 4], events: [true, true], weights: [0, -1])
    }
  }

  @Test func `times near the largest number stay apart`() throws {
    #expect(try TimeAxis(times: [1e308, 1.5e308, 1.1e308, 1.7e308]).times.count == 4)
  }

  @Test func `weights that add up to more than any number are refused`() {
    #expect(throws: ObservationError.weightsTooLarge) {
      try TimeToEvent(times: [1, 2], events: [true, true], weights: [1e308, 1])
    }
  }

  @Test func `nobody has no times`() throws {
    #expect(try TimeAxis(times: []).times.isEmpty)
    #expect(try TimeAxis(times: [], entries: []).times.isEmpty)
  }
}
