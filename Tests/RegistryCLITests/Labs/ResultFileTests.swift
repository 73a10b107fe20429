import ClinicalRecords
import Endpoints
import RegistryStore
import Testing

@testable import RegistryCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct ResultFileTests {
  let clinic: TemporaryRegistry

  init() throws { clinic = try TemporaryRegistry() }

  /// Grades a file: the rows that come out, and the problems.
  private func grade(
    _ lines: [String], assuming assumed: [Circumstance: Bool] = [:]
  ) throws -> (rows: [String], problems: [String]) {
    let input = clinic.registry.path + "-results.csv"
    let output = clinic.registry.path + "-graded.csv"
    defer { for path in [input, output] { unlink(path) } }
    let file = fopen(input, "w")
    fputs(lines.joined(separator: "\n") + "\n", file)
    fclose(file)
    let descriptor = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    var problems: [String] = []
    let count = try ResultFileGrading(of: input, by: clinic.registry, assuming: assumed)
      .write(to: descriptor) { problem in
        problems.append(
          "\(problem.line ?? 0) \(problem.column ?? "-"): \(problem.sentence)")
      }
    #expect((count == 0) == problems.isEmpty)
    let text = String(decoding: Snapshot.bytes(at: output), as: UTF8.self)
    return (text.split(separator: "\n").map(String.init), problems)
  }

  /// Term, grade, lowest and highest grade of each row that comes out.
  private func grades(_ lines: [String]) throws -> [String] {
    try grade(lines).rows.dropFirst().map { row in
      row.split(separator: ",", omittingEmptySubsequences: false)[4...7].joined(separator: " ")
    }
  }

  @Test func `a row comes out for each result and term, with the columns nobody knows`() throws {
    // Hemoglobin below 8 g/dL is anemia of grade 3, and no increase.
    let (rows, problems) = try grade(["Note,ANALYTE,unit,value,grade", "a b,Hb,g/dL,7.5,3"])
    #expect(problems.isEmpty)
    #expect(
      rows == [
        "Note,input_grade,row,analyte,value,unit,adverse_event_term,grade,lowest_grade,highest_grade,"
          + "interval,threshold,undecided,clinical_criteria,problem",
        "a b,3,1,hemoglobin,7.5,g/dL,Anemia,3,3,3,HGB-G3-gdL,below 8 g/dL,,,",
        "a b,3,1,hemoglobin,7.5,g/dL,Hemoglobin increased,,0,3,,,\"up to grade 3 by the upper limit of "
          + "normal, which is not known\",,",
      ])
  }

  @Test
  func `the baseline is in the unit and under the limits of the result unless it has its own`()
    throws
  {
    // CTCAE 5.0, ALT: baseline above ULN 40: 130 is 1.3 × 100, grade 0; normal: above 3 × ULN, grade 2.
    let head = "analyte,value,unit,upper_limit,baseline,baseline_upper_limit"
    let term = "Alanine aminotransferase increased"
    #expect(try grades([head, "ALT,130,U/L,40,100,"]) == ["\(term) 0 0 0"])
    #expect(try grades([head, "ALT,130,U/L,40,100,110"]) == ["\(term) 2 2 2"])
    #expect(try grades([head, "ALT,130,U/L,40,,"]) == ["\(term) 2 2 2"])
  }

  @Test func `what no number tells leaves the grade open, unless the row or the command tells`()
    throws
  {
    // G4. Potassium 3.1 below LLN 3.5: grade 1 without symptoms, 2 with.
    let head = "analyte,value,unit,lower_limit,upper_limit,circumstances"
    let open = "K,3.1,mmol/L,3.5,5.1,"
    #expect(try grades([head, open]).last == "Hypokalemia  1 2")
    #expect(try grades([head, open + "symptomatic"]).last == "Hypokalemia 2 2 2")
    let assumed = try grade([head, open, open + "symptomatic"], assuming: [.asymptomatic: true])
      .rows
    #expect(assumed.count { $0.contains("Hypokalemia,1,1,1") } == 1)
    #expect(assumed.count { $0.contains("Hypokalemia,2,2,2") } == 1, "the row wins")
  }

  @Test func `total calcium needs the albumin of its day`() throws {
    // G5. 8.2 + 0.8 × (4.0 − 3.0) = 9.0 mg/dL: normal.
    let head = "analyte,value,unit,lower_limit,upper_limit,albumin,albumin_unit"
    let graded = try grades([head, "Ca,8.2,mg/dL,8.5,10.5,30,g/L"])
    #expect(graded == ["Hypercalcemia 0 0 0", "Hypocalcemia 0 0 0"])
    let alone = try grade([head, "Ca,8.2,mg/dL,8.5,10.5,,"])
    #expect(alone.problems.count == 1)
  }

  @Test func `a number without unit is read where there is no unit`() throws {
    // CTCAE 5.0, INR: grade 2 above 1.5 to 2.5 where no anticoagulant is taken.
    let head = "analyte,value,unit,upper_limit,circumstances"
    #expect(
      try grades([head, "INR,2.0,,1.2,not_on_anticoagulation"]) == ["INR increased 2 2 2"])
  }

  @Test func `each wrong row comes out with what is wrong, and loses no other`() throws {
    let (rows, problems) = try grade([
      "id,analyte,value,unit,lower_limit,upper_limit,circumstances", "1,ALTX,3,U/L,,,",
      "2,ALT,abc,U/L,,40,", "3,Hb,9,pints,12,16,", "4,Hb,9,g/dL,16,12,", "5,Hb,-9,g/dL,12,16,",
      "6,CRP,5,mg/L,,,", "7,Hb,9,g/dL,12,16,sick", "8,Hb", "9,Hb,,,12,16,", "10,Hb,9,g/dL,12,16,",
    ])
    expectSnapshot(problems.joined(separator: "\n") + "\n", "laboratory_problems.txt")
    #expect(rows.count == 1 + 9 + 2)
    #expect(rows.last?.hasPrefix("10,10,hemoglobin,9,g/dL,Hemoglobin increased,0") == true)
    #expect(rows[8].hasPrefix(",8,,,,"), "a damaged row has its number only")
  }

  @Test func `needed columns that are missing, or there twice, are named`() throws {
    let error = #expect(throws: RowProblems.self) {
      _ = try grade(["analyt,value,Value,unit", "Hb,9,9,g/dL"])
    }
    let sentences = error?.problems.map { "\($0.column ?? ""): \($0.sentence)" }
    #expect(
      sentences == [
        "value: The column is there twice.",
        "analyte: The column is missing. Needed: analyte, value, unit. Nearest: analyt.",
      ])
  }
}
