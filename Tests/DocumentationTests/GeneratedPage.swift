import Foundation

/// A document whose end is made from the program; a comment says where that part begins.
struct GeneratedPage {
  private static let mark = "<!-- From here on made by `make docs`; do not edit. -->\n\n"

  private let path: String
  private let written: String
  /// The part that is made.
  let generated: String

  init(_ path: String) throws {
    self.path = path
    let parts = try Checkout.text(path).components(separatedBy: GeneratedPage.mark)
    written = parts[0]
    generated = parts.count > 1 ? parts[1] : ""
  }

  /// Replaces the part that is made.
  func write(_ generated: String) throws {
    try Checkout.write(written + GeneratedPage.mark + generated, to: path)
  }
}
