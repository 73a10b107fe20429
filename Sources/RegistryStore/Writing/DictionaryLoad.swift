public import ClinicalRecords
import GRDB

extension Registry {
  /// Adds the terms of a dictionary beside those the registry has, or renews them; all or none, as one entry of the log.
  ///
  /// Terms are known again by their label, whatever its case, blanks, dashes and quotes. A term that is there gets new
  /// wording. Its class, code and grades are renewed only while no event uses it; otherwise, and for the built-in
  /// dictionary always, what differs is reported and left. No term is ever removed, and to the built-in dictionary none
  /// is added. A new term with the name of a built-in one takes over its synonyms, its rows of tables and its place
  /// among immune-related terms, but not its laboratory thresholds. Terms of which fewer than half are those of a
  /// dictionary that is there are refused under its name. Rule: A6.
  ///
  /// - Parameters:
  ///   - terms: The terms, each once, with the row on which it stands.
  ///   - name: The dictionary and its version, such as `CTCAE 6.0`.
  ///   - author: Who loads it.
  /// - Returns: What was done.
  /// - Throws: ``RegistryError``; nothing is written then.
  public func loadDictionary(
    _ terms: [(row: Int, term: DictionaryTerm)], named name: String, by author: Author
  ) throws -> DictionaryReport {
    let standard = DictionaryName.standard(name)
    if let mistake = DictionaryName.mistake(standard) { throw RegistryError.refused([mistake]) }
    do {
      return try write { database in
        let known = try TermDictionaries.all(database).map(\.name)
        let existing = known.first { LabelKey.of($0) == LabelKey.of(standard) }
        var load = try DictionaryLoad(existing ?? standard, database, by: author)
        for (row, term) in terms { try load.take(term, row: row) }
        let report = load.finished
        if existing != nil, report.known * 2 < terms.count {
          throw RegistryError.refused([report.foreignness(of: terms.count)])
        }
        // A load that changes nothing leaves no entry in the log.
        guard report.isChanged else { throw NothingChanged(report: report) }
        try load.logAdditions()
        return report
      }
    } catch let unchanged as NothingChanged {
      return unchanged.report
    }
  }

  /// How many terms of a file each dictionary has.
  ///
  /// - Parameter terms: The terms of the file.
  /// - Returns: By the order of the dictionaries: name, terms they share with the file, terms in all.
  /// - Throws: ``RegistryError``.
  public func termsShared(with terms: [DictionaryTerm]) throws -> [(
    dictionary: String, shared: Int, total: Int
  )] {
    let keys = Set(terms.map { LabelKey.of($0.label) })
    let known = Dictionary(grouping: try dictionaryTerms(), by: \.dictionary)
    return try termDictionaries().map { dictionary in
      let own = known[dictionary.name, default: []]
      return (dictionary.name, own.count { keys.contains(LabelKey.of($0.label)) }, own.count)
    }
  }

  /// The dictionaries that a file could be a version of: those of which it holds at least nine terms in ten, and that
  /// hold nine in ten of its terms.
  ///
  /// - Parameter terms: The terms of the file.
  /// - Returns: Names, the best fitting first.
  /// - Throws: ``RegistryError``.
  public func dictionaries(like terms: [DictionaryTerm]) throws -> [String] {
    let count = Set(terms.map { LabelKey.of($0.label) }).count
    let shares = try termsShared(with: terms).map { other in
      (other.dictionary, Double(other.shared) / Double(max(1, count, other.total)))
    }
    return shares.filter { $0.1 >= 0.9 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }
}

/// Takes a transaction back that changed nothing.
private struct NothingChanged: Error {
  let report: DictionaryReport
}
