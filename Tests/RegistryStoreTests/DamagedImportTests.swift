import ClinicalRecords
import Interchange
import Testing

@testable import RegistryStore

/// Files with generated damage, from a fixed seed.
struct DamagedImportTests {
  /// A file with a few bytes flipped, removed, doubled or put in, or cut short.
  func damaged(_ text: String, _ generator: inout SplitMix64) -> [UInt8] {
    var bytes = Array(text.utf8)
    let hostile = Array("\"\n\r,;\t\0=+@-9ÿ".utf8)
    for _ in 0...(generator.next() % 3) {
      let place = Int(generator.next() % UInt64(bytes.count))
      switch generator.next() % 5 {
      case 0: bytes[place] ^= UInt8(1 << (generator.next() % 8))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(hostile[Int(generator.next() % UInt64(hostile.count))], at: place)
      case 3: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
      default: bytes.removeLast(min(bytes.count - 1, Int(generator.next() % 30)))
      }
      if bytes.isEmpty { bytes = [0x22] }
    }
    return bytes
  }

  @Test func `damaged files are refused whole or make histories without contradiction`() throws {
    let folder = try TestFolder()
    let registry = try folder.registry("r.sqlite", smallCohort)
    let layouts = Dictionary(
      uniqueKeysWithValues: try registry.layouts().map { ($0.table, $0) })
    let checks = RecordChecks(codebook: try registry.codebook())
    let tables = smallCohort.keys.sorted()
    var generator = SplitMix64(seed: 20)
    var written = 0
    for _ in 0..<150 {
      let table = tables[Int(generator.next() % UInt64(tables.count))]
      let layout = try #require(layouts[table])
      let bytes = damaged(try #require(smallCohort[table]), &generator)
      let before = try registry.dump()
      let report = try registry.load(
        [CSVSource(name: table + ".csv", bytes: bytes, layout: layout)], by: .test)
      if report.isWritten {
        written += 1
      } else {
        #expect(try registry.dump() == before)
        #expect(report.problemCount > 0 || report.changeCount > 0)
      }
    }
    #expect(written > 0 && written < 150)
    let impossible = try registry.fold(
      .all, from: 0,
      add: { sum, history in
        sum += checks.findings(in: history).count { $0.severity == .impossible }
      }, merge: { $0 += $1 })
    #expect(impossible == 0)
  }
}
