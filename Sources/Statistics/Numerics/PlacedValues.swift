extension [Double] {
  /// A longer list with these values at some places, and 0 at all others.
  ///
  /// - Parameters:
  ///   - places: One for each value, different from each other.
  ///   - count: The length of the list.
  /// - Returns: `count` values.
  func placed(at places: [Int], of count: Int) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for (place, value) in zip(places, self) { result[place] = value }
    return result
  }
}

extension SymmetricMatrix {
  /// A larger matrix with these rows and columns at some places, and 0 at all others.
  ///
  /// - Parameters:
  ///   - places: One for each row, ascending.
  ///   - count: The size of the matrix.
  /// - Returns: A matrix with `count` rows.
  func placed(at places: [Int], of count: Int) -> SymmetricMatrix {
    guard places.count < count else { return self }
    var result = SymmetricMatrix(size: count)
    for (row, place) in places.enumerated() {
      for column in 0...row { result[place, places[column]] = self[row, column] }
    }
    return result
  }
}
