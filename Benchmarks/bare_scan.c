// The measure of the benchmarks: how long SQLite itself needs to hand over the rows a question reads.
//
//   bare_scan REGISTRY QUESTION [--threads N] [--cache KIB] [--mmap MIB] [--full-mutex] [--memory-status]
//
// QUESTION is response, survival-pfs, survival-os, safety-… (a table of `nadir safety`), labs (`nadir labs grade --all`),
// outcomes (all that every endpoint is derived from) or lesions. For each table of the question one statement steps
// through it in the order of its primary key and reads every named column; numbers and bytes go into a checksum, so
// that nothing can be left out. Nothing is derived.
//
// --threads N gives each of N ranges of patients a connection of its own. The other options are settings that were
// tried (README.md): without them the scan runs with those that proved fastest.

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/// A table, its columns, and a letter for each: i for an integer, r for a decimal number, t for a text.
typedef struct { const char *name, *columns, *types, *key; } Scan;

static const Scan
  patients = {"patient",
              "patient_id, site, sex, born_on, age_at_diagnosis, diagnosed_on, histology, extent, smoking_status",
              "itttitttt", "patient_id"},
  lines = {"line_of_therapy",
           "patient_id, line_number, started_on, ended_on, end_reason, cycle_count, scan_interval_days", "iitttii",
           "patient_id, line_number"},
  drugs = {"line_drug", "patient_id, line_number, agent, first_given_on, last_given_on", "iittt",
           "patient_id, line_number, agent"},
  exposures = {"drug_exposure", "patient_id, given_on, agent, last_given_on, is_given", "ittti",
               "patient_id, given_on, agent"},
  assessments = {"tumor_assessment",
                 "patient_id, assessed_on, reading, overall_response, target_response, non_target_response, new_lesion",
                 "ititttt", "patient_id, assessed_on, reading"},
  lesions = {"lesion", "patient_id, lesion_label, lesion_category, organ, is_node, parents, line_number", "itttiti",
             "patient_id, lesion_label"},
  measurements = {"lesion_measurement",
                  "patient_id, measured_on, lesion_label, longest_diameter_tenths, short_axis_tenths, lesion_state",
                  "ittiit", "patient_id, measured_on, lesion_label"},
  measured_days = {"lesion_measurement", "patient_id, measured_on", "it", "patient_id, measured_on, lesion_label"},
  samples = {"laboratory_result", "patient_id, sampled_on", "it", "patient_id, sampled_on, analyte, sample"},
  metastases = {"metastasis", "patient_id, metastatic_site, found_on", "itt", "patient_id, metastatic_site"},
  results = {"laboratory_result",
             "patient_id, sampled_on, analyte, sample, value, unit, lower_limit, upper_limit, is_baseline", "ittirtrri",
             "patient_id, sampled_on, analyte, sample"},
  deaths = {"death", "patient_id, died_on, event_number, cause_of_death", "itit", "patient_id"},
  performance = {"performance_status", "patient_id, assessed_on, ecog", "iti", "patient_id, assessed_on"},
  burdens = {"metastatic_burden", "patient_id, counted_on, lesion_count", "iti", "patient_id, counted_on"},
  events = {"adverse_event",
            "patient_id, event_number, adverse_event_term_id, grade, onset_on, ended_on, relation, line_number,"
            " is_immune_related",
            "iiiitttii", "patient_id, event_number"},
  detailed_events = {"adverse_event",
                     "patient_id, event_number, adverse_event_term_id, grade, onset_on, ended_on, relation, line_number,"
                     " is_immune_related, is_serious, event_action, event_outcome, suspected_agent",
                     "iiiitttiiittt", "patient_id, event_number"},
  progressions = {"clinical_progression", "patient_id, progressed_on", "it", "patient_id, progressed_on"},
  contacts = {"follow_up_contact", "patient_id, contacted_on", "it", "patient_id, contacted_on"},
  observations = {"observation", "patient_id, data_field, observed_on, value", "ittt",
                  "patient_id, data_field, observed_on"};

