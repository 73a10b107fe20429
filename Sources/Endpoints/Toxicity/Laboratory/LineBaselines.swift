import ClinicalRecords

/// The baseline of each analyte on a line of therapy, by its position in the history's results.
///
/// Of an analyte it is the last result on or before the line's start that was marked as one and is later than the start of
/// the line before; where none was marked, the last result on or before the start that was not marked as none.
///
/// Rule: G3.
struct LineBaselines {
  private var marked: [CodePosition: Int] = [:]
  private var others: [CodePosition: Int] = [:]

  init(ofLineAt index: Int, in history: PatientHistory) {
    let start = history.lines[index].startedOn
    let previousStart = index > 0 ? history.lines[index - 1].startedOn : nil
    for (position, result) in history.laboratoryResults.enumerated() {
      // Results come by day.
      if result.sampledOn > start { return }
      let isOfThisLine = previousStart.map { result.sampledOn > $0 } ?? true
      if result.isBaseline == true, isOfThisLine {
        marked[result.analyte] = position
      } else if result.isBaseline != false {
        others[result.analyte] = position
      }
    }
  }

  /// The position of an analyte's baseline; `nil` where there is none.
  subscript(_ analyte: CodePosition) -> Int? { marked[analyte] ?? others[analyte] }

  /// The positions of all baselines, in order of time.
  var positions: [Int] { others.merging(marked) { $1 }.values.sorted() }
}
