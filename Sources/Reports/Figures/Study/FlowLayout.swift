/// Where the boxes of a flow diagram stand, and the arrows between them.
struct FlowLayout {
  /// The least between boxes below each other, for an arrow.
  private static let gap = 13.0
  /// The least between boxes of those left out.
  private static let outGap = 5.0

  private let width: FigureWidth
  private var left: [FlowBox] = []
  /// By step; `nil` where nobody was asked to leave.
  private var out: [FlowBox?] = []
  private var arms: [[FlowBox]] = []

  private typealias Column = (left: Double, width: Double)

  /// Where the boxes of those left stand.
  private let main: Column
  /// Where the boxes of those left out stand.
  private let side: Column

  /// Lays a flow diagram out.
  ///
  /// - Parameters:
  ///   - content: The boxes.
  ///   - top: Where it begins.
  ///   - width: Width of the figure.
  init(_ content: FlowContent, top: Double, _ width: FigureWidth) {
    self.width = width
    let margin = FigureHead.margin
    let room = width.points - 2 * margin
    let between = FlowLayout.between(width)
    let hasOut = content.steps.contains { !$0.out.isEmpty }
    // In a column reasons, which are longer, have more of the room.
    let first = hasOut ? (room - between) * (width == .page ? 0.5 : 0.42) : room * 0.6
    main = (left: hasOut ? margin : margin + (room - first) / 2, width: first)
    side = (left: margin + first + between, width: room - first - between)
    stack(content.steps, from: top)
    let bottom = boxes.map(\.area.bottom).max() ?? top
    let trunk = left.last?.area.bottom ?? top
    // The bar that the arms hang from must not run through a box of those left out.
    let edge = max(trunk + 2 * FlowLayout.gap, bottom + FlowLayout.gap + 5)
    // Two arms stand in the columns above them, so that the way down is straight.
    split(
      content.arms,
      in: hasOut && content.arms.count == 2 ? [main, side] : columns(content.arms.count),
      from: edge)
  }

  /// Between boxes side by side.
  private static func between(_ width: FigureWidth) -> Double { width == .page ? 22 : 11 }

  /// Columns of one width.
  private func columns(_ count: Int) -> [Column] {
    let between = FlowLayout.between(width)
    let room = width.points - 2 * FigureHead.margin - between * Double(count - 1)
    let share = room / Double(max(1, count))
    return (0..<count).map { column in
      (FigureHead.margin + Double(column) * (share + between), share)
    }
  }

  private var boxes: [FlowBox] { left + out.compactMap { $0 } + arms.joined() }

  /// Where it ends.
  var bottom: Double { boxes.map(\.area.bottom).max() ?? FigureHead.margin }

  /// Places the steps: each box of those left out beside the way down that it branches from, the first beside the
  /// first box, to which nothing leads.
  private mutating func stack(_ steps: [FlowContent.Step], from top: Double) {
    let gap = FlowLayout.gap
    var outBottom = top - FlowLayout.outGap
    for (position, step) in steps.enumerated() {
      let box = FlowBox(.left, [step.left], length: main.width, width)
      let aside =
        step.out.isEmpty ? nil : FlowBox(.out, step.out, length: side.width, width)
      let end = left.last?.area.bottom
      // Where the branch leaves: behind the end of the box above, with room for the box of those left out.
      let branch = max(
        end.map { $0 + gap / 2 } ?? (top + box.height / 2),
        aside.map { outBottom + FlowLayout.outGap + $0.height / 2 } ?? 0)
      let edge = end == nil ? branch - box.height / 2 : branch + gap / 2
      left.append(box.placed(left: main.left, top: edge))
      out.append(aside.map { $0.placed(left: side.left, top: branch - $0.height / 2) })
      outBottom = out[position]?.area.bottom ?? outBottom
    }
  }

  /// Places the arms in columns, boxes of one rank at one height.
  private mutating func split(
    _ arms: [[String]], in columns: [Column], from top: Double
  ) {
    let boxes = zip(arms, columns).map { arm, column in
      arm.map { FlowBox(.arm, [$0], length: column.width, width) }
    }
    self.arms = arms.map { _ in [] }
    var edge = top
    for rank in 0..<(boxes.map(\.count).max() ?? 0) {
      let here = boxes.indices.filter { rank < boxes[$0].count }
      for arm in here {
        self.arms[arm].append(boxes[arm][rank].placed(left: columns[arm].left, top: edge))
      }
      edge += (here.map { boxes[$0][rank].height }.max() ?? 0) + FlowLayout.gap
    }
  }

  func draw(into drawing: inout SVGDrawing) {
    for (upper, lower) in zip(left, left.dropFirst()) { drawArrow(upper, lower, into: &drawing) }
    for (position, side) in out.enumerated() {
      if let side { drawBranch(to: side, step: position, into: &drawing) }
    }
    drawSplit(into: &drawing)
    for column in arms {
      for (upper, lower) in zip(column, column.dropFirst()) {
        drawArrow(upper, lower, into: &drawing)
      }
    }
    for box in boxes { box.draw(into: &drawing) }
  }

  private func drawArrow(_ upper: FlowBox, _ lower: FlowBox, into drawing: inout SVGDrawing) {
    drawDown(
      from: Point(x: upper.middle, y: upper.area.bottom), to: lower.area.top, into: &drawing)
  }

  private func drawDown(from start: Point, to end: Double, into drawing: inout SVGDrawing) {
    let x = coordinate(start.x)
    drawing.path("M\(x) \(coordinate(start.y))V\(coordinate(end - 1))", class: "arrow", Stroke())
    let (low, high) = (coordinate(start.x - 2.5), coordinate(start.x + 2.5))
    let back = coordinate(end - 5)
    drawing.shape(
      "M\(low) \(back)L\(x) \(coordinate(end))L\(high) \(back)Z", class: "head",
      Fill(color: "#000000"), outline: Stroke(width: 0.3))
  }

  /// An arrow from the way down, of the first step from its box, to those left out.
  private func drawBranch(to side: FlowBox, step: Int, into drawing: inout SVGDrawing) {
    let y = (side.area.top + side.area.bottom) / 2
    let start = step == 0 ? left[0].area.right : left[step].middle
    let end = side.area.left
    let (height, back) = (coordinate(y), coordinate(end - 5))
    drawing.path("M\(coordinate(start)) \(height)H\(coordinate(end - 1))", class: "arrow", Stroke())
    drawing.shape(
      "M\(back) \(coordinate(y - 2.5))L\(coordinate(end)) \(height)"
        + "L\(back) \(coordinate(y + 2.5))Z",
      class: "head", Fill(color: "#000000"), outline: Stroke(width: 0.3))
  }

  /// The bar from which the arms hang.
  private func drawSplit(into drawing: inout SVGDrawing) {
    let tops = arms.compactMap(\.first)
    guard let trunk = left.last, let first = tops.first, let last = tops.last else { return }
    let y = first.area.top - FlowLayout.gap
    let (low, high) = (min(first.middle, trunk.middle), max(last.middle, trunk.middle))
    drawing.path(
      "M\(coordinate(trunk.middle)) \(coordinate(trunk.area.bottom))V\(coordinate(y))"
        + "M\(coordinate(low)) \(coordinate(y))H\(coordinate(high))",
      class: "arrow", Stroke())
    for box in tops {
      drawDown(from: Point(x: box.middle, y: y), to: box.area.top, into: &drawing)
    }
  }
}
