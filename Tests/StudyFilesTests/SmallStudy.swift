import Studies

@testable import StudyFiles

/// Study files that tests change, and what reading them says.
enum SmallStudy {
  /// The smallest file that is a study; its sections end in line 9.
  static let text = """
    title = "A study"
    [population]
    line = 2
    [arms]
    "ICI" = "ici"
    "No ICI" = "not ici"
    [endpoints.pfs]
    landmarks = [6, 12]
    [endpoints.os]

    """

  /// The same with characteristics, from line 10.
  static let withCharacteristics =
    text + """
      [[characteristic]]
      name = "Age"
      levels = { "≥65" = "age >= 65", "<65" = "age < 65" }
      [[characteristic]]
      id = "ecog"
      number = "ecog"

      """

  /// The plan of a text.
  static func plan(_ text: String) throws(StudyProblems) -> StudyPlan {
    try StudyFile(text: text, name: "study.toml").plan
  }

  /// What reading a text says is wrong; nothing where it is a study.
  static func mistakes(_ text: String) -> String {
    do {
      _ = try plan(text)
      return ""
    } catch {
      return error.description
    }
  }
}
