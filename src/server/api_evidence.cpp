#include <fmt/format.h>

#include <boost/json.hpp>
#include <fstream>

#include "areas/incidents/evidence.h"
#include "areas/incidents/evidence_file.h"
#include "areas/incidents/evidence_package.h"
#include "base/text.h"
#include "schema/kind.h"
#include "server/api_handlers.h"
#include "server/api_incidents.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_upload.h"

/// The bytes of evidence, the hands that it goes through, and all of an incident's in one package.
namespace ringmur::api {
namespace {

namespace json = boost::json;

std::expected<Addressed, Problem> addressed_evidence(Call& call) {
  call.type = &incidents::describe_evidence();
  return addressed(call);
}

/// As a person or a program writes it; without a zone it is Swedish time.
std::expected<std::optional<Instant>, Problem> moment_of(const json::object& object) {
  auto text = text_member(object, "at");
  if (!text) return std::unexpected(text.error());
  if (trimmed(*text).empty()) return std::optional<Instant>();
  const Field& field = incidents::describe_custody().at("at");
  auto value = operations(field.kind).read(trimmed(*text), field);
  if (!value) return std::unexpected(Problem(value.error()));
  return std::optional(std::get<Instant>(*value));
}

std::expected<incidents::HandOver, Problem> order_of(const json::object& object) {
  if (auto known = only_members(object, {"to_hand", "reason", "at"}); !known)
    return std::unexpected(known.error());
  incidents::HandOver order;
  auto to = text_member(object, "to_hand");
  if (!to) return std::unexpected(to.error());
  auto reason = text_member(object, "reason");
  if (!reason) return std::unexpected(reason.error());
  auto at = moment_of(object);
  if (!at) return std::unexpected(at.error());
  return incidents::HandOver{std::move(*to), std::move(*reason), *at};
}

struct Sent {
  http::SpooledFile file;
  std::ifstream in;
};

http::Producer sent_from(http::SpooledFile file) {
  auto sent = std::make_shared<Sent>(std::move(file), std::ifstream());
  sent->in.open(sent->file.path(), std::ios::binary);
  return [sent = std::move(sent)](std::string& chunk) -> std::optional<std::chrono::milliseconds> {
    constexpr std::size_t piece = 256 * 1024;
    chunk.resize(piece);
    sent->in.read(chunk.data(), static_cast<std::streamsize>(piece));
    chunk.resize(static_cast<std::size_t>(sent->in.gcount()));
    if (!sent->in) return std::nullopt;
    return std::chrono::milliseconds{0};
  };
}

/// A part at a time. One that is refused cuts the answer off, so that the client sees that it is not whole.
http::Producer streamed(incidents::EvidenceParts opened) {
  auto parts = std::make_shared<incidents::EvidenceParts>(std::move(opened));
  return [parts = std::move(parts)](std::string& chunk) -> std::optional<std::chrono::milliseconds> {
    auto next = parts->next();
    if (!next) throw std::runtime_error("evidence was cut off: " + next.error().code);
    if (next->empty()) return std::nullopt;
    chunk = std::move(*next);
    return std::chrono::milliseconds{0};
  };
}

}  // namespace

Answer put_evidence_file(Call& call) {
  auto found = addressed_evidence(call);
  if (!found) return std::unexpected(found.error());
  auto key = house_key(call.api);
  if (!key) return std::unexpected(Problem(key.error()));
  auto upload = take_upload(call);
  if (!upload) return std::unexpected(upload.error());
  auto row = incidents::put_evidence(call.store(), call.actor, found->authority.id, found->row.meta.id,
      upload->file.path(), asker_name(call), *key);
  if (!row) return std::unexpected(Problem(row.error()));
  return record_answer(200, call, *call.type, *row);
}

Answer read_evidence_file(Call& call) {
  auto found = addressed_evidence(call);
  if (!found) return std::unexpected(found.error());
  auto parts = incidents::open_evidence(call.store(), call.actor, found->authority.id, found->row.meta.id);
  if (!parts) return std::unexpected(Problem(parts.error()));
  const auto* name = std::get_if<std::string>(&found->row.values[call.type->index("name")]);
  http::Response response;
  // Whatever it is, no browser shall run it as a page of ours.
  response.headers = {{"Content-Type", "application/octet-stream"},
      {"Content-Disposition", attachment(name == nullptr ? found->row.meta.short_reference : *name)}};
  response.stream = streamed(std::move(*parts));
  return response;
}

Answer hand_over_evidence(Call& call) {
  auto found = addressed_evidence(call);
  if (!found) return std::unexpected(found.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto order = order_of(*object);
  if (!order) return std::unexpected(order.error());
  auto row = incidents::hand_over(
      call.store(), call.actor, found->authority.id, found->row.meta.id, *order, asker_name(call));
  if (!row) return std::unexpected(Problem(row.error()));
  http::Response response = record_answer(201, call, incidents::describe_custody(), *row);
  response.headers.emplace_back("Location",
      "/api/v1/custody-entries/" + to_string(row->meta.id) + authority_suffix(call, found->authority.code));
  return response;
}

Answer read_evidence_package(Call& call) {
  auto found = addressed_incident(call);
  if (!found) return std::unexpected(found.error());
  auto key = house_key(call.api);
  if (!key) return std::unexpected(Problem(key.error()));
  auto file = http::SpooledFile::create(call.api.spool);
  if (!file) {
    return std::unexpected(Problem({Refusal::unavailable, "zip.not_written",
        {"Arkivet kunde inte skrivas till den tillfälliga mappen. Ge den plats.",
            "The archive could not be written to the temporary folder. Make room there."},
        {}, {}}));
  }
  // Who asks in one authority only has it without its name.
  const Authority authority = call.api.codes.find(found->authority.code).value_or(found->authority);
  const incidents::PackageOrder order{found->row, authority, asker_name(call)};
  auto written = incidents::write_evidence_package(call.store(), call.actor, order, *key, file->path());
  if (!written) return std::unexpected(Problem(written.error()));
  http::Response response;
  response.headers = {{"Content-Type", "application/zip"},
      {"Content-Disposition", attachment(found->row.meta.short_reference + "-bevis.zip")}};
  response.stream = sent_from(std::move(*file));
  return response;
}

}  // namespace ringmur::api
