#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "roles_support.h"

/// Duties, steps, forms, notices, what is passed on and clocks, as the page asks for them.
namespace ringmur {
namespace {

namespace json = boost::json;

const json::object& duty_of(const json::value& answer, std::string_view id) {
  for (const json::value& duty : answer.at("duties").as_array()) {
    if (duty.at("id") == json::string_view(id)) return duty.as_object();
  }
  throw std::runtime_error("no duty " + std::string(id));
}

std::string answered(const json::value& answer, std::string_view id) {
  return std::string(duty_of(answer, id).at("applies").as_string());
}

std::string ago(std::chrono::minutes time) {
  return to_string(std::chrono::floor<std::chrono::seconds>(now()) - time);
}

class ApiIncidentsLaw : public RolesTest {
 protected:
  std::string incident(std::string_view more, const std::string& token) {
    return make(token, "incidents",
        fmt::format(R"({{"title":"Fel mottagare","discovered_at":"{}","aware_at":"{}"{}}})", ago(two_hours),
            ago(two_hours), more));
  }
  std::string incident(std::string_view more = "") { return incident(more, server.utb); }
  static std::string at(const std::string& id, std::string_view what) {
    return "/api/v1/incidents/" + id + "/" + std::string(what);
  }
  JsonAnswer duties(const std::string& id) { return server.get(at(id, "duties")); }
  JsonAnswer post(const std::string& id, std::string_view what, std::string_view body) {
    return server.send("POST", at(id, what), body);
  }
  /// The kommun's contact function is SOC here.
  void contact_is_soc() {
    as_token(server.admin);
    JsonAnswer settings = server.get("/api/v1/settings");
    json::value own = settings.json.at("settings");
    own.at_pointer("/incident_rules/legal_persons/0/contact") = "SOC";
    server.person = server.make_person(AccountKind::administrator, "");
    JsonAnswer set = server.send(
        "PUT", "/api/v1/settings", json::serialize(json::object{{"settings", own}}), {{"If-Match", "*"}});
    ASSERT_EQ(set.status, 200) << set.body;
    as_token(server.utb);
  }

  static constexpr std::chrono::hours two_hours{2};
  static constexpr std::string_view breach =
      R"(,"personal_data":true,"privacy_role":"controller","privacy_risk":"risk")";
};

INSTANTIATE_TEST_SUITE_P(Both, ApiIncidentsLaw, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiIncidentsLaw, ADutyHasItsClockAndWhatWaitsForFactsSaysSo) {
  as_token(server.utb);
  const std::string id = incident(breach);
  JsonAnswer answer = duties(id);
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.json.at("duties").as_array().size(), 15U);
  const json::object& imy = duty_of(answer.json, "gdpr_33");
  EXPECT_EQ(imy.at("applies"), "yes");
  EXPECT_EQ(imy.at("holder").at("code"), "UTB");
  EXPECT_EQ(imy.at("clock").at("late"), false);
  EXPECT_EQ(imy.at("form"), "imy");
  EXPECT_EQ(answer.json.at("owed"), (json::array{"gdpr_33", "gdpr_33_5"}));
  EXPECT_EQ(answer.json.at("significance").at("result"), "unknown");
  EXPECT_EQ(answer.json.at("sensitive"), nullptr);
  EXPECT_EQ(answer.json.at("steps").at(0).at("needs"), json::array{"sensitive"});
  EXPECT_EQ(answer.json.at("incident").at("version"), 1);
}

TEST_P(ApiIncidentsLaw, WhatIfSavesNothingAndSaysWhatWouldChange) {
  as_token(server.utb);
  const std::string id = incident(breach);
  JsonAnswer answer = post(id, "what-if", R"({"facts":{"privacy_risk":"high","cyber_threat":false}})");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answered(answer.json, "gdpr_34"), "yes");
  const json::array& changed = answer.json.at("changed").as_array();
  EXPECT_TRUE(std::ranges::count(changed, json::value("gdpr_34"))) << answer.body;
  EXPECT_FALSE(std::ranges::count(changed, json::value("gdpr_33")));
  EXPECT_EQ(answered(duties(id).json, "gdpr_34"), "no") << "nothing was saved";
  EXPECT_EQ(post(id, "what-if", R"({"facts":{"colour":"red"}})").status, 422);
  EXPECT_EQ(post(id, "what-if", R"({"facts":{"case_id":"x"}})").status, 422) << "kept by the server";
  EXPECT_EQ(post(id, "what-if", R"({"facts":{"sensitive":"yes","description":"hemligt"}})").status, 422);
}

