#include "kinds.h"

#include <fmt/format.h>

#include <array>

#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace load {

namespace {

constexpr int year = 2025;  // the last whole one of the made-up kommun
constexpr std::array words{
    "konto", "dator", "lösenord", "brev", "obehörig", "leverantör", "utskrift", "telefon"};

Ask get(const Visit& visit, std::string target) {
  return {.target = std::move(target), .headers = visit.asker.headers};
}

Ask send(const Visit& visit, const char* method, std::string target, std::string json) {
  return {method, std::move(target), std::move(json), "application/json", visit.asker.headers};
}

Task<Outcome> ask(Visit visit, Ask ask) {
  const Answer answer = co_await visit.client.send(ask);
  co_return outcome_of(answer);
}

const std::string& one_of(const std::vector<std::string>& ids, std::uint64_t chance) {
  static const std::string none = "00000000-0000-0000-0000-000000000000";
  return ids.empty() ? none : ids[chance % ids.size()];
}

std::string with_scope(const Visit& visit, const std::string& path) {
  return fmt::format(
      "{}{}authority={}", path, path.find('?') == std::string::npos ? '?' : '&', visit.asker.authority);
}

/// What the page asks for when somebody comes to it.
Task<Outcome> start_page(Visit visit) {
  const std::array all{std::string("/api/v1/session"), std::string("/api/v1/registers"),
      std::string("/api/v1/authorities"), std::string("/api/v1/overview"),
      fmt::format("/api/v1/figures?unit={}&year={}", visit.asker.authority, year),
      with_scope(visit, "/api/v1/incidents?limit=5"), with_scope(visit, "/api/v1/activities?limit=5")};
  for (const std::string& target : all) {
    const Ask wanted = get(visit, target);
    const Answer answer = co_await visit.client.send(wanted);
    Outcome outcome = outcome_of(answer);
    if (outcome.end != End::good) co_return outcome;
  }
  Outcome all_good;
  co_return all_good;
}

Task<Outcome> page_file(Visit visit) {
  return ask(visit, Ask{.target = "/"});
}

Task<Outcome> list(Visit visit) {
  const std::array all{"/api/v1/incidents?limit=50", "/api/v1/incidents?limit=50&sort=title",
      "/api/v1/incidents?status=eq.new&limit=50", "/api/v1/incidents?discovered_at=gte.2025-06-01&limit=50",
      "/api/v1/activities?limit=50&sort=-due", "/api/v1/activities?status=in.(planned,ongoing)&limit=50",
      "/api/v1/risks?limit=50", "/api/v1/systems?limit=50", "/api/v1/persons?limit=50&names=true"};
  return ask(visit, get(visit, with_scope(visit, all[visit.chance % all.size()])));
}

Task<Outcome> list_with_word(Visit visit) {
  return ask(visit, get(visit, with_scope(visit, fmt::format("/api/v1/incidents?limit=50&q={}",
                                                     escaped(words[visit.chance % words.size()])))));
}

/// Page after page, each asked for when the one before has come.
Task<Outcome> deep_pages(Visit visit) {
  std::string target = with_scope(visit, "/api/v1/incidents?limit=100");
  for (int page = 0; page < 5 && !target.empty(); ++page) {
    const Ask wanted = get(visit, target);
    const Answer answer = co_await visit.client.send(wanted);
    Outcome outcome = outcome_of(answer);
    if (outcome.end != End::good) co_return outcome;
    const std::string next = text_of(answer.body, "next");
    target = next.empty() ? "" : with_scope(visit, "/api/v1/incidents?limit=100&after=" + escaped(next));
  }
  co_return Outcome{};
}

Task<Outcome> record(Visit visit) {
  const bool incident = visit.chance % 3 != 0;
  const auto& ids = incident ? visit.asker.incidents : visit.asker.activities;
  return ask(visit, get(visit, with_scope(visit, fmt::format("/api/v1/{}/{}?names=true",
                                                     incident ? "incidents" : "activities",
                                                     one_of(ids, visit.chance / 3)))));
}

Task<Outcome> record_around(Visit visit) {
  const std::array parts{"history", "references", "links"};
  return ask(visit, get(visit, with_scope(visit, fmt::format("/api/v1/activities/{}/{}",
                                                     one_of(visit.asker.activities, visit.chance / 3),
                                                     parts[visit.chance % 3]))));
}

Task<Outcome> counts(Visit visit) {
  return ask(visit, get(visit, with_scope(visit, "/api/v1/activities/counts?by=status")));
}

/// Somebody else may have been there first: that is an answer too, and the person would look again.
Task<Outcome> edit(Visit visit) {
  const std::string target =
      with_scope(visit, "/api/v1/activities/" + one_of(visit.asker.activities, visit.chance));
  const Ask look = get(visit, target);
  const Answer seen = co_await visit.client.send(look);
  if (seen.status != 200) co_return outcome_of(seen);
  Ask change =
      send(visit, "PATCH", target, fmt::format(R"({{"description":"Läget den {}."}})", visit.chance % 1000));
  change.headers += "If-Match: " + seen.etag + "\r\n";
  const Answer answer = co_await visit.client.send(change);
  Outcome outcome = outcome_of(answer);
  if (answer.status == 412) outcome.end = End::good;
  co_return outcome;
}

Task<Outcome> tell_incident(Visit visit) {
  return ask(visit, send(visit, "POST", "/api/v1/incident-reports",
                        fmt::format(R"({{"what":"Ett brev kom fel, ärende {}"}})", visit.chance % 100'000)));
}

Task<Outcome> own_reports(Visit visit) {
  return ask(visit, get(visit, "/api/v1/incident-reports"));
}

Task<Outcome> search(Visit visit) {
  return ask(visit, get(visit, fmt::format("/api/v1/search?authority={}&q={}", visit.asker.authority,
                                   escaped(words[visit.chance % words.size()]))));
}

Task<Outcome> tie(Visit visit) {
  const std::string target = with_scope(
      visit, fmt::format("/api/v1/activities/{}/links", one_of(visit.asker.activities, visit.chance)));
  return ask(visit, send(visit, "POST", target,
                        fmt::format(R"({{"add":[{{"kind":"source","type":"risk","id":"{}"}}]}})",
                            one_of(visit.asker.risks, visit.chance / 7))));
}

Task<Outcome> figures(Visit visit) {
  return ask(visit, get(visit, fmt::format("/api/v1/figures?unit={}&year={}", visit.asker.authority, year)));
}

Task<Outcome> incident_figures(Visit visit) {
  return ask(visit, get(visit, fmt::format("/api/v1/incident-statistics?unit={}&from={}&to={}",
                                   visit.asker.authority, year - 1, year)));
}

Task<Outcome> year_wheel(Visit visit) {
  return ask(
      visit, get(visit, fmt::format("/api/v1/year-wheel?unit={}&year={}", visit.asker.authority, year + 1)));
}

Task<Outcome> plan(Visit visit) {
  return ask(visit, get(visit, fmt::format("/api/v1/plan?unit={}&year={}", visit.asker.authority, year + 1)));
}

Task<Outcome> calendar(Visit visit) {
  return ask(visit, Ask{.target = visit.asker.calendar.empty() ? "/health" : visit.asker.calendar});
}

Ask sign_in_as(const Asker& asker) {
  return {"POST", "/api/v1/session",
      fmt::format(R"({{"login":"{}","password":"{}"}})", asker.login, asker.password), "application/json"};
}

Task<Outcome> sign_in(Visit visit) {
  return ask(visit, sign_in_as(visit.asker));
}

Task<Outcome> report(Visit visit) {
  return ask(visit,
      get(visit, fmt::format("/api/v1/report?unit={}&year={}&format=html", visit.asker.authority, year)));
}

Outcome failed(std::string why) {
  return {End::failed, std::move(why)};
}

/// Asks now and then, as a page without events does.
Task<Outcome> follow(Visit visit, const Answer& ordered) {
  Outcome outcome = outcome_of(ordered);
  if (outcome.end != End::good) co_return outcome;
  const Ask look = get(visit, "/api/v1/jobs/" + text_of(ordered.body, "id"));
  constexpr int most_looks = 600;
  for (int turn = 0; turn < most_looks; ++turn) {
    co_await visit.client.sleep(std::chrono::milliseconds{250});
    const Answer answer = co_await visit.client.send(look);
    if (answer.status != 200) co_return outcome_of(answer);
    const std::string status = text_of(answer.body, "status");
    if (status == "done") co_return outcome;
    if (status == "failed") co_return failed(answer.body.substr(0, 300));
  }
  co_return failed("the job was not done within 150 seconds");
}

Task<Outcome> report_as_file(Visit visit) {
  const Ask order = send(visit, "POST",
      fmt::format("/api/v1/report/renderings?unit={}&year={}&format=pdf", visit.asker.authority, year), "");
  const Answer ordered = co_await visit.client.send(order);
  co_return co_await follow(visit, ordered);
}

Ask order_of_import(const Visit& visit) {
  std::string rows = "År;Aktivitet;Kostnad;Arbetstid;Status\n";
  for (int row = 0; row < 200; ++row)
    rows += fmt::format(
        "{};Inläst {} {};{};{};Planerad\n", year + 2, visit.chance % 1'000'000, row, row * 100, row % 40);
  return {"POST",
      fmt::format("/api/v1/imports?unit={}&file_name=aktiviteter.csv&match=new", visit.asker.authority), rows,
      "text/csv", visit.asker.headers};
}

Task<Outcome> import(Visit visit) {
  const Ask order = order_of_import(visit);
  const Answer ordered = co_await visit.client.send(order);
  co_return co_await follow(visit, ordered);
}

Task<Outcome> export_file(Visit visit) {
  return ask(visit, get(visit, with_scope(visit, "/api/v1/activities?format=csv")));
}

/// The campaign: each head of a unit opens the list of controls and writes down the own judgement.
Task<Outcome> assess_list(Visit visit) {
  return ask(visit,
      get(visit, with_scope(visit, fmt::format("/api/v1/control-assessments?year=eq.{}&limit=50", year))));
}

/// Two judgements are never of the same, also where the same Monday is lived again.
Task<Outcome> assess(Visit visit) {
  const auto unique = std::chrono::system_clock::now().time_since_epoch().count();
  return ask(visit,
      send(visit, "POST", with_scope(visit, "/api/v1/control-assessments"),
          fmt::format(
              R"({{"standard":"Självskattning {}","year":{},"control":"5.{} Behörigheter",)"
              R"("finding":"Alla behörigheter är genomgångna.","severity":"moderate","priority":"low"}})",
              unique, year, visit.chance % 37 + 1)));
}

/// Somewhat over a hundred requests a second in all: two thousand people at work in the system, each with a
/// page a minute. Rates are of visits; a start page is seven requests, deep pages five, an edit two, a job
/// some.
constexpr std::array<Kind, 27> all_kinds{{
    {"start page", 2, 1, true, start_page},
    {"page file", 2, 1, false, page_file},
    {"list", 15, 1, false, list},
    {"list with a word", 2, 1, false, list_with_word},
    {"deep pages", 0.5, 1, false, deep_pages},
    {"record", 20, 1, false, record},
    {"around a record", 6, 1, false, record_around},
    {"counts", 3, 1, false, counts},
    {"edit", 3, 1, false, edit},
    {"tell of an incident", 0.7, 1, true, tell_incident},
    {"own reports", 1, 1, true, own_reports},
    {"search", 4, 1, false, search},
    {"link", 0.5, 1, false, tie},
    {"figures", 1, 1, false, figures},
    {"incident figures", 0.1, 1, false, incident_figures},
    {"year wheel", 1, 1, false, year_wheel},
    {"plan", 0.3, 1, false, plan},
    {"calendar", 1, 1, true, calendar},
    {"sign in", 0.3, 1, true, sign_in},
    {"report", 0.2, 1, false, report},
    {"ten reports at once", 1.0 / 60, 10, false, report},
    {"report as PDF", 1.0 / 60, 1, false, report_as_file},
    {"import of 200", 1.0 / 30, 1, false, import},
    {"export", 0.2, 1, false, export_file},
    {"campaign: list", 2, 1, false, assess_list},
    {"campaign: assess", 1, 1, false, assess},
    {"health", 1, 1, false, [](Visit visit) { return ask(visit, Ask{.target = "/health"}); }},
}};

}  // namespace

std::span<const Kind> kinds() {
  return all_kinds;
}

Outcome outcome_of(const Answer& answer) {
  if (answer.status == 429 || answer.status == 503) {
    const bool said =
        !answer.retry_after.empty() && answer.content_type.starts_with("application/problem+json");
    if (said) return {End::refused};
  }
  if (answer.status >= 200 && answer.status < 400) return {};
  return {End::failed, fmt::format("{} {}", answer.status, answer.body.substr(0, 300))};
}

namespace {

/// Nothing where it is not let in.
Task<bool> come_in(Client& client, Asker& asker) {
  const Ask sign_in = sign_in_as(asker);
  const Answer answer = co_await client.send(sign_in);
  if (answer.status != 200) co_return false;
  asker.headers =
      fmt::format("Cookie: {}\r\nX-CSRF-Token: {}\r\n", answer.cookie, text_of(answer.body, "csrf"));
  const Ask subscribe{"POST", "/api/v1/calendar-feeds", R"({"name":"load","scope":"own"})",
      "application/json", asker.headers};
  const Answer feed = co_await client.send(subscribe);
  const std::string address = text_of(feed.body, "address");
  if (const auto at = address.find("/calendar/"); at != std::string::npos)
    asker.calendar = address.substr(at);
  co_return true;
}

Task<bool> look_at(Client& client, Asker& asker, const char* plural, std::vector<std::string>& ids) {
  const Ask list{.target = fmt::format("/api/v1/{}?limit=200&authority={}", plural, asker.authority),
      .headers = asker.headers};
  const Answer answer = co_await client.send(list);
  ids = texts_of(answer.body, "id");
  co_return answer.status == 200;
}

}  // namespace

Task<bool> arrive(Client& client, Asker& asker) {
  if (asker.is_person()) {
    const bool in = co_await come_in(client, asker);
    if (!in) co_return false;
  }
  bool seen = co_await look_at(client, asker, "incidents", asker.incidents);
  if (seen) seen = co_await look_at(client, asker, "activities", asker.activities);
  if (seen) seen = co_await look_at(client, asker, "risks", asker.risks);
  co_return seen;
}

}  // namespace load
