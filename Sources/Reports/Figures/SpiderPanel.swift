import Analyses
import ClinicalRecords

/// The lines of one group.
struct SpiderPanel {
  private let courses: [TreatmentCourse]
  private let axis: PercentAxis
  private let plot: Area
  private let scale: LinearScale
  private let months: MonthAxis
  private let title: String
  private let width: FigureWidth
  private let symbolSize: Double

  /// The lines of a group.
  ///
  /// - Parameters:
  ///   - courses: All of the group; those without a change are not drawn.
  ///   - plot: The field between the axes.
  ///   - axis: The axis of changes.
  ///   - months: The axis of time, from the left edge of the field to its right.
  ///   - title: Title of the axis of time.
  ///   - width: Width of the figure.
  init(
    _ courses: [TreatmentCourse], plot: Area, axis: PercentAxis, months: MonthAxis,
    title: String, _ width: FigureWidth
  ) {
    let shown = courses.filter { $0.bestPercent != nil }
      .sorted { ($0.patientID, $0.lineNumber) < ($1.patientID, $1.lineNumber) }
    // Responders are drawn last, above the many others.
    self.courses = OverallResponse.bestFirst.reversed().flatMap { response in
      shown.filter { $0.bestResponse == response }
    }
    self.plot = plot
    self.axis = axis
    self.months = months
    self.title = title
    self.width = width
    scale = axis.scale(from: plot.bottom, to: plot.top, room: 8)
    symbolSize =
      shown.count <= 20 ? 5 : shown.count <= 80 ? 4 : shown.count <= 150 ? 3 : 2.6
  }

  func draw(into drawing: inout SVGDrawing) {
    drawing.beginGroup(class: "group")
    axis.drawLines(into: &drawing, from: plot.left, to: plot.right, on: scale)
    for course in courses { drawLine(course, into: &drawing) }
    for course in courses { drawEnd(course, into: &drawing) }
    drawing.endGroup()
    Axes(
      horizontal: months.scale, vertical: scale, below: months.marks,
      beside: axis.marks(on: scale), horizontalTitle: title, width: width
    ).draw(into: &drawing)
  }

  private func drawLine(_ course: TreatmentCourse, into drawing: inout SVGDrawing) {
    let many = courses.count > 80
    let style = ResponseStyle(course.bestResponse, lineWidth: many ? 0.6 : 0.9)
    drawing.path(line(course), class: "line", style.stroke)
    let dots = courses.count > 80 ? lonely(course) : course.changes.filter { $0.percent != nil }
    let path = dots.map { "M\(text(point($0)))h0" }.joined()
    drawing.path(
      path, class: "scans",
      Stroke(color: style.stroke.color, width: many ? 1.2 : 2, isRound: true))
  }

  /// From no change on day 0 through the complete sums; an incomplete one breaks the line.
  private func line(_ course: TreatmentCourse) -> String {
    var path = "M\(text(Point(x: months(0), y: scale(0))))"
    var isBroken = false
    for change in course.changes {
      guard change.percent != nil else {
        isBroken = true
        continue
      }
      path += "\(isBroken ? "M" : "L")\(text(point(change)))"
      isBroken = false
    }
    return path
  }

  /// Scans between two gaps, which no line shows.
  private func lonely(_ course: TreatmentCourse) -> [TreatmentCourse.SumChange] {
    course.changes.indices.filter { index in
      let before = index == 0 || course.changes[index - 1].percent != nil
      let after =
        index + 1 < course.changes.count && course.changes[index + 1].percent != nil
      return course.changes[index].percent != nil && !before && !after
    }.map { course.changes[$0] }
  }

  private func drawEnd(_ course: TreatmentCourse, into drawing: inout SVGDrawing) {
    guard let last = course.changes.last(where: { $0.percent != nil }) else { return }
    let from = point(last)
    for change in course.changes where change.percent.map({ axis.isBeyond($0) }) ?? false {
      let above = Point(x: months(change.day), y: plot.top - symbolSize)
      Symbol.chevron.draw(into: &drawing, at: above, size: symbolSize)
    }
    guard let end = course.spiderEnd else { return }
    let place = Point(x: months(end.day), y: from.y)
    if end.day > last.day {
      let color = ResponseStyle(course.bestResponse).stroke.color
      drawing.line(from: from, to: place, Stroke(color: color, width: 0.5, dashes: [0.8, 1.2]))
    }
    end.symbol.draw(into: &drawing, at: place, size: symbolSize)
  }

  private func point(_ change: TreatmentCourse.SumChange) -> Point {
    Point(x: months(change.day), y: scale(axis.shown(change.percent ?? 0)))
  }

  private func text(_ point: Point) -> String { "\(coordinate(point.x)) \(coordinate(point.y))" }
}
