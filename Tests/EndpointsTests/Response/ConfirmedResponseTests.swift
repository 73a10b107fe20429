import ClinicalRecords
import Testing

@testable import Endpoints

struct ConfirmedResponseTests {
  func best(
    _ history: PatientHistory, _ rules: EndpointRules = EndpointRules()
  ) -> BestOverallResponse {
    BestOverallResponse(
      confirmed: LineCourse(ofLineAt: 0, in: history, rules: rules), rules: rules)
  }

  func code(
    _ scans: [(Int, OverallResponse?)], _ settings: KeyValuePairs<String, String> = [:]
  ) -> String {
    best(history(scans: scans), rules(settings)).response.rawValue
  }

  // MARK: The table of pairs, row by row

  @Test func `R39: CR and CR 28 days later is CR, 27 days later SD`() {
    #expect(code([(42, .complete), (70, .complete)]) == "CR")
    #expect(code([(42, .complete), (69, .complete)]) == "SD")
  }

  @Test(arguments: [OverallResponse.partial, .stable])
  func `R45: CR, then disease again is SD after day 42, else PD`(_ later: OverallResponse) {
    #expect(code([(42, .complete), (90, later)]) == "SD")
    #expect(code([(41, .complete), (90, later)]) == "PD")
  }

  @Test(arguments: [OverallResponse.partial, .stable])
  func `R45: taken as recorded, the later scan makes an early CR into SD`(_ later: OverallResponse)
  {
    let recorded: KeyValuePairs = ["after_complete_response": "as-recorded"]
    #expect(code([(42, .complete), (90, later)], recorded) == "SD")
    #expect(code([(41, .complete), (90, later)], recorded) == "SD")
    #expect(code([(20, .complete), (41, later)], recorded) == "NE")
  }

  @Test func `R42: CR then PD is SD after day 42, else PD`() {
    #expect(code([(42, .complete), (90, .progressive)]) == "SD")
    #expect(code([(41, .complete), (90, .progressive)]) == "PD")
  }

  @Test func `R42: CR then NE or nothing is SD after day 42, else NE`() {
    #expect(code([(42, .complete), (90, .notEvaluable)]) == "SD")
    #expect(code([(42, .complete)]) == "SD")
    #expect(code([(41, .complete), (90, .notEvaluable)]) == "NE")
    #expect(code([(41, .complete)]) == "NE")
  }

  @Test func `R40: PR then CR 28 days later is PR, and CR only where that CR is confirmed`() {
    #expect(code([(20, .partial), (48, .complete)]) == "PR")
    #expect(code([(20, .partial), (48, .complete), (76, .complete)]) == "CR")
    #expect(code([(20, .partial), (48, .complete), (75, .complete)]) == "PR")
  }

  @Test func `R40: PR and PR 28 days later is PR, however early`() {
    #expect(code([(10, .partial), (38, .partial)]) == "PR")
    #expect(code([(10, .partial), (37, .partial)]) == "NE")
  }

  @Test func `R40: PR then SD is SD if either is late enough, else NE`() {
    #expect(code([(20, .partial), (42, .stable)]) == "SD")
    #expect(code([(20, .partial), (41, .stable)]) == "NE")
  }

  @Test func `R42: PR then PD is SD after day 42, else PD`() {
    #expect(code([(42, .partial), (90, .progressive)]) == "SD")
    #expect(code([(41, .partial), (90, .progressive)]) == "PD")
  }

  @Test func `R42: PR then NE or nothing is SD after day 42, else NE`() {
    #expect(code([(42, .partial), (90, .notEvaluable)]) == "SD")
    #expect(code([(41, .partial), (90, .notEvaluable)]) == "NE")
    #expect(code([(41, .partial)]) == "NE")
  }

  @Test(arguments: [OverallResponse.stable, .nonCompleteNonProgressive])
  func `R36: SD or NON-CR/NON-PD needs day 42, then PD, NE or nothing follow`(
    _ response: OverallResponse
  ) {
    let name = response.rawValue
    #expect(code([(42, response), (90, .progressive)]) == name)
    #expect(code([(41, response), (90, .progressive)]) == "PD")
    #expect(code([(42, response), (90, .notEvaluable)]) == name)
    #expect(code([(41, response), (90, .notEvaluable)]) == "NE")
    #expect(code([(41, response)]) == "NE")
  }

  @Test func `R37, R38: NE stays NE, PD is PD whatever follows, nothing is NE without evidence`() {
    #expect(code([(50, .notEvaluable), (90, .notEvaluable)]) == "NE")
    #expect(code([(50, .progressive), (90, .complete), (130, .complete)]) == "PD")
    #expect(code([(50, .notEvaluable), (90, .progressive)]) == "PD")
    #expect(code([]) == "NE")
    #expect(!best(history(scans: [])).isAssessed)
  }

  // MARK: What may lie between

