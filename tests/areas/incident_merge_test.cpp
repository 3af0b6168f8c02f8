#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "areas/import_support.h"
#include "areas/incidents/incident.h"
#include "areas/incidents/merge.h"
#include "areas/incidents/similar.h"
#include "areas/incidents/take_step.h"
#include "areas/incidents/timeline.h"
#include "registry/save.h"
#include "schema/describe.h"
#include "schema/incident_rules.h"
#include "schema/settings.h"
#include "store/access.h"
#include "store/links.h"
#include "store/secrecy.h"

/// Incidents that are like one another, that become one and are taken apart again, and what has happened in
/// one. On both engines.
namespace ringmur {
namespace {

using namespace test;
using incidents::Incident;

class IncidentMerge : public ImportTest {
 protected:
  Row create(const std::string& name, const std::string& json) {
    return given(create_record(
        store(), administrator(), type(name), place_.authority.id, boost::json::parse(json).as_object()));
  }
  Row incident(const std::string& title, const std::string& more = "",
      const std::string& at = "2026-03-02T12:00:00Z") {
    return create("incident", R"({"title":")" + title + R"(","discovered_at":")" + at + '"' + more + '}');
  }
  /// Of the incident: a note, a notice, evidence, a case of the service desk.
  std::vector<Row> parts_of(const Row& incident, const std::string& mark) {
    const std::string of = R"({"incident":")" + to_string(incident.meta.id) + R"(",)";
    return {create("incident_event", of + R"("at":"2026-03-02T13:00:00Z","text":")" + mark + R"("})"),
        create("incident_notice", of + R"("title":")" + mark + R"("})"),
        create("evidence", of + R"("name":")" + mark + R"("})"),
        create("desk_case", of + R"("match":"same","number":")" + mark + code_ +
                                R"(","opened_at":"2026-03-02T12:30:00Z","title":"Samma"})")};
  }
  Row again(const std::string& name, const Row& row) {
    return given(store().get(administrator(), type(name), place_.authority.id, row.meta.id));
  }
  void step(const Row& row, incidents::Status to, const std::string& facts) {
    const incidents::Town town(store());
    const Row here = again("incident", row);
    const auto judged = given(incidents::judge_row(
        store(), administrator(), town, incident_rules_in(store().settings()), here, now()));
    const auto told = boost::json::parse(facts).as_object();
    given(incidents::take_step(store(), administrator(), town, judged, {to, here.meta.version, &told}));
  }
  Incident incident_at(const Row& row) {
    return record_of<Incident>(type("incident"), again("incident", row).values);
  }
  Uuid incident_of(const Row& part) {
    static const std::vector<std::string> names{"incident_event", "incident_notice", "evidence", "desk_case"};
    for (const std::string& name : names) {
      auto row = store().get(administrator(), type(name), place_.authority.id, part.meta.id);
      if (row) return std::get<Uuid>(row->values[type(name).index("incident")]);
    }
    return {};
  }
  void link(const std::string& from, const Row& row, const std::string& kind, const std::string& to,
      const Row& other) {
    given(change_links(store(), administrator(), type(from), place_.authority.id, row.meta.id,
        {{{kind, Direction::out, &type(to), other.meta.id}}, {}}));
  }
  std::set<Uuid> linked_to(const Row& row) {
    std::set<Uuid> ids;
    for (const Linked& one :
        given(links_of(store(), administrator(), type("incident"), place_.authority.id, row.meta.id)))
      ids.insert(one.row.meta.id);
    return ids;
  }
  Result<Row> merge(const Row& from, const Row& into, const Actor& actor = administrator()) {
    return incidents::merge_incident(store(), actor, place_.authority.id, from.meta.id,
        {into.meta.id, again("incident", from).meta.version});
  }
  Result<incidents::Unmerged> unmerge(const Row& from, const Actor& actor = administrator()) {
    return incidents::unmerge_incident(store(), actor, place_.authority.id, from.meta.id);
  }
  incidents::SimilarIncidents similar(const Row& to, const Actor& actor = administrator()) {
    return given(incidents::similar_incidents(store(), actor, place_.authority.id, again("incident", to)));
  }
  /// "kind: text", oldest first.
  std::vector<std::string> told(const Row& of, const Actor& actor = administrator()) {
    const Row row = given(store().get(actor, type("incident"), place_.authority.id, of.meta.id));
    std::vector<std::string> lines;
    for (const incidents::TimelineItem& item :
        given(incidents::timeline(store(), actor, place_.authority.id, row)))
      lines.push_back(std::string(item.kind) + ": " + item.text.sv);
    return lines;
  }
  Actor with_role(const std::string& role) {
    Actor actor{"nisse", place_.authority.id, Right::write, {}};
    actor.account = new_uuid();
    actor.access = std::make_shared<const Access>(std::make_shared<const Matrix>(Matrix::defaults()),
        std::vector<HeldRole>{HeldRole{new_uuid(), role, place_.authority.id, {}, {}, {}, {}, {}}}, "nisse",
        std::vector<std::string>{});
    return actor;
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, IncidentMerge, both_engines, engine_name);

TEST_P(IncidentMerge, TakesAllThatRefersToItAlongAndBackAgain) {
  const Row one = incident("Stulen dator");
  const Row into = incident("Datorn är borta");
  const auto own = parts_of(one, "A");
  const auto others = parts_of(into, "B");
  const Row system = create("system", R"({"name":"Journalen"})");
  const Row both = create("system", R"({"name":"Skolportalen"})");
  link("incident", one, "concerns", "system", system);
  link("incident", one, "concerns", "system", both);
  link("incident", into, "concerns", "system", both);
  const Row work = create("activity", R"({"year":2026,"status":"planned","title":"Spärra"})");
  link("activity", work, "source", "incident", one);
  const Row stays = given(merge(one, into));
  EXPECT_EQ(stays.meta.id, into.meta.id);
  for (const Row& part : own) EXPECT_EQ(incident_of(part), into.meta.id);
  EXPECT_EQ(linked_to(into), (std::set<Uuid>{system.meta.id, both.meta.id, work.meta.id}));
  EXPECT_TRUE(linked_to(one).empty());
  EXPECT_EQ(incident_at(one).merged_into.value, into.meta.id);
  EXPECT_TRUE(again("incident", one).meta.archived_at);
  const auto back = given(unmerge(one));
  EXPECT_EQ(back.record.meta.id, one.meta.id);
  EXPECT_EQ(back.into.meta.id, into.meta.id);
  for (const Row& part : own) EXPECT_EQ(incident_of(part), one.meta.id);
  for (const Row& part : others) EXPECT_EQ(incident_of(part), into.meta.id) << "what was its own stays";
  EXPECT_EQ(linked_to(one), (std::set<Uuid>{system.meta.id, both.meta.id, work.meta.id}));
  EXPECT_EQ(linked_to(into), (std::set<Uuid>{both.meta.id}));
  EXPECT_TRUE(incident_at(one).merged_into.value.empty());
  EXPECT_FALSE(again("incident", one).meta.archived_at);
  EXPECT_FALSE(given(store().verify_chain(administrator(), place_.authority.id, {})));
}

TEST_P(IncidentMerge, StandsInBothHistories) {
  const Row one = incident("Stulen dator");
  const Row into = incident("Datorn är borta");
  given(merge(one, into));
  EXPECT_EQ(told(one).back(), "merged: Incidenten fördes samman med en annan");
  EXPECT_EQ(told(into).back(), "merged: " + one.meta.short_reference + " fördes samman med den här");
  given(unmerge(one));
  EXPECT_EQ(told(one).back(), "merged: Incidenten skildes ut igen");
  EXPECT_EQ(told(into).back(), "merged: " + one.meta.short_reference + " skildes ut igen");
}

TEST_P(IncidentMerge, IsRefusedWhereItMakesNoSense) {
  const Row one = incident("Ett");
  const Row two = incident("Två");
  const Row three = incident("Tre");
  const Row closed = incident("Stängd", R"(,"status":"closed")");
  EXPECT_EQ(code_of(merge(one, one)), "incident.merge_itself");
  EXPECT_EQ(code_of(merge(one, closed)), "incident.merge_closed");
  EXPECT_EQ(code_of(merge(closed, one)), "incident.merge_closed");
  EXPECT_EQ(code_of(unmerge(one)), "incident.not_merged");
  EXPECT_EQ(code_of(incidents::merge_incident(store(), administrator(), place_.authority.id, one.meta.id,
                {two.meta.id, one.meta.version + 1})),
      "record.changed");
  given(merge(one, two));
  EXPECT_EQ(code_of(merge(one, three)), "incident.merged");
  EXPECT_EQ(code_of(merge(three, one)), "incident.merged");
  given(merge(two, three));
  EXPECT_EQ(incident_at(one).merged_into.value, two.meta.id) << "a chain keeps its links";
  EXPECT_EQ(code_of(merge(incident("Fyra"), {})), "record.not_found");
}

TEST_P(IncidentMerge, IsForWhoMayWriteBothAndStopsAtTheWall) {
  const Row one = incident("Ett");
  const Row two = incident("Två");
  EXPECT_EQ(code_of(merge(one, two, with_role("auditor"))), "actor.may_not_write");
  EXPECT_EQ(code_of(merge(one, two, with_role("employee"))), "record.not_found");
  EXPECT_EQ(code_of(merge(one, two, bound_to(new_uuid(), Right::write))), "authority.not_found");
  EXPECT_EQ(code_of(merge(one, two, with_role("privacy_coordinator"))), "fine");
  EXPECT_EQ(code_of(unmerge(one, with_role("auditor"))), "actor.may_not_write");
  EXPECT_EQ(code_of(unmerge(one, with_role("privacy_coordinator"))), "fine");
}

TEST_P(IncidentMerge, LeavesWhatWasMovedOnWhereItIs) {
  const Row one = incident("Ett");
  const Row two = incident("Två");
  const Row three = incident("Tre");
  const auto parts = parts_of(one, "A");
  given(merge(one, two));
  const Row evidence = again("evidence", parts[2]);
  given(change_record(store(), administrator(), type("evidence"), place_.authority.id, evidence.meta.id,
      evidence.meta.version,
      boost::json::parse(R"({"incident":")" + to_string(three.meta.id) + "\"}").as_object()));
  given(unmerge(one));
  EXPECT_EQ(incident_of(parts[2]), three.meta.id);
  EXPECT_EQ(incident_of(parts[0]), one.meta.id);
}

