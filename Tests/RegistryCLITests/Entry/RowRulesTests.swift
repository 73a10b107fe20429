import Testing

@testable import RegistryCLI

struct RowRulesTests {
  @Test func `a range of the schema holds at both ends`() {
    let rules = RowRules(of: "grade", in: "adverse_event")
    #expect(rules.range == "1 to 5")
    #expect(rules.mistake(in: "1", beside: [:]) == nil)
    #expect(rules.mistake(in: "5", beside: [:]) == nil)
    #expect(rules.mistake(in: "0", beside: [:]) == "\"0\" is not allowed. Rule: grade is 1 to 5.")
    #expect(rules.mistake(in: "6", beside: [:]) != nil)
  }

  @Test func `a range without an upper end has none`() {
    let rules = RowRules(of: "event_number", in: "adverse_event")
    #expect(rules.range == "1 or more")
    #expect(rules.mistake(in: "123456", beside: [:]) == nil)
    #expect(rules.mistake(in: "0", beside: [:]) != nil)
  }

  @Test func `a line cannot end before it starts, but on the same day`() {
    let rules = RowRules(of: "ended_on", in: "line_of_therapy")
    #expect(rules.mistake(in: "2020-01-01", beside: ["started_on": "2020-01-02"]) != nil)
    #expect(rules.mistake(in: "2020-01-02", beside: ["started_on": "2020-01-02"]) == nil)
    #expect(rules.mistake(in: "2020-01-01", beside: [:]) == nil)
  }

  @Test func `a number of characters is not a range of numbers`() {
    let rules = RowRules(of: "patient_key", in: "patient")
    #expect(rules.range == nil)
    #expect(rules.mistake(in: "700", beside: [:]) == nil)
  }
}
