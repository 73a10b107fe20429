import ClinicalRecords
import Endpoints

/// Which lines of therapy a question counts, in which group each stands, and how many were left out
/// for which reason.
struct LineChoice: Sendable {
  let question: Question
  let grouping: Grouping
  private(set) var leftOut = LeftOut()

  init(_ question: Question) {
    self.question = question
    grouping = question.grouping ?? Grouping()
  }

  /// Whether the question is about a line of this number.
  func isAsked(_ line: LineOfTherapy) -> Bool { question.line.map { line.number == $0 } ?? true }

  /// The group of a line, or `nil` where it is left out.
  mutating func group(of history: PatientHistory, _ place: LinePlace) -> Value? {
    guard place.rules.cutoff.map({ history.line(place).startedOn <= $0 }) ?? true else {
      leftOut.afterCutoff += 1
      return nil
    }
    if let condition = question.condition {
      guard let holds = condition.holds(history, place) else {
        leftOut.conditionUnknown += 1
        return nil
      }
      guard holds else {
        leftOut.conditionFalse += 1
        return nil
      }
    }
    let value = grouping.value(history, place)
    guard value.isGroup else {
      leftOut.groupUnknown += 1
      return nil
    }
    return value
  }

  /// Adds what was left out of another part of the cohort.
  mutating func merge(_ other: LineChoice) { leftOut.merge(other.leftOut) }
}

/// Lines of therapy that a question did not count, by reason.
public struct LeftOut: Sendable, Equatable {
  /// They began after the cutoff.
  public var afterCutoff = 0
  /// The condition does not hold.
  public var conditionFalse = 0
  /// It cannot be told whether the condition holds.
  public var conditionUnknown = 0
  /// It cannot be told to which group they belong.
  public var groupUnknown = 0

  mutating func merge(_ other: LeftOut) {
    afterCutoff += other.afterCutoff
    conditionFalse += other.conditionFalse
    conditionUnknown += other.conditionUnknown
    groupUnknown += other.groupUnknown
  }
}
