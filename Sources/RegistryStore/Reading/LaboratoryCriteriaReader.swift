public import ClinicalRecords
import GRDB

extension Registry {
  /// The numbers by which laboratory results are graded, and the units they can be read in.
  ///
  /// - Throws: ``RegistryError``.
  public func laboratoryCriteria() throws -> LaboratoryCriteria {
    try read { try LaboratoryCriteria(reading: $0, by: readWords.codes($0).codebook) }
  }
}

extension LaboratoryCriteria {
  init(reading database: Database) throws {
    try self.init(
      reading: database, terms: Vocabulary(reading: "adverse_event_term", from: database),
      analytes: Vocabulary(reading: "analyte", from: database))
  }

  init(reading database: Database, by codebook: Codebook) throws {
    try self.init(reading: database, terms: codebook.terms, analytes: codebook.analytes)
  }

  private init(reading database: Database, terms: Vocabulary, analytes: Vocabulary) throws {
    let terms = terms.positionsByNumber
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT \(GradeInterval.columns) FROM laboratory_grade ORDER BY laboratory_grade")
    let intervals = try rows.compactMap { row -> GradeInterval? in
      guard let term = terms[try row.required(0)],
        let analyte = analytes.position(of: try row.required(1) as String)
      else { return nil }
      return try GradeInterval(row, term: term, analyte: CodePosition(analyte))
    }
    let conversions = try Row.fetchAll(
      database,
      sql: """
        SELECT analyte, unit, converted_unit, factor FROM unit_conversion
        ORDER BY analyte, unit, converted_unit
        """
    ).compactMap { row -> UnitConversion? in
      guard let analyte = analytes.position(of: try row.required(0) as String) else { return nil }
      return UnitConversion(
        analyte: CodePosition(analyte), unit: try row.required(1),
        convertedUnit: try row.required(2), factor: try row.required(3))
    }
    self.init(intervals: intervals, conversions: conversions)
  }
}

extension GradeInterval {
  /// The columns read, in the order of ``init(_:term:analyte:)``.
  fileprivate static let columns = """
    adverse_event_term_id, analyte, laboratory_grade, direction, grade, circumstance, measure, unit,
    lower_basis, lower_value, lower_is_inside, upper_basis, upper_value, upper_is_inside,
    clinical_criteria, certainty
    """

  fileprivate init(_ row: Row, term: CodePosition, analyte: CodePosition) throws {
    let criteria: String? = try row.optional(14)
    self.init(
      name: try row.required(2), term: term, analyte: analyte, direction: try row.word(3),
      grade: try row.required(4), circumstance: try row.word(5), measure: try row.word(6),
      unit: try row.optional(7), lower: try row.bound(8), upper: try row.bound(11),
      clinicalCriteria: criteria?.split(separator: "; ").map(String.init) ?? [],
      certainty: try row.word(15))
  }
}

extension Row {
  /// A word of a set that the program knows.
  fileprivate func word<Word: RawRepresentable<String>>(_ column: Int) throws -> Word {
    let text: String = try required(column)
    guard let word = Word(rawValue: text) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "laboratory_grade holds an unknown word")
    }
    return word
  }

  /// The basis in a column, the value and whether it belongs to the interval in the two after it.
  fileprivate func bound(_ column: Int) throws -> GradeInterval.Bound? {
    let basis: String? = try optional(column)
    guard basis != nil else { return nil }
    return GradeInterval.Bound(
      try word(column), try required(column + 1),
      isInside: try (required(column + 2) as Int) == 1)
  }
}
