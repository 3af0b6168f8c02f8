#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "api_support.h"
#include "areas/areas.h"
#include "store/assignments.h"
#include "store/reach.h"
#include "store/shares.h"

/// Every register that has a unit, in every role, over records of every standing: the own authority's,
/// another one's, those that are shared with the asker's, with a third and with all, and archived ones. The
/// tables are written here and nowhere else.
namespace ringmur {
namespace {

const Actor owner{"test", {}, Right::administer, {}};

/// What a role may with a register: r(ead), w(rite), a(rchive), e(xport), s(hare), o: reads the own records.
using Registers = std::map<std::string, std::string, std::less<>>;

Registers all_with(const std::string& usual, const Registers& other = {}) {
  Registers made{{"unit", usual}, {"person", usual}, {"system", usual}, {"activity", usual}, {"risk", usual},
      {"risk_acceptance", usual}, {"internal_control", usual}, {"control_performance", usual},
      {"capacity", usual}, {"control_assessment", usual}, {"incident", usual}, {"course_result", usual},
      {"incident_notice", usual}, {"incident_event", usual}, {"evidence", usual}, {"custody", usual},
      {"desk_case", usual}};
  for (const auto& [name, rights] : other) made[name] = rights;
  return made;
}

/// What comes of handling an incident is for those who handle it, and for those who look after them.
Registers handling(const std::string& rights, Registers other) {
  for (const char* name : {"incident_notice", "incident_event", "evidence", "custody", "desk_case"})
    other[name] = rights;
  return other;
}

const std::map<std::string, Registers, std::less<>>& expected() {
  static const std::map<std::string, Registers, std::less<>> table{{"isam", all_with("rwaes")},
      {"dpo", all_with("re", {{"activity", "rwe"}})}, {"head", all_with("re")},
      {"object_owner",
          all_with("re", handling("", {{"unit", "r"}, {"person", ""}, {"course_result", ""},
                                          {"incident", "r"}, {"system", "rwae"}, {"risk", "rwae"},
                                          {"risk_acceptance", "rwe"}, {"control_performance", "rwe"},
                                          {"control_assessment", "rwe"}, {"activity", "rwae"}}))},
      {"object_lead",
          all_with("re", handling("", {{"unit", "r"}, {"person", ""}, {"course_result", ""},
                                          {"incident", "r"}, {"system", "rwe"}, {"risk", "rwe"},
                                          {"control_assessment", "rwe"}, {"risk_acceptance", "rwe"},
                                          {"control_performance", "rwe"}, {"activity", "rwe"}}))},
      {"object_specialist",
          all_with(
              "r", handling("", {{"person", ""}, {"course_result", ""}, {"incident", ""}, {"system", "rw"},
                                    {"control_assessment", "rw"}, {"activity", "rw"}}))},
      {"security_officer", all_with("rwae", {{"unit", "re"}, {"person", "r"}})},
      {"privacy_coordinator",
          all_with("r", handling("rwe", {{"person", ""}, {"course_result", ""}, {"system", "rwe"},
                                            {"incident", "rwe"}, {"activity", "rwe"}}))},
      {"manager", all_with("r", handling("", {{"person", "re"}, {"course_result", "re"}, {"activity", "rwe"},
                                                 {"control_performance", "rwe"}}))},
      {"employee", all_with("", {{"incident", "o"}, {"activity", "o"}})}, {"auditor", all_with("re")},
      {"central", all_with("", {{"unit", "r"}})}, {"administrator", all_with("", {{"unit", "r"}})}};
  return table;
}

/// Where a record stands, seen from UTB.
enum class Standing { own, archived, other, shared_here, shared_elsewhere, shared_with_all, shared_archived };
constexpr std::array standings{Standing::own, Standing::archived, Standing::other, Standing::shared_here,
    Standing::shared_elsewhere, Standing::shared_with_all, Standing::shared_archived};

bool is_own(Standing standing) {
  return standing == Standing::own || standing == Standing::archived;
}
bool is_shared_here(Standing standing) {
  return standing == Standing::shared_here || standing == Standing::shared_with_all ||
         standing == Standing::shared_archived;
}
bool is_archived(Standing standing) {
  return standing == Standing::archived || standing == Standing::shared_archived;
}

std::string word_of(Standing standing) {
  constexpr std::array words{"egen", "undanlagd", "grannens", "delad", "tredjes", "allas", "gammaldelad"};
  return words.at(static_cast<std::size_t>(standing));
}

/// A whole record with the word in a field that is searched, where there is one.
std::string body_of(const std::string& type, const std::string& word) {
  static const std::map<std::string, std::string, std::less<>> bodies{
      {"unit", R"({{"code":"{0}","name":"Synlig {0}","parent":"PARENT"}})"},
      {"person", R"({{"number":"{0}","name":"Synlig {0}"}})"}, {"system", R"({{"name":"Synlig {0}"}})"},
      {"activity", R"({{"year":2025,"title":"Synlig {0}"}})"},
      {"risk", R"({{"analysis":"VoR","year":2025,"event":"Synlig {0}","likelihood":3,"impact":3}})"},
      {"capacity", R"({{"year":2025,"role":"Synlig {0}"}})"},
      {"risk_acceptance", R"({{"risk":"RISK","reason":"Synlig {0}","until":"2026-06-30"}})"},
      {"internal_control", R"({{"year":2025,"what":"Synlig {0}"}})"},
      {"control_performance",
          R"({{"control":"CONTROL","performed":"2025-05-05","observation":"Synlig {0}"}})"},
      {"control_assessment", R"({{"standard":"27001","year":2025,"control":"Synlig {0}"}})"},
      {"incident", R"({{"title":"Synlig {0}","discovered_at":"2025-11-05T14:30:00+01:00"}})"},
      {"course_result",
          R"({{"employee_number":"Synlig {0}","course":"Kurs","status":"certified","export_date":"2025-05-05"}})"},
      {"incident_notice", R"({{"incident":"INCIDENT","title":"Synlig {0}"}})"},
      {"incident_event", R"({{"incident":"INCIDENT","at":"2025-11-05T15:00:00+01:00","text":"Synlig {0}"}})"},
      {"evidence", R"({{"incident":"INCIDENT","name":"Synlig {0}"}})"},
      {"custody",
          R"({{"evidence":"EVIDENCE","at":"2025-11-05T16:00:00+01:00","from_hand":"Synlig {0}","to_hand":"Polisen"}})"},
      {"desk_case", R"({{"number":"{0}","opened_at":"2025-11-05T14:40:00+01:00","title":"Synlig {0}"}})"}};
  return fmt::format(fmt::runtime(bodies.at(type)), word);
}

/// A change that every record of the register takes.
std::string change_of(const std::string& type) {
  static const std::map<std::string, std::string, std::less<>> changes{
      {"unit", R"({"name":"Synlig ändrad"})"}, {"person", R"({"title":"ändrad"})"},
      {"system", R"({"supplier":"ändrad"})"}, {"activity", R"({"description":"ändrad"})"},
      {"capacity", R"({"hours":12})"}, {"risk_acceptance", R"({"decision":"ändrad"})"},
      {"internal_control", R"({"how":"ändrad"})"}, {"control_performance", R"({"evidence":"ändrad"})"},
      {"risk", R"({"proposal":"ändrad"})"}, {"control_assessment", R"({"finding":"ändrad"})"},
      {"incident", R"({"description":"ändrad"})"}, {"course_result", R"({"status_date":"2025-05-04"})"},
      {"incident_notice", R"({"receipt":"ändrad"})"}, {"incident_event", R"({"kind":"action"})"},
      {"evidence", R"({"how":"ändrad"})"}, {"custody", R"({"reason":"ändrad"})"},
      {"desk_case", R"({"kind":"ändrad"})"}};
  return changes.at(type);
}

std::vector<const RecordType*> registers() {
  std::vector<const RecordType*> all;
  for (const RecordType* type : catalogue().types) {
    if (!unit_column(*type).empty()) all.push_back(type);
  }
  return all;
}

using Ids = std::set<std::string>;

class AccessRecords : public testing::TestWithParam<Engine> {
 protected:
  AccessRecords() : server(GetParam()) {
    EXPECT_TRUE(server.store().write(owner, "create", {}, [](Writer& writer) -> Result<void> {
      writer.create_authority({new_uuid(), "KSN", "Kommunstyrelsen"});
      return {};
    }));
    for (const Authority& known : server.store().authorities(owner)) authorities[known.code] = known.id;
    for (const RecordType* type : registers()) {
      for (Standing standing : standings) make(*type, standing);
    }
  }

