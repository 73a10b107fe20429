import ClinicalRecords

/// Findings counted by rule; of each rule only the first are kept, so that a registry full of them fits in memory.
struct FindingTally: Sendable {
  /// What a text lists of one rule.
  static let listedPerRule = 10

  /// One rule's findings.
  struct Rule: Sendable {
    let severity: Finding.Severity
    let name: String
    var count = 0
    var listed: [(patient: Int64, finding: Finding)] = []
  }

  /// By severity, then name.
  var rules: [Rule] {
    byName.values.sorted { left, right in
      left.severity == right.severity
        ? left.name < right.name : left.severity == .impossible
    }
  }

  private(set) var patients = 0
  private let limit: Int
  private var byName: [String: Rule] = [:]

  /// Nothing found yet.
  init(limit: Int) { self.limit = limit }

  /// Adds one patient's findings.
  mutating func add(_ findings: [Finding], of patient: Int64) {
    patients += 1
    for finding in findings {
      let name = "\(finding.severity.rawValue) \(finding.rule)"
      var rule =
        byName.removeValue(forKey: name)
        ?? Rule(severity: finding.severity, name: finding.rule)
      rule.count += 1
      if rule.listed.count < limit { rule.listed.append((patient, finding)) }
      byName[name] = rule
    }
  }

  /// Adds what was found in later patients.
  mutating func merge(_ other: FindingTally) {
    patients += other.patients
    for (name, theirs) in other.byName {
      guard var rule = byName[name] else {
        byName[name] = theirs
        continue
      }
      rule.count += theirs.count
      rule.listed += theirs.listed.prefix(max(0, limit - rule.listed.count))
      byName[name] = rule
    }
  }

  /// How many findings there are of a severity.
  func count(of severity: Finding.Severity) -> Int {
    byName.values.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) }
  }
}
