#include "schema/secrecy.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <set>
#include <stdexcept>

#include "base/embedded.h"
#include "base/text.h"

namespace ringmur {
namespace {

namespace json = boost::json;

constexpr std::string_view before_citation = "[Sekretess, ";
constexpr std::string_view without_citation = "[Sekretess]";

std::string text_of(const json::object& object, std::string_view name) {
  return std::string(std::string_view(object.at(name).as_string()));
}

std::string text_or_nothing(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value == nullptr || value->is_null() ? std::string() : std::string(value->as_string());
}

Text words_of(const json::value& value) {
  const json::object& words = value.as_object();
  return {text_of(words, "sv"), text_of(words, "en")};
}

Ground ground_of(const json::object& object) {
  Ground ground{text_of(object, "code"), text_of(object, "law"), text_or_nothing(object, "chapter"),
      text_or_nothing(object, "section"), words_of(object.at("label")), {}};
  if (const json::value* help = object.if_contains("help")) ground.help = words_of(*help);
  return ground;
}

/// A ground is written into cells and headings of documents.
bool is_sound(const Ground& ground) {
  constexpr std::size_t longest = 100;
  for (const std::string* text : {&ground.code, &ground.law, &ground.chapter, &ground.section}) {
    if (length(*text) > longest || has_control(*text) || text->find_first_of("[]") != std::string::npos)
      return false;
  }
  return !ground.code.empty() && !ground.law.empty();
}

}  // namespace

std::string citation(const Ground& ground) {
  std::string text = ground.law;
  if (!ground.chapter.empty()) text += fmt::format(" {} kap.", ground.chapter);
  if (!ground.section.empty()) text += fmt::format(" {} §", ground.section);
  return text;
}

Result<std::vector<Ground>> parse_grounds(std::string_view text) {
  std::vector<Ground> grounds;
  std::set<std::string> codes;
  try {
    const json::value list = json::parse(text);
    for (const json::value& entry : list.as_array()) {
      grounds.push_back(ground_of(entry.as_object()));
      if (!is_sound(grounds.back())) throw std::invalid_argument("code and law are short texts without [ ]");
      if (!codes.insert(grounds.back().code).second)
        throw std::invalid_argument("two grounds have the code " + grounds.back().code);
    }
  } catch (const std::exception& failure) {
    return refuse(Refusal::invalid, "secrecy.grounds",
        {std::string("Sekretessgrunderna går inte att läsa: ") + failure.what() +
                ". Jämför med dem som finns från början.",
            std::string("The grounds of secrecy cannot be read: ") + failure.what() +
                ". Compare with those that are there from the beginning."},
        "secrecy_grounds");
  }
  return grounds;
}

const std::vector<Ground>& usual_grounds() {
  static const std::vector<Ground> made = [] {
    auto parsed = parse_grounds(embedded::file("secrecy.json"));
    if (!parsed) throw std::logic_error(parsed.error().message.en);
    return *parsed;
  }();
  return made;
}

std::string masked_text(const Masking& masking) {
  if (masking.citation.empty()) return std::string(without_citation);
  return fmt::format("{}{}]", before_citation, masking.citation);
}

bool is_masked_text(std::string_view text) {
  return text == without_citation || (text.starts_with(before_citation) && text.ends_with(']'));
}

}  // namespace ringmur
