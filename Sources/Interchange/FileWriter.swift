/// Writes a file so that nobody ever sees half of it.
///
/// It comes into being under another name in the same folder and takes its own with ``close()``;
/// without ``close()``, and when anything fails, nothing remains and an older file is as it was. A
/// file that is replaced keeps its mode, a symbolic link stays and its file is replaced. What is no
/// regular file, such as a pipe or `/dev/stdout`, is written to directly.
public struct FileWriter: ~Copyable {
  private let name: String
  private let target: Target
  private var descriptor: Int32
  private var isOpen = true

  private enum Target {
    /// A descriptor of the caller's, or of the whole program, which stays open.
    case borrowed
    /// Something that is not a file of a folder, such as a pipe.
    case stream
    /// A file under its temporary name.
    case file(draft: String, final: String, mode: UInt32?)
  }

  /// Begins a file.
  ///
  /// - Parameter path: Where it is to be; what is there is replaced on ``close()``.
  /// - Throws: ``InterchangeError``.
  public init(path: String) throws {
    let name = SystemFile.name(of: path)
    if let own = SystemFile.outputOfProgram(at: path) {
      self.init(.borrowed, own, name)
      return
    }
    switch SystemFile.kind(of: path) {
    case .folder:
      throw InterchangeError(file: name, sentence: "This is a folder, not a file.")
    case .stream:
      self.init(.stream, try SystemFile.openExisting(path, name: name), name)
    case .file, nil:
      let final = try SystemFile.resolved(path)
      let mode = SystemFile.mode(of: final)
      let draft = try SystemFile.createDraft(of: final, name: name, isPrivate: mode != nil)
      self.init(.file(draft: draft.path, final: final, mode: mode), draft.descriptor, name)
    }
  }

  /// Writes to a descriptor, such as standard output, which stays open.
  ///
  /// - Parameters:
  ///   - descriptor: Open for writing.
  ///   - name: What messages call it.
  public init(descriptor: Int32, name: String) {
    self.init(.borrowed, descriptor, name)
  }

  private init(_ target: Target, _ descriptor: Int32, _ name: String) {
    self.target = target
    self.descriptor = descriptor
    self.name = name
  }

  deinit {
    guard isOpen else { return }
    if case .borrowed = target { return }
    if descriptor >= 0 { SystemFile.giveUp(descriptor) }
    if case .file(let draft, _, _) = target { SystemFile.remove(draft) }
  }

  /// Writes a whole file.
  ///
  /// - Parameters:
  ///   - text: All of it.
  ///   - path: Where it is to be; what is there is replaced.
  /// - Throws: ``InterchangeError``; then an older file is as it was.
  public static func write(_ text: String, to path: String) throws {
    var writer = try FileWriter(path: path)
    var text = text
    try text.withUTF8 { try writer.write(UnsafeRawBufferPointer($0)) }
    try writer.close()
  }

  /// Writes the next bytes.
  ///
  /// - Parameter bytes: Any bytes.
  /// - Throws: ``InterchangeError`` when they cannot be written.
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
    precondition(isOpen, "Nothing is written to a file that was closed.")
    try SystemFile.send(descriptor, bytes, name: name)
  }

  /// Lets the file appear under its name, safely on disk.
  ///
  /// - Throws: ``InterchangeError`` when that fails; then the file is not there, and an older one
  ///   is as it was.
  public mutating func close() throws {
    precondition(isOpen, "A file is closed once.")
    switch target {
    case .borrowed: break
    case .stream: try finish()
    case .file(let draft, let final, let mode):
      if let mode { try SystemFile.setMode(mode, of: descriptor, name: name) }
      try SystemFile.synchronize(descriptor, name: name)
      try finish()
      try SystemFile.replace(draft, to: final)
    }
    isOpen = false
  }

  private mutating func finish() throws {
    let finished = descriptor
    descriptor = -1  // closed even when closing fails
    try SystemFile.finish(finished, name: name)
  }
}
