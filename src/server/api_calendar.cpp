#include <boost/json.hpp>

#include "areas/activities/calendar.h"
#include "base/digest.h"
#include "schema/json_writer.h"
#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_session.h"
#include "server/api_tags.h"
#include "server/public_url.h"

/// Addresses that calendar programs read without signing in.
namespace ringmur::api {
namespace {

namespace json = boost::json;

constexpr std::string_view ending = ".ics";

void append(JsonWriter& out, Call& call, const CalendarFeed& feed) {
  out.member("id", to_string(feed.id)).member("name", feed.name).member("scope", code_of(feed.scope));
  out.key("authority").raw(code_or_null(call, feed.authority));
  out.member("created_at", to_string(feed.created_at));
  out.key("used_at").raw(instant_or_null(feed.used_at));
}

std::unexpected<Problem> wrong(const char* member, Text message) {
  return std::unexpected(Problem({Refusal::invalid, "value.not_allowed", std::move(message), member, {}}));
}

struct Order {
  std::string name;
  FeedScope scope{FeedScope::own};
  Uuid authority;
};

std::expected<Order, Problem> order_of(Call& call, const json::object& object) {
  if (auto good = only_members(object, {"name", "scope", "authority"}); !good)
    return std::unexpected(good.error());
  auto name = text_member(object, "name");
  if (!name) return std::unexpected(name.error());
  auto scope_text = text_member(object, "scope");
  if (!scope_text) return std::unexpected(scope_text.error());
  const auto scope = scope_text->empty() ? FeedScope::own : feed_scope(*scope_text);
  if (!scope) return wrong("scope", {"scope: välj own eller authority.", "scope: choose own or authority."});
  auto authority = authority_member(call, object);
  if (!authority) return std::unexpected(authority.error());
  const std::optional<Uuid> whose = authority->value_or(call.actor.authority);
  if (!whose)
    return wrong("authority", {"authority: skriv nämndens kod.", "authority: write the authority's code."});
  return Order{std::move(*name), *scope, *whose};
}

}  // namespace

Answer list_calendar_feeds(Call& call) {
  if (!call.person) return not_a_person();
  auto feeds = own_calendar_feeds(call.store(), call.actor);
  if (!feeds) return std::unexpected(Problem(feeds.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const CalendarFeed& feed : *feeds) {
    out.open('{');
    append(out, call, feed);
    out.close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer create_calendar_feed(Call& call) {
  if (!call.person) return not_a_person();
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto order = order_of(call, *object);
  if (!order) return std::unexpected(order.error());
  auto made = ringmur::create_calendar_feed(
      call.store(), call.actor, order->name, order->scope, order->authority, call.language);
  if (!made) return std::unexpected(Problem(made.error()));
  JsonWriter out;
  out.open('{');
  append(out, call, made->feed);
  out.member("address", public_url(call) + "/calendar/" + made->secret + std::string(ending)).close('}');
  http::Response response = json_response(201, out.take());
  response.headers.emplace_back("Location", "/api/v1/calendar-feeds/" + to_string(made->feed.id));
  return response;
}

Answer remove_calendar_feed(Call& call) {
  if (!call.person) return not_a_person();
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto done = ringmur::remove_calendar_feed(call.store(), call.actor, *id);
  if (!done) return std::unexpected(Problem(done.error()));
  return no_content();
}

/// Who has lost the right to read is answered as if the address had never been.
Answer read_calendar(Call& call) {
  std::string_view secret = call.id;
  if (secret.ends_with(ending)) secret.remove_suffix(ending.size());
  auto feed = calendar_feed_of(call.store(), secret);
  if (!feed) return std::unexpected(Problem(feed.error()));
  auto calendar = activities::calendar_of(call.store(), *feed, public_url(call));
  if (!calendar) {
    if (calendar.error().refusal == Refusal::unavailable) return std::unexpected(Problem(calendar.error()));
    return std::unexpected(Problem(calendar_feed_of(call.store(), {}).error()));
  }
  http::Response response;
  response.status = 200;
  response.headers = {{"Content-Type", "text/calendar; charset=utf-8"},
      {"Content-Disposition", "inline; filename=\"ringmur.ics\""}};
  const std::string tag = '"' + to_hex(digest(*calendar)).substr(0, 16) + '"';
  response.body = std::move(*calendar);
  tag_answer(call, response, tag);
  return response;
}

}  // namespace ringmur::api
