import ClinicalRecords
import Testing

@testable import Endpoints

struct VisitTests {
  @Test func `scans within a week make one visit, dated the last that completes it (R60)`() {
    let patient = lesionHistory([-4: "T1 20; T2 20", 45: "T1 12", 52: "T2 12"])
    #expect(patient.targets() == ["PR"])
    #expect(patient.visits().map(\.day) == [day(52)])
    #expect(patient.visits().first?.firstScanOn == day(45))
    let apart = lesionHistory([-4: "T1 20; T2 20", 45: "T1 12", 53: "T2 12"])
    #expect(apart.targets() == ["NE", "NE"])
  }

  @Test func `a lesion scanned twice makes two visits (R60)`() {
    let patient = lesionHistory([-4: "T1 20", 45: "T1 14", 48: "T1 15"])
    #expect(patient.targets() == ["PR", "SD"])
  }

  @Test func `a scan repeated because a lesion could not be evaluated completes the visit (R60)`() {
    let patient = lesionHistory([-4: "T1 20; T2 20", 45: "T1 12; T2 NE", 48: "T1 ND; T2 12"])
    #expect(patient.targets() == ["PR"])
  }

  @Test func `the days of a visit are a setting (R60)`() {
    var rules = EndpointRules()
    rules.visitWindowDays = 0
    let patient = lesionHistory([-4: "T1 20; T2 20", 45: "T1 12", 46: "T2 12"])
    #expect(patient.targets(rules) == ["NE", "NE"])
  }

  @Test func `progression is dated by the scan of the new lesion, else by the complete sum (R60)`()
  {
    let new = lesionHistory([-4: "T1 20; T2 20", 45: "NL1 certain", 48: "T1 40", 50: "T2 40"])
    #expect(new.visits().map(\.day) == [day(45)])
    #expect(new.visits().first?.evidence == .lesionMeasurement(day(45)))
    let sum = lesionHistory([
      -4: "T1 20; T2 20; N1 present", 45: "T1 40", 48: "T2 40", 50: "N1 gone",
    ])
    #expect(sum.visits().map(\.day) == [day(48)])
  }

