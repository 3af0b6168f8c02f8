#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "areas/risk/risk.h"
#include "areas/risk/workshop.h"
#include "base/digest.h"
#include "schema/json_writer.h"
#include "schema/settings.h"
#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_session.h"
#include "server/api_tags.h"

/// Workshops, as who leads them and who takes part see them.
namespace ringmur::api {
namespace {

namespace json = boost::json;

enum class Sees { leading, taking_part };

std::string_view state_of(const Workshop& workshop) {
  return workshop.closed_at ? "closed" : "open";
}

/// "K7QF-2MX9": four and four are read aloud with fewer faults.
std::string shown_code(const std::string& code) {
  return code.substr(0, 4) + "-" + code.substr(4);
}

void write_rating(JsonWriter& out, const Rating& rating) {
  out.key("likelihood").raw(fmt::to_string(rating.likelihood));
  out.key("impact").raw(fmt::to_string(rating.impact)).member("reason", rating.reason);
}

void write_counts(JsonWriter& out, std::string_view name, const std::vector<std::int64_t>& counts) {
  out.key(name).open('[');
  for (const std::int64_t count : counts) out.raw(fmt::to_string(count));
  out.close(']');
}

/// Who said what is told to who leads; to the others only how it spreads.
void write_spread(JsonWriter& out, const WorkshopRisk& risk, const RiskMethod& method, Sees sees) {
  out.key("spread");
  if (risk.step != WorkshopStep::shown && risk.step != WorkshopStep::agreed) {
    out.raw("null");
    return;
  }
  out.open('{');
  write_counts(out, "likelihood", risk::spread(risk, &Rating::likelihood, method.likelihood));
  write_counts(out, "impact", risk::spread(risk, &Rating::impact, method.impact));
  if (sees == Sees::leading) {
    out.key("ratings").open('[');
    for (const MembersRating& one : risk.ratings) {
      out.open('{').member("participant", to_string(one.member));
      write_rating(out, one.rating);
      out.close('}');
    }
    out.close(']');
  }
  out.close('}');
}

void write_consensus(JsonWriter& out, const WorkshopRisk& risk) {
  out.key("consensus");
  if (!risk.consensus) {
    out.raw("null");
    return;
  }
  out.open('{');
  write_rating(out, risk.consensus->rating);
  out.key("disagreeing").open('[');
  for (const Uuid& member : risk.consensus->disagreeing) out.text(to_string(member));
  out.close(']').member("by", to_string(risk.consensus->by)).member("at", to_string(risk.consensus->at));
  out.close('}');
}

void write_mine(JsonWriter& out, const WorkshopRisk& risk, const Uuid& member) {
  const auto mine = std::ranges::find(risk.ratings, member, &MembersRating::member);
  out.key("mine");
  if (mine == risk.ratings.end()) {
    out.raw("null");
    return;
  }
  out.open('{');
  write_rating(out, mine->rating);
  out.close('}');
}

/// A text of the risk; null where it is masked.
void write_text(JsonWriter& out, const Row& row, const char* field) {
  out.key(field);
  if (row.meta.masked.contains(field)) {
    out.raw("null");
    return;
  }
  const auto* text = std::get_if<std::string>(&row.values[risk::describe_risk().index(field)]);
  out.text(text == nullptr ? std::string() : *text);
}

void write_risk(JsonWriter& out, const Row& row, const WorkshopRisk& risk, const RiskMethod& method,
    Sees sees, const Uuid& member) {
  out.open('{').member("id", to_string(risk.risk)).member("reference", row.meta.short_reference);
  out.key("version").raw(fmt::to_string(row.meta.version));
  write_text(out, row, "event");
  write_text(out, row, "practice");
  out.member("step", code_of(risk.step));
  write_spread(out, risk, method, sees);
  if (sees == Sees::taking_part) {
    write_mine(out, risk, member);
    out.close('}');
    return;
  }
  out.key("rated").open('[');
  for (const Uuid& one : risk.rated) out.text(to_string(one));
  out.close(']');
  write_consensus(out, risk);
  out.close('}');
}

void write_scale(JsonWriter& out, std::string_view name, const std::vector<Level>& scale) {
  out.key(name).open('[');
  for (const Level& level : scale) {
    out.open('{').key("value").raw(fmt::to_string(level.value)).words("name", level.name).close('}');
  }
  out.close(']');
}

void write_members(JsonWriter& out, const Workshop& workshop) {
  out.key("participants").open('[');
  for (const WorkshopMember& member : workshop.members)
    out.open('{').member("id", to_string(member.account)).member("name", member.name).close('}');
  out.close(']');
}

void write_head(JsonWriter& out, const Workshop& workshop) {
  out.member("id", to_string(workshop.id)).member("title", workshop.title);
  out.member("analysis", workshop.analysis).key("year").raw(fmt::to_string(workshop.year));
  out.member("state", state_of(workshop)).member("created_at", to_string(workshop.created_at));
}

Answer answer(Call& call, int status, const Workshop& workshop, Sees sees) {
  auto rows = risk::risks_of(call.store(), call.actor, workshop);
  if (!rows) return std::unexpected(Problem(rows.error()));
  const Settings settings = call.store().settings();
  const RiskMethod& method = settings.risk_method(workshop.analysis);
  JsonWriter out;
  out.open('{');
  write_head(out, workshop);
  if (sees == Sees::leading) {
    out.member("code", shown_code(workshop.code));
    write_members(out, workshop);
  }
  out.key("method").open('{').member("name", method.name);
  write_scale(out, "likelihood", method.likelihood);
  write_scale(out, "impact", method.impact);
  out.close('}').key("risks").open('[');
  for (const Row& row : *rows) {
    const auto risk = std::ranges::find(workshop.risks, row.meta.id, &WorkshopRisk::risk);
    write_risk(out, row, *risk, method, sees, *call.actor.account);
  }
  http::Response response = json_response(status, out.close(']').close('}').take());
  if (call.request.method == http::Method::get)
    tag_answer(call, response, '"' + to_hex(digest(response.body)).substr(0, 16) + '"');
  return response;
}

Answer answer(Call& call, int status, const Result<Workshop>& workshop, Sees sees) {
  if (!workshop) return std::unexpected(Problem(workshop.error()));
  return answer(call, status, *workshop, sees);
}

std::unexpected<Problem> wrong(const char* member, Text message) {
  return std::unexpected(Problem({Refusal::invalid, "value.not_allowed", std::move(message), member, {}}));
}

std::expected<Uuid, Problem> id_member(const json::object& object, const char* name) {
  auto text = text_member(object, name);
  if (!text) return std::unexpected(text.error());
  if (auto id = parse_uuid(*text)) return *id;
  return wrong(name, {fmt::format("{}: skriv ett id.", name), fmt::format("{}: write an id.", name)});
}

std::expected<std::vector<Uuid>, Problem> ids_member(const json::object& object, const char* name) {
  constexpr std::size_t most = 1000;
  const json::value* value = object.if_contains(name);
  std::vector<Uuid> ids;
  if (value == nullptr || value->is_null()) return ids;
  const auto refused = [&] {
    return wrong(name,
        {fmt::format("{}: skriv en lista med id:n.", name), fmt::format("{}: write a list of ids.", name)});
  };
  if (!value->is_array() || value->get_array().size() > most) return refused();
  for (const json::value& one : value->get_array()) {
    const auto id = one.is_string() ? parse_uuid(std::string_view(one.get_string())) : std::nullopt;
    if (!id) return refused();
    ids.push_back(*id);
  }
  return ids;
}

std::expected<std::int64_t, Problem> number_member(const json::object& object, const char* name) {
  const json::value* value = object.if_contains(name);
  if (value != nullptr && value->is_int64()) return value->get_int64();
  return wrong(
      name, {fmt::format("{}: skriv ett heltal.", name), fmt::format("{}: write a whole number.", name)});
}

std::expected<Rating, Problem> rating_of(const json::object& object) {
  auto likelihood = number_member(object, "likelihood");
  if (!likelihood) return std::unexpected(likelihood.error());
  auto impact = number_member(object, "impact");
  if (!impact) return std::unexpected(impact.error());
  auto reason = text_member(object, "reason");
  if (!reason) return std::unexpected(reason.error());
  return Rating{*likelihood, *impact, std::move(*reason)};
}

/// What each of these routes needs: a person, an authority, the id of the address and the body.
struct Asked {
  Uuid authority;
  Uuid id;
  json::object body;
};

enum class Has { id, body, both };

std::expected<Asked, Problem> asked_of(Call& call, Has has) {
  if (!call.person) return not_a_person();
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  Asked asked{authority->id, {}, {}};
  if (has != Has::body) {
    auto id = id_of(call);
    if (!id) return std::unexpected(id.error());
    asked.id = *id;
  }
  if (has != Has::id) {
    auto body = body_object(call);
    if (!body) return std::unexpected(body.error());
    asked.body = std::move(*body);
  }
  return asked;
}

}  // namespace

Answer list_workshops(Call& call) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto all = risk::workshops(call.store(), call.actor, authority->id);
  if (!all) return std::unexpected(Problem(all.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const Workshop& workshop : *all) {
    out.open('{');
    write_head(out, workshop);
    out.key("risks").raw(fmt::to_string(workshop.risks.size()));
    out.key("agreed").raw(
        fmt::to_string(std::ranges::count(workshop.risks, WorkshopStep::agreed, &WorkshopRisk::step)));
    out.key("participants").raw(fmt::to_string(workshop.members.size())).close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer create_workshop(Call& call) {
  auto asked = asked_of(call, Has::body);
  if (!asked) return std::unexpected(asked.error());
  if (auto good = only_members(asked->body, {"title", "risks"}); !good) return std::unexpected(good.error());
  auto title = text_member(asked->body, "title");
  if (!title) return std::unexpected(title.error());
  auto risks = ids_member(asked->body, "risks");
  if (!risks) return std::unexpected(risks.error());
  auto made = risk::create_workshop(
      call.store(), call.actor, asked->authority, {std::move(*title), std::move(*risks)});
  auto made_answer = answer(call, 201, made, Sees::leading);
  if (made_answer) made_answer->headers.emplace_back("Location", "/api/v1/workshops/" + to_string(made->id));
  return made_answer;
}

Answer read_workshop(Call& call) {
  auto asked = asked_of(call, Has::id);
  if (!asked) return std::unexpected(asked.error());
  return answer(
      call, 200, risk::led_workshop(call.store(), call.actor, asked->authority, asked->id), Sees::leading);
}

Answer step_workshop(Call& call) {
  auto asked = asked_of(call, Has::both);
  if (!asked) return std::unexpected(asked.error());
  if (auto good = only_members(asked->body, {"risk", "step"}); !good) return std::unexpected(good.error());
  auto step_text = text_member(asked->body, "step");
  if (!step_text) return std::unexpected(step_text.error());
  if (*step_text == "closed")
    return answer(call, 200, risk::close_workshop(call.store(), call.actor, asked->authority, asked->id),
        Sees::leading);
  const auto step = workshop_step(*step_text);
  if (!step) {
    return wrong("step", {"step: välj waiting, rating, shown eller closed.",
                             "step: choose waiting, rating, shown or closed."});
  }
  auto risk = id_member(asked->body, "risk");
  if (!risk) return std::unexpected(risk.error());
  return answer(call, 200,
      risk::take_step(call.store(), call.actor, asked->authority, asked->id, *risk, *step), Sees::leading);
}

Answer agree_in_workshop(Call& call) {
  auto asked = asked_of(call, Has::both);
  if (!asked) return std::unexpected(asked.error());
  auto good = only_members(asked->body, {"risk", "version", "likelihood", "impact", "reason", "disagreeing"});
  if (!good) return std::unexpected(good.error());
  risk::Agreement agreement;
  auto risk = id_member(asked->body, "risk");
  if (!risk) return std::unexpected(risk.error());
  agreement.risk = *risk;
  auto version = number_member(asked->body, "version");
  if (!version) return std::unexpected(version.error());
  agreement.version = *version;
  auto rating = rating_of(asked->body);
  if (!rating) return std::unexpected(rating.error());
  agreement.rating = std::move(*rating);
  auto disagreeing = ids_member(asked->body, "disagreeing");
  if (!disagreeing) return std::unexpected(disagreeing.error());
  agreement.disagreeing = std::move(*disagreeing);
  return answer(call, 200, risk::agree(call.store(), call.actor, asked->authority, asked->id, agreement),
      Sees::leading);
}

Answer join_workshop(Call& call) {
  auto asked = asked_of(call, Has::body);
  if (!asked) return std::unexpected(asked.error());
  if (auto good = only_members(asked->body, {"code"}); !good) return std::unexpected(good.error());
  auto code = text_member(asked->body, "code");
  if (!code) return std::unexpected(code.error());
  return answer(
      call, 200, risk::join_workshop(call.store(), call.actor, asked->authority, *code), Sees::taking_part);
}

Answer joined_workshop(Call& call) {
  auto asked = asked_of(call, Has::id);
  if (!asked) return std::unexpected(asked.error());
  return answer(call, 200, risk::joined_workshop(call.store(), call.actor, asked->authority, asked->id),
      Sees::taking_part);
}

Answer rate_in_workshop(Call& call) {
  auto asked = asked_of(call, Has::both);
  if (!asked) return std::unexpected(asked.error());
  auto good = only_members(asked->body, {"risk", "likelihood", "impact", "reason"});
  if (!good) return std::unexpected(good.error());
  auto risk = id_member(asked->body, "risk");
  if (!risk) return std::unexpected(risk.error());
  auto rating = rating_of(asked->body);
  if (!rating) return std::unexpected(rating.error());
  return answer(call, 200, risk::rate(call.store(), call.actor, asked->authority, asked->id, *risk, *rating),
      Sees::taking_part);
}

}  // namespace ringmur::api
