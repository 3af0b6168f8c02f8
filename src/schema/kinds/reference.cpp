#include <boost/json.hpp>

#include "schema/kinds/kinds.h"
#include "schema/record_type.h"

namespace ringmur::kinds {
namespace {

Result<Value> read(std::string_view text, const Field& field) {
  if (auto id = parse_uuid(text)) return Value{*id};
  return refuse_value(field, "reference.not_an_id", text, "Ange postens id.", "Give the id of the record.");
}

std::string write(const Value& value, const Field&, Language) {
  return is_empty(value) ? std::string() : to_string(std::get<Uuid>(value));
}

Result<Value> from_json(const boost::json::value& json, const Field& field) {
  if (json.is_string()) return read(std::string_view(json.get_string()), field);
  return read(boost::json::serialize(json), field);
}

void to_json(const Value& value, const Field&, boost::json::value& out) {
  out = to_string(std::get<Uuid>(value));
}

void describe(const Field& field, boost::json::object& schema) {
  schema["type"] = "string";
  schema["format"] = "uuid";
  schema["x-refers-to"] = field.refers_to;
}

Result<void> check(const Value&, const Field&) {
  return {};
}

}  // namespace

const KindOperations& reference() {
  static constexpr KindOperations made{"reference", read, write, from_json, to_json, describe, check};
  return made;
}

}  // namespace ringmur::kinds
