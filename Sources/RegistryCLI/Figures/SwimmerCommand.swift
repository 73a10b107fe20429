import Analyses
import ArgumentParser
import RegistryStore
import Reports

struct SwimmerCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "swimmer",
    abstract: "Draw treatment, response, progression and death over time, a lane per patient.",
    discussion: """
      Lanes stand longest first. Where there are more than a page can show, a part of them is shown, \
      evenly spaced in order of length, and the figure says so.

      Example: nadir figure swimmer --line 2 --where "ici and age>=75" --labels --output swimmer.svg
      """)

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var drawing: DrawingOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The most lanes. Default: \(SwimmerFigure.legibleLanes), all that a page can show.",
      valueName: "lanes"))
  var limit: Int?

  @Flag(name: .long, help: "Label the lanes with study keys, where they are high enough.")
  var labels = false

  mutating func validate() throws {
    if let limit, !(1...TreatmentCourses.limit).contains(limit) {
      throw ValidationError("--limit is 1 to \(TreatmentCourses.limit).")
    }
  }

  func run() throws {
    var (registry, comparison, options) = try chosen()
    options.laneLimit = limit
    if labels {
      for course in comparison.courses where options.labels[course.patientID] == nil {
        options.labels[course.patientID] = try registry.patientKey(of: course.patientID)
      }
    }
    try show(SwimmerFigure(comparison, options: options))
  }
}