TEST_P(ApiIncidentsLaw, ThatFactsChangeTheDutiesStandsInTheTrail) {
  as_token(server.utb);
  const std::string id = incident(breach);
  server.send("PATCH", "/api/v1/incidents/" + id, R"({"title":"Annan rubrik"})", {{"If-Match", "*"}});
  EXPECT_EQ(server.get(at(id, "history")).body.find("\"duties\""), std::string::npos)
      << "nothing follows from it";
  server.send("PATCH", "/api/v1/incidents/" + id, R"({"privacy_risk":"high"})", {{"If-Match", "*"}});
  JsonAnswer history = server.get(at(id, "history"));
  EXPECT_NE(history.body.find("\"duties\""), std::string::npos) << history.body;
  EXPECT_NE(history.body.find("gdpr_34"), std::string::npos) << history.body;
}

TEST_P(ApiIncidentsLaw, StepsAskForFactsAndStandInTheTrail) {
  as_token(server.utb);
  const std::string id = incident(breach);
  JsonAnswer lacking = post(id, "steps", R"({"to":"triage","version":1})");
  EXPECT_EQ(lacking.status, 409);
  EXPECT_EQ(lacking.text("code"), "incident.facts") << lacking.body;
  EXPECT_EQ(post(id, "steps", R"({"to":"closed","version":1})").text("code"), "incident.step");
  EXPECT_EQ(post(id, "steps", R"({"to":"triage","version":7,"facts":{"sensitive":"no"}})").status, 412);
  JsonAnswer taken = post(id, "steps", R"({"to":"triage","version":1,"facts":{"sensitive":"no"}})");
  ASSERT_EQ(taken.status, 200) << taken.body;
  EXPECT_EQ(taken.json.at("record").at("status"), "triage");
  EXPECT_EQ(taken.json.at("record").at("sensitive"), "no");
  EXPECT_EQ(taken.json.at("duties").at("incident").at("status"), "triage");
  JsonAnswer history = server.get(at(id, "history"));
  EXPECT_NE(history.body.find("\"step\""), std::string::npos) << history.body;
}

TEST_P(ApiIncidentsLaw, TheStateMovesByStepsAlone) {
  as_token(server.utb);
  const std::string id = incident(R"(,"status":"new")");
  const std::string one = "/api/v1/incidents/" + id;
  JsonAnswer edited = server.send("PATCH", one, R"({"status":"closed"})", {{"If-Match", "*"}});
  EXPECT_EQ(edited.status, 409) << edited.body;
  EXPECT_EQ(edited.text("code"), "field.moved_by_steps");
  JsonAnswer many = server.send("POST", "/api/v1/incidents/batch",
      fmt::format(R"({{"records":[{{"id":"{}","version":1}}],"set":{{"status":"closed"}}}})", id));
  EXPECT_NE(many.body.find("field.moved_by_steps"), std::string::npos) << many.body;
  EXPECT_EQ(server.get(one).text("status"), "new");
  JsonAnswer as_it_stands =
      server.send("PATCH", one, R"({"status":"new","title":"Rättad rubrik"})", {{"If-Match", "*"}});
  EXPECT_EQ(as_it_stands.status, 200) << as_it_stands.body;
  const std::string from_elsewhere = incident(R"(,"status":"ongoing")");
  EXPECT_EQ(server.get("/api/v1/incidents/" + from_elsewhere).text("status"), "ongoing");
  JsonAnswer registers = server.get("/api/v1/registers");
  for (const json::value& type : registers.items()) {
    if (type.at("name") != "incident") continue;
    for (const json::value& field : type.at("fields").as_array())
      EXPECT_EQ(field.at("moved_by_steps").as_bool(), field.at("name") == "status") << field;
  }
}

