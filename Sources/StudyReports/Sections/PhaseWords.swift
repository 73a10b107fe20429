import Reports
import Studies

/// What phases are called: without matching there is neither before nor after.
extension SectionWriter {
  /// `Before matching: ` before what is said of a phase; nothing where there is but one.
  func lead(_ phase: StudyPhase) -> Pieces {
    phases.count > 1 ? [.text("\(phase.heading): ")] : []
  }

  /// `, before matching` behind a title; nothing where there is but one phase.
  func ending(_ phase: StudyPhase) -> String {
    phases.count > 1 ? ", \(phase.words)" : ""
  }

  /// What is said of a phase as a sentence of its own.
  func said(of phase: StudyPhase, _ pieces: Pieces) -> Pieces {
    guard phases.count == 1, case .text(let first)? = pieces.first else {
      return lead(phase) + pieces
    }
    return [.text(first.prefix(1).uppercased() + first.dropFirst())] + pieces.dropFirst()
  }
}
