import ArgumentParser
import ClinicalRecords
import RegistryStore
import Reports

/// The rows of one table or vocabulary, as a list.
struct TableList {
  private let layout: TableLayout
  private let registry: Registry
  private let patientKey: String?
  private let search: String?

  /// - Parameters:
  ///   - table: A table of the registry.
  ///   - registry: Where the table is.
  ///   - patientKey: Only the rows of this patient.
  ///   - search: Only rows of which some field holds every word of this.
  /// - Throws: ``UnknownPatient``, ``RegistryError``.
  init(
    of table: String, in registry: Registry, patientKey: String? = nil, search: String? = nil
  ) throws {
    layout = try registry.layout(of: table)
    self.registry = registry
    self.patientKey = patientKey
    self.search = search
    guard let patientKey else { return }
    guard layout.position(of: "patient_key") != nil else {
      throw ValidationError("\(table) holds no rows of patients; leave --patient out.")
    }
    if let unknown = UnknownPatient(patientKey, in: registry) { throw unknown }
  }

  func show(_ format: ListFormat) throws {
    try list(format).show(format)
  }

  /// The list; synonyms only where a program reads it.
  func list(_ format: ListFormat) -> StreamedList {
    let shown = layout.columns.indices.filter { position in
      format == .csv || layout.columns[position].name != "synonyms"
    }
    let columns = shown.map { position in
      StreamedList.Column(
        name: layout.columns[position].name, alignment: layout.columns[position].alignment)
    }
    let words = search?.lowercased().split(separator: " ").map(String.init) ?? []
    return StreamedList(columns: columns) { row in
      try registry.forEachRow(of: layout, patientKey: patientKey) { fields in
        guard words.isEmpty || TableList.holds(fields, words) else { return }
        try row(shown.map { fields[$0] })
      }
    }
  }

  private static func holds(_ fields: [String], _ words: [String]) -> Bool {
    fields.contains { field in
      let field = field.lowercased()
      return words.allSatisfy { field.contains($0) }
    }
  }
}

extension Column {
  /// Numbers stand at the right edge.
  fileprivate var alignment: Table.Alignment {
    switch kind {
    case .integer, .real, .tenths: .trailing
    default: .leading
    }
  }
}
