#include "demo/incident_work.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/stockholm.h"

namespace ringmur::demo {
namespace {

using incidents::DeskCase;
using incidents::Event;
using incidents::EventKind;
using incidents::Incident;
using incidents::Match;
using incidents::Notice;
using std::chrono::hours;
using std::chrono::minutes;

struct Said {
  EventKind kind;
  std::string_view text;
};

constexpr std::array timeline{Said{EventKind::contact, "Ringde den som berättade och bad om mer uppgifter."},
    Said{EventKind::action, "Spärrade det som gick att spärra och bad om loggar."},
    Said{EventKind::note, "Gick igenom vilka uppgifter det gäller tillsammans med enhetens chef."},
    Said{EventKind::decision, "Enhetens chef beslutade att de som berörs ska få veta."},
    Said{EventKind::message, "Skrev till dem som berörs om vad som har hänt och vart de kan vända sig."}};

/// What the service desk calls things that it has seen and nobody told the authority of.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> at_the_desk{
    {{"Misstänkt mejl, användaren har klickat på länken", "Nätfiske"},
        {"Telefon borttappad, spärr begärd", "Förlorad utrustning"},
        {"Användare ser mappar som inte hör till uppdraget", "Behörighet"},
        {"Fel bilaga skickad, vill återkalla meddelande", "E-post"},
        {"Inloggning från okänd plats spärrad", "Inloggning"}, {"System svarar inte", "Drift"}}};

std::string hand_of(const Town& town, const Place& place, std::uint64_t number) {
  return person_of(town, place, static_cast<std::int64_t>(number % static_cast<std::uint64_t>(place.staff)))
      .name;
}

class Worker {
 public:
  Worker(const Town& town, const Place& place, int year, std::int64_t index, const Incident& incident,
      const WorkIds& ids)
      : town_(town),
        place_(place),
        year_(year),
        index_(index),
        incident_(incident),
        ids_(ids),
        dice_(town.dice(Topic::incident_work,
            {place.index, static_cast<std::uint64_t>(year), static_cast<std::uint64_t>(index)})) {}

  IncidentWork work() {
    add_notices();
    add_events();
    add_evidence();
    add_desk_case();
    return std::move(made_);
  }

 private:
  bool is_first() const { return index_ == 0; }

  Notice notice(std::string duty, std::string title, std::string recipient, Instant sent) const {
    Notice one;
    one.incident.value = ids_.incident;
    one.duty = std::move(duty);
    one.title = std::move(title);
    one.recipient = std::move(recipient);
    one.status = incidents::NoticeStatus::sent;
    one.sent_at = sent;
    one.sent_by = "isam";
    one.unit = place_.id();
    return one;
  }

  void add_notices() {
    if (incident_.imy_reported_at) {
      Notice told =
          notice("gdpr_33", "Anmälan till IMY", "Integritetsskyddsmyndigheten", *incident_.imy_reported_at);
      told.form = "imy";
      told.due_at = *incident_.aware_at + hours{72};
      told.receipt =
          fmt::format("DI-{}-{}", year_, 1000 + index_ * 7 + static_cast<std::int64_t>(place_.index));
      if (*told.sent_at > *told.due_at)
        told.late_reason = "Det tog tid att få veta vilka uppgifter som berördes.";
      made_.notices.push_back(std::move(told));
    }
    if (!is_first()) return;
    const Instant known = incident_.reported_at.value_or(incident_.discovered_at);
    made_.notices.push_back(
        notice("management", "Till nämndens ledning", place_.list->office_head, known + hours{3}));
  }

  void add_events() {
    if (!is_first() && !dice_.percent(30)) return;
    Instant at = incident_.reported_at.value_or(incident_.discovered_at);
    const std::size_t count = 1 + dice_.below(timeline.size());
    for (std::size_t i = 0; i < count; ++i) {
      at += minutes{dice_.between(20, 600)};
      Event event;
      event.incident.value = ids_.incident;
      event.at = at;
      event.kind = timeline[i].kind;
      event.text = timeline[i].text;
      event.by = "Ingrid Isaksson";
      event.unit = place_.id();
      made_.events.push_back(std::move(event));
    }
  }

