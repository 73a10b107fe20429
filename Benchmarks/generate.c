// Makes up a registry of any size, as files to import: the patients of the benchmarks. Nobody in it exists.
//
//   generate PATIENTS FOLDER [--raw] [--lesions] [--labs] [--seed N] [--terms FILE]
//
// Writes FOLDER/<table>.csv for every table below, rows in the order of the primary key, empty for "not recorded".
//   without --raw  as `nadir import` reads it: a header, study keys for patients, labels for adverse event terms
//   with --raw     as the tables hold it: no header, numbers for patients and terms, lengths in tenths
//   with --lesions also 5 lesions a patient, each measured at every visit; the other tables stay what they are
//   with --labs    also 8 analytes every three weeks of treatment, some 60 laboratory results a patient; the same
// --terms is the vocabulary of adverse event terms (default: seed/vocabulary/adverse_event_term.csv); numbers and
// existing grades of the terms come from it.
//
// A patient depends on the seed and on the patient's number alone: patient 7 is the same in 10 and in 1,000,000.
// Each has two lines of therapy, about 6 assessments and about 6 adverse events; about 85 % have died.

#include "csv_tables.h"

#include <math.h>
#include <stdint.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

// Chance --------------------------------------------------------------------------------------------

static uint64_t chance_state;

