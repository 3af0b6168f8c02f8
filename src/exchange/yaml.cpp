#include "exchange/yaml.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace ringmur {

namespace {

std::unexpected<Error> refuse_form(std::size_t line, std::string_view sv, std::string_view en) {
  return refuse(Refusal::invalid, "yaml.malformed",
      {fmt::format("Rad {}: filen är inte hel YAML eller JSON: {}. Hämta den på nytt där den kommer ifrån.",
           line, sv),
          fmt::format("Line {}: the file is not whole YAML or JSON: {}. Fetch it anew from where it comes.",
              line, en)});
}

std::unexpected<Error> refuse_much(std::size_t line) {
  return refuse(Refusal::too_large, "yaml.too_much",
      {fmt::format("Rad {}: filen innehåller mer, eller djupare, än vad som läses. Dela den.", line),
          fmt::format("Line {}: the file holds more, or deeper, than what is read. Split it.", line)});
}

std::unexpected<Error> refuse_alias(std::size_t line) {
  return refuse(Refusal::invalid, "yaml.alias",
      {fmt::format("Rad {}: ankare och alias (& och *) läses inte. Skriv ut det som de står för.", line),
          fmt::format(
              "Line {}: anchors and aliases (& and *) are not read. Write out what they stand for.", line)});
}

/// The four hexadecimal digits of `\u` at `at`; nothing where they are not there.
std::optional<unsigned> escaped_at(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  unsigned value = 0;
  const char* begin = text.data() + at + 2;
  const auto [end, failure] = std::from_chars(begin, begin + 4, value, 16);
  if (failure != std::errc() || end != begin + 4) return std::nullopt;
  return value;
}

/// JSON writes what lies beyond U+FFFF as two halves, which YAML does not know: they become the letter.
std::string with_whole_letters(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const auto high = escaped_at(json, at);
    const auto low = high && *high >= 0xD800 && *high < 0xDC00 ? escaped_at(json, at + 6) : std::nullopt;
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      const unsigned letter = 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00);
      for (const unsigned shift : {18u, 12u, 6u, 0u}) {
        const unsigned bits = (letter >> shift) & (shift == 18 ? 0x07u : 0x3Fu);
        out += static_cast<char>(bits | (shift == 18 ? 0xF0u : 0x80u));
      }
      at += 12;
      continue;
    }
    const std::size_t step = json[at] == '\\' && at + 1 < json.size() ? 2 : 1;
    out += json.substr(at, step);
    at += step;
  }
  return out;
}

class Event {
 public:
  Event() = default;
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  yaml_event_t* get() { return &event_; }
  yaml_event_type_t type() const { return event_.type; }
  std::size_t line() const { return event_.start_mark.line + 1; }
  std::string_view text() const {
    return {reinterpret_cast<const char*>(event_.data.scalar.value), event_.data.scalar.length};
  }
  bool is_null() const {
    if (event_.data.scalar.style != YAML_PLAIN_SCALAR_STYLE) return false;
    const std::string_view said = text();
    return said == "~" || said == "null" || said == "Null" || said == "NULL";
  }
  bool has_anchor() const {
    switch (event_.type) {
      case YAML_ALIAS_EVENT:
        return true;
      case YAML_SCALAR_EVENT:
        return event_.data.scalar.anchor != nullptr;
      case YAML_SEQUENCE_START_EVENT:
        return event_.data.sequence_start.anchor != nullptr;
      case YAML_MAPPING_START_EVENT:
        return event_.data.mapping_start.anchor != nullptr;
      default:
        return false;
    }
  }

 private:
  yaml_event_t event_{};
};

