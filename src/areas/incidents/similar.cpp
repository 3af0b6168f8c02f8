#include "areas/incidents/similar.h"

#include <algorithm>
#include <set>

#include "areas/incidents/incident.h"
#include "base/text.h"
#include "registry/names.h"
#include "schema/describe.h"
#include "store/links.h"

namespace ringmur::incidents {
namespace {

constexpr double alike = 0.45;
constexpr std::chrono::hours fourteen_days{14 * 24};
constexpr std::chrono::hours twelve_months{365 * 24};
constexpr std::size_t most_looked_at = 1000;
constexpr std::size_t most_same = 10;
constexpr std::size_t most_recurring = 20;
constexpr std::size_t most_systems = 20;
constexpr std::size_t page_rows = 200;

Incident incident_in(const Row& row) {
  return record_of<Incident>(describe_incident(), row.values);
}

Text label_of(CauseKind kind) {
  const RecordType& type = describe_incident();
  Incident only;
  only.cause_kind = kind;
  const Value code = type.at("cause_kind").get(&only);
  for (const Choice& choice : type.at("cause_kind").choices) {
    if (choice.code == std::get<std::string>(code)) return choice.label;
  }
  return {};
}

class Looking {
 public:
  Looking(Store& store, const Actor& actor, const Uuid& authority, const Row& incident)
      : store_(store),
        actor_(actor),
        authority_(authority),
        row_(incident),
        incident_(incident_in(incident)) {}

  Result<SimilarIncidents> run() {
    if (auto looked = look_for_same(); !looked) return std::unexpected(looked.error());
    if (auto looked = look_for_label(); !looked) return std::unexpected(looked.error());
    if (auto looked = look_for_system(); !looked) return std::unexpected(looked.error());
    std::ranges::stable_sort(found_.same, std::greater(), &SimilarIncident::likeness);
    std::ranges::stable_sort(found_.recurring, std::greater(),
        [](const SimilarIncident& one) { return incident_in(one.row).discovered_at; });
    if (found_.same.size() > most_same) found_.same.resize(most_same);
    if (found_.recurring.size() > most_recurring) found_.recurring.resize(most_recurring);
    return std::move(found_);
  }

 private:
  Result<std::vector<Row>> rows_near(std::chrono::hours distance, Terms terms) {
    const RecordType& type = describe_incident();
    terms.emplace_back("discovered_at", "gte." + to_string(incident_.discovered_at - distance));
    terms.emplace_back("discovered_at", "lte." + to_string(incident_.discovered_at + distance));
    auto filter = parse_filter(type, store_.catalogue(), terms);
    if (!filter) return std::unexpected(filter.error());
    Query query{&type, authority_, std::move(*filter), "-discovered_at", page_rows, {}};
    std::vector<Row> rows;
    do {
      auto page = store_.list(actor_, query);
      if (!page) return std::unexpected(page.error());
      for (Row& row : page->rows) rows.push_back(std::move(row));
      query.after = page->next;
    } while (!query.after.empty() && rows.size() < most_looked_at);
    return rows;
  }

  bool is_another(const Row& row) const {
    return row.meta.id != row_.meta.id && row.meta.masked.empty() && !row.meta.archived_at;
  }

  Result<void> look_for_same() {
    auto rows = rows_near(fourteen_days, {});
    if (!rows) return std::unexpected(rows.error());
    const Telling own(told_by(row_));
    for (Row& row : *rows) {
      if (!is_another(row)) continue;
      const Told other = told_by(row);
      const double how_much = likeness(own, Telling(other));
      if (how_much >= alike) found_.same.push_back({std::move(row), how_much, because(own.told(), other)});
    }
    return {};
  }

  void add_recurring(Row row, Text why) {
    if (!is_another(row) || !known_.insert(row.meta.id).second) return;
    const double how_much = likeness(told_by(row_), told_by(row));
    found_.recurring.push_back({std::move(row), how_much, std::move(why)});
  }

  Result<void> look_for_label() {
    if (incident_.cause_label.empty()) return {};
    auto rows = rows_near(twelve_months, {{"cause_label", "eq." + incident_.cause_label}});
    if (!rows) return std::unexpected(rows.error());
    for (Row& row : *rows) {
      add_recurring(std::move(row),
          {"Samma orsak: " + incident_.cause_label, "The same cause: " + incident_.cause_label});
    }
    return {};
  }

  Result<void> look_for_system() {
    if (!incident_.cause_kind) return {};
    auto linked = links_of(store_, actor_, describe_incident(), authority_, row_.meta.id);
    if (!linked) return std::unexpected(linked.error());
    std::size_t looked_at = 0;
    for (const Linked& system : *linked) {
      if (system.type->name != "system" || ++looked_at > most_systems) continue;
      if (auto looked = look_around(system); !looked) return looked;
    }
    return {};
  }

  /// Other incidents that concern the system and are of the same kind of cause.
  Result<void> look_around(const Linked& system) {
    auto around = links_of(store_, actor_, *system.type, authority_, system.row.meta.id);
    if (!around) return std::unexpected(around.error());
    const Text kind = label_of(*incident_.cause_kind);
    const std::string name = title_of(*system.type, system.row, Language::swedish);
    for (Linked& one : *around) {
      if (one.type->name != describe_incident().name) continue;
      const Incident other = incident_in(one.row);
      const auto apart = std::chrono::abs(other.discovered_at - incident_.discovered_at);
      if (other.cause_kind != incident_.cause_kind || apart > twelve_months) continue;
      add_recurring(std::move(one.row), {lower_case(kind.sv) + ", samma system: " + name,
                                            lower_case(kind.en) + ", the same system: " + name});
    }
    return {};
  }

  Store& store_;
  const Actor& actor_;
  Uuid authority_;
  const Row& row_;
  Incident incident_;
  SimilarIncidents found_{};
  std::set<Uuid> known_{};
};

}  // namespace

Told told_by(const Row& row) {
  const Incident incident = incident_in(row);
  return {incident.title, incident.description, incident.discovered_at,
      incident.unit.value.empty() ? std::nullopt : std::optional(incident.unit.value)};
}

Result<SimilarIncidents> similar_incidents(
    Store& store, const Actor& actor, const Uuid& authority, const Row& incident) {
  return Looking(store, actor, authority, incident).run();
}

}  // namespace ringmur::incidents
