public import ClinicalRecords
public import Endpoints

/// What laboratory results of a registry show, counted by term; nothing is kept of a patient.
public struct LaboratoryEpisodeCounts: Sendable, Equatable {
  /// Kinds of results that cannot be graded that are told apart; further kinds are counted together.
  private static let kindLimit = 30

  /// Proposed adverse events of one term.
  public struct TermCounts: Sendable, Equatable {
    /// Those whose worst grade is 1, 2, 3, 4, in this order.
    public fileprivate(set) var byGrade = [0, 0, 0, 0]
    /// Those whose grade is not decided.
    public fileprivate(set) var undecided = 0
    /// Those no entered event overlaps.
    public fileprivate(set) var new = 0
    /// Those an entered event holds.
    public fileprivate(set) var recorded = 0
    /// Those that were entered with a lower grade.
    public fileprivate(set) var recordedLower = 0
    /// Lines with results that could be one and surely are none.
    public fileprivate(set) var possible = 0

    /// All of them.
    public var total: Int { byGrade.reduce(0, +) + undecided }

    mutating func merge(_ other: TermCounts) {
      for grade in byGrade.indices { byGrade[grade] += other.byGrade[grade] }
      undecided += other.undecided
      new += other.new
      recorded += other.recorded
      recordedLower += other.recordedLower
      possible += other.possible
    }
  }

  /// Results that cannot be graded for one reason.
  public struct Ungraded: Sendable, Equatable {
    /// One of them.
    public let example: UngradedResult
    /// How many there are.
    public fileprivate(set) var count: Int

    /// Whether another stands for the same reason.
    fileprivate func isLike(_ other: UngradedResult) -> Bool {
      example.obstacle == other.obstacle && example.result.analyte == other.result.analyte
        && (example.result.unit == other.result.unit || !example.obstacle.isAboutUnit)
    }
  }

  /// All patients.
  public private(set) var patients = 0
  /// Those with laboratory results.
  public private(set) var measured = 0
  /// Results after the start of a line that were graded.
  public private(set) var graded = 0
  /// Results in no line's window.
  public private(set) var outside = 0
  /// Results after the cutoff.
  public private(set) var afterCutoff = 0
  /// The cutoff; `nil` where there is none.
  public private(set) var cutoff: ClinicalDate?
  /// By term.
  public private(set) var byTerm: [CodePosition: TermCounts] = [:]
  /// By reason, in order of appearance.
  public private(set) var ungraded: [Ungraded] = []
  /// Results that cannot be graded for further reasons.
  public private(set) var otherUngraded = 0

  /// Nothing counted.
  public init() {}

  /// Counts one patient.
  ///
  /// - Parameter patient: What the results show; `nil` for a patient without results.
  public mutating func add(_ patient: PatientLaboratory?) {
    patients += 1
    guard let patient else { return }
    measured += 1
    outside += patient.outsideCount
    afterCutoff += patient.afterCutoffCount
    cutoff = patient.cutoff
    for line in patient.lines {
      graded += line.gradedCount
      for episode in line.episodes { add(episode) }
      for finding in line.undecided { byTerm[finding.term, default: TermCounts()].possible += 1 }
      for finding in line.unnumbered {
        byTerm[finding.term.term, default: TermCounts()].possible += 1
      }
      for result in line.ungraded { add(Ungraded(example: result, count: 1)) }
    }
  }

  private mutating func add(_ episode: LaboratoryEpisode) {
    var counts = byTerm.removeValue(forKey: episode.term) ?? TermCounts()
    if let grade = episode.grade, counts.byGrade.indices.contains(grade - 1) {
      counts.byGrade[grade - 1] += 1
    } else {
      counts.undecided += 1
    }
    switch episode.entry {
    case .none: counts.new += 1
    case .recorded: counts.recorded += 1
    case .recordedLower: counts.recordedLower += 1
    }
    byTerm[episode.term] = counts
  }

  private mutating func add(_ kind: Ungraded) {
    if let place = ungraded.firstIndex(where: { $0.isLike(kind.example) }) {
      ungraded[place].count += kind.count
    } else if ungraded.count < LaboratoryEpisodeCounts.kindLimit {
      ungraded.append(kind)
    } else {
      otherUngraded += kind.count
    }
  }

  /// Adds what was counted of later patients.
  ///
  /// - Parameter other: Their counts.
  public mutating func merge(_ other: LaboratoryEpisodeCounts) {
    patients += other.patients
    measured += other.measured
    graded += other.graded
    outside += other.outside
    afterCutoff += other.afterCutoff
    cutoff = cutoff ?? other.cutoff
    for (term, counts) in other.byTerm { byTerm[term, default: TermCounts()].merge(counts) }
    for kind in other.ungraded { add(kind) }
    otherUngraded += other.otherUngraded
  }
}

extension LaboratoryGrading.Obstacle {
  fileprivate var isAboutUnit: Bool {
    switch self {
    case .unknownUnit: true
    case .outOfRange, .limitsCrossed, .notGraded, .albuminMissing: false
    }
  }
}
