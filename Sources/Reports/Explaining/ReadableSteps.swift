import Analyses
import ClinicalRecords
import Endpoints

/// The steps of an explanation as people read them: nothing said twice, rows that share a fate
/// together. Programs get every step as it is.
struct ReadableSteps {
  /// One row of a page.
  struct Row: Equatable {
    var role: Explanation.Role
    var row: Evidence?
    var day: ClinicalDate?
    var value: String
    var sentence: String
    var rules: [Rule]
    /// Rows of the same fate that follow, and the day of the last.
    var others = 0
    var lastDay: ClinicalDate?
  }

  /// So many rows of one fate stand as one.
  private static let longRun = 3

  /// The rows in order.
  let rows: [Row]

  init(_ steps: [Explanation.Step]) {
    let told = ReadableSteps.withoutRepetitions(steps).map(Row.init)
    rows = ReadableSteps.withRunsShortened(ReadableSteps.withMeasurementsJoined(told))
  }

  /// Without steps that were noted twice, and without saying that a response was entered where what
  /// it led to is said of the same row.
  private static func withoutRepetitions(_ steps: [Explanation.Step]) -> [Explanation.Step] {
    steps.enumerated().filter { position, step in
      let later = steps[(position + 1)...]
      if later.contains(step) { return false }
      guard step.row != nil, isOnlyEntry(step) else { return true }
      return !later.contains { $0.row == step.row }
    }.map(\.element)
  }

  /// Whether a step says no more of an assessment than that it was entered, or came too late.
  private static func isOnlyEntry(_ step: Explanation.Step) -> Bool {
    if step.role == .used { return step.rules == [.r31] }
    guard case .assessment? = step.row else { return false }
    return step.role == .passedOver && step.sentence == "After the event."
  }

  /// With what was measured on one day and used alike in one row.
  private static func withMeasurementsJoined(_ rows: [Row]) -> [Row] {
    var joined: [Row] = []
    for row in rows {
      guard case .lesionMeasurement? = row.row, let last = joined.last, last.row == row.row,
        last.role == row.role
      else {
        joined.append(row)
        continue
      }
      if row.sentence == last.sentence {
        joined[joined.count - 1].value += ", " + row.value
      } else {
        joined[joined.count - 1].value = ""
        joined[joined.count - 1].sentence += " " + row.sentence
      }
      joined[joined.count - 1].rules = Rule.allCases.filter {
        last.rules.contains($0) || row.rules.contains($0)
      }
    }
    return joined
  }

  /// With long runs of rows that were passed over for one reason as the first and a number.
  private static func withRunsShortened(_ rows: [Row]) -> [Row] {
    var shortened: [Row] = []
    var position = 0
    while position < rows.count {
      let first = rows[position]
      let run = rows[position...].prefix { $0.sharesFate(with: first) }
      if run.count >= longRun, let last = run.last {
        var row = first
        row.others = run.count - 1
        row.lastDay = last.day
        shortened.append(row)
      } else {
        shortened += run
      }
      position += max(1, run.count)
    }
    return shortened
  }
}

extension ReadableSteps.Row {
  init(_ step: Explanation.Step) {
    let day = step.day ?? step.row.flatMap(EvidenceWords.day)
    let shownDay = day?.description ?? ""
    self.init(
      role: step.role, row: step.row, day: day,
      value: ReadableSteps.Row.saysNothingNew(step, on: shownDay) ? "" : step.value,
      sentence: ReadableSteps.Row.sentence(of: step, on: shownDay),
      rules: Rule.allCases.filter(step.rules.contains))
  }

  /// Whether a value is the day, the name of the row, or a lesion whose sentence begins with it.
  private static func saysNothingNew(_ step: Explanation.Step, on day: String) -> Bool {
    switch step.row {
    case .cutoff?: true
    case .lesionMeasurement?:
      step.sentence.hasPrefix(step.value.prefix { $0 != " " } + " ")
        && !step.sentence.hasPrefix("\(step.value) on ")
    default: step.value == day
    }
  }

  /// The sentence without the row and its day at its beginning, which stand beside it.
  private static func sentence(of step: Explanation.Step, on day: String) -> String {
    let name: String? =
      switch step.row {
      case .death?: "Death"
      case .line(let number)?: "Line \(number) started"
      case .assessment?, .lesionMeasurement?: step.value.isEmpty ? nil : step.value
      default: nil
      }
    guard let beginning = name.map({ "\($0) on \(day)" }), step.sentence.hasPrefix(beginning)
    else { return step.sentence }
    let rest = step.sentence.dropFirst(beginning.count).drop { ":, ".contains($0) }
    return rest.count < 3 ? step.sentence : rest.prefix(1).uppercased() + rest.dropFirst()
  }

  fileprivate func sharesFate(with other: ReadableSteps.Row) -> Bool {
    self == other
      || (role == .passedOver && other.role == .passedOver && sentence == other.sentence
        && rules == other.rules && row.flatMap(EvidenceWords.table) != nil
        && row.flatMap(EvidenceWords.table) == other.row.flatMap(EvidenceWords.table))
  }

  /// The sentence, then how many rows more it is true of, then the rules.
  func text(withRules: Bool) -> String {
    let more =
      others == 0 ? "" : " So for \(others) more, to \(lastDay?.description ?? "an unknown day")."
    let ids = rules.map(\.rawValue).joined(separator: ",\u{A0}")
    return sentence + more + (withRules && !rules.isEmpty ? " [\(ids)]" : "")
  }
}
