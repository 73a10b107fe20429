import Foundation
import Testing

@testable import Analyses

struct RowsOfLineTests {
  private func gathered(_ rows: inout RowsOfLine<UInt8>) -> [Int: UInt8] {
    var found: [Int: UInt8] = [:]
    rows.close(0) { found[$0] = $1 }
    return found
  }

  @Test func `an event that finds a row twice counts once, and a closed line is forgotten`() {
    var rows = RowsOfLine<UInt8>()
    rows.makeRoom(for: 3, 0)
    for (event, row) in [(1, 2), (1, 2), (2, 2), (2, 0)] {
      rows.look(atEvent: event, inRow: row) { $0 += 1 }
    }
    let (once, again) = (gathered(&rows), gathered(&rows))
    #expect(once == [0: 1, 2: 2] && again.isEmpty)
  }

  @Test func `two are equal that gathered the same, whatever room they have`() {
    var (rows, other) = (RowsOfLine<UInt8>(), RowsOfLine<UInt8>())
    rows.makeRoom(for: 3, 0)
    #expect(rows == other)
    rows.look(atEvent: 1, inRow: 1) { $0 = 4 }
    #expect(rows != other)
    other.makeRoom(for: 3, 0)
    other.look(atEvent: 1, inRow: 1) { $0 = 3 }
    #expect(rows != other)
    other.look(atEvent: 2, inRow: 1) { $0 = 4 }
    let (one, two) = (gathered(&rows), gathered(&other))
    #expect(one == two && rows == other)
  }

  @Test func `counts that were written and read go on counting`() throws {
    let counts = try JSONDecoder().decode(
      Counted.self, from: JSONEncoder().encode(Counted.counting(rows: 2)))
    var read = counts
    read.add(to: 1)
    #expect(read.sums == [0, 2])
  }

  /// Sums with room for a line beside them, as the counts of tables have.
  private struct Counted: Codable {
    var sums: [Int] = []
    private var line = RowsOfLine<UInt8>()

    static func counting(rows: Int) -> Counted {
      var counted = Counted()
      counted.sums = [Int](repeating: 0, count: rows)
      counted.add(to: 1)
      return counted
    }

    mutating func add(to row: Int) {
      line.makeRoom(for: sums.count, 0)
      line.look(atEvent: 1, inRow: row) { $0 = 1 }
      line.close(0) { sums[$0] += Int($1) }
    }
  }
}