TEST_P(ApiIncidentsLaw, NothingIsClosedThatIsOwedAndReopeningHasAReason) {
  as_token(server.utb);
  const std::string id = incident(
      std::string(breach) +
      R"(,"status":"learning","sensitive":"no","significant":false,"significance_reason":"Ett mejl.",)"
      R"("cyber_threat":false,"cause_kind":"human","lessons":"Läs adressen.","description":"a","consequences":"b","measures":"c")");
  JsonAnswer owed = post(id, "steps", R"({"to":"closed","version":1})");
  EXPECT_EQ(owed.text("code"), "incident.owed") << owed.body;
  JsonAnswer sent = post(id, "notices",
      R"({"duty":"gdpr_33","form":"imy","content":{"description":"Fel mottagare"},"receipt":"IMY-2026-7"})");
  ASSERT_EQ(sent.status, 201) << sent.body;
  EXPECT_EQ(sent.text("status"), "sent");
  JsonAnswer record = server.get("/api/v1/incidents/" + id);
  EXPECT_EQ(record.json.at("reported_to_imy"), true);
  EXPECT_FALSE(record.text("imy_reported_at").empty());
  JsonAnswer closed = post(id, "steps", R"({"to":"closed","version":2})");
  ASSERT_EQ(closed.status, 200) << closed.body;
  EXPECT_FALSE(json::value(closed.json.at("record").at("closed_at")).is_null());
  EXPECT_EQ(post(id, "steps", R"({"to":"ongoing","version":3})").text("code"), "incident.reason");
  JsonAnswer again = post(id, "steps", R"({"to":"ongoing","version":3,"reason":"Fler mottagare hittade."})");
  ASSERT_EQ(again.status, 200) << again.body;
  EXPECT_TRUE(again.json.at("record").at("closed_at").is_null());
  JsonAnswer events = server.get("/api/v1/incident-events?incident=eq." + id);
  ASSERT_EQ(events.items().size(), 1U) << events.body;
  EXPECT_EQ(events.items().at(0).at("text"), "Fler mottagare hittade.");
}

TEST_P(ApiIncidentsLaw, ANoticeIsRefusedWhereItCannotBe) {
  as_token(server.utb);
  const std::string id = incident(breach);
  const auto code = [&](std::string_view body) { return post(id, "notices", body).text("code"); };
  EXPECT_EQ(code(R"({"duty":"tax"})"), "notice.duty");
  EXPECT_EQ(code(R"({"duty":"gdpr_33","form":"csl_alert"})"), "notice.form");
  EXPECT_EQ(code(R"({"duty":"gdpr_33","sent_at":"2099-01-01T08:00:00Z"})"), "notice.sent_at");
  EXPECT_EQ(code(R"({"duty":"gdpr_33","content":{"a":1}})"), "notice.content");
  EXPECT_EQ(
      code(fmt::format(R"({{"duty":"gdpr_33","previous":"{}"}})", to_string(new_uuid()))), "notice.previous");
  server.send("PATCH", "/api/v1/incidents/" + id,
      fmt::format(R"({{"aware_at":"{}"}})", ago(std::chrono::hours{80})), {{"If-Match", "*"}});
  EXPECT_EQ(code(R"({"duty":"gdpr_33"})"), "notice.late_reason");
  JsonAnswer late = post(id, "notices", R"({"duty":"gdpr_33","late_reason":"Upptäcktes sent."})");
  ASSERT_EQ(late.status, 201) << late.body;
  const json::value after = duties(id).json;
  const json::object& duty = duty_of(after, "gdpr_33");
  EXPECT_EQ(duty.at("done"), true);
  EXPECT_EQ(duty.at("clock").at("late"), true);
  EXPECT_EQ(duty.at("sent").at(0).at("late_reason"), "Upptäcktes sent.");
}

TEST_P(ApiIncidentsLaw, FormsAreFilledFromFactsAndContinueWhatWasSaid) {
  as_token(server.utb);
  const std::string id = incident(std::string(breach) + R"(,"registered":812,"description":"Fel bilaga")");
  JsonAnswer forms = server.get(at(id, "forms"));
  ASSERT_EQ(forms.status, 200) << forms.body;
  EXPECT_EQ(forms.items().size(), 5U);
  JsonAnswer form = server.get(at(id, "forms/imy"));
  ASSERT_EQ(form.status, 200) << form.body;
  const auto field = [](const JsonAnswer& answer, std::string_view name) {
    for (const json::value& one : answer.json.at("fields").as_array())
      if (one.at("id") == json::string_view(name)) return one;
    throw std::runtime_error("no field");
  };
  EXPECT_EQ(field(form, "registered").at("value"), "812");
  EXPECT_EQ(field(form, "registered").at("fact"), "registered");
  EXPECT_EQ(field(form, "measures").at("missing"), true);
  EXPECT_EQ(field(form, "late").at("missing"), false) << "only asked where it is late";
  EXPECT_TRUE(form.json.at("previous").is_null());
  ASSERT_EQ(post(id, "notices",
                R"({"duty":"gdpr_33","form":"imy","content":{"registered":"800","contact":"Åsa, 08-1"}})")
                .status,
      201);
  JsonAnswer second = server.get(at(id, "forms/imy"));
  EXPECT_EQ(field(second, "contact").at("value"), "Åsa, 08-1");
  EXPECT_EQ(field(second, "registered").at("value"), "812");
  EXPECT_EQ(field(second, "registered").at("earlier"), "800");
  EXPECT_FALSE(second.json.at("previous").is_null());
  JsonAnswer file = server.get(at(id, "forms/imy?format=json"));
  EXPECT_NE(file.header("Content-Disposition").find("attachment"), std::string::npos);
  EXPECT_EQ(server.get(at(id, "forms/tax")).status, 404);
}

