import CExchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ReportDisk {
  /// Brings all files below a folder onto the disk, so that a power cut does not leave a report of empty files.
  static func syncAll(below folder: String) throws {
    let code = try withOpen(folder) { sync_file_system($0) }
    if code == 0 { return }
    guard errno == ENOSYS else { throw ReportError.system(folder) }
    for file in try files(below: folder) { try sync("\(folder)/\(file)") }
    try sync(folder)
  }

  /// Brings a file, or the names in a folder, onto the disk, where the file system can.
  static func sync(_ path: String) throws {
    guard try withOpen(path, fsync) != 0, errno != EINVAL, errno != ENOTSUP else { return }
    throw ReportError.system(path)
  }

  /// What a call returns; `errno` is its.
  private static func withOpen(_ path: String, _ call: (Int32) -> Int32) throws -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReportError.system(path) }
    let (code, reason) = (call(descriptor), errno)
    close(descriptor)
    errno = reason
    return code
  }
}
