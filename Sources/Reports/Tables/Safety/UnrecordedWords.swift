/// For how many events something was not recorded, in the words of footnotes.
extension NumberStyle {
  /// Events that could be serious; nothing where there is none.
  func withoutSeriousness(_ count: Int, of all: Int) -> [String] {
    unrecorded(
      count, of: all, count == 1 ? "whether it was serious" : "whether they were serious",
      "serious")
  }

  /// Events that could have stopped treatment; nothing where there is none.
  func withoutAction(_ count: Int, of all: Int) -> [String] {
    unrecorded(count, of: all, "what was done with the treatment", "leading to discontinuation")
  }

  private func unrecorded(
    _ number: Int, of all: Int, _ what: String, _ kind: String
  ) -> [String] {
    guard number > 0 else { return [] }
    let share = number == all && all > 1 ? "all \(count(all))" : "\(count(number)) of \(count(all))"
    let events = all == 1 ? "event" : "events"
    let consequence = number == 1 ? "it is not counted as" : "they are not counted as"
    return ["For \(share) \(events) it is not recorded \(what); \(consequence) \(kind)."]
  }
}
