/// A mark that says what happened: black unless a group's, told apart by its form, edged in white where it stands on
/// something dark.
enum Symbol: String, CaseIterable {
  /// A new lesion.
  case triangle
  /// Progression.
  case square
  /// Progression of a non-target lesion.
  case diamond
  /// Complete response.
  case disc
  /// Partial response.
  case ring
  /// Death.
  case cross
  /// It goes on.
  case arrow
  /// It lies beyond the field.
  case chevron

  /// Draws it.
  ///
  /// - Parameters:
  ///   - drawing: The figure.
  ///   - center: Its middle; of an arrow its tail.
  ///   - size: Its width and height.
  ///   - color: Its color.
  func draw(
    into drawing: inout SVGDrawing, at center: Point, size: Double, color: String = "#000000"
  ) {
    let commands = path(center, size / 2)
    switch self {
    case .triangle, .square, .diamond, .disc:
      drawing.shape(commands, class: rawValue, Fill(color: color), outline: edge)
    case .ring:
      let line = Stroke(color: color, width: max(0.7, size * 0.18))
      drawing.shape(commands, class: rawValue, Fill(color: "#FFFFFF"), outline: line)
    case .cross, .arrow, .chevron:
      drawing.path(commands, class: rawValue, Stroke(color: color, width: max(0.7, size * 0.2)))
    }
  }

  private var edge: Stroke { Stroke(color: "#FFFFFF", width: 0.4) }

  /// Its outline around a point, `r` to each side.
  private func path(_ center: Point, _ r: Double) -> String {
    func place(_ x: Double, _ y: Double) -> String {
      "\(coordinate(center.x + x * r)) \(coordinate(center.y + y * r))"
    }
    switch self {
    case .triangle: return "M\(place(0, -1))L\(place(1, 0.8))L\(place(-1, 0.8))Z"
    case .square:
      return "M\(place(-0.85, -0.85))L\(place(0.85, -0.85))L\(place(0.85, 0.85))L"
        + "\(place(-0.85, 0.85))Z"
    case .diamond:
      return "M\(place(0, -1.1))L\(place(1.1, 0))L\(place(0, 1.1))L\(place(-1.1, 0))Z"
    case .disc, .ring:
      let radius = coordinate(r * 0.9)
      return "M\(place(-0.9, 0))A\(radius) \(radius) 0 1 1 \(place(0.9, 0))"
        + "A\(radius) \(radius) 0 1 1 \(place(-0.9, 0))Z"
    case .cross:
      return "M\(place(-0.8, -0.8))L\(place(0.8, 0.8))M\(place(-0.8, 0.8))L\(place(0.8, -0.8))"
    case .arrow:
      return "M\(place(0, 0))L\(place(2, 0))M\(place(1.1, -0.8))L\(place(2, 0))L\(place(1.1, 0.8))"
    case .chevron: return "M\(place(-0.9, 0.4))L\(place(0, -0.5))L\(place(0.9, 0.4))"
    }
  }
}
