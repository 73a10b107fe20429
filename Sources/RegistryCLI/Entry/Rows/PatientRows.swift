import ArgumentParser

// The columns of the patient and of what is known about the patient at a time. The texts stand in schema.sql.

enum SiteRow: EnteredRow {
  static let noun = Noun.site
  static let example = "S1 --label \"Hospital 1\""
  static let keyExample = "S1"
  static let changeExample = "--label \"Hospital 1\""

  struct Key: ParsableArguments {
    @Argument(.site, completion: Completions.kind("site")) var site: String?
  }

  struct Rest: ParsableArguments {
    @Option(.site, "label") var label: String?
  }
}

enum PatientRow: EnteredRow {
  static let noun = Noun.patient
  static let example = "P001 --sex F --born-on 1955-03 --diagnosed-on 2019-10-26 --extent extensive"
  static let keyExample = "P001"
  static let changeExample = "--born-on 1955-03-14"

  struct Key: ParsableArguments {
    @Argument(.patient, completion: Completions.patient) var patientKey: String?
  }

  struct Rest: ParsableArguments {
    @Option(.patient, "site") var site: String?
    @Option(.patient, "sex") var sex: String?
    @Option(.patient, "born_on") var bornOn: String?
    @Option(.patient, "age_at_diagnosis") var ageAtDiagnosis: String?
    @Option(.patient, "diagnosed_on") var diagnosedOn: String?
    @Option(.patient, "histology") var histology: String?
    @Option(.patient, "extent") var extent: String?
    @Option(.patient, "stage") var stage: String?
    @Option(.patient, "smoking_status") var smokingStatus: String?
  }
}

enum PerformanceRow: EnteredRow {
  static let noun = Noun.performance
  static let example = "P001 --assessed-on 2020-09-07 --ecog 1"
  static let keyExample = "P001 --assessed-on 2020-09-07"
  static let changeExample = "--ecog 2"

  struct Key: ParsableArguments {
    @Argument(.performance, completion: Completions.patient) var patientKey: String?
    @Option(.performance, "assessed_on") var assessedOn: String?
  }

  struct Rest: ParsableArguments {
    @Option(.performance, "ecog") var ecog: String?
  }
}

enum MetastasisRow: EnteredRow {
  static let noun = Noun.metastasis
  static let example = "P001 --metastatic-site brain --found-on 2020-09"
  static let keyExample = "P001 --metastatic-site brain"
  static let changeExample = "--found-on 2020-08"

  struct Key: ParsableArguments {
    @Argument(.metastasis, completion: Completions.patient) var patientKey: String?
    @Option(.metastasis, "metastatic_site") var metastaticSite: String?
  }

  struct Rest: ParsableArguments {
    @Option(.metastasis, "found_on") var foundOn: String?
  }
}

enum BurdenRow: EnteredRow {
  static let noun = Noun.burden
  static let example = "P001 --counted-on 2020-09-07 --lesion-count 5"
  static let keyExample = "P001 --counted-on 2020-09-07"
  static let changeExample = "--lesion-count 6"

  struct Key: ParsableArguments {
    @Argument(.burden, completion: Completions.patient) var patientKey: String?
    @Option(.burden, "counted_on") var countedOn: String?
  }

  struct Rest: ParsableArguments {
    @Option(.burden, "lesion_count") var lesionCount: String?
  }
}

enum ContactRow: EnteredRow {
  static let noun = Noun.contact
  static let example = "P001 --contacted-on 2021-01-20 --contact-kind telephone"
  static let keyExample = "P001 --contacted-on 2021-01-20"
  static let changeExample = "--contact-kind visit"

  struct Key: ParsableArguments {
    @Argument(.contact, completion: Completions.patient) var patientKey: String?
    @Option(.contact, "contacted_on") var contactedOn: String?
  }

  struct Rest: ParsableArguments {
    @Option(.contact, "contact_kind") var contactKind: String?
  }
}

enum DeathRow: EnteredRow {
  static let noun = Noun.death
  static let example = "P001 --died-on 2021-08-09 --cause-of-death disease"
  static let keyExample = "P001"
  static let changeExample = "--died-on 2021-08-10"

  struct Key: ParsableArguments {
    @Argument(.death, completion: Completions.patient) var patientKey: String?
  }

  struct Rest: ParsableArguments {
    @Option(.death, "died_on") var diedOn: String?
    @Option(.death, "cause_of_death") var causeOfDeath: String?
    @Option(.death, "event_number", name: [.long, .customLong("event")]) var eventNumber: String?
  }
}
