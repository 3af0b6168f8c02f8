#include <fmt/format.h>

#include <boost/json.hpp>

#include "areas/risk/decide_acceptance.h"
#include "schema/json_writer.h"
#include "server/api_addressed.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_sharing.h"

/// Who may accept a risk, and that somebody does.
namespace ringmur::api {
namespace {

namespace json = boost::json;
using risk::Decision;

std::expected<Decision, Problem> decision_of(const json::object& object) {
  auto text = text_member(object, "decision");
  if (!text) return std::unexpected(text.error());
  if (*text == "accept") return Decision::accept;
  if (*text == "decline") return Decision::decline;
  if (*text == "withdraw") return Decision::withdraw;
  return std::unexpected(Problem({Refusal::invalid, "value.not_allowed",
      {"decision: skriv accept, decline eller withdraw.", "decision: write accept, decline or withdraw."},
      "decision", {}}));
}

/// The risk of `risk=`: an id or a short reference.
std::expected<Addressed, Problem> risk_of(Call& call) {
  call.type = &risk::describe_risk();
  call.id = call.request.parameter("risk").value_or("");
  if (!call.id.empty()) return addressed(call);
  return in_query({Refusal::invalid, "parameter.missing",
      {"Skriv vilken risk, till exempel risk=RSK-2026-0004.",
          "Write which risk, for example risk=RSK-2026-0004."},
      "risk", {}});
}

}  // namespace

Answer acceptance_mandate(Call& call) {
  auto found = risk_of(call);
  if (!found) return std::unexpected(found.error());
  auto mandate = risk::mandate_for(call.store(), call.actor, found->authority.id, found->row.meta.id);
  if (!mandate) return std::unexpected(Problem(mandate.error()));
  JsonWriter out;
  out.open('{').key("value").raw(mandate->value ? fmt::to_string(*mandate->value) : "null");
  out.key("may").raw(mandate->held.empty() ? "false" : "true").key("roles").open('[');
  for (const std::string& role : mandate->roles) out.text(role);
  return json_response(200, out.close(']').close('}').take());
}

Answer decide_acceptance(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto known = only_members(*object, {"decision", "note"}); !known) return std::unexpected(known.error());
  auto decision = decision_of(*object);
  if (!decision) return std::unexpected(decision.error());
  auto note = text_member(*object, "note");
  if (!note) return std::unexpected(note.error());
  call.type = &risk::describe_risk_acceptance();
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  const std::string name = call.person ? call.person->account.name : call.actor.name;
  auto row = risk::decide_acceptance(
      call.store(), call.actor, found->authority.id, found->row.meta.id, {*decision, std::move(*note), name});
  if (!row) return std::unexpected(Problem(row.error()));
  Sharings sharings(call, found->authority.id);
  (void)sharings.read({*row});
  std::string body;
  append_record(body, *call.type, *row, found->authority.code, sharings.json(*row));
  http::Response response = json_response(200, std::move(body));
  response.headers.emplace_back("ETag", fmt::format("\"{}\"", row->meta.version));
  return response;
}

}  // namespace ringmur::api
