import ClinicalRecords
import Foundation

@testable import Endpoints

/// The criteria that registries start with, read from seed/vocabulary, and the words they use.
enum LaboratorySeed {
  static let codebook: Codebook = {
    var codebook = Codebook()
    codebook.analytes = Vocabulary(
      name: "analyte",
      entries: rows(of: "analyte").map { .init(code: $0["analyte"], label: $0["label"]) })
    let labels = Set(rows(of: "laboratory_grade").map { $0["adverse_event_term"] })
      .union(TermWithoutNumbers.all.map(\.label))
    codebook.terms = Vocabulary(
      name: "adverse_event_term", entries: labels.sorted().map { .init(code: $0, label: $0) })
    return codebook
  }()

  static let criteria = LaboratoryCriteria(
    intervals: rows(of: "laboratory_grade").sorted {
      $0["laboratory_grade"] < $1["laboratory_grade"]
    }
    .map(GradeInterval.init),
    conversions: rows(of: "unit_conversion").map {
      UnitConversion(
        analyte: analyte($0["analyte"]), unit: $0["unit"], convertedUnit: $0["converted_unit"],
        factor: Double($0["factor"]) ?? .nan)
    })

  static let grading = LaboratoryGrading(criteria, codebook)

  static func analyte(_ code: String) -> CodePosition {
    guard let position = codebook.analytes.position(of: code) else {
      preconditionFailure("no analyte \(code)")
    }
    return CodePosition(position)
  }

  static func term(_ label: String) -> CodePosition {
    guard let position = codebook.terms.position(of: label) else {
      preconditionFailure("no term \(label)")
    }
    return CodePosition(position)
  }

  /// The folder of the package.
  static let folder =
    "/" + #filePath.split(separator: "/").prefix { $0 != "Tests" }.joined(separator: "/")

  /// Cells of a row by the name of their column; empty where the column is.
  struct Row {
    let cells: [String: String]

    subscript(_ column: String) -> String { cells[column] ?? "" }
  }

  /// The rows of a vocabulary.
  static func rows(of vocabulary: String) -> [Row] {
    table(at: folder + "/seed/vocabulary/\(vocabulary).csv")
  }

  /// The rows of a CSV file.
  static func table(at path: String) -> [Row] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      preconditionFailure("no file \(path)")
    }
    let lines = text.split(separator: "\n").map(cells)
    return lines.dropFirst().map { line in
      Row(cells: Dictionary(uniqueKeysWithValues: zip(lines[0], line)))
    }
  }

  private static func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      case "\r": break
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

extension GradeInterval {
  init(_ row: LaboratorySeed.Row) {
    func word<Word: RawRepresentable<String>>(_ column: String) -> Word {
      guard let word = Word(rawValue: row[column]) else {
        preconditionFailure("\(row[column]) is no \(column)")
      }
      return word
    }
    func bound(_ side: String) -> Bound? {
      guard let value = Double(row["\(side)_value"]) else { return nil }
      return Bound(word("\(side)_basis"), value, isInside: row["\(side)_is_inside"] == "1")
    }
    self.init(
      name: row["laboratory_grade"], term: LaboratorySeed.term(row["adverse_event_term"]),
      analyte: LaboratorySeed.analyte(row["analyte"]), direction: word("direction"),
      grade: Int(row["grade"]) ?? 0, circumstance: word("circumstance"), measure: word("measure"),
      unit: row["unit"].isEmpty ? nil : row["unit"], lower: bound("lower"), upper: bound("upper"),
      clinicalCriteria: row["clinical_criteria"].split(separator: "; ").map(String.init),
      certainty: word("certainty"))
  }
}
