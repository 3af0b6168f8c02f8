#include "registry/units.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/text.h"

namespace ringmur {
namespace {

std::unexpected<Error> no_such_unit(std::string_view code) {
  return refuse(Refusal::not_found, "unit.not_found",
      {fmt::format(
           "Det finns ingen enhet med koden {}. Läs in enheternas lista först, eller rätta koden.", code),
          fmt::format(
              "There is no unit with the code {}. Import the list of units first, or mend the code.", code)},
      "unit");
}

UnitPlace place_of(const RecordType& type, const Authority& authority, const Row& row) {
  return {authority, row.meta.id, std::get<std::string>(row.values[type.index("code")]),
      std::get<std::string>(row.values[type.index("name")])};
}

Result<std::optional<UnitPlace>> find_within(
    Store& store, const Actor& actor, const Authority& authority, const std::string& key) {
  const RecordType& type = store.catalogue().at("unit");
  auto found = store.find_by_keys(actor, type, authority.id, {key});
  if (!found) return std::unexpected(found.error());
  if (found->empty()) return std::optional<UnitPlace>();
  return std::optional(place_of(type, authority, found->begin()->second));
}

std::unexpected<Error> several_units(std::string_view code, const std::vector<UnitPlace>& places) {
  std::string names;
  for (const UnitPlace& place : places) {
    names += fmt::format("{}{}/{}", names.empty() ? "" : ", ", place.authority.code, place.code);
  }
  return refuse(Refusal::conflict, "unit.ambiguous",
      {fmt::format("Flera nämnder har en enhet med koden {}. Skriv en av: {}.", code, names),
          fmt::format("Several authorities have a unit with the code {}. Write one of: {}.", code, names)},
      "unit");
}

}  // namespace

Result<UnitPlace> find_unit(Store& store, const Actor& actor, std::string_view code) {
  std::string wanted = folded(code);
  std::string within;
  if (auto slash = wanted.find('/'); slash != std::string::npos) {
    within = wanted.substr(0, slash);
    wanted = wanted.substr(slash + 1);
  }
  std::vector<UnitPlace> places;
  for (const Authority& authority : store.authorities(actor)) {
    std::string its_code = folded(authority.code);
    if (within.empty() && its_code == wanted)
      return UnitPlace{authority, authority.id, authority.code, authority.name};
    if (!within.empty() && its_code != within) continue;
    auto place = find_within(store, actor, authority, wanted);
    if (!place) return std::unexpected(place.error());
    if (*place) places.push_back(std::move(**place));
  }
  if (places.empty()) return no_such_unit(code);
  if (places.size() > 1) return several_units(code, places);
  return places.front();
}

Terms unit_terms(const UnitPlace& place) {
  if (place.is_authority()) return {};
  return {{"unit", "under." + place.code}};
}

}  // namespace ringmur
