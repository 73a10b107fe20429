import ClinicalRecords
import Foundation
import Testing

@testable import Endpoints

/// A result with the grade worked out by hand from the text of CTCAE 5.0: a row of Reference/laboratory_cases.csv.
struct LaboratoryCase: CustomTestStringConvertible {
  let result: LaboratoryResult
  let baseline: LaboratoryResult?
  let circumstances: [Circumstance: Bool]
  let term: CodePosition
  let grade: Int
  let highest: Int
  let open: [LaboratoryFinding.OpenQuestion]
  let testDescription: String

  static let all = LaboratorySeed.table(
    at: LaboratorySeed.folder + "/Tests/EndpointsTests/Reference/laboratory_cases.csv"
  ).map(LaboratoryCase.init)

  init(_ row: LaboratorySeed.Row) {
    let analyte = LaboratorySeed.analyte(row["analyte"])
    func result(_ value: String, _ unit: String) -> LaboratoryResult? {
      Double(row[value]).map {
        LaboratoryResult(sampledOn: day(0), analyte: analyte, value: $0, unit: row[unit])
      }
    }
    guard var own = result("value", "unit") else { preconditionFailure("a case has a value") }
    own.lowerLimit = Double(row["lower_limit"])
    own.upperLimit = Double(row["upper_limit"])
    self.result = own
    baseline = result("baseline", "baseline_unit")
    circumstances = row["circumstances"].split(separator: ";").reduce(into: [:]) { known, part in
      let sides = part.split(separator: "=")
      known[LaboratoryCase.circumstance(String(sides[0]))] = sides[1] == "1"
    }
    term = LaboratorySeed.term(row["term"])
    grade = Int(row["grade"]) ?? -1
    highest = Int(row["highest"]) ?? -1
    open = row["open"].split(separator: ";").map { part in
      let sides = part.split(separator: ":")
      return .init(LaboratoryCase.unknown(String(sides[0])), grade: Int(sides[1]) ?? -1)
    }
    testDescription =
      "\(row["analyte"]) \(row["value"]) \(row["unit"]) \(row["circumstances"]) \(row["by_hand"])"
  }

  private static func circumstance(_ word: String) -> Circumstance {
    guard let circumstance = Circumstance(rawValue: word) else {
      preconditionFailure("\(word) is no circumstance")
    }
    return circumstance
  }

  /// `124`, `125 asymptomatic`.
  private static func reading(
    _ text: Substring
  ) -> LaboratoryFinding.OpenQuestion.Reading? {
    let parts = text.split(separator: " ")
    guard let number = parts.first.flatMap({ Double($0) }) else { return nil }
    return .init(
      number, circumstance: parts.count > 1 ? circumstance(String(parts[1])) : nil)
  }

  private static func unknown(_ word: String) -> LaboratoryFinding.OpenQuestion.Unknown {
    if word.hasPrefix("read "), let reading = reading(word.dropFirst(5)) {
      return .reading(reading)
    }
    switch word {
    case "lowerLimit": return .lowerLimit
    case "upperLimit": return .upperLimit
    case "baseline": return .baseline
    default:
      let circumstance = Circumstance.allCases.first { "\($0)" == word }
      guard let circumstance else { preconditionFailure("\(word) is nothing unknown") }
      return .circumstance(circumstance)
    }
  }
}
