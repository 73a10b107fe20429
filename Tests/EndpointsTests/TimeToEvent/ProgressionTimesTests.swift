import ClinicalRecords
import Testing

@testable import Endpoints

struct ProgressionTimesTests {
  let fda = rules(["censoring": "fda"])

  // MARK: Worked cases, in days from the start of the line

  @Test func `the worked cases X23 to X28 come out under policy, FDA and for survival`() {
    let cases: [(name: String, PatientHistory, policy: String, fda: String, os: String)] = [
      (
        "X23", history(scans: [(49, .stable), (98, .progressive)], contacts: [110]),
        "1:98", "1:98", "0:110"
      ),
      ("X24", history(died: PartialDate(day(75))), "1:75", "1:75", "1:75"),
      (
        "X25",
        history(
          lines: [(0, nil), (70, nil)], scans: [(49, .stable), (100, .progressive)],
          contacts: [115]), "1:100", "0:49", "0:115"
      ),
      (
        "X26", history(scans: [(49, .stable)], died: PartialDate(day(260))),
        "1:260", "0:49", "1:260"
      ),
      (
        "X27", history(scans: [(49, .stable), (91, .stable)], contacts: [180]),
        "0:91", "0:91", "0:180"
      ),
      ("X28", history(contacts: [66]), "0:0", "0:0", "0:66"),
    ]
    for (name, patient, policy, sensitivity, survival) in cases {
      #expect(patient.written(.progressionFreeSurvival) == policy, "\(name)")
      #expect(patient.written(.progressionFreeSurvival, fda) == sensitivity, "\(name)")
      #expect(patient.written(.overallSurvival) == survival, "\(name)")
    }
  }

  // MARK: The FDA's table, row by row

  @Test func `R7: lesions measured without a baseline censor at the start`() {
    var patient = history(scans: [(49, .stable), (98, .progressive)])
    patient.lesions = [Lesion(label: "T1", category: .target, organ: "LIVER")]
    patient.measurements = [
      LesionMeasurement(measuredOn: day(49), lesion: 0, longestDiameterTenths: 300)
    ]
    #expect(patient.time(.progressionFreeSurvival, fda)?.ending == .noBaseline)
    #expect(patient.written(.progressionFreeSurvival, fda) == "0:0")
    #expect(patient.written(.progressionFreeSurvival) == "1:98")
    patient.measurements.insert(
      LesionMeasurement(measuredOn: day(-4), lesion: 0, longestDiameterTenths: 300), at: 0)
    #expect(patient.written(.progressionFreeSurvival, fda) == "1:98")
  }

  @Test func `R7: a lesion that was new later, or that another line chose, misses no baseline`() {
    var patient = history(scans: [(49, .progressive)])
    patient.lesions = [
      Lesion(label: "T9", category: .target, organ: "LIVER", lineNumber: 2),
      Lesion(label: "NEW1", category: .new, organ: "BRAIN"),
    ]
    patient.measurements = [
      LesionMeasurement(measuredOn: day(49), lesion: 0, longestDiameterTenths: 300),
      LesionMeasurement(measuredOn: day(49), lesion: 1, state: .unequivocal),
    ]
    #expect(patient.written(.progressionFreeSurvival, fda) == "1:49")
  }

