import Foundation
import Testing

/// A document whose end is made from the program; a comment says where that part begins.
struct GeneratedPage {
  private static let mark = "<!-- From here on made by `make docs`; do not edit. -->\n\n"

  private let path: String
  private let written: String
  private let shown: String

  init(_ path: String) throws {
    self.path = path
    let parts = try Checkout.text(path).components(separatedBy: GeneratedPage.mark)
    written = parts[0]
    shown = parts.count > 1 ? parts[1] : ""
  }

  /// Compares the part that is made with what the program says now, or writes it anew.
  func holds(_ made: String) throws {
    if Checkout.renews { return try Checkout.write(written + GeneratedPage.mark + made, to: path) }
    expectEqual(made, shown, in: path)
  }
}

/// Says where a document first differs from what the program prints, instead of printing both.
func expectEqual(_ made: String, _ shown: String, in path: String) {
  guard made != shown else { return }
  let (made, shown) = (made.components(separatedBy: "\n"), shown.components(separatedBy: "\n"))
  let same = zip(made, shown).prefix { $0 == $1 }.count
  func line(_ lines: [String]) -> String { same < lines.count ? lines[same] : "(the end)" }
  Issue.record(
    """
    \(path) shows: \(line(shown))
    The program says: \(line(made))
    `make docs` writes it anew.
    """)
}
