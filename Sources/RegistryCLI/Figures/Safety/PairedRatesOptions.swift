import Analyses
import ArgumentParser
import RegistryStore
import Reports

/// Which rows a figure of two groups shows.
struct PairedRatesOptions: ParsableArguments {
  @Option(name: .long, help: "What a row is; any event stands first always.")
  var rows = FigureRows.terms

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Only rows that reach this percentage at any grade in one group at least; 0 for all. Default: 5.",
      valueName: "percent"),
    transform: LeastPercent.init)
  var atLeast: LeastPercent?

  @Option(
    name: .long, help: ArgumentHelp("The most rows, the most frequent ones.", valueName: "rows"))
  var limit = PairedRates.mostRows

  mutating func validate() throws {
    guard (1...PairedRates.mostRows).contains(limit) else {
      throw ValidationError("--limit is 1 to \(PairedRates.mostRows), all that a page can hold.")
    }
  }

  /// The choice of rows.
  func choice(
    grades: GradeSpan = .any, order: PairedRates.Order = .frequency
  ) -> PairedRates.Choice {
    PairedRates.Choice(
      kind: rows.kind, grades: grades,
      threshold: atLeast.map(\.threshold) ?? PercentThreshold("5"), limit: limit, order: order)
  }
}

/// What rows of a figure are.
enum FigureRows: String, CaseIterable, ExpressibleByArgument {
  case terms
  case groups
  case soc

  var kind: SafetyRow.Kind {
    switch self {
    case .terms: .term
    case .groups: .group
    case .soc: .systemOrganClass
    }
  }
}

/// A percentage that a row must reach; with 0 all are shown.
struct LeastPercent {
  let threshold: PercentThreshold?

  init(_ written: String) throws {
    threshold = PercentThreshold(written)
    guard threshold != nil || written == "0" else {
      throw ValidationError(
        "--at-least \"\(written)\" is not a percentage. Allowed: 0 to 100, such as 5 or 2.5.")
    }
  }
}

/// A figure of adverse events in two groups.
protocol PairedRatesCommand: DrawingCommand {
  var events: EventOptions { get }
}

extension PairedRatesCommand {
  /// The rows of the question's two groups, and how they are drawn.
  func rates(_ choice: PairedRates.Choice) throws -> (PairedRates, SafetyFigureOptions) {
    let (registry, codebook, settings, question) = try prepared()
    let filter = try events.filter(codebook)
    let counting = SafetyCounting(choice.rows(filter, codebook), filter, of: question, codebook)
    let counted = try counted(GroupedTally(counting), in: registry)
    let rates = try answering { try PairedRates(counted, counting, choice: choice) }
    return (rates, SafetyFigureOptions(width: drawing.width, isSynthetic: settings.isSynthetic))
  }
}
