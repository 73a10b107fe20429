import Testing

@testable import Reports

/// Expects that every text can be read: at least seven points, inside the figure, meeting no other.
///
/// Texts that run upward are passed over.
func expectLegible(
  _ svg: SVGElements, _ width: FigureWidth, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let height = try #require(svg.elements.first?.attributes["viewBox"]?.split(separator: " ").last)
  let figure = Area(left: 0, top: 0, right: width.points, bottom: try #require(Double(height)))
  var areas: [(text: String, area: Area)] = []
  for text in svg.texts where text.attributes["transform"] == nil {
    let size = try #require(text.number("font-size"), sourceLocation: sourceLocation)
    let area = try #require(text.area(size), sourceLocation: sourceLocation)
    #expect(size >= 7, "\(text.text)", sourceLocation: sourceLocation)
    #expect(figure.holds(area), "\(text.text)", sourceLocation: sourceLocation)
    let met = areas.first { $0.area.meets(area) }?.text
    #expect(met == nil, "\(text.text)", sourceLocation: sourceLocation)
    areas.append((text.text, area))
  }
}

extension SVGElements.Element {
  /// Where a text of this size stands.
  fileprivate func area(_ size: Double) -> Area? {
    guard let x = number("x"), let y = number("y") else { return nil }
    let length = TextMetrics.width(text, size: size)
    let anchor = attributes["text-anchor"]
    let left = anchor == "end" ? x - length : anchor == "middle" ? x - length / 2 : x
    return Area(left: left, top: y - size * 0.72, right: left + length, bottom: y + size * 0.2)
  }
}

extension Area {
  fileprivate func holds(_ other: Area) -> Bool {
    left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
  }

  fileprivate func meets(_ other: Area) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
