#include "schema/settings.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <stdexcept>

#include "base/embedded.h"
#include "base/text.h"
#include "schema/incident_rules.h"

namespace ringmur {
namespace {

namespace json = boost::json;

std::vector<std::string> texts_of(const json::value& list) {
  std::vector<std::string> texts;
  for (const json::value& entry : list.as_array()) texts.emplace_back(std::string_view(entry.as_string()));
  return texts;
}

/// Settings that a city wrote before there were mandates have those that come with the program.
Result<std::vector<AcceptanceMandate>> acceptance_mandates_of(const json::object& root) {
  const json::value* list = root.if_contains("acceptance_mandates");
  json::value usual;
  if (list == nullptr) {
    usual = json::parse(embedded::file("settings.json"));
    list = &usual.as_object().at("acceptance_mandates");
  }
  auto mandates = mandates_of(*list);
  if (mandates) std::ranges::stable_sort(*mandates, {}, &AcceptanceMandate::up_to);
  return mandates;
}

/// Seals, prunings and removals are what the rest is proved by: they are never pruned.
constexpr std::array prunable{
    "change", "sign_in", "sign_in_failed", "sign_out", "seen", "exported", "verify"};

Result<std::map<std::string, std::int64_t>> retention_of(const json::object& root) {
  std::map<std::string, std::int64_t> days;
  // Settings that a city wrote before there was such a member say nothing of it: then nothing is pruned.
  const json::value* all = root.if_contains("retention");
  if (all == nullptr) return days;
  for (const auto& [kind, value] : all->as_object()) {
    if (std::ranges::find(prunable, std::string_view(kind)) == prunable.end()) {
      return refuse(Refusal::invalid, "settings.retention_kind",
          {"Gallring (retention) gäller change, sign_in, sign_in_failed, sign_out, seen, exported och "
           "verify, "
           "inte ”" +
                  std::string(kind) + "”.",
              "Retention is of change, sign_in, sign_in_failed, sign_out, seen, exported and verify, not “" +
                  std::string(kind) + "”."});
    }
    if (value.is_null()) continue;
    if (!value.is_int64() || value.as_int64() < 1 || value.as_int64() > 36'525) {
      return refuse(Refusal::invalid, "settings.retention_days",
          {"Gallring (retention) sägs i dagar, 1 till 36525, eller null för att bevara.",
              "Retention is in days, 1 to 36525, or null to keep for ever."});
    }
    days.emplace(kind, value.as_int64());
  }
  return days;
}

/// The usual ones cannot be changed: a city may add to them.
Result<std::vector<Ground>> grounds_of(const json::object& root) {
  std::vector<Ground> all = usual_grounds();
  const json::value* own = root.if_contains("secrecy_grounds");
  if (own == nullptr) return all;
  auto parsed = parse_grounds(json::serialize(*own));
  if (!parsed) return parsed;
  for (Ground& ground : *parsed) {
    if (std::ranges::find(all, ground.code, &Ground::code) != all.end()) {
      return refuse(Refusal::invalid, "secrecy.ground_twice",
          {"Sekretessgrunden " + ground.code + " finns från början. Ge stadens egen en annan kod.",
              "The ground of secrecy " + ground.code +
                  " is there from the beginning. Give the city's own another "
                  "code."},
          "secrecy_grounds");
    }
    all.push_back(std::move(ground));
  }
  return all;
}

/// Settings that a city wrote before there was such a member say nothing of it: then it has the usual one.
Result<std::vector<WheelItem>> wheel_of(const json::object& root) {
  const json::value* own = root.if_contains("year_wheel");
  if (own == nullptr) return usual_year_wheel();
  return read_year_wheel(*own);
}

/// What it says is read where it is asked for (incident_rules_in()); what is wrong is refused here.
Result<void> check_rules(const json::object& root) {
  const json::value* own = root.if_contains("incident_rules");
  if (own == nullptr) return {};
  auto rules = read_incident_rules(*own);
  return rules ? Result<void>() : std::unexpected(rules.error());
}

Result<std::int64_t> hour_price_of(const json::object& root) {
  constexpr std::int64_t usual = 600;
  constexpr std::int64_t most = 100'000;
  const json::value* own = root.if_contains("hour_price");
  if (own == nullptr) return usual;
  if (own->is_int64() && own->get_int64() >= 0 && own->get_int64() <= most) return own->get_int64();
  return refuse(Refusal::invalid, "settings.hour_price",
      {"Priset på en timme (hour_price) är ett heltal kronor, 0 till 100000.",
          "The price of an hour (hour_price) is a whole number of SEK, 0 to 100000."});
}

}  // namespace

Result<Settings> Settings::parse(std::string_view text) {
  Settings settings;
  try {
    json::object root = json::parse(text).as_object();
    for (const json::value& method : root.at("risk_methods").as_array()) {
      auto made = risk_method_of(method.as_object());
      if (!made) return std::unexpected(made.error());
      settings.methods_.push_back(std::move(*made));
    }
    settings.practices_ = texts_of(root.at("obligatory_practices"));
    for (const std::string& kind : texts_of(root.at("authority_kinds"))) {
      settings.authority_kinds_.push_back(folded(kind));
    }
    auto mandates = acceptance_mandates_of(root);
    if (!mandates) return std::unexpected(mandates.error());
    settings.mandates_ = std::move(*mandates);
    auto retention = retention_of(root);
    if (!retention) return std::unexpected(retention.error());
    settings.retention_ = std::move(*retention);
    auto grounds = grounds_of(root);
    if (!grounds) return std::unexpected(grounds.error());
    settings.grounds_ = std::move(*grounds);
    auto wheel = wheel_of(root);
    if (!wheel) return std::unexpected(wheel.error());
    settings.year_wheel_ = std::move(*wheel);
    if (auto good = check_rules(root); !good) return std::unexpected(good.error());
    auto hour_price = hour_price_of(root);
    if (!hour_price) return std::unexpected(hour_price.error());
    settings.hour_price_ = *hour_price;
    settings.json_ = text;
  } catch (const std::exception& failure) {
    return refuse(Refusal::invalid, "settings.invalid",
        {std::string("Inställningarna går inte att läsa: ") + failure.what() +
                ". Jämför med dem som `ringmur settings` skriver ut.",
            std::string("The settings cannot be read: ") + failure.what() +
                ". Compare with what `ringmur settings` prints."});
  }
  if (std::ranges::find(settings.methods_, "*", &RiskMethod::name) == settings.methods_.end()) {
    return refuse(Refusal::invalid, "settings.no_default_method",
        {"Inställningarna saknar riskmetoden ”*”, som gäller där ingen annan passar. Lägg till den.",
            "The settings lack the risk method “*”, which applies where no other does. Add it."});
  }
  return settings;
}

const Settings& Settings::defaults() {
  static const Settings made = [] {
    auto parsed = parse(embedded::file("settings.json"));
    if (!parsed) throw std::logic_error(parsed.error().message.en);
    return *parsed;
  }();
  return made;
}

const Ground* Settings::secrecy_ground(std::string_view code) const {
  auto found = std::ranges::find(grounds_, code, &Ground::code);
  return found == grounds_.end() ? nullptr : &*found;
}

const RiskMethod& Settings::risk_method(std::string_view name) const {
  std::string wanted = folded(name);
  const RiskMethod* fallback = nullptr;
  for (const RiskMethod& method : methods_) {
    if (folded(method.name) == wanted) return method;
    if (method.name == "*") fallback = &method;
  }
  return *fallback;
}

}  // namespace ringmur
