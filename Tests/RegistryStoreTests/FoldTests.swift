import ClinicalRecords
import Dispatch
import GRDB
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

  @Test func `lesions come with their measurements, each naming its lesion by position`() throws {
    let folder = try TestFolder()
    let registry = try folder.registry("r.sqlite", lesionCohort)
    let history = try #require(try registry.history(ofPatient: "P1"))
    #expect(
      history.lesions == [
        Lesion(
          label: "N1", category: .target, organ: "lymph_node", isNode: true, lineNumber: 2),
        Lesion(label: "NT1", category: .nonTarget, organ: "pleura"),
        Lesion(label: "T1", category: .target, organ: "liver"),
        Lesion(label: "T1.1", category: .target, organ: "liver", parents: ["T1"]),
        Lesion(
          label: "a label of 20 bytes!", category: .target, organ: "retroperitoneal mass",
          parents: ["T1", "T1.1"]),
      ])
    let day = try #require(ClinicalDate("2020-06-01"))
    let next = try #require(ClinicalDate("2020-07-30"))
    #expect(
      history.measurements == [
        LesionMeasurement(
          measuredOn: day, lesion: 0, longestDiameterTenths: 221, shortAxisTenths: 150),
        LesionMeasurement(measuredOn: day, lesion: 1, state: .present),
        LesionMeasurement(measuredOn: day, lesion: 2, longestDiameterTenths: 322),
        LesionMeasurement(
          measuredOn: day, lesion: 4, longestDiameterTenths: 1000),
        LesionMeasurement(measuredOn: next, lesion: 0, shortAxisTenths: 95),
        LesionMeasurement(measuredOn: next, lesion: 2, state: .split),
        LesionMeasurement(measuredOn: next, lesion: 3, state: .tooSmall),
      ])
    #expect(history.measuredDays?.ends == [day, next])
  }

  @Test(arguments: ["T1+T1.1", "T1;T1.1", " T1 ; T1.1 ", "T1;; T1.1;"])
  func `the lesions one merged of are joined by plus, semicolon or comma (R13)`(
    _ parents: String
  ) throws {
    for text in [parents, parents.replacing(";", with: ",")] {
      let folder = try TestFolder()
      var cohort = lesionCohort
      cohort["lesion"] = lesionCohort["lesion"]?
        .replacing("T1+T1.1", with: text.contains(",") ? "\"\(text)\"" : text)
      let history = try #require(
        try folder.registry("r.sqlite", cohort).history(ofPatient: "P1"))
      #expect(history.lesions.last?.parents == ["T1", "T1.1"])
    }
  }

  @Test func `lesions alone bring the days they were measured on`() throws {
    let folder = try TestFolder()
    let registry = try folder.registry("r.sqlite", lesionCohort)
    let days = try [HistoryParts.lesions, .measuredDays, [.lesions, .measuredDays]].map { parts in
      try registry.fold(
        parts, from: [DaySpan?](), add: { $0.append($1.measuredDays) }, merge: { $0 += $1 })
    }
    #expect(days[0].compactMap(\.self).count == 1)
    #expect(days[1] == days[0] && days[2] == days[0])
    let tables = TableScan.filling([.lesions, .measuredDays], lines: true).map(\.table)
    #expect(tables == ["line_of_therapy", "lesion", "lesion_measurement"])
  }

  @Test func `a reader that comes back to a patient finds the same lesions`() throws {
    let folder = try TestFolder()
    let registry = try folder.registry("r.sqlite", lesionCohort)
    let twice = try registry.read { database in
      let codes = try registry.storedCodes(database, by: nil)
      let reader = try HistoryReader(database, parts: .all, codes: codes)
      var histories: [String] = []
      for _ in 0..<2 { try reader.forEach(in: 2...2) { histories.append("\($0)") } }
      return histories
    }
    #expect(twice.count == 2 && twice[0] == twice[1])
  }

  @Test func `doses, days of drugs and the components of a response are read as entered`() throws {
    let folder = try TestFolder()
    let registry = try folder.registry("r.sqlite", lesionCohort)
    let agents = try registry.codebook().agents
    let history = try #require(try registry.history(ofPatient: "P1"))
    let agent = try #require(agents.position(of: "atezolizumab"))
    let day = try #require(ClinicalDate("2020-06-01"))
    #expect(
      history.exposures == [
        DrugExposure(givenOn: day, agent: CodePosition(agent)),
        DrugExposure(
          givenOn: day.adding(days: 21), agent: CodePosition(agent),
          lastGivenOn: day.adding(days: 41)),
        DrugExposure(givenOn: day.adding(days: 42), agent: CodePosition(agent), isGiven: false),
      ])
    #expect(history.drugs.last?.lastGivenOn == day.adding(days: 41))
    #expect(history.drugs.last?.firstGivenOn == nil)
    #expect(history.lines.map(\.scanIntervalDays) == [nil, 42])
    #expect(history.lines.map(\.wasLost) == [false, true])
    let visit = try #require(history.assessments.last)
    #expect(visit.overallResponse == nil && visit.targetResponse == .partial)
    #expect(visit.nonTargetResponse == .nonCompleteNonProgressive && visit.newLesion == .equivocal)
  }

  @Test(arguments: [
    "UPDATE lesion_measurement SET lesion_label = 'T9' WHERE lesion_label = 'T1'",
    "UPDATE lesion_measurement SET lesion_state = 'gone'",
    "UPDATE lesion_measurement SET lesion_state = 'measured_measured'",
    "DELETE FROM lesion WHERE lesion_label = 'T1'", "DELETE FROM lesion",
    "UPDATE lesion SET lesion_category = 'targets'",
    "UPDATE tumor_assessment SET target_response = 'NON-CR/NON-PD'",
    "UPDATE tumor_assessment SET new_lesion = 'maybe'",
  ])
  func `a measurement without its lesion, or an unknown word, is damage`(_ sql: String) throws {
    let folder = try TestFolder()
    let registry = try folder.registry("r.sqlite", lesionCohort)
    try registry.close()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: registry.path, configuration: configuration)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
    let damaged = try Registry(opening: registry.path, for: .asking)
    #expect {
      try damaged.fold(.all, from: 0, add: { sum, _ in sum += 1 }, merge: { $0 += $1 })
    } throws: { error in
      guard case .damaged? = error as? RegistryError else { return false }
      return true
    }
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

  @Test func `a patient with an open onset comes with every part, where that is asked for (A5)`()
    throws
  {
    let folder = try TestFolder()
    var files = smallCohort
    files["performance_status"] =
      "patient_key,assessed_on,ecog\nP1,2020-12-20,1\nP2,2020-03-01,1\n"
    let registry = try folder.registry("r.sqlite", files)
    let read = { (parts: HistoryParts) in
      try registry.fold(
        parts, from: [PatientHistory](), add: { $0.append($1) }, merge: { $0 += $1 })
    }
    let parts: HistoryParts = [.adverseEvents, .death]
    let asked = try read(parts.union(.restForOpenOnsets))
    // In order of patient.csv: P2, P1; P1 has an event of July 2020 on a line that goes on.
    #expect(asked.map(\.performanceStatuses.count) == [0, 1])
    #expect(asked.map(\.contacts.count) == [0, 1])
    #expect(try read(parts).map(\.performanceStatuses.count) == [0, 0])
  }

  @Test func `a word added since the words were read stops a reading by their positions`() throws {
    let folder = try TestFolder()
    let registry = try folder.registry("r.sqlite", smallCohort)
    let (codebook, formulary) = try registry.codebookAndFormulary()
    #expect(formulary.isAntineoplastic.count == codebook.agents.entries.count)
    let count = { (limit: Int64) in
      try registry.fold(
        .all, from: 0, by: codebook, twoThreadsFrom: limit, add: { sum, _ in sum += 1 },
        merge: { $0 += $1 })
    }
    #expect(try count(.max) == 3 && count(0) == 3)
    try registry.write {
      try $0.execute(
        sql: """
          INSERT INTO agent (agent, label, agent_class, is_antineoplastic)
          SELECT 'aaa', 'aaa', agent_class, 1 FROM agent LIMIT 1
          """)
    }
    let error = RegistryError.wordsChanged(path: registry.path)
    #expect(throws: error) { try count(.max) }
    #expect(throws: error) { try count(0) }
    #expect(throws: error) { try registry.forEachHistory(.all, by: codebook) { _, _ in } }
    #expect(throws: error) { try registry.history(ofPatient: "P1", by: codebook) }
    #expect(try registry.history(ofPatient: "P1") != nil)
  }

  @Test func `no thread begins a range while too many sums wait for an earlier one`() {
    let ranges = SharedRanges(1...64, count: 64)
    let slots = Slots(
      from: [Int](), count: 64, ahead: 2, merge: { $0 += $1 }, progress: { _ in })
    #expect(slots.turn(of: ranges)?.0 == 0)
    #expect(slots.turn(of: ranges)?.0 == 1)
    slots.put([1], at: 1)
    let third = DispatchSemaphore(value: 0)
    DispatchQueue(label: "third").async {
      #expect(slots.turn(of: ranges)?.0 == 2)
      third.signal()
    }
    #expect(third.wait(timeout: .now() + 0.2) == .timedOut)
    slots.put([0], at: 0)
    third.wait()
    #expect(throws: Never.self) { try #expect(slots.sum() == [0, 1]) }
  }
}
