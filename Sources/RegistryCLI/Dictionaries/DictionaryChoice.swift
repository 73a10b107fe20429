import ClinicalRecords
import Interchange
import RegistryStore

/// Under which name a file is loaded.
struct DictionaryChoice {
  let name: String

  /// - Parameters:
  ///   - file: The file.
  ///   - named: The name that was given; `nil`: the dictionary whose terms the file holds.
  ///   - registry: Where dictionaries are.
  /// - Throws: ``UsageError`` where the name must be given, or the file speaks of another version.
  init(of file: DictionaryFile, named: String?, in registry: Registry) throws {
    if let named {
      try DictionaryChoice.check(named, against: file)
      name = named
      return
    }
    let terms = file.rows.map(\.term)
    let like = try registry.dictionaries(like: terms)
    if let stated = file.statedDictionary {
      guard like.contains(stated) else {
        throw DictionaryChoice.nameNeeded(file, like, try registry.termsShared(with: terms))
      }
      name = stated
    } else {
      guard let only = like.first, like.count == 1 else {
        throw DictionaryChoice.nameNeeded(file, like, try registry.termsShared(with: terms))
      }
      name = only
    }
  }

  /// A version of CTCAE is not loaded from a file that speaks of others only.
  private static func check(_ named: String, against file: DictionaryFile) throws {
    guard let version = DictionaryName.version(in: named), let stated = file.statedDictionary,
      !file.statedDictionaries.contains(version)
    else { return }
    throw UsageError(
      "\(file.name) speaks of \(stated), not of \(version). Nothing was written. "
        + "Load it with --name \"\(stated)\"; where it is \(version), correct its headings, "
        + "or the names of the sheet and the file.")
  }

  private static func nameNeeded(
    _ file: DictionaryFile, _ like: [String],
    _ others: [(dictionary: String, shared: Int, total: Int)]
  ) -> UsageError {
    let stated = file.statedDictionary
    let nearest = others.max { $0.shared < $1.shared }
    let reason =
      if let stated, let known = others.first(where: { $0.dictionary == stated }) {
        "\(file.name) speaks of \(stated), but holds only "
          + part(of: known.total, known.shared, "its", "", file) + "."
      } else if let stated {
        "\(file.name) speaks of \(stated), whose terms the registry does not have yet."
      } else if like.count > 1 {
        "The terms of \(file.name) are those of several dictionaries: \(like.joined(separator: ", "))."
      } else if let nearest, nearest.shared > 0 {
        "\(file.name) holds only \(part(of: nearest.total, nearest.shared, "the", " of \(nearest.dictionary)", file))."
      } else {
        "The terms of \(file.name) are those of no dictionary in the registry."
      }
    let example = stated ?? like.first ?? "MedDRA 27.0"
    return UsageError("\(reason) Nothing was written. Name the dictionary: --name \"\(example)\".")
  }

  /// Such as `2 of its 837 terms, and 1 other`.
  private static func part(
    of total: Int, _ shared: Int, _ article: String, _ owner: String, _ file: DictionaryFile
  ) -> String {
    let others = file.rows.count - shared
    let rest = others > 0 ? ", and \(others) \(others == 1 ? "other" : "others")" : ""
    return "\(shared) of \(article) \(total) terms\(owner)\(rest)"
  }
}
