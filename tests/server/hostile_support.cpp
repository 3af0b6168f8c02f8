#include "hostile_support.h"

#include <fmt/format.h>

#include <array>

#include "base/uuid.h"

namespace ringmur {

namespace json = boost::json;

json::value Hostile::text_of(const json::object& schema) {
  const json::value* format = schema.if_contains("format");
  const std::string_view kind = format == nullptr ? "" : std::string_view(format->as_string());
  if (kind == "date")
    return json::string(fmt::format("{}-{:02}-{:02}", 2024 + pick(3), 1 + pick(12), 1 + pick(28)));
  if (kind == "date-time") return json::string(fmt::format("2025-{:02}-05T13:30:00Z", 1 + pick(12)));
  if (kind == "uuid") {
    const json::value* other = schema.if_contains("x-refers-to");
    return json::string(id_of(other == nullptr ? "" : std::string(other->as_string())));
  }
  // Nobody is asked by these: the port is nobody's.
  if (kind == "uri" || kind == "uri-reference") return "https://127.0.0.1:1/";
  constexpr std::array<const char*, 6> words{"Text åäö", "UTB", "2025", "a", "eva@example.se", "#123456"};
  return json::string(words[pick(words.size())]);
}

json::value Hostile::number_of(const json::object& schema) {
  const auto limit = [&schema](const char* name, std::int64_t otherwise) {
    const json::value* value = schema.if_contains(name);
    return value == nullptr || !value->is_int64() ? otherwise : value->as_int64();
  };
  const std::int64_t low = limit("minimum", 0);
  const std::int64_t high = limit("maximum", low + 2026);
  switch (pick(3)) {
    case 0:
      return low;
    case 1:
      return high;
    default:
      return low + static_cast<std::int64_t>(
                       pick(static_cast<std::size_t>(std::min<std::int64_t>(high - low, 3000)) + 1));
  }
}

json::value Hostile::object_of(const json::object& schema, int depth) {
  json::object made;
  const json::value* required = schema.if_contains("required");
  const json::value* properties = schema.if_contains("properties");
  if (properties == nullptr) return made;
  for (const auto& [name, of] : properties->as_object()) {
    bool needed = false;
    if (required != nullptr) {
      for (const json::value& one : required->as_array()) needed = needed || one.as_string() == name;
    }
    const json::value* reads = of.is_object() ? of.as_object().if_contains("readOnly") : nullptr;
    if (reads == nullptr && (needed || !one_in(3))) made[name] = fitting(of, depth + 1);
  }
  return made;
}

json::value Hostile::fitting(const json::value& any, int depth) {
  if (!any.is_object() || depth > 8) return nullptr;
  const json::object& schema = any.as_object();
  if (const json::value* reference = schema.if_contains("$ref")) {
    const std::string_view name =
        std::string_view(reference->as_string()).substr(std::string_view("#/components/schemas/").size());
    return fitting(document_.at("components").at("schemas").at(name), depth + 1);
  }
  for (const char* word : {"oneOf", "anyOf"}) {
    const json::value* all = schema.if_contains(word);
    if (all != nullptr) return fitting(all->as_array().at(pick(all->as_array().size())), depth + 1);
  }
  if (const json::value* only = schema.if_contains("const")) return *only;
  if (const json::value* some = schema.if_contains("enum"))
    return some->as_array().at(pick(some->as_array().size()));
  const json::value* type = schema.if_contains("type");
  if (type == nullptr) return "text";
  const json::value chosen = type->is_array() ? type->as_array().at(pick(type->as_array().size())) : *type;
  const std::string_view kind = chosen.as_string();
  if (kind == "string") return text_of(schema);
  if (kind == "integer" || kind == "number") return number_of(schema);
  if (kind == "boolean") return one_in(2);
  if (kind == "object") return object_of(schema, depth);
  if (kind != "array") return nullptr;
  json::array made;
  const json::value* items = schema.if_contains("items");
  for (std::size_t count = 1 + pick(2); items != nullptr && count > 0; --count)
    made.push_back(fitting(*items, depth + 1));
  return made;
}

std::string Hostile::odd_text() {
  static const std::vector<std::string> texts{"", " ", "\xC2\xA0", "'", "\"", "\\", "''; DROP TABLE risk;--",
      "%", "_", "$1", "?1", "<script>alert(1)</script>", "../../etc/passwd", "=cmd|' /C calc'!A0",
      "\xF0\x9F\x87\xB8\xF0\x9F\x87\xAA", "a\xCC\x81\xCC\x81",
      "\xE2\x80\xAE"
      "abc",
      "\xEF\xBF\xBF", "\xEF\xBB\xBF", "a\nb", "a\tb",
      "a\x01"
      "b",
      "null", "NaN", "2025-02-30", "2024-02-29", "0000-00-00", "9999-12-31", "99999-01-01",
      "2025-03-30T02:30:00", "2025-13-01T25:61:61Z", "2025-11-05T13:30:00+99:99", "-1", "1e999",
      "9223372036854775808", "00000000-0000-0000-0000-000000000000", "0190a5c0-0000-7000-8000-000000000001",
      "*", "eq.", "in.(", "(", "lt.today+999999999999d", "not.not.eq.1", "eq.{x}", std::string(300, 'a'),
      std::string(5000, 'b'), std::string(3000, '\xC3') /* mended below */};
  std::string text = texts[pick(texts.size())];
  if (text.starts_with('\xC3')) {
    for (std::size_t i = 1; i < text.size(); i += 2) text[i] = '\xA5';
  }
  return text;
}

json::value Hostile::odd_value() {
  switch (pick(14)) {
    case 0:
      return nullptr;
    case 1:
      return one_in(2);
    case 2:
      return json::array{};
    case 3:
      return json::object{};
    case 4:
      return json::array{1, "a", nullptr, json::array{json::object{{"a", 1}}}};
    case 5:
      return json::object{{"", ""}, {"id", 1}, {"sv", nullptr}};
    case 6:
      return std::int64_t{INT64_MIN};
    case 7:
      return std::uint64_t{UINT64_MAX};
    case 8:
      return one_in(2) ? 1e300 : -0.00001;
    case 9:
      return one_in(2) ? -1 : 0;
    case 10:
      return json::string(std::string("a\0b", 3));
    case 11:
      return json::string(id_of(""));
    default:
      return json::string(odd_text());
  }
}

std::vector<json::value*> Hostile::places_in(json::value& body) {
  std::vector<json::value*> places{&body};
  for (std::size_t i = 0; i < places.size() && places.size() < 2000; ++i) {
    if (places[i]->is_object()) {
      for (auto& member : places[i]->as_object()) places.push_back(&member.value());
    } else if (places[i]->is_array()) {
      for (auto& one : places[i]->as_array()) places.push_back(&one);
    }
  }
  return places;
}

json::value Hostile::spoilt(json::value body) {
  const auto places = places_in(body);
  json::value& place = *places[places.size() == 1 || one_in(20) ? 0 : 1 + pick(places.size() - 1)];
  json::value& holder = *places[pick(places.size())];
  switch (pick(6)) {
    case 0:
      if (holder.is_object()) {
        holder.as_object()[one_in(2) ? "unknown" : odd_text()] = odd_value();
        return body;
      }
      break;
    case 1:
      if (holder.is_object() && !holder.as_object().empty()) {
        holder.as_object().erase(
            holder.as_object().begin() + static_cast<long>(pick(holder.as_object().size())));
        return body;
      }
      break;
    case 2:
      if (holder.is_array()) {
        for (int i = 0; i < 1500; ++i) holder.as_array().push_back(odd_value());
        return body;
      }
      break;
    default:
      break;
  }
  place = odd_value();
  return body;
}

std::string Hostile::broken(const std::string& body) {
  const auto nested = [](const char* open, const char* close) {
    std::string text;
    for (int i = 0; i < 10'000; ++i) text += open;
    for (int i = 0; i < 10'000; ++i) text += close;
    return text;
  };
  switch (pick(14)) {
    case 0:
      return body.substr(0, pick(body.size()));
    case 1:
      return body + body;
    case 2:
      return "";
    case 3:
      return nested("[", "]");
    case 4:
      return nested("{\"a\":", "}").insert(50'000, "1");
    case 5:
      return "{\"a\":\"\xC3\x28\"}";
    case 6:
      return "{\"a\":\"\xED\xA0\x80\"}";
    case 7:
      return std::string("{\"a\":\"\0\"}", 9);
    case 8:
      return "\xEF\xBB\xBF" + body;
    case 9:
      return "{\"a\":1e999999999,\"b\":-0,\"c\":" + std::string(5000, '9') + "}";
    case 10:
      return "{\"a\":\"\\ud800\",\"a\":\"\\u0000\"}";
    case 11:
      return std::string("\xFF\xFE{\0}\0", 6);
    case 12:
      return body.empty() ? "["
                          : body.substr(0, body.size() - 1) + ",\"x\":" + std::string(200'000, ' ') + "1}";
    default:
      return one_in(2) ? "[1,2]" : "\"text\"";
  }
}

std::string Hostile::encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string Hostile::odd_part() {
  constexpr std::array<const char*, 10> wrong{
      "%", "%z", "%00", "%FF", "%C3%28", "%2e%2e", "%2F", "%0d%0aX:y", "a%", "%c3"};
  return one_in(4) ? wrong[pick(wrong.size())] : encoded(odd_text());
}

void Hostile::remember(const std::string& collection, const std::string& id) {
  if (id.empty()) return;
  ids_[collection].push_back(id);
  ids_[""].push_back(id);
}

std::string Hostile::id_of(const std::string& collection) {
  const auto& known = ids_[collection];
  if (!known.empty() && !one_in(12)) return known[pick(known.size())];
  const auto& any = ids_[""];
  return any.empty() || one_in(3) ? to_string(new_uuid()) : any[pick(any.size())];
}

}  // namespace ringmur
