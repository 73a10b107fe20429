import Reports

/// What a dictionary says about the grades of a term, as lines of a page.
struct GradeWording {
  private let wording: [Int: String]

  /// - Parameter wording: By grade; 0 is the definition of the term.
  init(_ wording: [Int: String]) { self.wording = wording }

  /// The definition and a paragraph per grade, each indented under its name.
  ///
  /// - Parameter width: Columns of the page.
  /// - Returns: Printable lines; none where nothing was loaded.
  func lines(width: Int) -> [String] {
    (0...5).flatMap { grade -> [String] in
      guard let text = wording[grade] else { return [] }
      let name = grade == 0 ? "Definition" : "Grade \(grade)"
      let margin = "Definition".count + 2
      let broken = TerminalText.wrapped(
        TerminalText.printable(text), toWidth: max(20, width - margin))
      return broken.enumerated().map { position, line in
        TerminalText.padded(position == 0 ? name : "", to: margin) + line
      }
    }
  }
}
