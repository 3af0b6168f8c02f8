// A record as a client sends it: what is accepted is written and read back the same; a patch is told by its
// difference.

#include <boost/json.hpp>
#include <set>
#include <string>

#include "fuzz_support.h"
#include "schema/difference.h"
#include "schema/json.h"
#include "schema/specimen_support.h"
#include "schema/validate.h"

namespace ringmur::fuzz {
namespace {

namespace json = boost::json;

std::optional<json::object> object_of(std::string_view text) {
  json::error_code failed;
  json::parse_options options;
  options.max_depth = 32;
  json::value value = json::parse(text, failed, {}, options);
  if (failed || !value.is_object()) return std::nullopt;
  return value.as_object();
}

Values empty_row(const RecordType& type) {
  return values_of(type, type.make().get());
}

/// What was read, written and read again.
void require_the_same(const RecordType& type, const Values& values) {
  std::string text = "{";
  append_json_fields(text, type, values);
  text += '}';
  auto object = object_of(text);
  require(object.has_value(), "what is written is JSON");
  for (const Field& field : type.fields) {
    if (!field.is_written()) object->erase(field.name);
  }
  Values again = empty_row(type);
  std::set<std::string> touched;
  require(read_json_fields(type, *object, again, touched).has_value(), "what is written is accepted");
  for (const Field& field : type.fields) {
    if (!field.is_written()) continue;
    const std::size_t at = type.index(field);
    require(canonical(values[at]) == canonical(again[at]), "what is written is read the same: " + field.name);
  }
  require(object_of(contents(type, values)).has_value(), "contents are JSON");
}

}  // namespace

void one(std::string_view bytes) {
  const RecordType& type = test::describe_specimen();
  std::string_view rest = bytes;
  Values values = empty_row(type);
  for (int turn = 0; turn < 4 && !rest.empty(); ++turn) {
    const auto object = object_of(next_part(rest));
    if (!object) continue;
    const Values before = values;
    std::set<std::string> touched;
    if (!read_json_fields(type, *object, values, touched)) {
      values = before;
      continue;
    }
    if (!validate(type, values)) values = before;
    require_the_same(type, values);
    require(touched.size() <= object->size(), "no field is touched that was not sent");
    const std::string changed = difference(type, before, values);
    require(changed.empty() == changed_fields(type, before, values).empty(), "a difference is told");
    require(changed.empty() || object_of(changed).has_value(), "a difference is JSON");
  }
}

}  // namespace ringmur::fuzz
