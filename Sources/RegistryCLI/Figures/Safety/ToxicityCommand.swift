import Analyses
import ArgumentParser
import Endpoints
import RegistryStore
import Reports

struct ToxicityCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "toxicity",
    abstract: "Draw the patients with adverse events under way, by month and worst grade.",
    discussion: """
      Percentages are of the patients followed on the line at the start of a month; their number \
      stands below.

      Example: nadir figure toxicity --line 2 --by ici --event Anemia --output anemia.svg
      """)

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var events: EventOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A term, a system organ class, a group of terms, a row of the overview, or any.",
      valueName: "event"),
    completion: Completions.kind("adverse_event_term"))
  var event = "any"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Periods of so many days, such as a cycle of 21. Default: months.", valueName: "days"))
  var every: Int?

  @Option(name: .long, help: ArgumentHelp("The most periods.", valueName: "periods"))
  var limit: Int?

  mutating func validate() throws {
    if let every, !(7...366).contains(every) { throw ValidationError("--every is 7 to 366 days.") }
    if let limit, !(1...120).contains(limit) { throw ValidationError("--limit is 1 to 120.") }
  }

  func run() throws {
    let (registry, codebook, settings, question) = try prepared()
    let filter = try events.filter(codebook)
    let words = SafetyRowWords(
      codebook, filter, groups: SafetyRow.groups(codebook), shownFirst: [.any, .term],
      option: "--event")
    let found = try words.row(event)
    for note in found.notes { Terminal.say(note) }
    let asked = ToxicityPeriodCounting(
      found.row, filter,
      by: every.map { .every($0) } ?? .months(of: question.rules.daysPerMonth), of: question,
      codebook)
    let counts = try counted(GroupedTally(asked), in: registry)
    let answer = try answering { try ToxicityOverTime(counts, asked, limit: limit) }
    try show(
      ToxicityOverTimeFigure(
        answer,
        options: SafetyFigureOptions(width: drawing.width, isSynthetic: settings.isSynthetic)))
  }
}