TEST_P(IncidentMerge, SaysWhichRecordBothHave) {
  const Row one = incident("Ett");
  const Row two = incident("Två");
  const auto evidence = [&](const Row& of, const std::string& name) {
    return create("evidence", R"({"incident":")" + to_string(of.meta.id) + R"(","name":")" + name +
                                  R"(","taken_at":"2026-03-02T14:00:00Z"})");
  };
  const Row own = evidence(one, "logg.txt");
  evidence(two, "logg.txt");
  evidence(two, "annan.txt");
  const auto refused = merge(one, two);
  EXPECT_EQ(code_of(refused), "incident.merge_same");
  EXPECT_NE(refused.error().message.sv.find(own.meta.short_reference), std::string::npos);
  EXPECT_EQ(incident_of(own), one.meta.id) << "nothing has moved";
  given(change_record(store(), administrator(), type("evidence"), place_.authority.id, own.meta.id,
      own.meta.version, boost::json::parse(R"({"name":"logg ett.txt"})").as_object()));
  EXPECT_EQ(code_of(merge(one, two)), "fine");
}

TEST_P(IncidentMerge, NeedsTheTrailToFindTheWayBack) {
  const Row one = incident("Ett");
  const Row two = incident("Två");
  given(merge(one, two));
  data_.run("UPDATE \"audit_event\" SET \"changes\" = NULL WHERE \"id\" = ?1 AND \"action\" = 'merge'",
      {two.meta.id});
  EXPECT_EQ(code_of(unmerge(one)), "incident.merge_forgotten");
}

