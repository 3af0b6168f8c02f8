#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "base/text.h"
#include "registry/save.h"
#include "server/api_addressed.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_links.h"
#include "server/api_parameters.h"
#include "server/api_secrecy.h"
#include "server/api_sharing.h"
#include "server/api_tags.h"
#include "server/incident_answers.h"

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

/// Short references are written in capitals.
std::string in_capitals(std::string text) {
  std::ranges::transform(
      text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c; });
  return text;
}

std::expected<Row, Problem> find_by_reference(Call& call, const Uuid& authority, Secrets secrets) {
  if (call.type->reference_prefix.empty()) return no_such_record(*call.type);
  std::string wanted = in_capitals(call.id);
  Query query{call.type, authority,
      {{{nullptr, &short_reference(), Comparison::equal, {wanted}}}, Archived::with}, {}, 1, {}};
  query.secrets = secrets;
  auto page = call.store().list(call.actor, query);
  if (!page) return std::unexpected(Problem(page.error()));
  if (page->rows.empty()) return no_such_record(*call.type);
  return std::move(page->rows.front());
}

}  // namespace

std::expected<Addressed, Problem> addressed(Call& call, Secrets secrets) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto id = parse_uuid(call.id);
  if (!id) {
    auto row = find_by_reference(call, authority->id, secrets);
    if (!row) return std::unexpected(row.error());
    return Addressed{std::move(*authority), std::move(*row)};
  }
  auto row = call.store().get(call.actor, *call.type, authority->id, *id, secrets);
  if (!row) return std::unexpected(Problem(row.error()));
  return Addressed{std::move(*authority), std::move(*row)};
}

namespace {

std::string etag_of(const Row& row) {
  return fmt::format("\"{}\"", row.meta.version);
}

}  // namespace

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

namespace {

std::string record_body(Call& call, const Row& row, const Authority& authority) {
  std::string body;
  // `authority` is the one that is asked in: the owner, but of what is shared with it.
  Sharings sharings(call, authority.id);
  // What is shared with whom is told where it can be read; a record that was just written can be.
  (void)sharings.read({row});
  bool own = row.meta.authority == authority.id;
  append_record(body, *call.type, row, own ? authority.code : sharings.owner(row), sharings.json(row));
  // Whoever sees what is secret also sees why.
  if (own && row.meta.secret && row.meta.may_see_masked) append_secrecy(body, call, row);
  return body;
}

http::Response record_response(int status, Call& call, const Row& row, const Authority& authority) {
  std::string body = record_body(call, row, authority);
  http::Response response = json_response(status, std::move(body));
  response.headers.emplace_back("ETag", etag_of(row));
  return response;
}

/// As record_response(), with what the records that it refers to are called.
Answer named_response(Call& call, const Row& row, const Authority& authority) {
  std::string body = record_body(call, row, authority);
  body.pop_back();
  Names names(call.store(), call.actor, authority.id);
  names.want(*call.type, row);
  if (auto added = append_names(body, names, call.language); !added) return std::unexpected(added.error());
  return json_response(200, body + '}');
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

}  // namespace

namespace {

/// Its own, or what others share with it.
std::expected<Addressed, Problem> addressed_or_shared(Call& call) {
  auto secrets = secrets_of_one(call);
  if (!secrets) return std::unexpected(secrets.error());
  auto found = addressed(call, *secrets);
  if (found || found.error().error.code != "record.not_found") return found;
  auto id = parse_uuid(call.id);
  auto authority = authority_of(call);
  if (!authority) return found;
  auto row = id ? get_shared(call.store(), call.actor, *call.type, authority->id, *id)
                : get_shared(call.store(), call.actor, *call.type, authority->id,
                      std::string_view(in_capitals(call.id)));
  if (!row && row.error().refusal == Refusal::not_found) return found;
  if (!row) return std::unexpected(Problem(row.error()));
  return Addressed{std::move(*authority), std::move(*row)};
}

}  // namespace

Answer read_record(Call& call) {
  auto found = addressed_or_shared(call);
  if (!found) return std::unexpected(found.error());
  auto names = flag_parameter(call, "names");
  if (!names) return std::unexpected(names.error());
  if (*names) {
    // What others are called changes without the record's version: no 304 here, and the tag only for
    // If-Match.
    auto response = named_response(call, found->row, found->authority);
    if (response) response->headers.emplace_back("ETag", etag_of(found->row));
    return response;
  }
  http::Response response = record_response(200, call, found->row, found->authority);
  // Who lacks the right gets another copy of the same version: then no 304.
  if (!found->row.meta.secret && is_known_to_client(call, etag_of(found->row))) {
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
  auto links = links_of_new(call, *object);
  if (!links) return std::unexpected(links.error());
  auto row = ringmur::create_record(call.store(), call.actor, *call.type, authority->id, *object, *links);
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
  DutiesChange duties(call, found->row);
  auto row = ringmur::change_record(
      call.store(), call.actor, *call.type, found->authority.id, found->row.meta.id, *version, *object);
  if (!row) return std::unexpected(Problem(row.error()));
  duties.note(*row);
  return record_response(200, call, *row, found->authority);
}

Answer archive_record(Call& call) {
  return archived(call, Archiving::archive);
}
Answer restore_record(Call& call) {
  return archived(call, Archiving::restore);
}

}  // namespace ringmur::api
