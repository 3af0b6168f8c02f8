#include "demo/demo.h"

#include <algorithm>

#include "areas/areas.h"
#include "demo/batch.h"
#include "demo/incident_work.h"
#include "demo/present_incidents.h"
#include "demo/records.h"
#include "demo/risk_book.h"
#include "demo/ties.h"

namespace ringmur {
namespace {

using namespace demo;

constexpr int years = 3;
constexpr double most_scale = 1000;
constexpr std::int64_t most_incidents = 100'000'000;
constexpr std::int64_t rows_per_person = 6;  ///< himself and his course results, for the progress
const std::string incident_authority = "UTB";

class Maker {
 public:
  Maker(Store& store, const Actor& actor, const DemoOptions& options)
      : store_(store),
        actor_(actor),
        options_(options),
        town_(make_town(options.seed, options.scale, options.last_year - years + 1, options.last_year)),
        batch_(store, actor, [this](std::int64_t rows) { return tell(rows); }) {
    for (const Place& place : town_.places) expected_ += place.staff * rows_per_person;
    expected_ += options.extra_incidents;
  }

  Result<DemoSummary> run() {
    for (const Place& place : town_.places) {
      if (auto made = make(place); !made) return std::unexpected(made.error());
    }
    if (options_.progress) options_.progress(1.0);
    return summary();
  }

 private:
  bool tell(std::int64_t rows) {
    constexpr double nearly_done = 0.99;
    written_ += rows;
    if (!options_.progress) return true;
    return options_.progress(
        std::min(nearly_done, static_cast<double>(written_) / static_cast<double>(expected_)));
  }

  Result<void> make(const Place& place) {
    if (auto made = batch_.create(place.authority); !made) return made;
    if (auto made = add_units(place); !made) return made;
    if (auto made = add_persons(place); !made) return made;
    RiskBook risks(town_, place);
    for (int year = town_.first_year; year <= town_.last_year; ++year) {
      if (auto made = add_risks(place, risks.year(year)); !made) return made;
      if (auto made = add_year(place, year); !made) return made;
      if (auto kept = keep_year(place, year); !kept) return kept;
    }
    auto capacities = add_all(activities::describe_capacity(), place, capacities_of(town_, place));
    if (!capacities) return capacities;
    if (auto written = batch_.flush(); !written) return written;
    if (auto tied = tie(store_, actor_, town_, place); !tied) return tied;
    if (auto made = add_present(place); !made) return made;
    if (place.list->code != incident_authority) return {};
    std::int64_t taken = incident_count(town_, place, town_.last_year);
    if (auto made = add_incidents(place, town_.last_year, options_.extra_incidents, taken); !made)
      return made;
    return batch_.flush();
  }

  Result<void> add_year(const Place& place, int year) {
    if (auto made = add_systems(place, year); !made) return made;
    if (auto made = add_activities(place, year); !made) return made;
    if (auto made = add_all(
            controls::describe_control_assessment(), place, control_assessments_of(town_, place, year));
        !made) {
      return made;
    }
    if (auto made = add_incidents(place, year, incident_count(town_, place, year), 0); !made) return made;
    if (auto made = add_course_results(place, year); !made) return made;
    return batch_.flush();
  }

  Result<void> add_present(const Place& place) {
    if (!options_.present) return {};
    Id<organisation::Unit> unit;
    unit.value = place.authority.id;
    auto made = add_all(
        incidents::describe_incident(), place, present_incidents(place.list->code, unit, *options_.present));
    return made ? batch_.flush() : made;
  }

  Result<void> keep_year(const Place& place, int year) {
    if (year == town_.last_year || options_.earlier_years == EarlierYears::leave_open) return {};
    UnitPlace unit{place.authority, place.authority.id, place.authority.code, place.authority.name};
    auto kept = freeze(store_, actor_, unit, year, demo_words(place.list->code, year));
    if (!kept) return std::unexpected(kept.error());
    ++reviews_;
    return {};
  }

