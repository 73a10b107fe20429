import Analyses
import ArgumentParser
import ClinicalRecords
import Interchange
import RegistryStore
import Reports

/// Where a figure goes, and how wide it is printed.
struct DrawingOptions: ParsableArguments {
  @Option(
    name: [.long, .short],
    help: ArgumentHelp(
      "Write the figure to this file and print its caption. Default: print the figure.",
      valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Width of the figure: a column of 85 mm, or a page of 174 mm."))
  var width = FigureWidth.page
}

/// A question that a figure answers.
protocol DrawingCommand: ChoosingCommand {
  var drawing: DrawingOptions { get }
}

extension DrawingCommand {
  /// The lines of therapy that the question chooses, and how a figure of them is drawn.
  func chosen() throws -> (Registry, CourseComparison, CourseFigureOptions) {
    let (registry, codebook, settings, question) = try prepared()
    let tally = try answering { try GroupedTally(coursesOf: question, codebook: codebook) }
    let counted = try counted(tally, in: registry)
    let comparison = try answering { try CourseComparison(counted) }
    return (
      registry, comparison,
      CourseFigureOptions(width: drawing.width, isSynthetic: settings.isSynthetic)
    )
  }

  /// The same, of lines among which at least one has a change of the sum of diameters.
  func chosenWithChanges() throws -> (CourseComparison, CourseFigureOptions) {
    let (_, comparison, options) = try chosen()
    guard comparison.courses.contains(where: { $0.bestPercent != nil }) else {
      throw CommandError(
        "No line of therapy of this question has a sum of diameters before its start and a complete "
          + "one after it, so there is nothing to draw. `nadir figure swimmer` needs no lesions.")
    }
    return (comparison, options)
  }

  /// Writes a figure and prints its caption; without a file prints the figure.
  func show(_ figure: some Figure) throws {
    guard let output = drawing.output else {
      print(figure.svg(), terminator: "")
      return
    }
    try FileWriter.write(figure.svg(), to: output)
    Terminal.say("Figure written to \(output).")
    print(figure.caption)
  }
}
