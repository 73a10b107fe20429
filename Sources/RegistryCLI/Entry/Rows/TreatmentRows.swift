import ArgumentParser
import ClinicalRecords
import RegistryStore

// The columns of treatment and of what it brought. The texts stand in schema.sql.

enum LineRow: EnteredRow {
  static let noun = Noun.line
  static let example = "P001 --started-on 2020-09-07 --drugs atezolizumab,irinotecan"
  static let keyExample = "P001 --line-number 2"
  static let changeExample = "--ended-on 2021-01-11"

  struct Key: ParsableArguments {
    @Argument(.line, completion: Completions.patient) var patientKey: String?
    @Option(.line, "line_number") var lineNumber: String?
  }

  struct Rest: ParsableArguments {
    @Option(.line, "started_on") var startedOn: String?
    @Option(.line, "ended_on") var endedOn: String?
    @Option(.line, "end_reason") var endReason: String?
    @Option(.line, "cycle_count") var cycleCount: String?
    @Option(.line, "therapy_setting") var therapySetting: String?
    @Option(.line, "scan_interval_days") var scanIntervalDays: String?
  }

  struct Extra: ParsableArguments {
    @Option(
      help: ArgumentHelp("The drugs given, with commas between them.", valueName: "drug,drug"),
      completion: Completions.drugs)
    var drugs: String?
  }

  static func extraColumns(in registry: Registry) throws -> [AskedColumn] {
    [.drugs(try registry.vocabulary("agent"))]
  }
}

enum DrugRow: EnteredRow {
  static let noun = Noun.drug
  static let example = "P001 --line-number 2 --agent atezolizumab"
  static let keyExample = "P001 --line-number 2 --agent atezolizumab"
  static let changeExample = "--last-given-on 2020-12-14"

  struct Key: ParsableArguments {
    @Argument(.drug, completion: Completions.patient) var patientKey: String?
    @Option(.drug, "line_number") var lineNumber: String?
    @Option(.drug, "agent") var agent: String?
  }

  struct Rest: ParsableArguments {
    @Option(.drug, "first_given_on") var firstGivenOn: String?
    @Option(.drug, "last_given_on") var lastGivenOn: String?
  }
}

enum ExposureRow: EnteredRow {
  static let noun = Noun.exposure
  static let example = "P001 --given-on 2020-09-07 --agent atezolizumab"
  static let keyExample = "P001 --given-on 2020-09-07 --agent atezolizumab"
  static let changeExample = "--last-given-on 2020-09-11"

  struct Key: ParsableArguments {
    @Argument(.exposure, completion: Completions.patient) var patientKey: String?
    @Option(.exposure, "given_on") var givenOn: String?
    @Option(.exposure, "agent") var agent: String?
  }

  struct Rest: ParsableArguments {
    @Option(.exposure, "last_given_on") var lastGivenOn: String?
    @Option(.exposure, "is_given") var isGiven: String?
  }
}

enum AssessmentRow: EnteredRow {
  static let noun = Noun.assessment
  static let example = "P001 --assessed-on 2020-10-19 --overall-response PR"
  static let keyExample = "P001 --assessed-on 2020-10-19"
  static let changeExample = "--overall-response SD"

  struct Key: ParsableArguments {
    @Argument(.assessment, completion: Completions.patient) var patientKey: String?
    @Option(.assessment, "assessed_on") var assessedOn: String?
    @Option(.assessment, "reading") var reading: String?
  }

  struct Rest: ParsableArguments {
    @Option(.assessment, "overall_response") var overallResponse: String?
    @Option(.assessment, "target_response") var targetResponse: String?
    @Option(.assessment, "non_target_response") var nonTargetResponse: String?
    @Option(.assessment, "new_lesion") var newLesion: String?
    @Option(.assessment, "assessment_method") var assessmentMethod: String?
    @Option(.assessment, "evaluator") var evaluator: String?
  }
}

enum EventRow: EnteredRow {
  static let noun = Noun.event
  static let example =
    "P001 --adverse-event-term neutropenia --grade 3 --onset-on 2020-09-21 --relation related"
  static let keyExample = "P001 --event-number 3"
  static let changeExample = "--grade 4"

  struct Key: ParsableArguments {
    @Argument(.event, completion: Completions.patient) var patientKey: String?
    @Option(.event, "event_number") var eventNumber: String?
  }

  struct Rest: ParsableArguments {
    @Option(.event, "adverse_event_term") var adverseEventTerm: String?
    @Option(.event, "grade") var grade: String?
    @Option(.event, "onset_on") var onsetOn: String?
    @Option(.event, "ended_on") var endedOn: String?
    @Option(.event, "relation") var relation: String?
    @Option(.event, "line_number") var lineNumber: String?
    @Option(.event, "suspected_agent") var suspectedAgent: String?
    @Option(.event, "is_serious") var isSerious: String?
    @Option(.event, "is_immune_related") var isImmuneRelated: String?
    @Option(.event, "event_action") var eventAction: String?
    @Option(.event, "event_outcome") var eventOutcome: String?
  }
}

enum ProgressionRow: EnteredRow {
  static let noun = Noun.progression
  static let example = "P001 --progressed-on 2021-01-11"
  static let keyExample = "P001 --progressed-on 2021-01-11"
  static let changeExample = "--clear progression_basis"

  struct Key: ParsableArguments {
    @Argument(.progression, completion: Completions.patient) var patientKey: String?
    @Option(.progression, "progressed_on") var progressedOn: String?
  }

  struct Rest: ParsableArguments {
    @Option(.progression, "progression_basis") var progressionBasis: String?
  }
}
