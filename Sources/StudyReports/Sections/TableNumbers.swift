import Studies

/// The numbers of the main tables: baseline, response, adverse events, then one for each Cox table; what is not asked for
/// takes none.
struct TableNumbers {
  let baseline: Int?
  let response: Int?
  let safety: Int?
  let cox: [Int]

  init(_ answer: StudyAnswer) {
    var last = 0
    func next(_ isShown: Bool) -> Int? {
      guard isShown else { return nil }
      last += 1
      return last
    }
    baseline = next(!answer.baseline.blocks.isEmpty)
    response = next(!answer.responses.isEmpty)
    safety = next(answer.safety != nil)
    cox = answer.cox.compactMap { _ in next(true) }
  }
}
