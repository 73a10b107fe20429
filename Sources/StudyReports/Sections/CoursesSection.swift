import Analyses
import Reports
import Studies

/// Figures of single patients, where the plan asks for them and their courses are there.
extension SectionWriter {
  mutating func courses() -> StudyDocument.Section? {
    guard let courses = context.courses else { return nil }
    let options = CourseFigureOptions(
      width: figureWidth, style: style, isSynthetic: context.isSynthetic)
    var blocks: [StudyDocument.Block] = []
    if wants(.waterfall), courses.courses.contains(where: { $0.bestPercent != nil }) {
      blocks.append(.figure(courseFigure(WaterfallFigure(courses, options: options))))
    }
    if wants(.swimmer), !courses.courses.isEmpty {
      blocks.append(.figure(courseFigure(SwimmerFigure(courses, options: options))))
    }
    return StudyDocument.Section(id: "courses", heading: "Courses of patients", blocks: blocks)
  }

  private mutating func courseFigure(_ drawn: some Figure) -> DocumentFigure {
    let number = nextFigure()
    let title =
      "Figure \(number). \(drawn.title) (N = \(style.count(context.courses?.courses.count ?? 0)))"
    return figure(number, drawn, title: title)
  }
}
