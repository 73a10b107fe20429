#ifndef CTOML_H
#define CTOML_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// What a value of a TOML file is.
typedef enum toml_kind {
  toml_kind_table,
  toml_kind_array,
  toml_kind_string,
  toml_kind_integer,
  toml_kind_real,
  toml_kind_boolean,
  toml_kind_date,
  toml_kind_other,  // a time of day, or a date with one
} toml_kind;

// A value where it stands in the file; texts last until the visitor returns.
typedef struct toml_node {
  toml_kind kind;
  const char *text;       // of a string its text, of a date YYYY-MM-DD; else NULL
  size_t text_count;      // its bytes
  int64_t integer;        // of an integer, and of a boolean 0 or 1
  double real;            // of a number
  uint32_t line;          // from 1
  uint32_t column;        // from 1
} toml_node;

// Called for each value: for tables and arrays before their members, with `leave` after them. `key` is NULL in an array.
typedef struct toml_visitor {
  void *context;
  void (*enter)(void *context, const char *key, size_t key_count, uint32_t key_line, const toml_node *node);
  void (*leave)(void *context);
  void (*mistake)(void *context, const char *sentence, uint32_t line, uint32_t column);
} toml_visitor;

// Parses TOML 1.0 of `count` bytes. Members of a table come in the order in which they stand in the file.
// Returns 1; 0 after one call of `mistake` where the text is not TOML.
int toml_visit(const char *bytes, size_t count, const toml_visitor *visitor);

#ifdef __cplusplus
}
#endif

#endif