TEST_P(IncidentMerge, SimilarOnesAreProposedLikestFirst) {
  const Row one = incident("Lönelista skickad till fel mottagare");
  const Row same = incident("Lönelista skickad till fel mottagare", "", "2026-03-02T12:30:00Z");
  const Row near = incident("Lönelista hos fel mottagare", "", "2026-03-03T12:00:00Z");
  incident("Strömavbrott i serverhallen", "", "2026-03-02T12:10:00Z");
  incident("Lönelista skickad till fel mottagare", "", "2026-04-02T12:00:00Z");
  const Row merged = incident("Lönelista skickad till fel mottagare", "", "2026-03-02T12:20:00Z");
  given(merge(merged, same));
  const auto found = similar(one).same;
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].row.meta.id, same.meta.id);
  EXPECT_EQ(found[1].row.meta.id, near.meta.id);
  EXPECT_DOUBLE_EQ(found[0].likeness, 1);
  EXPECT_NE(found[1].because.sv.find("lönelista"), std::string::npos) << found[1].because.sv;
}

TEST_P(IncidentMerge, RecurringOnesHaveTheSameCauseWithinAYear) {
  const Row one = incident("Ett", R"(,"cause_label":"Fel autofyll","cause_kind":"human")");
  const Row label = incident("Två", R"(,"cause_label":"Fel autofyll")", "2025-06-02T12:00:00Z");
  incident("För länge sedan", R"(,"cause_label":"Fel autofyll")", "2025-02-01T12:00:00Z");
  incident("Annan orsak", R"(,"cause_label":"Brand","cause_kind":"human")");
  const Row system = create("system", R"({"name":"Posten"})");
  const Row kind = incident("Tre", R"(,"cause_kind":"human")", "2026-01-02T12:00:00Z");
  const Row other_kind = incident("Fyra", R"(,"cause_kind":"attack")", "2026-01-02T12:00:00Z");
  for (const Row* row : {&one, &kind, &other_kind}) link("incident", *row, "concerns", "system", system);
  const auto found = similar(one).recurring;
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].row.meta.id, kind.meta.id) << "the newest first";
  EXPECT_EQ(found[0].because.sv, "mänskligt misstag, samma system: Posten");
  EXPECT_EQ(found[1].row.meta.id, label.meta.id);
  EXPECT_EQ(found[1].because.sv, "Samma orsak: Fel autofyll");
}

