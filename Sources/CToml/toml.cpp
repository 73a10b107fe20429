// Hands a TOML file over value by value, with the line of each, by toml++ (https://marzer.github.io/tomlplusplus).

#include "CToml.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#define TOML_ENABLE_FORMATTERS 0
// Deeper than any study file goes; values are taken apart by recursion.
#define TOML_MAX_NESTED_VALUES 16
#include <toml++/toml.h>

namespace {

void visit(const toml::node &node, const char *key, size_t key_count, uint32_t key_line,
           const toml_visitor &visitor);

void visit_members(const toml::table &table, const toml_visitor &visitor) {
  // The parser sorts keys; the order of the file is that of their places.
  struct Member { const toml::key *key; const toml::node *node; };
  std::vector<Member> members;
  for (auto &&[key, node] : table) members.push_back({&key, &node});
  std::sort(members.begin(), members.end(), [](const Member &left, const Member &right) {
    return left.key->source().begin < right.key->source().begin;
  });
  for (const auto &member : members) {
    const std::string_view name = member.key->str();
    visit(*member.node, name.data(), name.size(), member.key->source().begin.line, visitor);
  }
}

void visit(const toml::node &node, const char *key, size_t key_count, uint32_t key_line,
           const toml_visitor &visitor) {
  toml_node found = {};
  found.line = node.source().begin.line;
  found.column = node.source().begin.column;
  char day[32];
  if (auto table = node.as_table()) {
    found.kind = toml_kind_table;
    visitor.enter(visitor.context, key, key_count, key_line, &found);
    visit_members(*table, visitor);
    visitor.leave(visitor.context);
    return;
  }
  if (auto array = node.as_array()) {
    found.kind = toml_kind_array;
    visitor.enter(visitor.context, key, key_count, key_line, &found);
    for (const auto &member : *array) visit(member, nullptr, 0, 0, visitor);
    visitor.leave(visitor.context);
    return;
  }
  if (auto text = node.as_string()) {
    found.kind = toml_kind_string;
    found.text = text->get().data();
    found.text_count = text->get().size();
  } else if (auto number = node.as_integer()) {
    found.kind = toml_kind_integer;
    found.integer = number->get();
    found.real = static_cast<double>(number->get());
  } else if (auto number = node.as_floating_point()) {
    found.kind = toml_kind_real;
    found.real = number->get();
  } else if (auto flag = node.as_boolean()) {
    found.kind = toml_kind_boolean;
    found.integer = flag->get() ? 1 : 0;
  } else if (auto date = node.as_date()) {
    found.kind = toml_kind_date;
    found.text_count = static_cast<size_t>(std::snprintf(
      day, sizeof day, "%04d-%02d-%02d", static_cast<int>(date->get().year),
      static_cast<int>(date->get().month), static_cast<int>(date->get().day)));
    found.text = day;
  } else {
    found.kind = toml_kind_other;
  }
  visitor.enter(visitor.context, key, key_count, key_line, &found);
  visitor.leave(visitor.context);
}

}  // namespace

int toml_visit(const char *bytes, size_t count, const toml_visitor *visitor) {
  const toml::parse_result result = toml::parse(std::string_view(bytes, count));
  if (!result) {
    const auto &error = result.error();
    const std::string sentence(error.description());
    visitor->mistake(visitor->context, sentence.c_str(), error.source().begin.line,
                     error.source().begin.column);
    return 0;
  }
  visit(result.table(), nullptr, 0, 0, *visitor);
  return 1;
}
