import GRDB

extension Row {
  /// A column that the schema does not let be NULL or of another type.
  ///
  /// GRDB's subscript would stop the program on such a value; only a damaged file, or one written
  /// past its rules, has it.
  ///
  /// - Throws: `SQLITE_CORRUPT`.
  func required<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value {
    let stored: DatabaseValue = self[index]
    guard let value = Value.fromDatabaseValue(stored) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "a row holds an unreadable value")
    }
    return value
  }

  /// The same for a column that can be NULL.
  func optional<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value? {
    let stored: DatabaseValue = self[index]
    return stored.isNull ? nil : try required(index)
  }
}
