import ClinicalRecords
import Testing

@testable import Endpoints

/// A clinic with the drugs and regimens of the tests, beside a supportive drug or two.
enum SmallClinic {
  static let drugs: [(name: String, agentClass: String, group: String)] = [
    ("anlotinib", "antiangiogenic_tki", "antiangiogenic"),
    ("atezolizumab", "ici_pd_l1", "immunotherapy"),
    ("carboplatin", "platinum", "chemotherapy"),
    ("cisplatin", "platinum", "chemotherapy"),
    ("cyclophosphamide", "alkylating_agent", "chemotherapy"),
    ("docetaxel", "taxane", "chemotherapy"),
    ("doxorubicin", "anthracycline", "chemotherapy"),
    ("durvalumab", "ici_pd_l1", "immunotherapy"),
    ("etoposide", "topoisomerase_ii_inhibitor", "chemotherapy"),
    ("filgrastim", "g_csf", "supportive"),
    ("gemcitabine", "pyrimidine_antimetabolite", "chemotherapy"),
    ("irinotecan", "topoisomerase_i_inhibitor", "chemotherapy"),
    ("lurbinectedin", "alkylating_agent", "chemotherapy"),
    ("nab-paclitaxel", "taxane", "chemotherapy"),
    ("osimertinib", "egfr_tki_3rd_gen", "targeted"),
    ("paclitaxel", "taxane", "chemotherapy"),
    ("pemetrexed", "antifolate", "chemotherapy"),
    ("prednisone", "corticosteroid", "supportive"),
    ("tislelizumab", "ici_pd_1", "immunotherapy"),
    ("topotecan", "topoisomerase_i_inhibitor", "chemotherapy"),
    ("trilaciclib", "myeloprotective_cdk4_6_inhibitor", "supportive"),
  ]

  static let regimens: [(code: String, components: String, maintenance: String)] = [
    ("ac-t", "cyclophosphamide+doxorubicin+paclitaxel", ""),
    ("atezolizumab-ec", "atezolizumab+carboplatin+etoposide", "atezolizumab"),
    (
      "atezolizumab-lurbinectedin", "atezolizumab+lurbinectedin", "atezolizumab+lurbinectedin"
    ),
    ("carboplatin-pemetrexed", "carboplatin+pemetrexed", "pemetrexed"),
    ("durvalumab-consolidation", "durvalumab", ""),
    ("durvalumab-ec", "carboplatin+durvalumab+etoposide", "durvalumab"),
    ("durvalumab-irinotecan", "durvalumab+irinotecan", ""),
    ("ec", "carboplatin+etoposide", ""),
    ("ep", "cisplatin+etoposide", ""),
    ("topotecan-alone", "topotecan", ""),
    (
      "trilaciclib-atezolizumab-ec", "atezolizumab+carboplatin+etoposide+trilaciclib",
      "atezolizumab"
    ),
  ]

  static let codebook: Codebook = {
    var codebook = Codebook()
    codebook.agents = Vocabulary(
      name: "agent", entries: drugs.map { .init(code: $0.name, label: $0.name) })
    codebook.agentClasses = drugs.map { AgentClass(code: $0.agentClass, group: $0.group) }
    codebook.extents = Vocabulary(
      name: "extent",
      entries: ["early", "extensive", "limited", "unknown"].map { .init(code: $0, label: $0) })
    return codebook
  }()

  static let formulary = Formulary(
    regimens: regimens.map {
      Regimen(
        code: $0.code, label: $0.code, components: agents($0.components),
        maintenanceComponents: agents($0.maintenance))
    }, isAntineoplastic: drugs.map { $0.group != "supportive" })

  /// Short names of the tests: `EC` for carboplatin and etoposide.
  static func agents(_ names: String) -> [CodePosition] {
    names.split(separator: "+").flatMap { name in
      switch name {
      case "EC": ["carboplatin", "etoposide"]
      case "EP": ["cisplatin", "etoposide"]
      default: [String(name)]
      }
    }.compactMap { codebook.agents.position(of: $0) }.map { CodePosition($0) }.sorted()
  }

  static func agent(_ name: String) -> CodePosition { agents(name)[0] }
}

/// A patient with extensive disease diagnosed on day 0 and these doses: day and drugs.
func treated(
  _ doses: [(Int, String)], progressions: [Int] = [], extent: String = "extensive",
  died: Int? = nil, knownAlive: Int? = nil
) -> PatientHistory {
  var history = PatientHistory(patient: Patient(id: 1))
  history.patient.diagnosedOn = PartialDate(day(0))
  history.patient.extent = SmallClinic.codebook.extents.position(of: extent)
    .map { CodePosition($0) }
  history.exposures = doses.flatMap { number, names in
    SmallClinic.agents(names).map { DrugExposure(givenOn: day(number), agent: $0) }
  }
  history.clinicalProgressions = progressions.map(day)
  history.diedOn = died.map { PartialDate(day($0)) }
  history.contacts = knownAlive.map { [day($0)] } ?? []
  return history
}

extension PatientHistory {
  /// Its lines by the default settings, or by those changed.
  func proposal(_ change: (inout LineRules) -> Void = { _ in }) throws -> DerivedLines {
    var rules = LineRules()
    change(&rules)
    let derivation = try LineDerivation(
      rules, codebook: SmallClinic.codebook, formulary: SmallClinic.formulary)
    return DerivedLines(from: self, by: derivation)
  }
}

extension DerivedLines {
  /// The drugs of each line.
  var drugs: [String] {
    lines.map { line in
      line.agents.map { SmallClinic.drugs[Int($0.agent)].name }.sorted().joined(separator: "+")
    }
  }

  /// The name of each line's regimen.
  var regimens: [String?] {
    lines.map { $0.regimen.map { SmallClinic.formulary.regimens[$0].code } }
  }

  /// First day and last given day of each line, counted from day 0.
  var spans: [ClosedRange<Int>] {
    lines.map { $0.startedOn.days(since: day(0))...$0.lastGivenOn.days(since: day(0)) }
  }

  /// What each record did.
  var roles: [DoseRole] { decisions.map(\.role) }
}

extension DerivedLine {
  /// The phases with their days.
  var days: [String] {
    phases.map {
      "\($0.kind.rawValue) \($0.startedOn.days(since: day(0)))–\($0.lastGivenOn.days(since: day(0)))"
    }
  }

  func has(_ kind: LineFlag.Kind) -> Bool { flags.contains { $0.kind == kind } }
}
