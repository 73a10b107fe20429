import Studies
import Testing

@testable import StudyReports

/// Figures of a report: results are numbered by themselves, methods by S.
struct SectionsFigureTests {
  private static let shared = Result { SectionsReading(try SectionsAnswer().full()) }
  let report: SectionsReading

  init() throws { report = try Self.shared.get() }

  @Test
  func `survival, subgroups and levels are Figures 1 to 3, two endpoints of subgroups A and B`() {
    #expect(
      report.figures.map(\.id) == [
        "figure-s1", "figure-s2", "figure-s3", "figure-1", "figure-s4", "figure-s5", "figure-2a",
        "figure-2b", "figure-3",
      ])
    #expect(report.figures.allSatisfy { $0.svg.hasPrefix("<svg") || $0.svg.contains("<svg ") })
    #expect(report.figures.allSatisfy { $0.title.contains("line 2") })
  }

  @Test func `a caption does not repeat the title, and says that data are made up`() {
    for figure in report.figures {
      #expect(!figure.caption.contains(figure.title), "\(figure.id)")
      #expect(figure.caption.hasPrefix("Synthetic data"), "\(figure.id)")
    }
  }

  @Test func `the flow has a box for the criteria of one kind, with each of them and their sum`() {
    let svg = report.figures.first { $0.id == "figure-s1" }?.svg ?? ""
    for text in [
      "Started line 2 (n = 10)", "Met inclusion criteria (n = 10)", "I1 Adult (n = 0)",
      "Not excluded (n = 8)", "Excluded (n = 2)", "of these not known (n = 1)", "Matched (n = 3)",
    ] {
      #expect(svg.replacing("\u{A0}", with: " ").contains(text), "\(text)")
    }
  }

  @Test func `panels after matching state the effect that is robust by pair`() {
    let svg = report.figures.first { $0.id == "figure-1" }?.svg ?? ""
    #expect(svg.contains("HR 0.50 (0.25–1.00), robust by pair"))
  }

  @Test func `a figure that is not asked for takes no number`() throws {
    var plan = SectionsAnswer().fullPlan()
    plan.figures.kinds = [.strata]
    let report = SectionsReading(try SectionsAnswer().full(plan))
    #expect(report.figures.map(\.id) == ["figure-1"])
  }
}
