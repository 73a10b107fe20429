import Fingerprints

/// How the files of a report differ from what was written.
struct FolderChanges: Equatable {
  /// Files with other bytes.
  let changed: [String]
  /// Files that are no longer there.
  let missing: [String]
  /// Files that no report wrote.
  let added: [String]

  /// Compares a folder with its manifest.
  init(in folder: String, since manifest: ReportManifest) throws {
    let now = try ReportFolder.fingerprints(in: folder)
    func sorted(_ paths: some Sequence<String>) -> [String] {
      paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    changed = sorted(
      now.filter { path, value in
        manifest.files[path].map { $0 != value.description } ?? false
      }.keys)
    missing = sorted(manifest.files.keys.filter { now[$0] == nil })
    added = sorted(
      now.keys.filter { manifest.files[$0] == nil && !FolderChanges.isOfSystem($0) })
  }

  /// Whether a file is what systems and word processors leave behind when someone only looks: `.DS_Store`, `.~lock…`.
  private static func isOfSystem(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name.hasPrefix(".") || name == "Thumbs.db" || name == "desktop.ini"
  }
}