TEST_P(ApiIncidentsLaw, AnotherAuthorityIsToldAndSeesNothingElse) {
  as_token(server.utb);
  const std::string id =
      incident(std::string(breach) + R"(,"description":"Läckan","consequences":"Bara våra",)"
                                     R"("handler":"utb.handler","lessons":"Egna")");
  JsonAnswer passed = post(
      id, "passes", R"({"kind":"inform","to":["SOC"],"facts":["title","description"],"note":"Berör er"})");
  ASSERT_EQ(passed.status, 200) << passed.body;
  ASSERT_EQ(passed.items().size(), 1U);
  EXPECT_EQ(passed.items().at(0).at("direction"), "out");
  EXPECT_EQ(passed.items().at(0).at("authority").at("code"), "SOC");
  EXPECT_EQ(passed.items().at(0).at("facts").as_array().size(), 2U);

  as_token(server.soc);
  JsonAnswer theirs = server.get("/api/v1/incidents");
  ASSERT_EQ(theirs.items().size(), 1U) << theirs.body;
  const json::value& made = theirs.items().at(0);
  const std::string other(made.at("id").as_string());
  JsonAnswer record = server.get("/api/v1/incidents/" + other);
  EXPECT_EQ(record.text("description"), "Läckan");
  EXPECT_EQ(record.text("status"), "new");
  EXPECT_FALSE(record.text("aware_at").empty());
  EXPECT_NE(record.text("aware_how").find("Ringmur"), std::string::npos);
  JsonAnswer came = server.get(at(other, "passes"));
  EXPECT_EQ(came.items().at(0).at("direction"), "in");
  EXPECT_EQ(came.items().at(0).at("note"), "Berör er");
  JsonAnswer told = server.get(at(other, "timeline"));
  EXPECT_NE(told.body.find("Information från"), std::string::npos) << told.body;
  // Nothing of the first incident but what was passed: not in what is read, searched, remembered or refused.
  std::string all = record.body + came.body + duties(other).body + server.get(at(other, "history")).body +
                    server.get("/api/v1/search?q=v%C3%A5ra").body + server.get("/api/v1/trail").body +
                    server.get(at(id, "duties")).body + server.get("/api/v1/incident-clocks").body +
                    told.body;
  for (const char* secret : {"Bara våra", "utb.handler", "Egna"})
    EXPECT_EQ(all.find(secret), std::string::npos) << secret;
  EXPECT_EQ(all.find(id), std::string::npos) << "the other side's id";
  EXPECT_EQ(server.get(at(id, "passes")).status, 404);
  EXPECT_EQ(server.get(at(id, "passes?authority=UTB")).status, 404);
  // Nor does what they write come back.
  server.send("PATCH", "/api/v1/incidents/" + other, R"({"lessons":"Soctänst"})", {{"If-Match", "*"}});
  as_token(server.utb);
  told = server.get(at(id, "timeline"));
  EXPECT_NE(told.body.find("Information till"), std::string::npos) << told.body;
  EXPECT_EQ((duties(id).body + server.get(at(id, "passes")).body + told.body).find(other), std::string::npos);
}

TEST_P(ApiIncidentsLaw, PassedAgainOnlyWhatHasChangedIsSent) {
  as_token(server.utb);
  const std::string id = incident(std::string(breach) + R"(,"description":"Först")");
  const std::string order = R"({"kind":"inform","to":["SOC"],"facts":["title","description"]})";
  ASSERT_EQ(post(id, "passes", order).status, 200);
  EXPECT_EQ(post(id, "passes", order).text("code"), "incident.pass_nothing");
  server.send(
      "PATCH", "/api/v1/incidents/" + id, R"({"title":"Ny","description":"Sedan"})", {{"If-Match", "*"}});
  as_token(server.soc);
  std::string other(server.get("/api/v1/incidents").items().at(0).at("id").as_string());
  server.send("PATCH", "/api/v1/incidents/" + other, R"({"title":"Vår egen rubrik"})", {{"If-Match", "*"}});
  as_token(server.utb);
  JsonAnswer again = post(id, "passes", order);
  ASSERT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(again.items().size(), 2U);
  as_token(server.soc);
  JsonAnswer theirs = server.get("/api/v1/incidents");
  ASSERT_EQ(theirs.items().size(), 1U) << "the same incident";
  JsonAnswer record = server.get("/api/v1/incidents/" + other);
  EXPECT_EQ(record.text("description"), "Sedan");
  EXPECT_EQ(record.text("title"), "Vår egen rubrik") << "what they have written stays";
}

