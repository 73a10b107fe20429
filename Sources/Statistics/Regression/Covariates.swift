/// What a regression knows about each subject: named columns of numbers, grouped into terms.
///
/// A numeric covariate is a term of one column; a factor is a term of one column of zeros and ones
/// for each level but the reference; an interaction is a term of the products of columns.
///
/// ```swift
/// var covariates = Covariates(count: 4)
/// try covariates.append("age", [61, 55, 70, 48])
/// covariates.append(factor: "histology", levels: ["small cell", "large cell"], codes: [0, 1, 1, 0])
/// ```
public struct Covariates: Equatable, Sendable {
  /// One column of the model.
  public struct Column: Equatable, Sendable {
    /// The name: that of the covariate, with "=level" behind a factor's.
    public let name: String
    /// One finite value for each subject.
    public let values: [Double]
  }

  /// The columns that enter and leave a model together.
  public struct Term: Equatable, Sendable {
    /// The name of the covariate; those of an interaction joined by ":".
    public let name: String
    /// The positions of its columns.
    public let columns: Range<Int>
  }

  /// The number of subjects.
  public let count: Int
  /// The columns in the order in which they were appended.
  public private(set) var columns: [Column] = []
  /// The terms in the order in which they were appended.
  public private(set) var terms: [Term] = []

  /// No covariates of some subjects.
  ///
  /// - Parameter count: The number of subjects, the length of every column.
  public init(count: Int) {
    precondition(count >= 0, "The number of subjects is not negative.")
    self.count = count
  }

  /// Adds a numeric covariate.
  ///
  /// - Parameters:
  ///   - name: Of its column and term; no other term has it.
  ///   - values: One for each subject.
  /// - Throws: ``ObservationError/notFinite(column:row:count:)``.
  public mutating func append(_ name: String, _ values: [Double]) throws {
    try ObservationError.requireFinite(values, column: name)
    appendTerm(name, [Column(name: name, values: values)])
  }

  /// Adds a covariate that is there or not, as 1 and 0.
  ///
  /// - Parameters:
  ///   - name: Of its column and term; no other term has it.
  ///   - flags: One for each subject.
  public mutating func append(_ name: String, _ flags: [Bool]) {
    appendTerm(name, [Column(name: name, values: flags.map { $0 ? 1 : 0 })])
  }

  /// Adds a factor.
  ///
  /// - Parameters:
  ///   - name: Of its term; no other term has it.
  ///   - levels: At least one.
  ///   - codes: For each subject the position of its level in `levels`.
  ///   - reference: The position of the level that has no column; the first unless another is
  ///     chosen.
  public mutating func append(
    factor name: String, levels: [String], codes: [Int], reference: Int = 0
  ) {
    precondition(levels.indices.contains(reference), "The reference is the position of a level.")
    precondition(codes.allSatisfy(levels.indices.contains), "A code is the position of a level.")
    let columns = levels.indices.filter { $0 != reference }.map { level in
      Column(name: "\(name)=\(levels[level])", values: codes.map { $0 == level ? 1 : 0 })
    }
    appendTerm(name, columns)
  }

  /// Adds the interaction of two terms: the product of each column of one with each of the other.
  ///
  /// - Parameters:
  ///   - first: The name of a term.
  ///   - second: The name of another.
  /// - Throws: ``ObservationError/notFinite(column:row:count:)`` where a product is too large.
  public mutating func append(interactionOf first: String, and second: String) throws {
    let products = self[second].flatMap { right in
      self[first].map { left in
        Column(
          name: "\(left.name):\(right.name)",
          values: zip(left.values, right.values).map { $0 * $1 })
      }
    }
    for product in products {
      try ObservationError.requireFinite(product.values, column: product.name)
    }
    appendTerm("\(first):\(second)", products)
  }

  /// The columns of a term.
  public subscript(_ term: String) -> [Column] {
    guard let term = terms.first(where: { $0.name == term }) else {
      preconditionFailure("There is no term \(term).")
    }
    return Array(columns[term.columns])
  }

  /// The same subjects with some of the terms, in the order given here.
  ///
  /// - Parameter names: Names of terms.
  /// - Returns: The columns of these terms, shared with this value, not copied.
  public func keeping(_ names: [String]) -> Covariates {
    var result = Covariates(count: count)
    for name in names { result.appendTerm(name, self[name]) }
    return result
  }

  /// Some of the subjects, in the order given here, with all terms.
  ///
  /// - Parameter rows: Positions of subjects; one may come several times.
  /// - Returns: As many subjects as positions.
  public func selecting(rows: [Int]) -> Covariates {
    var result = Covariates(count: rows.count)
    for term in terms {
      result.appendTerm(
        term.name,
        columns[term.columns].map { column in
          Column(name: column.name, values: rows.map { column.values[$0] })
        })
    }
    return result
  }

  private mutating func appendTerm(_ name: String, _ added: [Column]) {
    precondition(
      added.allSatisfy { $0.values.count == count }, "Every subject has a value of \(name).")
    precondition(terms.allSatisfy { $0.name != name }, "There is a term \(name) already.")
    terms.append(Term(name: name, columns: columns.count..<columns.count + added.count))
    columns += added
  }
}
