import Statistics
import Testing

struct CovariatesTests {
  @Test func `a factor has a column for each level but the reference`() {
    var covariates = Covariates(count: 3)
    covariates.append(factor: "site", levels: ["A", "B", "C"], codes: [2, 0, 1], reference: 1)
    #expect(covariates.columns.map(\.name) == ["site=A", "site=C"])
    #expect(covariates.columns.map(\.values) == [[0, 1, 0], [1, 0, 0]])
  }

  @Test func `an interaction is the product of columns`() throws {
    var covariates = Covariates(count: 2)
    covariates.append("arm", [true, false])
    covariates.append(factor: "site", levels: ["A", "B", "C"], codes: [1, 2])
    try covariates.append(interactionOf: "arm", and: "site")
    #expect(covariates["arm:site"].map(\.name) == ["arm:site=B", "arm:site=C"])
    #expect(covariates["arm:site"].map(\.values) == [[1, 0], [0, 0]])
    #expect(covariates.keeping(["site"]).columns.map(\.name) == ["site=B", "site=C"])
  }

  @Test func `a value that is not a number is refused with its place`() {
    var covariates = Covariates(count: 2)
    #expect(throws: ObservationError.notFinite(column: "age", row: 1, count: 1)) {
      try covariates.append("age", [1, .nan])
    }
  }
}
