import Analyses
import ArgumentParser
import Reports

/// What the tables of groups and of terms show.
struct SafetyRowOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Worst grades that get a column, such as any,1-2,3-4,5 or 1,2,3,4,5. Default: any,3-4,5 of groups, any,3-5,5 of terms.",
      valueName: "grades"),
    transform: GradeColumns.init)
  var columns: GradeColumns?

  @Flag(name: .long, help: "Add the difference between two groups in percentage points.")
  var difference = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Groups of your own, such as dose-limiting toxicities: columns group, term, minimum_grade, attribution.",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var groups: String?

  @Option(name: .long, help: "What the rows of terms are sorted by. Default: frequency.")
  var sort: SafetyArrangement.Order?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Only terms that reach this percentage in one group at least.", valueName: "percent"),
    transform: PercentThreshold.init(option:))
  var atLeast: PercentThreshold?

  @Flag(name: .long, help: "Terms by themselves, without system organ classes.")
  var flat = false

  /// What is wrong with the options for a table; `nil`: nothing.
  func mistake(for table: SafetyTableChoice) -> String? {
    let given: [(option: String, isGiven: Bool, tables: [SafetyTableChoice])] = [
      ("--columns", columns != nil, [.groups, .terms]),
      ("--difference", difference, [.groups, .terms, .overview]),
      ("--groups", groups != nil, [.groups, .rates]), ("--sort", sort != nil, [.terms]),
      ("--at-least", atLeast != nil, [.terms, .rates]), ("--flat", flat, [.terms]),
    ]
    return given.first { $0.isGiven && !$0.tables.contains(table) }.map { wrong in
      let tables = wrong.tables.map { "--table \($0.rawValue)" }.joined(separator: " or ")
      return "\(wrong.option) goes with \(tables)."
    }
  }

  /// In which order terms stand, and which are shown.
  var arrangement: SafetyArrangement {
    var arrangement = SafetyArrangement()
    arrangement.order = sort ?? .frequency
    arrangement.threshold = atLeast
    arrangement.isFlat = flat
    return arrangement
  }
}

/// Worst grades as columns, as users type them: `any,1-2,3-4,5`.
struct GradeColumns {
  let spans: [GradeSpan]

  init(_ written: String) throws {
    let words = written.split(separator: ",", omittingEmptySubsequences: false)
    spans = try words.map { word in
      let word = word.filter { $0 != " " }
      guard let range = GradeRange(argument: String(word)) else {
        throw ValidationError(
          "--columns \"\(written)\" is no list of grades. Allowed: any, grades from 1 to 5 and ranges such as 3-4, "
            + "with commas between them.")
      }
      return GradeSpan(range.grades)
    }
    if let twice = spans.first(where: { span in spans.filter { $0 == span }.count > 1 }) {
      let grades = twice.grades
      throw ValidationError(
        "--columns \"\(written)\" has grade \(grades.lowerBound)–\(grades.upperBound) twice.")
    }
  }
}

extension PercentThreshold {
  /// The percentage of an option.
  fileprivate init(option written: String) throws {
    guard let threshold = PercentThreshold(written) else {
      throw ValidationError(
        "--at-least \"\(written)\" is not a percentage. Allowed: above 0 and up to 100, such as 5 or 2.5."
      )
    }
    self = threshold
  }
}
