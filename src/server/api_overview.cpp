#include "review/overview.h"

#include <fmt/format.h>

#include "base/stockholm.h"
#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_json.h"

namespace ringmur::api {
namespace {

void add_number(JsonWriter& out, std::string_view name, const std::optional<std::int64_t>& number) {
  out.key(name).raw(number ? fmt::to_string(*number) : "null");
}

void append(JsonWriter& out, const Overview& one) {
  out.open('{').key("authority").open('{').member("id", to_string(one.authority.id));
  out.member("code", one.authority.code).member("name", one.authority.name).close('}').key("tasks");
  if (one.tasks) {
    out.open('{').key("open").raw(fmt::to_string(one.tasks->open));
    out.key("overdue").raw(fmt::to_string(one.tasks->overdue));
    out.key("due").raw(fmt::to_string(one.tasks->due)).close('}');
  } else {
    out.raw("null");
  }
  out.key("incidents");
  if (one.incidents) {
    out.open('{').key("new").raw(fmt::to_string(one.incidents->fresh));
    out.key("ongoing").raw(fmt::to_string(one.incidents->ongoing));
    out.key("clocks").raw(fmt::to_string(one.incidents->clocks));
    out.key("late").raw(fmt::to_string(one.incidents->late)).close('}');
  } else {
    out.raw("null");
  }
  add_number(out, "systems", one.systems);
  add_number(out, "risks_to_act_on", one.risks_to_act_on);
  out.key("acceptances");
  if (one.acceptances) {
    out.open('{').key("asked").raw(fmt::to_string(one.acceptances->asked));
    out.key("ended").raw(fmt::to_string(one.acceptances->ended)).close('}');
  } else {
    out.raw("null");
  }
  out.close('}');
}

}  // namespace

Answer read_overview(Call& call) {
  std::vector<std::string> named_as;
  if (call.person) named_as = call.person->account.named_as;
  auto all = overview(call.store(), call.actor, named_as, stockholm::today(now()));
  if (!all) return std::unexpected(Problem(all.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const Overview& one : *all) append(out, one);
  return json_response(200, out.close(']').close('}').take());
}

}  // namespace ringmur::api
