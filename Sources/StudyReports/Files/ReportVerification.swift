public import Fingerprints

/// How a report that was written earlier compares with the same study made anew.
public struct ReportVerification: Sendable, Equatable {
  /// A number that is not what it was; `nil` where one of the two reports does not have it.
  public struct Difference: Sendable, Equatable {
    /// Its name.
    public let id: String
    /// As the report has it.
    public let then: WrittenNumber?
    /// As the study gives it.
    public let now: WrittenNumber?
  }

  /// Parts of what the report was made of that are no longer the same, in sentences.
  public let origins: [String]
  /// Numbers that differ, in the order of the study, those it no longer has at the end.
  public let numbers: [Difference]
  /// Why the numbers of the report cannot be read; `nil` where they can.
  public let unreadableNumbers: String?
  /// Files that someone changed after the report was written.
  public let changed: [String]
  /// Files that are gone.
  public let missing: [String]
  /// Files that someone added.
  public let added: [String]
  /// Files as they were written, which the study now gives otherwise.
  public let outdated: [String]
  /// Files as they were written of which nothing was made anew to compare.
  public let unchecked: [String]
  /// How many files are byte for byte what the study gives.
  public let confirmedFiles: Int
  /// How many numbers are what the study gives.
  public let confirmedNumbers: Int

  /// Compares a report with the study made anew.
  ///
  /// - Parameters:
  ///   - folder: The folder of the report.
  ///   - book: The numbers of the study.
  ///   - files: Fingerprints of its files by path, such as those of a ``ReportFolder`` that is not finished; a file that
  ///     could not be made, for want of a program, is left out.
  ///   - origin: What the study was made of.
  /// - Throws: ``ReportError``: the folder is no report, or cannot be read.
  public init(
    of folder: String, against book: NumberBook, files: [String: Fingerprint],
    from origin: ReportManifest.Origin
  ) throws {
    let manifest = try ReportManifest(in: folder)
    let changes = try FolderChanges(in: folder, since: manifest)
    (changed, missing, added) = (changes.changed, changes.missing, changes.added)
    origins = ReportVerification.origins(manifest.origin, origin)
    let intact = manifest.files.keys.filter {
      !changes.changed.contains($0) && !changes.missing.contains($0)
    }
    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    unchecked = intact.filter { files[$0] == nil }
    outdated = intact.filter { path in
      files[path].map { $0.description != manifest.files[path] } ?? false
    }
    confirmedFiles = intact.count - unchecked.count - outdated.count
    let now = book.numbers.map(WrittenNumber.init)
    do {
      let text = try ReportDisk.text(of: "\(folder)/\(NumberFile.path)")
      numbers = ReportVerification.differences(try WrittenNumber.all(in: text), now)
      unreadableNumbers = nil
    } catch {
      numbers = []
      unreadableNumbers = "\(error)"
    }
    confirmedNumbers = unreadableNumbers == nil ? now.count - numbers.count { $0.now != nil } : 0
  }

  /// Whether nothing differs; what could not be checked does not count.
  public var isConfirmed: Bool {
    origins.isEmpty && numbers.isEmpty && unreadableNumbers == nil && changed.isEmpty
      && missing.isEmpty && added.isEmpty && outdated.isEmpty
  }

  private static func origins(
    _ then: ReportManifest.Origin, _ now: ReportManifest.Origin
  ) -> [String] {
    let parts = [
      ("The version of nadir", then.version, now.version),
      ("The fingerprint of the registry", then.registry, now.registry),
      ("The cutoff", then.cutoff, now.cutoff),
      ("The fingerprint of the study file", then.study, now.study),
    ]
    let programs = then.programs.compactMap { program in
      now.programs.first { $0.name == program.name }.map {
        ("The version of \(program.name)", program.version, $0.version)
      }
    }
    return (parts + programs).filter { $0.1 != $0.2 }.map { "\($0.0) was \($0.1) and is \($0.2)." }
  }

  private static func differences(_ then: [WrittenNumber], _ now: [WrittenNumber]) -> [Difference] {
    let before = Dictionary(then.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(now.map(\.id))
    return now.filter { before[$0.id] != $0 }
      .map { Difference(id: $0.id, then: before[$0.id], now: $0) }
      + then.filter { !known.contains($0.id) }
      .map { Difference(id: $0.id, then: $0, now: nil) }
  }
}

extension WrittenNumber {
  /// A number as it would be written.
  init(_ number: StudyNumber) {
    let value: String? =
      switch number.value {
      case .none: nil
      case .real(let real) where !real.isFinite: nil
      case .count, .real, .text: number.value.text
      }
    self.init(id: number.id, value: value, printed: number.printed)
  }
}