  static void put(std::string& body, std::string_view mark, const std::string& with) {
    if (auto at = body.find(mark); at != std::string::npos) body.replace(at, mark.size(), with);
  }

  void make(const RecordType& type, Standing standing) {
    std::string code = is_own(standing) ? "UTB" : "SOC";
    server.person.reset();
    server.as = is_own(standing) ? server.utb : server.soc;
    std::string body = body_of(type.name, word_of(standing));
    put(body, "PARENT", to_string(authorities[code]));
    // What a record refers to stands as it does.
    put(body, "RISK", ids["risk"][standing]);
    put(body, "CONTROL", ids["internal_control"][standing]);
    put(body, "INCIDENT", ids["incident"][standing]);
    put(body, "EVIDENCE", ids["evidence"][standing]);
    JsonAnswer made = server.send("POST", "/api/v1/" + type.plural, body);
    ASSERT_EQ(made.status, 201) << type.name << ' ' << made.body;
    std::string id = made.text("id");
    ids[type.name][standing] = id;
    share(type, standing, parse_uuid(id).value());
    if (!is_archived(standing)) return;
    JsonAnswer archived =
        server.send("POST", "/api/v1/" + type.plural + '/' + id + "/archive", "", {{"If-Match", "*"}});
    ASSERT_EQ(archived.status, 200) << archived.body;
  }
  void share(const RecordType& type, Standing standing, const Uuid& id) {
    ShareWith with;
    if (is_own(standing) || standing == Standing::other) return;
    if (standing == Standing::shared_with_all) with.all = true;
    if (!with.all) with.readers = {authorities[standing == Standing::shared_elsewhere ? "KSN" : "UTB"]};
    auto shared = share_record(server.store(), owner, type, authorities["SOC"], id, with);
    ASSERT_TRUE(shared) << shared.error().message.en;
  }

