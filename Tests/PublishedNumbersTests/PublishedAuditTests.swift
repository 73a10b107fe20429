import Interchange
import PublishedNumbers
import Testing

struct PublishedAuditTests {
  /// The model paper's printed numbers; `studies/es-sclc-2l-ici-published/SOURCES.md`.
  private static let paper =
    #filePath.components(before: "/Tests/") + "/studies/es-sclc-2l-ici-published"

  private func audit(_ lines: [String]) throws -> PublishedAudit {
    let file = try TemporaryFile(lines)
    return PublishedAudit(of: try PublishedRows(reading: [file.path]))
  }

  @Test func `of the model paper exactly the known discrepancies are named`() throws {
    let numbers = try PublishedRows(reading: CSVFolder.files(at: [Self.paper]))
    let found = PublishedAudit(of: numbers).findings.map { "\($0.verdict) \($0.rows.first ?? "")" }
    let better = "sv.2L-ICI.before_psm.1l_pfs_months>=6"
    #expect(
      Set(found) == [
        "impossible \(better).PFS.rate_6m", "inconsistent \(better).PFS.rate_6m",  // D01
        "impossible \(better).OS.rate_12m", "inconsistent \(better).OS.rate_12m",  // D02
        "inconsistent \(better).OS.rate_24m",  // D03
        "inconsistent co.followup_median.all",  // D04
        "rounding t2.PD.after.2L-nonICI",  // D07
      ])
    #expect(found.count == 7)
  }

  // The audit of the paper: Fisher's test where an expected count is below 5, else Pearson's.
  @Test func `the tests of the model paper are told apart by their p values`() throws {
    let numbers = try PublishedRows(reading: CSVFolder.files(at: [Self.paper]))
    let tests = PublishedAudit(of: numbers).tests
    func methods(_ id: String) -> [String] { tests.first { $0.id == id }?.methods ?? [] }
    #expect(methods("t1.gender.Male.before.2L-ICI") == ["Pearson's chi-square"])
    #expect(methods("t3.rash.3.2L-ICI") == ["Fisher's exact test"])
    #expect(methods("t3.pneumonitis.any.2L-ICI") == ["Fisher's exact test"])
    #expect(tests.count == 38 && tests.allSatisfy { !$0.methods.isEmpty })
  }

  @Test func `a percentage that its count does not give is impossible`() throws {
    let findings = try audit(["id,arm,arm_n,n,pct", "a,A,200,27,31.5"]).findings
    #expect(findings.map(\.check) == [.percentage] && findings.map(\.verdict) == [.impossible])
    #expect(findings.first?.expected == "13.500 %")
  }

  @Test func `more patients than the arm has are impossible`() throws {
    #expect(
      try audit(["id,arm,arm_n,n", "a,A,20,27"]).findings.map(\.sentence)
        == ["More patients than the arm has."])
  }

  @Test func `levels that do not add up to the arm are named`() throws {
    let findings = try audit([
      "id,characteristic,level,arm,arm_n,n", "m,sex,M,A,20,12", "f,sex,F,A,20,9",
    ]).findings
    #expect(findings.map(\.check) == [.counts] && findings.first?.expected == "20")
  }

  @Test func `ORR is CR and PR, DCR is ORR and SD`() throws {
    let findings = try audit([
      "id,response,arm,arm_n,n", "cr,CR,A,20,1", "pr,PR,A,20,4", "sd,SD,A,20,5", "orr,ORR,A,20,6",
      "dcr,DCR,A,20,10",
    ]).findings
    #expect(findings.map { $0.rows.first } == ["orr"] && findings.first?.expected == "5")
  }

  // By hand: 10 of 20 against 5 of 20: chi-square 40 (10·15 − 10·5)² / (15·25·20·20) = 2.6667, p 0.1025.
  @Test func `a p value that no usual test of the counts gives needs a word on its test`() throws {
    let rows = ["id,term,grade,arm,arm_n,n,p", "a,rash,any,A,20,10,P", "b,rash,any,B,20,5,P"]
    func findings(_ p: String) throws -> [AuditFinding] {
      try audit(rows.map { $0.hasSuffix("P") ? String($0.dropLast()) + p : $0 }).findings
    }
    #expect(try findings("0.102").isEmpty && findings("0.103").map(\.check) == [.pValue])
    let odd = try findings("0.010")
    #expect(odd.map(\.check) == [.pValue] && odd.map(\.verdict) == [.inconsistent])
    #expect(odd.first?.sentence.contains("McNemar") == true)
  }

  @Test func `a ratio that is not the middle of its limits is named`() throws {
    let head = "id,hr,ci_low,ci_high,p"
    #expect(try audit([head, "a,2.109,1.469,3.027,<0.001"]).findings.isEmpty)
    #expect(try audit([head, "a,2.509,1.469,3.027,<0.001"]).findings.map(\.check).contains(.ratio))
    #expect(try audit([head, "a,0.50,0.60,0.90,0.010"]).findings.first?.verdict == .impossible)
    #expect(try audit([head, "a,2.109,1.469,3.027,0.200"]).findings.map(\.check) == [.ratio])
  }

  @Test func `a curve is at most one half after its median, and never rises`() throws {
    let head = "id,population,phase,group,group_n,endpoint,statistic,value"
    func rows(_ median: String, _ six: String, _ twelve: String) -> [String] {
      [
        head, "m,all,before,A,50,OS,median,\(median)", "r6,all,before,A,50,OS,rate_6m,\(six)",
        "r12,all,before,A,50,OS,rate_12m,\(twelve)",
      ]
    }
    #expect(try audit(rows("7.0", "55.0", "30.0")).findings.isEmpty)
    #expect(try audit(rows("5.0", "55.0", "30.0")).findings.map { $0.rows.first } == ["r6"])
    #expect(try audit(rows("7.0", "45.0", "30.0")).findings.map { $0.rows.first } == ["r6"])
    #expect(try audit(rows("7.0", "55.0", "58.0")).findings.count == 2)
  }

  @Test func `a damaged file is told line by line, and nothing is judged`() throws {
    let file = try TemporaryFile(["id,arm_n,n,pct", "a,20,x,3", "b,20,1"])
    #expect(throws: PublishedRowsError.self) { try PublishedRows(reading: [file.path]) }
  }
}
