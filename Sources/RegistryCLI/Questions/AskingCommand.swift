import Analyses
import ArgumentParser
import ClinicalRecords
import RegistryStore
import Reports

/// A question that chooses lines of therapy.
protocol ChoosingCommand: ParsableCommand {
  var source: RegistryOptions { get }
  var asked: QuestionOptions { get }
}

/// A question about lines of therapy that a table answers.
protocol AskingCommand: ChoosingCommand {
  var output: FormatOptions { get }
}

extension ChoosingCommand {
  /// The registry, its words and settings, and the question.
  func prepared() throws -> (Registry, Codebook, RegistrySettings, Question) {
    let registry = try source.open(for: .asking)
    let codebook = try registry.codebook()
    let settings = try registry.settings()
    return (registry, codebook, settings, try asked.question(codebook, settings))
  }

  /// The cohort counted by a tally.
  func counted<Tally>(
    _ tally: GroupedTally<Tally>, in registry: Registry
  ) throws -> GroupedTally<Tally> {
    let line = ProgressLine()
    let counted = try registry.fold(
      tally.parts, from: tally, progress: { line.show("Reading", share: $0) },
      add: { $0.add($1) }, merge: { $0.merge($1) })
    line.finish()
    if counted.isEmpty { throw CommandError(counted.emptiness) }
    return counted
  }
}

extension AskingCommand {
  /// Prints a report; a text is at most so many columns wide, fewer on a narrow terminal.
  func show(_ report: Report, atMost columns: Int = 100) {
    let text =
      output.format == .text && columns > 100
      ? report.text(width: PageWidth.ofOutput(atMost: columns))
      : report.formatted(as: output.format)
    print(text, terminator: "")
  }
}

/// Runs an answer; a question that cannot be answered is wrong usage.
func answering<Answer>(_ body: () throws -> Answer) throws -> Answer {
  do { return try body() } catch let error as QuestionError {
    throw UsageError(error.description)
  }
}
