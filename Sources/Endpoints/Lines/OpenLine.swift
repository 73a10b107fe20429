import ClinicalRecords

/// A line being made of doses.
struct OpenLine {
  /// A drug of the line.
  struct Use {
    let agent: CodePosition
    let role: LineAgent.Role
    let first: ClinicalDate
    /// Day of its last record.
    var lastDose: ClinicalDate
    /// Last day of its records.
    var last: ClinicalDate
  }

  let number: Int
  let intent: LineIntent
  let numberOfIntent: Int
  let start: ClinicalDate
  let opening: LineOpening
  /// Positions of its doses.
  var doses: Range<Int>
  var uses: [Use] = []
  var flags: [LineFlag] = []
  /// The last day on which one of its drugs was given.
  var last: ClinicalDate

  func use(of agent: CodePosition) -> Use? { uses.first { $0.agent == agent } }

  mutating func take(_ dose: Dose, as role: LineAgent.Role) {
    last = max(last, dose.last)
    if let position = uses.firstIndex(where: { $0.agent == dose.agent }) {
      uses[position].lastDose = dose.day
      uses[position].last = max(uses[position].last, dose.last)
    } else {
      uses.append(
        Use(
          agent: dose.agent, role: role, first: dose.day, lastDose: dose.day, last: dose.last))
    }
  }

  /// The first dose of the next part of a regimen whose parts follow each other.
  var plannedFrom: ClinicalDate? { uses.first { $0.role == .planned }?.first }

  /// The first dose of consolidation.
  var consolidatedFrom: ClinicalDate? { uses.first { $0.role == .consolidation }?.first }

  /// The drugs that name the regimen: given from the first days on, or its next part.
  var regimenAgents: [CodePosition] {
    uses.compactMap { use in
      switch use.role {
      case .regimen, .planned, .carriedOver: use.agent
      case .substitute, .swapped, .maintenance, .consolidation: nil
      }
    }
  }

  /// Whether another drug stands in a drug's place: the later given of the two is current.
  func isReplaced(_ use: Use) -> Bool {
    uses.contains { $0.isPaired(with: use) && $0.lastDose > use.lastDose }
  }
}

extension OpenLine.Use {
  /// Whether one of two drugs was given in place of the other.
  fileprivate func isPaired(with other: Self) -> Bool {
    replaces == other.agent || other.replaces == agent
  }

  /// The drug it was given in place of.
  var replaces: CodePosition? {
    switch role {
    case .substitute(let agent), .swapped(let agent): agent
    case .regimen, .maintenance, .planned, .consolidation, .carriedOver: nil
    }
  }
}
