import ClinicalRecords
import Testing

@testable import RegistryStore

struct FoldTests {
  /// Everything a history holds, as text, in order of patient.
  func histories(of registry: Registry, twoThreadsFrom limit: Int64) throws -> [String] {
    try registry.fold(
      .all, from: [String](), twoThreadsFrom: limit, add: { $0.append("\($1)") },
      merge: { $0 += $1 })
  }

  @Test func `two threads read what one reads, in the same order`() throws {
    let folder = try TestFolder()
    let registry = try folder.registry()
    _ = try registry.load(try TestFolder.cohort(registry), by: .test)
    let one = try histories(of: registry, twoThreadsFrom: .max)
    let two = try histories(of: registry, twoThreadsFrom: 0)
    #expect(one.count == 496)
    #expect(one == two)
  }

  @Test func `a history holds the patient's rows and nobody else's`() throws {
    let folder = try TestFolder()
    let registry = try folder.registry("r.sqlite", smallCohort)
    let counts = try registry.fold(
      .all, from: [[Int]](),
      add: {
        $0.append([
          $1.lines.count, $1.drugs.count, $1.assessments.count, $1.adverseEvents.count,
          $1.contacts.count, $1.diedOn == nil ? 0 : 1,
        ])
      }, merge: { $0 += $1 })
    // In order of patient.csv: P2, P1, P3.
    #expect(counts == [[1, 1, 1, 1, 0, 1], [2, 3, 3, 2, 1, 0], [0, 0, 0, 0, 0, 0]])
  }

  @Test func `a part that is not asked for is not read`() throws {
    let folder = try TestFolder()
    let registry = try folder.registry("r.sqlite", smallCohort)
    let lines = try registry.fold(
      [], from: 0,
      add: { sum, history in
        sum += history.lines.count
        #expect(history.assessments.isEmpty && history.drugs.isEmpty)
      }, merge: { $0 += $1 })
    #expect(lines == 3)
  }

  @Test func `the error of one part is the error of the whole`() throws {
    struct Stop: Error {}
    let folder = try TestFolder()
    let registry = try folder.registry("r.sqlite", smallCohort)
    #expect(throws: Stop.self) {
      try registry.fold(
        .all, from: 0, twoThreadsFrom: 0, add: { _, _ in throw Stop() }, merge: { $0 += $1 })
    }
  }

  @Test func `a patient whose day of death is not known comes with every part, others as asked`()
    throws
  {
    let folder = try TestFolder()
    var files = smallCohort
    files["death"] = "patient_key,died_on\nP1,2020-12\nP2,2020-09-01\n"
    files["performance_status"] = "patient_key,assessed_on,ecog\nP1,2020-12-20,1\nP2,2020-03-01,1\n"
    let registry = try folder.registry("r.sqlite", files)
    let histories = try registry.fold(
      [.assessments, .death], from: [PatientHistory](), add: { $0.append($1) },
      merge: { $0 += $1 })
    let full = try registry.fold(
      .all, from: [PatientHistory](), add: { $0.append($1) }, merge: { $0 += $1 })
    // In order of patient.csv: P2, P1; P3 has no line.
    #expect(histories.map(\.performanceStatuses.count) == [0, 1])
    #expect("\(histories[1])" == "\(full[1])")
    #expect(histories[0].contacts.isEmpty && histories[0].adverseEvents.isEmpty)
  }
}