TEST_P(IncidentMerge, SecretOnesAreNotProposed) {
  const Row one = incident("Lönelista skickad till fel mottagare");
  const Row secret = incident("Lönelista skickad till fel mottagare");
  given(mark_record(store(), administrator(), type("incident"), place_.authority.id, secret.meta.id,
      secret.meta.version, {{.field = "title", .ground = "18:13"}}));
  EXPECT_TRUE(similar(one).same.empty());
}

TEST_P(IncidentMerge, TheTimelineIsPutTogetherFromWhatOthersKeep) {
  const Row one = incident("Stulen dator");
  const std::string of = R"({"incident":")" + to_string(one.meta.id) + R"(",)";
  given(change_record(store(), administrator(), type("incident"), place_.authority.id, one.meta.id,
      one.meta.version, boost::json::parse(R"({"description":"Hemliga ord","registered":3})").as_object()));
  step(one, incidents::Status::triage,
      R"({"sensitive":"no","aware_at":"2026-03-02T12:30:00Z","place":"Entrén"})");
  create("incident_event",
      of + R"("at":"2026-03-02T13:00:00Z","kind":"decision","text":"Vi spärrar","by":"Eva Ek"})");
  const Row notice = create("incident_notice", of + R"("title":"Anmälan","recipient":"IMY"})");
  data_.run(
      "UPDATE \"incident_notice\" SET \"status\" = 'sent', \"sent_by\" = 'Eva', \"sent_at\" = ?1 WHERE "
      "\"id\" = ?2",
      {parse_rfc3339("2026-03-02T15:00:00Z")->time_since_epoch().count(), notice.meta.id});
  const Row evidence =
      create("evidence", of + R"("name":"logg.txt","taken_at":"2026-03-02T14:00:00Z","taken_by":"Bo Alm"})");
  create("custody", R"({"evidence":")" + to_string(evidence.meta.id) +
                        R"(","at":"2026-03-02T16:00:00Z","from_hand":"Bo Alm","to_hand":"Polisen"})");
  const Row work = create("activity", R"({"year":2026,"status":"planned","title":"Byt lås"})");
  link("activity", work, "source", "incident", one);
  data_.run(
      "INSERT INTO \"incident_tie\" "
      "(\"authority\",\"id\",\"incident\",\"kind\",\"direction\",\"other_authority\",\"other_incident\","
      "\"facts\",\"passed_by\",\"passed_at\") VALUES (?1,?2,?3,'handover','out',?1,?2,'{}','eva',?4)",
      {place_.authority.id, new_uuid(), one.meta.id,
          parse_rfc3339("2026-03-02T17:00:00Z")->time_since_epoch().count()});
  const auto lines = told(one);
  EXPECT_EQ((std::vector<std::string>(lines.begin(), lines.begin() + 5)),
      (std::vector<std::string>{"decision: Vi spärrar", "evidence: Bevis säkrat: logg.txt",
          "notice: Skickat till IMY: Anmälan", "custody: Bevis överlämnat till Polisen",
          "passed: Överlämnad till " + place_.authority.name}));
  EXPECT_EQ((std::vector<std::string>(lines.begin() + 5, lines.end())),
      (std::vector<std::string>{"step: Incidenten registrerades",
          "fact: Fakta ändrade: Vad hände, Antal registrerade",
          "step: – → Bedöms. Fakta ändrade: Säkerhetskänslig verksamhet, Fick "
          "kännedom, Plats",
          "task: Aktivitet: Byt lås"}));
  for (const std::string& line : lines) EXPECT_EQ(line.find("Hemliga"), std::string::npos) << "never to what";
}

