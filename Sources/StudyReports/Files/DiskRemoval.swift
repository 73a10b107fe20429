#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ReportDisk {
  /// Removes a file, or a folder with all that is in it.
  ///
  /// Links are removed, not followed, also where someone puts one in the place of a folder meanwhile: each name is looked
  /// up in the folder that is open.
  static func remove(_ path: String) { remove(path, in: AT_FDCWD) }

  private static func remove(_ name: String, in parent: Int32) {
    let folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else {
      unlinkat(parent, name, 0)
      return
    }
    guard let stream = fdopendir(folder) else {
      close(folder)
      return
    }
    for name in names(of: stream) { remove(name, in: folder) }
    closedir(stream)
    unlinkat(parent, name, AT_REMOVEDIR)
  }

  /// Whether a folder itself, no link to one, belongs to who runs the program.
  static func isOwnFolder(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
    return status.st_uid == geteuid()
  }

  /// Whether a path leads to a folder, links followed.
  static func leadsToFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
