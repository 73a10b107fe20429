public import Analyses
public import ClinicalRecords
import Endpoints

/// The patients behind one cell of a table: for each line of therapy what put it there, and the
/// command that says more.
public struct DrilledTable: Sendable {
  /// The list with its footnotes and records.
  public let report: Report

  /// How patients and rows are named.
  public struct Names {
    let codebook: Codebook
    let patientKey: (Int64) throws -> String
    let explaining: (_ patientKey: String, _ line: Int) -> String

    /// Names of a registry.
    ///
    /// - Parameters:
    ///   - codebook: Its words.
    ///   - patientKey: The study key of a patient's number.
    ///   - explaining: The command that tells more of a patient's line.
    public init(
      codebook: Codebook, patientKey: @escaping (Int64) throws -> String,
      explaining: @escaping (_ patientKey: String, _ line: Int) -> String
    ) {
      self.codebook = codebook
      self.patientKey = patientKey
      self.explaining = explaining
    }
  }

  /// The list behind a cell of the table of responses.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - lines: What it holds.
  ///   - names: How patients and rows are named.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  /// - Throws: What looking up a patient threw.
  public init(
    _ cell: ResponseCell, _ lines: DrilledLines, names: Names, isSynthetic: Bool = false
  ) throws {
    let basis =
      lines.population.rules.responseBasis == .confirmed
      ? "Confirmed best overall response" : "Best overall response"
    try self.init(
      lines, .responses(isOne: cell.isOneResponse), names, subject: basis, part: cell.word,
      isSynthetic)
  }

  /// The list behind a count of a survival table.
  ///
  /// - Parameters:
  ///   - cell: The count.
  ///   - lines: What it holds.
  ///   - names: How patients and rows are named.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  /// - Throws: What looking up a patient threw.
  public init(
    _ cell: SurvivalCell, _ lines: DrilledLines, names: Names, isSynthetic: Bool = false
  ) throws {
    let one: EndpointTime.Ending? = if case .one(let ending) = cell.endings { ending } else { nil }
    try self.init(
      lines, .times(isOne: one != nil), names, subject: cell.endpoint.label,
      part: one?.words ?? cell.endings.word, isSynthetic)
  }

  /// The list behind a cell of a table of adverse events.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - lines: What it holds.
  ///   - names: How patients and rows are named.
  ///   - notes: What else is to be said below.
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  /// - Throws: What looking up a patient threw.
  public init(
    _ cell: SafetyCell, _ lines: DrilledLines, names: Names, notes: [String] = [],
    isSynthetic: Bool = false
  ) throws {
    let notRecorded = NumberStyle().notRecorded(
      lines.recording, asked: cell.counting.askedDetails)
    try self.init(
      lines, .events, names, subject: cell.counting.filter.title, part: cell.words, isSynthetic,
      notes: notRecorded + notes)
  }

  private init(
    _ lines: DrilledLines, _ kind: DrilledRows.Kind, _ names: Names, subject: String,
    part: String, _ isSynthetic: Bool, notes: [String] = []
  ) throws {
    let rows = try DrilledRows(lines, kind, names, style: NumberStyle())
    let population = lines.population
    report = Report(
      title: "\(population.title(subject)): \(part)",
      notice: isSynthetic ? Population.syntheticNotice : nil, table: rows.table,
      footnotes: rows.footnotes + notes, population: population.facts(isSynthetic: isSynthetic),
      records: rows.records)
  }
}

extension ResponseCell {
  fileprivate var isOneResponse: Bool {
    switch self {
    case .response, .withoutAssessment: true
    case .objectiveResponse, .diseaseControl, .clinicalBenefit: false
    }
  }
}
