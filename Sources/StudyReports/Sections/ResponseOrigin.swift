import Analyses
import Endpoints
import Studies

/// Where the responses of a study come from. Rule: R31.
enum ResponseOrigin {
  /// All as the centers entered them.
  case entered
  /// As entered, where none was entered from lesions.
  case enteredElseDerived
  /// From lesions, where these do not tell as entered.
  case derived
  /// To be from lesions, which tell of nobody.
  case enteredForWantOfLesions

  /// As a sentence of the methods.
  var words: String {
    switch self {
    case .entered: "Responses are those entered by the centers under RECIST 1.1."
    case .enteredElseDerived:
      "Responses are those entered by the centers under RECIST 1.1; where none was entered, they were derived "
        + "from lesions."
    case .derived:
      "Responses under RECIST 1.1 were derived from lesions; where these do not tell, they are those entered by the "
        + "centers."
    case .enteredForWantOfLesions:
      "Responses under RECIST 1.1 were to be derived from lesions; as these tell none, they are those entered by the "
        + "centers."
    }
  }

  /// In the cell of a checklist.
  var briefly: String {
    switch self {
    case .entered, .enteredForWantOfLesions: "RECIST 1.1, as entered by the centers"
    case .enteredElseDerived: "RECIST 1.1, as entered by the centers, else derived from lesions"
    case .derived: "RECIST 1.1, derived from lesions, else as entered by the centers"
    }
  }
}

extension SectionWriter {
  /// Where responses come from.
  var responseOrigin: ResponseOrigin {
    let derived = answer.responses[.before]?.total.counts.fromLesions ?? 0
    switch cohort.rules.responseSource {
    case .entered: return derived == 0 ? .entered : .enteredElseDerived
    case .derived: return derived == 0 ? .enteredForWantOfLesions : .derived
    }
  }
}
