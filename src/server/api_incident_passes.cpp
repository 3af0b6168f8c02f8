#include <algorithm>
#include <boost/json.hpp>

#include "areas/incidents/incident_clocks.h"
#include "areas/incidents/pass_incident.h"
#include "schema/json_writer.h"
#include "server/api_incident_handlers.h"
#include "server/api_json.h"
#include "server/incident_answers.h"

/// What one authority tells another of an incident, and the clocks that run.
namespace ringmur::api {
namespace {

namespace json = boost::json;
using namespace incidents;

std::expected<std::vector<std::string>, Problem> words_of(const json::object& object, std::string_view name) {
  std::vector<std::string> words;
  const json::value* list = object.if_contains(name);
  if (list == nullptr || list->is_null()) return words;
  const bool texts =
      list->is_array() && list->get_array().size() <= 200 &&
      std::ranges::all_of(list->get_array(), [](const json::value& one) { return one.is_string(); });
  if (!texts) {
    return std::unexpected(Problem({Refusal::invalid, "json.not_texts",
        {std::string(name) + ": skriv en lista med texter.", std::string(name) + ": write a list of texts."},
        std::string(name), {}}));
  }
  for (const json::value& one : list->get_array()) words.emplace_back(std::string_view(one.get_string()));
  return words;
}

std::expected<PassOrder, Problem> order_of(const json::object& object) {
  if (auto known = only_members(object, {"kind", "to", "facts", "note"}); !known)
    return std::unexpected(known.error());
  auto kind = text_member(object, "kind");
  if (!kind) return std::unexpected(kind.error());
  if (*kind != "handover" && *kind != "inform") {
    return std::unexpected(Problem({Refusal::invalid, "value.not_allowed",
        {"kind: skriv handover eller inform.", "kind: write handover or inform."}, "kind", {}}));
  }
  PassOrder order{.kind = *kind == "handover" ? PassKind::handover : PassKind::inform};
  auto to = words_of(object, "to");
  if (!to) return std::unexpected(to.error());
  order.to = std::move(*to);
  auto facts = words_of(object, "facts");
  if (!facts) return std::unexpected(facts.error());
  order.facts = std::move(*facts);
  auto note = text_member(object, "note");
  if (!note) return std::unexpected(note.error());
  order.note = std::move(*note);
  return order;
}

/// What is masked in the own incident is not read in what was passed of it either.
bool is_hidden(const Judged& judged, const std::string& field) {
  const Meta& meta = judged.row.meta;
  return meta.masked.contains(field) && !meta.may_see_masked;
}

http::Response passes_response(
    const Call& call, const JudgedHere& here, const std::vector<IncidentTie>& ties) {
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const IncidentTie& tie : ties) {
    const Authority* other = here.town.find(tie.other_authority);
    out.open('{').member("id", to_string(tie.id)).member("kind", code_of(tie.kind));
    out.member("direction", code_of(tie.direction)).key("authority").open('{');
    out.member("code", other == nullptr ? "" : other->code)
        .member("name", other == nullptr ? "" : other->name);
    out.close('}')
        .member("at", to_string(tie.passed_at))
        .member("by", tie.passed_by)
        .member("note", tie.note);
    out.key("facts").open('[');
    for (const PassedFact& fact : passed_facts(tie, call.language)) {
      if (is_hidden(here.judged, fact.field->name)) continue;
      out.open('{').member("field", fact.field->name);
      out.words("label", fact.field->label);
      out.member("text", fact.text).close('}');
    }
    out.close(']').close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

void write_running(JsonWriter& out, const RunningClock& one) {
  out.open('{').key("authority").open('{').member("code", one.authority.code);
  out.member("name", one.authority.name).close('}').key("incident").open('{');
  out.member("id", to_string(one.incident)).member("reference", one.reference);
  out.member_or_null("title", one.title.value_or(""));
  out.close('}').key("duty").open('{').member("id", one.duty);
  out.words("label", one.label);
  const Deadline& deadline = one.clock.deadline;
  out.close('}').member("due", to_string(deadline.due));
  out.member_or_null("works_towards", deadline.works_towards ? to_string(*deadline.works_towards) : "");
  out.member_or_null("last_lawful", deadline.last_lawful ? to_string(*deadline.last_lawful) : "");
  out.key("late").raw(one.clock.late ? "true" : "false").member("handler", one.handler).close('}');
}

}  // namespace

Answer incident_passes(Call& call) {
  auto here = judged_incident(call);
  if (!here) return std::unexpected(here.error());
  return passes_response(call, *here, here->judged.ties);
}

Answer pass_incident(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto order = order_of(*object);
  if (!order) return std::unexpected(order.error());
  auto here = judged_incident(call);
  if (!here) return std::unexpected(here.error());
  auto done = incidents::pass_incident(call.store(), call.actor, here->town, here->judged, *order);
  if (!done) return std::unexpected(Problem(done.error()));
  auto ties = incident_ties(call.store(), call.actor, here->authority.id, here->judged.row.meta.id);
  if (!ties) return std::unexpected(Problem(ties.error()));
  return passes_response(call, *here, *ties);
}

Answer incident_clocks(Call& call) {
  constexpr std::size_t most = 200;
  auto clocks = running_clocks(call.store(), call.actor, now(), most);
  if (!clocks) return std::unexpected(Problem(clocks.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const RunningClock& one : *clocks) write_running(out, one);
  return json_response(200, out.close(']').close('}').take());
}

}  // namespace ringmur::api