/// Keeps nothing of what it goes past where `node` is not there.
class Reader {
 public:
  Reader(std::string_view bytes, std::span<const std::string_view> keys, const YamlLimits& limits)
      : keys_(keys), limits_(limits) {
    made_ = yaml_parser_initialize(&parser_) != 0;
    if (!made_) return;
    yaml_parser_set_input_string(
        &parser_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  ~Reader() {
    if (made_) yaml_parser_delete(&parser_);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  Result<YamlNode> document() {
    if (!made_) return refuse_much(1);
    YamlNode root;
    for (const yaml_event_type_t wanted : {YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT}) {
      Event event;
      if (auto got = next(event); !got) return std::unexpected(got.error());
      if (event.type() != wanted) return refuse_form(event.line(), "den är tom", "it is empty");
    }
    Event first;
    if (auto got = next(first); !got) return std::unexpected(got.error());
    if (auto got = value(first, 0, &root); !got) return std::unexpected(got.error());
    for (const yaml_event_type_t wanted : {YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT}) {
      Event event;
      if (auto got = next(event); !got) return std::unexpected(got.error());
      if (event.type() != wanted)
        return refuse_form(event.line(), "den har fler än ett dokument", "it has more than one document");
    }
    return root;
  }

 private:
  Result<void> next(Event& event) {
    if (yaml_parser_parse(&parser_, event.get()) == 0) {
      const std::size_t line = std::max(parser_.problem_mark.line, parser_.context_mark.line) + 1;
      const char* problem = parser_.problem == nullptr ? "unreadable" : parser_.problem;
      return refuse_form(line, "det som står här går inte att läsa", problem);
    }
    if (event.has_anchor()) return refuse_alias(event.line());
    if (++steps_ > limits_.steps) return refuse_much(event.line());
    return {};
  }

  Result<void> value(const Event& event, std::size_t depth, YamlNode* node) {
    if (depth > limits_.depth) return refuse_much(event.line());
    if (node != nullptr) {
      if (++kept_ > limits_.nodes) return refuse_much(event.line());
      node->line = event.line();
    }
    switch (event.type()) {
      case YAML_SCALAR_EVENT:
        if (node != nullptr && !event.is_null()) node->text = event.text();
        return {};
      case YAML_SEQUENCE_START_EVENT:
        return list(depth, node);
      case YAML_MAPPING_START_EVENT:
        return map(depth, node);
      default:
        return refuse_form(event.line(), "ett värde saknas", "a value is missing");
    }
  }

  Result<void> list(std::size_t depth, YamlNode* node) {
    if (node != nullptr) node->kind = YamlNode::Kind::list;
    for (;;) {
      Event event;
      if (auto got = next(event); !got) return got;
      if (event.type() == YAML_SEQUENCE_END_EVENT) return {};
      YamlNode* item = node == nullptr ? nullptr : &node->items.emplace_back();
      if (auto got = value(event, depth + 1, item); !got) return got;
    }
  }

  Result<void> map(std::size_t depth, YamlNode* node) {
    if (node != nullptr) node->kind = YamlNode::Kind::map;
    for (;;) {
      Event key;
      if (auto got = next(key); !got) return got;
      if (key.type() == YAML_MAPPING_END_EVENT) return {};
      if (key.type() != YAML_SCALAR_EVENT)
        return refuse_form(key.line(), "en nyckel är ingen text", "a key is no text");
      const bool kept = node != nullptr && std::ranges::find(keys_, key.text()) != keys_.end();
      if (kept && std::ranges::find(node->keys, key.text()) != node->keys.end()) {
        return refuse_form(key.line(), fmt::format("{} står två gånger", key.text()),
            fmt::format("{} stands twice", key.text()));
      }
      if (kept) node->keys.emplace_back(key.text());
      Event event;
      if (auto got = next(event); !got) return got;
      if (auto got = value(event, depth + 1, kept ? &node->items.emplace_back() : nullptr); !got) return got;
    }
  }

  std::span<const std::string_view> keys_;
  YamlLimits limits_;
  yaml_parser_t parser_{};
  bool made_{false};
  std::size_t kept_{0};
  std::size_t steps_{0};
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

std::string_view YamlNode::text_of(std::string_view key) const {
  const YamlNode* node = find(key);
  return node == nullptr || node->kind != Kind::text ? std::string_view{} : std::string_view(node->text);
}

Result<YamlNode> read_yaml(
    std::string_view bytes, std::span<const std::string_view> keys, const YamlLimits& limits) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool json = first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
  if (!json) return Reader(bytes, keys, limits).document();
  const std::string whole = with_whole_letters(bytes);
  return Reader(whole, keys, limits).document();
}

}  // namespace ringmur
