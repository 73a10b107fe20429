// Puts the made-up cohort of seed/cohort/ into the program, for the demo.
#include "CSeed.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char registry_setting_csv[] = {
#embed "../../seed/cohort/registry_setting.csv" suffix(,)
0 };
static const char site_csv[] = {
#embed "../../seed/cohort/site.csv" suffix(,)
0 };
static const char patient_csv[] = {
#embed "../../seed/cohort/patient.csv" suffix(,)
0 };
static const char performance_status_csv[] = {
#embed "../../seed/cohort/performance_status.csv" suffix(,)
0 };
static const char metastasis_csv[] = {
#embed "../../seed/cohort/metastasis.csv" suffix(,)
0 };
static const char metastatic_burden_csv[] = {
#embed "../../seed/cohort/metastatic_burden.csv" suffix(,)
0 };
static const char line_of_therapy_csv[] = {
#embed "../../seed/cohort/line_of_therapy.csv" suffix(,)
0 };
static const char line_drug_csv[] = {
#embed "../../seed/cohort/line_drug.csv" suffix(,)
0 };
static const char tumor_assessment_csv[] = {
#embed "../../seed/cohort/tumor_assessment.csv" suffix(,)
0 };
static const char lesion_csv[] = {
#embed "../../seed/cohort/lesion.csv" suffix(,)
0 };
static const char lesion_measurement_csv[] = {
#embed "../../seed/cohort/lesion_measurement.csv" suffix(,)
0 };
static const char adverse_event_csv[] = {
#embed "../../seed/cohort/adverse_event.csv" suffix(,)
0 };
static const char laboratory_result_csv[] = {
#embed "../../seed/cohort/laboratory_result.csv" suffix(,)
0 };
static const char follow_up_contact_csv[] = {
#embed "../../seed/cohort/follow_up_contact.csv" suffix(,)
0 };
static const char death_csv[] = {
#embed "../../seed/cohort/death.csv" suffix(,)
0 };
static const char eligibility_criterion_csv[] = {
#embed "../../seed/cohort/eligibility_criterion.csv" suffix(,)
0 };
static const char eligibility_finding_csv[] = {
#embed "../../seed/cohort/eligibility_finding.csv" suffix(,)
0 };

#define FILE_OF(table) { #table, table##_csv, sizeof table##_csv - 1 }

static const struct embedded_file files[] = {
  FILE_OF(registry_setting),
  FILE_OF(site),
  FILE_OF(patient),
  FILE_OF(performance_status),
  FILE_OF(metastasis),
  FILE_OF(metastatic_burden),
  FILE_OF(line_of_therapy),
  FILE_OF(line_drug),
  FILE_OF(tumor_assessment),
  FILE_OF(lesion),
  FILE_OF(lesion_measurement),
  FILE_OF(adverse_event),
  FILE_OF(laboratory_result),
  FILE_OF(follow_up_contact),
  FILE_OF(death),
  FILE_OF(eligibility_criterion),
  FILE_OF(eligibility_finding),
};

size_t cohort_file_count(void) { return sizeof files / sizeof files[0]; }

const struct embedded_file *cohort_file(size_t position) { return &files[position]; }
