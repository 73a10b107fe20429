public import Statistics

/// What a forest plot shows, its texts printed already.
public struct ForestContent: Sendable {
  /// A row.
  public struct Row: Sendable {
    /// What it is called.
    public var label: String
    /// How far its label is moved in, from 0.
    public var indent: Int
    /// Texts left of the plot, under ``ForestContent/leading``; empty for a heading.
    public var leading: [String]
    /// Texts right of the plot, under ``ForestContent/trailing``; empty for a heading.
    public var trailing: [String]
    /// The ratio with its limits; `nil` draws nothing.
    public var estimate: (ratio: Double, interval: ConfidenceInterval)?
    /// Events, to which the area of the square is proportional; `nil`: squares of one size.
    public var weight: Double?
    /// Whether it is the overall effect, drawn as a diamond.
    public var isOverall: Bool
    /// Whether it is the level that others are compared with, marked at 1.
    public var isReference: Bool

    /// A row.
    public init(
      _ label: String, indent: Int = 0, leading: [String] = [], trailing: [String] = [],
      estimate: (ratio: Double, interval: ConfidenceInterval)? = nil, weight: Double? = nil,
      isOverall: Bool = false, isReference: Bool = false
    ) {
      self.label = label
      self.indent = indent
      self.leading = leading
      self.trailing = trailing
      self.estimate = estimate
      self.weight = weight
      self.isOverall = isOverall
      self.isReference = isReference
    }
  }

  /// What the figure shows, in one line.
  public var title: String
  /// What is printed under the figure.
  public var caption: String
  /// Heading of the labels.
  public var rowHeading: String
  /// Headings of the texts left of the plot, such as `ICI, events/N`.
  public var leading: [String]
  /// Headings of the texts right of the plot, such as `HR (95% CI)`, `P interaction`.
  public var trailing: [String]
  /// The rows in printed order.
  public var rows: [Row]
  /// Where the dashed line of the overall effect stands; `nil`: none.
  public var overall: Double?
  /// What stands below the axis left and right of 1, such as `Favors ICI`; `nil`: nothing.
  public var favors: (left: String, right: String)?
  /// What the axis shows.
  public var axis: String

  /// A forest plot.
  public init(
    title: String, caption: String, rowHeading: String, leading: [String], trailing: [String],
    rows: [Row], overall: Double? = nil, favors: (left: String, right: String)? = nil,
    axis: String = "Hazard ratio (log scale)"
  ) {
    self.title = title
    self.caption = caption
    self.rowHeading = rowHeading
    self.leading = leading
    self.trailing = trailing
    self.rows = rows
    self.overall = overall
    self.favors = favors
    self.axis = axis
  }
}
