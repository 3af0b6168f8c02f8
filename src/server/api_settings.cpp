#include <fmt/format.h>

#include <boost/json.hpp>

#include "areas/incidents/rules_fit.h"
#include "base/digest.h"
#include "registry/save.h"
#include "schema/openapi.h"
#include "server/api_handlers.h"
#include "server/api_json.h"

namespace ringmur::api {
namespace {

namespace json = boost::json;

/// Of the content: settings have no version, and the defaults none at all.
std::string etag_of(const Settings& settings) {
  constexpr std::size_t enough = 32;
  return '"' + to_hex(digest(settings.json())).substr(0, enough) + '"';
}

/// Null: the product's own again.
std::expected<Settings, Problem> settings_member(const json::object& object) {
  if (auto good = only_members(object, {"settings"}); !good) return std::unexpected(good.error());
  const json::value* value = object.if_contains("settings");
  if (value != nullptr && value->is_null()) return Settings::defaults();
  if (value == nullptr || !value->is_object()) {
    return std::unexpected(Problem({Refusal::invalid, "settings.missing",
        {"Skicka {\"settings\": {…}} med alla inställningar, så som GET ger dem, eller null för produktens "
         "egna.",
            "Send {\"settings\": {…}} with all of them, as GET gives them, or null for the product's own."},
        "settings", {}}));
  }
  auto settings = Settings::parse(pretty_json(*value) + '\n');
  if (!settings) return std::unexpected(Problem(settings.error()));
  if (auto fit = incidents::rules_fit(*settings); !fit) return std::unexpected(Problem(fit.error()));
  return std::move(*settings);
}

/// Refused where the client has not read what is there.
std::expected<void, Problem> was_read(const Call& call, const Settings& there) {
  std::string_view tag = call.request.header("If-Match");
  if (tag.empty()) {
    return with_status(428, {Refusal::invalid, "precondition.required",
                                {"Skicka If-Match med den ETag som inställningarna hade när du läste dem.",
                                    "Send If-Match with the ETag that the settings had when you read them."},
                                {}, {}});
  }
  if (tag == "*" || tag == etag_of(there)) return {};
  return std::unexpected(Problem({Refusal::changed, "settings.changed",
      {"Någon annan har ändrat inställningarna sedan du läste dem. Läs dem igen och gör om ändringen.",
          "Somebody else has changed the settings since you read them. Read them again and redo the change."},
      {}, {}}));
}

}  // namespace

Answer read_settings(Call& call) {
  Settings settings = call.store().settings();
  http::Response response = json_response(
      200, fmt::format(R"({{"own":{},"settings":{}}})", call.store().has_own_settings(), settings.json()));
  response.headers.emplace_back("ETag", etag_of(settings));
  return response;
}

Answer change_settings(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto settings = settings_member(*object);
  if (!settings) return std::unexpected(settings.error());
  Settings there = call.store().settings();
  if (auto read = was_read(call, there); !read) return std::unexpected(read.error());
  auto set = call.store().set_settings(call.actor, *settings, there.json());
  if (!set) return std::unexpected(Problem(set.error()));
  auto again = derive_again(call.store(), call.actor);
  if (!again) return std::unexpected(Problem(again.error()));
  http::Response response = json_response(200, fmt::format(R"({{"changed_records":{}}})", *again));
  response.headers.emplace_back("ETag", etag_of(call.store().settings()));
  return response;
}

}  // namespace ringmur::api
