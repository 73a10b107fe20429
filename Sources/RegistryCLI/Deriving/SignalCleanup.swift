#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Removes one folder with patients' rows, at the end of a command or when a signal ends the program: then no
/// deinitializer runs.
///
/// A handler may interrupt the program anywhere, so all it touches is made before, as C strings: it calls unlink, rmdir,
/// signal and raise, which POSIX allows there, and allocates nothing.
enum SignalCleanup {
  /// What ends a program that could still tidy up; SIGPIPE is sent when nobody reads the output, as behind `| head`.
  private static var signals: [Int32] { [SIGHUP, SIGINT, SIGTERM, SIGPIPE] }

  /// Names that are never given back, as a handler may be reading them; a null ends the files.
  @exclusivity(unchecked)
  nonisolated(unsafe) private static var files: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  @exclusivity(unchecked)
  nonisolated(unsafe) private static var folder: UnsafeMutablePointer<CChar>?

  /// Sees to it that a folder goes when a signal ends the program.
  ///
  /// One folder at a time: a later one takes the place of the earlier. A signal that was ignored, as SIGHUP below nohup,
  /// stays ignored.
  ///
  /// - Parameters:
  ///   - names: Paths of all files that may be in it.
  ///   - path: The folder.
  static func begin(removing names: [String], in path: String) {
    let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: names.count + 1)
    for (position, name) in names.enumerated() { (list + position).initialize(to: strdup(name)) }
    (list + names.count).initialize(to: nil)
    files = list
    folder = strdup(path)
    for number in signals {
      let earlier = signal(number) { number in
        SignalCleanup.remove()
        // The shell is to see which signal it was.
        signal(number, SIG_DFL)
        raise(number)
      }
      if unsafeBitCast(earlier, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
  }

  /// Removes the files and the folder now.
  static func remove() {
    guard let files, let folder else { return }
    // Another thread may be making a file beside the others; once the folder is gone none can.
    for _ in 0..<100 {
      var next = files
      while let name = next.pointee {
        unlink(name)
        next += 1
      }
      if rmdir(folder) == 0 || errno == ENOENT { return }
    }
  }
}
