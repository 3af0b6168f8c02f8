#include "server/api_sharing.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "schema/json_writer.h"
#include "server/api_addressed.h"
#include "server/api_handlers.h"
#include "server/api_json.h"

namespace ringmur::api {
namespace {

namespace json = boost::json;

std::string json_of(Call& call, const ShareWith& with) {
  if (with.all) return "\"all\"";
  JsonWriter out;
  out.open('[');
  for (const Uuid& reader : with.readers) out.text(call.api.codes.code_of(reader));
  return out.close(']').take();
}

std::unexpected<Problem> bad_with() {
  return std::unexpected(Problem({Refusal::invalid, "share.with",
      {"with: skriv \"all\" eller en lista med nämnders koder: [\"SOC\"].",
          "with: write \"all\" or a list of codes of authorities: [\"SOC\"]."},
      "with", {}}));
}

/// Codes are looked up among all authorities: who shares need not be able to read theirs.
std::expected<ShareWith, Problem> with_member(Call& call, const json::object& object) {
  constexpr std::size_t most = 1000;
  if (auto good = only_members(object, {"with"}); !good) return std::unexpected(good.error());
  const json::value* value = object.if_contains("with");
  ShareWith with;
  if (value != nullptr && value->is_string() && value->get_string() == "all") {
    with.all = true;
    return with;
  }
  if (value == nullptr || !value->is_array() || value->get_array().size() > most) return bad_with();
  for (const json::value& code : value->get_array()) {
    if (!code.is_string()) return bad_with();
    auto found = call.api.codes.find(std::string_view(code.get_string()));
    if (!found) return bad_with();
    with.readers.push_back(found->id);
  }
  return with;
}

}  // namespace

std::expected<void, Problem> Sharings::read(const std::vector<Row>& rows) {
  std::vector<Uuid> ids;
  for (const Row& row : rows) {
    if (row.meta.shared && row.meta.authority == reader_) ids.push_back(row.meta.id);
  }
  if (ids.empty()) return {};
  auto found = shares_of(call_.store(), call_.actor, *call_.type, reader_, ids);
  if (!found) return std::unexpected(Problem(found.error()));
  with_ = std::move(*found);
  return {};
}

std::string Sharings::json(const Row& row) const {
  if (row.meta.authority != reader_) return {};
  auto found = with_.find(row.meta.id);
  return found == with_.end() ? "[]" : json_of(call_, found->second);
}

Answer share_record(Call& call) {
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto with = with_member(call, *object);
  if (!with) return std::unexpected(with.error());
  auto made = ringmur::share_record(
      call.store(), call.actor, *call.type, found->authority.id, found->row.meta.id, std::move(*with));
  if (!made) return std::unexpected(Problem(made.error()));
  JsonWriter out;
  out.open('{').member("owner", found->authority.code).key("shared").raw(json_of(call, made->with));
  out.key("version").raw(fmt::to_string(made->version));
  http::Response response = json_response(200, out.close('}').take());
  response.headers.emplace_back("ETag", fmt::format("\"{}\"", made->version));
  return response;
}

}  // namespace ringmur::api