  /// Somebody of UTB with this role alone.
  void become(const std::string& role) {
    Person made = server.make_person(AccountKind::employee, "UTB");
    const std::vector<Assignment> held = list_assignments(server.store(), owner, made.id).value();
    for (const Assignment& one : held) ASSERT_TRUE(end_assignment(server.store(), owner, one.id));
    ASSERT_TRUE(give_role(
        server.store(), owner, {.account = made.id, .role = role, .authority = authorities["UTB"]}));
    server.person = made;
  }

  Ids ids_of(const RecordType& type, const std::function<bool(Standing)>& wanted) const {
    Ids found;
    for (const auto& [standing, id] : ids.at(type.name)) {
      if (wanted(standing)) found.insert(id);
    }
    return found;
  }
  /// Those among the answer's items that the test has made; what it has not, such as the authority's own
  /// unit, is nobody's secret.
  Ids listed(const RecordType& type, const std::string& address) {
    JsonAnswer answer = server.get(address);
    EXPECT_EQ(answer.status, 200) << address << ' ' << answer.body;
    Ids found;
    const Ids known = ids_of(type, [](Standing) { return true; });
    for (const auto& item : answer.items()) {
      std::string id(item.at("id").as_string());
      if (known.contains(id)) found.insert(id);
    }
    return found;
  }

