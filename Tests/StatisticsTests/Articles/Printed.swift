import Foundation
import Testing

/// Expects a value of an example to agree with that of R, or of a publication, and to round to what
/// the article prints behind its line.
///
/// - Parameters:
///   - ours: What the example computed.
///   - theirs: R's value to all its digits, or a published one.
///   - printed: What the article says, with as many decimals as it has.
///   - relative: The largest difference allowed, as a proportion of `theirs`.
///   - sourceLocation: Where the test stands.
func expect(
  _ ours: Double?, _ theirs: Double, printed: String, relative: Double = 1e-8,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let ours else {
    Issue.record("nil, where the article prints \(printed)", sourceLocation: sourceLocation)
    return
  }
  #expect(
    abs(ours - theirs) <= relative * max(abs(theirs), 1e-300), "ours \(ours), theirs \(theirs)",
    sourceLocation: sourceLocation)
  let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
  let rounded = String(format: "%.\(decimals)f", ours)
  #expect(rounded == printed, sourceLocation: sourceLocation)
}