TEST_P(ApiIncidentsLaw, WhatCannotBePassedIsRefused) {
  as_token(server.utb);
  const std::string id = incident(breach);
  const auto code = [&](std::string_view body) { return post(id, "passes", body).text("code"); };
  EXPECT_EQ(code(R"({"kind":"inform","to":["UTB"]})"), "incident.pass_to");
  EXPECT_EQ(code(R"({"kind":"inform","to":["XYZ"]})"), "incident.pass_to");
  EXPECT_EQ(code(R"({"kind":"inform"})"), "incident.pass_to");
  EXPECT_EQ(code(R"({"kind":"inform","to":["SOC"],"facts":["handler"]})"), "incident.pass_facts");
  EXPECT_EQ(code(R"({"kind":"inform","to":["SOC"],"facts":["case_id"]})"), "incident.pass_facts");
  EXPECT_EQ(code(R"({"kind":"handover"})"), "incident.contact") << "there is no KS here";
  server.person = with_role("manager");
  EXPECT_EQ(post(id, "passes", R"({"kind":"inform","to":["SOC"]})").status, 403);
}

TEST_P(ApiIncidentsLaw, TheContactFunctionHoldsTheOneClockAfterAHandover) {
  contact_is_soc();
  const std::string id = incident(
      R"(,"sensitive":"no","personal_data":false,"significant":true,"protected_persons":300,"cost":1000)");
  JsonAnswer before = duties(id);
  EXPECT_EQ(duty_of(before.json, "csl_alert").at("holder").at("mine"), false) << before.body;
  EXPECT_EQ(duty_of(before.json, "csl_alert").at("holder").at("code"), "SOC");
  EXPECT_EQ(post(id, "notices", R"({"duty":"csl_alert"})").text("code"), "notice.duty");
  const json::value first_due = duty_of(before.json, "csl_alert").at("clock").at("due");
  ASSERT_EQ(post(id, "passes", R"({"kind":"handover"})").status, 200);
  JsonAnswer after = duties(id);
  EXPECT_EQ(duty_of(after.json, "csl_alert").at("done"), true);
  EXPECT_TRUE(duty_of(after.json, "csl_alert").at("clock").is_null());

  as_token(server.soc);
  const std::string other(server.get("/api/v1/incidents").items().at(0).at("id").as_string());
  EXPECT_TRUE(server.get("/api/v1/incidents/" + other).json.at("personal_data").is_null())
      << "asked of each anew";
  JsonAnswer copied = duties(other);
  EXPECT_EQ(copied.json.at("significance").at("counted").at("cost"), 1000)
      << "what was handed over is counted once";
  server.send("PATCH", "/api/v1/incidents/" + other,
      R"({"significant":true,"sensitive":"no","protected_persons":250,"cost":500})", {{"If-Match", "*"}});
  JsonAnswer theirs = duties(other);
  const json::object& alert = duty_of(theirs.json, "csl_alert");
  EXPECT_EQ(alert.at("holder").at("mine"), true);
  EXPECT_EQ(alert.at("clock").at("due"), first_due) << "from the earliest awareness of the case";
  const json::value& counted = theirs.json.at("significance").at("counted");
  EXPECT_EQ(counted.at("incidents"), 2);
  EXPECT_EQ(counted.at("cost"), 1500) << "a sum, and whose it is not told";
  const json::array& thresholds = theirs.json.at("significance").at("thresholds").as_array();
  auto persons =
      std::ranges::find_if(thresholds, [](const json::value& one) { return one.at("id") == "persons"; });
  ASSERT_NE(persons, thresholds.end());
  EXPECT_EQ(persons->at("met"), true) << "550 together";
}