/// SplitMix64 (Steele, Lea & Flood, OOPSLA 2014).
static uint64_t next_bits(void) {
  uint64_t z = (chance_state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

static double uniform(void) { return (double)(next_bits() >> 11) * 0x1p-53; }  // in [0, 1)
static bool chance(double probability) { return uniform() < probability; }
static int between(int low, int high) {  // both included; low when they cross
  return high <= low ? low : low + (int)(next_bits() % (uint64_t)(high - low + 1));
}

/// Position of one of several weights, chosen in proportion to them.
static int choose(const int *weights, int count) {
  int total = 0;
  for (int i = 0; i < count; i++) total += weights[i];
  int left = between(0, total - 1);
  for (int i = 0; i < count - 1; i++) {
    if (left < weights[i]) return i;
    left -= weights[i];
  }
  return count - 1;
}
#define CHOOSE(...) choose((const int[]){__VA_ARGS__}, COUNT(((const int[]){__VA_ARGS__})))

enum { FIRST_DIAGNOSIS = 16436, LAST_DIAGNOSIS = 19722, LAST_DAY = 20269 };  // 2015-01-01, 2023-12-31, 2025-06-30

// Words -----------------------------------------------------------------------------------------------

typedef struct { const char *agents[3]; bool has_ici; int weight; } Regimen;  // agents in alphabetical order

static const Regimen first_line[] = {
  {{"carboplatin", "etoposide"}, false, 40}, {{"cisplatin", "etoposide"}, false, 22},
  {{"atezolizumab", "carboplatin", "etoposide"}, true, 12}, {{"carboplatin", "durvalumab", "etoposide"}, true, 8},
  {{"carboplatin", "paclitaxel"}, false, 8}, {{"carboplatin", "paclitaxel", "pembrolizumab"}, true, 5},
  {{"carboplatin", "pemetrexed"}, false, 5},
};
static const Regimen second_line[] = {
  {{"atezolizumab", "irinotecan"}, true, 12}, {{"anlotinib", "durvalumab"}, true, 8},
  {{"durvalumab", "irinotecan"}, true, 8}, {{"anlotinib", "atezolizumab", "irinotecan"}, true, 5},
  {{"carboplatin", "paclitaxel", "tislelizumab"}, true, 4}, {{"ipilimumab", "nivolumab"}, true, 5},
  {{"docetaxel", "serplulimab"}, true, 4}, {{"docetaxel", "pembrolizumab"}, true, 4},
  {{"carboplatin", "irinotecan"}, false, 16}, {{"anlotinib", "irinotecan"}, false, 12},
  {{"docetaxel", "ramucirumab"}, false, 7}, {{"carboplatin", "etoposide"}, false, 7},
  {{"cyclophosphamide", "doxorubicin", "vincristine"}, false, 4}, {{"gemcitabine", "vinorelbine"}, false, 4},
};

typedef struct {
  const char *label;
  int weight;         // how often, of all events
  int severe;         // percent of grade 3 or more
  bool is_immune;     // may be immune-related under an ICI
  int id;             // from the vocabulary
  char grades[6];     // from the vocabulary
} Term;

static Term terms[] = {
  {"Neutrophil count decreased", 100, 40}, {"Anemia", 95, 12}, {"White blood cell decreased", 85, 25},
  {"Nausea", 80, 4}, {"Platelet count decreased", 70, 20}, {"Anorexia", 65, 5}, {"Vomiting", 55, 4},
  {"Alopecia", 55, 0}, {"Constipation", 50, 2}, {"Fatigue", 50, 6}, {"Diarrhea", 30, 10, true},
  {"Alanine aminotransferase increased", 40, 7, true}, {"Aspartate aminotransferase increased", 32, 6, true},
  {"Blood bilirubin increased", 10, 8, true}, {"Hypothyroidism", 14, 1, true}, {"Cough", 10, 3},
  {"Febrile neutropenia", 9, 100}, {"Dyspnea", 9, 15}, {"Rash maculo-papular", 12, 8, true},
  {"Insomnia", 8, 1}, {"Peripheral sensory neuropathy", 8, 4}, {"Creatinine increased", 8, 4},
  {"Mucositis oral", 7, 6}, {"Pruritus", 8, 2, true}, {"Hyponatremia", 7, 40}, {"Lung infection", 6, 60},
  {"Weight loss", 5, 4}, {"Pneumonitis", 6, 30, true}, {"Hypertension", 8, 30}, {"Proteinuria", 4, 6},
  {"Hyperthyroidism", 4, 1, true}, {"Palmar-plantar erythrodysesthesia syndrome", 3, 10},
  {"Adrenal insufficiency", 2, 30, true}, {"Myalgia", 3, 3}, {"Colitis", 2, 50, true}, {"Sepsis", 1, 100},
};
static int term_weights[COUNT(terms)];

/// The next cell of a CSV line, its quotes removed; the line is cut up.
static char *take_cell(char **rest) {
  char *from = *rest, *cell = from, *to = from;
  bool quoted = *from == '"';
  if (quoted) from++;
  for (; *from && *from != '\n' && (quoted || *from != ','); from++) {
    if (quoted && *from == '"' && *++from != '"') break;
    *to++ = *from;
  }
  *rest = *from ? from + 1 : from;
  *to = 0;
  return cell;
}

static void read_terms(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) fail("cannot be read (name it with --terms)", path);
  char line[4096];
  while (fgets(line, sizeof line, file)) {  // id, label, synonyms, dictionary, system_organ_class, code, grades
    char *rest = line, *cells[7];
    for (int i = 0; i < 7; i++) cells[i] = take_cell(&rest);
    for (Term *t = terms; t < terms + COUNT(terms); t++) {
      if (strcmp(t->label, cells[1]) != 0) continue;
      t->id = atoi(cells[0]);
      snprintf(t->grades, sizeof t->grades, "%s", cells[6]);
    }
  }
  fclose(file);
  for (int i = 0; i < COUNT(terms); i++) {
    errno = 0;
    if (!terms[i].id || !terms[i].grades[0]) fail("not among the adverse event terms", terms[i].label);
    term_weights[i] = terms[i].weight;
  }
}

// One patient -----------------------------------------------------------------------------------------

typedef struct {
  int number, started_on, ended_on;  // ended_on 0: goes on
  const Regimen *regimen;
  int baseline_on, last_visit_on;
  const char *end_reason;
  bool progressed;
} Line;

typedef struct { int day; const char *response; } Visit;

typedef struct {
  int id, diagnosed_on;
  int last_day;        // day of death, or the last day on which the patient can be seen alive
  int last_row_on;     // the latest day written so far
  bool died, has_measurable_disease, died_of_toxicity;
  int fatal_event;     // number of the event that killed, else 0
  int lengths[5];      // of the lesions, in tenths of a millimeter, at the last visit
  uint64_t lesion_chance, result_chance;
} Person;

static void saw(Person *p, int day) { if (day > p->last_row_on) p->last_row_on = day; }

static void write_patient(Person *p) {
  static const char *sites[] = {"S1", "S2", "S3", "S4", "S5", "S6"};
  static const char *histologies[] = {"sclc", "adenocarcinoma", "squamous", "large_cell_neuroendocrine", "other"};
  static const char *smoking[] = {"current", "former", "never", NULL};
  int histology = CHOOSE(60, 20, 14, 3, 3);
  bool advanced = chance(0.9);
  int age = 40 + between(0, 17) + between(0, 17) + between(0, 14);
  row(PATIENT, p->id);
  text(PATIENT, sites[CHOOSE(30, 22, 18, 14, 10, 6)]);
  text(PATIENT, chance(0.3) ? "F" : "M");
  partial_day(PATIENT, p->diagnosed_on - age * 365 - between(0, 364) - age / 4,
              (const int[]){10, 7, 4}[CHOOSE(94, 3, 3)]);
  empty(PATIENT);
  day_cell(PATIENT, p->diagnosed_on);
  text(PATIENT, histologies[histology]);
  text(PATIENT, histology == 0 ? (advanced ? "extensive" : "limited") : advanced ? "metastatic" : "locally_advanced");
  text(PATIENT, !advanced ? "IIIB" : chance(0.5) ? "IVA" : "IVB");
  text(PATIENT, smoking[CHOOSE(35, 40, 20, 5)]);
  end_row(PATIENT);
}

static void write_state(Person *p, int second_start) {
  static const char *organs[] = {"adrenal", "bone", "brain", "liver", "lung", "lymph_node", "pleura"};
  static const double frequency[] = {0.12, 0.3, 0.28, 0.3, 0.2, 0.35, 0.15};
  int days[] = {p->diagnosed_on, second_start - between(0, 3)}, found = 0;
  int ecog[] = {CHOOSE(30, 55, 15), CHOOSE(18, 57, 22, 3)};
  for (int i = 0; i < 2; i++) {
    row(PERFORMANCE, p->id), day_cell(PERFORMANCE, days[i]), number(PERFORMANCE, ecog[i]), end_row(PERFORMANCE);
  }
  for (int i = 0; i < COUNT(organs); i++) {
    if (!chance(frequency[i])) continue;
    found++;
    row(METASTASIS, p->id), text(METASTASIS, organs[i]);
    if (chance(0.03)) empty(METASTASIS);
    else partial_day(METASTASIS, days[chance(0.2)], chance(0.04) ? 7 : 10);
    end_row(METASTASIS);
  }
  int lesions = found == 0 ? 0 : found + between(0, 6);
  for (int i = 0; i < 1 + chance(0.5); i++) {
    row(BURDEN, p->id), day_cell(BURDEN, days[i]), number(BURDEN, lesions + (i ? between(0, 4) : 0)), end_row(BURDEN);
  }
}

// Lesions ---------------------------------------------------------------------------------------------

typedef struct { const char *label, *category, *organ; bool is_node; } Lesion;

/// In the order of their labels. Who has no measurable disease has them all as non-target lesions.
static const Lesion lesions[5] = {
  {"N1", "target", "lymph_node", true}, {"NT1", "non_target", "pleura", false}, {"T1", "target", "lung", false},
  {"T2", "target", "liver", false}, {"T3", "target", "adrenal", false},
};

static bool is_target(const Person *p, int i) { return p->has_measurable_disease && lesions[i].category[0] == 't'; }

static void write_lesions(const Person *p) {
  for (int i = 0; i < COUNT(lesions); i++) {
    row(LESION, p->id), text(LESION, lesions[i].label), text(LESION, is_target(p, i) ? "target" : "non_target");
    text(LESION, lesions[i].organ), number(LESION, lesions[i].is_node), empty(LESION), empty(LESION), end_row(LESION);
  }
}

/// How much a lesion is of what it was at the last visit, in percent: targets follow the response, roughly.
static int growth(const char *response) {
  if (!response) return between(98, 108);
  if (strcmp(response, "CR") == 0) return 0;
  if (strcmp(response, "PR") == 0) return between(55, 75);
  if (strcmp(response, "PD") == 0) return between(135, 170);
  return between(95, 104);
}

static void write_measurement(Person *p, int day, int i, const char *response) {
  bool gone = response && strcmp(response, "CR") == 0, unseen = response && strcmp(response, "NE") == 0 && i > 2;
  bool grown = response && strcmp(response, "PD") == 0, node = lesions[i].is_node;
  const char *state = is_target(p, i) ? "measured" : gone ? "absent" : grown && chance(0.3) ? "progressed" : "present";
  int *now = &p->lengths[i];
  if (is_target(p, i) && !unseen) {
    *now = *now ? *now * growth(response) / 100 : between(node ? 150 : 100, node ? 300 : 600);
    if (node && gone) *now = between(40, 90);
    if (*now == 0) state = "absent";
    else if (!node && *now < 50) state = "too_small";
  }
  row(MEASUREMENT, p->id), day_cell(MEASUREMENT, day), text(MEASUREMENT, lesions[i].label);
  bool is_measured = !unseen && strcmp(state, "measured") == 0;
  if (is_measured) length(MEASUREMENT, node ? *now * 3 / 2 : *now);
  else empty(MEASUREMENT);
  if (is_measured && node) length(MEASUREMENT, *now);
  else empty(MEASUREMENT);
  text(MEASUREMENT, unseen ? "not_evaluable" : state), end_row(MEASUREMENT);
}

/// The lesions at one visit, by chances of their own: the other tables are the same without them.
static void write_measurements(Person *p, int day, const char *response) {
  uint64_t others = chance_state;
  chance_state = p->lesion_chance;
  for (int i = 0; i < COUNT(lesions); i++) write_measurement(p, day, i, response);
  p->lesion_chance = chance_state;
  chance_state = others;
}

// Visits ----------------------------------------------------------------------------------------------

static void write_assessment(Person *p, int day, const char *response) {
  int readings = 1 + (response && chance(0.01));
  for (int reading = 1; reading <= readings; reading++) {
    row(ASSESSMENT, p->id), day_cell(ASSESSMENT, day), number(ASSESSMENT, reading), text(ASSESSMENT, response);
    bool detailed = response && p->has_measurable_disease && chance(0.3);
    text(ASSESSMENT, detailed ? response : NULL);
    empty(ASSESSMENT);
    text(ASSESSMENT, response && strcmp(response, "PD") != 0 && detailed ? "none" : NULL);
    text(ASSESSMENT, chance(0.85) ? "ct" : "ct_and_mri");
    text(ASSESSMENT, reading == 2 ? "radiologist" : "investigator");
    end_row(ASSESSMENT);
  }
  if (with_lesions) write_measurements(p, day, response);
  saw(p, day);
}

/// The visits of a line: a best response is drawn, visits follow it until progression or until they end.
static void write_visits(Person *p, Line *line) {
  bool ici = line->regimen->has_ici, first = line->number == 1;
  enum { RESPONSE, STABLE, PROGRESSION_AT_ONCE };
  int course = first ? CHOOSE(62, 28, 10) : ici ? CHOOSE(33, 40, 27) : CHOOSE(21, 42, 37);
  int planned = first ? between(2, 4) : between(1, 5), day = line->started_on;
  bool complete = course == RESPONSE && chance(0.06);
  write_assessment(p, line->baseline_on, NULL);
  for (int visit = 1; visit <= planned && !line->progressed; visit++) {
    day += between(35, 52);
    if (day >= p->last_day) break;
    const char *response = "SD";
    line->progressed = course == PROGRESSION_AT_ONCE || (visit > 1 && chance(first ? 0.3 : 0.4));
    if (line->progressed) response = "PD";
    else if (chance(0.02)) response = "NE";
    else if (!p->has_measurable_disease) response = "NON-CR/NON-PD";
    else if (course == RESPONSE && (visit > 1 || chance(0.7))) response = complete && visit > 1 ? "CR" : "PR";
    write_assessment(p, day, response);
    line->last_visit_on = day;
  }
}

static void close_line(Person *p, Line *line) {
  static const char *reasons[] = {"completed", "toxicity", "patient_decision", "physician_decision", "other", NULL};
  bool seen = line->last_visit_on > 0;
  if (line->progressed) {
    line->end_reason = "progression";
    line->ended_on = line->last_visit_on - between(0, 14);
  } else if (line->number == 2 && !p->died && p->last_day >= LAST_DAY && chance(0.4)) {
    return;
  } else {
    line->end_reason = reasons[CHOOSE(60, 14, 12, 6, 4, 4)];
    line->ended_on = seen ? line->last_visit_on + between(-10, 12) : line->started_on + between(0, 28);
    if (line->number == 2 && chance(0.08) && line->ended_on + 1 < p->last_day) {
      line->end_reason = "deterioration";
      row(PROGRESSION, p->id), day_cell(PROGRESSION, line->ended_on);
      text(PROGRESSION, chance(0.6) ? "symptoms" : "imaging_not_recist"), end_row(PROGRESSION);
    }
  }
  if (line->ended_on >= p->last_day) {
    line->ended_on = p->last_day;
    if (p->died) line->end_reason = "death";
  }
  saw(p, line->ended_on);
}

static void write_line(Person *p, const Line *line) {
  int last = line->ended_on ? line->ended_on : p->last_day;
  int cycles = 1 + (last - line->started_on) / 21;
  row(LINE, p->id), number(LINE, line->number), day_cell(LINE, line->started_on);
  if (line->ended_on) day_cell(LINE, line->ended_on);
  else empty(LINE);
  text(LINE, line->end_reason);
  if (chance(0.97)) number(LINE, line->regimen->has_ici || cycles < 6 ? cycles : 6);
  else empty(LINE);
  text(LINE, "palliative");
  if (chance(0.5)) number(LINE, 42);
  else empty(LINE);
  end_row(LINE);
  bool stopped_early = line->regimen->has_ici && last - line->started_on > 100 && chance(0.5);
  for (int i = 0; i < 3 && line->regimen->agents[i]; i++) {
    row(DRUG, p->id), number(DRUG, line->number), text(DRUG, line->regimen->agents[i]), empty(DRUG);
    if (stopped_early && strcmp(line->regimen->agents[i], "carboplatin") == 0) day_cell(DRUG, line->started_on + 84);
    else empty(DRUG);
    end_row(DRUG);
  }
}

// Adverse events --------------------------------------------------------------------------------------

/// A grade the term has: the drawn one, or the nearest below, or the lowest.
static int draw_grade(const Term *term) {
  int wanted = chance(term->severe / 100.0) ? 3 + chance(0.25) : 1 + chance(0.45);
  int grade = term->grades[0] - '0';
  for (const char *c = term->grades; *c && *c - '0' <= wanted; c++) grade = *c - '0';
  return grade;
}

static void write_event(Person *p, const Line *line, int event_number, int onset) {
  static const char *relations[] = {"related", "probable", "possible", "unlikely", "not_related", "unknown"};
  static const char *actions[] = {"none", "delayed", "dose_reduced", "interrupted", "withdrawn", NULL};
  bool fatal = p->died_of_toxicity && line->number == 2 && onset + 20 >= p->last_day;
  const Term *term = &terms[choose(term_weights, COUNT(terms))];
  for (int i = 0; fatal && i < COUNT(terms); i++) if (strcmp(terms[i].label, "Pneumonitis") == 0) term = &terms[i];
  int grade = fatal ? 5 : draw_grade(term), relation = fatal ? 0 : CHOOSE(45, 10, 20, 8, 12, 5);
  int ended = fatal ? p->last_day : onset + between(3, 45);
  bool ongoing = ended > p->last_day || (!fatal && chance(0.1)), immune = line->regimen->has_ici && term->is_immune;
  int agents = line->regimen->agents[2] ? 3 : 2;

  if (fatal) p->died_of_toxicity = false, p->fatal_event = event_number;
  row(EVENT, p->id), number(EVENT, event_number);
  if (raw) number(EVENT, term->id);
  else text(EVENT, term->label);
  number(EVENT, grade);
  partial_day(EVENT, onset, chance(0.02) ? 7 : 10);
  if (ongoing) empty(EVENT);
  else day_cell(EVENT, ended), saw(p, ended);
  text(EVENT, relations[relation]);
  if (chance(0.3)) number(EVENT, line->number);
  else empty(EVENT);
  text(EVENT, relation <= 1 && chance(0.4) ? line->regimen->agents[between(0, agents - 1)] : NULL);
  number(EVENT, grade >= 4 || (grade == 3 && chance(0.4)));
  number(EVENT, immune && relation <= 2 && chance(0.7));
  text(EVENT, fatal ? "withdrawn" : actions[grade < 3 ? CHOOSE(88, 5, 2, 2, 1, 2) : CHOOSE(40, 25, 18, 10, 5, 2)]);
  text(EVENT, fatal ? "fatal" : ongoing ? "not_recovered" : "recovered");
  end_row(EVENT);
  saw(p, onset);
}

static int by_day(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

/// 2 to 4 events, from the line's first day to 30 days after its last, before the next line and within life.
static int write_events(Person *p, const Line *line, int next_start, int numbered) {
  int onsets[4], count = between(2, 4), last = (line->ended_on ? line->ended_on : LAST_DAY) + 30;
  if (last >= next_start) last = next_start - 1;
  if (last >= p->last_day) last = p->last_day - 1;
  for (int i = 0; i < count; i++) onsets[i] = between(line->started_on, last);
  qsort(onsets, (size_t)count, sizeof *onsets, by_day);
  for (int i = 0; i < count; i++) write_event(p, line, ++numbered, onsets[i]);
  return numbered;
}

// Laboratory results ----------------------------------------------------------------------------------

/// An analyte as two laboratories report it: values and limits in units of their last decimal.
typedef struct {
  const char *name;
  bool is_low;       // whether its term is about values below normal
  struct { const char *unit; int decimals, lower, upper; } reported[2];
} Analyte;

static const Analyte analytes[] = {  // in the order of their names
  {"alanine_aminotransferase", false, {{"U/L", 0, 9, 50}, {"IU/L", 0, 7, 45}}},
  {"aspartate_aminotransferase", false, {{"U/L", 0, 15, 40}, {"IU/L", 0, 10, 40}}},
  {"creatinine", false, {{"umol/L", 0, 57, 97}, {"mg/dL", 2, 70, 130}}},
  {"hemoglobin", true, {{"g/L", 0, 130, 175}, {"g/dL", 1, 135, 175}}},
  {"neutrophils", true, {{"10^9/L", 2, 180, 630}, {"K/uL", 1, 18, 75}}},
  {"platelets", true, {{"10^9/L", 0, 125, 350}, {"K/uL", 0, 150, 400}}},
  {"thyrotropin", false, {{"mIU/L", 2, 35, 494}, {"uIU/mL", 2, 40, 450}}},
  {"white_blood_cells", true, {{"10^9/L", 2, 350, 950}, {"K/uL", 1, 40, 100}}},
};

/// Four in five values lie within the limits, the others beyond the one that their term is about.
static void write_result(const Person *p, const Analyte *a, int day, bool is_baseline) {
  int laboratory = p->id % 3 == 0, lower = a->reported[laboratory].lower, upper = a->reported[laboratory].upper;
  int decimals = a->reported[laboratory].decimals;
  int value = between(lower, upper);
  if (chance(is_baseline ? 0.1 : 0.2)) value = a->is_low ? lower * between(15, 99) / 100 : upper * between(105, 600) / 100;
  row(RESULT, p->id), day_cell(RESULT, day), text(RESULT, a->name), number(RESULT, 1);
  decimal(RESULT, value, decimals), text(RESULT, a->reported[laboratory].unit);
  decimal(RESULT, lower, decimals), decimal(RESULT, upper, decimals);
  if (is_baseline) number(RESULT, 1);
  else empty(RESULT);
  end_row(RESULT);
}

/// A baseline on the line's first day and samples every three weeks, by chances of their own.
static void write_results(Person *p, const Line *line) {
  enum { SAMPLES = 5 };
  uint64_t others = chance_state;
  chance_state = p->result_chance;
  int last = line->ended_on ? line->ended_on : p->last_day;
  if (last >= p->last_day) last = p->last_day - 1;
  for (int sample = 0; sample < SAMPLES && line->started_on + 21 * sample <= last; sample++) {
    for (int i = 0; i < COUNT(analytes); i++) {
      write_result(p, &analytes[i], line->started_on + 21 * sample, sample == 0);
    }
  }
  p->result_chance = chance_state;
  chance_state = others;
}

// The end of follow-up --------------------------------------------------------------------------------

/// Draws death, loss to follow-up, or life on the last day of the registry.
static void draw_fate(Person *p, const Line *second) {
  double mean_days = second->regimen->has_ici ? 360 : 270;
  double days = 14 - mean_days * log(1 - uniform());
  int end = second->started_on + (days < 5000 ? (int)days : 5000);
  bool lost = chance(0.12);
  p->died = !lost && end <= LAST_DAY;
  p->last_day = end > LAST_DAY ? LAST_DAY : end;
}

static void write_end(Person *p, bool of_toxicity) {
  static const char *causes[] = {"disease", "infection", "cardiovascular", "respiratory", "unknown", NULL};
  static const char *kinds[] = {"visit", "telephone", "other_physician", "relative"};
  int last_contact = p->died ? between(p->last_row_on, p->last_day - 1) : p->last_day;
  if (last_contact == LAST_DAY) last_contact -= between(0, 60);
  if (!p->died || (last_contact < p->last_day && chance(0.25))) {
    if (!p->died && last_contact - p->last_row_on > 60) {
      row(CONTACT, p->id), day_cell(CONTACT, between(p->last_row_on, last_contact - 1));
      text(CONTACT, kinds[CHOOSE(60, 30, 5, 5)]), end_row(CONTACT);
    }
    row(CONTACT, p->id), day_cell(CONTACT, last_contact), text(CONTACT, kinds[CHOOSE(40, 45, 8, 7)]), end_row(CONTACT);
  }
  if (!p->died) return;
  bool partial = month_of(p->last_row_on) < month_of(p->last_day) && last_contact < p->last_day - 31 && chance(0.01);
  row(DEATH, p->id), partial_day(DEATH, p->last_day, partial ? 7 : 10);
  text(DEATH, of_toxicity ? "treatment" : causes[CHOOSE(84, 4, 3, 2, 4, 3)]);
  if (p->fatal_event) number(DEATH, p->fatal_event);
  else empty(DEATH);
  end_row(DEATH);
}

static void write_person(int id, uint64_t seed) {
  chance_state = seed;
  chance_state = next_bits() ^ ((uint64_t)id * 0xD1342543DE82EF95u);
  Person p = {.id = id, .diagnosed_on = between(FIRST_DIAGNOSIS, LAST_DIAGNOSIS), .last_day = LAST_DAY};
  p.lesion_chance = ~chance_state;
  p.result_chance = chance_state * 3;
  p.has_measurable_disease = chance(0.94);
  write_patient(&p);
  if (with_lesions) write_lesions(&p);

  int weights[2][COUNT(second_line)] = {{0}};
  for (int i = 0; i < COUNT(first_line); i++) weights[0][i] = first_line[i].weight;
  for (int i = 0; i < COUNT(second_line); i++) weights[1][i] = second_line[i].weight;
  Line first = {.number = 1, .started_on = p.diagnosed_on + between(5, 30)}, second = {.number = 2};
  first.regimen = &first_line[choose(weights[0], COUNT(first_line))];
  first.baseline_on = first.started_on - between(0, 4);
  write_visits(&p, &first);
  close_line(&p, &first);

  second.started_on = p.last_row_on + between(16, 110);
  second.baseline_on = second.started_on - between(0, 13);
  second.regimen = &second_line[choose(weights[1], COUNT(second_line))];
  draw_fate(&p, &second);
  write_state(&p, second.started_on);
  write_visits(&p, &second);
  close_line(&p, &second);

  bool of_toxicity = p.died && second.ended_on && p.last_day - second.ended_on < 10 && chance(0.1);
  p.died_of_toxicity = of_toxicity;
  write_line(&p, &first);
  write_line(&p, &second);
  if (with_results) write_results(&p, &first), write_results(&p, &second);
  int numbered = write_events(&p, &first, second.started_on, 0);
  write_events(&p, &second, LAST_DAY + 1, numbered);
  write_end(&p, of_toxicity && !p.died_of_toxicity);
}

int main(int argc, char **argv) {
  int patients = argc > 1 ? atoi(argv[1]) : 0;
  const char *folder = argc > 2 ? argv[2] : NULL, *term_file = "seed/vocabulary/adverse_event_term.csv";
  uint64_t seed = 496;
  bool understood = patients > 0 && patients < 100000000 && folder;
  for (int i = 3; i < argc && understood; i++) {
    if (strcmp(argv[i], "--raw") == 0) raw = true;
    else if (strcmp(argv[i], "--lesions") == 0) with_lesions = true;
    else if (strcmp(argv[i], "--labs") == 0) with_results = true;
    else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc) seed = strtoull(argv[++i], NULL, 10);
    else if (strcmp(argv[i], "--terms") == 0 && i + 1 < argc) term_file = argv[++i];
    else understood = false;
  }
  if (!understood) {
    fprintf(stderr, "usage: generate PATIENTS FOLDER [--raw] [--lesions] [--labs] [--seed N] [--terms FILE]\n");
    return 64;
  }
  read_terms(term_file);
  open_tables(folder);
  for (int i = 1; i <= 6; i++) {
    char site[] = {'S', (char)('0' + i), 0}, label[32];
    snprintf(label, sizeof label, "Hospital %d (made up)", i);
    text(SITE, site), text(SITE, label), end_row(SITE);
  }
  for (int id = 1; id <= patients; id++) write_person(id, seed);
  close_tables();
  return 0;
}
