import Testing

@testable import Statistics

struct LabelCodesTests {
  @Test func `labels are numbered in ascending order, however far apart`() {
    for far in [3, 1_000_000, Int.max] {
      let coded = LabelCodes([far, -far, 0, far])
      #expect(coded.labels == [-far, 0, far])
      #expect(coded.codes == [2, 0, 1, 2])
    }
    #expect(LabelCodes([]).labels.isEmpty)
  }
}
