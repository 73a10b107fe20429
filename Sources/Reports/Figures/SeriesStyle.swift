/// How a group is told from the others: by color, by dashes, by the color of its name.
struct SeriesStyle {
  /// Color of lines and areas.
  let color: String
  /// Color of its name, dark enough to be read.
  let textColor: String
  /// Dashes of its line.
  let dashes: [Double]

  /// The style of the group at a position.
  ///
  /// Source of the colors: Okabe & Ito, *Color Universal Design*, 2008; yellow, unreadable on
  /// white, gives way to the gray that R adds to them.
  init(position: Int) {
    let (color, textColor) = SeriesStyle.colors[position % SeriesStyle.colors.count]
    self.color = color
    self.textColor = textColor
    dashes = SeriesStyle.dashes[position % SeriesStyle.dashes.count]
  }

  private static let colors = [
    ("#0072B2", "#0072B2"), ("#D55E00", "#B85000"), ("#009E73", "#007A59"),
    ("#CC79A7", "#A8507F"), ("#000000", "#000000"), ("#E69F00", "#946600"),
    ("#56B4E9", "#23759F"), ("#999999", "#6B6B6B"),
  ]
  private static let dashes: [[Double]] = [
    [], [5, 2], [1.5, 1.5], [7, 2, 1.5, 2], [10, 3], [3, 1.5], [7, 2, 1.5, 2, 1.5, 2],
    [1.5, 2.5], [12, 2, 4, 2],
  ]
}
