#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>

#include "base/text.h"
#include "exchange/markdown.h"
#include "review/written_words.h"
#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"

/// The words of the report, a chapter at a time.
namespace ringmur::api {
namespace {

using review::ChapterWords;

/// Where `#` of a text begins: below the chapter's own heading.
constexpr int heading_level = 3;

struct Asked {
  UnitPlace place;
  int year{0};
};

std::expected<Asked, Problem> asked_for(Call& call) {
  auto year = number_parameter(call, "year", first_year, last_year, std::nullopt);
  if (!year) return std::unexpected(year.error());
  auto place = place_of(call, call.request.parameter("unit"), In::query);
  if (!place) return std::unexpected(place.error());
  return Asked{std::move(*place), static_cast<int>(*year)};
}

void write_change(JsonWriter& out, const ReportText& text) {
  out.key("version").raw(fmt::to_string(text.version));
  if (text.version == 0) {
    out.key("changed_at").raw("null").key("changed_by").raw("null");
    return;
  }
  out.member("changed_at", to_string(text.changed_at)).member("changed_by", text.changed_by);
}

void write_chapter(JsonWriter& out, const ChapterWords& words) {
  out.open('{').member("key", words.chapter.key).member("title", words.chapter.title);
  out.key("wanted").raw(words.chapter.wanted == review::Wanted::yes ? "true" : "false");
  out.member("text", words.text).member("html", markdown_to_html(words.text, heading_level));
  write_change(out, words.written);
  out.member("earlier", words.earlier);
  out.member("earlier_html", markdown_to_html(words.earlier, heading_level));
  out.key("carried").raw(words.carried ? "true" : "false");
  out.member("standard", words.standard).close('}');
}

std::string chapter_json(const ChapterWords& words) {
  JsonWriter out;
  write_chapter(out, words);
  return out.take();
}

/// The list on the page that shows the same records as an address of the API.
std::string page_address(std::string_view records) {
  constexpr std::string_view api = "/api/v1/";
  return records.starts_with(api) ? fmt::format("/registers/{}", records.substr(api.size())) : std::string();
}

void write_lack(JsonWriter& out, const review::Gap& gap) {
  out.open('{').member("code", gap.code).words("text", gap.text).key("chapter");
  if (gap.chapter.empty())
    out.raw("null");
  else
    out.text(gap.chapter);
  out.key("address");
  if (std::string address = page_address(gap.address); address.empty())
    out.raw("null");
  else
    out.text(address);
  out.close('}');
}

void write_frozen(JsonWriter& out, const std::optional<FrozenReview>& frozen) {
  out.key("frozen");
  if (!frozen) {
    out.raw("null");
    return;
  }
  out.open('{').member("id", to_string(frozen->id)).member("at", to_string(frozen->frozen_at));
  out.member("by", frozen->frozen_by).close('}');
}

std::string etag_of(const ChapterWords& words) {
  return fmt::format("\"{}\"", words.written.version);
}

http::Response chapter_response(const ChapterWords& words) {
  http::Response response = json_response(200, chapter_json(words));
  response.headers.emplace_back("ETag", etag_of(words));
  return response;
}

/// The version of If-Match: "7". Any other tag is one that nobody has.
std::expected<std::int64_t, Problem> version_read(const Call& call) {
  std::string_view tag = trimmed(call.request.header("If-Match"));
  if (tag.empty()) {
    return with_status(
        428, {Refusal::invalid, "precondition.required",
                 {"Skicka If-Match med kapitlets version, till exempel \"0\" för den första.",
                     "Send If-Match with the chapter's version, for example \"0\" for the first."},
                 {}, {}});
  }
  std::int64_t version = -1;
  bool quoted = tag.size() > 2 && tag.starts_with('"') && tag.ends_with('"');
  if (!quoted) return version;
  tag = tag.substr(1, tag.size() - 2);
  auto [end, failure] = std::from_chars(tag.data(), tag.data() + tag.size(), version);
  return failure == std::errc() && end == tag.data() + tag.size() ? version : -1;
}

std::expected<std::string, Problem> text_of_body(const Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"text"}); !good) return std::unexpected(good.error());
  if (object->contains("text")) return text_member(*object, "text");
  return std::unexpected(Problem({Refusal::invalid, "json.member_missing",
      {"text: skriv kapitlets text som Markdown, eller \"\" för att tömma det.",
          "text: write the chapter's text as Markdown, or \"\" to empty it."},
      "text", {}}));
}

}  // namespace

Answer list_chapters(Call& call) {
  auto asked = asked_for(call);
  if (!asked) return std::unexpected(asked.error());
  auto words = review::words_of_year(call.store(), call.actor, asked->place, asked->year);
  if (!words) return std::unexpected(Problem(words.error()));
  JsonWriter out;
  out.open('{').member("unit", asked->place.code).key("year").raw(fmt::to_string(asked->year));
  write_frozen(out, words->frozen);
  out.key("earlier_year").raw(words->earlier_year == 0 ? "null" : fmt::to_string(words->earlier_year));
  out.key("chapters").open('[');
  for (const ChapterWords& chapter : words->chapters) write_chapter(out, chapter);
  out.close(']').key("lacks").open('[');
  for (const review::Gap& gap : words->lacks) write_lack(out, gap);
  return json_response(200, out.close(']').close('}').take());
}

Answer write_chapter(Call& call) {
  auto asked = asked_for(call);
  if (!asked) return std::unexpected(asked.error());
  auto version = version_read(call);
  if (!version) return std::unexpected(version.error());
  auto text = text_of_body(call);
  if (!text) return std::unexpected(text.error());
  auto words =
      review::write_chapter(call.store(), call.actor, asked->place, asked->year, call.id, *text, *version);
  if (words) return chapter_response(*words);
  Problem problem(words.error());
  if (problem.error.refusal != Refusal::changed) return std::unexpected(std::move(problem));
  // What the other one wrote comes along, so that nothing has to be fetched to merge.
  auto current = review::words_of_chapter(call.store(), call.actor, asked->place, asked->year, call.id);
  if (current) problem.current = chapter_json(*current);
  return std::unexpected(std::move(problem));
}

Answer chapter_history(Call& call) {
  auto asked = asked_for(call);
  if (!asked) return std::unexpected(asked.error());
  auto versions = review::versions_of_chapter(call.store(), call.actor, asked->place, asked->year, call.id);
  if (!versions) return std::unexpected(Problem(versions.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const ReportText& one : *versions) {
    out.open('{').key("version").raw(fmt::to_string(one.version)).member("text", one.text);
    out.member("html", markdown_to_html(one.text, heading_level));
    out.member("changed_at", to_string(one.changed_at)).member("changed_by", one.changed_by).close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

}  // namespace ringmur::api
