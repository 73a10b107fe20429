import Testing

@testable import StudyFiles

/// What stands twice, which TOML does not allow and the parser names poorly.
struct StatedTwiceTests {
  /// Texts of a study, with what takes their place.
  @Test(arguments: [
    (
      "\"No ICI\" = \"not ici\"", "\"ICI\" = \"not ici\"",
      #"study.toml:6: "ICI" is already stated in this section, in line 5. State it once."#
    ),
    (
      "line = 2", "line = 2\n  line=3 # again\nline = 4",
      #"study.toml:4: "line" is already stated in this section, in line 3. State it once."# + "\n"
        + #"study.toml:5: "line" is already stated in this section, in line 3. State it once."#
    ),
    (
      "[endpoints.os]",
      "[endpoints.os]\n[[characteristic]]\nid = \"sex\"\n"
        + "levels = { \"Male\" = \"sex = 'M'\", \"Male\" = \"sex = 'F'\" }",
      #"study.toml:12: "Male" is already stated in this section, in line 12. State it once."#
    ),
    (
      "[endpoints.os]", "[cox]\narm = \"ICI\"\n[style]\n[cox]\nendpoints = [\"pfs\"]",
      "study.toml:12: [cox] already stands in line 9. Put its keys there."
    ),
    (
      "line = 2",
      "line = 2\ninclude = [\"age >= 18\"]\n[[population.include]]\ncondition = \"ici\"",
      "study.toml:5: [[population.include]] cannot stand here: population.include is already a list, in line 4, "
        + "which can hold tables in { }. Keep one of the two."
    ),
    (
      "[population]",
      "[[population.include]]\ncondition = \"ici\"\n[population]\ninclude = [\"age >= 18\"]",
      #"study.toml:5: "include" is already stated in this section, in line 2. State it once."#
    ),
    (
      "[population]", "endpoints = [\"pfs\"]\n[population]",
      "study.toml:8: [endpoints.pfs] cannot stand here: endpoints is already a list, in line 2. "
        + "Keep one of the two."
    ),
  ])
  func `what stands twice is named with both lines`(
    _ right: String, _ wrong: String, _ sentence: String
  ) {
    #expect(SmallStudy.mistakes(SmallStudy.text.replacing(right, with: wrong)) == sentence)
  }

  @Test func `where the rest of the file cannot be read the first line is not told`() {
    #expect(
      SmallStudy.mistakes("title = \"A\"\n'ti tle' = 1\n'ti tle' = 2\n= 3")
        == #"study.toml:3: "ti tle" is already stated in this section. State it once."#)
  }

  @Test func `a key with quotes and blanks of its own is named as it reads`() {
    #expect(
      SmallStudy.mistakes(#""a \"b\" \u2265" = 1\#n "a \"b\" ≥"\#t= 2"#)
        == #"study.toml:2: "a "b" ≥" is already stated in this section, in line 1. State it once."#)
  }
}
