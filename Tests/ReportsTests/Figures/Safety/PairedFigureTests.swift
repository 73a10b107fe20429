import Analyses
import Testing

@testable import Reports

struct PairedFigureTests {
  private func elements(
    _ kind: SafetyFigureKind, _ cohort: Cohort = SafetyCohorts.small,
    _ choice: PairedRates.Choice = PairedRates.Choice()
  ) throws -> SVGElements {
    try #require(SVGElements(try kind.figure(cohort, SafetyFigureOptions(), choice).svg()))
  }

  /// Places of the marks of an axis, by their label; the first or the last that has it.
  private func mark(_ label: String, _ svg: SVGElements, last: Bool = false) throws -> Double {
    let marks = svg.of(class: "month").filter { $0.text == label }
    return try #require((last ? marks.last : marks.first)?.number("x"))
  }

  @Test func `A7 a bar is as long as its percentage`() throws {
    let svg = try elements(.butterfly)
    let (left, right) = (try mark("0", svg), try mark("0", svg, last: true))
    let perPercent = (try mark("50", svg, last: true) - right) / 50
    let bars = svg.of(class: "bar").map { ($0.number("x") ?? 0, $0.number("width") ?? 0) }
    let rows = svg.of(class: "row").map(\.text)
    #expect(rows.first == "Any treatment-related event")
    // The first row at the left: worst grades 5, 3–4 and 1–2 in 1, 2 and 5 of 10 patients, from the middle outward.
    let first = bars.prefix(3)
    #expect(zip(first, [10.0, 20, 50]).allSatisfy { abs($0.1 - $1 * perPercent) < 0.02 })
    #expect(abs((first.first.map { $0.0 + $0.1 } ?? 0) - left) < 0.02)
    // At the right: 3–4 and 1–2 in 2 and 3 of 8.
    let atRight = bars.filter { $0.0 >= right - 0.02 }.prefix(2)
    #expect(zip(atRight, [25, 37.5]).allSatisfy { abs($0.1 - $1 * perPercent) < 0.02 })
    #expect(svg.of(class: "number").map(\.text).prefix(2) == ["8 (80.0)", "4 (40.0)"])
  }

  @Test(arguments: SafetyFigureKind.allCases)
  func `of serious events alone a figure says that seriousness was never recorded`(
    _ kind: SafetyFigureKind
  ) throws {
    var filter = EventFilter(relatedOnly: true)
    filter.seriousOnly = true
    let choice = PairedRates.Choice()
    let figure = try kind.figure(SafetyCohorts.small, SafetyFigureOptions(), choice, filter)
    // By hand: 11 events of one group, 7 of the other.
    #expect(
      figure.svg().replacing("\n", with: " ").contains(
        "For all 18 events it is not recorded whether they were serious; they are not counted as serious."
      ))
  }

  @Test func `grade 5 is in the key only where it occurs, and its absence is said`() throws {
    let texts = try elements(.butterfly).texts.map(\.text)
    #expect(texts.contains("Grade 5"))
    var cohort = Cohort(groups: ["A", "B"])
    for group in [0, 1] { cohort.add(to: group, events: [(0, 4)]) }
    let others = try elements(.butterfly, cohort).texts.map(\.text)
    #expect(!others.contains("Grade 5"))
    #expect(others.contains("No grade 5 event."))
  }

  @Test func `symbols and differences stand where their axes say`() throws {
    let svg = try elements(.dots)
    let (zero, forty) = (try mark("0", svg), try mark("40", svg))
    let ring = try #require(svg.of(class: "ring").dropFirst().first?.attributes["d"])
    let x = try #require(Double(ring.dropFirst().prefix { $0 != " " }))
    // 5 of 8 are 62.5 %; the path of a ring begins 0.9 of its radius of 3.5 to the left of its middle.
    #expect(abs(x + 0.9 * 3.5 - zero - (forty - zero) / 40 * 62.5) < 0.02)
    #expect(svg.of(class: "difference").count == svg.of(class: "event").count)
    #expect(svg.of(class: "number").first?.text.hasPrefix("17.5 (") == true)
  }

  @Test func `severe events alone are named so in the title`() throws {
    let choice = PairedRates.Choice(grades: .severeOrFatal, threshold: PercentThreshold("5"))
    let figure = try SafetyFigureKind.dots.figure(
      SafetyCohorts.small, SafetyFigureOptions(), choice)
    #expect(
      figure.title
        == "Treatment-related adverse events of grade ≥3 in line 2, by Hospital, terms in at least 5% of a group at any grade"
    )
    let rows = try elements(.dots, SafetyCohorts.small, choice).of(class: "row").map(\.text)
    #expect(Set(rows.dropFirst()) == ["Anemia", "Pneumonitis", "Nausea"])
  }

  @Test func `rows that are left out are counted`() throws {
    let choice = PairedRates.Choice(threshold: PercentThreshold("15"), limit: 2)
    let texts = try elements(.butterfly, SafetyCohorts.small, choice).texts.map(\.text)
    #expect(texts.contains("Shown: terms in at least 15% of a group; 1 rarer term left out."))
    #expect(texts.contains("The 2 most frequent; 2 more terms left out."))
    #expect(
      try elements(.butterfly, SafetyCohorts.without).texts.map(\.text).contains(
        "No term with such an event."))
  }
}

struct ToxicityOverTimeFigureTests {
  @Test
  func `A4 numbers at risk stand under the starts of the periods, and bars are shares of them`()
    throws
  {
    // Last known alive at the end of the line on day 60; all events begin on day 0 and have no end.
    let svg = try #require(
      SVGElements(try SafetyFigureKind.toxicity.figure(SafetyCohorts.small).svg()))
    let marks = svg.of(class: "month")
    #expect(marks.map(\.text) == ["0", "1", "2", "0", "1", "2"])
    let numbers = svg.of(class: "at-risk")
    #expect(numbers.map { $0.attributes["x"] } == marks.map { $0.attributes["x"] })
    #expect(numbers.map(\.text) == ["10", "10", "0", "8", "8", "0"])
    let bars = svg.of(class: "bar").compactMap { $0.number("height") }
    // Worst grades 5, 3, 2 and 1 in 1, 2, 3 and 2 of 10.
    let first = bars.prefix(4)
    #expect(zip(first, [1.0, 2, 3, 2]).allSatisfy { abs($0 / first[0] - $1) < 0.01 })
  }
}
