#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a report could not be written or read.
public enum ReportError: Error, Equatable {
  /// Something else stands where a report is asked for, or nothing.
  case notAReport(path: String)
  /// Something else stands where the report should go.
  case occupied(path: String)
  /// No folder can have that name.
  case unnamed(path: String)
  /// The folder in which the report should be is missing.
  case missingParent(path: String)
  /// A report stands there to which someone has changed or added files.
  case changedByHand(path: String, files: [String])
  /// A file or folder cannot be read or written.
  case unusable(path: String, detail: String)
  /// The list of a report's files is no longer what was written.
  case damaged(path: String, detail: String)
  /// The report was written in a form this program does not know.
  case unknownForm(path: String, form: String)
}

extension ReportError: CustomStringConvertible {
  /// What is wrong, and what to do next.
  public var description: String {
    switch self {
    case .notAReport(let path):
      "\(path) is no folder of a report: there is no \(ReportManifest.path) of nadir in it. "
        + "Name a folder that `nadir study run` wrote."
    case .occupied(let path):
      "\(path) exists and is not a report of nadir; nothing was written. Name another folder."
    case .unnamed(let path):
      "\"\(path)\" cannot be the folder of a report. Name a folder of its own, such as report."
    case .missingParent(let path):
      "The folder \(path) does not exist; nothing was written. Make it first, or name another."
    case .changedByHand(let path, let files):
      "\(path) holds a report to which someone has changed or added files: \(ReportError.list(files)). "
        + "Writing it anew would lose them; nothing was written. Name another folder, or move what you need elsewhere "
        + "and replace the rest with --force."
    case .unusable(let path, let detail): "\(path) cannot be used: \(detail)."
    case .damaged(let path, let detail):
      "\(path) is not as a report was written (\(detail)). Write the report anew with --force."
    case .unknownForm(let path, let form):
      "\(path) is a report of the form \"\(form)\"; this program knows \"\(ReportManifest.form)\". "
        + "Use the program that wrote it."
    }
  }

  /// The first of many.
  static func list(_ files: [String]) -> String {
    files.prefix(5).joined(separator: ", ")
      + (files.count > 5 ? " and \(files.count - 5) more" : "")
  }

  /// What the system said last.
  static func system(_ path: String) -> ReportError {
    .unusable(path: path, detail: String(cString: strerror(errno)).lowercased())
  }
}
