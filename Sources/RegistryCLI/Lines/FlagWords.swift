import ClinicalRecords
import Endpoints

/// What is worth knowing about a line, in sentences.
extension LineWords {
  /// A flag as a sentence; of those a person should look at, with the question.
  func sentence(_ flag: LineFlag) -> String {
    switch flag {
    case .droppedAgent(let agent, let last):
      "\(name(agent).capitalizedSentence) stopped on \(last), the rest went on."
    case .substitution(let old, let new, let day):
      "\(name(new).capitalizedSentence) replaced \(name(old)) on \(day)."
    case .continuationMaintenance(let day):
      "Maintenance from \(day): part of the regimen went on."
    case .switchMaintenance(let agent, let day):
      "Maintenance from \(day): \(name(agent)) was begun."
    case .plannedSequence(let agent, let day):
      "A curative plan went on with \(name(agent)) on \(day)."
    case .exemptGap(let agent, let days, let day):
      "\(days.inDays) without a record before \(day); \(name(agent)) is exempt from the gap."
    case .continuedAgent(let agent):
      "\(name(agent).capitalizedSentence) went on from the line before."
    case .rechallenge(let line, let days):
      "Rechallenge with the drugs of line \(line), \(days.inDays) after their last dose there."
    case .swap, .beyondProgression, .resumedAgent, .sequentialSets, .lateAddition, .overlap:
      question(flag)
    }
  }

  /// The flags that drug records alone cannot decide.
  private func question(_ flag: LineFlag) -> String {
    switch flag {
    case .swap(let old, let new, let day):
      return
        "\(name(new).capitalizedSentence) replaced \(name(old)) on \(day): supply, toxicity, or "
        + "a new decision?"
    case .beyondProgression(let day, let first):
      return "Given on \(first) after progression of \(day): was it a decision to go on?"
    case .resumedAgent(let agent, let days, let day):
      return
        "\(name(agent).capitalizedSentence) came back on \(day) after \(days.inDays): a new line?"
    case .sequentialSets(let day):
      return "On \(day) other drugs followed the first within \(rules.regimenWindowDays) days: one "
        + "plan, or an early change?"
    case .lateAddition(let agent, let day):
      return
        "\(name(agent).capitalizedSentence) was added \(day.inDays) after the start of the line "
        + "before: a late start of one regimen?"
    case .overlap(let agent, let days):
      return
        "The record of \(name(agent)) runs \(days.inDays) into the next line: which day is right?"
    case .droppedAgent, .substitution, .continuationMaintenance, .switchMaintenance,
      .plannedSequence, .exemptGap, .continuedAgent, .rechallenge:
      return ""
    }
  }

  /// The chemotherapy-free interval before a line, where there was chemotherapy. Rule: L12.
  func interval(_ line: DerivedLine) -> String? {
    line.chemotherapyFreeDays.map { days in
      let sign = days >= rules.sensitiveIntervalDays ? "at least" : "less than"
      return "\(days.inDays) since the last chemotherapy, \(sign) \(rules.sensitiveIntervalDays)."
    }
  }

  /// Why a line ended, in a phrase behind its day.
  func phrase(_ closing: LineClosing) -> String {
    switch closing {
    case .progression(let day): "progression of \(day)"
    case .newAgent: "other drugs begun"
    case .gap(let days): "gap of \(days.inDays)"
    case .death(let day): "death on \(day)"
    case .dataEnd: "goes on"
    }
  }

  /// A difference between entered and proposed lines as a sentence.
  func sentence(_ difference: LineDifference) -> String {
    switch difference {
    case .onlyDerived(let number): "Proposed line \(number) was not entered."
    case .onlyEntered(let number): "No drug record shows entered line \(number)."
    case .number(let entered, let derived):
      "Entered line \(entered) is the \(derived.ordinal) that drug records show."
    case .start(let line, let entered, let derived):
      "Line \(line) starts on \(entered) as entered, on \(derived) by drug records."
    case .end(let line, let entered?, let derived):
      "Line \(line) ends on \(entered) as entered, on \(derived) by drug records."
    case .end(let line, nil, let derived):
      "Line \(line) goes on as entered, and ends on \(derived) by drug records."
    case .missingDrug(let line, let agent):
      "Line \(line) holds \(name(agent)) by drug records; it was not entered."
    case .extraDrug(let line, let agent):
      "Line \(line) holds \(name(agent)) as entered; no drug record shows it."
    }
  }

  /// What the registry cannot know of a line's intent.
  func sentence(_ intent: LineIntent) -> String? {
    switch intent {
    case .palliative: nil
    case .curative:
      "Whether it was meant to cure is left to you: the extent at diagnosis was curable, and neither "
        + "progression nor a metastasis is recorded before it."
    case .unknown:
      "Whether it was meant to cure is left to you: no extent at diagnosis says so."
    }
  }
}

extension Int {
  /// `1st`, `2nd`, `3rd`, `4th`.
  var ordinal: String {
    let ending =
      switch (self % 100, self % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(self)\(ending)"
  }
}