  @Test func `R39: one NE may lie between CR and its confirmation, two may not`() {
    let two: [(Int, OverallResponse?)] = [
      (50, .complete), (60, .notEvaluable), (70, .notEvaluable), (90, .complete),
    ]
    #expect(code([(50, .complete), (60, .notEvaluable), (90, .complete)]) == "CR")
    #expect(code(two) == "SD")
    #expect(code(two, ["confirmation_ne_limit": "2"]) == "CR")
    #expect(
      code(
        [(50, .complete), (60, .notEvaluable), (90, .complete)], ["confirmation_ne_limit": "0"])
        == "SD")
  }

  @Test func `R40: one SD between PR and its confirmation is accepted where the setting says so`() {
    let scans: [(Int, OverallResponse?)] = [(50, .partial), (64, .stable), (90, .partial)]
    #expect(code(scans) == "SD")
    #expect(code(scans, ["confirmation_accepts_sd": "1"]) == "PR")
    let two: [(Int, OverallResponse?)] = [
      (50, .partial), (64, .stable), (70, .stable), (90, .partial),
    ]
    #expect(code(two, ["confirmation_accepts_sd": "1"]) == "SD")
  }

  @Test func `R40: a PR after a CR confirms nothing`() {
    let scans: [(Int, OverallResponse?)] = [(50, .partial), (60, .complete), (90, .partial)]
    #expect(code(scans, ["after_complete_response": "as-recorded"]) == "SD")
    #expect(code(scans) == "SD")
  }

  @Test func `R41: the scan that confirms need not be the next`() {
    let found = best(history(scans: [(42, .partial), (56, .partial), (70, .partial)]))
    #expect(found.response == .partial)
    #expect(found.day == day(42) && found.confirmedOn == day(70))
  }

  @Test func `R43: a response is dated to the first scan of the earliest pair, be it PR or CR`() {
    let found = best(
      history(scans: [(42, .partial), (80, .partial), (120, .complete), (160, .complete)]))
    #expect(found.response == .complete)
    #expect(found.day == day(120) && found.confirmedOn == day(160))
    #expect(found.respondedOn == day(42))
  }

  @Test func `the days of confirmation are a setting`() {
    #expect(code([(42, .partial), (56, .partial)], ["confirmation_days": "14"]) == "PR")
  }

  @Test func `R34: a scan on the day the next line starts may confirm, a later one not`() {
    let patient = history(lines: [(0, 70), (80, nil)], scans: [(50, .partial), (80, .partial)])
    #expect(best(patient).response == .partial)
    #expect(best(patient, rules(["next_therapy_tie": "exclusive"])).response == .stable)
    let late = history(lines: [(0, 70), (80, nil)], scans: [(50, .partial), (81, .partial)])
    #expect(best(late).response == .stable)
  }

  // MARK: Published cases

  /// The example in the documentation of admiralonco's `derive_param_confirmed_bor`: nine patients,
  /// SD from day 28 on; days from the start of treatment. What each must give follows from R39–R42.
  @Test func `agrees with admiralonco's example`() {
    typealias Scans = [(Int, OverallResponse?)]
    let recorded: KeyValuePairs = [
      "after_complete_response": "as-recorded", "stable_disease_minimum_days": "28",
    ]
    let lenient: KeyValuePairs = [
      "after_complete_response": "as-recorded", "stable_disease_minimum_days": "28",
      "confirmation_accepts_sd": "1", "confirmation_ne_limit": "2",
    ]
    let patients: [(scans: Scans, strict: String, lenient: String)] = [
      (
        [(0, .partial), (31, .complete), (46, .notEvaluable), (60, .complete), (91, .stable)],
        "CR", "CR"
      ),
      ([(20, .stable), (51, .partial), (80, .stable), (92, .complete)], "SD", "PR"),
      ([(1, .complete), (21, .complete), (51, .stable)], "SD", "SD"),
      (
        [
          (2, .partial), (62, .stable), (93, .stable), (123, .partial),
          (137, .nonCompleteNonProgressive),
        ], "SD", "SD"
      ),
      (
        [(0, .partial), (9, .stable), (19, .partial), (135, .nonCompleteNonProgressive)],
        "NON-CR/NON-PD", "NON-CR/NON-PD"
      ),
      (
        [
          (4, .partial), (14, .complete), (57, .partial), (70, .progressive), (89, .complete),
          (120, .complete),
        ], "SD", "SD"
      ),
      ([(4, .partial), (14, .complete), (59, .notEvaluable)], "NE", "NE"),
      ([], "NE", "NE"),
      (
        [(15, .complete), (31, .notEvaluable), (46, .notEvaluable), (61, .complete)], "SD", "CR"
      ),
    ]
    for patient in patients {
      #expect(code(patient.scans, recorded) == patient.strict)
      #expect(code(patient.scans, lenient) == patient.lenient)
    }
  }

  /// Days from the start of the line.
  @Test func `the worked cases X15 to X22 come out under all three rules`() {
    typealias Scans = [(Int, OverallResponse?)]
    let cases: [(name: String, Scans, unconfirmed: String, recorded: String, table3: String)] = [
      ("X15", [(50, .partial), (80, .partial)], "PR", "PR", "PR"),
      ("X16", [(50, .partial), (70, .partial)], "PR", "SD", "SD"),
      ("X17", [(35, .stable)], "NE", "NE", "NE"),
      ("X18", [(30, .complete), (75, .stable)], "CR", "SD", "PD"),
      ("X19", [(49, .partial), (77, .notEvaluable), (105, .partial)], "PR", "PR", "PR"),
      ("X20", [(50, .progressive), (90, .partial)], "PD", "PD", "PD"),
      (
        "X21", [(60, .nonCompleteNonProgressive)], "NON-CR/NON-PD", "NON-CR/NON-PD",
        "NON-CR/NON-PD"
      ),
      ("X22", [(33, .partial), (61, .complete), (89, .complete)], "CR", "CR", "CR"),
    ]
    for (name, scans, unconfirmed, recorded, table3) in cases {
      let outcome = history(scans: scans).outcome(
        ofLineAt: 0, rules: EndpointRules(), parts: .bestResponse)
      #expect(outcome?.bestResponse?.response.rawValue == unconfirmed, "\(name)")
      #expect(code(scans, ["after_complete_response": "as-recorded"]) == recorded, "\(name)")
      #expect(code(scans) == table3, "\(name)")
    }
  }
}
