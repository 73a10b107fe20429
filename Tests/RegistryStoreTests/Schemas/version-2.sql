-- Nadir's registry: one SQLite file, and the only definition of what it holds.
--
-- Three kinds of tables, in this order:
--   vocabularies   the words a registry knows, filled from seed/vocabulary/, a file per table;
--   clinical rows  the registry's settings, its hospitals, and what people saw and wrote down, ordered by
--                  patient: entered, never derived;
--   the record     who changed what, when and why; named data cuts.
--
-- How to read it
--   * A day is TEXT, YYYY-MM-DD. Where a comment says "may be partial", YYYY-MM and YYYY are days of
--     which less is known; nothing completes them here.
--   * The name of a CHECK is the sentence a person reads when it fails.
--   * A column that ends in _tenths is a length in tenths of a millimeter; files and commands call it _mm.
--   * The comment behind a column is what the program prints where the column is asked for.
--   * NULL means: not recorded. It never means "no".
--   * Tables read together to build histories are WITHOUT ROWID with patient_id first in their key, so
--     that all histories are one merge of a few ordered scans.

PRAGMA application_id = 0x4E444952; -- "NDIR"
PRAGMA user_version = 2;

-- Vocabularies -------------------------------------------------------------------------------------
-- Each has a key named like the columns that refer to it, a label for people, and synonyms separated
-- by ';' that imports and commands also accept.

