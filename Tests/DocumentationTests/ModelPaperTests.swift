import Foundation
import Testing

/// Holds docs/model-paper.md to what the demo cohort gives.
struct ModelPaperTests {
  @Test func `the printed numbers of the model paper stand beside the reproduced ones`() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let printed = try shell.run(
      """
      exec 2>/dev/null
      nadir demo --no-report
      export NADIR_REGISTRY=demo.sqlite
      nadir study run '\(Checkout.root.path)/studies/es-sclc-2l-ici.toml' --output report
      nadir study compare report '\(Checkout.root.path)/studies/es-sclc-2l-ici-published' \\
        --format markdown > comparison.md
      echo $?
      """)
    #expect(printed.hasSuffix("1\n"))
    let table = try String(contentsOfFile: shell.path(of: "comparison.md"), encoding: .utf8)
    try GeneratedSection("comparison", of: "docs/model-paper.md").holds(table)
  }
}