  ApiServer server;
  std::map<std::string, Uuid> authorities;
  std::map<std::string, std::map<Standing, std::string>, std::less<>> ids;
};

INSTANTIATE_TEST_SUITE_P(Engines, AccessRecords, testing::Values(Engine::sqlite, Engine::postgres), name_of);

bool has(const std::string& rights, char right) {
  return rights.find(right) != std::string::npos;
}

TEST_P(AccessRecords, HaveAnEntryForEachRoleAndRegister) {
  for (const Role& role : all_roles()) {
    ASSERT_TRUE(expected().contains(role.code)) << role.code;
    for (const RecordType* type : registers())
      EXPECT_TRUE(expected().find(role.code)->second.contains(type->name)) << role.code << ' ' << type->name;
  }
}

TEST_P(AccessRecords, AreOpenedByWhoReadsThem) {
  for (const auto& [role, rights_of] : expected()) {
    become(role);
    for (const RecordType* type : registers()) {
      const std::string& rights = rights_of.at(type->name);
      for (const auto& [standing, id] : ids[type->name]) {
        std::string address = "/api/v1/" + type->plural + '/' + id;
        bool seen = has(rights, 'r') && (is_own(standing) || is_shared_here(standing));
        JsonAnswer answer = server.get(address);
        std::string what = role + ' ' + type->name + ' ' + word_of(standing) + ' ' + answer.body;
        EXPECT_EQ(answer.status, seen ? 200 : rights.empty() ? 403 : 404) << what;
        if (seen) {
          EXPECT_EQ(answer.text("owner"), is_own(standing) ? "UTB" : "SOC") << what;
        }
        // With whom it is shared, what has happened to it and what refers to it is the owner's.
        if (!is_own(standing)) {
          EXPECT_EQ(answer.body.find("\"shared\""), std::string::npos) << what;
        }
        bool own = seen && is_own(standing);
        EXPECT_EQ(server.get(address + "/history").status == 200, own) << what;
        EXPECT_EQ(server.get(address + "/references").status == 200, own) << what;
      }
    }
  }
}

TEST_P(AccessRecords, AreListedCountedAndFoundByWhoReadsThem) {
  const auto own = [](Standing one) { return one == Standing::own; };
  const auto shared = [](Standing one) { return is_shared_here(one) && !is_archived(one); };
  for (const auto& [role, rights_of] : expected()) {
    become(role);
    for (const RecordType* type : registers()) {
      const std::string& rights = rights_of.at(type->name);
      std::string list = "/api/v1/" + type->plural + "?limit=200";
      if (rights.empty()) {
        for (const char* more : {"", "&shared=with", "&shared=only", "&format=csv", "&count=true"})
          EXPECT_EQ(server.get(list + more).status, 403) << role << ' ' << type->name << more;
        continue;
      }
      bool reads = has(rights, 'r');
      const auto given = [&](const std::function<bool(Standing)>& wanted) {
        return reads ? ids_of(*type, wanted) : Ids{};
      };
      EXPECT_EQ(listed(*type, list), given(own)) << role << ' ' << type->name;
      EXPECT_EQ(listed(*type, list + "&archived=with"), given(is_own)) << role << ' ' << type->name;
      EXPECT_EQ(listed(*type, list + "&shared=only"), given(shared)) << role << ' ' << type->name;
      EXPECT_EQ(listed(*type, list + "&shared=only&archived=with"), given(is_shared_here)) << role;
      EXPECT_EQ(listed(*type, list + "&shared=with"), given([&](Standing one) {
        return own(one) || shared(one);
      })) << role
          << ' ' << type->name;
      // Who does not ask for the others' does not count them either.
      JsonAnswer counted = server.get(list + "&count=true");
      EXPECT_EQ(counted.number("total"), std::ssize(counted.items())) << role << ' ' << type->name;
      JsonAnswer others = server.get(list + "&count=true&shared=only");
      EXPECT_EQ(others.number("total"), reads ? 2 : 0) << role << ' ' << type->name;
      if (type->name != "unit") {
        JsonAnswer groups = server.get("/api/v1/" + type->plural + "/counts?by=unit");
        EXPECT_EQ(groups.number("total"), reads ? 1 : 0) << role << ' ' << type->name << groups.body;
      }
    }
  }
}

TEST_P(AccessRecords, AreFoundByTheirWordsWithinTheOwnAuthority) {
  for (const auto& [role, rights_of] : expected()) {
    become(role);
    Ids found;
    JsonAnswer answer = server.get("/api/v1/search?q=synlig&limit=100");
    ASSERT_EQ(answer.status, 200) << answer.body;
    for (const auto& item : answer.items()) found.insert(std::string(item.at("id").as_string()));
    Ids wanted;
    for (const RecordType* type : registers()) {
      bool searched = std::ranges::any_of(type->fields, &Field::searchable);
      if (searched && has(rights_of.at(type->name), 'r')) wanted.merge(ids_of(*type, is_own));
    }
    EXPECT_EQ(found, wanted) << role << ' ' << answer.body;
    // Nor by a word that one record alone has.
    for (Standing standing : standings) {
      if (is_own(standing)) continue;
      EXPECT_TRUE(server.get("/api/v1/search?q=" + word_of(standing)).items().empty()) << role;
    }
  }
}

TEST_P(AccessRecords, LeaveByWhoExportsThem) {
  for (const auto& [role, rights_of] : expected()) {
    become(role);
    for (const RecordType* type : registers()) {
      std::string list = "/api/v1/" + type->plural + "?format=csv";
      bool exports = has(rights_of.at(type->name), 'e');
      JsonAnswer file = server.get(list);
      EXPECT_EQ(file.status, exports ? 200 : 403) << role << ' ' << type->name << ' ' << file.body;
      for (Standing standing : standings) {
        bool inside = file.body.find(word_of(standing)) != std::string::npos;
        // "egen" may also stand in what a record of another kind is called.
        EXPECT_EQ(inside, exports && standing == Standing::own)
            << role << ' ' << type->name << ' ' << word_of(standing) << ' ' << file.body;
      }
      if (!exports) continue;
      JsonAnswer both = server.get(list + "&shared=with");
      for (Standing standing : standings) {
        bool wanted = standing == Standing::own || (is_shared_here(standing) && !is_archived(standing));
        EXPECT_EQ(both.body.find(word_of(standing)) != std::string::npos, wanted)
            << role << ' ' << type->name << ' ' << word_of(standing);
      }
    }
  }
}

TEST_P(AccessRecords, AreWrittenArchivedAndSharedByTheirOwnerAlone) {
  const Headers any{{"If-Match", "*"}};
  for (const auto& [role, rights_of] : expected()) {
    become(role);
    for (const RecordType* type : registers()) {
      const std::string& rights = rights_of.at(type->name);
      for (const auto& [standing, id] : ids[type->name]) {
        std::string address = "/api/v1/" + type->plural + '/' + id;
        std::string what = role + ' ' + type->name + ' ' + word_of(standing);
        const auto expect = [&](const JsonAnswer& answer, bool may) {
          // Who may not at all is told so before anything is looked for.
          EXPECT_EQ(answer.status, !may ? 403 : is_own(standing) ? 200 : 404) << what << ' ' << answer.body;
        };
        expect(server.send("PATCH", address, change_of(type->name), any), has(rights, 'w'));
        expect(server.send("PUT", address + "/sharing", R"({"with":[]})"), has(rights, 's'));
        if (!is_own(standing)) {
          expect(server.send("PUT", address + "/sharing", R"({"with":"all"})"), has(rights, 's'));
          expect(server.send("POST", address + "/archive", "", any), has(rights, 'a'));
          expect(server.send("POST", address + "/restore", "", any), has(rights, 'a'));
          std::string batch = fmt::format(R"({{"records":[{{"id":"{}","version":2}}],"do":"archive"}})", id);
          EXPECT_GE(server.send("POST", "/api/v1/" + type->plural + "/batch", batch).status, 400) << what;
          continue;
        }
        // To and fro: it stands as it stood for the next role.
        bool away = standing == Standing::archived;
        expect(server.send("POST", address + (away ? "/restore" : "/archive"), "", any), has(rights, 'a'));
        expect(server.send("POST", address + (away ? "/archive" : "/restore"), "", any), has(rights, 'a'));
      }
    }
  }
  // Nothing of what others share has been touched.
  server.person.reset();
  server.as = server.soc;
  for (const RecordType* type : registers()) {
    for (const auto& [standing, id] : ids[type->name]) {
      if (is_own(standing)) continue;
      JsonAnswer kept = server.get("/api/v1/" + type->plural + '/' + id);
      std::int64_t versions = 1 + (standing == Standing::other ? 0 : 1) + (is_archived(standing) ? 1 : 0);
      EXPECT_EQ(kept.number("version"), versions) << type->name << ' ' << word_of(standing);
    }
  }
}

TEST_P(AccessRecords, CountInNoFigureOfThoseTheyAreSharedWith) {
  become("isam");
  std::string before = server.get("/api/v1/figures?year=2025").body;
  for (const RecordType* type : registers()) {
    for (Standing standing : standings) {
      if (is_own(standing) || is_archived(standing)) continue;
      ASSERT_TRUE(share_record(server.store(), owner, *type, authorities["SOC"],
          parse_uuid(ids[type->name][standing]).value(), {true, {}}));
    }
  }
  JsonAnswer after = server.get("/api/v1/figures?year=2025");
  EXPECT_EQ(after.status, 200);
  EXPECT_EQ(after.body, before);
  EXPECT_EQ(listed(*registers().back(), "/api/v1/" + registers().back()->plural + "?shared=only").size(), 4U)
      << "they are shared indeed";
}

}  // namespace
}  // namespace ringmur
