/// A figure, ready to print.
public protocol Figure: Sendable {
  /// What the figure shows, in one line.
  var title: String { get }
  /// What is printed under the figure: definitions, cutoff, numbers, settings, who is not shown.
  var caption: String { get }
  /// The figure as a file of its own; the same answer always gives the same bytes.
  func svg() -> String
}
