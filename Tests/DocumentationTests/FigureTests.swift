import Foundation
import Testing

struct FigureTests {
  @Test func `the figure of the README is what the program draws`() throws {
    let shell = try Shell()
    defer { shell.remove() }
    _ = try shell.run(
      "nadir demo --no-report && nadir survival --registry demo.sqlite --line 2 --endpoint pfs "
        + "--by ici --figure pfs.svg")
    let drawn = try String(contentsOfFile: shell.path(of: "pfs.svg"), encoding: .utf8)
    if Checkout.renews { return try Checkout.write(drawn, to: "docs/pfs.svg") }
    expectEqual(drawn, try Checkout.text("docs/pfs.svg"), in: "docs/pfs.svg")
  }
}
