import ClinicalRecords
import Endpoints
import Testing

@testable import Analyses

/// A patient with one target lesion, whose second line starts on day 0.
private struct OneLesion {
  var history = PatientHistory(patient: Patient(id: 7))

  static func day(_ number: Int) -> ClinicalDate { ClinicalDate(dayNumber: 18_000 + Int32(number)) }

  /// Sizes are longest diameters in tenths of a millimeter by day; `nil`: not evaluable.
  init(_ sizes: [(Int, Int?)], lines: [(start: Int, end: Int?)] = [(0, nil)]) {
    history.lines = lines.enumerated().map {
      LineOfTherapy(
        number: $0 + 2, startedOn: Self.day($1.start), endedOn: $1.end.map(Self.day))
    }
    history.lesions = [Lesion(label: "T1", category: .target, organ: "liver")]
    for (day, tenths) in sizes {
      history.measurements.append(
        LesionMeasurement(
          measuredOn: Self.day(day), lesion: 0, state: tenths == nil ? .notEvaluable : .measured,
          longestDiameterTenths: tenths))
      history.assessments.append(
        TumorAssessment(assessedOn: Self.day(day), overallResponse: nil))
    }
  }

  mutating func see(
    _ label: String, _ category: LesionCategory, on days: [(Int, LesionState)]
  ) {
    history.lesions.append(Lesion(label: label, category: category, organ: "bone"))
    for (day, state) in days {
      history.measurements.append(
        LesionMeasurement(
          measuredOn: Self.day(day), lesion: history.lesions.count - 1, state: state))
    }
    // As a reader hands them over: lesions by label, measurements by day, then label.
    let order = history.lesions.indices.sorted {
      history.lesions[$0].label < history.lesions[$1].label
    }
    history.lesions = order.map { history.lesions[$0] }
    for index in history.measurements.indices {
      history.measurements[index].lesion =
        order.firstIndex(of: history.measurements[index].lesion) ?? 0
    }
    history.measurements.sort { ($0.measuredOn, $0.lesion) < ($1.measuredOn, $1.lesion) }
  }

  func course(_ rules: EndpointRules = EndpointRules(), lineAt index: Int = 0) throws
    -> TreatmentCourse
  {
    let regimenClass = try CharacteristicCatalog(Codebook()).characteristic("regimen_class")
    return try #require(
      TreatmentCourse(
        of: history, at: LinePlace(index: index, rules: rules), regimenClass: regimenClass))
  }
}

struct TreatmentCourseTests {
  @Test func `changes are of the baseline, in percent, by day; a missing lesion is a gap, R14`()
    throws
  {
    let course = try OneLesion([(-5, 400), (42, 300), (84, nil), (126, 100)]).course()
    #expect(
      course.changes == [
        .init(day: 42, percent: -25), .init(day: 84, percent: nil), .init(day: 126, percent: -75),
      ])
    #expect(course.depth == .percent(-75))
    #expect(course.bestResponse == .partial)
  }

  @Test func `changes end with the first progression, R33`() throws {
    let course = try OneLesion([(-5, 400), (42, 300), (84, 500), (126, 100)]).course()
    #expect(course.changes.map(\.day) == [42, 84])
    #expect(course.depth == .percent(-25))
    #expect(course.progression == .init(day: 84, ground: .other))
  }

  @Test func `changes end where the next line starts, with the scan of that day or without, R34`()
    throws
  {
    let patient = OneLesion(
      [(-5, 400), (42, 300), (60, 200), (100, 100)], lines: [(0, 50), (60, nil)])
    #expect(try patient.course().changes.map(\.day) == [42, 60])
    var rules = EndpointRules()
    rules.nextTherapyTie = .exclusive
    #expect(try patient.course(rules).changes.map(\.day) == [42])
  }

  @Test func `a line without a change says why`() throws {
    var empty = OneLesion([])
    #expect(try empty.course().depth == .missing(.notMeasured))
    empty.history.assessments = [
      TumorAssessment(assessedOn: OneLesion.day(42), overallResponse: .stable)
    ]
    #expect(try empty.course().depth == .missing(.notMeasured))
    #expect(try OneLesion([(-5, 400)]).course().depth == .missing(.noLaterVisit))
    #expect(try OneLesion([(42, 300)]).course().depth == .missing(.noBaseline))
    #expect(try OneLesion([(-5, 400), (42, nil)]).course().depth == .missing(.incomplete))
  }

  @Test func `a new lesion shows a progression before a non-target lesion does, R22, R23`() throws {
    var patient = OneLesion([(-5, 400), (42, 300)])
    patient.see("N1", .nonTarget, on: [(-5, .present), (42, .progressed)])
    #expect(try patient.course().progression == .init(day: 42, ground: .nonTarget))
    patient.see("A1", .new, on: [(42, .unequivocal)])
    #expect(try patient.course().progression == .init(day: 42, ground: .newLesion))
  }

  @Test func `a confirmed equivocal finding dates the progression, R24`() throws {
    var patient = OneLesion([(-5, 400), (42, 300), (84, 300)])
    patient.see("A1", .new, on: [(42, .equivocal), (84, .unequivocal)])
    #expect(try patient.course().progression == .init(day: 42, ground: .newLesion))
  }

  @Test func `response begins with the first scan of the confirmed pair, R43`() throws {
    let patient = OneLesion([(-5, 400), (42, 200), (84, 150), (126, 0)])
    #expect(
      try patient.course().responses
        == [.init(day: 42, isComplete: false), .init(day: 126, isComplete: true)])
    var rules = EndpointRules()
    rules.responseBasis = .confirmed
    #expect(try patient.course(rules).responses.first == .init(day: 42, isComplete: false))
    #expect(try OneLesion([(-5, 400), (42, 200)]).course(rules).responses.isEmpty)
  }

  @Test func `segments are this line and the later ones, up to the cutoff, R57`() throws {
    let patient = OneLesion([(-5, 400)], lines: [(0, 100), (120, 300), (320, nil)])
    func segments(_ cutoff: Int?) throws -> [[Int]] {
      let rules = EndpointRules(cutoff: cutoff.map(OneLesion.day))
      return try patient.course(rules).segments.map {
        [$0.lineNumber, $0.start, $0.end, $0.isUnderWay ? 1 : 0]
      }
    }
    #expect(try segments(nil) == [[2, 0, 100, 0], [3, 120, 300, 0], [4, 320, 320, 1]])
    #expect(try segments(200) == [[2, 0, 100, 0], [3, 120, 200, 1]])
    #expect(try segments(80) == [[2, 0, 80, 1]])
    #expect(try patient.course(lineAt: 1).segments.map(\.start) == [0, 200])
  }

  @Test func `who died is not under treatment`() throws {
    var patient = OneLesion([(-5, 400)])
    patient.history.diedOn = PartialDate(OneLesion.day(90))
    let course = try patient.course()
    #expect(course.isDead && course.lastDay == 90)
    #expect(course.segments.map(\.end) == [90])
    #expect(!course.isOnTreatment)
  }

  @Test func `lines beyond what a figure can show are counted, in parts as in one`() {
    let course = TreatmentCourse(
      patientID: 1, lineNumber: 1, bestResponse: .stable, depth: .missing(.notMeasured),
      lastDay: 1, isDead: false)
    var (one, other) = (TreatmentCourses(), TreatmentCourses())
    for _ in 0..<4000 {
      one.add(course)
      other.add(course)
    }
    one.merge(other)
    #expect(one.count == 8000)
    #expect(one.courses.count == TreatmentCourses.limit)
  }
}
