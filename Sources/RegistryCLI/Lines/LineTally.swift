import Endpoints

/// Proposals counted over a registry; only what is listed or written afterwards is kept of a patient.
struct LineTally: Sendable {
  /// What is kept of patients.
  enum Kept: Sendable {
    /// The first that differ.
    case firstDifferences(Int)
    /// Everyone with drug records.
    case all
    /// Those whose lines differ or were not entered.
    case differing
  }

  private(set) var patients = 0
  /// With drug records.
  private(set) var treated = 0
  private(set) var withoutEntered = 0
  private(set) var agreeing = 0
  private(set) var differing = 0
  private(set) var lines = 0
  private(set) var byIntent: [LineIntent: Int] = [:]
  private(set) var byFlag: [LineFlag.Kind: Int] = [:]
  private(set) var proposals: [LineProposal] = []
  let kept: Kept

  init(keeping kept: Kept) { self.kept = kept }

  /// Adds one patient.
  ///
  /// - Parameter proposal: The lines; `nil` for a patient without drug records.
  mutating func add(_ proposal: LineProposal?) {
    patients += 1
    guard let proposal else { return }
    treated += 1
    let differs = !proposal.comparison.differences.isEmpty
    if proposal.entered.isEmpty {
      withoutEntered += proposal.derived.lines.isEmpty ? 0 : 1
    } else if differs {
      differing += 1
    } else {
      agreeing += 1
    }
    lines += proposal.derived.lines.count
    for line in proposal.derived.lines {
      byIntent[line.intent, default: 0] += 1
      for kind in Set(line.flags.map(\.kind)) { byFlag[kind, default: 0] += 1 }
    }
    keep(proposal, differs: differs)
  }

  private mutating func keep(_ proposal: LineProposal, differs: Bool) {
    switch kept {
    case .all: proposals.append(proposal)
    case .differing: if differs { proposals.append(proposal) }
    case .firstDifferences(let limit):
      if differs, !proposal.entered.isEmpty, proposals.count < limit { proposals.append(proposal) }
    }
  }

  /// Adds what was counted of later patients.
  mutating func merge(_ other: LineTally) {
    patients += other.patients
    treated += other.treated
    withoutEntered += other.withoutEntered
    agreeing += other.agreeing
    differing += other.differing
    lines += other.lines
    byIntent.merge(other.byIntent) { $0 + $1 }
    byFlag.merge(other.byFlag) { $0 + $1 }
    proposals += other.proposals
    if case .firstDifferences(let limit) = kept { proposals = Array(proposals.prefix(limit)) }
  }
}
