import Analyses
import ClinicalRecords
import Foundation
import GRDB
import RegistryStore
import Testing

/// The counts of every safety table of the made-up cohort, beside one query that counts them a second time.
struct SafetyCountsInSQLTests {
  /// A row of a table, for a line and an arm.
  private struct Place: Hashable {
    let line: Int
    let isICI: Bool
    let kind: String
    let name: String
  }

  /// Lines by worst grade, as the query counts them.
  private func queried(relatedOnly: Bool) throws -> [Place: [Int]] {
    let url = Bundle.module.url(forResource: "Reference/safety_counts", withExtension: "sql")
    let sql = try String(contentsOf: try #require(url), encoding: .utf8)
    let database = try DatabaseQueue(path: try SeedCohort.registry.get().path)
    let rows = try database.read {
      try Row.fetchAll($0, sql: sql, arguments: ["related": relatedOnly, "cutoff": "2025-01-10"])
    }
    var counts: [Place: [Int]] = [:]
    for row in rows {
      let place = Place(
        line: row["line_number"], isICI: row["has_ici"], kind: row["kind"], name: row["name"])
      let grade: Int = row["grade"]
      counts[place, default: [0, 0, 0, 0, 0]][grade - 1] += row["lines"] as Int
    }
    return counts
  }

  /// The same as the tables count them, rows without an event left out.
  private func counted(line: Int, _ rows: [SafetyRow], relatedOnly: Bool) throws -> [Place: [Int]] {
    let answer = try SeedCohort.safety(
      try SeedCohort.question(line: line), rows, relatedOnly: relatedOnly)
    var counts: [Place: [Int]] = [:]
    for row in answer.rows {
      for (group, heading) in answer.headings.enumerated() where row.counts[group].any > 0 {
        let name = [.any, .overview].contains(row.kind) ? row.row.code : row.label
        let place = Place(
          line: line, isICI: heading == "ICI", kind: row.kind.rawValue, name: name)
        counts[place] = row.counts[group].byGrade
      }
    }
    return counts
  }

  // N1, A1, A2, A7.
  @Test(arguments: [true, false])
  func
    `groups, system organ classes, terms and any event are what a query counts, per line and arm`(
      _ relatedOnly: Bool
    ) throws
  {
    let codebook = try SeedCohort.codebook()
    let rows =
      [.any(EventFilter(relatedOnly: relatedOnly))] + SafetyRow.groups(codebook)
      + SafetyRow.systemOrganClasses(codebook) + SafetyRow.terms(codebook)
    let expected = try queried(relatedOnly: relatedOnly).filter { $0.key.kind != "overview" }
    var found: [Place: [Int]] = [:]
    for line in 1...3 {
      found.merge(try counted(line: line, rows, relatedOnly: relatedOnly)) { $1 }
    }
    #expect(expected.count > 150)
    #expect(found == expected)
  }

  // A3, A7.
  @Test func `the rows of the overview are what a query counts, per line and arm`() throws {
    let expected = try queried(relatedOnly: false).filter { $0.key.kind == "overview" }
    var found: [Place: [Int]] = [:]
    for line in 1...3 {
      found.merge(try counted(line: line, SafetyRow.overview, relatedOnly: false)) { $1 }
    }
    // Nobody stopped for good, and nobody died of an event.
    #expect(Set(expected.keys.map(\.name)).count == 8)
    #expect(found == expected)
  }
}
