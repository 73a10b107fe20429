/// Whole-number labels, such as those of strata or clusters, as positions among the labels that
/// occur.
///
/// Cost: linear for labels within a range not far longer than the rows, otherwise that of a
/// dictionary and a sort of the distinct labels.
struct LabelCodes {
  /// The distinct labels in ascending order.
  let labels: [Int]
  /// For each row the position of its label.
  let codes: [Int32]

  /// The codes of some labels, one for each row.
  init(_ rows: [Int]) {
    let (low, high) = (rows.min() ?? 0, rows.max() ?? -1)
    let (width, isTooWide) = high.subtractingReportingOverflow(low)
    if !isTooWide, width < 4 * rows.count + 65_536 {
      var places = [Int32](repeating: -1, count: width + 1)
      for label in rows { places[label - low] = 0 }
      var labels: [Int] = []
      for place in places.indices where places[place] == 0 {
        places[place] = Int32(labels.count)
        labels.append(low + place)
      }
      (self.labels, codes) = (labels, rows.map { places[$0 - low] })
    } else {
      let labels = Set(rows).sorted()
      let places = Dictionary(uniqueKeysWithValues: zip(labels, Int32(0)...))
      (self.labels, codes) = (labels, rows.map { places[$0] ?? 0 })
    }
  }
}

extension LabelCodes {
  /// The largest code of a group that need not have as many groups below it.
  static let largestSparseCode = 1000

  /// Whether labels are codes of groups from 0, of which so few are missing that a list of all
  /// groups, with a place for those that are missing, is not far longer than one of those there.
  var areGroupCodes: Bool {
    (labels.first ?? 0) >= 0
      && (labels.last ?? 0) < max(LabelCodes.largestSparseCode + 1, labels.count)
  }
}
