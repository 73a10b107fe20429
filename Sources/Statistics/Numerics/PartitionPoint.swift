extension Array {
  /// The first position whose element satisfies a condition, in an array where all elements that do
  /// not come before all that do; the count where none does. Cost: logarithmic.
  func partitionPoint(where isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
