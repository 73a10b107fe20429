import ArgumentParser
import Reports

/// What the tables of rates and of onset show.
struct EventTimingOptions: ParsableArguments {
  /// The rows of a table of rates below any event, severe and serious ones.
  enum RateRows: String, CaseIterable, ExpressibleByArgument {
    /// Groups of terms.
    case groups
    /// Terms.
    case terms
  }

  @Option(
    name: .customLong("rows"), help: "With --table rates: what its rows are. Default: groups.")
  var rateRows: RateRows?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --table onset: the events whose first is looked for, in the words of --list. Default: any.",
      valueName: "row"),
    completion: Completions.kind("adverse_event_term"))
  var event: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "With --table onset: months at which incidences are stated, with commas between. Default: 1,3,6,12.",
      valueName: "months"),
    transform: Months.init)
  var at: Months?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --table onset: write a figure of cumulative incidence (SVG) to this file.",
      valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var figure: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Width of the figure: a column of 85 mm, or a page of 174 mm."))
  var width: FigureWidth?

  /// What is wrong with the options for a table; `nil`: nothing.
  func mistake(for table: SafetyTableChoice) -> String? {
    let given: [(option: String, isGiven: Bool, table: SafetyTableChoice)] = [
      ("--rows", rateRows != nil, .rates), ("--event", event != nil, .onset),
      ("--at", at != nil, .onset), ("--figure", figure != nil, .onset),
    ]
    if let wrong = given.first(where: { $0.isGiven && $0.table != table }) {
      return "\(wrong.option) goes with --table \(wrong.table.rawValue)."
    }
    return width != nil && figure == nil ? "--width goes with --figure." : nil
  }

  /// What is wrong with options for rows of a table of rates that it does not have; `nil`: nothing.
  func mistake(with rows: SafetyRowOptions, for table: SafetyTableChoice) -> String? {
    guard table == .rates else { return nil }
    let showsTerms = rateRows == .terms
    if rows.atLeast != nil, !showsTerms { return "--at-least goes with --rows terms." }
    return rows.groups != nil && showsTerms ? "--groups goes with --rows groups." : nil
  }
}

/// Months of an option: `1,3,6,12`, `0.5`.
struct Months {
  let values: [Double]

  /// - Parameter written: Numbers with commas between them.
  /// - Throws: `ValidationError` for anything else.
  init(_ written: String) throws {
    let words = written.split(separator: ",", omittingEmptySubsequences: false)
    values = try words.map { word in
      guard let months = Double(word.filter { $0 != " " }), (0...1200).contains(months) else {
        throw ValidationError(
          "--at \"\(written)\" is no list of months. Allowed: numbers from 0 to 1200 with commas between them, "
            + "such as 1,3,6,12.")
      }
      return months
    }
  }
}
