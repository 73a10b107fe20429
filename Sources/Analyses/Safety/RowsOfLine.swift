/// What is gathered of one line of therapy in each row of a table, in storage that every line uses again.
///
/// Between lines it holds nothing, so that there is nothing to write.
struct RowsOfLine<Gathered: Sendable & Equatable>: Sendable, Codable {
  private struct Row: Equatable {
    var gathered: Gathered
    /// The event looked at last: one that finds a row twice counts once.
    var lastNumber = Int.min
  }

  private var byRow: [Row] = []
  /// The rows with an event.
  private var rows: [Int32] = []

  init() {}
  init(from decoder: any Decoder) {}
  func encode(to encoder: any Encoder) {}

  /// Makes room for so many rows, unless there is: what was read from a file has none.
  @inline(__always)
  mutating func makeRoom(for rowCount: Int, _ empty: Gathered) {
    guard byRow.isEmpty else { return }
    byRow = [Row](repeating: Row(gathered: empty), count: rowCount)
  }

  /// Looks at an event in a row, once.
  @inline(__always)
  mutating func look(atEvent number: Int, inRow row: Int, _ body: (inout Gathered) -> Void) {
    guard byRow[row].lastNumber != number else { return }
    if byRow[row].lastNumber == .min { rows.append(Int32(row)) }
    body(&byRow[row].gathered)
    byRow[row].lastNumber = number
  }

  /// Hands over what was gathered in each row with an event, and forgets it.
  @inline(__always)
  mutating func close(_ empty: Gathered, _ body: (_ row: Int, _ gathered: Gathered) -> Void) {
    for row in rows {
      body(Int(row), byRow[Int(row)].gathered)
      byRow[Int(row)] = Row(gathered: empty)
    }
    rows.removeAll(keepingCapacity: true)
  }
}

extension RowsOfLine: Equatable {
  /// By what was gathered, not by the room that was made for it.
  static func == (left: RowsOfLine, right: RowsOfLine) -> Bool {
    left.rows == right.rows
      && left.rows.allSatisfy { left.byRow[Int($0)] == right.byRow[Int($0)] }
  }
}
