import PublishedNumbers
import Testing

struct PublishedRowsTests {
  /// What is wrong with a file, without its name.
  private func problems(_ lines: [String]) throws -> [String] {
    let file = try TemporaryFile(lines)
    do {
      _ = try PublishedRows(reading: [file.path])
      return []
    } catch let error as PublishedRowsError {
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      return error.problems.map { $0.replacing("\(name):", with: "") }
    }
  }

  @Test(arguments: ["-1", "1000000001", "12.5", "9223372036854775807", "two"])
  func `a count is a whole number up to a thousand million`(_ text: String) throws {
    let found = try problems(["id,arm,arm_n,n", "a,A,20,\(text)"])
    #expect(found.count == 1 && found.first?.hasPrefix("2, column n: \"\(text)\" is not") == true)
  }

  @Test func `counts may be written with commas, and small ones kept back`() throws {
    #expect(try problems(["id,arm,arm_n,n", "a,A,\"1,204\",<5", "b,A,\"1,204\",7"]).isEmpty)
    let file = try TemporaryFile(["id,arm,arm_n,n,pct", "a,A,\"1,204\",602,50.1"])
    let found = PublishedAudit(of: try PublishedRows(reading: [file.path])).findings
    #expect(found.map(\.printed) == ["602 of 1204 as 50.1 %"])
  }

  @Test func `a sign that is none of the known ones is told`() throws {
    #expect(
      try problems(["id,arm,arm_n,n,p_op,p", "a,A,20,3,~,0.05"])
        == ["2, column p_op: \"~\" is none of = < >."])
    #expect(
      try problems(["id,statistic,op,value", "a,median,≥,24"])
        == ["2, column op: \"≥\" is none of = < >."])
  }

  @Test func `a value with a statistic is a number, without one it may be a day`() throws {
    let head = "id,item,statistic,value"
    #expect(
      try problems([head, "a,start_first,,2019-03", "b,,median,4.1", "c,,ci_high,NR"]).isEmpty)
    #expect(
      try problems([head, "b,,median,4.l"]) == ["2, column value: \"4.l\" is not a number."])
    #expect(
      try problems([head, "b,,count,4.5"])
        == ["2, column value: \"4.5\" is not a whole number from 0 to 1,000,000,000."])
  }

  @Test func `rows of one name print one set of numbers`() throws {
    let head = "id,arm,arm_n,n"
    #expect(try problems([head, "a,A,20,3", "a,A,20,3"]).isEmpty)
    #expect(
      try problems([head, "a,A,20,3", "a,A,20,4"])
        == ["3, column id: \"a\" has other numbers in 2. Give each row a name of its own."])
  }

  @Test func `a rate is of a month that is a number`() throws {
    let file = try TemporaryFile([
      "id,group,endpoint,statistic,value", "a,A,OS,median,5.0", "b,A,OS,rate_nanm,90",
      "c,A,OS,rate_06m,60", "d,A,OS,rate_infm,90",
    ])
    let found = PublishedAudit(of: try PublishedRows(reading: [file.path])).findings
    #expect(found.map { $0.rows.first } == ["c"])
    #expect(found.first?.printed == "60 % at 6 months, median 5.0")
  }
}
