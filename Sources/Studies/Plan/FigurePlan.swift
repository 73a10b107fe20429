/// The figures of a report.
public struct FigurePlan: Sendable, Equatable {
  /// A kind of figure.
  public enum Kind: String, Sendable, CaseIterable {
    /// How many met each criterion.
    case flow
    /// Survival by arm, before and after matching, in one figure of panels.
    case survival
    /// Hazard ratios within subgroups, a figure for each endpoint.
    case subgroups
    /// Survival within an arm by level, in one figure of panels.
    case strata
    /// Balance before and after.
    case love
    /// Scores of the arms before and after.
    case overlap
    /// Hazard ratios of the Cox models.
    case cox
    /// Best change of the sum of diameters, where lesions were measured.
    case waterfall
    /// Courses of patients.
    case swimmer
  }

  /// A file format of figures beside SVG.
  public enum Format: String, Sendable, CaseIterable {
    /// Vectors, for print.
    case pdf
    /// Pixels.
    case png
  }

  /// The figures, in order.
  public var kinds: [Kind] = [.flow, .survival, .subgroups, .strata, .love, .overlap]
  /// Where they stand in the file; `nil` where it does not say which are wanted.
  public var line: Int?
  /// File formats beside SVG.
  public var formats: [Format] = [.pdf, .png]
  /// Pixels per inch of PNG files: 300 or 600.
  public var resolution = 300
  /// Printed width in millimeters: 85 or 174.
  public var widthMillimeters = 174

  /// The figures a paper has.
  public init() {}
}
