import Analyses
import ClinicalRecords

/// The bars of one group.
struct WaterfallPanel {
  private static let widestBar = 16.0
  /// Room for as many rows of marks as narrow bars need.
  private static let markRows = 4

  private let courses: [TreatmentCourse]
  private let plot: Area
  private let axis: PercentAxis
  private let scale: LinearScale
  private let width: FigureWidth
  /// From one bar to the next.
  private let pitch: Double
  /// Left edge of the first bar.
  private let start: Double

  init(_ courses: [TreatmentCourse], plot: Area, axis: PercentAxis, _ width: FigureWidth) {
    self.courses = courses.filter { $0.bestPercent != nil }.sorted(by: WaterfallPanel.isWorse)
    self.plot = plot
    self.axis = axis
    self.width = width
    scale = axis.scale(from: plot.bottom, to: plot.top)
    let room = plot.width - 4
    pitch = min(WaterfallPanel.widestBar, room / Double(max(1, self.courses.count)))
    start = plot.left + 2 + (room - pitch * Double(self.courses.count)) / 2
  }

  /// Worst first; patients of one change in order of their number, so that the order is always the
  /// same.
  private static func isWorse(_ left: TreatmentCourse, _ right: TreatmentCourse) -> Bool {
    let (one, other) = (left.bestPercent ?? 0, right.bestPercent ?? 0)
    if one != other { return one > other }
    return (left.patientID, left.lineNumber) < (right.patientID, right.lineNumber)
  }

  func draw(into drawing: inout SVGDrawing) {
    drawing.beginGroup(class: "group")
    for (position, course) in courses.enumerated() {
      drawBar(course, at: position, into: &drawing)
    }
    axis.drawLines(into: &drawing, from: plot.left, to: plot.right, on: scale)
    drawMarks(into: &drawing)
    drawing.endGroup()
    Axes(
      horizontal: LinearScale(domain: 0...1, start: plot.left, end: plot.right), vertical: scale,
      beside: axis.marks(on: scale), width: width
    ).draw(into: &drawing)
  }

  private func drawBar(
    _ course: TreatmentCourse, at position: Int, into drawing: inout SVGDrawing
  ) {
    guard let percent = course.bestPercent else { return }
    // Narrow bars touch; a little overlap keeps hairlines from showing between them.
    let (gap, seam) = pitch > 3 ? (pitch * 0.06, 0) : (0, 0.15)
    let left = start + Double(position) * pitch
    let (zero, end) = (scale(0), scale(axis.shown(percent)))
    // A change of 0 is a bar too.
    let half = max(0.4 - abs(zero - end) / 2, 0)
    let bar = Area(
      left: left + gap, top: min(zero, end) - half, right: left + pitch - gap + seam,
      bottom: max(zero, end) + half)
    drawing.rectangle(
      bar, class: "bar", ResponseStyle(course.bestResponse).fill,
      outline: pitch > 3 ? Stroke(color: "#333333", width: 0.3) : nil)
    if axis.isBeyond(percent) {
      let place = Point(x: left + pitch / 2, y: plot.top - 3)
      Symbol.chevron.draw(into: &drawing, at: place, size: min(4, max(1.5, pitch)))
    }
  }

  /// Marks stand on the side of the zero line where their bar is not, in several rows where bars are
  /// narrower than marks.
  private func drawMarks(into drawing: inout SVGDrawing) {
    let size = min(5, max(2.8, pitch * 0.8))
    var ends: [Bool: [Double]] = [:]
    for (position, course) in courses.enumerated() {
      guard let mark = course.waterfallMark, let percent = course.bestPercent else { continue }
      let x = start + (Double(position) + 0.5) * pitch
      let isRise = percent >= 0
      var rows = ends[isRise] ?? Array(repeating: -.infinity, count: WaterfallPanel.markRows)
      let row =
        rows.firstIndex { x - $0 >= size * 1.05 } ?? rows.indices.min {
          rows[$0] < rows[$1]
        } ?? 0
      rows[row] = x
      ends[isRise] = rows
      let distance = size * 0.5 + 2 + Double(row) * size * 1.1
      mark.draw(
        into: &drawing, at: Point(x: x, y: scale(0) + (isRise ? distance : -distance)), size: size)
    }
  }
}
