/// Writes the study file that `nadir study init` begins with: every section filled in and explained, for someone who has
/// never seen such a file.
public struct StudyFileWriter: Sendable, Equatable {
  /// Number of the line of therapy that is studied.
  public let line: Int
  /// Class of drugs that tells the arms apart, as `nadir list agent_class` shows it, or a family of them: `ici`.
  public let drugClass: String

  /// A study of two arms: lines of therapy with, and without, a drug of a class.
  ///
  /// - Parameters:
  ///   - line: Number of the line of therapy, 1 to 99; other numbers are brought into that range.
  ///   - drugClass: A class of drugs; only its letters, digits and `_` are written.
  public init(line: Int = 2, drugClass: String = "ici") {
    self.line = min(max(line, 1), 99)
    let word = drugClass.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "_" }
    self.drugClass = word.isEmpty ? "ici" : word
  }

  /// The text of the file.
  public var text: String {
    [
      StudyFileText.heading, title, StudyFileText.days, population, arms,
      StudyFileText.characteristics, line > 1 ? StudyFileText.previousLine : "",
      StudyFileText.rules, StudyFileText.survival, StudyFileText.matching, models,
      StudyFileText.strata, treatment, StudyFileText.presentation,
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var ordinal: String {
    switch line {
    case 1: "First-line"
    case 2: "Second-line"
    case 3: "Third-line"
    default: "Line \(line)"
    }
  }

  /// What the class is called in a table.
  private var className: String {
    drugClass == "ici" ? "ICI" : drugClass.split(separator: "_").joined(separator: " ")
  }

  /// The id of the first arm.
  private var armID: String { Identifier.made(from: className) }

  private var title: String {
    """
    # Needed. What the study is called, as the report prints it.
    title = "\(ordinal) treatment with or without \(className)"

    """
  }

  private var population: String {
    """
    # WHO IS STUDIED. Needed. One line of therapy of each patient, and the criteria in the order in which they are applied;
    # the flow chart counts how many each of them left out. The short form is a list of conditions; the full form, one
    # [[population.include]] or [[population.exclude]] a criterion, gives it a name and words of its own:
    #   [[population.exclude]]
    #   id = "E1"
    #   label = "Symptomatic brain metastases"
    #   condition = "criterion('E1')"      # as judged by a person, from the registry's eligibility findings
    #   unknown = "left out"               # or "passes": what becomes of a patient of whom it cannot be told
    # A patient of whom it cannot be told is left out by a criterion of inclusion, and passes one of exclusion.
    [population]
    line = \(line)
    include = [
      "age_at_diagnosis >= 18",
      "started_on is known",
    ]
    exclude = [
      "ecog >= 4",
    ]

    """
  }

  private var arms: String {
    """
    # WHAT IS COMPARED. Needed: two arms or more, a label and a condition each. The first is the treatment under study, the
    # last is what it is compared with. Its id, by which this file and the names of numbers call an arm, is the label with _
    # for blanks; "A" = { label = "…", condition = "…" } gives one of its own.
    [arms]
    "\(className)" = "has_class('\(drugClass)')"
    "No \(className)" = "not has_class('\(drugClass)')"

    """
  }

  private var models: String {
    """
    # WHAT FORETELLS THE OUTCOME. Cox models of one characteristic at a time, then of several together: one table an endpoint.
    [cox]
    arm = "\(armID)"  # within one arm, by its id; without it all patients
    #endpoints = ["pfs", "os"]         # without it all endpoints of the study
    #covariates = ["age", "ecog"]      # without it every characteristic
    enter_below_p = 0.15               # only these enter the model of several; without it all do

    """
  }

  private var treatment: String {
    """
    # WHAT WAS GIVEN. Kinds of regimens within an arm, by the arm's id: a label and a condition each. Drugs of these classes
    # are counted one by one.
    [treatment]
    agent_classes = ["\(drugClass)"]

    [treatment.regimens."\(armID)"]
    "With chemotherapy" = "chemotherapy"
    "Without chemotherapy" = "not chemotherapy"

    """
  }
}
