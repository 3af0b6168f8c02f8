#include <fmt/format.h>

#include <boost/json.hpp>

#include "areas/activities/plan_of.h"
#include "base/stockholm.h"
#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"

/// The three-year plan: what there is to do, to do it with, and what is proposed.
namespace ringmur::api {
namespace {

using activities::NotPlaced;
using activities::Placed;
using activities::Placing;
using activities::PlanItem;
using activities::PlanUse;
using activities::UnitsPlan;
using activities::WhyNot;
using activities::WhyPlaced;

std::string_view code_of(WhyPlaced why) {
  switch (why) {
    case WhyPlaced::fixed:
      return "fixed";
    case WhyPlaced::stays:
      return "stays";
    case WhyPlaced::due:
      return "due";
    case WhyPlaced::unlocks:
      return "unlocks";
    case WhyPlaced::best_value:
      return "best_value";
    case WhyPlaced::moved_for_dependency:
      return "moved_for_dependency";
    case WhyPlaced::moved_for_capacity:
      return "moved_for_capacity";
  }
  std::unreachable();
}

std::string_view code_of(WhyNot why) {
  switch (why) {
    case WhyNot::no_room:
      return "no_room";
    case WhyNot::no_room_before_due:
      return "no_room_before_due";
    case WhyNot::waits_for_unplaced:
      return "waits_for_unplaced";
  }
  std::unreachable();
}

void write_number(JsonWriter& out, std::string_view name, const std::optional<std::int64_t>& number) {
  out.key(name).raw(number ? fmt::to_string(*number) : "null");
}

std::string id_of_item(const UnitsPlan& plan, std::size_t item) {
  return to_string(plan.activities[item].row.meta.id);
}

void write_activity(JsonWriter& out, const UnitsPlan& plan, std::size_t place) {
  const auto& [row, activity] = plan.activities[place];
  const PlanItem& item = plan.wish.items[place];
  out.open('{').member("id", to_string(row.meta.id));
  out.key("version").raw(fmt::to_string(row.meta.version)).member("reference", row.meta.short_reference);
  out.key("title");
  if (row.meta.masked.contains("title"))
    out.raw("null");
  else
    out.text(activity.title);
  out.key("year").raw(fmt::to_string(activity.year));
  out.member("status", activity.status == activities::Status::ongoing ? "ongoing" : "planned");
  write_number(out, "priority", activity.priority);
  out.member("role", activity.role);
  write_number(out, "effort", activity.effort);
  write_number(out, "cost", activity.cost);
  write_number(out, "reduction", activity.expected_reduction);
  out.key("due");
  if (activity.due)
    out.text(to_string(*activity.due));
  else
    out.raw("null");
  out.key("waits_for").open('[');
  for (const std::size_t before : item.waits_for) out.text(id_of_item(plan, before));
  out.close(']').key("fixed").raw(item.placing == Placing::fixed ? "true" : "false").close('}');
}

void write_use(JsonWriter& out, const std::vector<PlanUse>& all) {
  out.key("use").open('[');
  for (const PlanUse& use : all) {
    out.open('{').key("year").raw(fmt::to_string(use.year)).member("role", use.role);
    write_number(out, "hours", use.hours);
    write_number(out, "cost", use.cost);
    out.key("over").raw(use.over ? "true" : "false").close('}');
  }
  out.close(']');
}

void write_capacity(JsonWriter& out, const UnitsPlan& plan) {
  out.key("capacity").open('[');
  for (const activities::PlanCapacity& one : plan.wish.capacity) {
    out.open('{').key("year").raw(fmt::to_string(one.year)).member("role", plan.roles.at(one.role));
    write_number(out, "hours", one.hours);
    write_number(out, "budget", one.budget);
    out.close('}');
  }
  out.close(']');
}

void write_placed(JsonWriter& out, const UnitsPlan& plan, const Placed& placed) {
  const int was = plan.wish.items[placed.item].year;
  out.open('{').member("id", id_of_item(plan, placed.item));
  out.key("year").raw(fmt::to_string(placed.why == WhyPlaced::fixed ? was : placed.year));
  out.key("was").raw(fmt::to_string(was)).member("reason", code_of(placed.why));
  out.words("text", why(plan, placed));
  write_number(out, "reduction", plan.wish.items[placed.item].reduction);
  write_number(out, "price", placed.price);
  write_number(out, "lost_per_year", placed.lost_per_year);
  out.close('}');
}

void write_proposal(JsonWriter& out, const UnitsPlan& plan) {
  out.key("proposal").open('{').key("placed").open('[');
  for (const Placed& placed : plan.proposal.placed) write_placed(out, plan, placed);
  out.close(']').key("unplaced").open('[');
  for (const NotPlaced& one : plan.proposal.not_placed) {
    out.open('{').member("id", id_of_item(plan, one.item)).member("reason", code_of(one.why));
    out.words("text", why(plan, one));
    out.close('}');
  }
  out.close(']');
  write_use(out, use_proposed(plan));
  out.key("gain").open('{');
  write_number(out, "points", gain_of(plan.wish, plan.proposal));
  write_number(out, "now", gain_today(plan.wish));
  out.close('}').close('}');
}

}  // namespace

Answer read_plan(Call& call) {
  auto from = number_parameter(call, "year", first_year, last_year, year_of(stockholm::today(now())));
  if (!from) return std::unexpected(from.error());
  auto place = place_of(call, call.request.parameter("unit"), In::query);
  if (!place) return std::unexpected(place.error());
  auto plan = activities::plan_of(call.store(), call.actor, *place, static_cast<int>(*from));
  if (!plan) return std::unexpected(Problem(plan.error()));
  JsonWriter out;
  out.open('{').key("years").open('[');
  for (int i = 0; i < plan->wish.years; ++i) out.raw(fmt::to_string(plan->wish.first_year + i));
  out.close(']').key("activities").open('[');
  for (std::size_t i = 0; i < plan->activities.size(); ++i) write_activity(out, *plan, i);
  out.close(']');
  write_capacity(out, *plan);
  write_use(out, use_today(*plan));
  out.key("broken").open('[');
  for (const auto& [waiting, before] : broken_waits(*plan))
    out.open('{')
        .member("id", id_of_item(*plan, waiting))
        .member("waits_for", id_of_item(*plan, before))
        .close('}');
  out.close(']');
  write_proposal(out, *plan);
  return json_response(200, out.close('}').take());
}

}  // namespace ringmur::api
