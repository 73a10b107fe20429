import Studies
import StudyReports

/// Makes PDF and PNG files of the figures of a report by rsvg-convert, which keeps text as text in PDF.
struct FigureRenderer {
  private let plan: FigurePlan

  /// A renderer.
  ///
  /// - Parameter plan: Which formats are wanted, and how many pixels an inch has.
  init(_ plan: FigurePlan) { self.plan = plan }

  /// Makes the files of every figure beside its SVG.
  ///
  /// - Parameters:
  ///   - document: The report.
  ///   - folder: The folder of the report, with `figures/NAME.svg` in it.
  ///   - progress: Told which file is next.
  /// - Returns: The program, and what was not made.
  /// - Throws: ``CommandError`` when the program is there and cannot be started.
  func render(
    _ document: StudyDocument, in folder: String, progress: (String) -> Void = { _ in }
  ) throws -> ReportProgram.Outcome {
    let figures = document.figures
    guard !figures.isEmpty, !plan.formats.isEmpty else { return ReportProgram.Outcome() }
    let formats = plan.formats.map { $0.rawValue.uppercased() }.joined(separator: " and ")
    guard let (program, named) = try ReportProgram.figures.found() else {
      return .init(notices: [ReportProgram.figures.missing("\(formats) of the figures")])
    }
    var outcome = ReportProgram.Outcome(programs: [named])
    for figure in figures {
      for format in plan.formats {
        let file = "figures/\(figure.id).\(format.rawValue)"
        progress(file)
        let result = try program.run(
          arguments(format, "\(folder)/figures/\(figure.id).svg", "\(folder)/\(file)"))
        if result.code != 0 {
          outcome.notices.append(ReportProgram.figures.failed(file, result))
        } else if format == .png {
          // rsvg-convert does not say how many pixels an inch has; journals look there.
          try PNGResolution.state(plan.resolution, inFileAt: "\(folder)/\(file)")
        }
      }
    }
    return outcome
  }

  private func arguments(_ format: FigurePlan.Format, _ drawing: String, _ file: String) -> [String]
  {
    let resolution = format == .png ? "\(plan.resolution)" : "72"
    return [
      "--format", format.rawValue, "--dpi-x", resolution, "--dpi-y", resolution,
      "--background-color", "white", "--output", file, drawing,
    ]
  }
}

extension StudyDocument {
  /// The figures, in order.
  var figures: [DocumentFigure] {
    sections.flatMap(\.blocks).compactMap { block in
      if case .figure(let figure) = block { figure } else { nil }
    }
  }
}
