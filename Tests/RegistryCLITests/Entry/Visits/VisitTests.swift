import ArgumentParser
import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct VisitTests {
  private let clinic: TemporaryRegistry

  init() throws {
    clinic = try TemporaryRegistry()
    try clinic.add(PatientRow.self, ["patient_key": "P1", "sex": "F", "age_at_diagnosis": "60"])
    try clinic.add(
      LineRow.self, ["patient_key": "P1", "started_on": "2020-09-07", "drugs": "atezolizumab"])
  }

  /// Runs `nadir visit P1` as a script does, and returns what was shown, saved or refused.
  @discardableResult
  private func visit(_ words: String, yes: Bool = true) throws -> String {
    let words = words.split(separator: " ").map { $0.split(separator: "_").joined(separator: " ") }
    let command = try VisitCommand.parse(["P1"] + words + (yes ? ["--yes"] : []))
    var shown = ""
    do {
      shown += try command.enter(in: clinic.registry, asking: nil) { shown += $0 + "\n" }
    } catch let error as NothingWritten {
      shown += error.description
    } catch let error as CommandError {
      shown += error.description
    } catch let error as MissingValues {
      shown += error.description
    }
    return shown
  }

  private func rows(_ table: String) throws -> [String] {
    try clinic.rows(of: table).map { $0.dropFirst().joined(separator: "|") }
  }

  private func addBaseline() throws {
    try visit("--measured-on 2020-09-01 --target liver=46 --target lymph_node=18 --non-target bone")
  }

  @Test func `a baseline registers its lesions and shows their sum`() throws {
    // R9: 46.0 mm of the liver and the short axis of the node.
    let shown = try visit(
      "--measured-on 2020-09-01 --target liver=46 --target lymph_node=18 --non-target bone")
    #expect(
      shown == """
        P1, baseline of line 1, images of 2020-09-01
          lesion  organ                        mm
          T1      liver                      46.0
          T2      lymph node, short axis     18.0
          NT1     bone                    present

          sum            64.0 mm
        Saved visit P1, 2020-09-01: 3 measurements, 3 lesions.
        """)
    #expect(
      try rows("lesion") == [
        "NT1|non_target|bone|0||", "T1|target|liver|0||", "T2|target|lymph node|1||",
      ])
    #expect(
      try rows("lesion_measurement") == [
        "2020-09-01|NT1|||present", "2020-09-01|T1|46.0||measured",
        "2020-09-01|T2||18.0|measured",
      ])
  }

  @Test func `a visit shows the sum, its change and the response before it is saved`() throws {
    // R18: 32.2 + 9.0 = 41.2 mm of 64.0 mm is a fall of 35.6 %: PR.
    try addBaseline()
    let words = "--measured-on 2020-10-19 --set T1=32.2 --set T2=9 --set NT1=p"
    let page = """
      P1, line 1, day 42, images of 2020-10-19
        lesion  organ                   baseline  nadir     last      now
        T1      liver                       46.0   46.0     46.0     32.2
        T2      lymph node, short axis      18.0   18.0     18.0      9.0
        NT1     bone                     present         present  present

        sum            41.2 mm
        from baseline  −35.6 %  (−22.8 mm from 64.0 mm)
        from nadir     −35.6 %  (−22.8 mm from 64.0 mm)
        target         PR
        non-target     NON-CR/NON-PD
        new lesions    none
        overall        PR

      """
    #expect(try visit(words, yes: false) == page + "Nothing was written. --yes saves it.")
    #expect(try rows("lesion_measurement").count == 3)
    #expect(try visit(words) == page + "Saved visit P1, 2020-10-19: 3 measurements.")
    #expect(try rows("tumor_assessment").isEmpty)
  }

  @Test func `the reader's own response is kept beside the one that follows`() throws {
    // R31
    try addBaseline()
    let shown = try visit(
      "--measured-on 2020-10-19 --set T1=32.2 --set T2=9 --set NT1=p --overall-response SD")
    #expect(shown.contains("  overall        PR; entered: SD. Both are kept, SD counts.\n"))
    #expect(shown.contains("  Odd: SD was entered on 2020-10-19, but its lesions give PR"))
    #expect(try rows("tumor_assessment") == ["2020-10-19|1|SD|||||"])
  }

  @Test func `the nadir is the smallest sum so far`() throws {
    // R17, R16: 20.0 + 5.0 = 25.0 mm is the nadir; 25.0 + 5.0 = 30.0 mm is 20 % and 5 mm above it: PD.
    try addBaseline()
    try visit("--measured-on 2020-10-19 --set T1=20 --set T2=5 --set NT1=p")
    let shown = try visit("--measured-on 2020-12-07 --set T1=25 --set T2=5 --set NT1=p")
    #expect(shown.contains("  from nadir     +20.0 %  (+5.0 mm from 25.0 mm)\n"))
    #expect(shown.contains("  target         PD\n"))
  }

  @Test func `a new lesion is registered with what was seen of it`() throws {
    // R23
    try addBaseline()
    let shown = try visit(
      "--measured-on 2020-10-19 --set T1=32.2 --set T2=9 --set NT1=p --new brain=unequivocal_12")
    #expect(shown.contains("  overall        PD\n"))
    #expect(try rows("lesion").contains("NL1|new|brain|0||"))
    #expect(try rows("lesion_measurement").contains("2020-10-19|NL1|12.0||unequivocal"))
  }

  @Test func `a split lesion is the sum of its pieces, a merged one counts once`() throws {
    // R12, R13
    try addBaseline()
    let split = try visit(
      "--measured-on 2020-10-19 --set T1.1=12 --set T1.2=14 --set T2=9 --set NT1=p")
    #expect(split.contains("  sum            35.0 mm\n"))
    #expect(
      try rows("lesion").filter { $0.hasPrefix("T1.") } == [
        "T1.1|target|liver|0|T1|", "T1.2|target|liver|0|T1|",
      ])
    #expect(try rows("lesion_measurement").contains("2020-10-19|T1|||split"))
    let merged = try visit("--measured-on 2020-12-07 --set T1.1/T1.2=30 --set T2=9 --set NT1=p")
    #expect(merged.contains("  sum            39.0 mm\n"))
    #expect(try rows("lesion").contains("T1.1/T1.2|target|liver|0|T1.1+T1.2|"))
  }

  @Test func `every followed lesion must be named`() throws {
    // R14: a lesion without a row is missing; that must be said, not forgotten.
    try addBaseline()
    let shown = try visit("--measured-on 2020-10-19 --set T1=32.2")
    #expect(shown.hasPrefix("`nadir visit` needs --set T2=…, --set NT1=…. Nothing was written."))
    #expect(try rows("lesion_measurement").count == 3)
  }

  @Test func `a lesion that is not followed, or has a row already, is told`() throws {
    try addBaseline()
    let all = "--measured-on 2020-10-19 --set T1=32.2 --set T2=9 --set NT1=p"
    #expect(
      try visit(all + " --set T9=3")
        == "--set T9: There is no lesion T9 on this line; followed: T1, T2, NT1.\n"
        + "Nothing was written.")
    #expect(
      try visit("--measured-on 2020-10-19 --set t1=32.2 --set T2=9 --set NT1=p")
        == "--set t1: There is no lesion t1 on this line; followed: T1, T2, NT1.\n"
        + "Nothing was written.")
    try visit(all)
    #expect(
      try visit("--measured-on 2020-10-19 --set T1=30").hasPrefix(
        "--set T1: It has a row of this day already. `nadir amend measurement` changes it."))
  }

  @Test func `two answers about one lesion are wrong usage`() throws {
    try addBaseline()
    let error = #expect(throws: ValidationError.self) {
      try visit("--measured-on 2020-10-19 --set T1=20 --set T1=40 --set T2=9 --set NT1=p")
    }
    #expect(
      error?.message == "--set T1 is given twice, as 20 and 40: a lesion has one answer. "
        + "Leave one of them out.")
  }

  @Test func `a command given twice registers nothing twice`() throws {
    let target = "--measured-on 2020-09-01 --target liver=30"
    try visit(target)
    #expect(
      try visit(target)
        == "--target: T1 (liver, 30.0) is registered for 2020-09-01 already. `nadir amend "
        + "measurement` corrects it; for another lesion say where it lies, such as liver left.\n"
        + "Nothing was written.")
    try visit("--measured-on 2020-09-01 --target liver=20 --non-target bone")
    #expect(
      try visit("--measured-on 2020-09-01 --non-target Bone")
        .hasPrefix("--non-target: NT1 (bone, present) is registered for 2020-09-01 already."))
    #expect(try rows("lesion").count == 3)
  }

  @Test(arguments: [
    "axillary_lymph_node", "mediastinal_nodes", "Lymph_node,_axillary", "lymph-node", "LN_4R",
  ])
  func `a lymph node of any region has a short axis`(_ organ: String) throws {
    // R9
    try visit("--measured-on 2020-09-01 --target \(organ)=16")
    #expect(try rows("lesion_measurement") == ["2020-09-01|T1||16.0|measured"])
  }

  @Test func `a new lymph node below 10 mm is no disease`() throws {
    // R25
    try addBaseline()
    let start = "--measured-on 2020-10-19 --set T1=46 --set T2=18 --set NT1=p --new"
    #expect(
      try visit("\(start) axillary_node=unequivocal_8")
        == "--new: A lymph node of 8.0 mm in its short axis is no disease. Allowed: equivocal, or "
        + "10 mm and more.\nNothing was written.")
    #expect(try visit("\(start) axillary_node=unequivocal_10").contains("  overall        PD\n"))
  }

  @Test(arguments: ["brain=15", "brain=0", "brain="])
  func `a length alone does not say whether a lesion is new without doubt`(_ new: String) throws {
    // R23, R24
    try addBaseline()
    let error = #expect(throws: ValidationError.self) {
      try visit("--measured-on 2020-10-19 --set T1=46 --set T2=18 --set NT1=p --new \(new)")
    }
    #expect(
      error?.message.hasPrefix(
        "--new brain: equivocal (e) or unequivocal (u) is needed; a length in mm may stand behind it."
      ) == true)
  }

  @Test func `a new lesion may progress on the next line`() throws {
    // R5, R22: there it is non-target disease.
    try addBaseline()
    try visit("--measured-on 2020-10-19 --set T1=46 --set T2=18 --set NT1=p --new brain=u")
    try clinic.add(
      LineRow.self, ["patient_key": "P1", "started_on": "2020-11-02", "drugs": "topotecan"])
    let shown = try visit(
      "--measured-on 2020-12-21 --set T1=46 --set T2=18 --set NT1=p --set NL1=progressed")
    #expect(shown.contains("  non-target     PD\n"))
    #expect(!shown.contains("Odd"))
  }

  @Test func `wrong answers name their option and write nothing`() throws {
    try addBaseline()
    #expect(
      try visit("--measured-on 2020-10-19 --set T1=present")
        .hasPrefix("--set T1: present does not fit T1, a target lesion. Allowed: "))
    #expect(
      try visit("--measured-on 2020-10-32").hasPrefix(
        "--measured-on: \"2020-10-32\" is not a calendar day."))
    #expect(
      try visit("--measured-on 2020-10-19 --set T1=1 --set T2=1 --set NT1=p --overall-response PRR")
        .hasPrefix("--overall-response: \"PRR\" is not an overall response. Allowed: CR, "))
    #expect(try rows("lesion_measurement").count == 3)
  }

  @Test func `without a terminal and without a day the other ways are named`() throws {
    #expect(throws: ExitCode.validationFailure) {
      try VisitCommand.parse(["P1", "--yes", "--registry", clinic.registry.path]).run()
    }
  }

  @Test func `before a second line a visit belongs to the first, unless the second is named`()
    throws
  {
    // R7, R33
    try addBaseline()
    try clinic.add(
      LineRow.self, ["patient_key": "P1", "started_on": "2021-03-01", "drugs": "topotecan"])
    #expect(
      try visit("--measured-on 2021-02-20 --set T1=60 --set T2=9 --set NT1=p")
        .hasPrefix("P1, line 1, day 166, images of 2021-02-20\n"))
    let shown = try visit("--measured-on 2021-02-20 --line 2 --target brain=20")
    #expect(
      shown == """
        P1, baseline of line 2, images of 2021-02-20
          lesion  organ                        mm
          T1      liver                      60.0
          T2      lymph node, short axis      9.0
          NT1     bone                    present
          T3      brain                      20.0

          sum            89.0 mm
        Saved visit P1, 2021-02-20: 1 measurement, 1 lesion.
        """)
    // Chosen for the second line alone: it was not there when the first began.
    #expect(try rows("lesion").contains("T3|target|brain|0||2"))
  }
}
