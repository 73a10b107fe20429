/// Patients by worst grade.
public struct GradeCounts: Sendable, Equatable {
  /// Patients whose worst grade is 1, 2, 3, 4, 5, in this order.
  public private(set) var byGrade: [Int]

  /// Nobody.
  public init() { byGrade = [Int](repeating: 0, count: 5) }

  /// Patients by worst grade.
  ///
  /// - Parameter byGrade: Those whose worst grade is 1, 2, 3, 4, 5, in this order.
  init(_ byGrade: some Collection<Int>) {
    precondition(byGrade.count == 5, "There are five grades.")
    self.byGrade = Array(byGrade)
  }

  /// Adds other patients.
  ///
  /// - Parameter other: Counts of other patients.
  public mutating func merge(_ other: GradeCounts) {
    for grade in byGrade.indices { byGrade[grade] += other.byGrade[grade] }
  }

  /// Patients whose worst grade lies in a span.
  ///
  /// - Parameter span: The grades.
  /// - Returns: How many.
  public func patients(_ span: GradeSpan) -> Int {
    byGrade[(span.grades.lowerBound - 1)...(span.grades.upperBound - 1)].reduce(0, +)
  }

  /// Patients with any grade.
  public var any: Int { patients(.any) }
  /// Patients whose worst grade is 3 or 4.
  public var severe: Int { patients(.severe) }
  /// Patients with a fatal event.
  public var fatal: Int { patients(.fatal) }
}

/// A span of worst grades, which a table gives a column.
public struct GradeSpan: Sendable, Hashable {
  /// The grades, within 1 to 5.
  public let grades: ClosedRange<Int>

  /// A span.
  ///
  /// - Parameter grades: The grades; what lies beyond 1 to 5 is cut off.
  public init(_ grades: ClosedRange<Int>) { self.grades = grades.clamped(to: 1...5) }

  /// Grade 1 to 5.
  public static let any = GradeSpan(1...5)
  /// Grade 3 or 4.
  public static let severe = GradeSpan(3...4)
  /// Grade 3, 4 or 5.
  public static let severeOrFatal = GradeSpan(3...5)
  /// Grade 5.
  public static let fatal = GradeSpan(5...5)

  /// The same as a function of counts.
  ///
  /// - Parameter counts: Patients by worst grade.
  /// - Returns: Those within the span.
  public func patients(_ counts: GradeCounts) -> Int { counts.patients(self) }
}