CREATE TABLE sex (
  -- Sex as recorded at birth or in the chart (CDISC SEX).
  sex      TEXT PRIMARY KEY,
  label    TEXT NOT NULL,
  synonyms TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE smoking_status (
  -- Tobacco history at diagnosis.
  smoking_status TEXT PRIMARY KEY,
  label          TEXT NOT NULL,
  synonyms       TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE histology (
  -- Type of tumor by histology or cytology.
  histology TEXT PRIMARY KEY,
  label     TEXT NOT NULL,
  synonyms  TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE extent (
  -- How far the disease had spread at diagnosis.
  extent   TEXT PRIMARY KEY,
  label    TEXT NOT NULL,
  synonyms TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE metastatic_site (
  -- Organs and regions in which metastases are recorded.
  metastatic_site TEXT PRIMARY KEY,
  label           TEXT NOT NULL,
  synonyms        TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE agent_class (
  -- Classes of drugs; class_group is the coarser grouping ("immunotherapy", "chemotherapy").
  agent_class TEXT PRIMARY KEY,
  label       TEXT NOT NULL,
  synonyms    TEXT,
  class_group TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE agent (
  -- Drugs by international nonproprietary name; synonyms hold brands and code names.
  agent             TEXT PRIMARY KEY,
  label             TEXT NOT NULL,
  synonyms          TEXT,
  agent_class       TEXT NOT NULL REFERENCES agent_class,
  is_antineoplastic INTEGER NOT NULL,
  unii              TEXT,
  ncit_code         TEXT,
  CONSTRAINT "agent.is_antineoplastic is 0 or 1" CHECK (is_antineoplastic = 0 OR is_antineoplastic = 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE regimen (
  -- Named combinations; components are agents joined by '+', in alphabetical order.
  regimen                TEXT PRIMARY KEY,
  label                  TEXT NOT NULL,
  synonyms               TEXT,
  components             TEXT NOT NULL,
  maintenance_components TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE therapy_setting (
  -- What a line of therapy was meant to do.
  therapy_setting TEXT PRIMARY KEY,
  label           TEXT NOT NULL,
  synonyms        TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE end_reason (
  -- Why a line of therapy ended.
  end_reason TEXT PRIMARY KEY,
  label      TEXT NOT NULL,
  synonyms   TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment_method (
  -- How tumor burden was looked at.
  assessment_method TEXT PRIMARY KEY,
  label             TEXT NOT NULL,
  synonyms          TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE evaluator (
  -- Who read the images.
  evaluator TEXT PRIMARY KEY,
  label     TEXT NOT NULL,
  synonyms  TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE overall_response (
  -- RECIST 1.1 overall response at one visit, best first in position.
  overall_response TEXT PRIMARY KEY,
  label            TEXT NOT NULL,
  synonyms         TEXT,
  position         INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE target_response (
  -- RECIST 1.1 response of the target lesions at one visit.
  target_response TEXT PRIMARY KEY,
  label           TEXT NOT NULL,
  synonyms        TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE non_target_response (
  -- RECIST 1.1 response of the non-target lesions at one visit.
  non_target_response TEXT PRIMARY KEY,
  label               TEXT NOT NULL,
  synonyms            TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE new_lesion (
  -- Whether a visit showed new lesions.
  new_lesion TEXT PRIMARY KEY,
  label      TEXT NOT NULL,
  synonyms   TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE lesion_category (
  -- Role of a lesion in RECIST 1.1.
  lesion_category TEXT PRIMARY KEY,
  label           TEXT NOT NULL,
  synonyms        TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE lesion_state (
  -- What was seen of one lesion at one visit.
  lesion_state TEXT PRIMARY KEY,
  label        TEXT NOT NULL,
  synonyms     TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE adverse_event_term (
  -- Terms of graded dictionaries. grades lists the grades that exist for the term, such as '1235'.
  adverse_event_term_id INTEGER PRIMARY KEY,
  label                 TEXT NOT NULL,
  synonyms              TEXT,
  dictionary            TEXT NOT NULL,  -- 'CTCAE 5.0'
  system_organ_class    TEXT NOT NULL,
  code                  TEXT,           -- NCI Thesaurus code
  grades                TEXT NOT NULL,
  UNIQUE (dictionary, label),
  CONSTRAINT "adverse_event_term.grades lists digits 1 to 5" CHECK (grades NOT GLOB '*[^1-5]*' AND grades <> '')
) STRICT;

CREATE TABLE adverse_event_group (
  -- Rows of a safety table made of several terms. attribution says which events of a member count:
  -- 'immune_related' those marked immune-related, 'not_immune_related' the others, 'any' all.
  adverse_event_group   TEXT NOT NULL,
  adverse_event_term_id INTEGER NOT NULL REFERENCES adverse_event_term,
  label                 TEXT NOT NULL,
  position              INTEGER NOT NULL,
  inclusion             TEXT NOT NULL,  -- 'core': counted; 'extended': known to belong near, not counted by default
  attribution           TEXT NOT NULL,
  PRIMARY KEY (adverse_event_group, adverse_event_term_id),
  CONSTRAINT "adverse_event_group.inclusion is core or extended" CHECK (inclusion = 'core' OR inclusion = 'extended'),
  CONSTRAINT "adverse_event_group.attribution is immune_related, not_immune_related or any"
    CHECK (attribution = 'immune_related' OR attribution = 'not_immune_related' OR attribution = 'any')
) STRICT, WITHOUT ROWID;

CREATE TABLE immune_related_term (
  -- Terms under which immune-related events are usually recorded; no term alone proves one.
  category              TEXT NOT NULL,
  adverse_event_term_id INTEGER NOT NULL REFERENCES adverse_event_term,
  subcategory           TEXT,
  level                 TEXT NOT NULL,
  PRIMARY KEY (category, adverse_event_term_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
  -- Relation of an adverse event to treatment. counts_as_related says which answers make an event
  -- treatment-related in a table.
  relation          TEXT PRIMARY KEY,
  label             TEXT NOT NULL,
  synonyms          TEXT,
  counts_as_related INTEGER NOT NULL,
  CONSTRAINT "relation.counts_as_related is 0 or 1" CHECK (counts_as_related = 0 OR counts_as_related = 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_action (
  -- What was done with the treatment because of an adverse event.
  event_action TEXT PRIMARY KEY,
  label        TEXT NOT NULL,
  synonyms     TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE event_outcome (
  -- How an adverse event ended.
  event_outcome TEXT PRIMARY KEY,
  label         TEXT NOT NULL,
  synonyms      TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE analyte (
  -- What a laboratory measures.
  analyte  TEXT PRIMARY KEY,
  label    TEXT NOT NULL,
  synonyms TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE progression_basis (
  -- On what a clinician called progression without a RECIST assessment.
  progression_basis TEXT PRIMARY KEY,
  label             TEXT NOT NULL,
  synonyms          TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_kind (
  -- How a patient was known to be alive on a day.
  contact_kind TEXT PRIMARY KEY,
  label        TEXT NOT NULL,
  synonyms     TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE cause_of_death (
  -- What a patient died of.
  cause_of_death TEXT PRIMARY KEY,
  label          TEXT NOT NULL,
  synonyms       TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE field_type (
  -- Types of values a study field can hold.
  field_type TEXT PRIMARY KEY,
  label      TEXT NOT NULL,
  synonyms   TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE criterion_kind (
  -- Whether meeting a criterion lets a patient in or keeps a patient out.
  criterion_kind TEXT PRIMARY KEY,
  label          TEXT NOT NULL,
  synonyms       TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  -- What a registry can be told about itself, and the rules its answers can follow. label says what a setting decides;
  -- position puts a bundle before the settings it sets.
  setting    TEXT PRIMARY KEY,
  label      TEXT NOT NULL,
  synonyms   TEXT,
  value_type TEXT NOT NULL,  -- text, day, flag (0 or 1), count (a whole number), decimal, or word (one of words)
  lowest     REAL,           -- smallest number allowed
  highest    REAL,           -- largest number allowed
  words      TEXT,           -- allowed words, separated by '|'
  position   INTEGER NOT NULL UNIQUE,
  CONSTRAINT "setting.value_type is text, day, flag, count, decimal or word"
    CHECK (value_type = 'text' OR value_type = 'day' OR value_type = 'flag' OR value_type = 'count'
      OR value_type = 'decimal' OR value_type = 'word'),
  CONSTRAINT "setting.words are given for a word and only there" CHECK ((value_type = 'word') = (words IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Clinical rows ------------------------------------------------------------------------------------

CREATE TABLE registry_setting (
  -- What this registry is, and the conventions its answers follow where a question states no other.
  registry_setting TEXT PRIMARY KEY REFERENCES setting,  -- setting, such as cutoff_on or confirmation_days
  value            TEXT NOT NULL                         -- its value, in the form `nadir list setting` shows
) STRICT, WITHOUT ROWID;

CREATE TABLE site (
  -- One row per hospital that enters patients.
  site  TEXT PRIMARY KEY,               -- short code of the hospital, such as S1
  label TEXT NOT NULL,                  -- name of the hospital as tables should print it
  CONSTRAINT "site.site is 1 to 40 characters" CHECK (length(site) > 0 AND length(site) <= 40)
) STRICT, WITHOUT ROWID;

CREATE TABLE patient (
  -- One row per person. No name, no record number: patient_key is the study's own key.
  patient_id       INTEGER PRIMARY KEY AUTOINCREMENT,  -- the registry's own number; never given twice, as the log speaks of it
  patient_key      TEXT NOT NULL UNIQUE,                          -- study key of the patient, such as P001; never a name or a record number
  site             TEXT REFERENCES site,                          -- hospital that enters the patient
  sex              TEXT NOT NULL REFERENCES sex,                  -- sex
  born_on          TEXT,                                          -- day of birth; may be partial, or left out with age_at_diagnosis given
  age_at_diagnosis INTEGER,                                       -- completed years, only where the birth date may not be kept
  diagnosed_on     TEXT,                                          -- day of diagnosis; may be partial
  histology        TEXT REFERENCES histology,                     -- type of tumor
  extent           TEXT REFERENCES extent,                        -- spread at diagnosis
  stage            TEXT,                                          -- stage as written in the chart, such as IVB
  smoking_status   TEXT REFERENCES smoking_status,                -- tobacco history at diagnosis
  CONSTRAINT "patient.patient_id is 1 to 2^53" CHECK (patient_id >= 1 AND patient_id <= 9007199254740992),
  CONSTRAINT "patient.patient_key is 1 to 64 characters without spaces at its ends"
    CHECK (patient_key = trim(patient_key) AND length(patient_key) > 0 AND length(patient_key) <= 64),
  CONSTRAINT "patient.born_on is a calendar day, a month (YYYY-MM) or a year (YYYY)"
    CHECK (born_on IS NULL OR (born_on IS substr(date(born_on || substr('-01-01', length(born_on) - 3), '+0 days'), 1, length(born_on))
      AND (length(born_on) = 10 OR length(born_on) = 7 OR length(born_on) = 4))),
  CONSTRAINT "patient.diagnosed_on is a calendar day, a month (YYYY-MM) or a year (YYYY)"
    CHECK (diagnosed_on IS NULL OR (diagnosed_on IS substr(date(diagnosed_on || substr('-01-01', length(diagnosed_on) - 3), '+0 days'), 1, length(diagnosed_on))
      AND (length(diagnosed_on) = 10 OR length(diagnosed_on) = 7 OR length(diagnosed_on) = 4))),
  CONSTRAINT "patient.age_at_diagnosis is 0 to 120 years"
    CHECK (age_at_diagnosis IS NULL OR (age_at_diagnosis >= 0 AND age_at_diagnosis <= 120))
) STRICT;

CREATE TABLE performance_status (
  -- ECOG performance status on a day.
  patient_id  INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  assessed_on TEXT NOT NULL,            -- day it was judged
  ecog        INTEGER NOT NULL,         -- ECOG performance status, 0 to 5
  PRIMARY KEY (patient_id, assessed_on),
  CONSTRAINT "performance_status.assessed_on is a calendar day, YYYY-MM-DD" CHECK (assessed_on IS date(assessed_on, '+0 days')),
  CONSTRAINT "performance_status.ecog is 0 to 5" CHECK (ecog >= 0 AND ecog <= 5)
) STRICT, WITHOUT ROWID;

CREATE TABLE metastasis (
  -- An organ in which metastases were found. No row: none known there.
  patient_id      INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  metastatic_site TEXT NOT NULL REFERENCES metastatic_site,  -- organ or region
  found_on        TEXT,                                      -- day it was first seen; may be partial
  PRIMARY KEY (patient_id, metastatic_site),
  CONSTRAINT "metastasis.found_on is a calendar day, a month (YYYY-MM) or a year (YYYY)"
    CHECK (found_on IS NULL OR (found_on IS substr(date(found_on || substr('-01-01', length(found_on) - 3), '+0 days'), 1, length(found_on))
      AND (length(found_on) = 10 OR length(found_on) = 7 OR length(found_on) = 4)))
) STRICT, WITHOUT ROWID;

CREATE TABLE metastatic_burden (
  -- How many metastatic lesions were counted on a day.
  patient_id   INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  counted_on   TEXT NOT NULL,           -- day of the count
  lesion_count INTEGER NOT NULL,        -- number of metastatic lesions
  PRIMARY KEY (patient_id, counted_on),
  CONSTRAINT "metastatic_burden.counted_on is a calendar day, YYYY-MM-DD" CHECK (counted_on IS date(counted_on, '+0 days')),
  CONSTRAINT "metastatic_burden.lesion_count is 0 to 1000" CHECK (lesion_count >= 0 AND lesion_count <= 1000)
) STRICT, WITHOUT ROWID;

CREATE TABLE line_of_therapy (
  -- One row per line of systemic therapy, numbered in order of time.
  patient_id         INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  line_number        INTEGER NOT NULL,                        -- 1 for first line, 2 for second line …
  started_on         TEXT NOT NULL,                           -- first day of treatment
  ended_on           TEXT,                                    -- last day of treatment; empty while treatment goes on
  end_reason         TEXT REFERENCES end_reason,              -- why treatment ended
  cycle_count        INTEGER,                                 -- cycles given
  therapy_setting    TEXT REFERENCES therapy_setting,         -- what the treatment was meant to do
  scan_interval_days INTEGER,                                 -- planned days between tumor assessments
  PRIMARY KEY (patient_id, line_number),
  CONSTRAINT "line_of_therapy.line_number is 1 to 50" CHECK (line_number >= 1 AND line_number <= 50),
  CONSTRAINT "line_of_therapy.started_on is a calendar day, YYYY-MM-DD" CHECK (started_on IS date(started_on, '+0 days')),
  CONSTRAINT "line_of_therapy.ended_on is a calendar day, YYYY-MM-DD" CHECK (ended_on IS date(ended_on, '+0 days')),
  CONSTRAINT "line_of_therapy.ended_on is not before started_on" CHECK (ended_on >= started_on),
  CONSTRAINT "line_of_therapy.cycle_count is 0 to 999" CHECK (cycle_count IS NULL OR (cycle_count >= 0 AND cycle_count <= 999)),
  CONSTRAINT "line_of_therapy.scan_interval_days is 1 to 400"
    CHECK (scan_interval_days IS NULL OR (scan_interval_days >= 1 AND scan_interval_days <= 400))
) STRICT, WITHOUT ROWID;

CREATE TABLE line_drug (
  -- A drug given in a line of therapy.
  patient_id     INTEGER NOT NULL,
  line_number    INTEGER NOT NULL,                   -- line in which the drug was given
  agent          TEXT NOT NULL REFERENCES agent,     -- drug
  first_given_on TEXT,                               -- first day it was given, if not the line's first day
  last_given_on  TEXT,                               -- last day it was given, if not the line's last day
  PRIMARY KEY (patient_id, line_number, agent),
  FOREIGN KEY (patient_id, line_number) REFERENCES line_of_therapy ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "line_drug.first_given_on is a calendar day, YYYY-MM-DD" CHECK (first_given_on IS date(first_given_on, '+0 days')),
  CONSTRAINT "line_drug.last_given_on is a calendar day, YYYY-MM-DD" CHECK (last_given_on IS date(last_given_on, '+0 days')),
  CONSTRAINT "line_drug.last_given_on is not before first_given_on" CHECK (last_given_on >= first_given_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE drug_exposure (
  -- A dose of a drug, or a stretch of days on which it was taken. From these rows lines of therapy can be derived.
  patient_id    INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  given_on      TEXT NOT NULL,                      -- day it was given, or first day of a stretch
  agent         TEXT NOT NULL REFERENCES agent,     -- drug
  last_given_on TEXT,                               -- last day of a stretch; empty for a single dose
  is_given      INTEGER NOT NULL DEFAULT 1,         -- 1 when it was given, 0 when it was planned and left out
  PRIMARY KEY (patient_id, given_on, agent),
  CONSTRAINT "drug_exposure.given_on is a calendar day, YYYY-MM-DD" CHECK (given_on IS date(given_on, '+0 days')),
  CONSTRAINT "drug_exposure.last_given_on is a calendar day, YYYY-MM-DD" CHECK (last_given_on IS date(last_given_on, '+0 days')),
  CONSTRAINT "drug_exposure.last_given_on is not before given_on" CHECK (last_given_on >= given_on),
  CONSTRAINT "drug_exposure.is_given is 0 or 1" CHECK (is_given = 0 OR is_given = 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE tumor_assessment (
  -- One row per reading of one day's images (RECIST 1.1, section 4). It belongs to a line of therapy by its day.
  patient_id          INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  assessed_on         TEXT NOT NULL,                                   -- day of the images
  reading             INTEGER NOT NULL DEFAULT 1,                      -- 1, or 2, 3 … for further readings of the same day
  overall_response    TEXT REFERENCES overall_response,                -- overall response; empty for a baseline assessment
  target_response     TEXT REFERENCES target_response,                 -- response of the target lesions
  non_target_response TEXT REFERENCES non_target_response,             -- response of the non-target lesions
  new_lesion          TEXT REFERENCES new_lesion,                      -- were there new lesions
  assessment_method   TEXT REFERENCES assessment_method,               -- how it was looked at
  evaluator           TEXT REFERENCES evaluator,                       -- who read it
  PRIMARY KEY (patient_id, assessed_on, reading),
  CONSTRAINT "tumor_assessment.assessed_on is a calendar day, YYYY-MM-DD" CHECK (assessed_on IS date(assessed_on, '+0 days')),
  CONSTRAINT "tumor_assessment.reading is 1 to 99" CHECK (reading >= 1 AND reading <= 99)
) STRICT, WITHOUT ROWID;

CREATE TABLE lesion (
  -- A tumor lesion followed by RECIST 1.1. parents names the lesions it split from or merged of, joined by '+'.
  patient_id      INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  lesion_label    TEXT NOT NULL,                                -- label of the lesion, such as T1, N2 or T1.1
  lesion_category TEXT NOT NULL REFERENCES lesion_category,     -- target, non-target or new
  organ           TEXT NOT NULL,                                -- organ, such as liver
  is_node         INTEGER NOT NULL,                             -- 1 for a lymph node (measured by its short axis), else 0
  parents         TEXT,                                         -- lesions it came from, such as T1 or T1+T2
  line_number     INTEGER,                                      -- line it was chosen for, if for one only; empty: every line
  PRIMARY KEY (patient_id, lesion_label),
  FOREIGN KEY (patient_id, line_number) REFERENCES line_of_therapy ON UPDATE CASCADE,
  CONSTRAINT "lesion.lesion_label is 1 to 20 characters" CHECK (length(lesion_label) > 0 AND length(lesion_label) <= 20),
  CONSTRAINT "lesion.is_node is 0 or 1" CHECK (is_node = 0 OR is_node = 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE lesion_measurement (
  -- What was measured or seen of one lesion on one day. Files and commands speak of millimeters with at most one decimal;
  -- kept are whole tenths, so that a fall of 30 % is exact.
  patient_id              INTEGER NOT NULL,
  measured_on             TEXT NOT NULL,                           -- day of the images
  lesion_label            TEXT NOT NULL,                           -- lesion
  longest_diameter_tenths INTEGER,                                 -- longest diameter in millimeters
  short_axis_tenths       INTEGER,                                 -- short axis in millimeters
  lesion_state            TEXT NOT NULL REFERENCES lesion_state,   -- measured, absent, too small …
  PRIMARY KEY (patient_id, measured_on, lesion_label),
  FOREIGN KEY (patient_id, lesion_label) REFERENCES lesion ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "lesion_measurement.measured_on is a calendar day, YYYY-MM-DD" CHECK (measured_on IS date(measured_on, '+0 days')),
  CONSTRAINT "lesion_measurement.longest_diameter_mm is 0 to 999.9"
    CHECK (longest_diameter_tenths IS NULL OR (longest_diameter_tenths >= 0 AND longest_diameter_tenths <= 9999)),
  CONSTRAINT "lesion_measurement.short_axis_mm is 0 to 999.9"
    CHECK (short_axis_tenths IS NULL OR (short_axis_tenths >= 0 AND short_axis_tenths <= 9999))
) STRICT, WITHOUT ROWID;

CREATE TABLE adverse_event (
  -- One row per adverse event. It belongs to the line of therapy under way at its onset, or within a number of days
  -- after that line's end (30, unless set) and before the next; line_number, where stated, wins.
  patient_id            INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  event_number          INTEGER NOT NULL,                                  -- running number within the patient
  adverse_event_term_id INTEGER NOT NULL REFERENCES adverse_event_term,    -- CTCAE term
  grade                 INTEGER NOT NULL,                                  -- CTCAE grade, 1 to 5
  onset_on              TEXT,                                              -- first day; may be partial
  ended_on              TEXT,                                              -- last day; may be partial; empty while it goes on
  relation              TEXT NOT NULL REFERENCES relation,                 -- relation to treatment
  line_number           INTEGER,                                           -- line it is attributed to, where that was stated
  suspected_agent       TEXT REFERENCES agent (agent),                     -- drug suspected to have caused it
  is_serious            INTEGER,                                           -- 1 for serious, 0 for not
  is_immune_related     INTEGER,                                           -- 1 for immune-related, 0 for not
  event_action          TEXT REFERENCES event_action,                      -- what was done with the treatment
  event_outcome         TEXT REFERENCES event_outcome,                     -- how it ended
  PRIMARY KEY (patient_id, event_number),
  FOREIGN KEY (patient_id, line_number) REFERENCES line_of_therapy ON UPDATE CASCADE,
  CONSTRAINT "adverse_event.event_number is 1 or more" CHECK (event_number >= 1),
  CONSTRAINT "adverse_event.grade is 1 to 5" CHECK (grade >= 1 AND grade <= 5),
  CONSTRAINT "adverse_event.onset_on is a calendar day, a month (YYYY-MM) or a year (YYYY)"
    CHECK (onset_on IS NULL OR (onset_on IS substr(date(onset_on || substr('-01-01', length(onset_on) - 3), '+0 days'), 1, length(onset_on))
      AND (length(onset_on) = 10 OR length(onset_on) = 7 OR length(onset_on) = 4))),
  CONSTRAINT "adverse_event.ended_on is a calendar day, a month (YYYY-MM) or a year (YYYY)"
    CHECK (ended_on IS NULL OR (ended_on IS substr(date(ended_on || substr('-01-01', length(ended_on) - 3), '+0 days'), 1, length(ended_on))
      AND (length(ended_on) = 10 OR length(ended_on) = 7 OR length(ended_on) = 4))),
  CONSTRAINT "adverse_event.is_serious is 0 or 1" CHECK (is_serious IS NULL OR is_serious = 0 OR is_serious = 1),
  CONSTRAINT "adverse_event.is_immune_related is 0 or 1" CHECK (is_immune_related IS NULL OR is_immune_related = 0 OR is_immune_related = 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE laboratory_result (
  -- One laboratory result with its unit and the laboratory's own limits.
  patient_id   INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  sampled_on   TEXT NOT NULL,                        -- day of the sample
  analyte      TEXT NOT NULL REFERENCES analyte,     -- what was measured
  sample       INTEGER NOT NULL DEFAULT 1,           -- 1, or 2, 3 … for further samples of the same day
  value        REAL NOT NULL,                        -- result
  unit         TEXT NOT NULL,                        -- unit of the result and its limits
  lower_limit  REAL,                                 -- lower limit of normal
  upper_limit  REAL,                                 -- upper limit of normal
  is_baseline  INTEGER,                              -- 1 for the baseline value of the line that follows
  PRIMARY KEY (patient_id, sampled_on, analyte, sample),
  CONSTRAINT "laboratory_result.sampled_on is a calendar day, YYYY-MM-DD" CHECK (sampled_on IS date(sampled_on, '+0 days')),
  CONSTRAINT "laboratory_result.sample is 1 to 99" CHECK (sample >= 1 AND sample <= 99),
  CONSTRAINT "laboratory_result.lower_limit is not above upper_limit" CHECK (lower_limit <= upper_limit),
  CONSTRAINT "laboratory_result.is_baseline is 0 or 1" CHECK (is_baseline IS NULL OR is_baseline = 0 OR is_baseline = 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE clinical_progression (
  -- Progression called by a clinician without a RECIST assessment that shows it.
  patient_id        INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  progressed_on     TEXT NOT NULL,                                          -- day it was called
  progression_basis TEXT REFERENCES progression_basis,                      -- on what
  PRIMARY KEY (patient_id, progressed_on),
  CONSTRAINT "clinical_progression.progressed_on is a calendar day, YYYY-MM-DD" CHECK (progressed_on IS date(progressed_on, '+0 days'))
) STRICT, WITHOUT ROWID;

CREATE TABLE follow_up_contact (
  -- A day on which the patient was known to be alive.
  patient_id   INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  contacted_on TEXT NOT NULL,                                 -- day the patient was known alive
  contact_kind TEXT REFERENCES contact_kind,                  -- how
  PRIMARY KEY (patient_id, contacted_on),
  CONSTRAINT "follow_up_contact.contacted_on is a calendar day, YYYY-MM-DD" CHECK (contacted_on IS date(contacted_on, '+0 days'))
) STRICT, WITHOUT ROWID;

CREATE TABLE death (
  -- At most one row per patient.
  patient_id     INTEGER PRIMARY KEY REFERENCES patient ON DELETE CASCADE,
  died_on        TEXT NOT NULL,                               -- day of death; may be partial
  cause_of_death TEXT REFERENCES cause_of_death,              -- cause
  CONSTRAINT "death.died_on is a calendar day, a month (YYYY-MM) or a year (YYYY)"
    CHECK (died_on IS substr(date(died_on || substr('-01-01', length(died_on) - 3), '+0 days'), 1, length(died_on))
      AND (length(died_on) = 10 OR length(died_on) = 7 OR length(died_on) = 4))
) STRICT, WITHOUT ROWID;

CREATE TABLE data_field (
  -- The data dictionary: study fields beside the built-in columns, such as PD-L1 or weight.
  data_field     TEXT PRIMARY KEY,                            -- name used in questions, such as pdl1_tps
  label          TEXT NOT NULL,                               -- name printed in tables
  field_type     TEXT NOT NULL REFERENCES field_type,         -- number, integer, text, day, yes/no or level
  unit           TEXT,                                        -- unit of a number
  lowest         REAL,                                        -- smallest value allowed
  highest        REAL,                                        -- largest value allowed
  levels         TEXT,                                        -- allowed values of a level field in order, separated by '|'
  is_identifying INTEGER NOT NULL DEFAULT 0,                  -- 1 when values could name a person
  CONSTRAINT "data_field.data_field is lower-case letters, digits and _, starting with a letter"
    CHECK (data_field GLOB '[a-z]*' AND data_field NOT GLOB '*[^a-z0-9_]*'),
  CONSTRAINT "data_field.lowest is not above highest" CHECK (lowest <= highest),
  CONSTRAINT "data_field.levels are given for a level field and only there" CHECK ((field_type = 'level') = (levels IS NOT NULL)),
  CONSTRAINT "data_field.is_identifying is 0 or 1" CHECK (is_identifying = 0 OR is_identifying = 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE observation (
  -- The value of a study field on a day; checked against its data_field at entry.
  patient_id  INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  data_field  TEXT NOT NULL REFERENCES data_field,            -- study field
  observed_on TEXT NOT NULL,                                  -- day of the observation
  value       TEXT NOT NULL,                                  -- value, in the form its field asks for
  PRIMARY KEY (patient_id, data_field, observed_on),
  CONSTRAINT "observation.observed_on is a calendar day, YYYY-MM-DD" CHECK (observed_on IS date(observed_on, '+0 days'))
) STRICT, WITHOUT ROWID;

CREATE TABLE eligibility_criterion (
  -- Criteria of a study, in the order in which they are applied.
  eligibility_criterion TEXT PRIMARY KEY,                             -- code, such as I1 or E3
  label                 TEXT NOT NULL,                                -- the criterion in words
  criterion_kind        TEXT NOT NULL REFERENCES criterion_kind,      -- inclusion or exclusion
  position              INTEGER NOT NULL                              -- order of application
) STRICT, WITHOUT ROWID;

CREATE TABLE eligibility_finding (
  -- Whether a patient met a criterion.
  patient_id            INTEGER NOT NULL REFERENCES patient ON DELETE CASCADE,
  eligibility_criterion TEXT NOT NULL REFERENCES eligibility_criterion,  -- criterion
  is_met                INTEGER NOT NULL,                                -- 1 when met, 0 when not
  judged_on             TEXT,                                            -- day it was judged
  PRIMARY KEY (patient_id, eligibility_criterion),
  CONSTRAINT "eligibility_finding.is_met is 0 or 1" CHECK (is_met = 0 OR is_met = 1),
  CONSTRAINT "eligibility_finding.judged_on is a calendar day, YYYY-MM-DD" CHECK (judged_on IS date(judged_on, '+0 days'))
) STRICT, WITHOUT ROWID;

-- The record ---------------------------------------------------------------------------------------

CREATE TABLE change_set (
  -- One row per command that wrote: what was done, when (UTC), by whom and why.
  change_set_id INTEGER PRIMARY KEY,
  made_at       TEXT NOT NULL,
  made_by       TEXT NOT NULL,
  command       TEXT NOT NULL,
  reason        TEXT,
  CONSTRAINT "change_set.made_at is a UTC time" CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z')
) STRICT;

CREATE TABLE change (
  -- What a change set did. A change or removal keeps the old row as JSON; an entered row is its own content;
  -- an import is one row per table, with the number of rows it brought.
  change_id     INTEGER PRIMARY KEY,
  change_set_id INTEGER NOT NULL REFERENCES change_set,
  table_name    TEXT NOT NULL,
  kind          TEXT NOT NULL,
  row_key       TEXT,
  new_row_key   TEXT,           -- the key it has now, where that was changed
  row_count     INTEGER NOT NULL DEFAULT 1,
  old_row       TEXT,
  CONSTRAINT "change.kind is entered, imported, changed or removed"
    CHECK (kind = 'entered' OR kind = 'imported' OR kind = 'changed' OR kind = 'removed'),
  CONSTRAINT "change.old_row is kept for a changed or removed row"
    CHECK ((kind = 'changed' OR kind = 'removed') = (old_row IS NOT NULL))
) STRICT;

CREATE TABLE data_cut (
  -- Named states of the registry that a report can name.
  data_cut      TEXT PRIMARY KEY,
  made_at       TEXT NOT NULL,
  cutoff_on     TEXT,
  change_set_id INTEGER REFERENCES change_set,
  CONSTRAINT "data_cut.cutoff_on is a calendar day, YYYY-MM-DD" CHECK (cutoff_on IS date(cutoff_on, '+0 days'))
) STRICT, WITHOUT ROWID;