typedef struct { const char *name; const Scan *scans[18]; } Question;

static const Question questions[] = {
  {"response", {&lines, &drugs, &assessments, &lesions, &measurements, &deaths}},
  {"survival-pfs", {&lines, &drugs, &assessments, &lesions, &measurements, &deaths, &progressions}},
  {"survival-os", {&lines, &drugs, &exposures, &assessments, &deaths, &performance, &metastases, &burdens, &events,
                   &progressions, &contacts, &observations, &samples, &measured_days}},
  {"safety-groups", {&lines, &drugs, &events}},
  {"safety-terms", {&lines, &drugs, &events}},
  {"safety-overview", {&lines, &drugs, &detailed_events}},
  {"safety-immune", {&lines, &drugs, &detailed_events, &deaths}},
  {"safety-rates", {&lines, &drugs, &exposures, &assessments, &deaths, &performance, &metastases, &burdens, &events,
                    &progressions, &contacts, &observations, &samples, &measured_days}},
  {"safety-onset", {&lines, &drugs, &exposures, &assessments, &deaths, &performance, &metastases, &burdens, &events,
                    &progressions, &contacts, &observations, &samples, &measured_days}},
  {"labs", {&patients, &lines, &events, &results}},
  {"outcomes", {&patients, &lines, &drugs, &exposures, &assessments, &lesions, &measurements, &deaths, &performance,
                &metastases, &burdens, &events, &progressions, &contacts, &observations, &samples}},
  {"lesions", {&lesions, &measurements}},
};

typedef struct {
  const Question *question;
  sqlite3_int64 first, last;  // patients, both included
  uint64_t checksum;
  long rows;
} Part;

static const char *path;
static long cache_kib = 2000, mmap_mib = 0;
static bool full_mutex = false, memory_status = false;

static void fail(sqlite3 *db, const char *what) {
  fprintf(stderr, "bare_scan: %s: %s\n", what, db ? sqlite3_errmsg(db) : "failed");
  exit(1);
}

static sqlite3 *open_registry(void) {
  sqlite3 *db;
  char settings[128];
  int mutex = full_mutex ? SQLITE_OPEN_FULLMUTEX : SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | mutex, NULL) != SQLITE_OK) fail(db, path);
  sqlite3_busy_timeout(db, 5000);  // connections opened at once may wait for each other to prepare the WAL
  snprintf(settings, sizeof settings, "PRAGMA cache_size=-%ld; PRAGMA mmap_size=%lld", cache_kib,
           (long long)mmap_mib << 20);
  if (sqlite3_exec(db, settings, NULL, NULL, NULL) != SQLITE_OK) fail(db, settings);
  return db;
}

/// Reads every column of the row under the cursor.
static uint64_t read_row(sqlite3_stmt *statement, const char *types) {
  uint64_t sum = 0;
  for (int column = 0; types[column]; column++) {
    if (types[column] == 'i') {
      sum += (uint64_t)sqlite3_column_int64(statement, column);
    } else if (types[column] == 'r') {
      sum += (uint64_t)(int64_t)(sqlite3_column_double(statement, column) * 100);
    } else {
      const unsigned char *bytes = sqlite3_column_text(statement, column);
      int count = sqlite3_column_bytes(statement, column);
      for (int i = 0; i < count; i++) sum += bytes[i];
    }
  }
  return sum;
}

