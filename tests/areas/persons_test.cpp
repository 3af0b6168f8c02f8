#include "store/persons.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <random>
#include <set>

#include "areas/import_support.h"
#include "base/words.h"
#include "registry/save.h"
#include "store/accounts.h"
#include "store/trail.h"

/// What is held about made-up people, and what is left of them.
namespace ringmur {
namespace {

using namespace test;
namespace json = boost::json;

/// Every table of the database, row by row, as text: a value that is anywhere is in it.
std::map<std::string, std::vector<std::string>> dump(Data& data) {
  auto raw = data.place().raw();
  bool sqlite = raw->dialect() == Dialect::sqlite;
  std::vector<std::string> tables;
  auto cursor = raw->query(sqlite ? "SELECT \"name\" FROM sqlite_master WHERE \"type\" = 'table'"
                                  : "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'");
  while (cursor->next()) tables.emplace_back(cursor->text(0));
  cursor.reset();
  std::map<std::string, std::vector<std::string>> all;
  for (const std::string& table : tables) {
    // The index itself can only be asked; its shadow tables hold its words.
    if (table == "search") continue;
    std::vector<std::string> columns;
    cursor = raw->query(sqlite ? fmt::format("SELECT \"name\" FROM pragma_table_info('{}')", table)
                               : fmt::format("SELECT column_name::text FROM information_schema.columns WHERE"
                                             " table_name = '{}' ORDER BY ordinal_position",
                                     table));
    while (cursor->next()) columns.emplace_back(cursor->text(0));
    cursor.reset();
    std::string line;
    for (const std::string& column : columns) {
      line += line.empty() ? "" : " || '|' || ";
      line += sqlite ? fmt::format("COALESCE(CAST(\"{0}\" AS TEXT), '')", column)
                     : fmt::format(
                           "COALESCE(CASE WHEN pg_typeof(\"{0}\") = 'bytea'::regtype THEN"
                           " encode(convert_to(\"{0}\"::text, 'UTF8'), 'escape') ELSE \"{0}\"::text"
                           " END, '')",
                           column);
    }
    auto& rows = all[table];
    cursor = raw->query(fmt::format("SELECT {} FROM \"{}\"", line, table));
    while (cursor->next()) rows.emplace_back(cursor->text(0));
    cursor.reset();
    std::ranges::sort(rows);
  }
  return all;
}

class Persons : public ImportTest {
 protected:
  Row person(const std::string& number, const std::string& name, const std::string& more = "") {
    return made("person",
        fmt::format(R"({{"number":"{0}","name":"{1}","email":"{0}@stad.example","title":"Lärare"{2}}})",
            number, name, more));
  }
  Row made(const std::string& name, const std::string& text) {
    return given(create_record(
        store(), administrator(), type(name), place_.authority.id, json::parse(text).as_object()));
  }
  Row result(const std::string& number, const std::string& course) {
    return made("course_result",
        fmt::format(
            R"({{"employee_number":"{}","course":"{}","status":"certified","export_date":"2025-11-05"}})",
            number, course));
  }
  Row activity(const std::string& title, const std::string& responsible) {
    return made(
        "activity", fmt::format(R"({{"year":2025,"title":"{}","responsible":"{}"}})", title, responsible));
  }
  Row incident(const std::string& title, const std::string& status, const std::string& name,
      const std::string& login, const std::string& text = "Något hände.") {
    const std::string told = fmt::format(R"({{"discovered_at":"2025-03-01T08:00:00Z","title":"{}",)"
                                         R"("status":"{}","reporter":"{}","description":"{}"}})",
        title, status, name, text);
    const Row before = made("incident", told);
    const RecordType& incidents = type("incident");
    Values values = before.values;
    values[incidents.index("reported_by")] = login;  // as the server keeps it of who was signed in
    return given(update(store(), incidents, before, values));
  }
  Account account(const std::string& login, const std::string& name) {
    return given(create_account_with(store(), administrator(),
        {login, name, AccountKind::employee, place_.authority.id, {}}, "en lång mening om hav"));
  }
  PersonsData data_of(const Uuid& id) {
    return given(persons_data(store(), administrator(), place_.authority.id, id));
  }
  Removal preview(const Uuid& id) {
    return given(preview_removal(store(), administrator(), place_.authority.id, id));
  }
  Removal remove(const Uuid& id, const std::string& name) {
    return given(remove_person(store(), administrator(), place_.authority.id, id, name));
  }
  std::size_t held(const PersonsData& data, const std::string& name) {
    for (const PersonRegister& one : data.registers) {
      if (one.type->name == name) return one.records.size();
    }
    return 0;
  }
  bool sound() { return !given(store().verify_chain(administrator(), place_.authority.id)).has_value(); }
  std::string unique(const std::string& text) { return fmt::format("{}{}", text, code_.substr(1)); }

