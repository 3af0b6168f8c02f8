#include "server/api_json.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "schema/json.h"
#include "store/veil.h"

namespace ringmur::api {

namespace json = boost::json;

namespace {

bool is_json(std::string_view content_type) {
  std::string type = folded(content_type.substr(0, content_type.find(';')));
  return type.empty() || type == "application/json" || type == "application/merge-patch+json" ||
         type == "application/scim+json";
}

std::unexpected<Problem> other_content() {
  return with_status(415, {Refusal::unsupported, "content.not_json",
                              {"Skicka JSON med Content-Type: application/json (med curl: --json).",
                                  "Send JSON with Content-Type: application/json (with curl: --json)."},
                              {}, {}});
}

std::unexpected<Problem> broken(const json::error_code& failed, std::size_t at) {
  return with_status(400,
      {Refusal::invalid, "json.malformed",
          {fmt::format("Innehållet är inte giltig JSON i UTF-8 (högst 32 nivåer djup): fel vid byte {}, {}.",
               at, failed.message()),
              fmt::format(
                  "The content is not valid JSON in UTF-8 (at most 32 levels deep): wrong at byte {}, {}.",
                  at, failed.message())},
          {}, {}});
}

std::unexpected<Problem> no_object() {
  return std::unexpected(Problem({Refusal::invalid, "json.not_an_object",
      {"Skicka ett JSON-objekt: {\"fält\": värde}.", "Send a JSON object: {\"field\": value}."}, {}, {}}));
}

std::unexpected<Problem> bad_member(
    std::string_view name, std::string_view code, std::string sv, std::string en) {
  return std::unexpected(Problem({Refusal::invalid, std::string(code), {std::move(sv), std::move(en)},
      std::string(prefix(name, 60)), {}}));
}

}  // namespace

std::expected<json::object, Problem> body_object(const Call& call) {
  constexpr std::size_t deepest = 32;
  if (!is_json(call.request.header("Content-Type"))) return other_content();
  json::parse_options options;
  options.max_depth = deepest;
  json::stream_parser parser({}, options);
  json::error_code failed;
  std::size_t read = parser.write_some(call.request.body.data(), call.request.body.size(), failed);
  if (!failed) parser.finish(failed);
  if (!failed && read < call.request.body.size()) {
    bool only_space = call.request.body.find_first_not_of(" \t\r\n", read) == std::string::npos;
    if (!only_space) failed = json::error::extra_data;
  }
  if (failed) return broken(failed, read);
  json::value value = parser.release();
  if (!value.is_object()) return no_object();
  return std::move(value.get_object());
}

std::expected<std::string, Problem> text_member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || value->is_null()) return std::string();
  if (value->is_string()) return std::string(value->get_string());
  return bad_member(name, "json.not_text", fmt::format("{}: skriv text inom citattecken.", name),
      fmt::format("{}: write text in quotes.", name));
}

std::expected<void, Problem> only_members(
    const json::object& object, std::initializer_list<std::string_view> known) {
  for (const auto& member : object) {
    std::string_view name(member.key().data(), member.key().size());
    if (std::ranges::find(known, name) != known.end()) continue;
    return bad_member(name, "json.unknown_member",
        fmt::format("{} finns inte här. Det här finns: {}.", prefix(name, 60), fmt::join(known, ", ")),
        fmt::format("There is no {} here. There are: {}.", prefix(name, 60), fmt::join(known, ", ")));
  }
  return {};
}

void append_text(std::string& out, std::string_view name, std::string_view text) {
  if (!out.empty() && out.back() != '{') out += ',';
  out += '"';
  out += name;
  out += "\":";
  append_json_string(out, text);
}

void append_masked(std::string& out, const Meta& meta, const std::vector<std::string>& chosen) {
  std::string members = "{";
  for (const auto& [name, masking] : meta.masked) {
    if (!chosen.empty() && std::ranges::find(chosen, name) == chosen.end()) continue;
    if (members.size() > 1) members += ',';
    append_json_string(members, name);
    members += ":{";
    append_text(members, "ground", masking.ground);
    append_text(members, "label", masking.citation);
    members += '}';
  }
  if (members.size() == 1) return;
  out += ",\"masked\":";
  out += members;
  out += '}';
}

namespace {

/// The last look: whatever a row that is masked still holds, it is not written.
void append_values(
    std::string& out, const RecordType& type, const Row& row, const std::vector<std::string>& chosen) {
  if (row.meta.masked.empty()) return append_json_fields(out, type, row.values, chosen);
  Row shown = row;
  conceal(type, shown);
  append_json_fields(out, type, shown.values, chosen);
}

}  // namespace

void append_record(std::string& out, const RecordType& type, const Row& row, std::string_view authority,
    std::string_view shared, const std::vector<std::string>& chosen) {
  const Meta& meta = row.meta;
  // Ids and times need no escaping.
  out += R"({"id":")";
  out += to_string(meta.id);
  out += R"(","authority":)";
  append_json_string(out, authority);
  append_text(out, "owner", authority);
  if (!shared.empty()) fmt::format_to(std::back_inserter(out), R"(,"shared":{})", shared);
  if (!type.reference_prefix.empty()) append_text(out, "reference", meta.short_reference);
  fmt::format_to(std::back_inserter(out),
      R"(,"version":{},"created_at":"{}","changed_at":"{}","archived_at":)", meta.version,
      to_string(meta.created_at), to_string(meta.changed_at));
  if (meta.archived_at)
    fmt::format_to(std::back_inserter(out), "\"{}\"", to_string(*meta.archived_at));
  else
    out += "null";
  out += ',';
  append_values(out, type, row, chosen);
  append_masked(out, meta, chosen);
  out += '}';
}

std::expected<void, Problem> append_names(std::string& out, Names& names, Language language) {
  auto read = names.read(language);
  if (!read) return std::unexpected(Problem(read.error()));
  out += R"(,"names":{)";
  for (const auto& [id, name] : *read) append_text(out, to_string(id), name);
  out += '}';
  return {};
}

http::Response json_response(int status, std::string body) {
  http::Response response;
  response.status = status;
  response.headers.emplace_back("Content-Type", "application/json");
  response.body = std::move(body);
  return response;
}

}  // namespace ringmur::api