static void scan_table(sqlite3 *db, const Scan *scan, Part *part) {
  char sql[512];
  sqlite3_stmt *statement;
  snprintf(sql, sizeof sql, "SELECT %s FROM %s WHERE patient_id >= ? AND patient_id <= ? ORDER BY %s", scan->columns,
           scan->name, scan->key);
  if (part->first == INT64_MIN && part->last == INT64_MAX) {
    snprintf(sql, sizeof sql, "SELECT %s FROM %s ORDER BY %s", scan->columns, scan->name, scan->key);
  }
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) fail(db, sql);
  sqlite3_bind_int64(statement, 1, part->first);
  sqlite3_bind_int64(statement, 2, part->last);
  uint64_t checksum = 0;  // summed here first: parts of two threads share a cache line
  long rows = 0;
  int state;
  while ((state = sqlite3_step(statement)) == SQLITE_ROW) {
    checksum += read_row(statement, scan->types);
    rows++;
  }
  part->checksum += checksum;
  part->rows += rows;
  if (state != SQLITE_DONE) fail(db, sql);
  sqlite3_finalize(statement);
}

static void *scan_part(void *argument) {
  Part *part = argument;
  sqlite3 *db = open_registry();
  for (const Scan *const *scan = part->question->scans; *scan; scan++) scan_table(db, *scan, part);
  sqlite3_close(db);
  return NULL;
}

/// Cuts the patients into ranges of equal length; the first and the last are open, and one alone has no bounds.
static void cut(sqlite3 *db, Part *parts, int count, const Question *question) {
  sqlite3_stmt *statement;
  const char *sql = "SELECT (SELECT min(patient_id) FROM patient), (SELECT max(patient_id) FROM patient)";
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) fail(db, sql);
  sqlite3_step(statement);
  sqlite3_int64 low = sqlite3_column_int64(statement, 0), high = sqlite3_column_int64(statement, 1);
  for (int i = 0; i < count; i++) {
    parts[i] = (Part){question, INT64_MIN, INT64_MAX, 0, 0};
    if (i > 0) parts[i].first = low + (high - low + 1) * i / count;
    if (i < count - 1) parts[i].last = low + (high - low + 1) * (i + 1) / count - 1;
  }
  sqlite3_finalize(statement);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
  enum { MOST_THREADS = 64 };
  const Question *question = NULL;
  int threads = 1;
  bool understood = argc > 2;
  for (size_t i = 0; understood && i < sizeof questions / sizeof *questions; i++) {
    if (strcmp(argv[2], questions[i].name) == 0) question = &questions[i];
  }
  for (int i = 3; i < argc && understood; i++) {
    bool has_value = i + 1 < argc;
    if (strcmp(argv[i], "--threads") == 0 && has_value) threads = atoi(argv[++i]);
    else if (strcmp(argv[i], "--cache") == 0 && has_value) cache_kib = atol(argv[++i]);
    else if (strcmp(argv[i], "--mmap") == 0 && has_value) mmap_mib = atol(argv[++i]);
    else if (strcmp(argv[i], "--full-mutex") == 0) full_mutex = true;
    else if (strcmp(argv[i], "--memory-status") == 0) memory_status = true;
    else understood = false;
  }
  if (!understood || !question || threads < 1 || threads > MOST_THREADS) {
    fprintf(stderr, "usage: bare_scan REGISTRY QUESTION [--threads N]\n"
                    "                 [--cache KIB] [--mmap MIB] [--full-mutex] [--memory-status]\n");
    return 64;
  }
  path = argv[1];
  if (!memory_status) sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);

  double begun = now();
  Part parts[MOST_THREADS];
  pthread_t running[MOST_THREADS];
  sqlite3 *db = open_registry();  // stays open, so that the threads find the WAL index ready
  cut(db, parts, threads, question);
  for (int i = 1; i < threads; i++) pthread_create(&running[i], NULL, scan_part, &parts[i]);
  scan_part(&parts[0]);
  for (int i = 1; i < threads; i++) pthread_join(running[i], NULL);
  sqlite3_close(db);

  Part all = {question, 0, 0, 0, 0};
  for (int i = 0; i < threads; i++) all.checksum += parts[i].checksum, all.rows += parts[i].rows;
  printf("%s: %ld rows, checksum %llx, %.3f s\n", question->name, all.rows, (unsigned long long)all.checksum,
         now() - begun);
  return 0;
}
