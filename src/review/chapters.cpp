#include "review/chapters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/text.h"
#include "schema/json_writer.h"

namespace ringmur::review {
namespace {

constexpr std::array keys{
    WordsKey{"summary", "Sammanfattning", Wanted::yes, "sammanfattning"},
    WordsKey{"about", "Vad är ledningens genomgång", Wanted::no, "vad-ar-lg vad-ar-ledningens-genomgang om"},
    WordsKey{"world", "Omvärlden", Wanted::yes, "omvarld omvarlden omvarldsbevakning"},
    WordsKey{"risks", "Risker", Wanted::no, "risker vor"},
    WordsKey{"rsa", "Risk- och sårbarhetsanalys", Wanted::yes, "risk-och-sarbarhetsanalys"},
    WordsKey{"training", "Utbildning", Wanted::no, "utbildning utbildningar"},
    WordsKey{
        "systems", "System och informationsklassning", Wanted::no, "system informationsklassning klassning"},
    WordsKey{"incidents", "Incidenter och avvikelser", Wanted::yes,
        "incidenter avvikelser incidenter-och-avvikelser"},
    WordsKey{
        "dso", "Dataskyddsombudets rekommendationer", Wanted::yes, "dataskyddsombud dataskyddsombudet gdpr"},
    WordsKey{"gap", "GAP-analys", Wanted::no, "gap-analys"},
    WordsKey{"audits", "Revisioner", Wanted::no, "revisioner revision"},
    WordsKey{"ongoing", "Pågående arbete", Wanted::yes, "pagaende pagaende-arbete"},
    WordsKey{"activities", "Aktiviteter", Wanted::no, "aktiviteter"},
    WordsKey{"assessment", "Sammanfattande bedömning", Wanted::yes, "bedomning sammanfattande-bedomning"},
    WordsKey{"decision", "Beslut", Wanted::no, "beslut"},
};

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// "01 Omvärld" → "omvarld"
std::string plain(std::string_view name) {
  std::string composed;
  if (!normalise(name, composed)) return {};
  std::string text = folded(composed);
  for (std::string_view letter : {"å", "ä"}) replace_all(text, letter, "a");
  replace_all(text, "ö", "o");
  for (std::string_view gap : {" ", "_", "."}) replace_all(text, gap, "-");
  replace_all(text, "--", "-");
  std::size_t begin = text.find_first_not_of("0123456789-");
  return begin == std::string::npos ? std::string() : text.substr(begin);
}

bool has_word(std::string_view list, std::string_view wanted) {
  while (!list.empty()) {
    std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == wanted) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

std::unexpected<Error> unknown_key(std::string_view name) {
  std::string names;
  for (const WordsKey& known : keys) names += fmt::format("{}{}", names.empty() ? "" : ", ", known.key);
  std::string shown(prefix(is_utf8(name) ? name : "?", 80));
  return refuse(Refusal::invalid, "words.unknown_chapter",
      {fmt::format("Inget kapitel heter ”{}”. Välj något av: {}.", shown, names),
          fmt::format("No chapter is called “{}”. Choose one of: {}.", shown, names)},
      shown);
}

std::string about(const std::string& authority) {
  return fmt::format(
      "En gång om året tar ledningen del av hur arbetet med informationssäkerhet och dataskydd går, och "
      "bestämmer vad som "
      "ska göras härnäst. Det underlag som ledningen får kallas *ledningens genomgång* och följer kapitel "
      "9.3 i standarden "
      "SS-EN ISO/IEC 27001. Det sammanställs av informationssäkerhetssamordnaren (ISAM).\n\n"
      "Genomgången ska göra det möjligt att avgöra om ledningssystemet för informationssäkerhet (LIS) är "
      "lämpligt, "
      "tillräckligt och verkningsfullt för {}. Den tar upp vad som har förändrats i och utanför "
      "verksamheten, vilka risker "
      "som finns, vad uppföljningar och incidenter visar, vad dataskyddsombudet har sett och vad som "
      "föreslås. Den leder "
      "fram till beslut om förbättringar, som förs in i verksamhetsplanen och i den interna kontrollen.\n\n"
      "Siffrorna är hämtade ur de register som förs under året. Varje siffra räknar poster som går att ta "
      "fram, och där "
      "underlag saknas står det. Bedömningarna är ISAM:s och ledningens egna.",
      authority);
}

std::string decision(int year) {
  return fmt::format(
      "Ledningen föreslås besluta\n\n"
      "1. att lägga ledningens genomgång för {} till handlingarna,\n"
      "2. att godkänna de aktiviteter som rapporten föreslår, och\n"
      "3. att aktiviteterna förs in i verksamhetsplanen och i den interna kontrollen.",
      year);
}

}  // namespace

std::span<const WordsKey> words_keys() {
  return keys;
}

std::optional<std::string> key_of(std::string_view name) {
  std::string wanted = plain(name);
  for (const WordsKey& known : keys) {
    if (known.key == wanted || has_word(known.aliases, wanted)) return std::string(known.key);
  }
  return std::nullopt;
}

Result<Words> checked(const Words& words) {
  Words out;
  for (const auto& [name, markdown] : words) {
    auto key = key_of(name);
    if (!key) return unknown_key(name);
    std::string text;
    if (!normalise(markdown, text)) {
      return refuse(Refusal::invalid, "words.not_utf8",
          {fmt::format("Texten ”{}” är inte UTF-8. Spara om den som UTF-8.", *key),
              fmt::format("The text “{}” is not UTF-8. Save it again as UTF-8.", *key)},
          *key);
    }
    if (trimmed(text).empty()) continue;
    replace_all(text, "\r\n", "\n");
    if (!out.emplace(*key, std::move(text)).second) {
      return refuse(Refusal::invalid, "words.twice",
          {fmt::format("Det finns två texter för kapitlet ”{}”. Ta bort den ena.", *key),
              fmt::format("There are two texts for the chapter “{}”. Remove one of them.", *key)},
          *key);
    }
  }
  return out;
}

std::string words_json(const Words& words) {
  JsonWriter out;
  out.open('{');
  for (const auto& [key, markdown] : words) out.member(key, markdown);
  out.close('}');
  return out.take();
}

Words words_from_json(std::string_view text) {
  Words words;
  boost::system::error_code error;
  boost::json::value read = boost::json::parse(text, error);
  if (error || !read.is_object()) return words;
  for (const auto& member : read.as_object()) {
    if (member.value().is_string()) words[member.key()] = std::string_view(member.value().as_string());
  }
  return words;
}

std::string standard_words(std::string_view key, const std::string& authority, int year) {
  if (key == "about") return about(authority);
  if (key == "decision") return decision(year);
  return {};
}

}  // namespace ringmur::review
