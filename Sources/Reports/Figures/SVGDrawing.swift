/// A place in a figure, in points (1/72 inch) from its left upper corner.
struct Point: Equatable {
  var x: Double
  var y: Double
}

/// A rectangle in a figure.
struct Area: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
}

/// How a text is set.
struct TextStyle {
  /// Where a text stands to its point; the raw value is SVG's.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  var size: Double
  var color = "#000000"
  var anchor = Anchor.start
  var isBold = false
  /// Whether it runs upward.
  var isUpright = false
}

/// How a line is drawn.
struct Stroke {
  var color = "#000000"
  var width = 0.75
  /// Lengths of dashes and gaps; empty for a whole line.
  var dashes: [Double] = []
  /// Whether its ends are round; a line of no length is then a dot.
  var isRound = false

  fileprivate var attributes: String {
    let dashes = dashes.map(coordinate).joined(separator: " ")
    return " stroke=\"\(color)\" stroke-width=\"\(coordinate(width))\""
      + (dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\"")
      + (isRound ? " stroke-linecap=\"round\" stroke-linejoin=\"round\"" : "")
  }
}

/// How an area is filled: by a color, and by white stripes where the color alone could be mistaken
/// in gray.
struct Fill: Hashable {
  /// How stripes run; the raw value is their turn from upright in degrees.
  enum Stripes: Int {
    case upright = 0
    case rising = 45
    case falling = -45
  }

  var color: String
  var stripes: Stripes?

  fileprivate var attribute: String {
    " fill=\"\(stripes.map { "url(#\(name($0)))" } ?? color)\""
  }

  private func name(_ stripes: Stripes) -> String { "\(stripes)-\(color.dropFirst())" }

  /// The pattern of its stripes; `nil` for none.
  fileprivate var definition: String? {
    stripes.map { stripes in
      "<pattern id=\"\(name(stripes))\" width=\"3\" height=\"3\" patternUnits=\"userSpaceOnUse\""
        + " patternTransform=\"rotate(\(stripes.rawValue))\">"
        + "<rect width=\"3\" height=\"3\" fill=\"\(color)\"/>"
        + "<rect width=\"1\" height=\"3\" fill=\"#FFFFFF\"/></pattern>"
    }
  }
}

/// An SVG figure while it is written: elements in the order in which they cover each other.
struct SVGDrawing {
  private static let font = "Arial, Helvetica, 'DejaVu Sans', sans-serif"
  private var elements: [String] = []
  private var striped: [Fill] = []

  mutating func line(from start: Point, to end: Point, _ stroke: Stroke) {
    elements.append(
      "<line x1=\"\(coordinate(start.x))\" y1=\"\(coordinate(start.y))\""
        + " x2=\"\(coordinate(end.x))\" y2=\"\(coordinate(end.y))\"\(stroke.attributes)/>")
  }

  mutating func path(_ commands: String, class name: String, _ stroke: Stroke) {
    guard !commands.isEmpty else { return }
    elements.append("<path class=\"\(name)\" d=\"\(commands)\" fill=\"none\"\(stroke.attributes)/>")
  }

  mutating func area(_ commands: String, class name: String, color: String, opacity: Double) {
    guard !commands.isEmpty else { return }
    elements.append(
      "<path class=\"\(name)\" d=\"\(commands)\" fill=\"\(color)\""
        + " fill-opacity=\"\(coordinate(opacity))\"/>")
  }

  mutating func rectangle(
    _ area: Area, class name: String, _ fill: Fill, outline: Stroke? = nil
  ) {
    note(fill)
    elements.append(
      "<rect class=\"\(name)\" x=\"\(coordinate(area.left))\" y=\"\(coordinate(area.top))\""
        + " width=\"\(coordinate(area.width))\" height=\"\(coordinate(area.height))\""
        + "\(fill.attribute)\(outline?.attributes ?? "")/>")
  }

  mutating func shape(_ commands: String, class name: String, _ fill: Fill, outline: Stroke) {
    note(fill)
    elements.append(
      "<path class=\"\(name)\" d=\"\(commands)\"\(fill.attribute)\(outline.attributes)/>")
  }

  private mutating func note(_ fill: Fill) {
    if fill.stripes != nil, !striped.contains(fill) { striped.append(fill) }
  }

  mutating func text(_ text: String, at place: Point, _ style: TextStyle, class name: String? = nil)
  {
    let (x, y) = (coordinate(place.x), coordinate(place.y))
    let color = style.color == "#000000" ? "" : " fill=\"\(style.color)\""
    elements.append(
      "<text\(name.map { " class=\"\($0)\"" } ?? "") x=\"\(x)\" y=\"\(y)\""
        + " font-size=\"\(coordinate(style.size))\"\(color)"
        + (style.anchor == .start ? "" : " text-anchor=\"\(style.anchor.rawValue)\"")
        + (style.isBold ? " font-weight=\"bold\"" : "")
        + (style.isUpright ? " transform=\"rotate(-90 \(x) \(y))\"" : "")
        + ">\(text.xmlEscaped)</text>")
  }

  mutating func beginGroup(class name: String) { elements.append("<g class=\"\(name)\">") }
  mutating func endGroup() { elements.append("</g>") }

  /// The whole file.
  ///
  /// - Parameters:
  ///   - width: At which it is printed.
  ///   - height: In points.
  ///   - title: What it shows.
  ///   - description: Its caption.
  /// - Returns: One `svg` element.
  func document(
    width: FigureWidth, height: Double, title: String, description: String
  ) -> String {
    let (wide, high) = (coordinate(width.points), coordinate(height))
    let lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"\(width.millimeters)mm\""
        + " height=\"\(coordinate(height * 25.4 / 72))mm\" viewBox=\"0 0 \(wide) \(high)\""
        + " font-family=\"\(SVGDrawing.font)\">",
      "<title>\(title.xmlEscaped)</title>",
      "<desc>\(description.xmlEscaped)</desc>",
      "<rect width=\"\(wide)\" height=\"\(high)\" fill=\"#FFFFFF\"/>",
    ]
    let definitions =
      striped.isEmpty ? [] : ["<defs>"] + striped.compactMap(\.definition) + ["</defs>"]
    return (lines + definitions + elements + ["</svg>"]).joined(separator: "\n") + "\n"
  }
}

/// A number of points with at most two decimals.
func coordinate(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  let sign = hundredths < 0 ? "-" : ""
  if rest == 0 { return "\(sign)\(whole)" }
  if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
  return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}
