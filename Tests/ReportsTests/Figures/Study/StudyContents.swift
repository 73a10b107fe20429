import Analyses
import Statistics

@testable import Reports

/// Contents from which tests make figures.
enum StudyContents {
  /// Overall survival within levels of eleven factors, numbers of the demo cohort; fractions are those of R 4.2's
  /// survival 3.5 with Efron's ties, rounded.
  static let subgroups: ForestContent = {
    let style = NumberStyle()
    var rows = [
      row("All patients", (169, 200), (277, 296), 0.829, 0.684, 1.004, isOverall: true)
    ]
    for factor in factors {
      rows.append(.init(factor.name, trailing: ["", style.pValue(factor.p)]))
      rows += factor.levels.map { row($0.0, $0.1, $0.2, $0.3, $0.4, $0.5, indent: 1) }
    }
    return ForestContent(
      title: "Overall survival within subgroups",
      caption: "Hazard ratios for death: Cox model with the arm as its only covariate.",
      rowHeading: "Subgroup", leading: ["2L-ICI, events/N", "2L-non-ICI, events/N"],
      trailing: ["HR (95% CI)", "P interaction"], rows: rows, overall: 0.829,
      favors: ("Favors 2L-ICI", "Favors 2L-non-ICI"))
  }()

  private typealias Level = (String, (Int, Int), (Int, Int), Double, Double, Double)

  private static let factors: [(name: String, p: Double, levels: [Level])] = [
    (
      "Sex", 0.880,
      [
        ("Male", (137, 163), (218, 232), 0.826, 0.666, 1.025),
        ("Female", (32, 37), (59, 64), 0.730, 0.471, 1.130),
      ]
    ),
    (
      "Age, years", 0.998,
      [
        ("≥65", (70, 80), (100, 103), 0.822, 0.604, 1.117),
        ("<65", (99, 120), (177, 193), 0.815, 0.636, 1.044),
      ]
    ),
    (
      "ECOG performance status", 0.760,
      [
        ("0–1", (133, 158), (218, 235), 0.842, 0.678, 1.046),
        ("≥2", (36, 42), (59, 61), 0.778, 0.513, 1.181),
      ]
    ),
    (
      "Liver metastases", 0.314,
      [
        ("Yes", (43, 45), (54, 55), 0.963, 0.641, 1.448),
        ("No", (126, 155), (223, 241), 0.777, 0.624, 0.967),
      ]
    ),
    (
      "First-line immune checkpoint inhibitor", 0.157,
      [
        ("Yes", (103, 119), (84, 92), 0.702, 0.523, 0.942),
        ("No", (66, 81), (193, 204), 0.953, 0.720, 1.261),
      ]
    ),
    (
      "First-line progression-free survival, months", 0.378,
      [
        ("≥6", (101, 125), (153, 167), 0.788, 0.613, 1.014),
        ("<6", (68, 75), (124, 129), 0.971, 0.722, 1.307),
      ]
    ),
  ]

  /// A row of a subgroup with its texts.
  static func row(
    _ label: String, _ first: (Int, Int), _ last: (Int, Int), _ ratio: Double, _ lower: Double,
    _ upper: Double, indent: Int = 0, isOverall: Bool = false
  ) -> ForestContent.Row {
    let interval = ConfidenceInterval(lower: lower, upper: upper, level: 0.95)
    return ForestContent.Row(
      label, indent: indent, leading: ["\(first.0)/\(first.1)", "\(last.0)/\(last.1)"],
      trailing: [NumberStyle().ratio(ratio, interval), ""], estimate: (ratio, interval),
      weight: Double(first.0 + last.0), isOverall: isOverall)
  }

