extension Migration {
  /// Settings become a vocabulary, drugs get dated doses, lesions may belong to one line, and lengths are spoken of in
  /// millimeters.
  ///
  /// A table that changes is emptied into a temporary one and made anew under its own name: renaming would leave the
  /// name in quotes and rewrite what refers to it.
  static let version2 = Migration(
    version: 2,
    sql: """
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
      \(settingsOfVersion2)

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

      CREATE TEMP TABLE old AS SELECT registry_setting, value FROM main.registry_setting;
      DROP TABLE main.registry_setting;
      CREATE TABLE registry_setting (
        -- What this registry is, and the conventions its answers follow where a question states no other.
        registry_setting TEXT PRIMARY KEY REFERENCES setting,  -- setting, such as cutoff_on or confirmation_days
        value            TEXT NOT NULL                         -- its value, in the form `nadir list setting` shows
      ) STRICT, WITHOUT ROWID;
      INSERT INTO main.registry_setting (registry_setting, value) SELECT registry_setting, value FROM temp.old;
      DROP TABLE temp.old;

      CREATE TEMP TABLE old AS SELECT patient_id, lesion_label, lesion_category, organ, is_node, parents FROM main.lesion;
      DROP TABLE main.lesion;
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
      INSERT INTO main.lesion (patient_id, lesion_label, lesion_category, organ, is_node, parents) SELECT patient_id, lesion_label, lesion_category, organ, is_node, parents FROM temp.old;
      DROP TABLE temp.old;

      CREATE TEMP TABLE old AS SELECT patient_id, measured_on, lesion_label, longest_diameter_tenths, short_axis_tenths, lesion_state FROM main.lesion_measurement;
      DROP TABLE main.lesion_measurement;
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
      INSERT INTO main.lesion_measurement (patient_id, measured_on, lesion_label, longest_diameter_tenths, short_axis_tenths, lesion_state) SELECT patient_id, measured_on, lesion_label, longest_diameter_tenths, short_axis_tenths, lesion_state FROM temp.old;
      DROP TABLE temp.old;
      """)
}
