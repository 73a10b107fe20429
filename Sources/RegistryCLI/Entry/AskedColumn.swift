import ClinicalRecords
import RegistryStore

/// A column as `add`, `amend` and `remove` look at it: what may stand there, and whether it must.
struct AskedColumn {
  let column: Column
  /// Whether the command needs a value here.
  let isNeeded: Bool
  /// The range the schema names for a number, such as `0 to 5`.
  let range: String?
  /// Why a value that the column could hold is still wrong, or `nil`.
  private let objection: (String) -> String?

  init(
    _ column: Column, isNeeded: Bool, range: String? = nil,
    objection: @escaping (String) -> String? = { _ in nil }
  ) {
    self.column = column
    self.range = range
    self.isNeeded = isNeeded
    self.objection = objection
  }

  /// What is wrong with a written value, in sentences; `nil` when it can be taken.
  func mistake(in written: String) -> String? {
    var written = written
    let sentence = written.withUTF8 { bytes -> String? in
      do throws(CellMistake) {
        _ = try column.cell(UnsafeRawBufferPointer(bytes))
        return nil
      } catch {
        return column.sentence(for: error, written: UnsafeRawBufferPointer(bytes))
      }
    }
    return sentence ?? objection(written)
  }

  /// The same column with a further objection.
  func objecting(_ objection: @escaping (String) -> String?) -> AskedColumn {
    AskedColumn(column, isNeeded: isNeeded, range: range) {
      self.objection($0) ?? objection($0)
    }
  }
}

extension AskedColumn {
  /// The drugs of a new line, as names with commas between them.
  static func drugs(_ agents: Vocabulary) -> AskedColumn {
    let column = Column(
      name: "drugs", comment: "drugs given, with commas between them", kind: .text,
      isRequired: false, isKey: false)
    return AskedColumn(column, isNeeded: false) { written in
      let mistakes = names(in: written).filter { agents.position(of: $0) == nil }.map {
        "\"\(Quotation.shortened($0))\" is not a drug. \(agents.suggestion(for: $0))"
      }
      return mistakes.isEmpty ? nil : mistakes.joined(separator: " ")
    }
  }

  /// The names in a list with commas.
  static func names(in list: String) -> [String] {
    list.split(separator: ",").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }
}