  /// A Cox model with reference rows, a level without events, and limits that no axis holds.
  static let cox: ForestContent = {
    func level(
      _ label: String, _ events: String, _ ratio: Double, _ lower: Double, _ upper: Double,
      _ p: Double
    ) -> ForestContent.Row {
      let (style, weight) = (NumberStyle.frontiers, events.split(separator: "/").first)
      let interval = ConfidenceInterval(lower: lower, upper: upper, level: 0.95)
      return ForestContent.Row(
        label, indent: 1, leading: [events],
        trailing: [style.regressionRatio(ratio, interval), style.pValue(p)],
        estimate: (ratio, interval), weight: weight.flatMap { Double($0) })
    }
    func reference(_ label: String, _ events: String) -> ForestContent.Row {
      ForestContent.Row(
        label, indent: 1, leading: [events], trailing: ["1 (reference)", ""], isReference: true)
    }
    return ForestContent(
      title: "Progression-free survival in the ICI arm", caption: "Multivariable Cox model.",
      rowHeading: "Factor", leading: ["Events/N"], trailing: ["HR (95% CI)", "p"],
      rows: [
        .init("Sex"), reference("Female", "31/37"),
        level("Male", "139/163", 1.061, 0.726, 1.552, 0.759),
        .init("Liver metastases"), reference("No", "128/155"),
        level("Yes", "42/45", 2.109, 1.469, 3.027, 0.0001),
        .init("Site of treatment"), reference("Hospital A", "100/120"),
        level("Hospital B", "3/4", 6.2, 0.8, 48, 0.081),
        .init("Hospital C", indent: 1, leading: ["0/3"], trailing: ["NE", ""]),
      ], favors: ("Lower hazard", "Higher hazard"))
  }()

  /// A flow with twelve criteria, of which some left nobody out, and three arms.
  static let flow = FlowContent(
    title: "Patients of the study", caption: "Criteria in the order in which they were applied.",
    steps: [
      .init(
        left: "Patients with a second line of therapy in one of three hospitals (n = 548)", out: [])
    ]
      + zip(1..., [0, 4, 12, 0, 3, 8, 0, 6, 1, 5, 13, 0]).reduce(into: (548, [])) { sum, step in
        sum.0 -= step.1
        sum.1.append(
          FlowContent.Step(
            left: "Left after criterion \(step.0) (n = \(sum.0))",
            out: [
              "E\(step.0) Another concurrent malignancy, or symptomatic brain metastases (n = \(step.1))"
            ] + (step.0 == 6 ? ["Not known (n = 2)"] : [])))
      }.1,
    arms: [
      ["Atezolizumab with chemotherapy (n = 120)", "Matched (n = 80)", "Analyzed (n = 80)"],
      ["Durvalumab (n = 80)", "Matched (n = 80)"],
      ["No immune checkpoint inhibitor (n = 296)"],
    ])

  /// Differences of eleven factors, numbers of the demo cohort; one is not known afterwards.
  static let differences = LoveContent(
    title: "Balance of the arms", caption: "162 pairs.",
    rows: [
      .init("Sex", before: 0.078, after: 0.077),
      .init("Age ≥65 years", before: 0.108, after: 0.128),
      .init("Smoking history", before: 0.075, after: 0.041),
      .init("ECOG performance status ≥2", before: 0.010, after: 0.137),
      .init("First-line immune checkpoint inhibitor", before: 0.596, after: 0.013),
      .init("Lung metastases", before: 0.141, after: 0.025),
      .init("Site of treatment", before: nil, after: 0.05),
      .init("Liver metastases", before: 0.097, after: nil),
    ], phases: ("Before matching", "After matching"))

  /// Scores of two arms before and after matching.
  static let scores: OverlapContent = {
    func scores(_ count: Int, _ shift: Int) -> [Double] {
      (0..<count).map { Double(($0 * 7919) % 997 + ($0 * $0 * 31) % 499 + 5 * shift) / 1800 }
    }
    let (first, last) = (scores(200, 55), scores(296, 15))
    return OverlapContent(
      title: "Propensity scores", caption: "Caliper 0.02, one to one.",
      arms: ["2L-ICI", "2L-non-ICI"],
      panels: [
        .init(heading: "Before matching", first: first, last: last),
        .init(
          heading: "After matching", first: Array(first.prefix(162)),
          last: Array(last.prefix(162))),
      ])
  }()
}
