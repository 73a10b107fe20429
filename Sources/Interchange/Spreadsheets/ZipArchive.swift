import CZip
internal import ClinicalRecords

/// A zip archive in memory, of which parts are read as streams.
///
/// What is unpacked is counted, not what the archive says of itself: a small file that unpacks to more than
/// ``limit`` is refused.
final class ZipArchive {
  /// The most bytes that are unpacked from one archive.
  static let limit = 256 << 20

  private let name: String
  private let limit: Int
  private let memory: UnsafeMutableRawBufferPointer
  private let archive: OpaquePointer
  private var unpacked = 0

  /// Opens the archive in these bytes.
  ///
  /// - Parameters:
  ///   - bytes: All of the file.
  ///   - name: What messages call it.
  ///   - limit: The most bytes that are unpacked from it.
  /// - Throws: ``InterchangeError`` where they are no zip archive.
  init(_ bytes: [UInt8], name: String, limit: Int = ZipArchive.limit) throws {
    self.name = name
    self.limit = limit
    memory = .allocate(byteCount: max(1, bytes.count), alignment: 1)
    memory.copyBytes(from: bytes)
    let source = zip_source_buffer_create(memory.baseAddress, zip_uint64_t(bytes.count), 0, nil)
    guard let source else {
      memory.deallocate()
      throw ZipArchive.damaged(name)
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      memory.deallocate()
      throw ZipArchive.damaged(name)
    }
    self.archive = archive
  }

  deinit {
    zip_discard(archive)
    memory.deallocate()
  }

  /// Whether the archive has a part of this name, in any case.
  func has(_ part: String) -> Bool {
    zip_name_locate(archive, part, zip_flags_t(ZIP_FL_NOCASE)) >= 0
  }

  /// Hands over the bytes of a part, a stretch at a time.
  ///
  /// - Parameters:
  ///   - part: Its name within the archive.
  ///   - take: Takes a stretch; `false` ends the reading.
  /// - Throws: ``InterchangeError`` where there is no such part, or it is damaged, encrypted or too large.
  func read(_ part: String, _ take: (UnsafeRawBufferPointer) throws -> Bool) throws {
    let index = zip_name_locate(archive, part, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else {
      throw InterchangeError(
        file: name,
        sentence: "The workbook lacks its part \(Quotation.shortened(part)). Save it anew.")
    }
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw refusal(zip_error_code_zip(zip_get_error(archive)))
    }
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { buffer.deallocate() }
    while true {
      let count = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
      guard count >= 0 else { throw refusal(zip_error_code_zip(zip_file_get_error(file))) }
      if count == 0 { return }
      unpacked += count
      guard unpacked <= limit else {
        throw InterchangeError(
          file: name,
          sentence:
            "The workbook unpacks to more than \(limit >> 20) MB, the most allowed.")
      }
      guard try take(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
    }
  }

  private func refusal(_ code: Int32) -> InterchangeError {
    switch code {
    case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP:
      InterchangeError(
        file: name, sentence: "The file is encrypted. Save it without a password.")
    default: ZipArchive.damaged(name)
    }
  }

  static func damaged(_ name: String) -> InterchangeError {
    InterchangeError(
      file: name, sentence: "The workbook is damaged. Save it anew, or as CSV in UTF-8.")
  }
}
