import Analyses

/// Several figures of curves as lettered panels of one, in two columns on a page and in one in a column, with
/// one caption.
///
/// Each panel is drawn as its figure would be in a column: with its numbers at risk, medians, hazard ratio and
/// test. Plots beside each other begin at one height, and axes below each other stand in one line.
public struct PanelFigure: Figure {
  /// A panel.
  public struct Panel: Sendable {
    /// What it shows.
    public enum Plot: Sendable {
      /// Survival curves.
      case survival(KaplanMeierFigure)
      /// Cumulative incidence of adverse events.
      case incidence(CumulativeIncidenceFigure)
    }

    /// What stands beside its letter, such as `Progression-free survival, before matching`.
    public let heading: String
    /// What it shows; the width it was made for does not matter.
    public let plot: Plot

    /// A panel.
    ///
    /// - Parameters:
    ///   - heading: What stands beside its letter.
    ///   - plot: What it shows.
    public init(_ heading: String, _ plot: Plot) {
      self.heading = heading
      self.plot = plot
    }

    fileprivate var placed: any PlacedPlot {
      switch plot {
      case .survival(let figure): figure
      case .incidence(let figure): figure
      }
    }
  }

  /// What the figure shows, in one line.
  public let title: String
  private let panels: [Panel]
  private let width: FigureWidth

  /// Sets panels beside each other.
  ///
  /// - Parameters:
  ///   - title: What the figure shows, in one line.
  ///   - panels: The panels in the order of their letters; at most 26.
  ///   - width: The printed width.
  public init(title: String, panels: [Panel], width: FigureWidth = .page) {
    precondition(panels.count <= 26, "a letter for each panel")
    self.title = title
    self.panels = panels
    self.width = width
  }

  private var isSynthetic: Bool { panels.contains { $0.placed.isSynthetic } }

  /// What is printed under the figure: who is in each panel, then what holds for all of them, then what holds
  /// for some.
  public var caption: String {
    let parts = panels.map { $0.placed.panelSentences }
    let shared = (parts.first?.notes ?? []).filter { note in
      parts.allSatisfy { $0.notes.contains(note) }
    }
    let groups = zip(panels, parts).enumerated().map { position, panel in
      ([PanelFigure.letter(position) + ", \(panel.0.heading)."] + panel.1.groups)
        .joined(separator: " ")
    }
    let notice = isSynthetic ? [Population.syntheticNotice] : []
    return (notice + [title + "."] + groups + shared + special(parts.map(\.notes), shared))
      .joined(separator: " ")
  }

  /// The notes of some panels only, behind the letters of those that have them.
  private func special(_ notes: [[String]], _ shared: [String]) -> [String] {
    var seen = Set(shared)
    var parts: [(letters: String, notes: [String])] = []
    for note in notes.joined() where seen.insert(note).inserted {
      let letters = notes.indices.filter { notes[$0].contains(note) }.map(PanelFigure.letter)
        .joined(separator: ", ")
      if let part = parts.firstIndex(where: { $0.letters == letters }) {
        parts[part].notes.append(note)
      } else {
        parts.append((letters, [note]))
      }
    }
    return parts.map { "\($0.letters): \($0.notes.joined(separator: " "))" }
  }

  /// The figure as a file of its own; the same answers always give the same bytes.
  public func svg() -> String {
    var drawing = SVGDrawing()
    let margin = FigureHead.margin
    if isSynthetic { SyntheticNotice.draw(into: &drawing, margin: margin, width) }
    let bottom = draw(
      into: &drawing, from: margin + SyntheticNotice.height(isSynthetic, width))
    return drawing.document(
      width: width, height: bottom + margin, title: title, description: caption)
  }

  private static func letter(_ position: Int) -> String {
    String("ABCDEFGHIJKLMNOPQRSTUVWXYZ".dropFirst(position).prefix(1))
  }
}

/// Where panels stand.
extension PanelFigure {
  /// Between columns, and between rows.
  private static let gap = 16.0
  private var columns: Int { width == .page && panels.count > 1 ? 2 : 1 }
  /// Sizes of texts and plots: panels in two columns are as wide as a column of a journal.
  private var sizes: FigureWidth { columns == 2 ? .column : width }

  private func draw(into drawing: inout SVGDrawing, from top: Double) -> Double {
    let (columns, places) = (columns, places)
    var edge = top
    for row in stride(from: 0, to: panels.count, by: columns) {
      let members = row..<min(row + columns, panels.count)
      edge = draw(
        members, in: members.map { places[$0 - row] }, from: edge + (row > 0 ? Self.gap : 0),
        into: &drawing)
    }
    return edge
  }

  /// A place for each column, its axes in one line.
  private var places: [FigurePlace] {
    let margin = FigureHead.margin
    let content = width.points - 2 * margin - Self.gap * Double(columns - 1)
    let share = content / Double(columns)
    return (0..<columns).map { column in
      let left = margin + Double(column) * (share + Self.gap)
      var place = FigurePlace(from: left, to: left + share, sizes)
      let members = stride(from: column, to: panels.count, by: columns)
      place.axisRoom = members.map { panels[$0].placed.needs(in: place).axisRoom }.max() ?? 0
      return place
    }
  }

  /// Draws a row of panels, its plots at one height.
  ///
  /// - Returns: Where the row ends.
  private func draw(
    _ members: Range<Int>, in places: [FigurePlace], from top: Double,
    into drawing: inout SVGDrawing
  ) -> Double {
    let (size, lineHeight) = (sizes.textSize, sizes.lineHeight)
    let letterRoom = size * 1.6
    let headings = zip(members, places).map { member, place in
      TextMetrics.lines(
        panels[member].heading, size: size, width: place.right - place.left - letterRoom, atMost: 3)
    }
    let headingHeight = Double(headings.map(\.count).max() ?? 1) * lineHeight + 4
    let legendHeight = zip(members, places).map { panels[$0].placed.needs(in: $1).legendHeight }
    var bottom = top
    for (position, member) in members.enumerated() {
      var place = places[position]
      drawing.beginGroup(class: "panel")
      drawHeading(
        Self.letter(member), headings[position], at: Point(x: place.left, y: top),
        room: letterRoom, into: &drawing)
      place.top = top + headingHeight
      place.legendHeight = legendHeight.max() ?? 0
      bottom = max(bottom, panels[member].placed.draw(into: &drawing, in: place))
      drawing.endGroup()
    }
    return bottom
  }

  private func drawHeading(
    _ letter: String, _ lines: [String], at place: Point, room: Double,
    into drawing: inout SVGDrawing
  ) {
    let (size, lineHeight) = (sizes.textSize, sizes.lineHeight)
    drawing.text(
      letter, at: Point(x: place.x, y: place.y + size + 1),
      TextStyle(size: size + 2, isBold: true), class: "letter")
    for (row, line) in lines.enumerated() {
      let y = place.y + size + 1 + Double(row) * lineHeight
      drawing.text(
        line, at: Point(x: place.x + room, y: y), TextStyle(size: size, isBold: true))
    }
  }
}
