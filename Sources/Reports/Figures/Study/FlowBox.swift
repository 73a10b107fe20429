/// A box of a flow diagram with its text in lines.
struct FlowBox {
  /// What a box holds.
  enum Kind: String {
    /// Those left.
    case left
    /// Those left out, a reason each line.
    case out
    /// An arm, or what became of it.
    case arm
  }

  private static let padding = 4.0
  private static let hanging = 6.0

  let kind: Kind
  let height: Double
  private let lines: [(text: String, indent: Double)]
  private let width: FigureWidth
  /// Where it stands, once placed.
  var area = Area(left: 0, top: 0, right: 0, bottom: 0)

  /// A box of a width, as high as its texts need.
  ///
  /// - Parameters:
  ///   - kind: What it holds.
  ///   - texts: Each begins a line; the lines of a reason but its first are moved in.
  ///   - length: Its width.
  ///   - width: Width of the figure.
  init(_ kind: Kind, _ texts: [String], length: Double, _ width: FigureWidth) {
    self.kind = kind
    self.width = width
    let room = length - 2 * FlowBox.padding
    let hanging = kind == .out ? FlowBox.hanging : 0
    lines = texts.flatMap { text -> [(String, Double)] in
      let lines = TextMetrics.lines(
        text.withNumbersWhole, size: width.textSize, width: room - hanging, atMost: 8)
      return lines.enumerated().map { ($0.element.withPlainBlanks, $0.offset > 0 ? hanging : 0) }
    }
    height = Double(lines.count) * width.lineHeight + 2 * FlowBox.padding - 1
    area.right = length
    area.bottom = height
  }

  /// The box at a place.
  func placed(left: Double, top: Double) -> FlowBox {
    var box = self
    box.area = Area(left: left, top: top, right: left + area.width, bottom: top + height)
    return box
  }

  /// The middle of its upper and lower edge.
  var middle: Double { (area.left + area.right) / 2 }

  func draw(into drawing: inout SVGDrawing) {
    drawing.beginGroup(class: "box-\(kind.rawValue)")
    let color = kind == .out ? "#F1F1F1" : "#FFFFFF"
    drawing.rectangle(area, class: "box", Fill(color: color), outline: Stroke(width: 0.75))
    for (row, line) in lines.enumerated() {
      let y =
        area.top + FlowBox.padding + width.textSize * 0.95 + Double(row) * width.lineHeight
      let x = kind == .out ? area.left + FlowBox.padding + line.indent : middle
      let style = TextStyle(size: width.textSize, anchor: kind == .out ? .start : .middle)
      drawing.text(line.text, at: Point(x: x, y: y), style)
    }
    drawing.endGroup()
  }
}

extension String {
  /// The text with figure spaces, which do not break, around `=`, so that `(n = 12)` stays on one line.
  fileprivate var withNumbersWhole: String {
    var text = ""
    let characters = Array(printable)
    for (position, character) in characters.enumerated() {
      let neighbors = [position - 1, position + 1].filter(characters.indices.contains)
      let isBound = neighbors.contains { characters[$0] == "=" }
      text.append(character == " " && isBound ? "\u{2007}" : character)
    }
    return text
  }

  /// The text with blanks where some were kept from breaking.
  fileprivate var withPlainBlanks: String { String(map { $0 == "\u{2007}" ? " " : $0 }) }
}
