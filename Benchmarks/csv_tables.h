// The files a made-up registry is written to: a table each, cell by cell, and the calendar they need.
// Part of generate.c, which says what is written.

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *what, const char *name) {
  fprintf(stderr, "generate: %s: %s%s%s\n", name, what, errno ? ": " : "", errno ? strerror(errno) : "");
  exit(1);
}

// Files ---------------------------------------------------------------------------------------------

typedef struct {
  const char *name, *header;
  FILE *file;
  bool row_begun;
  long rows;
} Table;

enum {
  SITE, PATIENT, PERFORMANCE, METASTASIS, BURDEN, LINE, DRUG, ASSESSMENT, EVENT, PROGRESSION, CONTACT, DEATH,
  LESION, MEASUREMENT, RESULT, TABLES
};

static Table tables[TABLES] = {
  [SITE] = {"site", "site,label"},
  [PATIENT] = {"patient", "patient_key,site,sex,born_on,age_at_diagnosis,diagnosed_on,histology,extent,stage,"
                          "smoking_status"},
  [PERFORMANCE] = {"performance_status", "patient_key,assessed_on,ecog"},
  [METASTASIS] = {"metastasis", "patient_key,metastatic_site,found_on"},
  [BURDEN] = {"metastatic_burden", "patient_key,counted_on,lesion_count"},
  [LINE] = {"line_of_therapy", "patient_key,line_number,started_on,ended_on,end_reason,cycle_count,"
                               "therapy_setting,scan_interval_days"},
  [DRUG] = {"line_drug", "patient_key,line_number,agent,first_given_on,last_given_on"},
  [ASSESSMENT] = {"tumor_assessment", "patient_key,assessed_on,reading,overall_response,target_response,"
                                      "non_target_response,new_lesion,assessment_method,evaluator"},
  [EVENT] = {"adverse_event", "patient_key,event_number,adverse_event_term,grade,onset_on,ended_on,relation,"
                              "line_number,suspected_agent,is_serious,is_immune_related,event_action,"
                              "event_outcome"},
  [PROGRESSION] = {"clinical_progression", "patient_key,progressed_on,progression_basis"},
  [CONTACT] = {"follow_up_contact", "patient_key,contacted_on,contact_kind"},
  [DEATH] = {"death", "patient_key,died_on,cause_of_death,event_number"},
  [LESION] = {"lesion", "patient_key,lesion_label,lesion_category,organ,is_node,parents,line_number"},
  [MEASUREMENT] = {"lesion_measurement", "patient_key,measured_on,lesion_label,longest_diameter_mm,short_axis_mm,"
                                         "lesion_state"},
  [RESULT] = {"laboratory_result", "patient_key,sampled_on,analyte,sample,value,unit,lower_limit,upper_limit,"
                                   "is_baseline"},
};
static bool raw, with_lesions, with_results;

/// Whether a table is written: lesions and laboratory results only where they were asked for.
static bool is_written(const Table *t) {
  return t == &tables[RESULT] ? with_results : t >= &tables[LESION] ? with_lesions : true;
}

static void open_tables(const char *folder) {
  for (Table *t = tables; t < tables + TABLES; t++) {
    if (!is_written(t)) continue;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.csv", folder, t->name);
    t->file = fopen(path, "w");
    if (!t->file) fail("cannot be written", path);
    setvbuf(t->file, NULL, _IOFBF, 1 << 20);
    if (!raw) fprintf(t->file, "%s\n", t->header);
  }
}

static void close_tables(void) {
  for (Table *t = tables; t < tables + TABLES; t++) {
    if (!is_written(t)) continue;
    if (fclose(t->file) != 0) fail("could not be written to its end", t->name);
    fprintf(stderr, "%10ld  %s\n", t->rows, t->name);
  }
}

static void text(int table, const char *value) {  // values here have neither commas nor quotes
  Table *t = &tables[table];
  if (t->row_begun) putc_unlocked(',', t->file);
  t->row_begun = true;
  if (value) for (const char *c = value; *c; c++) putc_unlocked(*c, t->file);
}

static void empty(int table) { text(table, NULL); }

static void digits(char *end, int count, int value) {  // right-aligned, with leading zeros, before end
  for (; count > 0; count--, value /= 10) *--end = (char)('0' + value % 10);
}

static void number(int table, int value) {
  char written[12] = {0};
  char *start = written + 11;
  do { *--start = (char)('0' + value % 10); } while (value /= 10);
  text(table, start);
}

/// A length: millimeters in files, tenths of them in tables.
static void length(int table, int tenths) {
  char written[16];
  snprintf(written, sizeof written, raw ? "%d%d" : "%d.%d", tenths / 10, tenths % 10);
  text(table, raw && tenths < 10 ? written + 1 : written);
}

/// A number with so many decimals, given as a whole number of its last one.
static void decimal(int table, int value, int decimals) {
  char written[16];
  int unit = decimals == 2 ? 100 : decimals == 1 ? 10 : 1;
  if (unit == 1) return number(table, value);
  snprintf(written, sizeof written, "%d.%0*d", value / unit, decimals, value % unit);
  text(table, written);
}

static void end_row(int table) {
  Table *t = &tables[table];
  putc_unlocked('\n', t->file);
  t->row_begun = false;
  t->rows++;
}

/// The first cell of a row: the patient, by study key or by number. The raw patient table has both.
static void row(int table, int patient) {
  if (raw) number(table, patient);
  if (raw && table != PATIENT) return;
  char key[16];
  snprintf(key, sizeof key, "P%07d", patient);
  text(table, key);
}

// Days, as numbers since 1970-01-01 -------------------------------------------------------------------

static void calendar(int day, int *year, int *month, int *day_of_month) {
  int shifted = day + 719468, era = shifted / 146097, in_era = shifted % 146097;
  int year_of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
  int in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month_from_march = (5 * in_year + 2) / 153;
  *day_of_month = in_year - (153 * month_from_march + 2) / 5 + 1;
  *month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

/// A day of which the first 4, 7 or 10 characters are known.
static void partial_day(int table, int day, int length) {
  int year, month, day_of_month;
  char written[] = "0000-00-00";
  calendar(day, &year, &month, &day_of_month);
  digits(written + 4, 4, year);
  digits(written + 7, 2, month);
  digits(written + 10, 2, day_of_month);
  written[length] = 0;
  text(table, written);
}

static void day_cell(int table, int day) { partial_day(table, day, 10); }
static int month_of(int day) {
  int year, month, day_of_month;
  calendar(day, &year, &month, &day_of_month);
  return year * 12 + month;
}
