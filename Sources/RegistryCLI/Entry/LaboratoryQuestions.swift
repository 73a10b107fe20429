import ClinicalRecords
import RegistryStore

/// What is asked of laboratory results: it depends on the analyte, and on how its results were entered before.
extension Draft {
  private static let unitsShown = 8

  /// The column of a unit, with the units of the analyte, the one last used first.
  func askedUnit(_ asked: AskedColumn) -> AskedColumn {
    guard let criteria = try? registry.laboratoryCriteria(), let analyte else { return asked }
    let known = criteria.knownUnits(of: analyte.position)
    let last = lastResult.map { "Last for \(analyte.code): \($0.unit). " } ?? ""
    let more = known.count > Draft.unitsShown ? " …" : ""
    let units =
      known.isEmpty
      ? asked.hint : "Known: \(known.prefix(Draft.unitsShown).joined(separator: ", "))\(more)."
    return asked.hinting(last + units).objecting {
      criteria.mistake(inUnit: $0, of: analyte.position, called: analyte.code)
    }
  }

  /// The column of a limit of normal, with the limit last used for the analyte.
  func askedLimit(_ asked: AskedColumn) -> AskedColumn {
    guard let analyte, let last = lastResult, last.unit == values["unit"],
      let limit = asked.column.name == "lower_limit" ? last.lower : last.upper
    else { return asked }
    return asked.hinting("\(asked.hint) Last for \(analyte.code) in \(last.unit): \(limit).")
  }

  private var analyte: (code: String, position: CodePosition)? {
    guard let analytes = (try? registry.codebook())?.analytes,
      let position = analytes.position(of: values["analyte"] ?? "")
    else { return nil }
    return (analytes.entries[position].code, CodePosition(position))
  }

  /// Unit and limits of the patient's latest result of the analyte.
  private var lastResult: (unit: String, lower: String?, upper: String?)? {
    guard let analyte, let layout = try? registry.layout(of: noun.table) else { return nil }
    func place(_ column: String) -> Int? { layout.position(of: column) }
    guard let name = place("analyte"), let unit = place("unit"), let lower = place("lower_limit"),
      let upper = place("upper_limit")
    else { return nil }
    var last: (unit: String, lower: String?, upper: String?)?
    try? registry.forEachRow(of: layout, patientKey: values["patient_key"] ?? "") { fields in
      guard fields[name] == analyte.code else { return }
      last = (
        fields[unit], fields[lower].isEmpty ? nil : fields[lower],
        fields[upper].isEmpty ? nil : fields[upper]
      )
    }
    return last
  }
}