  Result<void> add_units(const Place& place) {
    const RecordType& type = organisation::describe_unit();
    const AuthorityList& list = *place.list;
    organisation::Unit top{list.code, list.name, list.kind, std::nullopt};
    if (auto added = batch_.add(type, place.authority.id, top, place.authority.id); !added) return added;
    if (auto added = add_seat(place, place.office); !added) return added;
    for (const auto* seats : {&place.departments, &place.units}) {
      for (const Seat& seat : *seats) {
        if (auto added = add_seat(place, seat); !added) return added;
      }
    }
    return {};
  }

  Result<void> add_seat(const Place& place, const Seat& seat) {
    return batch_.add(organisation::describe_unit(), place.authority.id, seat.unit, seat.id.value);
  }

  Result<void> add_persons(const Place& place) {
    for (std::int64_t i = 0; i < place.staff; ++i) {
      auto added =
          batch_.add(organisation::describe_person(), place.authority.id, person_of(town_, place, i));
      if (!added) return added;
    }
    return {};
  }

  template <typename Record>
  Result<void> add_all(const RecordType& type, const Place& place, const std::vector<Record>& records) {
    for (const Record& record : records) {
      if (auto added = batch_.add(type, place.authority.id, record); !added) return added;
    }
    return {};
  }

  Result<void> add_risks(const Place& place, const RiskWork& work) {
    const Uuid& authority = place.authority.id;
    for (const auto& [id, risk] : work.risks) {
      if (auto added = batch_.add(risk::describe_risk(), authority, risk, id); !added) return added;
    }
    auto accepted = add_all(risk::describe_risk_acceptance(), place, work.acceptances);
    if (!accepted) return accepted;
    for (const auto& [id, control] : work.controls) {
      if (auto added = batch_.add(risk::describe_internal_control(), authority, control, id); !added)
        return added;
    }
    return add_all(risk::describe_control_performance(), place, work.performances);
  }

  /// What is new this year is added; what was there and is another now is changed.
  template <typename Record>
  Result<void> bring_to(const RecordType& type, const Place& place, const std::optional<Record>& before,
      const std::optional<Record>& after) {
    if (!after || before == after) return {};
    if (!before) return batch_.add(type, place.authority.id, *after);
    return batch_.change(type, place.authority.id, *before, *after);
  }

  Result<void> add_systems(const Place& place, int year) {
    const RecordType& type = inventory::describe_system();
    for (std::int64_t i = 0; i < system_count(place); ++i) {
      std::optional<inventory::System> before;
      if (year > town_.first_year) before = system_at(town_, place, i, year - 1);
      if (auto made = bring_to(type, place, before, system_at(town_, place, i, year)); !made) return made;
    }
    return {};
  }

  Result<void> add_activities(const Place& place, int year) {
    const RecordType& type = activities::describe_activity();
    for (std::int64_t i = 0; i < activity_count(town_, place); ++i) {
      std::optional<activities::Activity> before;
      if (year > town_.first_year) before = activity_at(town_, place, i, year - 1);
      if (auto made = bring_to(type, place, before, activity_at(town_, place, i, year)); !made) return made;
    }
    return {};
  }

  Result<void> add_incidents(const Place& place, int year, std::int64_t count, std::int64_t first_number) {
    const IncidentYear incidents(town_, place, year, count, first_number);
    std::vector<WorkIds> ids;
    for (std::int64_t i = 0; i < count; ++i) {
      const WorkIds one{new_uuid(), new_uuid()};
      auto added =
          batch_.add(incidents::describe_incident(), place.authority.id, incidents.at(i), one.incident);
      if (!added) return added;
      if (first_number == 0) ids.push_back(one);
    }
    // What was asked for beyond the history is for measuring, and stands alone.
    return ids.empty() ? Result<void>() : add_incident_work(place, incidents, year, ids);
  }

