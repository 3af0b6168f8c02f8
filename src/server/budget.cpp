#include "server/budget.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "server/routes.h"

namespace ringmur::api {
namespace {

struct Price {
  std::string_view operation;
  double units;
};

/// A start page asks for figures, an overview and a dozen lists: some twenty units in all.
constexpr std::array prices{Price{"search", 1}, Price{"create_account", 4}, Price{"overview", 2},
    Price{"figures", 4}, Price{"incident_statistics", 8}, Price{"incident_unreported", 2},
    Price{"desk_case_candidates", 4}, Price{"incident_clocks", 2}, Price{"put_evidence_file", 10},
    Price{"read_evidence_file", 5}, Price{"evidence_package", 20}, Price{"similar_incidents", 2},
    Price{"incident_suppliers", 1}, Price{"supplier_impact", 4}, Price{"report", 10},
    Price{"make_report", 10}, Price{"render", 15}, Price{"verify", 20}, Price{"export_trail", 20},
    Price{"test_own_mail", 300}};
/// A list, or a report, as a file.
constexpr double file_price = 10;

}  // namespace

double price_of(const Route& route, AsFile as_file) {
  auto found = std::ranges::find(prices, route.operation, &Price::operation);
  const double price = found == prices.end() ? 0 : found->units;
  return as_file == AsFile::yes ? std::max(price, file_price) : price;
}

/// What is whole again is what a stranger has: it is forgotten before there are many.
Budget::Purse& Budget::purse(const Uuid& who, Clock::time_point at) {
  constexpr std::size_t many = 10'000;
  auto earned = [&](const Purse& one) {
    const double seconds = std::chrono::duration<double>(at - one.at).count();
    return std::min(limits_.most, one.left + std::max(0.0, seconds) * limits_.a_second);
  };
  if (purses_.size() >= many)
    std::erase_if(purses_, [&](const auto& entry) { return earned(entry.second) >= limits_.most; });
  Purse& own = purses_.try_emplace(who, Purse{limits_.most, at}).first->second;
  own.left = earned(own);
  own.at = std::max(own.at, at);
  return own;
}

Result<void> Budget::take(const Uuid& who, double price, Clock::time_point at) {
  if (price <= 0 || limits_.a_second <= 0) return {};
  std::lock_guard lock(mutex_);
  Purse& own = purse(who, at);
  if (own.left >= price) {
    own.left -= price;
    return {};
  }
  const auto wait = static_cast<std::int64_t>(std::ceil((price - own.left) / limits_.a_second));
  const std::string number = std::to_string(wait);
  Error error{Refusal::throttled, "budget.spent",
      {"Du har beställt mycket tungt arbete på kort tid (exporter, rapporter, sökningar). Vänta " + number +
              " sekunder och försök igen.",
          "You have asked for much heavy work in a short time (exports, reports, searches). Wait " + number +
              " seconds and try again."},
      {}, {}};
  error.retry_after = std::chrono::seconds{wait};
  return refuse(std::move(error));
}

void Budget::charge(const Uuid& who, Clock::duration work, Clock::time_point at) {
  if (limits_.a_second <= 0) return;
  const double cost = std::chrono::duration<double>(work).count() * limits_.a_second_of_work;
  std::lock_guard lock(mutex_);
  Purse& own = purse(who, at);
  own.left = std::max(-limits_.most, own.left - cost);
}

}  // namespace ringmur::api
