import ClinicalRecords
import Testing

@testable import Interchange

struct DictionaryFileTests {
  private func file(_ rows: [[String]], sheet: String = "Sheet1", name: String = "terms.xlsx")
    throws
    -> DictionaryFile
  {
    try DictionaryFile(Spreadsheet(name: name, bytes: Workbook(rows, sheet: sheet).bytes))
  }

  private func problems(_ csv: String) -> [String] {
    do {
      _ = try DictionaryFile(Spreadsheet(name: "terms.csv", bytes: Array(csv.utf8)))
      return []
    } catch let problems as RowProblems {
      return problems.problems.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  private let heading = [
    "MedDRA Code", "MedDRA SOC", "CTCAE Term", "Grade 1 ", "Grade 2", "Grade  3", "GRADE 4",
    "Grade 5",
    "Definition", "Navigational Note", "CTCAE v5.0 Change",
  ]

  @Test func `the table NCI publishes is read with its grades and their wording`() throws {
    let read = try file([
      ["A title above the table"], heading,
      [
        "10002272", "Blood disorders", "Anemia ", "mild\n one", " -", "", "–", "death",
        "What it is",
      ],
    ])
    #expect(read.statedDictionary == "CTCAE 5.0")
    #expect(
      read.rows == [
        .init(
          number: 3,
          term: DictionaryTerm(
            label: "Anemia", dictionary: "", systemOrganClass: "Blood disorders", code: "10002272",
            grades: [1, 5], wording: [0: "What it is", 1: "mild one", 5: "death"]))
      ])
  }

  @Test(arguments: [
    "pt_code;pt_name;soc_name", "Code;Preferred Term;SOC", "MedDRA Code;PT;MedDRA SOC",
    "code;term;System Organ Class",
  ])
  func `a list without grades allows 1 to 5, under any of the usual headings`(heading: String)
    throws
  {
    let bytes = Array("\(heading)\n1;Nausea;Gastro\n".utf8)
    let read = try DictionaryFile(Spreadsheet(name: "meddra.csv", bytes: bytes))
    #expect(read.statedDictionary == nil)
    #expect(read.rows.map(\.term.grades) == [[1, 2, 3, 4, 5]])
    #expect(read.rows[0].term.label == "Nausea" && read.rows[0].term.code == "1")
  }

  @Test func `the first sheet with headings is read`() throws {
    let words = [["About"], ["Nothing here"]].map { row in
      "<row>\(row.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined())</row>"
    }.joined()
    let terms =
      "<row><c t=\"str\"><v>term</v></c><c t=\"str\"><v>SOC</v></c></row>"
      + "<row><c t=\"str\"><v>Rash</v></c><c t=\"str\"><v>Skin</v></c></row>"
    let workbook = Workbook(sheets: [("About", words), ("CTCAE v6.0", terms)])
    let read = try DictionaryFile(Spreadsheet(name: "a.xlsx", bytes: workbook.bytes))
    #expect(read.rows.map(\.term.label) == ["Rash"])
    #expect(read.statedDictionary == "CTCAE 6.0")
  }

  @Test func `every problem of a file is named with its row`() {
    #expect(
      problems(
        """
        term,soc,Grade 1,Grade 2,Grade 3,Grade 4,Grade 5
        Rash,Skin,a,,,,
        rash ,Skin,a,b,,,
        Rash,Skin,a,,,,
        ,Skin,a,,,,
        Itch,,a,,,,
        Pain,Skin,-,,–,,
        =1+1,Skin,a,,,,
        Edge [CTCAE 6.0],Skin,a,,,,
        Skin,,,,,,
        ,Skin,,,,,

        """) == [
          "terms.csv:3: \"rash\" stands in row 2 already, with another class, code or grades. Leave one of them out.",
          "terms.csv:5, column term: The row has no term.",
          "terms.csv:7, column grades: \"Pain\" has no grade: all five cells are empty or a dash.",
          "terms.csv:8, column term: The value begins with =, as spreadsheet formulas do. Allowed: text that begins otherwise.",
          "terms.csv:9, column term: \"Edge [CTCAE 6.0]\" ends in a bracket, behind which a dictionary's name would stand.",
          "terms.csv:10, column grades: \"Skin\" has no grade: all five cells are empty or a dash.",
        ])
  }

  @Test func `headings that are missing or stand there twice are named`() {
    #expect(
      problems("a,b\nRash,Skin\n").first?.hasPrefix(
        "terms.csv: None of the first 20 rows names a column of terms. Needed: ") == true)
    #expect(
      problems("term,Grade 1,Grade 2,Grade 1\nRash,a,b,c\n") == [
        "terms.csv:1, column Grade 1: The headings name this column twice.",
        "terms.csv:1: The headings lack: system organ classes (MedDRA SOC, SOC or soc_name), Grade 3, Grade 4, Grade 5.",
      ])
  }

  @Test
  func `an empty class is that of the row above, as in merged cells; the first row needs one`()
    throws
  {
    let read = try file([
      ["PT", "SOC"], ["Rash", "Skin"], ["Itch", ""], ["Pain", "Body"], ["Ache"],
    ])
    #expect(read.rows.map(\.term.systemOrganClass) == ["Skin", "Skin", "Body", "Body"])
    #expect(read.classesFromAbove == 2)
    #expect(
      problems("term,soc\nItch,\nRash,Skin\n") == [
        "terms.csv:2, column system organ class: \"Itch\" has no system organ class, nor has a row above."
      ])
  }

  @Test func `headings alone are no dictionary`() {
    #expect(
      problems("term,soc\n") == [
        "terms.csv: The file has no terms: no row below the headings names one."
      ])
  }

  @Test func `without headings the missing ones are named, whatever the separator looks like`() {
    let found = problems("1,Anemia,\"Blood, lymph\",a; b; c; d; e,\"f, g\"\n")
    #expect(found.count == 1)
    #expect(found.first?.contains("None of the first 20 rows names a column of terms.") == true)
    let damaged = problems("1,Anemia,Blood \"lymph\n2,x\"y,z\n")
    #expect(damaged.first?.contains("None of the first 20 rows names a column of terms.") == true)
  }

  @Test func `a term that hides the direction of its letters is refused`() {
    #expect(
      problems("term,soc\nRa\u{202E}sh,Skin\n") == [
        "terms.csv:2, column term: \"Ra\\u{202e}sh\" holds a hidden character that turns the direction of "
          + "writing. Take it out."
      ])
  }

  @Test func `every version that a file speaks of is known`() throws {
    let read = try file(
      [["CTCAE v6.0 Term", "SOC", "Change from CTCAE v5.0"], ["Rash", "Skin"]],
      name: "CTCAE_v6.0.xlsx")
    #expect(read.statedDictionary == "CTCAE 6.0")
    #expect(read.statedDictionaries == ["CTCAE 6.0", "CTCAE 5.0", "CTCAE 6.0"])
  }
}
