extension ReportVerification {
  /// What was found, a sentence each: first what differs, then what could not be checked, last what is confirmed.
  public var sentences: [String] {
    var sentences = origins
    if let unreadableNumbers {
      sentences.append("\(NumberFile.path) cannot be read: \(unreadableNumbers)")
    }
    sentences += numbers.map(ReportVerification.sentence)
    sentences += changed.map { "\($0) was changed after the report was written." }
    sentences += missing.map { "\($0) is missing." }
    sentences += added.map { "\($0) is no part of the report." }
    sentences += outdated.map {
      "\($0) is as it was written, but the study now gives another."
    }
    if !unchecked.isEmpty {
      sentences.append(
        "Not made anew, so only known to be as written: \(ReportError.list(unchecked)).")
    }
    sentences.append(conclusion)
    return sentences
  }

  private static func sentence(_ difference: Difference) -> String {
    let id = difference.id
    guard let now = difference.now else {
      return "\(id): the report prints \(quoted(difference.then)); the study has no such number."
    }
    guard let then = difference.then else {
      return "\(id): the study gives \(quoted(now)); the report has no such number."
    }
    if then.printed != now.printed {
      return "\(id): the report prints \(quoted(then)), the study gives \(quoted(now))."
    }
    return
      "\(id): printed \(quoted(now)) in both, but the value was \(then.value ?? "none") and is "
      + "\(now.value ?? "none")."
  }

  private static func quoted(_ number: WrittenNumber?) -> String { "\"\(number?.printed ?? "")\"" }

  private var conclusion: String {
    let confirmed =
      "\(ReportVerification.count(confirmedNumbers, "number")) and "
      + "\(ReportVerification.count(confirmedFiles, "file")) are what the study gives"
    return isConfirmed ? "Confirmed: \(confirmed)." : "Not confirmed; \(confirmed)."
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
