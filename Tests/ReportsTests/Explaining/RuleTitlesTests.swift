import Endpoints
import Foundation
import Testing

@testable import Reports

struct RuleTitlesTests {
  @Test func `a title stands in bold between the id and a full stop`() {
    let titles = RuleTitles(
      page: """
        ## Response
        **R36 · Early stable disease, then what?** Followed by progression: PD.
        **R59 · Visits that cannot be evaluated.** NE neither ends PFS nor prolongs it.
        * **R60 · Not at the beginning of a line.**
        **R999 · No such rule.** Text.
        **Bold** words.
        """)
    #expect(titles[.r36] == "Early stable disease, then what?")
    #expect(titles[.r59] == "Visits that cannot be evaluated")
    #expect(titles[.r60] == nil)
  }

  @Test func `every rule of docs/rules.md has a short title`() throws {
    let page = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../docs/rules.md"), encoding: .utf8)
    let titles = RuleTitles(page: page)
    let ids = page.matches(of: #/(?m)^\*\*([A-Z]\d+) · /#).map { String($0.1) }
    #expect(ids.count > 20)
    for id in ids {
      let rule = try #require(Rule(rawValue: id))
      let title = try #require(titles[rule], "\(id)")
      #expect(!title.isEmpty && title.count < 80)
    }
  }
}
