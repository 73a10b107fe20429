import ArgumentParser
import ClinicalRecords
import RegistryStore

/// Needed values that were not given, all named at once.
struct MissingValues: Error, CustomStringConvertible {
  let description: String

  /// - Parameters:
  ///   - command: The command, such as `nadir add line`.
  ///   - options: What is missing.
  ///   - beside: What else could be done, in a sentence.
  init(_ command: String, _ options: [String], beside: String? = nil) {
    description =
      "`\(command)` needs \(options.joined(separator: ", ")). Nothing was written. "
      + "On a terminal it asks for them; `\(command) --help` explains them."
      + (beside.map { " \($0)" } ?? "")
  }
}

/// A study key that is not registered, with the nearest that are.
struct UnknownPatient: Error, CustomStringConvertible {
  let description: String

  /// `nil` when the patient is registered.
  init?(_ key: String, in registry: Registry) {
    let same = (try? registry.patientKeys(startingWith: key, limit: 1)) ?? []
    if same.first == key { return nil }
    let nearest = UnknownPatient.nearest(to: key, in: registry)
    let hint =
      nearest.isEmpty
      ? "`nadir list patients` shows them." : "Nearest: \(nearest.joined(separator: ", "))."
    description = "There is no patient \"\(Quotation.shortened(key))\". \(hint)"
  }

  /// Up to three keys, looked for among those that begin alike.
  private static func nearest(to key: String, in registry: Registry) -> [String] {
    let limit = 10_000
    let half = String(key.prefix(key.count / 2))
    var known = (try? registry.patientKeys(startingWith: half, limit: limit)) ?? []
    if known.isEmpty { known = (try? registry.patientKeys(startingWith: "", limit: limit)) ?? [] }
    var nearest: [String] = []
    while nearest.count < 3, let next = NearestMatch.of(key, among: known) {
      nearest.append(next)
      known.removeAll { $0 == next }
    }
    return nearest
  }
}

/// Runs an entry; problems name the options instead of columns, and end in what happened: nothing.
func entering<Result>(_ draft: Draft, _ body: () throws -> Result) throws -> Result {
  do { return try body() } catch let problems as RowProblems {
    throw NothingWritten(problems.problems.map(draft.sentence))
  } catch RegistryError.refused(let sentences) {
    throw NothingWritten(sentences.map(draft.noun.withoutPrefix))
  }
}

/// Runs a command; what its words miss or mistake is wrong usage, and exits as the parser's own errors do.
func understanding<Result>(_ body: () throws -> Result) throws -> Result {
  do { return try body() } catch let error as MissingValues {
    Terminal.say("Error: \(error.description)")
    throw ExitCode.validationFailure
  } catch let error as ValidationError {
    Terminal.say("Error: \(error.message)")
    throw ExitCode.validationFailure
  }
}

/// Why a row was refused, a sentence a line.
struct NothingWritten: Error, CustomStringConvertible {
  let description: String

  init(_ sentences: [String]) {
    description = (sentences + ["Nothing was written."]).joined(separator: "\n")
  }
}

extension Draft {
  /// A problem in the words of the command line: `--unit: The value is not allowed. Rule: …`
  fileprivate func sentence(_ problem: RowProblem) -> String {
    guard let column = problem.column else { return noun.withoutPrefix(problem.sentence) }
    let rule = noun.withoutPrefix(problem.sentence)
    guard rule != problem.sentence else { return "\(noun.option(for: column)): \(rule)" }
    return "\(noun.option(for: column)): The value is not allowed. \(rule)"
  }
}

extension Noun {
  /// A sentence of the schema without the table's name: `Rule: ended_on is not before started_on.`
  fileprivate func withoutPrefix(_ sentence: String) -> String {
    let prefix = "A row must hold to: \(table)."
    guard sentence.hasPrefix(prefix) else { return sentence }
    return "Rule: \(sentence.dropFirst(prefix.count))"
  }
}

/// Words of a command line.
enum ShellWord {
  /// The text as one word of a shell.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "_-.,/:+%".utf8.contains(byte) || byte >= 0x80
    }
    if isPlain, !text.isEmpty { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
