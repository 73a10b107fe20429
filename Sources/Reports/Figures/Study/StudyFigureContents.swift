/// What a flow diagram shows, its texts printed already: a box for those left after each step, beside it who was left out.
public struct FlowContent: Sendable, Equatable {
  /// A step.
  public struct Step: Sendable, Equatable {
    /// The box of those left: `Second line received (n = 496)`.
    public var left: String
    /// The box beside it, a line each: `Excluded (n = 3)`, `Age under 18 (n = 0)`; empty for none.
    public var out: [String]

    /// A step.
    public init(left: String, out: [String]) {
      self.left = left
      self.out = out
    }
  }

  /// What the figure shows, in one line.
  public var title: String
  /// What is printed under the figure.
  public var caption: String
  /// The steps from the top.
  public var steps: [Step]
  /// The boxes of the arms, then under each the boxes that follow it: per arm a column from the top.
  public var arms: [[String]]

  /// A flow diagram.
  public init(title: String, caption: String, steps: [Step], arms: [[String]]) {
    self.title = title
    self.caption = caption
    self.steps = steps
    self.arms = arms
  }
}

/// What a love plot shows: standardized differences before, and after in one or more ways.
public struct LoveContent: Sendable, Equatable {
  /// A row.
  public struct Row: Sendable, Equatable {
    /// What it is called.
    public var label: String
    /// Magnitude before; `nil` draws nothing.
    public var before: Double?
    /// Magnitude after.
    public var after: Double?

    /// A row.
    public init(_ label: String, before: Double?, after: Double?) {
      self.label = label
      self.before = before
      self.after = after
    }
  }

  /// What the figure shows, in one line.
  public var title: String
  /// What is printed under the figure.
  public var caption: String
  /// The rows, drawn by falling magnitude before.
  public var rows: [Row]
  /// What the two marks are called: `Before matching`, `After matching`.
  public var phases: (before: String, after: String)

  /// A love plot.
  public init(
    title: String, caption: String, rows: [Row], phases: (before: String, after: String)
  ) {
    self.title = title
    self.caption = caption
    self.rows = rows
    self.phases = phases
  }

  /// Whether two show the same.
  public static func == (left: LoveContent, right: LoveContent) -> Bool {
    left.title == right.title && left.caption == right.caption && left.rows == right.rows
      && left.phases == right.phases
  }
}

/// What a figure of score overlap shows: mirrored histograms of two arms, a panel for each phase.
public struct OverlapContent: Sendable, Equatable {
  /// A panel.
  public struct Panel: Sendable, Equatable {
    /// Its heading: `Before matching`.
    public var heading: String
    /// Scores of the first arm, drawn upward.
    public var first: [Double]
    /// Scores of the last arm, drawn downward.
    public var last: [Double]

    /// A panel.
    public init(heading: String, first: [Double], last: [Double]) {
      self.heading = heading
      self.first = first
      self.last = last
    }
  }

  /// What the figure shows, in one line.
  public var title: String
  /// What is printed under the figure.
  public var caption: String
  /// What the arms are called.
  public var arms: [String]
  /// The panels.
  public var panels: [Panel]

  /// A figure of score overlap.
  public init(title: String, caption: String, arms: [String], panels: [Panel]) {
    self.title = title
    self.caption = caption
    self.arms = arms
    self.panels = panels
  }
}
