import Foundation
import StudyReports
import Testing

struct StudyPageTests {
  let sample = SampleReport()
  var page: String { StudyPage(sample.document, sample.book).html }

  @Test func `a page needs no script and loads nothing`() {
    #expect(!page.contains("<script") && !page.contains("@import") && !page.contains("<link"))
    #expect(!page.contains(" src=") && !page.contains("://") || !page.contains("src="))
    for found in page.matches(of: /href="([^"]*)"/) {
      let target = found.1
      #expect(
        target.hasPrefix("#") || target.hasPrefix("evidence/") || target.hasPrefix("figures/"))
    }
  }

  @Test func `no text is taken for markup or steers a terminal`() {
    #expect(
      page.contains("A &quot;quoted&quot; &lt;b&gt;arm&lt;/b&gt; &amp; &#39;co&#39; \u{FFFD}["))
    #expect(page.contains("<title>Second-line &lt;ICI&gt; in &quot;ES-SCLC&quot;</title>"))
    #expect(!page.contains("\u{1B}") && !page.contains("<b>arm"))
  }

  @Test func `every anchor is there once and every link leads to one`() throws {
    let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let targets = page.matches(of: /href="#([^"]*)"/).map { String($0.1) }
    #expect(Set(targets).subtracting(ids).isEmpty && !targets.isEmpty)
  }

  @Test func `the contents name sections, tables and figures`() {
    for line in [
      "<a href=\"#methods\">Methods</a>", "<a href=\"#results\">Results &amp; more</a>",
      ">Table 1</a> · <a href=\"#figure-1\"", ">Figure 2</a>",
    ] { #expect(page.contains(line)) }
  }

  @Test func `a number links to the patients behind it, one without patients to its value`() {
    #expect(page.contains("id=\"n-t1.gender.Male.before.2L-ICI.n\" href=\"evidence/t1-gender-male"))
    #expect(page.contains("id=\"n-mt.caliper\" href=\"evidence/index.html#n-mt.caliper\""))
    #expect(page.contains("title=\"sv.all.before_psm.1l_pfs_months&gt;=6.OS.median\""))
  }

  @Test func `the links of the page lead to anchors of the evidence`() throws {
    let texts = Dictionary(
      uniqueKeysWithValues: try sample.files.map { ($0.path, try $0.text()) })
    for found in page.matches(of: /href="(evidence\/[^"#]*)#([^"]*)"/) {
      let target = try #require(texts[String(found.1)])
      #expect(target.contains(" id=\"\(found.2)\""))
    }
    for (path, text) in texts where path.hasPrefix("evidence/") && path.hasSuffix(".html") {
      for found in text.matches(of: /href="..\/report.html#([^"]*)"/) {
        #expect(page.contains(" id=\"\(found.1)\""))
      }
    }
  }

  @Test func `a number that is only noted has no link to the report`() throws {
    var book = sample.book
    _ = book.piece(StudyNumber("t4.concordance", .real(0.6), printed: "0.600", evidence: nil))
    let files = ReportFiles(
      sample.document, book, subjects: SubjectRows(columns: []) { _ in }, studyFile: ""
    ).all
    let index = try #require(try files.first { $0.path == "evidence/index.html" }?.text())
    #expect(index.contains("<th scope=\"row\">t4.concordance</th><td>0.600</td>"))
    #expect(index.contains("<a href=\"../report.html#n-mt.caliper\">mt.caliper</a>"))
  }

  @Test func `on paper a row that names others does not end a page`() {
    #expect(page.contains(/tr\.names[^{]*{ break-after: avoid; }/))
    #expect(page.count(of: "<tr class=\"names\">") == 2)
  }

  @Test func `a pasted table keeps rules, weights, indents and alignments`() throws {
    let start = try #require(page.firstRange(of: "<table")).lowerBound
    let end = try #require(page.firstRange(of: "</table>")).upperBound
    let table = page[start..<end]
    #expect(
      table.contains(
        "<th scope=\"colgroup\" valign=\"bottom\" colspan=\"4\" style=\"font-weight:bold;text-align:center"
      ))
    #expect(table.contains("border-top:1.5pt solid #000;border-bottom:0.75pt solid #000"))
    #expect(table.contains("<div style=\"margin-left:12pt\">Male</div>"))
    #expect(
      table.contains("text-align:right;padding:2pt 6pt;border-bottom:1.5pt"))
    #expect(!table.contains("font-size:var") && table.contains("<thead>"))
  }

  @Test func `names inside drawings do not meet`() {
    #expect(page.contains("id=\"figure-1-stripes\"") && page.contains("url(#figure-2-stripes)"))
    #expect(!page.contains("<?xml"))
  }

  @Test func `the foot stands on each printed page`() {
    #expect(page.contains("footer { position: fixed;"))
    #expect(page.contains("<footer>Registry 0123456789ab · cutoff 2025-01-10"))
  }
}

struct ReportNamesTests {
  @Test func `files of lists are safe and differ where names differ only in signs or case`() {
    let ids = [
      "t1.gender.Male", "t1.gender.male", "t1.gender Male", "t1/gender/Male", "t1.性别.男", "t1.性别.女",
      "1l_pfs_months>=6", "1l_pfs_months<=6", "../../etc/passwd",
      String(repeating: "x", count: 500),
      "",
    ]
    let files = ids.map(ReportNames.listFile)
    #expect(Set(files.map { $0.lowercased() }).count == ids.count)
    for file in files {
      #expect(file.wholeMatch(of: /evidence\/[a-z0-9-]{8,70}\.html/) != nil)
    }
    #expect(files[0].hasPrefix("evidence/t1-gender-male-"))
  }

  @Test func `anchors need no escapes and stay readable`() {
    #expect(
      ReportNames.anchor("t1.gender.Male.before.2L-ICI.n") == "n-t1.gender.Male.before.2L-ICI.n")
    let odd = ["a b", "a-b", "a>=b", "a\"b"].map(ReportNames.anchor)
    #expect(Set(odd).count == 4)
    for anchor in odd { #expect(anchor.wholeMatch(of: /n-[A-Za-z0-9._-]+/) != nil) }
  }
}
