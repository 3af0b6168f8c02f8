#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "base/text.h"
#include "registry/save.h"
#include "schema/json.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_tags.h"

namespace ringmur::api {
namespace {

std::unexpected<Problem> no_such_record(const RecordType& type) {
  return std::unexpected(Problem({Refusal::not_found, "record.not_found",
      {type.label.sv + ": posten finns inte, eller så får du inte läsa den.",
          type.label.en + ": there is no such record, or you may not read it."},
      {}, {}}));
}

/// The short reference is a column that no descriptor names: a condition on it is made here.
const Field& short_reference() {
  static const Field field = [] {
    Field made;
    made.name = "short_reference";
    return made;
  }();
  return field;
}

std::expected<Row, Problem> find_by_reference(Call& call, const Uuid& authority) {
  if (call.type->reference_prefix.empty()) return no_such_record(*call.type);
  std::string wanted = call.id;
  std::ranges::transform(
      wanted, wanted.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c; });
  Query query{call.type, authority,
      {{{nullptr, &short_reference(), Comparison::equal, {wanted}}}, Archived::with}, {}, 1, {}};
  auto page = call.store().list(call.actor, query);
  if (!page) return std::unexpected(Problem(page.error()));
  if (page->rows.empty()) return no_such_record(*call.type);
  return std::move(page->rows.front());
}

/// The record of an address.
struct Addressed {
  Authority authority;
  Row row;
};

std::expected<Addressed, Problem> addressed(Call& call) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto id = parse_uuid(call.id);
  if (!id) {
    auto row = find_by_reference(call, authority->id);
    if (!row) return std::unexpected(row.error());
    return Addressed{std::move(*authority), std::move(*row)};
  }
  auto row = call.store().get(call.actor, *call.type, authority->id, *id);
  if (!row) return std::unexpected(Problem(row.error()));
  return Addressed{std::move(*authority), std::move(*row)};
}

std::string etag_of(const Row& row) {
  return fmt::format("\"{}\"", row.meta.version);
}

/// The version that the client has read; the one that is there where it says that any will do.
std::expected<std::int64_t, Problem> version_to_change(const Call& call, const Row& row) {
  std::string_view header = call.request.header("If-Match");
  if (header.empty()) {
    return with_status(428, {Refusal::invalid, "precondition.required",
                                {"Skicka If-Match med den ETag som posten hade när du läste den.",
                                    "Send If-Match with the ETag that the record had when you read it."},
                                {}, {}});
  }
  bool matches = false;
  for_each_tag(header, [&](std::string_view tag) { matches = matches || tag == "*" || tag == etag_of(row); });
  if (matches) return row.meta.version;
  return std::unexpected(Problem({Refusal::changed, "record.changed",
      {fmt::format(
           "Posten har ändrats sedan du läste den (nu {}). Läs den igen och gör om ändringen.", etag_of(row)),
          fmt::format("The record has changed since you read it (now {}). Read it again and redo the change.",
              etag_of(row))},
      {}, {}}));
}

http::Response record_response(int status, const Call& call, const Row& row, const Authority& authority) {
  std::string body;
  append_record(body, *call.type, row, authority.code);
  http::Response response = json_response(status, std::move(body));
  response.headers.emplace_back("ETag", etag_of(row));
  response.headers.emplace_back("Cache-Control", "private, no-cache");
  response.headers.emplace_back("Vary", "Authorization");
  return response;
}

Answer archived(Call& call, Archiving archiving) {
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  auto version = version_to_change(call, found->row);
  if (!version) return std::unexpected(version.error());
  auto row = ringmur::archive_record(
      call.store(), call.actor, *call.type, found->authority.id, found->row.meta.id, *version, archiving);
  if (!row) return std::unexpected(Problem(row.error()));
  return record_response(200, call, *row, found->authority);
}

void append_event(std::string& out, const HistoryEntry& entry) {
  out += '{';
  append_text(out, "at", to_string(entry.context.at));
  append_text(out, "by", entry.context.actor);
  append_text(out, "operation", entry.context.operation);
  append_text(out, "action", entry.action);
  fmt::format_to(std::back_inserter(out), R"(,"version":{},"import":)", entry.version);
  if (entry.context.import_id)
    fmt::format_to(std::back_inserter(out), "\"{}\"", to_string(*entry.context.import_id));
  else
    out += "null";
  // The values may have been erased from the trail, as the law asks.
  out += ",\"changes\":";
  out += entry.changes.empty() ? "null" : entry.changes;
  out += '}';
}

}  // namespace

Answer read_record(Call& call) {
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  http::Response response = record_response(200, call, found->row, found->authority);
  if (is_known_to_client(call, etag_of(found->row))) {
    response.status = 304;
    response.body.clear();
  }
  return response;
}

Answer create_record(Call& call) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto row = ringmur::create_record(call.store(), call.actor, *call.type, authority->id, *object);
  if (!row) return std::unexpected(Problem(row.error()));
  http::Response response = record_response(201, call, *row, *authority);
  response.headers.emplace_back(
      "Location", fmt::format("/api/v1/{}/{}{}", call.type->plural, to_string(row->meta.id),
                      authority_suffix(call, authority->code)));
  return response;
}

Answer change_record(Call& call) {
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  auto version = version_to_change(call, found->row);
  if (!version) return std::unexpected(version.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto row = ringmur::change_record(
      call.store(), call.actor, *call.type, found->authority.id, found->row.meta.id, *version, *object);
  if (!row) return std::unexpected(Problem(row.error()));
  return record_response(200, call, *row, found->authority);
}

Answer archive_record(Call& call) {
  return archived(call, Archiving::archive);
}
Answer restore_record(Call& call) {
  return archived(call, Archiving::restore);
}

Answer record_history(Call& call) {
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  auto entries = call.store().history(call.actor, *call.type, found->authority.id, found->row.meta.id);
  if (!entries) return std::unexpected(Problem(entries.error()));
  std::string body = "{\"items\":[";
  for (const HistoryEntry& entry : *entries) {
    if (&entry != &entries->front()) body += ',';
    append_event(body, entry);
  }
  return json_response(200, body + "]}");
}

Answer search_records(Call& call) {
  constexpr std::int64_t most = 100;
  constexpr std::int64_t usual = 20;
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto limit = number_parameter(call, "limit", 1, most, usual);
  if (!limit) return std::unexpected(limit.error());
  std::string_view words = call.request.parameter("q").value_or("");
  auto hits = call.store().search(call.actor, authority->id, words, static_cast<std::size_t>(*limit));
  if (!hits) return std::unexpected(Problem(hits.error()));
  std::string body = "{\"items\":[";
  for (const db::Hit& hit : *hits) {
    const RecordType& type = call.store().catalogue().at(hit.type);
    auto row = call.store().get(call.actor, type, authority->id, hit.id);
    if (!row) continue;  // gone since
    if (body.back() == '}') body += ',';
    body += '{';
    append_text(body, "type", type.name);
    append_text(body, "id", to_string(hit.id));
    if (!type.reference_prefix.empty()) append_text(body, "reference", row->meta.short_reference);
    body += ",\"title\":";
    append_json_value(body, type.at(type.title), row->values[type.index(type.title)]);
    append_text(body, "address",
        fmt::format(
            "/api/v1/{}/{}{}", type.plural, to_string(hit.id), authority_suffix(call, authority->code)));
    body += '}';
  }
  return json_response(200, body + "]}");
}

}  // namespace ringmur::api
