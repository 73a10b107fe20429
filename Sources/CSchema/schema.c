// Puts schema.sql and seed/vocabulary/ into the program, so that one binary makes a registry anywhere.
#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char schema[] = {
#embed "../../schema.sql" suffix(,)
0 };
static const char sex_csv[] = {
#embed "../../seed/vocabulary/sex.csv" suffix(,)
0 };
static const char smoking_status_csv[] = {
#embed "../../seed/vocabulary/smoking_status.csv" suffix(,)
0 };
static const char histology_csv[] = {
#embed "../../seed/vocabulary/histology.csv" suffix(,)
0 };
static const char extent_csv[] = {
#embed "../../seed/vocabulary/extent.csv" suffix(,)
0 };
static const char metastatic_site_csv[] = {
#embed "../../seed/vocabulary/metastatic_site.csv" suffix(,)
0 };
static const char agent_class_csv[] = {
#embed "../../seed/vocabulary/agent_class.csv" suffix(,)
0 };
static const char agent_csv[] = {
#embed "../../seed/vocabulary/agent.csv" suffix(,)
0 };
static const char regimen_csv[] = {
#embed "../../seed/vocabulary/regimen.csv" suffix(,)
0 };
static const char therapy_setting_csv[] = {
#embed "../../seed/vocabulary/therapy_setting.csv" suffix(,)
0 };
static const char end_reason_csv[] = {
#embed "../../seed/vocabulary/end_reason.csv" suffix(,)
0 };
static const char assessment_method_csv[] = {
#embed "../../seed/vocabulary/assessment_method.csv" suffix(,)
0 };
static const char evaluator_csv[] = {
#embed "../../seed/vocabulary/evaluator.csv" suffix(,)
0 };
static const char overall_response_csv[] = {
#embed "../../seed/vocabulary/overall_response.csv" suffix(,)
0 };
static const char target_response_csv[] = {
#embed "../../seed/vocabulary/target_response.csv" suffix(,)
0 };
static const char non_target_response_csv[] = {
#embed "../../seed/vocabulary/non_target_response.csv" suffix(,)
0 };
static const char new_lesion_csv[] = {
#embed "../../seed/vocabulary/new_lesion.csv" suffix(,)
0 };
static const char lesion_category_csv[] = {
#embed "../../seed/vocabulary/lesion_category.csv" suffix(,)
0 };
static const char lesion_state_csv[] = {
#embed "../../seed/vocabulary/lesion_state.csv" suffix(,)
0 };
static const char adverse_event_term_csv[] = {
#embed "../../seed/vocabulary/adverse_event_term.csv" suffix(,)
0 };
static const char adverse_event_group_csv[] = {
#embed "../../seed/vocabulary/adverse_event_group.csv" suffix(,)
0 };
static const char immune_related_term_csv[] = {
#embed "../../seed/vocabulary/immune_related_term.csv" suffix(,)
0 };
static const char relation_csv[] = {
#embed "../../seed/vocabulary/relation.csv" suffix(,)
0 };
static const char event_action_csv[] = {
#embed "../../seed/vocabulary/event_action.csv" suffix(,)
0 };
static const char event_outcome_csv[] = {
#embed "../../seed/vocabulary/event_outcome.csv" suffix(,)
0 };
static const char analyte_csv[] = {
#embed "../../seed/vocabulary/analyte.csv" suffix(,)
0 };
static const char unit_conversion_csv[] = {
#embed "../../seed/vocabulary/unit_conversion.csv" suffix(,)
0 };
static const char laboratory_grade_csv[] = {
#embed "../../seed/vocabulary/laboratory_grade.csv" suffix(,)
0 };
static const char progression_basis_csv[] = {
#embed "../../seed/vocabulary/progression_basis.csv" suffix(,)
0 };
static const char contact_kind_csv[] = {
#embed "../../seed/vocabulary/contact_kind.csv" suffix(,)
0 };
static const char cause_of_death_csv[] = {
#embed "../../seed/vocabulary/cause_of_death.csv" suffix(,)
0 };
static const char field_type_csv[] = {
#embed "../../seed/vocabulary/field_type.csv" suffix(,)
0 };
static const char criterion_kind_csv[] = {
#embed "../../seed/vocabulary/criterion_kind.csv" suffix(,)
0 };
static const char setting_csv[] = {
#embed "../../seed/vocabulary/setting.csv" suffix(,)
0 };

#define FILE_OF(table) { #table, table##_csv, sizeof table##_csv - 1 }

static const struct embedded_file files[] = {
  FILE_OF(sex),
  FILE_OF(smoking_status),
  FILE_OF(histology),
  FILE_OF(extent),
  FILE_OF(metastatic_site),
  FILE_OF(agent_class),
  FILE_OF(agent),
  FILE_OF(regimen),
  FILE_OF(therapy_setting),
  FILE_OF(end_reason),
  FILE_OF(assessment_method),
  FILE_OF(evaluator),
  FILE_OF(overall_response),
  FILE_OF(target_response),
  FILE_OF(non_target_response),
  FILE_OF(new_lesion),
  FILE_OF(lesion_category),
  FILE_OF(lesion_state),
  FILE_OF(adverse_event_term),
  FILE_OF(adverse_event_group),
  FILE_OF(immune_related_term),
  FILE_OF(relation),
  FILE_OF(event_action),
  FILE_OF(event_outcome),
  FILE_OF(analyte),
  FILE_OF(unit_conversion),
  FILE_OF(laboratory_grade),
  FILE_OF(progression_basis),
  FILE_OF(contact_kind),
  FILE_OF(cause_of_death),
  FILE_OF(field_type),
  FILE_OF(criterion_kind),
  FILE_OF(setting),
};

const char *schema_sql_text(void) { return schema; }

size_t vocabulary_file_count(void) { return sizeof files / sizeof files[0]; }

const struct embedded_file *vocabulary_file(size_t position) { return &files[position]; }
