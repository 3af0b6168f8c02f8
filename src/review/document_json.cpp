#include <fmt/format.h>

#include <boost/json.hpp>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "review/document.h"
#include "schema/json_writer.h"

namespace ringmur::review {
namespace {

namespace json = boost::json;

constexpr int format_version = 1;

template <typename Enum>
using Names = std::vector<std::pair<Enum, std::string_view>>;

const Names<Aspect> aspects{{Aspect::value, "value"}, {Aspect::share, "share"}, {Aspect::whole, "whole"}};
const Names<Tone> tones{{Tone::plain, "plain"}, {Tone::missing, "missing"}, {Tone::raised, "raised"}};
const Names<Align> aligns{{Align::text, "text"}, {Align::number, "number"}};
const Names<State> states{{State::live, "live"}, {State::frozen, "frozen"}};
const Names<ChartKind> chart_kinds{{ChartKind::bars, "bars"}, {ChartKind::columns, "columns"}};
const Names<Origin> origins{{Origin::given, "given"}, {Origin::carried, "carried"},
    {Origin::standard, "standard"}, {Origin::missing, "missing"}};

template <typename Enum>
std::string_view name_of(const Names<Enum>& names, Enum value) {
  for (const auto& [candidate, name] : names) {
    if (candidate == value) return name;
  }
  throw std::logic_error("an enumerator without a name");
}

template <typename Enum>
Enum value_of(const Names<Enum>& names, std::string_view wanted) {
  for (const auto& [value, name] : names) {
    if (name == wanted) return value;
  }
  throw std::invalid_argument("an unknown word: " + std::string(wanted));
}

// Writing.

void write(JsonWriter& out, const Reading& reading) {
  out.key("value").raw(reading.value ? fmt::to_string(*reading.value) : "null");
  if (reading.has_share) out.key("share").raw(reading.share ? fmt::format("{}", *reading.share) : "null");
}

void write_optional(JsonWriter& out, std::string_view name, const std::optional<Reading>& reading) {
  if (!reading) return;
  out.key(name).open('{');
  write(out, *reading);
  out.member("shown", shown(*reading, Aspect::whole)).close('}');
}

void write(JsonWriter& out, const Number& number) {
  out.key(number.id).open('{').member("label", number.label);
  write(out, number.reading);
  out.member("shown", shown(number.reading, Aspect::whole));
  if (!number.as_of.empty()) out.member("as_of", number.as_of);
  write_optional(out, "before", number.before);
  write_optional(out, "now", number.now);
  out.member("register", number.type).member("filter", number.filter).member("records", number.address);
  out.close('}');
}

void write(JsonWriter& out, const Cell& cell) {
  out.open('{').member("text", cell.text);
  if (!cell.figure.empty()) out.member("figure", cell.figure);
  if (cell.aspect != Aspect::value) out.member("aspect", name_of(aspects, cell.aspect));
  if (!cell.address.empty()) out.member("records", cell.address);
  if (cell.tone != Tone::plain) out.member("tone", name_of(tones, cell.tone));
  out.close('}');
}

void write(JsonWriter& out, const std::vector<Cell>& cells) {
  out.open('[');
  for (const Cell& cell : cells) write(out, cell);
  out.close(']');
}

void write(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
  out.key(name).open('[');
  for (const std::string& text : texts) out.text(text);
  out.close(']');
}

void write(JsonWriter& out, const Heading& block) {
  out.member("kind", "heading").member("id", block.id).member("title", block.title);
}

void write(JsonWriter& out, const WordsBlock& block) {
  out.member("kind", "words").member("key", block.key).member("origin", name_of(origins, block.origin));
  out.member("markdown", block.markdown);
}

void write(JsonWriter& out, const Sentence& block) {
  out.member("kind", "sentence").member("text", block.text);
}

void write(JsonWriter& out, const Table& block) {
  out.member("kind", "table").member("caption", block.caption).key("columns").open('[');
  for (const Column& column : block.columns) {
    out.open('{').member("heading", column.heading).member("align", name_of(aligns, column.align));
    out.key("width").raw(fmt::to_string(column.width)).close('}');
  }
  out.close(']').key("rows").open('[');
  for (const CellRow& row : block.rows) write(out, row);
  out.close(']').member("note", block.note);
}

void write(JsonWriter& out, const Chart& block) {
  out.member("kind", "chart").member("chart", name_of(chart_kinds, block.kind)).member("title", block.title);
  out.member("description", block.description);
  write(out, "series", block.series);
  out.key("entries").open('[');
  for (const Chart::Entry& entry : block.entries) {
    out.open('{').member("label", entry.label).member("shown", entry.shown).key("parts").open('[');
    for (double part : entry.parts) out.raw(fmt::format("{}", part));
    out.close(']').close('}');
  }
  out.close(']');
}

void write(JsonWriter& out, const HeatMap& block) {
  out.member("kind", "heat_map").member("caption", block.caption);
  write(out, "impact", block.impact);
  out.key("lines").open('[');
  for (const HeatMap::Line& line : block.lines) {
    out.open('{').member("likelihood", line.likelihood).key("cells");
    write(out, line.cells);
    out.close('}');
  }
  out.close(']').member("note", block.note);
}

void write(JsonWriter& out, const Gaps& block) {
  out.member("kind", "gaps").key("gaps").open('[');
  for (const Gap& gap : block.gaps) {
    out.open('{').member("code", gap.code).member("area", gap.area);
    out.member("text", gap.text.sv).member("text_en", gap.text.en);
    if (!gap.chapter.empty()) out.member("chapter", gap.chapter);
    if (!gap.address.empty()) out.member("records", gap.address);
    out.close('}');
  }
  out.close(']');
}

void write(JsonWriter& out, const Signatures& block) {
  out.member("kind", "signatures");
  write(out, "labels", block.labels);
}

void write(JsonWriter& out, const Chapter& chapter) {
  out.open('{').member("id", chapter.id).member("title", chapter.title).key("blocks").open('[');
  for (const Block& block : chapter.blocks) {
    out.open('{');
    std::visit([&](const auto& one) { write(out, one); }, block);
    out.close('}');
  }
  out.close(']').close('}');
}

// Reading. What is wrong is thrown and becomes one refusal in document_from_json().

std::string text_at(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value == nullptr ? std::string() : std::string(std::string_view(value->as_string()));
}

std::vector<std::string> texts_at(const json::object& object, std::string_view name) {
  std::vector<std::string> texts;
  for (const json::value& value : object.at(name).as_array())
    texts.emplace_back(std::string_view(value.as_string()));
  return texts;
}

template <typename Enum>
Enum enum_at(const json::object& object, std::string_view name, const Names<Enum>& names, Enum otherwise) {
  return object.contains(name) ? value_of(names, text_at(object, name)) : otherwise;
}

/// The parser may miss the last bit; a share has four decimals, so that it is known what was meant.
double exact(double share) {
  return std::round(share * 10'000) / 10'000;
}

Reading reading_of(const json::object& object) {
  Reading reading;
  const json::value& value = object.at("value");
  if (!value.is_null()) reading.value = value.as_int64();
  const json::value* share = object.if_contains("share");
  reading.has_share = share != nullptr;
  if (reading.has_share && !share->is_null()) reading.share = exact(share->to_number<double>());
  return reading;
}

std::optional<Reading> reading_at(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr) return std::nullopt;
  return reading_of(value->as_object());
}

Number number_of(std::string_view id, const json::object& object) {
  return {std::string(id), text_at(object, "label"), text_at(object, "register"), text_at(object, "filter"),
      text_at(object, "records"), text_at(object, "as_of"), reading_of(object), reading_at(object, "before"),
      reading_at(object, "now")};
}

std::vector<Cell> cells_of(const json::value& list) {
  std::vector<Cell> cells;
  for (const json::value& value : list.as_array()) {
    const json::object& object = value.as_object();
    cells.push_back({text_at(object, "text"), text_at(object, "figure"),
        enum_at(object, "aspect", aspects, Aspect::value), text_at(object, "records"),
        enum_at(object, "tone", tones, Tone::plain)});
  }
  return cells;
}

Table table_of(const json::object& object) {
  Table table{text_at(object, "caption"), {}, {}, text_at(object, "note")};
  for (const json::value& value : object.at("columns").as_array()) {
    const json::object& column = value.as_object();
    table.columns.push_back({text_at(column, "heading"), enum_at(column, "align", aligns, Align::text),
        column.at("width").to_number<int>()});
  }
  for (const json::value& row : object.at("rows").as_array()) table.rows.push_back(cells_of(row));
  return table;
}

Chart chart_of(const json::object& object) {
  Chart chart{enum_at(object, "chart", chart_kinds, ChartKind::bars), text_at(object, "title"),
      text_at(object, "description"), texts_at(object, "series"), {}};
  for (const json::value& value : object.at("entries").as_array()) {
    const json::object& entry = value.as_object();
    Chart::Entry read{text_at(entry, "label"), {}, text_at(entry, "shown")};
    for (const json::value& part : entry.at("parts").as_array())
      read.parts.push_back(exact(part.to_number<double>()));
    chart.entries.push_back(std::move(read));
  }
  return chart;
}

HeatMap heat_map_of(const json::object& object) {
  HeatMap map{text_at(object, "caption"), texts_at(object, "impact"), {}, text_at(object, "note")};
  for (const json::value& value : object.at("lines").as_array()) {
    const json::object& line = value.as_object();
    map.lines.push_back({text_at(line, "likelihood"), cells_of(line.at("cells"))});
  }
  return map;
}

Gaps gaps_of(const json::object& object) {
  Gaps gaps;
  for (const json::value& value : object.at("gaps").as_array()) {
    const json::object& gap = value.as_object();
    Text text{text_at(gap, "text"), text_at(gap, "text_en")};
    if (text.en.empty()) text.en = text.sv;  // frozen before it was said in both languages
    gaps.gaps.push_back({text_at(gap, "code"), text_at(gap, "area"), std::move(text), text_at(gap, "records"),
        text_at(gap, "chapter")});
  }
  return gaps;
}

Block block_of(const json::object& object) {
  std::string kind = text_at(object, "kind");
  if (kind == "heading") return Heading{text_at(object, "id"), text_at(object, "title")};
  if (kind == "words") {
    return WordsBlock{
        text_at(object, "key"), value_of(origins, text_at(object, "origin")), text_at(object, "markdown")};
  }
  if (kind == "sentence") return Sentence{text_at(object, "text")};
  if (kind == "table") return table_of(object);
  if (kind == "chart") return chart_of(object);
  if (kind == "heat_map") return heat_map_of(object);
  if (kind == "gaps") return gaps_of(object);
  if (kind == "signatures") return Signatures{texts_at(object, "labels")};
  throw std::invalid_argument("an unknown block: " + kind);
}

Chapter chapter_of(const json::object& object) {
  Chapter chapter{text_at(object, "id"), text_at(object, "title"), {}};
  for (const json::value& block : object.at("blocks").as_array())
    chapter.blocks.push_back(block_of(block.as_object()));
  return chapter;
}

Document document_of(const json::object& object) {
  if (object.at("format").to_number<int>() != format_version) throw std::invalid_argument("another format");
  const json::object& authority = object.at("authority").as_object();
  const json::object& unit = object.at("unit").as_object();
  Document document;
  document.authority_code = text_at(authority, "code");
  document.authority = text_at(authority, "name");
  document.unit_code = text_at(unit, "code");
  document.unit = text_at(unit, "name");
  document.year = object.at("year").to_number<int>();
  const json::value& earlier = object.at("compared_with");
  document.earlier_year = earlier.is_null() ? 0 : earlier.to_number<int>();
  document.state = value_of(states, text_at(object, "state"));
  for (const auto& member : object.at("figures").as_object()) {
    document.figures.push_back(number_of(std::string_view(member.key()), member.value().as_object()));
  }
  for (const json::value& value : object.at("chapters").as_array()) {
    document.chapters.push_back(chapter_of(value.as_object()));
  }
  return document;
}

}  // namespace

std::string to_json(const Document& document) {
  JsonWriter out;
  out.open('{').key("format").raw(fmt::to_string(format_version)).member("title", "Ledningens genomgång");
  out.key("authority")
      .open('{')
      .member("code", document.authority_code)
      .member("name", document.authority)
      .close('}');
  out.key("unit").open('{').member("code", document.unit_code).member("name", document.unit).close('}');
  out.key("year").raw(fmt::to_string(document.year));
  out.key("compared_with").raw(document.earlier_year == 0 ? "null" : fmt::to_string(document.earlier_year));
  out.member("state", name_of(states, document.state)).key("figures").open('{');
  for (const Number& number : document.figures) write(out, number);
  out.close('}').key("chapters").open('[');
  for (const Chapter& chapter : document.chapters) write(out, chapter);
  out.close(']').close('}');
  return out.take();
}

Result<Document> document_from_json(std::string_view text) {
  try {
    return document_of(json::parse(text).as_object());
  } catch (const std::exception& failure) {
    return refuse(Refusal::unavailable, "review.unreadable",
        {std::string("Den frysta genomgången går inte att läsa (") + failure.what() +
                "). Den är sparad av en annan version av Ringmur eller skadad: kör `ringmur verify`.",
            std::string("The frozen review cannot be read (") + failure.what() +
                "). It was kept by another version of Ringmur or is damaged: run `ringmur verify`."});
  }
}

const Number* Document::find(const std::string& id) const {
  for (const Number& number : figures) {
    if (number.id == id) return &number;
  }
  return nullptr;
}

std::vector<Gap> Document::gaps() const {
  for (const Chapter& chapter : chapters) {
    for (const Block& block : chapter.blocks) {
      if (const auto* found = std::get_if<Gaps>(&block)) return found->gaps;
    }
  }
  return {};
}

}  // namespace ringmur::review
