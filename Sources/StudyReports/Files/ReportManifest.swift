public import Fingerprints
import Reports

/// What a report was made of, and the fingerprint of each of its files: `manifest.json`.
public struct ReportManifest: Sendable, Equatable {
  /// What a report is made of.
  public struct Origin: Sendable, Equatable {
    /// Version of the program.
    public let version: String
    /// Fingerprint of the registry's rows.
    public let registry: String
    /// The last day the data speak of.
    public let cutoff: String
    /// Fingerprint of the study file.
    public let study: String
    /// Programs that made pictures and documents, with their versions; in order of their names.
    public let programs: [Program]

    /// What a report is made of.
    ///
    /// - Parameters:
    ///   - version: Version of the program.
    ///   - registry: Fingerprint of the registry's rows.
    ///   - cutoff: The last day the data speak of.
    ///   - study: Fingerprint of the study file.
    ///   - programs: Programs that made pictures and documents.
    public init(
      version: String, registry: String, cutoff: String, study: String, programs: [Program] = []
    ) {
      self.version = version
      self.registry = registry
      self.cutoff = cutoff
      self.study = study
      self.programs = programs.sorted { $0.name < $1.name }
    }
  }

  /// A program that made files of a report.
  public struct Program: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// Its version, as it prints it.
    public let version: String

    /// A program.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - version: Its version.
    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// Its file, from the folder of the report.
  public static let path = "manifest.json"
  /// How this program writes a report.
  public static let form = "nadir report 1"

  /// What the report was made of.
  public let origin: Origin
  /// Fingerprints of the files by path, the manifest itself not among them.
  public let files: [String: String]

  /// A manifest.
  ///
  /// - Parameters:
  ///   - origin: What the report was made of.
  ///   - files: Fingerprints of the files by path.
  public init(_ origin: Origin, files: [String: Fingerprint]) {
    self.origin = origin
    self.files = files.mapValues(\.description)
  }

  /// The manifest as text, files in order of their paths.
  public var json: String {
    let programs = origin.programs.map { "\($0.name.jsonQuoted): \($0.version.jsonQuoted)" }
    let paths = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let lines = paths.map { "    \($0.key.jsonQuoted): \($0.value.jsonQuoted)" }
    let list = lines.isEmpty ? "{}" : "{\n" + lines.joined(separator: ",\n") + "\n  }"
    return """
      {
        "form": \(ReportManifest.form.jsonQuoted),
        "version": \(origin.version.jsonQuoted),
        "registry": \(origin.registry.jsonQuoted),
        "cutoff": \(origin.cutoff.jsonQuoted),
        "study": \(origin.study.jsonQuoted),
        "programs": {\(programs.joined(separator: ", "))},
        "files": \(list)
      }

      """
  }

  /// Reads the manifest of a report.
  ///
  /// - Parameter folder: The folder of the report.
  /// - Throws: ``ReportError``: there is none, it cannot be read, or has another form.
  public init(in folder: String) throws {
    let path = "\(folder)/\(ReportManifest.path)"
    guard ReportDisk.kind(of: path) == .file else { throw ReportError.notAReport(path: folder) }
    let text = try ReportDisk.text(of: path)
    let json: JSONValue
    do { json = try JSONReader.value(of: text) } catch {
      throw ReportError.damaged(path: path, detail: error.description)
    }
    guard let form = json["form"]?.string else { throw ReportError.notAReport(path: folder) }
    guard form == ReportManifest.form else {
      throw ReportError.unknownForm(path: folder, form: form)
    }
    try self.init(json, path)
  }

  private init(_ json: JSONValue, _ path: String) throws {
    func text(_ name: String) throws -> String {
      guard let text = json[name]?.string else {
        throw ReportError.damaged(path: path, detail: "\(name) is missing")
      }
      return text
    }
    guard case .object(let programs) = json["programs"], case .object(let files) = json["files"]
    else { throw ReportError.damaged(path: path, detail: "programs or files are missing") }
    origin = Origin(
      version: try text("version"), registry: try text("registry"), cutoff: try text("cutoff"),
      study: try text("study"),
      programs: programs.map { Program(name: $0.key, version: $0.value.string ?? "") })
    self.files = files.mapValues { $0.string ?? "" }
  }
}
