// What a city may write of its own: settings with methods of risk, grounds of secrecy, the year's wheel and
// the rules of incidents; the table of roles.

#include "schema/settings.h"
#include <boost/json.hpp>

#include "fuzz_support.h"
#include "schema/incident_rules.h"
#include "schema/specimen_support.h"
#include "store/matrix.h"

namespace ringmur::fuzz {
namespace {

namespace json = boost::json;

/// The usual settings with what the lines say: "/risk_methods/0/threshold 26". A whole text of sixty
/// kilobytes would seldom be hit where it matters.
std::string changed_settings(std::string_view lines) {
  static const json::value usual = json::parse(Settings::defaults().json());
  json::value all = usual;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const std::size_t blank = line.find(' ');
    json::error_code failed;
    json::value* place = all.find_pointer(line.substr(0, blank), failed);
    if (place == nullptr || blank == std::string_view::npos) continue;
    json::value value = json::parse(line.substr(blank + 1), failed);
    if (!failed) *place = std::move(value);
  }
  return json::serialize(all);
}

}  // namespace

void one(std::string_view bytes) {
  std::string_view rest = bytes;
  const std::string_view lines = next_part(rest);
  if (lines.starts_with('{')) (void)Settings::parse(lines);
  if (auto settings = Settings::parse(changed_settings(lines))) {
    const auto again = Settings::parse(settings->json());
    require(again && again->json() == settings->json(), "settings are read back the same");
    settings->risk_method("VoR");
    for (const RiskMethod& method : settings->risk_methods()) {
      for (int value = 0; value <= 26; ++value) {
        const std::int64_t band = method.band_of(value);
        require(band >= 0 && band <= static_cast<std::int64_t>(method.bands.size()), "a band that there is");
      }
    }
    incident_rules_in(*settings);
  }
  const Catalogue& all = test::specimen_catalogue();
  if (const auto matrix = Matrix::parse(rest, all)) {
    const auto again = Matrix::parse(matrix->json(all), all);
    require(again && again->json(all) == matrix->json(all), "a table of roles is read back the same");
  }
}

}  // namespace ringmur::fuzz
