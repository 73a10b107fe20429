import CExchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ReportFolder {
  /// Sees whether a report may go where it should.
  static func check(_ path: String, _ replacement: Replacement) throws {
    switch ReportDisk.kind(of: path) {
    case nil: return
    case .file, .other: throw ReportError.occupied(path: path)
    case .folder: break
    }
    if try ReportDisk.names(in: path).isEmpty { return }
    let manifest: ReportManifest
    do { manifest = try ReportManifest(in: path) } catch ReportError.notAReport(path: _) {
      throw ReportError.occupied(path: path)
    } catch ReportError.damaged(path: _, detail: _)
      where replacement == .changed && looksLikeReport(path)
    { return }
    guard replacement == .unchanged else { return }
    let touched = try FolderChanges(in: path, since: manifest)
    let files = touched.changed + touched.added
    guard files.isEmpty else { throw ReportError.changedByHand(path: path, files: files) }
  }

  /// Whether a folder whose manifest cannot be read has the other files of a report: many programs write a
  /// `manifest.json`.
  private static func looksLikeReport(_ path: String) -> Bool {
    ["report.html", NumberFile.path].allSatisfy { ReportDisk.kind(of: "\(path)/\($0)") == .file }
  }

  /// The draft takes the place of what is there, which is removed when the new name is on the disk.
  static func move(_ draft: String, to path: String) throws {
    let parent = try place(of: path).parent
    if ReportDisk.kind(of: path) == nil {
      guard rename(draft, path) == 0 else { throw ReportError.system(path) }
      return try ReportDisk.sync(parent)
    }
    if exchange_paths(draft, path) == 0 {
      defer { ReportDisk.remove(draft) }
      return try ReportDisk.sync(parent)
    }
    guard errno == ENOSYS || errno == EINVAL || errno == ENOTSUP else {
      throw ReportError.system(path)
    }
    // Such a file system, as some of networks, leaves a moment in which the old report has another name.
    let old = draft + "-old"
    guard rename(path, old) == 0 else { throw ReportError.system(path) }
    guard rename(draft, path) == 0 else {
      let error = ReportError.system(path)
      rename(old, path)
      throw error
    }
    defer { ReportDisk.remove(old) }
    try ReportDisk.sync(parent)
  }

  /// Where a folder is, links followed.
  static func place(of path: String) throws -> (path: String, parent: String, name: String) {
    var given = path
    while given.count > 1, given.hasSuffix("/") { given.removeLast() }
    if let real = realpath(given, nil) {
      defer { free(real) }
      given = String(cString: real)
    }
    let parts = given.split(separator: "/", omittingEmptySubsequences: false)
    let name = parts.last.map(String.init) ?? ""
    guard !name.isEmpty, name != ".", name != ".." else {
      throw ReportError.unnamed(path: path)
    }
    let above = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/")
    let parent = above.isEmpty ? "/" : above
    guard ReportDisk.leadsToFolder(parent) else { throw ReportError.missingParent(path: parent) }
    return (given, parent, name)
  }

  /// Removes own drafts of programs that no longer run; a name that only looks like one stays.
  ///
  /// - Parameters:
  ///   - folder: Where they are.
  ///   - start: What their names begin with, before the number of the program.
  ///   - tail: How many letters follow the number.
  static func removeDrafts(in folder: String, named start: String, tail: Int = 0) {
    for name in (try? ReportDisk.names(in: folder)) ?? [] where name.hasPrefix(start) {
      let path = "\(folder)/\(name)"
      guard let owner = pid_t(name.dropFirst(start.count).dropLast(tail)), owner > 0,
        ReportDisk.isOwnFolder(path)
      else { continue }
      if owner == getpid() || (kill(owner, 0) != 0 && errno == ESRCH) { ReportDisk.remove(path) }
    }
  }
}
