#ifndef CSCHEMA_H
#define CSCHEMA_H
#include <stddef.h>

/// A file of the repository as it stands in the program: its table, its bytes.
struct embedded_file {
  const char *table;
  const char *bytes;
  size_t count;
};

/// The text of schema.sql, ended by a NUL.
const char *schema_sql_text(void);
/// The text of docs/rules.md, ended by a NUL.
const char *rules_page_text(void);
/// The number of files in seed/vocabulary/.
size_t vocabulary_file_count(void);
/// A file of seed/vocabulary/, parents before children.
const struct embedded_file *vocabulary_file(size_t position);

#endif
