/// How a figure of single patients is drawn.
public struct CourseFigureOptions: Sendable {
  /// The printed width.
  public var width: FigureWidth
  /// How numbers are printed.
  public var style: NumberStyle
  /// Whether the data are made up, which is then written on the figure.
  public var isSynthetic: Bool
  /// The most lanes a swimmer figure shows; `nil`: as many as can be told apart.
  public var laneLimit: Int?
  /// What lanes of a swimmer figure are labelled with, by the registry's number of the patient; empty
  /// for no labels.
  public var labels: [Int64: String]

  /// Options, with the defaults a paper expects.
  ///
  /// - Parameters:
  ///   - width: The printed width.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up.
  ///   - laneLimit: The most lanes a swimmer figure shows.
  ///   - labels: What lanes are labelled with.
  public init(
    width: FigureWidth = .page, style: NumberStyle = NumberStyle(), isSynthetic: Bool = false,
    laneLimit: Int? = nil, labels: [Int64: String] = [:]
  ) {
    self.width = width
    self.style = style
    self.isSynthetic = isSynthetic
    self.laneLimit = laneLimit
    self.labels = labels
  }
}
