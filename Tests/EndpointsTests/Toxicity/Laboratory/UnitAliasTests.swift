import ClinicalRecords
import Testing

@testable import Endpoints

/// Rule: G2.
struct UnitAliasTests {
  let criteria = LaboratorySeed.criteria
  let grading = LaboratorySeed.grading

  func grades(_ analyte: CodePosition, _ value: Double, _ unit: String, _ upper: Double) -> [Int] {
    let result = LaboratoryResult(
      sampledOn: day(0), analyte: analyte, value: value, unit: unit, lowerLimit: upper / 2,
      upperLimit: upper)
    return (try? grading.findings(of: result).map(\.grade)) ?? []
  }

  @Test func `a value in another spelling of a unit has the same grade`() {
    for conversion in criteria.conversions where conversion.factor == 1 {
      for value in [0.01, 0.3, 0.7, 1.2, 3, 60, 130, 700, 4_500, 30_000, 200_000] {
        #expect(
          grades(conversion.analyte, value, conversion.unit, 100)
            == grades(conversion.analyte, value, conversion.convertedUnit, 100), "\(conversion)")
      }
    }
  }

  @Test func `a value that is graded by its limits alone has the same grade in any unit`() {
    let byLimits = Set(criteria.intervals.map(\.analyte))
      .filter { analyte in
        criteria.intervals.allSatisfy { $0.analyte != analyte || $0.unitOfValue == nil }
      }
    for conversion in criteria.conversions where byLimits.contains(conversion.analyte) {
      for multiple in [0.3, 0.9, 1.2, 1.6, 2.2, 4, 8, 15, 30] {
        #expect(
          grades(conversion.analyte, multiple * 8, conversion.unit, 8)
            == grades(
              conversion.analyte, multiple * 8 * conversion.factor, conversion.convertedUnit,
              8 * conversion.factor), "\(conversion)")
      }
    }
  }

  @Test func `every known unit of a graded analyte can be graded, however it is spelled`() {
    for analyte in Set(criteria.intervals.map(\.analyte)) {
      for unit in criteria.knownUnits(of: analyte) {
        let spellings = [
          unit, unit.lowercased(), unit.uppercased(), " \(unit) ",
          unit.replacing("/", with: " / "), unit.replacing("u", with: "µ"),
          unit.replacing("u", with: "μ"), unit.replacing("3", with: "³"),
          unit.replacing("10^9", with: "×10⁹"), unit.replacing("10^9", with: "10E9"),
          unit.replacing("10^9", with: "x10^9"), unit.replacing("10^9", with: "×10*9"),
        ]
        for spelling in spellings {
          #expect(!grades(analyte, 1, spelling, 2).isEmpty, "\(spelling)")
          #expect(criteria.reading(of: spelling, analyte: analyte) != nil, "\(spelling)")
        }
      }
    }
  }
}
