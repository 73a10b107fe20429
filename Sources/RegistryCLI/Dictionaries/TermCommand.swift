import ArgumentParser
import ClinicalRecords
import RegistryStore

struct TermCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "term",
    abstract: "Find adverse event terms by a part of a word, a synonym or a slip of the fingers.",
    discussion: """
      Several words may stand in any order; British spelling, accents and case make no difference. Shown are the grades \
      that exist and, where a dictionary's wording was loaded (`nadir dictionary load`), what each grade says. \
      Without a registry the built-in terms of CTCAE 5.0 are searched.

      Example: nadir term low neutrophils
      """)

  @Argument(help: "Words of the term, such as: low neutrophils.")
  var words: [String]

  @Option(
    help: "Only terms of this dictionary.",
    completion: .custom { _, _, _ in Completions.dictionaries })
  var dictionary: String?

  @Option(help: "Show so many terms. Default: 20 as text, all as CSV.")
  var limit: Int?

  @OptionGroup var output: ListFormatOptions
  @OptionGroup var source: RegistryOptions

  mutating func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit is 1 or more.") }
  }

  func run() throws {
    let directory = try directory()
    let dictionary = try dictionary.map { try TermCommand.known($0, directory) }
    let text = words.joined(separator: " ")
    let found = TermList(text, in: directory, of: dictionary)
    guard !found.isEmpty else {
      throw CommandError(
        "Nothing is like \"\(Quotation.shortened(text))\". Try a part of a word, or "
          + "`nadir list terms`, which shows all \(directory.terms.count).")
    }
    try found.show(output.format, limit: limit ?? (output.format == .text ? 20 : nil))
  }

  private func directory() throws -> TermDirectory {
    // The usual file need not be there; one that was named must be.
    let isNamed = source.registry != nil || Surroundings.environment("NADIR_REGISTRY") != nil
    do { return try TermDirectory(try source.open(for: .asking)) } catch RegistryError.missing
      where !isNamed
    {
      return try TermDirectory.builtIn()
    }
  }

  /// The dictionary that is meant, whatever the case of its letters.
  static func known(_ dictionary: String, _ directory: TermDirectory) throws -> String {
    let known = Set(directory.terms.map(\.dictionary)).sorted()
    let key = LabelKey.of(DictionaryName.standard(dictionary))
    if let found = known.first(where: { LabelKey.of($0) == key }) { return found }
    throw CommandError(
      "There is no dictionary \"\(Quotation.shortened(dictionary))\". "
        + "There is: \(known.joined(separator: ", ")).")
  }
}
