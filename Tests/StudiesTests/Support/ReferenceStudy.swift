import ClinicalRecords
import Endpoints
import Foundation
import Statistics

@testable import Studies

/// A study in the folder of references: a data set, its settings, and what R answers.
struct ReferenceStudy {
  let name: String
  let cohort: StudyCohort
  /// The rows of the data set by study key.
  let rows: [String: [String: String]]
  /// R's numbers by name.
  let answers: [String: Double]
  /// MatchIt's pairs, sets and ascending distances.
  let matching: Matching

  struct Matching: Decodable {
    let pairs: [Int]
    let sets: [Int]
    let caliper: [Double]
    let distances: [Double]
  }

  private struct Answers: Decodable { let values: [String: Double] }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Reference")

  /// Reads a study; `change` may alter its plan.
  init(_ name: String, _ change: (inout StudyPlan) -> Void = { _ in }) throws {
    self.name = name
    let settings = Settings(try Self.text("\(name)_settings.csv"))
    let table = Self.table(try Self.text("\(name)_subjects.csv"))
    let keys = table.map { $0["patient_key"] ?? $0["study_key"] ?? "" }
    let rows = Dictionary(uniqueKeysWithValues: zip(keys, table))
    self.rows = rows
    var plan = settings.plan
    change(&plan)
    let characteristics = settings.characteristics
    let subjects = keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .map { Self.subject($0, rows[$0] ?? [:], plan, characteristics) }
    cohort = StudyCohort.madeUp(plan, characteristics, subjects, ties: settings.ties)
    let decoder = JSONDecoder()
    answers = try decoder.decode(Answers.self, from: Self.data("\(name)_answers.json")).values
    matching = try decoder.decode(Matching.self, from: Self.data("\(name)_matching.json"))
  }

  static func data(_ file: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: file))
  }

  static func text(_ file: String) throws -> String {
    String(decoding: try data(file), as: UTF8.self)
  }

  static func table(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(lines[0], line)).filter { !$0.value.isEmpty }
    }
  }

  private static func subject(
    _ key: String, _ row: [String: String], _ plan: StudyPlan,
    _ characteristics: [StudyCohort.Characteristic]
  ) -> StudySubject {
    StudySubject.madeUp(
      key: key, arm: plan.arms.firstIndex { $0.id == row["arm"] } ?? 0,
      levels: characteristics.map { characteristic in
        row[characteristic.id].flatMap { characteristic.levels.firstIndex(of: $0) } ?? -1
      },
      numbers: characteristics.map { $0.isNumber ? row[$0.id].flatMap(Double.init) : nil },
      times: plan.endpoints.map { planned in
        let name = planned.endpoint.rawValue
        let cell = { (part: String) in
          (row["\(name)_\(part)"] ?? row["\(name.uppercased())_\(part)"]).flatMap { Int($0) }
        }
        return cell("days").map { ($0, cell("event") == 1) }
      })
  }
}

/// The settings that `study.R` reads, as a plan.
private struct Settings {
  let rows: [(name: String, value: String)]

  init(_ text: String) {
    rows = text.split(separator: "\n").dropFirst().map { line in
      let parts = line.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), String(parts[1]))
    }
  }

  func all(_ name: String) -> [String] { rows.filter { $0.name == name }.map(\.value) }
  func first(_ name: String) -> String? { all(name).first }
  func written(_ name: String) -> [Written<String>] { all(name).map { Written($0) } }

  var ties: TieMethod { first("ties").flatMap(TieMethod.init) ?? .efron }

  var characteristics: [StudyCohort.Characteristic] {
    all("characteristic").map { id in
      let levels = all("level:\(id)")
      let reference = first("reference:\(id)").flatMap { levels.firstIndex(of: $0) }
      return .init(id: id, label: id, levels: levels, reference: reference ?? 0)
    }
  }

  var plan: StudyPlan {
    let names = [first("first_arm"), "between", first("last_arm")].compactMap(\.self)
    var plan = StudyPlan(
      title: "Made up", line: 1,
      arms: names.map { StudyPlan.Arm(id: $0, label: $0, condition: Written("")) })
    if names.contains("2L-ICI") { plan.arms.remove(at: 1) }
    plan.endpoints = all("endpoint").compactMap(Endpoint.init).map { PlannedEndpoint($0) }
    plan.survival.interval = first("interval").flatMap(MedianInterval.init) ?? .logLog
    plan.matching = matching
    var cox = CoxPlan()
    cox.arm = written("cox_arm").first
    cox.covariates = written("cox_covariate")
    cox.entersBelow = first("cox_enters_below").flatMap(Double.init)
    plan.cox = cox
    var subgroups = SubgroupPlan()
    subgroups.characteristics = written("subgroup")
    plan.subgroups = subgroups
    return plan
  }

  private var matching: MatchingPlan {
    var plan = MatchingPlan()
    plan.covariates = written("matching_covariate")
    plan.ratio = first("ratio").flatMap { Int($0) } ?? 1
    plan.isRobust = first("robust") != "0"
    plan.caliper = first("caliper").flatMap(Double.init).map { width in
      switch first("caliper_scale") {
      case "probability": .probability(width)
      case "logit": .logit(width)
      default: .standardDeviations(width)
      }
    }
    return plan
  }
}
