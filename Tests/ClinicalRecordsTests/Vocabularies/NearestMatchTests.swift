import ClinicalRecords
import Testing

struct NearestMatchTests {
  private let columns = ["assessed_on", "reading", "overall_response", "PR", "PD"]

  @Test(arguments: [
    ("asessed_on", "assessed_on"), ("assessed_onn", "assessed_on"), ("assesesd_on", "assessed_on"),
    ("ASSESSED_AN", "assessed_on"), ("radeing", "reading"), ("overal_responce", "overall_response"),
    ("PRR", "PR"), ("RP", "PR"),
  ])
  func `a slip of the fingers finds its word`(written: String, expected: String) {
    #expect(NearestMatch.of(written, among: columns) == expected)
  }

  @Test(arguments: ["", "weather", "onset", "assess", "xyz"])
  func `what is far from every word finds none`(written: String) {
    #expect(NearestMatch.of(written, among: columns) == nil)
  }

  @Test func `of equally near words the first is taken`() {
    #expect(NearestMatch.of("PX", among: ["PR", "PD"]) == "PR")
    #expect(NearestMatch.of("PX", among: ["PD", "PR"]) == "PD")
  }

  @Test func `a word of more than 64 bytes finds none`() {
    let word = String(repeating: "a", count: 65)
    #expect(NearestMatch.of(word, among: [word]) == nil)
  }

  @Test func `nothing is nearest among nothing`() {
    #expect(NearestMatch.of("a", among: []) == nil)
  }
}
