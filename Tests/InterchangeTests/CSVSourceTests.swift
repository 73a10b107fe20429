import ClinicalRecords
import Interchange
import Testing

struct CSVSourceTests {
  let plain = "patient_key,assessed_on,note\nP1,2024-02-29,fine\n"
  let row = "2: P1|2024-02-29|~1|~|~|~|~|fine"

  @Test func `every kind of column is read`() throws {
    let outcome = try Assessments.read(
      """
      patient_key,assessed_on,reading,overall_response,target_sum_mm,new_lesion,onset_on,note
      P1,2024-02-29,2,pr,12.5,yes,2021-05,ok
      P2,2024-03-01,,complete,-3,0,,

      """)
    #expect(outcome.problems == [])
    #expect(
      outcome.rows == ["2: P1|2024-02-29|2|PR|12.5|1|2021-05|ok", "3: P2|2024-03-01|1|CR|-3.0|0||"])
  }

  @Test(arguments: [
    "\u{FEFF}patient_key,assessed_on,note\nP1,2024-02-29,fine\n",
    "patient_key,assessed_on,note\r\nP1,2024-02-29,fine\r\n",
    "patient_key,assessed_on,note\nP1,2024-02-29,fine",
    "patient_key;assessed_on;note\nP1;2024-02-29;fine\n",
    "patient_key\tassessed_on\tnote\nP1\t2024-02-29\tfine\n",
    "NOTE,Assessed_On, patient_key \nfine,2024-02-29,P1\n",
    "\"patient_key\",\"assessed_on\",\"note\"\n\"P1\",\"2024-02-29\",\"fine\"\n",
    "patient_key,assessed_on,note\nP1, 2024-02-29\t,  fine  \n",
  ])
  func `byte order mark, line ends, separators, order, case and blanks change nothing`(
    text: String
  ) throws {
    #expect(try Assessments.read(text) == .init(rows: [row], problems: []))
  }

  @Test func `a quoted field may hold separators, quotes and blanks`() throws {
    let outcome = try Assessments.read(
      "patient_key,assessed_on,note\nP1,2024-02-29,\"a, \"\"b\"\"; c\"\n")
    #expect(outcome.problems == [])
    #expect(outcome.rows == ["2: P1|2024-02-29|~1|~|~|~|~|a, \"b\"; c"])
  }

  @Test func `blank lines are passed over and counted`() throws {
    let outcome = try Assessments.read(
      "\n \npatient_key,assessed_on\n\nP1,2024-02-29\r\n\r\n\t\nP2,2024-02-30\n\n")
    #expect(outcome.rows == ["5: P1|2024-02-29|~1|~|~|~|~|~"])
    #expect(
      outcome.problems == [
        "a.csv:8, column assessed_on: \"2024-02-30\" is not a calendar day. Allowed: YYYY-MM-DD."
      ])
  }

  @Test func `line breaks within quotes count as lines`() throws {
    let outcome = try Assessments.read(
      "patient_key,assessed_on,note\nP1,2024-01-01,\"one\ntwo\r\nthree\"\nP2,x,\n")
    #expect(
      outcome.problems == [
        "a.csv:2, column note: The value holds a control character. "
          + "Allowed: text without line breaks or control characters.",
        "a.csv:5, column assessed_on: \"x\" is not a calendar day. Allowed: YYYY-MM-DD.",
      ])
  }

  @Test func `a file with a header only has no rows and no problem`() throws {
    #expect(try Assessments.read("patient_key,assessed_on\n") == .init())
    #expect(try Assessments.read("patient_key,assessed_on") == .init())
  }

  @Test func `all mistakes of all rows are reported and good rows still handed over`() throws {
    let outcome = try Assessments.read(
      """
      patient_key,assessed_on,overall_response,target_sum_mm,new_lesion,reading,onset_on
      ,2024-02-30,PRR,12.5,maybe,1.5,2021-13
      P2,2024-01-01,,"12,5",,,
      P3,2024-01-01,,,,,

      """)
    #expect(outcome.rows == ["4: P3|2024-01-01|1|||||~"])
    #expect(
      outcome.problems == [
        "a.csv:2, column patient_key: The value is empty. Needed: the study key of a patient.",
        "a.csv:2, column assessed_on: \"2024-02-30\" is not a calendar day. Allowed: YYYY-MM-DD.",
        "a.csv:2, column overall_response: \"PRR\" is not an overall response. "
          + "Allowed: CR, PR, NON-CR/NON-PD, PD.",
        "a.csv:2, column new_lesion: \"maybe\" is not yes or no. Allowed: yes or no.",
        "a.csv:2, column reading: \"1.5\" is not a whole number. Allowed: a whole number.",
        "a.csv:2, column onset_on: \"2021-13\" is not a calendar day. "
          + "Allowed: YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.",
        "a.csv:3, column target_sum_mm: \"12,5\" is not a number. "
          + "Allowed: a number with a decimal point, such as 12.5.",
      ])
  }

  @Test func `what row throws ends the reading`() throws {
    struct Enough: Error {}
    let source = CSVSource(
      name: "a.csv", bytes: Array(plain.utf8), layout: Assessments.layout)
    #expect(throws: Enough.self) {
      try source.forEachRow(report: { _ in }, row: { _ in throw Enough() })
    }
  }

  @Test func `a source can be read again`() throws {
    let source = CSVSource(name: "a.csv", bytes: Array(plain.utf8), layout: Assessments.layout)
    #expect(try Assessments.read(source).rows == [row])
    #expect(try Assessments.read(source).rows == [row])
  }

  @Test func `progress grows to one`() throws {
    let rows = String(repeating: "P1,2024-01-01\n", count: 1000)
    let source = CSVSource(
      name: "a.csv", bytes: Array("patient_key,assessed_on\n\(rows)".utf8),
      layout: Assessments.layout)
    var last = -1.0
    try source.forEachRow(
      report: { _ in },
      row: { row in
        #expect(row.progress > last)
        last = row.progress
      })
    #expect(last > 0.99 && last <= 1)
  }
}
