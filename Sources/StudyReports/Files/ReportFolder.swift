public import Fingerprints

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of a report while it is written.
///
/// The files come into being in a draft beside it, which takes its name at the end, at one moment: whatever ends the
/// program leaves either the report that was there or the new one. A draft that a killed program left goes with the next.
///
/// ```swift
/// var folder = try ReportFolder(at: "report/")
/// for file in files { try folder.write(file) }
/// // other programs make pictures in folder.draft
/// try folder.finish(origin)
/// ```
public struct ReportFolder: ~Copyable {
  /// What may be replaced.
  public enum Replacement: Sendable {
    /// A report as it was written.
    case unchanged
    /// A report to which people have changed or added files too, or whose manifest cannot be read; all in it is lost.
    case changed
  }

  /// Where the report will be.
  public let path: String
  /// Where its files are made; absolute if ``path`` is.
  public let draft: String
  /// What may be replaced; `nil` where the report is never to appear.
  private let replacement: Replacement?
  private var isFinished: Bool

  /// Begins a report.
  ///
  /// - Parameters:
  ///   - path: Its folder; nothing may be there, or an empty folder, or a report.
  ///   - replacement: What may be replaced.
  /// - Throws: ``ReportError``.
  public init(at path: String, replacing replacement: Replacement = .unchanged) throws {
    let place = try ReportFolder.place(of: path)
    try ReportFolder.check(place.path, replacement)
    let start = ".\(place.name).draft-"
    ReportFolder.removeDrafts(in: place.parent, named: start)
    let draft = "\(place.parent)/\(start)\(getpid())"
    guard mkdir(draft, 0o755) == 0 else { throw ReportError.system(draft) }
    (self.path, self.draft, self.replacement, isFinished) = (place.path, draft, replacement, false)
  }

  /// Begins a report that is only compared and then goes; nobody else can look into it.
  ///
  /// - Parameter folder: Where it is for that time.
  /// - Throws: ``ReportError``.
  public init(passingIn folder: String) throws {
    let start = "nadir-report-"
    ReportFolder.removeDrafts(in: folder, named: start, tail: "-XXXXXX".count)
    var template = Array("\(folder)/\(start)\(getpid())-XXXXXX".utf8CString)
    let isMade = template.withUnsafeMutableBufferPointer { name in
      name.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    guard isMade else { throw ReportError.system(folder) }
    draft = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    (path, replacement, isFinished) = (draft, nil, false)
  }

  deinit {
    if !isFinished { ReportDisk.remove(draft) }
  }

  /// Writes a whole report that no other program adds to.
  ///
  /// - Parameters:
  ///   - files: Its files.
  ///   - origin: What it was made of.
  ///   - path: Its folder.
  ///   - replacement: What may be replaced.
  /// - Throws: ``ReportError``; then the folder is as it was.
  public static func write(
    _ files: [ReportFile], from origin: ReportManifest.Origin, to path: String,
    replacing replacement: Replacement = .unchanged
  ) throws {
    var folder = try ReportFolder(at: path, replacing: replacement)
    for file in files { try folder.write(file) }
    try folder.finish(origin)
  }

  /// Writes a file into the draft.
  ///
  /// - Parameter file: The file.
  /// - Throws: ``ReportError``, or what makes the file.
  public func write(_ file: ReportFile) throws {
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    precondition(!parts.contains { $0.isEmpty || $0.hasPrefix(".") }, "A file lies in the folder.")
    for depth in parts.indices.dropFirst() {
      try ReportDisk.makeFolder("\(draft)/\(parts[..<depth].joined(separator: "/"))")
    }
    var writer = try DiskWriter("\(draft)/\(file.path)")
    try file.forEachPiece { try writer.add($0) }
    try writer.finish()
  }

  /// Fingerprints of the files in the draft by path.
  ///
  /// - Returns: The fingerprints.
  /// - Throws: ``ReportError``.
  public func fingerprints() throws -> [String: Fingerprint] {
    try ReportFolder.fingerprints(in: draft)
  }

  /// Adds the manifest and lets the report appear.
  ///
  /// - Parameter origin: What it was made of.
  /// Its files are on the disk before it appears, so that a power cut does not leave a report of empty files either.
  ///
  /// - Throws: ``ReportError``; then the folder is as it was.
  public mutating func finish(_ origin: ReportManifest.Origin) throws {
    guard let replacement, !isFinished else {
      preconditionFailure("A report is finished once, and one that is only compared never.")
    }
    let manifest = ReportManifest(origin, files: try fingerprints()).json
    try write(ReportFile(ReportManifest.path, text: manifest))
    try ReportDisk.syncAll(below: draft)
    try ReportFolder.check(path, replacement)
    try ReportFolder.move(draft, to: path)
    isFinished = true
  }
}

extension ReportFolder {
  /// Fingerprints of the files below a folder by path, the manifest not among them.
  static func fingerprints(in folder: String) throws -> [String: Fingerprint] {
    try ReportDisk.files(below: folder).filter { $0 != ReportManifest.path }
      .reduce(into: [:]) { $0[$1] = try ReportDisk.fingerprint(of: "\(folder)/\($1)") }
  }
}