  void add_evidence() {
    if (!is_first() && !dice_.percent(3)) return;
    const Instant at = incident_.discovered_at + hours{dice_.between(2, 30)};
    incidents::Evidence& one = made_.evidence.emplace();
    one.incident.value = ids_.incident;
    one.name = "loggutdrag.csv";
    one.what = "Vem som har läst uppgifterna, och när.";
    one.taken_at = at;
    one.taken_by = hand_of(town_, place_, dice_.next());
    one.how = "Uttag ur loggen av två personer tillsammans, filen skrivskyddad.";
    one.source = "Loggtjänsten";
    one.unit = place_.id();
    incidents::Custody& hand = made_.custody.emplace();
    hand.evidence.value = ids_.evidence;
    hand.at = at + hours{1};
    hand.from_hand = one.taken_by;
    hand.to_hand = hand_of(town_, place_, dice_.next());
    hand.reason = "Förvaras i säkerhetsskåp.";
    hand.unit = place_.id();
    one.kept_with = hand.to_hand;
  }

  /// Only what the staff told of: the service desk's own incidents are no second sight.
  void add_desk_case() {
    constexpr std::int64_t sure = 20;  ///< so that a small authority has an overlap too
    const bool from_staff = incident_.source == lists().sources.front();
    const bool there = dice_.percent(45);
    const bool last_weeks =
        year_ == town_.last_year && incident_.discovered_at >= stockholm::start_of(day(year_, 12, 1));
    // The large authority has compared its whole list; the others have December left.
    const bool looked_at = !last_weeks || place_.list->code == "UTB";
    if (!is_first() && (!from_staff || (index_ >= sure && !there))) return;
    DeskCase one;
    one.number = fmt::format("SD{}-{}-{:04}", place_.list->code, year_, 2 * index_ + 1);
    one.opened_at = incident_.discovered_at + minutes{dice_.between(5, 26 * 60)};
    one.title = incident_.title;
    one.kind = incident_.kind;
    one.unit = incident_.unit;
    if (looked_at) {
      one.match = Match::same;
      one.incident.value = ids_.incident;
    }
    made_.desk_cases.push_back(std::move(one));
  }

  const Town& town_;
  const Place& place_;
  const int year_;
  const std::int64_t index_;
  const Incident& incident_;
  const WorkIds ids_;
  Dice dice_;
  IncidentWork made_;
};

}  // namespace

IncidentWork work_of(const Town& town, const Place& place, int year, std::int64_t index,
    const Incident& incident, const WorkIds& ids) {
  return Worker(town, place, year, index, incident, ids).work();
}

std::int64_t only_at_the_desk_count(const Town& town, const Place& place, int year) {
  constexpr std::int64_t one_in = 5;
  return 1 + incident_count(town, place, year) / one_in;
}

DeskCase only_at_the_desk(const Town& town, const Place& place, int year, std::int64_t number) {
  Dice dice = town.dice(
      Topic::desk_case, {place.index, static_cast<std::uint64_t>(year), static_cast<std::uint64_t>(number)});
  const auto& [title, kind] = dice.pick(at_the_desk);
  const Date date = dice.working_day(day(year, 1, 7), day(year, 12, 20));
  DeskCase one;
  one.number = fmt::format("SD{}-{}-{:04}", place.list->code, year, 2 * number + 2);
  one.opened_at = stockholm::start_of(date) + hours{dice.between(7, 16)} + minutes{dice.between(0, 59)};
  one.title = title;
  one.kind = kind;
  one.unit = place.office.id;
  const bool left = year == town.last_year && date >= day(year, 12, 1) && place.list->code != "UTB";
  if (!left) one.match = Match::other;
  return one;
}

}  // namespace ringmur::demo
