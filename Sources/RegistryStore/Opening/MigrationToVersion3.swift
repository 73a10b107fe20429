extension Migration {
  /// Laboratory results can be graded, terms have their official wording, and a death names the event it came of.
  ///
  /// A table that changes is emptied into a temporary one and made anew under its own name: renaming would leave the
  /// name in quotes and rewrite what refers to it.
  static let version3 = Migration(
    version: 3,
    sql: """
      CREATE TABLE unit_conversion (
        -- How results of an analyte in one unit are read in another: value x factor. A factor of 1 is another spelling.
        analyte        TEXT NOT NULL REFERENCES analyte,
        unit           TEXT NOT NULL,
        converted_unit TEXT NOT NULL,
        factor         REAL NOT NULL,
        PRIMARY KEY (analyte, unit, converted_unit),
        CONSTRAINT "unit_conversion.factor is above 0" CHECK (factor > 0)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE laboratory_grade (
        -- The numbers by which a dictionary grades laboratory results: one interval for one grade, unit and circumstance. A result
        -- has the highest grade of the rows it lies in (docs/laboratory.md). A bound is value, or value times the limit or the
        -- baseline its basis names; an empty one is open.
        laboratory_grade      TEXT PRIMARY KEY,
        adverse_event_term_id INTEGER NOT NULL REFERENCES adverse_event_term,
        analyte               TEXT NOT NULL REFERENCES analyte,
        direction             TEXT NOT NULL,  -- 'low' or 'high'
        grade                 INTEGER NOT NULL,
        circumstance          TEXT NOT NULL,  -- 'always', or what must hold beside the number
        measure               TEXT NOT NULL,  -- 'value', or a change from the baseline or from a limit
        unit                  TEXT,           -- unit of the bounds; empty: the unit of the result and its limits
        lower_basis           TEXT,           -- 'absolute', 'xULN', 'xLLN', 'xBASELINE', 'ULN+' or 'max(xULN;xBASELINE)'
        lower_value           REAL,
        lower_is_inside       INTEGER,        -- 1 where the bound itself belongs to the interval
        upper_basis           TEXT,
        upper_value           REAL,
        upper_is_inside       INTEGER,
        clinical_criteria     TEXT,           -- what gives the grade without the number, separated by '; '
        certainty             TEXT NOT NULL,  -- 'exact', 'integer_gap', 'interpreted' or 'doubtful'
        note                  TEXT,
        CONSTRAINT "laboratory_grade.direction is low or high" CHECK (direction = 'low' OR direction = 'high'),
        CONSTRAINT "laboratory_grade.grade is 1 to 4" CHECK (grade >= 1 AND grade <= 4)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE adverse_event_wording (
        -- The official words of a dictionary for its terms, where they were loaded: shown at entry.
        adverse_event_term_id INTEGER NOT NULL REFERENCES adverse_event_term,
        grade                 INTEGER NOT NULL,  -- 1 to 5; 0 for the definition of the term
        wording               TEXT NOT NULL,
        PRIMARY KEY (adverse_event_term_id, grade),
        CONSTRAINT "adverse_event_wording.grade is 0 to 5" CHECK (grade >= 0 AND grade <= 5)
      ) STRICT, WITHOUT ROWID;
      CREATE TEMP TABLE old AS SELECT patient_id, died_on, cause_of_death FROM main.death;
      DROP TABLE main.death;
      CREATE TABLE death (
        -- At most one row per patient.
        patient_id     INTEGER PRIMARY KEY REFERENCES patient ON DELETE CASCADE,
        died_on        TEXT NOT NULL,                               -- day of death; may be partial
        cause_of_death TEXT REFERENCES cause_of_death,              -- cause
        event_number   INTEGER,                                     -- adverse event (grade 5) the patient died of, if of one
        FOREIGN KEY (patient_id, event_number) REFERENCES adverse_event ON UPDATE CASCADE,
        CONSTRAINT "death.died_on is a calendar day, a month (YYYY-MM) or a year (YYYY)"
          CHECK (died_on IS substr(date(died_on || substr('-01-01', length(died_on) - 3), '+0 days'), 1, length(died_on))
            AND (length(died_on) = 10 OR length(died_on) = 7 OR length(died_on) = 4))
      ) STRICT, WITHOUT ROWID;
      INSERT INTO main.death (patient_id, died_on, cause_of_death) SELECT patient_id, died_on, cause_of_death FROM temp.old;
      DROP TABLE temp.old;
      """)
}
