import PublishedNumbers
import Testing

struct EstimateAuditTests {
  private func findings(_ lines: [String]) throws -> [AuditFinding] {
    let file = try TemporaryFile(lines)
    return PublishedAudit(of: try PublishedRows(reading: [file.path])).findings
  }

  private func strata(_ rows: [String]) throws -> [AuditFinding] {
    let curves = ["all,A", "A,x=1", "A,x=2"]
    let counts = [100, 50, 50]
    let lines = rows.enumerated().map { index, row in
      "r\(index),\(curves[index % 3]),\(counts[index % 3]),OS,\(row)"
    }
    return try findings(["id,population,group,group_n,endpoint,statistic,value"] + lines)
  }

  @Test func `under censoring strata need not agree with all, so nothing about them is impossible`()
    throws
  {
    let medians = try strata(["median,9.0", "median,5.0", "median,7.0"])
    #expect(medians.map(\.verdict) == [.inconsistent] && medians.first?.expected == "4.95 to 7.05")
    #expect(medians.first?.sentence.contains("censoring") == true)
    let rates = try strata(["rate_6m,80.0", "rate_06m,50.0", "rate_6m,60.0"])
    #expect(rates.map(\.verdict) == [.inconsistent] && rates.map(\.check) == [.strata])
  }

  @Test func `a median that is not reached is above every printed time`() throws {
    #expect(try strata(["median,30.0", "median,20.0", "median,>24"]).isEmpty)
    #expect(
      try strata(["median,12.0", "median,20.0", "median,>24"]).map(\.expected) == ["at least 19.95"]
    )
    let head = "id,group,endpoint,statistic,value"
    #expect(try findings([head, "a,A,OS,median,>24", "b,A,OS,rate_36m,60"]).isEmpty)
    #expect(
      try findings([head, "a,A,OS,median,>24", "b,A,OS,rate_24m,40"]).map(\.check) == [.curve])
    #expect(try findings([head, "a,A,OS,median,NR", "b,A,OS,rate_24m,40"]).isEmpty)
  }

  @Test func `limits that round to zero are possible, below zero they are not`() throws {
    let head = "id,hr,ci_low,ci_high,p"
    #expect(try findings([head, "a,0.03,0.00,0.30,"]).isEmpty)
    #expect(try findings([head, "a,0.50,0.50,0.50,"]).isEmpty)
    let below = try findings([head, "a,0.50,-0.10,1.10,"])
    #expect(below.map(\.verdict) == [.impossible])
    #expect(below.first?.sentence == "A ratio and its limits are not below 0.")
  }

  // HR 0.83 (0.68–1.00): se = ln(1.00/0.68)/3.92 = 0.0984, z = 1.894, p 0.058; rounding leaves 0.043 to 0.076.
  @Test func `a log-rank p value may differ from Wald's by a factor of two`() throws {
    func found(_ p: String) throws -> [AuditFinding] {
      let rows = ["hr,0.83", "hr_low,0.68", "hr_high,1.00", p].enumerated()
        .map { "r\($0.offset),A vs B,OS,\($0.element)" }
      return try findings(["id,group,endpoint,statistic,value"] + rows)
    }
    #expect(try found("p_logrank,0.055").isEmpty && found("p,0.055").isEmpty)
    #expect(try found("p_logrank,0.12").isEmpty && found("p_logrank,0.022").isEmpty)
    #expect(try found("p,0.12").map(\.verdict) == [.inconsistent])
    let far = try found("p_logrank,0.300")
    #expect(far.map(\.verdict) == [.inconsistent])
    #expect(far.first?.sentence.hasPrefix("The log-rank p value is more than twice") == true)
  }

  @Test func `follow-up is held against the survival of its own group, by its median alone`() throws
  {
    let head = "id,item,population,group,endpoint,statistic,value"
    let survival = ["a,,all,all,OS,median,8.0", "b,,all,A,OS,median,20.0"]
    func found(_ row: String) throws -> [String] {
      try findings([head] + survival + [row]).filter { $0.check == .followUp }.map {
        $0.rows.last ?? ""
      }
    }
    #expect(try found("f,followup_median,all,A,,,15.0").isEmpty)
    #expect(try found("f,followup_median,all,A,,,25.0") == ["b"])
    #expect(try found("f,followup_median,all,,,,15.0") == ["a"])
    #expect(try found("f,follow-up,all,,,median,15.0") == ["a"])
    #expect(try found("f,followup_median,all,,,ci_high,15.0").isEmpty)
    #expect(try found("f,followup_median_ci_high,all,,,,15.0").isEmpty)
    #expect(try found("f,followup_median_reverse,all,,,,15.0").isEmpty)
  }
}
