/// Subjects of two groups, counted by whether they have a property.
///
/// ```
///             yes   no
/// group 1      a     b
/// group 2      c     d
/// ```
public struct TwoByTwoTable: Equatable, Sendable {
  /// Subjects of the first group with the property.
  public let a: Int
  /// Subjects of the first group without the property.
  public let b: Int
  /// Subjects of the second group with the property.
  public let c: Int
  /// Subjects of the second group without the property.
  public let d: Int

  /// A table of counts, none of them negative, 2⁵³ together at most.
  public init(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    requireCounts([a, b, c, d])
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  /// The table of two proportions.
  ///
  /// - Parameters:
  ///   - successes: Subjects of the first group with the property, in 0...`subjects`.
  ///   - subjects: The subjects of the first group, at least 1.
  ///   - others: Subjects of the second group with the property, in 0...`otherSubjects`.
  ///   - otherSubjects: The subjects of the second group, at least 1.
  /// - Throws: ``ProportionError/impossibleProportion(successes:subjects:)``.
  public init(
    successes: Int, of subjects: Int, against others: Int, of otherSubjects: Int
  ) throws {
    try requireProportion(successes, of: subjects)
    try requireProportion(others, of: otherSubjects)
    self.init(successes, subjects - successes, others, otherSubjects - others)
  }

  /// The 2 × 2 table in a table of any shape.
  ///
  /// - Throws: ``TableError/notTwoByTwo(rows:columns:)``.
  public init(_ table: ContingencyTable) throws {
    guard table.rows.count == 2, table.rows[0].count == 2 else {
      throw TableError.notTwoByTwo(rows: table.rows.count, columns: table.rows[0].count)
    }
    self.init(table.rows[0][0], table.rows[0][1], table.rows[1][0], table.rows[1][1])
  }

  /// The number of subjects.
  public var count: Int { a + b + c + d }

  /// The table with both groups, or both values of the property, in the other order.
  var withGroupsSwapped: TwoByTwoTable { TwoByTwoTable(c, d, a, b) }

  /// Whether both groups, and both values of the property, have subjects.
  var isComparable: Bool { a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0 }

  /// - Throws: ``TableError/nothingToCompare`` when a row or a column has no subject.
  func requireComparable() throws {
    guard isComparable else { throw TableError.nothingToCompare }
  }

  /// - Throws: ``ProportionError/impossibleProportion(successes:subjects:)`` when a group has no
  ///   subject.
  func requireGroups() throws {
    try requireProportion(a, of: a + b)
    try requireProportion(c, of: c + d)
  }
}

extension ContingencyTable {
  /// A 2 × 2 table as one of any shape.
  public init(_ table: TwoByTwoTable) {
    self.init([[table.a, table.b], [table.c, table.d]])
  }
}

/// Stops the program when a count is negative, or when they add to more than a Double counts
/// exactly, a programmer's mistake.
func requireCounts(_ counts: some Sequence<Int>) {
  var sum = 0
  for count in counts {
    precondition(count >= 0, "A count is not negative.")
    precondition(count <= 1 << 53 - sum, "A table counts at most 2⁵³ subjects.")
    sum += count
  }
}
