/// The widths journals print figures at.
public enum FigureWidth: String, CaseIterable, Sendable {
  /// One column, 85 mm.
  case column
  /// The whole page, 174 mm.
  case page

  /// The printed width.
  public var millimeters: Int { self == .column ? 85 : 174 }

  /// The same in points, the unit of a figure's coordinates.
  var points: Double { Double(millimeters) * 72 / 25.4 }

  /// Size of all texts; at least 7 points as printed.
  var textSize: Double { self == .column ? 7 : 8 }

  /// From one line of text to the next.
  var lineHeight: Double { textSize * 1.3 }

  /// Height of the field between the axes.
  var plotHeight: Double { self == .column ? 130 : 220 }

  /// Width of a curve.
  var curveWidth: Double { self == .column ? 1 : 1.25 }
}