  @Test func `where targets and a non-target lesion progress the targets date it (R60)`() {
    func dated(_ scans: KeyValuePairs<Int, String>) -> [ClinicalDate] {
      lesionHistory(scans).visits().map(\.day)
    }
    #expect(dated([-4: "T1 20; N1 present", 42: "T1 30", 45: "N1 PD"]) == [day(42)])
    #expect(
      dated([-4: "T1 20; T2 20; N1 present", 42: "T1 30; N1 PD", 45: "T2 30"]) == [day(45)])
    #expect(dated([-4: "T1 20; N1 present", 42: "T1 20", 45: "N1 PD"]) == [day(45)])
    #expect(
      dated([-4: "T1 20; N1 present", 42: "T1 30", 43: "NL1 certain", 45: "N1 PD"]) == [day(43)])
  }

  @Test func `the scan that dates a progression is named (R60)`() {
    func told(_ scans: KeyValuePairs<Int, String>) -> [String] {
      let trace = Trace()
      _ = LineCourse(ofLineAt: 0, in: lesionHistory(scans), rules: EndpointRules(), trace: trace)
      return trace.steps.map(\.sentence)
    }
    let visit = "Scans from \(day(42)) to \(day(45)) make one visit, dated "
    #expect(
      told([-4: "T1 20; N1 present", 42: "T1 30", 45: "N1 PD"]).contains(
        visit + "\(day(42)) by the last scan of the target lesions."))
    #expect(
      told([-4: "T1 20; N1 present", 42: "T1 20", 45: "N1 PD"]).contains(
        visit + "\(day(45)) by the scan with the non-target lesion that progressed."))
    #expect(
      told([-4: "T1 20", 42: "NL1 certain", 45: "T1 30"]).contains(
        visit + "\(day(42)) by the scan with the new lesion."))
    #expect(
      told([-4: "T1 20", 42: "N1 gone", 45: "T1 20"]).contains(visit + "\(day(45))."))
  }

  @Test func `a visit at which a lesion was looked at is always there (R27)`() {
    #expect(
      lesionHistory([-4: "N1 gone", 45: "N1 gone", 90: "NL1 doubtful"]).derived() == [
        "NA NA none: NE", "NA NA equivocal: NE",
      ])
    #expect(lesionHistory([-4: "T1 gone", 45: "T2 20"]).derived() == ["NA NA none: NE"])
  }

  @Test func `scans on both sides of the next line's start are two visits (R34)`() {
    let patient = lesionHistory([-4: "T1 20; T2 20", 98: "T1 12", 101: "T2 12"], lines: [0, 100])
    #expect(patient.targets() == ["NE", "NE"])
    let same = lesionHistory([-4: "T1 20; T2 20", 98: "T1 12", 100: "T2 12"], lines: [0, 100])
    #expect(same.targets() == ["PR"])
    var rules = EndpointRules()
    rules.nextTherapyTie = .exclusive
    #expect(same.targets(rules) == ["NE", "NE"])
  }

  @Test func `an assessment on the day the next line starts belongs as the tie says (R34)`() {
    let patient = history(lines: [(0, nil), (100, nil)], scans: [(100, .progressive)])
    #expect(patient.visits(line: 1).isEmpty)
    var rules = EndpointRules()
    rules.nextTherapyTie = .exclusive
    #expect(patient.visits(line: 1, rules).map(\.response) == [.progressive])
  }

  @Test func `nothing after the cutoff or death exists (R57)`() {
    let scans: KeyValuePairs = [-4: "T1 20", 45: "T1 12", 90: "T1 30"]
    #expect(lesionHistory(scans).targets(EndpointRules(cutoff: day(89))) == ["PR"])
    #expect(lesionHistory(scans).targets(EndpointRules(cutoff: day(90))) == ["PR", "PD"])
    #expect(lesionHistory(scans, died: PartialDate(day(89))).targets() == ["PR"])
  }

  @Test func `entered and derived response stand side by side (R31)`() {
    let patient = lesionHistory(
      [-4: "T1 20", 45: "T1 12", 90: "T1 12", 135: "T1 12"],
      entered: [assessment(45, .stable), assessment(92, .partial), assessment(180, .progressive)])
    let visits = patient.visits()
    #expect(visits.map(\.entered) == [.stable, .partial, nil, .progressive])
    #expect(visits.map { $0.derived?.overall } == [.partial, .partial, .partial, nil])
    #expect(visits.map(\.response) == [.stable, .partial, .partial, .progressive])
    #expect(visits.map(\.day) == [day(45), day(92), day(135), day(180)])
    #expect(visits.first?.evidence == .assessment(day(45), reading: 1))
    var rules = EndpointRules()
    rules.responseSource = .derived
    #expect(
      patient.visits(rules).map(\.response) == [.partial, .partial, .partial, .progressive])
    #expect(patient.visits(rules).first?.evidence == .lesionMeasurement(day(45)))
  }

  @Test func `entered progression without progression of lesions keeps its own day (R31)`() {
    let patient = lesionHistory(
      [-4: "T1 20", 45: "T1 20"], entered: [assessment(43, .progressive)])
    #expect(patient.visits().map(\.day) == [day(43)])
  }

  @Test func `components stand in where no lesion of their kind was looked at (R31)`() {
    let patient = lesionHistory(
      [-4: "T1 20; N1 present", 45: "T1 12"],
      entered: [assessment(45, target: .stable, nonTarget: .complete)])
    #expect(patient.derived() == ["PR CR none: PR"])
  }

  @Test func `a visit without lesions and components has no derived response (R27)`() {
    let patient = lesionHistory([-4: "T1 20"], entered: [assessment(45, .stable)])
    #expect(patient.derived() == ["-"])
    let none = lesionHistory([:], entered: [assessment(45, .stable, new: NewLesionFinding.none)])
    #expect(none.derived() == ["-"])
    #expect(none.visits().map(\.response) == [.stable])
  }

  @Test func `a visit at which nothing could be evaluated is NE (R27)`() {
    let patient = lesionHistory([-4: "T1 20; N1 present", 45: "T1 ND; N1 ND"])
    #expect(patient.derived() == ["NE NE none: NE"])
    let words = lesionHistory([-4: "T1 20"], entered: [assessment(45, new: NewLesionFinding.none)])
    #expect(words.derived() == ["NE NA none: NE"])
  }

  @Test func `disease known from components alone is missing where it was not stated (R14)`() {
    let patient = lesionHistory(
      [:],
      entered: [
        assessment(45, target: .partial, nonTarget: .complete),
        assessment(90, nonTarget: .complete),
      ])
    #expect(patient.derived() == ["PR CR none: PR", "NE CR none: NE"])
  }

  @Test func `of several readings of one day the worst of each part counts (R32)`() {
    let patient = lesionHistory(
      [:],
      entered: [
        assessment(45, .partial, target: .partial, nonTarget: .complete, reading: 1),
        assessment(45, .stable, target: .stable, nonTarget: .notEvaluable, reading: 2),
        assessment(45, .notEvaluable, target: .notEvaluable, reading: 3),
      ])
    #expect(patient.derived() == ["SD CR none: SD"])
    #expect(patient.visits().first?.evidence == .assessment(day(45), reading: 2))
  }

  @Test func `the running numbers of an unsaved scan come from the history that holds it`() {
    var patient = lesionHistory([-4: "T1 30", 45: "T1 20", 135: "T1 20"])
    patient.measurements.append(
      LesionMeasurement(measuredOn: day(90), lesion: 0, longestDiameterTenths: 250))
    let visit = patient.course(ofLineAt: 0, rules: EndpointRules())?.visit(on: day(90))
    #expect(visit?.derived?.target == .progressive)
    #expect(visit?.derived?.sum?.percentFromNadir == 25)
    #expect(visit?.derived?.sum?.progressionFromTenths == 250)
    #expect(visit?.derived?.sum?.partialResponseThroughTenths == 210)
  }

  @Test func `a baseline assessment on the first day is no visit`() {
    let patient = lesionHistory(
      [0: "T1 20", 45: "T1 12"],
      entered: [assessment(0, new: NewLesionFinding.none), assessment(45, .partial)])
    #expect(patient.derived() == ["PR NA none: PR"])
  }

  @Test func `an assessment before the first line is no response to it (R33)`() {
    let patient = history(scans: [(-1, .progressive), (0, .stable)])
    #expect(patient.visits().map(\.response) == [.stable])
  }

  @Test func `progression called without images is no visit (R29)`() {
    var patient = lesionHistory([-4: "T1 20", 45: "T1 12"])
    patient.clinicalProgressions = [day(60)]
    #expect(patient.derived() == ["PR NA none: PR"])
  }
}
