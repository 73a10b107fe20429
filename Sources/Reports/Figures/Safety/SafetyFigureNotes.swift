import Analyses
import Endpoints

/// The sentences that figures of adverse events share.
struct SafetyFigureNotes {
  let population: Population
  let filter: EventFilter
  let style: NumberStyle
  /// What was not recorded of what is asked for, in sentences.
  let notRecorded: [String]

  /// The sentences of a figure.
  ///
  /// - Parameters:
  ///   - population: Who it speaks of.
  ///   - filter: Which events count.
  ///   - recording: What was recorded of them.
  ///   - asked: What is asked for of that.
  ///   - style: How numbers are printed.
  init(
    population: Population, filter: EventFilter, _ recording: EventRecording, asked: EventTraits,
    style: NumberStyle
  ) {
    self.population = population
    self.filter = filter
    self.style = style
    notRecorded = style.notRecorded(recording, asked: asked)
  }

  /// What percentages are of, on an axis.
  var axisTitle: String { population.spansLines ? "Lines of therapy (%)" : "Patients (%)" }

  /// Which events were counted.
  ///
  /// - Parameters:
  ///   - window: Which days they belong to.
  ///   - asksForImmuneRelated: Whether the figure tells immune-related events from others.
  /// - Returns: Sentences.
  func events(_ window: String, asksForImmuneRelated: Bool) -> [String] {
    let basis = population.rules.immuneRelatedBasis.words
    let isAsked = asksForImmuneRelated || filter.immune != nil
    return [window] + filter.notes + (isAsked ? ["Immune-related: \(basis)."] : [])
      + notRecorded
  }

  /// The whole caption.
  ///
  /// - Parameters:
  ///   - title: What the figure shows.
  ///   - isSynthetic: Whether the data are made up.
  ///   - groups: Headings and sizes of the groups.
  ///   - sentences: What stands below the figure.
  /// - Returns: One paragraph.
  func caption(
    title: String, isSynthetic: Bool, groups: [(heading: String, total: Int)],
    _ sentences: [String]
  ) -> String {
    let notice = isSynthetic ? [Population.syntheticNotice] : []
    let numbers = groups.map { "\($0.heading): N = \(style.count($0.total))." }
    return (notice + [title + "."] + numbers + sentences).joined(separator: " ")
  }
}