TEST_P(ApiIncidentsLaw, WhatIsMarkedSecretIsNotPassed) {
  as_token(server.utb);
  const std::string id = incident(std::string(breach) + R"(,"description":"Hemligt","registered":812)");
  server.person = with_role("isam");
  JsonAnswer marked = server.send("PUT", "/api/v1/incidents/" + id + "/secrecy",
      R"({"marks":[{"field":"description","ground":"18:8"},{"field":"registered","ground":"18:8"}]})",
      {{"If-Match", "*"}});
  ASSERT_EQ(marked.status, 200) << marked.body;
  server.person.reset();
  as_token(server.utb);
  EXPECT_EQ(post(id, "passes", R"({"kind":"inform","to":["SOC"],"facts":["description"]})").text("code"),
      "incident.pass_facts");
  JsonAnswer passed = post(id, "passes", R"({"kind":"inform","to":["SOC"]})");
  ASSERT_EQ(passed.status, 200) << passed.body;
  EXPECT_EQ(passed.items().at(0).at("facts").as_array().size(), 1U) << "the title alone";
  const std::string seen = duties(id).body + server.get(at(id, "forms/imy")).body + passed.body;
  for (const char* secret : {"Hemligt", "\"812\""}) EXPECT_EQ(seen.find(secret), std::string::npos) << secret;
}

TEST_P(ApiIncidentsLaw, ACaseHasOneIncidentInEachAuthority) {
  as_token(server.utb);
  const std::string id = incident(breach);
  const std::string order = R"({"kind":"inform","to":["SOC"],"facts":["title"]})";
  ASSERT_EQ(post(id, "passes", order).status, 200);
  as_token(server.soc);
  const std::string theirs(server.get("/api/v1/incidents").items().at(0).at("id").as_string());
  server.send("PATCH", "/api/v1/incidents/" + theirs, R"({"description":"Vår bild"})", {{"If-Match", "*"}});
  JsonAnswer back = post(theirs, "passes", R"({"kind":"inform","to":["UTB"],"facts":["description"]})");
  ASSERT_EQ(back.status, 200) << back.body;
  as_token(server.utb);
  EXPECT_EQ(server.get("/api/v1/incidents").items().size(), 1U) << "it came to the one that there was";
  EXPECT_EQ(server.get("/api/v1/incidents/" + id).text("description"), "Vår bild");
  EXPECT_EQ(server.get(at(id, "passes")).items().size(), 2U);
}

TEST_P(ApiIncidentsLaw, WhoMayReadTheTrailThereSeesNothingMore) {
  as_token(server.utb);
  const std::string id =
      incident(std::string(breach) + R"(,"consequences":"Bara våra","handler":"utb.handler")");
  ASSERT_EQ(post(id, "passes", R"({"kind":"inform","to":["SOC"],"facts":["title"]})").status, 200);
  AssignmentOrder there;
  there.authority = authority("SOC");
  server.person = with_role("isam", there);
  JsonAnswer trail = server.get("/api/v1/trail?authority=SOC");
  ASSERT_EQ(trail.status, 200) << trail.body;
  EXPECT_NE(trail.body.find("pass"), std::string::npos);
  for (const char* secret : {"Bara våra", "utb.handler"})
    EXPECT_EQ(trail.body.find(secret), std::string::npos);
  EXPECT_EQ(trail.body.find(id), std::string::npos);
}

TEST_P(ApiIncidentsLaw, ClocksAreThoseOfTheAuthoritiesThatTheAskerReads) {
  as_token(server.utb);
  const std::string first = incident(breach);
  make(server.utb, "incidents",
      R"({"title":"Äldre","discovered_at":"2020-01-01T08:00:00Z","status":"closed","personal_data":true,"privacy_role":"controller","privacy_risk":"risk","aware_at":"2020-01-01T08:00:00Z"})");
  const std::string theirs = incident(breach, server.soc);
  as_token(server.utb);
  JsonAnswer clocks = server.get("/api/v1/incident-clocks");
  ASSERT_EQ(clocks.status, 200) << clocks.body;
  ASSERT_EQ(clocks.items().size(), 1U) << clocks.body;
  EXPECT_EQ(clocks.items().at(0).at("incident").at("id"), json::string_view(first));
  EXPECT_EQ(clocks.items().at(0).at("duty").at("id"), "gdpr_33");
  as_token(server.admin);
  EXPECT_EQ(server.get("/api/v1/incident-clocks").items().size(), 2U);
  as_token(server.utb);
  ASSERT_EQ(post(first, "notices", R"({"duty":"gdpr_33"})").status, 201);
  EXPECT_TRUE(server.get("/api/v1/incident-clocks").items().empty()) << "it was done";
}

}  // namespace
}  // namespace ringmur
