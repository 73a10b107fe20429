import Testing

/// A part of a document that is made from the program, between two comments.
struct GeneratedSection {
  private let path: String
  private let before: String
  private let shown: String
  private let after: String

  /// - Parameters:
  ///   - name: What the comment calls it.
  ///   - path: The document.
  /// - Throws: Where the document does not hold the section.
  init(_ name: String, of path: String) throws {
    self.path = path
    let begin = "<!-- \(name): made by `make docs`; do not edit. -->\n\n"
    let end = "\n<!-- End of \(name). -->"
    let text = try Checkout.text(path)
    let start = try #require(text.firstRange(of: begin), "\(path) has no section \(name).")
    let stop = try #require(
      text[start.upperBound...].firstRange(of: end), "\(path) does not end its section \(name).")
    before = String(text[..<start.upperBound])
    shown = String(text[start.upperBound..<stop.lowerBound])
    after = String(text[stop.lowerBound...])
  }

  /// Compares the section with what the program says now, or writes it anew.
  func holds(_ made: String) throws {
    if Checkout.renews { return try Checkout.write(before + made + after, to: path) }
    expectEqual(made, shown, in: path)
  }
}
