import ClinicalRecords
import Testing

@testable import StudyFiles

struct TomlTreeTests {
  @Test func `every kind of value comes with its line, and keys in the order of the file`() throws {
    let tree = try TomlTree.parse(
      """
      zebra = "a text"
      ape = 2
      half = 0.5
      yes = true
      day = 2025-01-10
      noon = 12:00:00
      list = [
        1,
        "b",
      ]
      inline = { z = 1, a = 2 }
      """)
    let members = try #require(tree.members)
    #expect(
      members.map(\.key) == ["zebra", "ape", "half", "yes", "day", "noon", "list", "inline"])
    #expect(members.map(\.line) == [1, 2, 3, 4, 5, 6, 7, 11])
    #expect(members[0].value.content == .text("a text"))
    #expect(members[1].value.content == .whole(2))
    #expect(members[2].value.content == .decimal(0.5))
    #expect(members[3].value.content == .flag(true))
    #expect(ClinicalDate("2025-01-10").map { members[4].value.content == .day($0) } == true)
    #expect(members[5].value.content == .time)
    #expect(members[6].value.items?.map(\.line) == [8, 9])
    #expect(members[7].value.members?.map(\.key) == ["z", "a"])
  }

  @Test func `sections keep the order of the file, whatever their names`() throws {
    let tree = try TomlTree.parse(
      """
      [zoo.lion]
      [ant]
      [zoo.bear]
      [[many]]
      b = 1
      a = 2
      [[many]]
      """)
    let members = try #require(tree.members)
    #expect(members.map(\.key) == ["zoo", "ant", "many"])
    #expect(members[0].value.members?.map(\.key) == ["lion", "bear"])
    #expect(members[2].value.items?.count == 2)
    #expect(members[2].value.items?.first?.members?.map(\.key) == ["b", "a"])
    #expect(members[2].value.items?.map(\.line) == [4, 7])
  }

  @Test func `text beyond ASCII arrives unchanged`() throws {
    let tree = try TomlTree.parse("title = \"小细胞肺癌 – ≥65\"\n\"二线\" = 1")
    #expect(tree.members?.first?.value.text == "小细胞肺癌 – ≥65")
    #expect(tree.members?.last?.key == "二线")
  }

  @Test(arguments: [
    "", "\n\n", "# only a remark", "\u{feff}a = 1", "a = 1\r\nb = 2\r\n",
  ])
  func `an empty file, a byte order mark and the line ends of Windows are no mistakes`(
    _ text: String
  ) throws {
    _ = try TomlTree.parse(text)
  }

  @Test func `values nested without end are refused, not followed`() {
    for text in [
      "a = " + String(repeating: "[", count: 100_000),
      "a = " + String(repeating: "{a = ", count: 100_000),
      String(repeating: "a.", count: 100_000) + "a = 1",
      "[" + String(repeating: "a.", count: 100_000) + "a]",
    ] {
      #expect(throws: TomlTree.Mistake.self) { try TomlTree.parse(text) }
    }
  }
}
