import Testing

@testable import StudyFiles

/// Mistakes in what every study needs, and several at once.
struct NeededMistakeTests {
  /// Texts of a study, with what takes their place.
  @Test(arguments: [
    (
      "title = \"A study\"", "",
      #"study.toml: The study has no title. Add title = "…": what the study is called."#
    ),
    (
      "title = \"A study\"", "title = \"  \"",
      "study.toml:1: title of the study cannot be empty. Allowed: a text in quotes."
    ),
    (
      "title = \"A study\"", "title = \"A study\"\ncutoff = \"2025-02-30\"",
      #"study.toml:2: cutoff of the study cannot be "2025-02-30". "#
        + "Allowed: a calendar day, YYYY-MM-DD."
    ),
    (
      "title = \"A study\"", "title = \"A study\"\ncutoff = 2025-01-10T12:00:00",
      "study.toml:2: cutoff of the study is a time. Allowed: a calendar day, YYYY-MM-DD."
    ),
    (
      "title = \"A study\"", "title = \"A study\"\nmonths = 40",
      #"study.toml:2: months of the study cannot be "40". Allowed: a number, 28.0 to 31.0."#
    ),
    (
      "title = \"A study\"", "title = \"A study\"\nmonths = 30\nrules = { days-per-month = 30 }",
      "study.toml:3: months and days_per_month are the same setting. Keep one of the two."
    ),
    (
      "line = 2", "",
      "study.toml:2: [population] has no line. "
        + "Add line = 2: the number of the line of therapy that is studied."
    ),
    (
      "[population]\nline = 2", "",
      "study.toml: [population] has no line. "
        + "Add line = 2: the number of the line of therapy that is studied."
    ),
    (
      "line = 2", "line = \"2\"",
      "study.toml:3: line of [population] is a text. Allowed: a whole number, 1 to 99."
    ),
    (
      "line = 2", "line = 2\nexclud = []",
      #"study.toml:4: "exclud" is not a key of [population]. Nearest: exclude. "#
        + "Allowed: line, include, exclude."
    ),
    (
      "line = 2", "line = 2\ninclude = \"age >= 18\"",
      "study.toml:4: include of [population] is a text. "
        + #"Allowed: a list of conditions in quotes, such as ["age >= 18"]."#
    ),
    (
      "line = 2", "line = 2\ninclude = [\n\"age >> 18\",\n18,\n]",
      #"study.toml:5: "age >> 18": expected a word, a number or a text in quotes, found ">"."#
        + "\nstudy.toml:6: include of [population] holds a number. "
        + #"Allowed: conditions in quotes, such as "age >= 18", and tables with id, label, condition, "#
        + "unknown."
    ),
    (
      "line = 2", "line = 2\n[[population.exclude]]\nid = \"E1\"\nunknown = \"pass\"",
      "study.toml:4: [[population.exclude]] has no condition. "
        + #"Add condition = "…": what must hold, such as "age >= 18"."#
        + "\n"
        + #"study.toml:6: unknown of [[population.exclude]] cannot be "pass". "#
        + "Allowed: passes, left out."
    ),
    (
      "line = 2",
      "line = 2\ninclude = [\"ici\", { id = \"I1\", condition = \"ici\" }]",
      #"study.toml:4: "I1" is already the id of a criterion, in line 4. Give each an id of its own."#
    ),
    (
      "\"No ICI\" = \"not ici\"", "",
      "study.toml:4: The study has one arm. "
        + #"Add two or more in [arms], such as "ICI" = "ici" and "No ICI" = "not ici"."#
    ),
    (
      "\"No ICI\" = \"not ici\"", "\"No ICI\" = \"not ici\"\n\"No_ICI\" = \"not ici\"",
      #"study.toml:7: "No_ICI" is already the id of an arm, in line 6. Give each an id of its own."#
    ),
    (
      "\"No ICI\" = \"not ici\"", "\"all\" = \"not ici\"",
      #"study.toml:6: "all" cannot be the id of an arm: it has a meaning of its own."#
    ),
    (
      "\"No ICI\" = \"not ici\"", "\"No ICI\" = true",
      #"study.toml:6: "No ICI" of [arms] is true. "#
        + #"Allowed: a condition in quotes, such as "age >= 65"."#
    ),
    (
      "\"No ICI\" = \"not ici\"",
      "\"No ICI\" = \"not ici\"\n[[arm]]\nid = \"C\"\ncondition = \"ici\"",
      "study.toml:7: The arms are stated twice, in [arms] and in [[arm]]. Keep one of the two."
    ),
    (
      "[endpoints.os]", "[endpoints.osd]",
      #"study.toml:9: "osd" is not an endpoint. Nearest: os. Allowed: pfs, os, ttp, ttd, ttnt, ttr, "#
        + "dor, dsd, pfs2, rwpfs, os-diagnosis, follow-up."
    ),
    (
      "[endpoints.os]", "[endpoints.PFS]",
      "study.toml:9: pfs is already an endpoint, in line 7. State it once."
    ),
    (
      "landmarks = [6, 12]", "landmarks = [12, 6]",
      "study.toml:8: landmarks of [endpoints.pfs] cannot be read. "
        + "Allowed: months in rising order, above 0, such as [6, 12]."
    ),
    (
      "landmarks = [6, 12]", "landmark = [6, 12]",
      #"study.toml:8: "landmark" is not a key of [endpoints.pfs]. Nearest: landmarks. "#
        + "Allowed: landmarks and the settings that `nadir list rules` shows."
    ),
    (
      "[endpoints.pfs]\nlandmarks = [6, 12]\n[endpoints.os]", "",
      "study.toml: The study has no endpoints. "
        + "Add [endpoints.pfs], [endpoints.os]: the times to an event that count."
    ),
  ])
  func `a mistake in what every study needs is named by line`(
    _ right: String, _ wrong: String, _ sentence: String
  ) {
    #expect(SmallStudy.mistakes(SmallStudy.text.replacing(right, with: wrong)) == sentence)
  }

  @Test func `all mistakes of a file are named at once, by line`() {
    let mistakes = SmallStudy.mistakes(
      """
      titel = "A study"
      [population]
      line = 0
      [arms]
      "A" = "ici or"
      [endpoints]
      os = { landmarks = 6 }
      [cox]
      arm = "B"
      """)
    #expect(
      mistakes == """
        study.toml: The study has no title. Add title = "…": what the study is called.
        study.toml:1: "titel" is not a key of the study. Nearest: title. Allowed: title, cutoff, months, \
        rules, population, arms, arm, characteristic, endpoints, survival, matching, alternative, cox, \
        stratum, subgroups, treatment, safety, figures, style.
        study.toml:3: line of [population] cannot be 0. Allowed: a whole number, 1 to 99.
        study.toml:4: The study has one arm. Add two or more in [arms], such as "ICI" = "ici" and \
        "No ICI" = "not ici".
        study.toml:5: "ici or": expected a word, a number or a text in quotes, found nothing more.
        study.toml:7: landmarks of [endpoints.os] is a number. Allowed: months in rising order, above 0, \
        such as [6, 12].
        study.toml:9: "B" is not an arm of this study. Arms: A.
        """)
  }

  @Test func `hostile text is shown as escapes, and cut`() {
    let mistakes = SmallStudy.mistakes(
      SmallStudy.text + "[style]\njournal = \"\\u001b[31m" + String(repeating: "x", count: 500)
        + "\"")
    #expect(
      mistakes == #"study.toml:11: journal of [style] cannot be "\u{1b}[31m"#
        + String(repeating: "x", count: 55) + "…\". Allowed: default, frontiers, jama, nejm.")
  }
}