  @Test func `R7: the strictest setting asks for any assessment between the lines' starts`() {
    let strict = rules(["missing_baseline": "censored"])
    #expect(history(scans: [(98, .progressive)]).written(.progressionFreeSurvival, strict) == "0:0")
    #expect(
      history(scans: [(-9, nil), (98, .progressive)]).written(.progressionFreeSurvival, strict)
        == "1:98")
    let second = history(
      lines: [(0, 60), (70, nil)], scans: [(-9, nil), (49, .progressive), (120, .progressive)])
    #expect(second.written(.progressionFreeSurvival, line: 1, strict) == "1:50")
    let unseen = history(
      lines: [(0, 60), (70, nil)], scans: [(-9, nil), (120, .progressive)])
    #expect(unseen.written(.progressionFreeSurvival, line: 1, strict) == "0:0")
  }

  @Test func `R63: the gap limit counts from the start before any scan`() {
    #expect(
      history(died: PartialDate(day(98))).written(.progressionFreeSurvival, fda) == "1:98")
    let late = history(died: PartialDate(day(99)))
    #expect(late.written(.progressionFreeSurvival, fda) == "0:0")
    #expect(late.time(.progressionFreeSurvival, fda)?.ending == .beforeMissedAssessments)
  }

  @Test func `R63: an event within 98 days of the last adequate scan counts, on day 99 not`() {
    let within = history(scans: [(49, .stable), (147, .progressive)])
    #expect(within.written(.progressionFreeSurvival, fda) == "1:147")
    let beyond = history(scans: [(49, .stable), (148, .progressive)])
    #expect(beyond.written(.progressionFreeSurvival, fda) == "0:49")
    #expect(beyond.time(.progressionFreeSurvival, fda)?.ending == .beforeMissedAssessments)
    #expect(beyond.written(.progressionFreeSurvival) == "1:148")
  }

  @Test func `R59, R63: a scan that could not be evaluated does not shorten the gap`() {
    let patient = history(
      scans: [(49, .stable), (100, .notEvaluable), (148, .progressive)])
    #expect(patient.written(.progressionFreeSurvival, fda) == "0:49")
    let any = rules(["censoring": "fda", "last_assessment": "any"])
    #expect(patient.written(.progressionFreeSurvival, any) == "1:148")
  }

  @Test func `R63: a gap that an adequate scan closed is no reason any more`() {
    let patient = history(scans: [(49, .stable), (250, .stable), (290, .progressive)])
    #expect(patient.written(.progressionFreeSurvival, fda) == "1:290")
  }

  @Test func `R63: the interval planned for the line makes its own limit`() {
    var patient = history(scans: [(56, .stable), (182, .progressive)])
    patient.lines[0].scanIntervalDays = 56  // 2 × 56 + 14 = 126
    #expect(patient.written(.progressionFreeSurvival, fda) == "1:182")
    patient.assessments[1].assessedOn = day(183)
    #expect(patient.written(.progressionFreeSurvival, fda) == "0:56")
    patient.lines[0].scanIntervalDays = nil
    #expect(
      patient.written(
        .progressionFreeSurvival, rules(["censoring": "fda", "gap_limit_days": "127"])) == "1:183")
  }

  @Test func `R64: a new therapy censors at the last adequate scan up to its start`() {
    let patient = history(
      lines: [(0, nil), (70, nil)],
      scans: [(49, .stable), (70, .stable), (100, .stable), (140, .progressive)])
    #expect(patient.written(.progressionFreeSurvival, fda) == "0:70")
    #expect(patient.time(.progressionFreeSurvival, fda)?.ending == .beforeNextTherapy)
    let exclusive = rules(["censoring": "fda", "next_therapy_tie": "exclusive"])
    #expect(patient.written(.progressionFreeSurvival, exclusive) == "0:49")
  }

  @Test func `R64: a new therapy without any scan before it censors at the start`() {
    let patient = history(lines: [(0, nil), (70, nil)], died: PartialDate(day(90)))
    #expect(patient.written(.progressionFreeSurvival, fda) == "0:0")
    #expect(patient.written(.progressionFreeSurvival) == "1:90")
  }

  @Test func `R64: the earliest of several reasons holds`() {
    let patient = history(
      lines: [(0, nil), (70, nil)], scans: [(49, .stable), (100, .stable), (260, .progressive)])
    #expect(patient.written(.progressionFreeSurvival, fda) == "0:49")
    #expect(patient.time(.progressionFreeSurvival, fda)?.ending == .beforeNextTherapy)
  }

  @Test
  func `R34: progression on the day of the next start is an event, unless the tie is exclusive`() {
    let patient = history(
      lines: [(0, nil), (70, nil)], scans: [(49, .stable), (70, .progressive)])
    #expect(patient.written(.progressionFreeSurvival, fda) == "1:70")
    let exclusive = rules(["censoring": "fda", "next_therapy_tie": "exclusive"])
    #expect(patient.written(.progressionFreeSurvival, exclusive) == "0:49")
  }

  @Test func `R34: with the exclusive tie, progression on the next start is the later line's only`()
  {
    let exclusive = rules(["next_therapy_tie": "exclusive"])
    var patient = history(
      lines: [(0, nil), (70, nil)],
      scans: [(49, .stable), (70, .progressive), (140, .progressive)])
    #expect(patient.written(.progressionFreeSurvival, exclusive) == "1:140")
    #expect(patient.written(.progressionFreeSurvival, line: 1, exclusive) == "1:0")
    #expect(patient.written(.timeToProgression, exclusive) == "1:140")
    #expect(patient.written(.progressionFreeSurvival) == "1:70")
    patient.assessments.removeLast()
    #expect(patient.written(.progressionFreeSurvival, exclusive) == "0:49")
    patient.diedOn = PartialDate(day(90))
    #expect(patient.written(.progressionFreeSurvival, exclusive) == "1:90")
  }

  @Test func `a new therapy can be the event itself`() {
    let event = rules(["new_therapy": "event"])
    let patient = history(
      lines: [(0, nil), (70, nil)], scans: [(49, .stable), (100, .progressive)])
    #expect(patient.written(.progressionFreeSurvival, event) == "1:70")
    #expect(patient.time(.progressionFreeSurvival, event)?.ending == .nextLine)
    #expect(patient.time(.progressionFreeSurvival, event)?.evidence == .line(2))
    let earlier = history(lines: [(0, nil), (70, nil)], scans: [(60, .progressive)])
    #expect(earlier.written(.progressionFreeSurvival, event) == "1:60")
  }

  @Test func `R29: progression without images is an event only where the rules say so`() {
    var patient = history(scans: [(49, .stable), (120, .progressive)])
    patient.clinicalProgressions = [day(80)]
    #expect(patient.written(.progressionFreeSurvival, fda) == "1:120")
    let counted = rules(["clinical_progression": "1"])
    #expect(patient.written(.progressionFreeSurvival, counted) == "1:80")
    #expect(
      patient.time(.progressionFreeSurvival, counted)?.evidence == .clinicalProgression(day(80)))
  }

  @Test func `R57: without an event the last adequate scan before the cutoff censors`() {
    let patient = history(
      lines: [(0, nil), (150, nil)], scans: [(49, .stable), (98, .stable), (147, .progressive)])
    #expect(
      patient.written(.progressionFreeSurvival, rules(["censoring": "fda"], cutoff: 146)) == "0:98")
    #expect(patient.written(.progressionFreeSurvival, rules(cutoff: 147)) == "1:147")
  }

  @Test func `R59: all scans censor where the rules say so`() {
    let patient = history(scans: [(49, .stable), (98, .notEvaluable)])
    #expect(patient.written(.progressionFreeSurvival) == "0:49")
    #expect(patient.written(.progressionFreeSurvival, rules(["last_assessment": "any"])) == "0:98")
  }

  @Test func `the European bundle counts what the FDA's censors`() {
    let ema = rules(["censoring": "ema"])
    let patient = history(
      lines: [(0, nil), (70, nil)], scans: [(49, .stable), (260, .progressive)])
    #expect(patient.written(.progressionFreeSurvival, ema) == "1:260")
    #expect(patient.written(.progressionFreeSurvival, fda) == "0:49")
  }

  // MARK: Ties

  @Test func `R56: progression and death on one day are progression, whoever called it`() {
    var patient = history(scans: [(49, .stable)], died: PartialDate(day(60)))
    patient.clinicalProgressions = [day(60)]
    #expect(patient.time(.progressionFreeSurvival)?.ending == .death)
    let counted = rules(["clinical_progression": "1"])
    #expect(patient.time(.progressionFreeSurvival, counted)?.ending == .progression)
  }

  @Test func `R54: progression called on the day a later line starts ended the line before`() {
    var patient = history(lines: [(0, nil), (70, nil)], scans: [(49, .stable), (120, .stable)])
    patient.clinicalProgressions = [day(70)]
    let counted = rules(["clinical_progression": "1"])
    #expect(patient.written(.progressionFreeSurvival, line: 0, counted) == "1:70")
    #expect(patient.written(.progressionFreeSurvival, line: 1, counted) == "0:50")
    let exclusive = rules(["clinical_progression": "1", "next_therapy_tie": "exclusive"])
    #expect(patient.written(.progressionFreeSurvival, line: 1, exclusive) == "1:0")
    #expect(patient.written(.progressionFreeSurvival, line: 0, exclusive) == "0:120")
  }

  // MARK: Time to progression, and to the progression after

  @Test func `R53: in time to progression death is censored at the last adequate scan`() {
    let patient = history(scans: [(49, .stable)], died: PartialDate(day(75)))
    #expect(patient.written(.timeToProgression) == "0:49")
    #expect(patient.written(.progressionFreeSurvival) == "1:75")
    #expect(history(died: PartialDate(day(75))).written(.timeToProgression) == "0:0")
    #expect(history(scans: [(98, .progressive)]).written(.timeToProgression) == "1:98")
  }

  @Test func `the switches hold for time to progression as well`() {
    let patient = history(
      lines: [(0, nil), (70, nil)], scans: [(49, .stable), (100, .progressive)])
    #expect(patient.written(.timeToProgression) == "1:100")
    #expect(patient.written(.timeToProgression, fda) == "0:49")
  }

  @Test func `PFS2 is the progression of the next line, counted from the start of this one`() {
    let patient = history(
      lines: [(0, nil), (70, nil), (200, nil)],
      scans: [(49, .stable), (68, .progressive), (120, .stable), (190, .progressive)],
      contacts: [300])
    #expect(patient.written(.secondProgressionFreeSurvival) == "1:190")
    #expect(patient.written(.secondProgressionFreeSurvival, fda) == "1:190")
    #expect(patient.written(.secondProgressionFreeSurvival, line: 1) == "0:130")
  }

  @Test func `PFS2 without event is censored at the last scan of the next line, or its start`() {
    let scanned = history(
      lines: [(0, nil), (70, nil)], scans: [(49, .progressive), (120, .stable)], contacts: [300])
    #expect(scanned.written(.secondProgressionFreeSurvival) == "0:120")
    let unscanned = history(lines: [(0, nil), (70, nil)], scans: [(49, .progressive)])
    #expect(unscanned.written(.secondProgressionFreeSurvival) == "0:70")
  }

  @Test func `PFS2 without a next line ends with death, or when last known alive`() {
    #expect(
      history(scans: [(49, .progressive)], died: PartialDate(day(90)))
        .written(.secondProgressionFreeSurvival) == "1:90")
    #expect(
      history(scans: [(49, .progressive)], contacts: [140])
        .written(.secondProgressionFreeSurvival) == "0:140")
  }

  @Test func `R63, R64: a next line after missed scans is no event where missed scans censor`() {
    let patient = history(lines: [(0, nil), (300, nil)], scans: [(49, .stable)], contacts: [400])
    let event = rules(["new_therapy": "event"])
    #expect(patient.written(.progressionFreeSurvival, event) == "1:300")
    let both = rules(["new_therapy": "event", "missed_assessments": "1"])
    #expect(patient.written(.progressionFreeSurvival, both) == "0:49")
  }

  @Test func `R65: loss as an event of time to progression is never after death`() {
    var patient = history(scans: [(49, .stable)], died: PartialDate(day(200)), contacts: [300])
    patient.lines[0].endedOn = day(60)
    patient.lines[0].wasLost = true
    let worst = rules(["loss_to_follow_up": "event"])
    #expect(patient.written(.timeToProgression, worst) == "1:200")
  }
}