TEST_P(IncidentMerge, TheTimelineShowsWhatTheReaderMayRead) {
  const Row one = incident("Stulen dator");
  const Row note = create("incident_event",
      R"({"incident":")" + to_string(one.meta.id) + R"(","at":"2026-03-02T13:00:00Z","text":"Anteckning"})");
  const auto items = [&](const Actor& actor) {
    return given(incidents::timeline(store(), actor, place_.authority.id, again("incident", one)));
  };
  const auto own = [&](const Actor& actor) {
    for (const incidents::TimelineItem& item : items(actor)) {
      if (item.kind == "note") return item.own ? "own" : "read";
    }
    return "none";
  };
  EXPECT_STREQ(own(administrator()), "own");
  EXPECT_STREQ(own(with_role("auditor")), "read");
  EXPECT_STREQ(own(with_role("manager")), "none");
  given(mark_record(store(), administrator(), type("incident_event"), place_.authority.id, note.meta.id,
      note.meta.version, {{.ground = "18:13"}}));
  for (const incidents::TimelineItem& item : items(administrator())) {
    EXPECT_EQ(item.text.sv.find("Anteckning"), std::string::npos) << item.text.sv;
    EXPECT_EQ(item.by.find("Anteckning"), std::string::npos);
  }
}

}  // namespace
}  // namespace ringmur
