#include "areas/incidents/supplier_impact.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "areas/inventory/system.h"
#include "base/text.h"
#include "schema/describe.h"

namespace ringmur::incidents {
namespace {

using inventory::describe_system;
using inventory::System;

constexpr std::size_t most_named = 100;
constexpr std::size_t most_systems = 1000;
constexpr std::size_t page_rows = 200;

System system_in(const Row& row) {
  return record_of<System>(describe_system(), row.values);
}

/// The authorities in which the actor reads systems at all.
std::vector<Authority> read_in(Store& store, const Actor& actor) {
  std::vector<Authority> all = store.authorities(actor);
  std::erase_if(all, [&](const Authority& one) {
    return actor.reach(describe_system().name, Action::read, one.id).is_nothing();
  });
  return all;
}

/// As they are spelled, and how many systems of the authority each has.
Result<std::map<std::string, std::int64_t>> spelled_in(
    Store& store, const Actor& actor, const Authority& authority) {
  const RecordType& type = describe_system();
  auto filter = parse_filter(type, store.catalogue(), {{"supplier", "not.is.null"}});
  if (!filter) return std::unexpected(filter.error());
  auto counted =
      store.aggregate_by(actor, type, authority.id, *filter, Aggregate::count, nullptr, type.at("supplier"));
  if (!counted) return std::unexpected(counted.error());
  std::map<std::string, std::int64_t> names;
  for (const auto& [name, count] : *counted)
    names[std::get<std::string>(name)] = std::get<std::int64_t>(count);
  return names;
}

/// Of one spelling, in one authority.
Result<void> read_systems(Store& store, const Actor& actor, const Authority& authority,
    const std::string& spelled, std::vector<TouchedSystem>& into) {
  const RecordType& type = describe_system();
  auto filter = parse_filter(type, store.catalogue(), {{"supplier", "eq." + spelled}});
  if (!filter) return std::unexpected(filter.error());
  Query query{&type, authority.id, std::move(*filter), "name", page_rows, {}};
  std::size_t read = 0;
  do {
    auto page = store.list(actor, query);
    if (!page) return std::unexpected(page.error());
    read += page->rows.size();
    for (Row& row : page->rows) {
      if (row.meta.masked.empty()) into.push_back({std::move(row), authority});
    }
    query.after = page->next;
  } while (!query.after.empty() && read < most_systems);
  return {};
}

void add(std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& more) {
  if (more) sum = sum.value_or(0) + *more;
}

std::string level(const char* letter, const std::optional<std::int64_t>& value) {
  return value ? fmt::format(" {}{}", letter, *value) : std::string();
}

/// "- Skolportalen: betyg; klassad K3 R2 T2; cirka 800 registrerade, varav 3 med skyddade personuppgifter"
std::string line_of(const System& system) {
  std::string line = "- " + system.name;
  if (!system.information.empty()) line += ": " + system.information;
  const std::string levels =
      level("K", system.confidentiality) + level("R", system.integrity) + level("T", system.availability);
  if (!levels.empty()) line += "; klassad" + levels;
  if (system.registered) line += fmt::format("; cirka {} registrerade", *system.registered);
  if (system.protected_identities.value_or(0) > 0)
    line += fmt::format(", varav {} med skyddade personuppgifter", *system.protected_identities);
  return line;
}

void write_draft(TouchedAuthority& touched, const SupplierImpact& impact) {
  touched.draft_title = fmt::format("Incident hos {}: berör {}", impact.supplier, touched.authority.name);
  std::string lines;
  for (const TouchedSystem& one : impact.systems) {
    if (one.authority.id == touched.authority.id) lines += line_of(system_in(one.row)) + "\n";
  }
  touched.draft = fmt::format(
      "{0} har haft en incident. {1} använder de här systemen från {0}:\n\n{2}\n"
      "Gör det här nu:\n"
      "- Skriv ner när {1} fick kännedom om incidenten, och av vem. Tidsfristerna räknas från det.\n"
      "- Fråga {0} vilka uppgifter och vilka personer som berörs, och sedan när.\n"
      "- Är ni personuppgiftsansvariga: bedöm risken för dem som uppgifterna gäller. En anmälan till IMY ska "
      "göras inom 72 timmar om risken inte är osannolik (GDPR art. 33.1).\n"
      "- Är ni biträde: underrätta den personuppgiftsansvarige utan dröjsmål (GDPR art. 33.2).\n",
      impact.supplier, touched.authority.name, lines);
}

void sum_up(SupplierImpact& impact) {
  for (const TouchedSystem& one : impact.systems) {
    const System system = system_in(one.row);
    add(impact.registered, system.registered);
    add(impact.protected_identities, system.protected_identities);
    auto touched = std::ranges::find_if(impact.authorities,
        [&](const TouchedAuthority& known) { return known.authority.id == one.authority.id; });
    if (touched == impact.authorities.end())
      touched = impact.authorities.insert(touched, TouchedAuthority{one.authority});
    ++touched->systems;
  }
  for (TouchedAuthority& touched : impact.authorities) write_draft(touched, impact);
}

}  // namespace

Result<std::vector<Supplier>> suppliers(Store& store, const Actor& actor, std::string_view words) {
  const std::string wanted = folded(words);
  std::map<std::string, Supplier> found;
  for (const Authority& authority : read_in(store, actor)) {
    auto names = spelled_in(store, actor, authority);
    if (!names) return std::unexpected(names.error());
    for (const auto& [spelled, count] : *names) {
      const std::string key = folded(spelled);
      if (key.find(wanted) == std::string::npos) continue;
      Supplier& supplier = found[key];
      if (supplier.name.empty()) supplier.name = collapsed(spelled);
      supplier.systems += count;
    }
  }
  std::vector<Supplier> listed;
  for (auto& [key, supplier] : found) listed.push_back(std::move(supplier));
  std::ranges::stable_sort(listed, {}, [](const Supplier& one) { return sort_key(one.name); });
  if (listed.size() > most_named) listed.resize(most_named);
  return listed;
}

Result<SupplierImpact> supplier_impact(Store& store, const Actor& actor, std::string_view supplier) {
  const std::string wanted = folded(supplier);
  if (wanted.empty()) {
    return refuse(Refusal::invalid, "parameter.missing",
        {"Skriv vilken leverantör, till exempel supplier=Molnbolaget.",
            "Write which supplier, for example supplier=Molnbolaget."},
        "supplier");
  }
  SupplierImpact impact;
  for (const Authority& authority : read_in(store, actor)) {
    auto names = spelled_in(store, actor, authority);
    if (!names) return std::unexpected(names.error());
    for (const auto& [spelled, count] : *names) {
      if (folded(spelled) != wanted) continue;
      if (impact.supplier.empty()) impact.supplier = collapsed(spelled);
      if (auto read = read_systems(store, actor, authority, spelled, impact.systems); !read)
        return std::unexpected(read.error());
    }
  }
  if (impact.supplier.empty()) {
    return refuse(Refusal::not_found, "supplier.not_found",
        {"Inget system som du får läsa har den leverantören. Välj en ur listan.",
            "No system that you may read has that supplier. Choose one from the list."},
        "supplier");
  }
  sum_up(impact);
  return impact;
}

}  // namespace ringmur::incidents
