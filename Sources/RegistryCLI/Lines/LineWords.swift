import ClinicalRecords
import Endpoints
import Reports

/// Derived lines in words: drugs, regimens, and why each record opened, joined or was left out.
struct LineWords {
  private let codebook: Codebook
  private let formulary: Formulary
  let rules: LineRules
  var endReasons: [Vocabulary.Entry] { codebook.endReasons.entries }

  init(_ codebook: Codebook, _ formulary: Formulary, _ rules: LineRules) {
    self.codebook = codebook
    self.formulary = formulary
    self.rules = rules
  }

  /// A drug inside a sentence.
  func name(_ agent: CodePosition) -> String {
    codebook.agents.entries[Int(agent)].label.insideSentence
  }

  /// The code of a drug.
  func code(_ agent: CodePosition) -> String { codebook.agents.entries[Int(agent)].code }

  /// Drugs in a phrase: `carboplatin + etoposide`.
  func names(_ agents: [CodePosition]) -> String {
    agents.map(name).sorted().joined(separator: " + ")
  }

  /// The regimen of a line, empty where none matches.
  func regimen(_ line: DerivedLine) -> String {
    line.regimen.map { formulary.regimens[$0].label } ?? ""
  }

  /// The code of a line's regimen.
  func regimenCode(_ line: DerivedLine) -> String {
    line.regimen.map { formulary.regimens[$0].code } ?? ""
  }

  /// Why a record is where it is, without naming its line or its drug again.
  ///
  /// - Parameter decision: What became of it.
  /// - Returns: A sentence.
  func why(_ decision: DoseDecision) -> String {
    switch decision.role {
    case .notGiven: "Planned and not given."
    case .supportive: "By itself no therapy of a tumor."
    case .duplicate: "The same drug is recorded on this day already."
    case .beforeDiagnosis(let days):
      "\(days.inDays) before diagnosis: not a dose for this disease, or one of the two days is wrong."
    case .opened(let opening): why(opening, line: decision.line ?? 1)
    case .joined(let day):
      "First given \(day.inDays) after the line's start, within \(rules.regimenWindowDays): part of its "
        + "regimen."
    case .continued: "Of the line's drugs."
    case .substituted(let old): "In place of \(name(old)), without progression between."
    case .swapped(let old):
      "In place of \(name(old)), without progression between; why, the records do not say."
    case .beganMaintenance(let days):
      "Begun \(days.inDays) after induction, within \(rules.maintenanceWindowDays): maintenance."
    case .beganPlannedPart(let days):
      "The next part of a curative plan, \(days.inDays) after the last dose, without progression."
    case .beyondProgression(let day): "Of the line's drugs, after progression of \(day)."
    case .acrossGap(let days):
      "\(days.inDays) after the last record, but a drug whose records may be far apart."
    case .resumed(let days):
      "Of the line's drugs, after a pause of \(days.inDays) in which others went on."
    }
  }

  /// Why a line was opened.
  func why(_ opening: LineOpening, line number: Int) -> String {
    let before = number - 1
    switch opening {
    case .firstDose: return "The first dose of a drug that acts on the tumor."
    case .progression(let day, let agent):
      return
        "Progression of \(day), and \(name(agent)) is outside the regimen of line \(before) as "
        + "it was then."
    case .continuedAfterProgression(let day):
      return "The same drugs after progression of \(day); the settings open a line there."
    case .gap(let days):
      return "\(days.inDays) after the last dose of line \(before), more than \(rules.gapDays)."
    case .newAgent(let agent, let day):
      return "\(name(agent).capitalizedSentence) is outside the regimen of line \(before), begun "
        + "\(day.inDays) after its start, later than \(rules.regimenWindowDays)."
    case .sequentialSet(let agent, let day):
      return "\(name(agent).capitalizedSentence) was begun \(day.inDays) after the start of line "
        + "\(before), whose drugs were not given again, and no regimen lists both."
    case .swap(let old, let new):
      return "\(name(new).capitalizedSentence) in place of \(name(old)); the settings open a line "
        + "there."
    }
  }
}

extension Int {
  /// `1 day`, `2 days`.
  var inDays: String { self == 1 ? "1 day" : "\(self) days" }
}
