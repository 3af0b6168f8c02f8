#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <set>

#include "base/text.h"
#include "schema/describe.h"

/// The same examples run through the web page's kinds: what a form takes is what the server takes.
namespace ringmur {
namespace {

namespace json = boost::json;

constexpr const char* file = "tests/schema/validation_examples.json";

json::object examples() {
  std::ifstream in(file, std::ios::binary);
  return json::parse(std::string(std::istreambuf_iterator<char>(in), {})).as_object();
}

Kind kind_called(std::string_view name) {
  for (const Kind kind : {Kind::text, Kind::long_text, Kind::integer, Kind::decimal, Kind::boolean,
           Kind::choice, Kind::date, Kind::instant, Kind::reference}) {
    if (operations(kind).name == name) return kind;
  }
  throw std::runtime_error("no kind is called " + std::string(name));
}

void limit(Field& field, const json::object& limits) {
  for (const auto& limit : limits) {
    const std::string_view name = limit.key();
    if (name == "max_length") field.max_length = static_cast<std::size_t>(limit.value().as_int64());
    if (name == "minimum") field.minimum = limit.value().as_int64();
    if (name == "maximum") field.maximum = limit.value().as_int64();
    if (name == "refers_to") field.refers_to = limit.value().as_string();
    if (name != "choices") continue;
    for (const json::value& choice : limit.value().as_array()) {
      const json::object& label = choice.at("label").as_object();
      field.choices.push_back({std::string(choice.at("code").as_string()),
          {std::string(label.at("sv").as_string()), std::string(label.at("en").as_string())}});
    }
  }
}

/// The value as JSON, or {"error":code}: as a form does, white space around the text is not of it.
json::value made_of(const Field& field, std::string_view text) {
  const std::string_view written = trimmed(text);
  if (written.empty()) return nullptr;
  const KindOperations& kind = operations(field.kind);
  auto value = kind.read(written, field);
  if (!value) return json::object{{"error", value.error().code}};
  if (is_empty(*value)) return nullptr;
  if (auto good = kind.check(*value, field); !good) return json::object{{"error", good.error().code}};
  json::value out;
  kind.to_json(*value, field, out);
  return out;
}

/// 12 and 12.0 are the same number.
bool same(const json::value& left, const json::value& right) {
  if (left.is_number() && right.is_number()) return left.to_number<double>() == right.to_number<double>();
  return left == right;
}

TEST(ValidationExamples, AreWhatTheKindsSay) {
  std::set<std::string> kinds;
  const json::object all_kinds = examples();
  for (const json::value& of_kind : all_kinds.at("kinds").as_array()) {
    const std::string name(of_kind.at("kind").as_string());
    const json::array& all = of_kind.at("examples").as_array();
    kinds.insert(name);
    EXPECT_GE(all.size(), 12U) << name;
    for (const json::value& example : all) {
      Field field;
      field.name = field.label.sv = field.label.en = "example";
      field.kind = kind_called(name);
      limit(field, of_kind.at("field").as_object());
      if (const json::value* more = example.as_object().if_contains("field")) limit(field, more->as_object());
      const json::value* error = example.as_object().if_contains("error");
      const json::value wanted = error != nullptr ? json::value{{"error", *error}} : example.at("value");
      const json::value made = made_of(field, std::string_view(example.at("text").as_string()));
      EXPECT_TRUE(same(made, wanted))
          << name << ": " << json::serialize(example) << " gives " << json::serialize(made);
    }
  }
  EXPECT_EQ(kinds.size(), 9U) << "every kind has its examples";
}

}  // namespace
}  // namespace ringmur
