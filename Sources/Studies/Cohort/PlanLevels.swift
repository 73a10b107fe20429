import Analyses
import ClinicalRecords
import Endpoints

extension PlanWords {
  /// How a characteristic is found; `nil` where it has a mistake, which is noted.
  mutating func levels(
    of planned: PlannedCharacteristic, _ rules: EndpointRules
  ) -> LevelFinding? {
    var found = finding(of: planned, rules)
    found?.isKnownLater = planned.values.written.contains(where: isKnownLater)
    return found
  }

  private mutating func finding(
    of planned: PlannedCharacteristic, _ rules: EndpointRules
  ) -> LevelFinding? {
    let place = "characteristic \(planned.id)"
    switch planned.values {
    case .levels(let levels):
      return LevelFinding(
        levels.compactMap { condition($0.condition, of: place, level: $0.label) })
    case .word(let written):
      guard let word = word(written, of: place) else { return nil }
      requireLevels(word, written, planned.reference, place)
      return LevelFinding(word: word)
    case .number(let written):
      guard let word = word(written, of: place) else { return nil }
      switch word.kind {
      case .number: return LevelFinding(number: word, scale: 1)
      case .duration: return LevelFinding(number: word, scale: rules.daysPerMonth)
      case .flag, .code, .text:
        refuse(written.line, "\(place): \(word.name) is not a number. Use it as a word.")
        return nil
      }
    }
  }

  private mutating func requireLevels(
    _ word: Characteristic, _ written: Written<String>, _ reference: Written<String>?,
    _ place: String
  ) {
    switch word.kind {
    case .duration:
      refuse(
        written.line,
        "\(place): \(word.name) is a duration; state levels, such as \(word.name) >= 6 months, or use "
          + "it as a number.")
    case .code(let vocabulary):
      guard let reference else { return }
      require(
        reference, among: vocabulary.entries.map(\.label), "level", of: "\(place), reference")
    case .flag:
      guard let reference else { return }
      require(reference, among: ["Yes", "No"], "level", of: "\(place), reference")
    case .number, .text: break  // known when all patients are
    }
  }
}
