import PublishedNumbers
import Testing

struct PublishedComparisonTests {
  @Test func `numbers are compared by the digits the paper prints`() throws {
    let file = try TemporaryFile([
      "id,characteristic,level,phase,arm,arm_n,n,pct,p_op,p",
      "t1.sex.M.before.A,sex,M,before_psm,A,200,163,81.5,=,0.397",
    ])
    let comparison = PublishedComparison(
      of: try PublishedRows(reading: [file.path]),
      with: ["t1.sex.M.before.A.n": 163, "t1.sex.M.before.A.pct": 81.56, "t1.sex.before.p": 0.3971])
    #expect(
      comparison.rows.map(\.id) == [
        "t1.sex.M.before.A.n", "t1.sex.M.before.A.pct", "t1.sex.before.p",
      ])
    #expect(comparison.rows.map(\.agrees) == [true, false, true])
    #expect(comparison.agreeingCount == 2 && comparison.differingCount == 1)
  }

  @Test func `a number the report does not have is neither right nor wrong`() throws {
    let file = try TemporaryFile([
      "id,statistic,value,report_id", "x,median,4.13,sv.a", "y,median,2,",
    ])
    let comparison = PublishedComparison(
      of: try PublishedRows(reading: [file.path]), with: ["sv.a": Double?.none])
    #expect(comparison.rows.map(\.isInReport) == [true, false])
    #expect(comparison.missingCount == 1 && comparison.differingCount == 1)
  }
}
