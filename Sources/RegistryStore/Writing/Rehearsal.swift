public import ClinicalRecords

extension Registry {
  /// Why rows entered by hand would be refused, tried in a transaction that is taken back.
  ///
  /// - Parameters:
  ///   - rows: The rows with their tables, parents first.
  ///   - today: The day after which no row can be dated.
  /// - Returns: Sentences; empty when the rows would be taken.
  /// - Throws: ``RegistryError`` where the registry itself cannot be used.
  public func refusals(
    of rows: [(table: String, row: TextRow)], today: ClinicalDate?
  ) throws -> [String] {
    do {
      let author = Author(name: "", command: "", time: "2000-01-01T00:00:00Z")
      return try entering(by: author, today: today) { entry -> [String] in
        let before = try entry.oddities(of: rows)
        for (table, row) in rows { _ = try entry.add(row, to: table) }
        _ = try entry.newOddities(since: before)
        throw TakenBack()
      }
    } catch is TakenBack {
      return []
    } catch let problems as RowProblems {
      return problems.problems.map(\.sentence)
    } catch RegistryError.refused(let sentences) {
      return sentences
    } catch RegistryError.duplicate(let sentence) {
      return [sentence]
    }
  }

  /// Ends a rehearsal.
  private struct TakenBack: Error {}
}
