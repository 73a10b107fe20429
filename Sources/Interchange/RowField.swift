/// A stretch of a row that is one field, the quotes around it left out.
struct RowField {
  /// Where it begins, in bytes from the beginning of the row.
  var start: Int
  /// Where it ends.
  var end: Int
  /// Whether quotes stand around it.
  var isQuoted = false
  /// Whether quotes in it are still written twice.
  var hasDoubledQuotes = false

  /// Writes each doubled quote once, moving what follows it up.
  mutating func makeQuotesSingle(in row: UnsafeMutablePointer<UInt8>) {
    var target = start
    var source = start
    while source < end {
      row[target] = row[source]
      source += row[source] == 0x22 ? 2 : 1
      target += 1
    }
    end = target
    hasDoubledQuotes = false
  }
}
