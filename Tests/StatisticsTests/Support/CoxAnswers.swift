import Statistics
import Testing

extension CoxCall {
  /// The call of the first `coxph` in an answer, with the columns that its file leaves to others:
  /// propensity weights and matched pairs.
  init(_ answer: ReferenceAnswer) throws {
    let file = answer.id.prefix { $0 != "/" }.description
    let call = answer.call.hasPrefix("coxph(") ? answer.call : try CoxCall.inner(answer.call)
    switch answer.kind {
    case "coxph_iptw_robust":
      let name = try #require(answer.id.split(separator: "/").last)
      let weights = try #require(
        try Reference.answers(in: "colonps_psm").first { $0.id == "colonps/iptw/\(name)" })
      try self.init(call, variables: ["w": weights.result["weights"].numbers])
    case "coxph_matched":
      try self.init(call, data: file, variables: ["subclass": CoxCall.matchedPairs()])
    default:
      try self.init(call, data: file)
    }
  }

  /// The text of a call of `coxph` within another.
  private static func inner(_ text: String) throws -> String {
    var rest = text[try #require(text.firstRange(of: "coxph(")).lowerBound...]
    var (depth, call) = (0, "")
    while let character = rest.popFirst() {
      call.append(character)
      if character == "(" { depth += 1 }
      if character == ")" {
        depth -= 1
        if depth == 0 { break }
      }
    }
    return call
  }

  private static func matchedPairs() throws -> [Double?] {
    let matching = try #require(
      try Reference.answers(in: "colonps_psm").first {
        $0.id == "colonps/match/caliper_raw_0.02/largest"
      })
    let ids = try DataTable("colonps").numbers("id")
    var pairs = [Double?](repeating: nil, count: ids.count)
    for (pair, members) in matching.result["pairs_matchit"].rows.enumerated() {
      for member in members { pairs[try #require(ids.firstIndex(of: member))] = Double(pair) }
    }
    return pairs
  }

  /// The model of the call.
  func model() throws -> CoxModel {
    try CoxModel(
      fitting: subjects, on: covariates, ties: try #require(TieMethod(rawValue: ties)),
      strata: strata, clusters: clusters, robust: robust, offset: offset)
  }
}