  const std::string gone_ = R"(,"employed_to":"2024-12-31")";
};

INSTANTIATE_TEST_SUITE_P(Engines, Persons, both_engines, engine_name);

std::set<std::string> grounds(const Removal& removal) {
  std::set<std::string> all;
  for (const RemovalStays& one : removal.stays) all.insert(one.ground->code);
  return all;
}

TEST_P(Persons, AreFoundByNameNumberAndLoginAndTheirDataByWhatFieldsDeclare) {
  const std::string number = unique("10");
  const std::string name = "Åsa Öberg" + code_;
  const Row asa = person(number, name);
  const Row boss = person(unique("11"), "Bo Chef" + code_);
  person(unique("12"), "Cia Under" + code_, R"(,"manager":")" + number + '"');
  const Account own = account(number + "@stad.example", name);
  result(number, "Grund");
  result(unique("11"), "Grund");
  activity("Byt lås", name);
  incident("Stöld", "new", name, own.login);
  incident("Annat", "new", "Någon annan", "någon", "Vi ringde " + name + " om det.");
  const auto find = [&](const std::string& text) {
    return given(find_persons(store(), administrator(), place_.authority.id, text));
  };
  for (const std::string& text : {name, number, number + "@stad.example", std::string("åsa öberg" + code_)}) {
    const auto found = find(text);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(found.front().id, asa.meta.id);
    EXPECT_EQ(found.front().login, own.login);
  }
  const PersonsData data = data_of(asa.meta.id);
  EXPECT_EQ(data.name, name);
  EXPECT_EQ(held(data, "person"), 2u);  // the own record, and the one that names her as manager
  EXPECT_EQ(held(data, "course_result"), 1u);
  EXPECT_EQ(held(data, "activity"), 1u);
  EXPECT_EQ(held(data, "incident"), 1u);
  ASSERT_EQ(data.accounts.size(), 1u);
  EXPECT_EQ(data.accounts.front().account.id, own.id);
  EXPECT_EQ(data.accounts.front().found_by, Identifies::email);
  EXPECT_FALSE(data.accounts.front().second_factor);
  EXPECT_EQ(data.accounts.front().assignments.size(), 1u);
  EXPECT_GE(data.about.count, 2);
  ASSERT_EQ(data.texts.size(), 1u);
  EXPECT_EQ(data.texts.front().field->name, "description");
  EXPECT_EQ(held(data_of(boss.meta.id), "course_result"), 1u);
  EXPECT_EQ(data_of(own.id).name, name);
}

TEST(RemovalRulesFile, NamesOnlyRegistersFieldsAndTermsThatThereAre) {
  const Catalogue& all = all_registers();
  ASSERT_FALSE(RemovalRules::carried().keeps().empty());
  for (const KeepRule& rule : RemovalRules::carried().keeps()) {
    EXPECT_FALSE(rule.ground->source.empty()) << rule.ground->code;
    EXPECT_TRUE(rule.while_kept.empty() || all.find(rule.while_kept) != nullptr) << rule.while_kept;
    if (rule.type.empty()) continue;
    ASSERT_NE(all.find(rule.type), nullptr) << rule.type;
    for (const std::string& field : rule.fields) EXPECT_NE(all.at(rule.type).find(field), nullptr) << field;
    for (const auto& [name, term] : rule.when) {
      const std::string written = term.ends_with("today") ? "gte.2026-01-01" : term;
      EXPECT_TRUE(parse_filter(all.at(rule.type), all, {{name, written}})) << name << '=' << term;
    }
  }
}

TEST_P(Persons, StayBehindTheWall) {
  const Row asa = person(unique("20"), "Vera Vägg" + code_);
  const Authority other = new_authority(store());
  EXPECT_EQ(code_of(persons_data(store(), administrator(), other.id, asa.meta.id)), "person.not_found");
  EXPECT_EQ(given(find_persons(store(), administrator(), other.id, "Vera Vägg" + code_)).size(), 0u);
  const Actor stranger = bound_to(other.id, Right::administer);
  for (const std::string& code : {code_of(persons_data(store(), stranger, place_.authority.id, asa.meta.id)),
           code_of(preview_removal(store(), stranger, place_.authority.id, asa.meta.id)),
           code_of(remove_person(store(), stranger, place_.authority.id, asa.meta.id, "Vera Vägg" + code_)),
           code_of(find_persons(store(), stranger, place_.authority.id, "Vera"))})
    EXPECT_EQ(code, "authority.not_found");
}

TEST_P(Persons, StayWhileTheyAreEmployedAndTheirIncidentsWhileTheyAreLookedInto) {
  const std::string name = "Nils Ny" + code_;
  const Row employed = person(unique("30"), name);
  result(unique("30"), "Grund");
  const Removal kept = preview(employed.meta.id);
  EXPECT_EQ(kept.records, 0) << "an employed person's data is needed";
  EXPECT_TRUE(grounds(kept).contains("employment"));

  const std::string left_name = "Lea Lämnat" + code_;
  const Row left = person(unique("31"), left_name, gone_);
  const Row ongoing = incident("Pågående", "ongoing", left_name, "");
  const Row closed = incident("Stängd", "closed", left_name, "");
  const Removal told = preview(left.meta.id);
  EXPECT_TRUE(grounds(told).contains("ongoing_incident"));
  EXPECT_FALSE(grounds(told).contains("employment"));
  remove(left.meta.id, left_name);
  const auto reporter = [&](const Row& row) {
    return value("incident",
        given(store().get(administrator(), type("incident"), place_.authority.id, row.meta.id)), "reporter");
  };
  EXPECT_EQ(reporter(ongoing), left_name);
  EXPECT_EQ(reporter(closed), "");
}

TEST_P(Persons, AreRemovedOnlyUnderTheirNameAndNobodyRemovesOneself) {
  const std::string name = "Olle Obs" + code_;
  const Row row = person(unique("40"), name, gone_);
  EXPECT_EQ(code_of(remove_person(store(), administrator(), place_.authority.id, row.meta.id, "Olle")),
      "removal.other_name");
  const Account own = account(unique("40"), name);
  Actor self = administrator();
  self.account = own.id;
  EXPECT_EQ(code_of(remove_person(store(), self, place_.authority.id, row.meta.id, name)), "removal.oneself");
  EXPECT_EQ(data_of(row.meta.id).name, name) << "a refusal removes nothing";
}

TEST_P(Persons, WithTheNameOfAnotherAreLeftToBeReadByHand) {
  const std::string name = "Eva Lika" + code_;
  const Row one = person(unique("50"), name, gone_);
  const Row two = person(unique("51"), name);
  const Row task = activity("Vems", name);
  const Removal told = remove(one.meta.id, name);
  EXPECT_TRUE(grounds(told).contains("shared_name"));
  EXPECT_EQ(value("activity",
                given(store().get(administrator(), type("activity"), place_.authority.id, task.meta.id)),
                "responsible"),
      name);
  EXPECT_EQ(data_of(two.meta.id).name, name);
  EXPECT_EQ(data_of(one.meta.id).name, "Borttagen person");
}

/// The property, with people, ties and removals by the dice.
TEST_P(Persons, LeaveNothingOfWhatThePreviewSaidWouldGoAndOthersAsTheyWere) {
  std::mt19937 dice(20260101);
  const auto roll = [&](int most) { return static_cast<int>(dice() % static_cast<unsigned>(most)); };
  struct Made {
    Row row;
    std::string number;
    std::string name;
    std::string login;
    bool left{false};
  };
  std::vector<Made> people;
  for (int i = 0; i < 8; ++i) {
    Made one;
    one.number = fmt::format("nr{}q{}", code_, i);
    one.name = fmt::format("Förnamn{0}{1} Efternamn{0}{1}", code_, i);
    one.left = i % 2 == 0;
    one.row = person(one.number, one.name, one.left ? gone_ : std::string());
    if (roll(3) > 0) {
      one.login = roll(2) == 0 ? one.number : fmt::format("konto{}x{}", code_, i);
      account(one.login, one.name);
    }
    people.push_back(std::move(one));
  }
  for (int i = 0; i < 40; ++i) {
    const Made& one = people[static_cast<std::size_t>(roll(8))];
    const Made& other = people[static_cast<std::size_t>(roll(8))];
    switch (roll(4)) {
      case 0:
        result(one.number, fmt::format("Kurs {}", i));
        break;
      case 1: {
        const Row row = activity(fmt::format("Uppgift {}", i), one.name);
        // It was the one's once: only the trail knows.
        given(change_record(store(), administrator(), type("activity"), place_.authority.id, row.meta.id, 1,
            json::object{{"responsible", other.name}}));
        break;
      }
      case 2:
        incident(fmt::format("Händelse {}", i), "closed", one.name, one.login);
        break;
      default:
        given(change_record(store(), administrator(), type("person"), place_.authority.id, other.row.meta.id,
            given(store().get(administrator(), type("person"), place_.authority.id, other.row.meta.id))
                .meta.version,
            json::object{{"manager", one.number}}));
    }
  }
  for (const Made& one : people) {
    if (!one.left) continue;
    const auto before = dump(data_);
    std::set<std::string> theirs;
    for (const auto& [table, rows] : before) {
      for (const std::string& row : rows) {
        if (row.contains(one.number) || row.contains(one.name)) theirs.insert(table);
      }
    }
    ASSERT_TRUE(theirs.contains("person") && theirs.contains("audit_event")) << "the look sees nothing";
    const Removal told = preview(one.row.meta.id);
    const Removal done = remove(one.row.meta.id, one.name);
    EXPECT_EQ(done.records, told.records);
    EXPECT_EQ(done.values, told.values);
    EXPECT_EQ(done.events, told.events);
    EXPECT_GT(done.sequence, 0);
    EXPECT_TRUE(sound());
    const auto after = dump(data_);
    for (const auto& [table, rows] : after) {
      for (const std::string& row : rows) {
        EXPECT_FALSE(row.contains(one.number)) << table << ": " << row;
        EXPECT_FALSE(row.contains(one.name)) << table << ": " << row;
        EXPECT_FALSE(!one.login.empty() && row.contains(one.login)) << table << ": " << row;
        for (const std::string& word : search_words(one.name))
          EXPECT_FALSE(row.contains(word)) << table << ": " << row;
      }
    }
    // What does not name the person is byte for byte what it was.
    for (const auto& [table, rows] : before) {
      const bool written = std::set<std::string>{"audit_head", "search_entry", "job"}.contains(table) ||
                           table.starts_with("search_");
      if (written) continue;
      const std::set<std::string> now(after.at(table).begin(), after.at(table).end());
      for (const std::string& row : rows) {
        bool names = row.contains(one.number) || row.contains(one.name) ||
                     (!one.login.empty() && row.contains(one.login));
        if (names) continue;
        EXPECT_TRUE(now.contains(row) || table == "audit_event" || table == "assignment")
            << table << " has lost: " << row;
      }
    }
  }
}

}  // namespace
}  // namespace ringmur