  /// After what it refers to.
  Result<void> add_incident_work(
      const Place& place, const IncidentYear& incidents, int year, const std::vector<WorkIds>& ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto index = static_cast<std::int64_t>(i);
      const IncidentWork work = work_of(town_, place, year, index, incidents.at(index), ids[i]);
      auto added = add_all(incidents::describe_notice(), place, work.notices);
      if (added) added = add_all(incidents::describe_event(), place, work.events);
      if (added) added = add_all(incidents::describe_desk_case(), place, work.desk_cases);
      if (added && work.evidence) {
        added =
            batch_.add(incidents::describe_evidence(), place.authority.id, *work.evidence, ids[i].evidence);
      }
      if (!added) return added;
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto index = static_cast<std::int64_t>(i);
      const IncidentWork work = work_of(town_, place, year, index, incidents.at(index), ids[i]);
      if (!work.custody) continue;
      auto added = batch_.add(incidents::describe_custody(), place.authority.id, *work.custody);
      if (!added) return added;
    }
    for (std::int64_t i = 0; i < only_at_the_desk_count(town_, place, year); ++i) {
      auto added = batch_.add(
          incidents::describe_desk_case(), place.authority.id, only_at_the_desk(town_, place, year, i));
      if (!added) return added;
    }
    return {};
  }

  Result<void> add_course_results(const Place& place, int year) {
    for (std::size_t course = 0; course < courses.size(); ++course) {
      for (std::int64_t i = 0; i < training_count(place); ++i) {
        auto result = course_result_at(town_, place, i, course, year);
        if (!result) continue;
        auto added = batch_.add(training::describe_course_result(), place.authority.id, *result);
        if (!added) return added;
      }
    }
    return {};
  }

  DemoSummary summary() const {
    DemoSummary made{options_.seed, town_.first_year, town_.last_year, {}, {}, reviews_};
    for (const Place& place : town_.places) made.authorities.push_back(place.authority);
    for (const RecordType* type : store_.catalogue().types)
      made.registers.emplace_back(type, batch_.written(*type));
    return made;
  }

  Store& store_;
  const Actor& actor_;
  const DemoOptions& options_;
  Town town_;
  Batch batch_;
  std::int64_t expected_{0};
  std::int64_t written_{0};
  int reviews_{0};
};

Result<void> check(const DemoOptions& options) {
  if (!(options.scale > 0) || options.scale > most_scale) {
    return refuse(Refusal::invalid, "demo.scale",
        {"Skalan ska vara över 0 och högst 1000.", "The scale must be above 0 and at most 1000."});
  }
  // What is made reaches from four years before the last to three years after; registers take 1990 to 2200.
  if (options.last_year < 2000 || options.last_year > 2190) {
    return refuse(Refusal::invalid, "demo.year",
        {"Sista året ska vara mellan 2000 och 2190.", "The last year must be between 2000 and 2190."});
  }
  if (options.extra_incidents < 0 || options.extra_incidents > most_incidents) {
    return refuse(Refusal::invalid, "demo.incidents",
        {"Antalet incidenter ska vara mellan 0 och 100 miljoner.",
            "The number of incidents must be between 0 and 100 million."});
  }
  return {};
}

}  // namespace

Result<DemoSummary> make_demo(Store& store, const Actor& actor, const DemoOptions& options) {
  if (auto good = check(options); !good) return std::unexpected(good.error());
  if (auto there = store.authorities(actor); !there.empty()) {
    return refuse(Refusal::conflict, "demo.not_empty",
        {"Databasen har redan uppgifter (" + there.front().name +
                "). Demokommunen får inte blandas med riktiga: ange en ny fil med --data.",
            "The database already holds data (" + there.front().name +
                "). The demo must not be mixed with real data: name a new file with --data."});
  }
  return Maker(store, actor, options).run();
}

}  // namespace ringmur
