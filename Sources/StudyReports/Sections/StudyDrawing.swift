import Analyses
import Reports
import Studies

/// A panel of survival curves.
struct SurvivalPanel {
  /// What stands beside its letter.
  let heading: String
  /// What it shows.
  let comparison: SurvivalComparison
  /// The effect that takes the place of the comparison's own; `nil`: that one.
  var effect: KaplanMeierOptions.StatedEffect?
}

/// Figures of a report.
extension SectionWriter {
  /// The printed width of figures.
  var figureWidth: FigureWidth {
    plan.figures.widthMillimeters <= FigureWidth.column.millimeters ? .column : .page
  }

  /// A figure of a number, with what it says of itself.
  func figure(_ number: String, _ drawn: some Figure) -> DocumentFigure {
    figure(number, drawn, title: drawn.title)
  }

  /// The same under another title.
  func figure(_ number: String, _ drawn: some Figure, title: String) -> DocumentFigure {
    let repeated = "\(drawn.title). "
    let parts = drawn.caption.split(
      separator: repeated, maxSplits: 1, omittingEmptySubsequences: false)
    return DocumentFigure(
      id: "figure-\(number.lowercased())", title: title, caption: parts.joined(), svg: drawn.svg())
  }

  func draw(_ content: FlowContent) -> FlowFigure {
    FlowFigure(content, width: figureWidth, isSynthetic: context.isSynthetic)
  }

  func draw(_ content: ForestContent) -> ForestFigure {
    ForestFigure(content, width: figureWidth, isSynthetic: context.isSynthetic)
  }

  func draw(_ content: LoveContent) -> LoveFigure {
    LoveFigure(content, width: figureWidth, isSynthetic: context.isSynthetic)
  }

  func draw(_ content: OverlapContent) -> OverlapFigure {
    OverlapFigure(content, width: figureWidth, isSynthetic: context.isSynthetic)
  }

  /// Curves as lettered panels.
  func panelFigure(_ number: String, _ title: String, _ panels: [SurvivalPanel]) -> DocumentFigure {
    let drawn = panels.prefix(26).map { panel in
      let options = KaplanMeierOptions(
        width: figureWidth, style: style, isSynthetic: context.isSynthetic, effect: panel.effect)
      return PanelFigure.Panel(
        panel.heading, .survival(KaplanMeierFigure(panel.comparison, options: options)))
    }
    return figure(number, PanelFigure(title: title, panels: drawn, width: figureWidth))
  }
}
