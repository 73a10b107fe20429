import Analyses

/// How grades of adverse events are told apart: the worse, the darker, also printed in gray.
enum GradeStyle {
  /// Grades that share a color.
  struct Shade {
    /// The grades.
    let span: GradeSpan
    /// Their color.
    let fill: Fill

    init(_ grades: ClosedRange<Int>, _ color: String) {
      span = GradeSpan(grades)
      fill = Fill(color: color)
    }

    /// What the key says.
    var keyEntry: FigureKey.Entry { FigureKey.Entry(sample: .area(fill), text: span.label) }
  }

  private static let darkest = "#2B0A02"

  /// Mild, severe and fatal, in this order.
  static let spans = [
    Shade(1...2, "#F5CB85"), Shade(3...4, "#B5531C"), Shade(5...5, darkest),
  ]

  /// Each grade by itself, in this order.
  static let grades = [
    Shade(1...1, "#FBE3B0"), Shade(2...2, "#F2B861"), Shade(3...3, "#D9792B"),
    Shade(4...4, "#9C3D12"), Shade(5...5, darkest),
  ]
}
