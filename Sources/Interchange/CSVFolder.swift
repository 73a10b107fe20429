public import ClinicalRecords

/// CSV files named after the tables whose rows they hold.
public enum CSVFolder {
  /// The files to read, each with its table, in the order of `layouts`, so that parents come before
  /// their children.
  ///
  /// A folder stands for every `<table>.csv` in it; its other files are ignored, but a `.csv` file
  /// that names no table is a problem. Case of names is ignored. No file is opened yet, but a pipe
  /// is read to its end, as it can be read only once.
  ///
  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - layouts: The tables there are, parents first.
  ///   - table: The table of every file, whatever its name; `nil`: the file's name says it.
  ///   - temporaryFolder: Where the copy of a pipe is kept.
  /// - Returns: A source per file.
  /// - Throws: `RowProblems` with every path that leads nowhere or names no table;
  ///   ``InterchangeError`` when a pipe cannot be read.
  public static func sources(
    at paths: [String], layouts: [TableLayout], table: String?, temporaryFolder: String = "/tmp"
  ) throws -> [CSVSource] {
    var found: [(position: Int, file: String)] = []
    var problems: [RowProblem] = []
    for path in paths {
      for file in files(at: path, table: table, &problems) {
        let wanted = table ?? stem(SystemFile.name(of: file))
        if let position = layouts.firstIndex(where: { isSame($0.table, wanted) }) {
          found.append((position, file))
        } else {
          let sentence = unknown(wanted, isAsked: table != nil, layouts)
          problems.append(problem(file, sentence))
        }
      }
    }
    guard problems.isEmpty else { throw RowProblems(problems) }
    let order = found.indices.sorted { (found[$0].position, $0) < (found[$1].position, $1) }
    return try order.map {
      try source(found[$0].file, layouts[found[$0].position], temporaryFolder)
    }
  }

  private static func source(
    _ path: String, _ layout: TableLayout, _ temporaryFolder: String
  ) throws -> CSVSource {
    guard case .stream = SystemFile.kind(of: path) else {
      return CSVSource(path: path, layout: layout)
    }
    let descriptor = try SystemFile.openToRead(path).descriptor
    defer { SystemFile.giveUp(descriptor) }
    return try CSVSource(
      copying: descriptor, name: SystemFile.name(of: path), temporaryFolder: temporaryFolder,
      layout: layout)
  }

  /// The CSV files that paths stand for: a folder for every `.csv` file in it, by name.
  ///
  /// - Parameter paths: Files and folders.
  /// - Returns: Their paths; none is opened.
  /// - Throws: `RowProblems` with every path that leads nowhere, and every folder without such a file.
  public static func files(at paths: [String]) throws -> [String] {
    var problems: [RowProblem] = []
    let files = paths.flatMap { self.files(at: $0, table: nil, &problems) }
    if !problems.isEmpty { throw RowProblems(problems) }
    return files
  }

  /// The files a path stands for.
  private static func files(
    at path: String, table: String?, _ problems: inout [RowProblem]
  ) -> [String] {
    switch SystemFile.kind(of: path) {
    case nil: problems.append(problem(path, "There is no such file or folder."))
    case .file, .stream: return [path]
    case .folder where table != nil:
      problems.append(problem(path, "This is a folder; a table can be named for files only."))
    case .folder:
      do {
        let names = try SystemFile.names(inFolder: path).filter(isCSV)
        if names.isEmpty { problems.append(problem(path, "The folder holds no .csv file.")) }
        return names.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
      } catch {
        problems.append(problem(path, "The folder cannot be read."))
      }
    }
    return []
  }

  private static func unknown(_ name: String, isAsked: Bool, _ layouts: [TableLayout]) -> String {
    let nearest = NearestMatch.of(name, among: layouts.map(\.table))
    let claim =
      isAsked ? "There is no table \(Quotation.shortened(name))." : "No table has this name."
    let hint = nearest.map { isAsked ? " Nearest: \($0)." : " Nearest: \($0).csv." }
    return claim + (hint ?? "")
  }

  private static func problem(_ path: String, _ sentence: String) -> RowProblem {
    RowProblem(source: SystemFile.name(of: path), line: nil, column: nil, sentence: sentence)
  }

  private static func isCSV(_ name: String) -> Bool {
    !name.hasPrefix(".") && name.lowercased().hasSuffix(".csv")
  }

  private static func stem(_ name: String) -> String {
    isCSV(name) ? String(name.dropLast(4)) : name
  }

  private static func isSame(_ table: String, _ name: String) -> Bool {
    table.lowercased() == name.lowercased()
  }
}
