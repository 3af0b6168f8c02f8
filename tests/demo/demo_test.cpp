#include "demo/demo.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "areas/incidents/statistics.h"
#include "areas/incidents/unreported.h"
#include "base/embedded.h"
#include "base/stockholm.h"
#include "demo/lists.h"
#include "demo_support.h"
#include "review/chapters.h"
#include "schema/validate.h"
#include "store/connection.h"
#include "support/postgres.h"

namespace ringmur {
namespace {

using test::demo_actor;
using test::Kommun;
using test::village;

/// Most tests only look.
Kommun& kommun() {
  static Kommun made(village());
  return made;
}

template <typename Look>
void for_every_row(const Look& look) {
  for (const Authority& authority : kommun().summary().authorities) {
    for (const RecordType* type : catalogue().types) {
      for (const Row& row : kommun().rows(*type, authority.id)) look(authority, *type, row);
    }
  }
}

const std::string& text_of(const RecordType& type, const Row& row, std::string_view field) {
  static const std::string none;
  const auto* text = std::get_if<std::string>(&row.values[type.index(field)]);
  return text == nullptr ? none : *text;
}

TEST(Demo, SameSeedGivesSameFiguresAndReports) {
  Kommun again(village());
  EXPECT_EQ(kommun().all_figures(), again.all_figures());
  for (int year : {2023, 2025}) {
    EXPECT_EQ(kommun().report("UTB", year, Format::json), again.report("UTB", year, Format::json));
    EXPECT_EQ(kommun().report("UTB", year, Format::html), again.report("UTB", year, Format::html));
  }
}

TEST(Demo, SameSeedGivesSameRecordsInTheSameOrder) {
  Kommun again(village());
  auto said = [](Kommun& town) {
    std::string all;
    for (const Authority& authority : town.summary().authorities) {
      for (const RecordType* type : catalogue().types) {
        for (const Row& row : town.rows(*type, authority.id)) {
          for (const Value& value : row.values)
            all += (std::holds_alternative<Uuid>(value) ? "" : canonical(value)) + '|';
          all += row.meta.short_reference + '\n';
        }
      }
    }
    return all;
  };
  EXPECT_EQ(said(kommun()), said(again));
}

TEST(Demo, AnotherSeedGivesAnotherKommun) {
  Kommun other(village(2));
  EXPECT_NE(kommun().all_figures(), other.all_figures());
}

/// The rows that PostgreSQL plans for; -1 where it has never looked.
std::int64_t planned_rows(db::Connection& connection, const std::string& table) {
  auto cursor = connection.query(
      "SELECT CAST(reltuples AS bigint) FROM pg_class WHERE relname = '" + table + "' AND relkind = 'r'");
  return cursor->next() ? cursor->integer(0) : 0;
}

TEST(Demo, PostgresGivesTheSameAndKnowsHowMuchItIs) {
  const std::string address = test::fresh_database();
  Kommun other(village(), address);
  auto connection = db::connect_postgres(address, db::Mode::owner);
  for (const char* table : {"course_result", "search_entry", "audit_event"})
    EXPECT_GT(planned_rows(*connection, table), 500) << table;
  EXPECT_EQ(kommun().all_figures(), other.all_figures());
  EXPECT_EQ(kommun().report("SOC", 2024, Format::html), other.report("SOC", 2024, Format::html));
}

TEST(Demo, KommunHasTwelveNamnderAndFourCompanies) {
  std::map<std::string, int> kinds;
  const RecordType& unit = catalogue().at("unit");
  for (const Authority& authority : kommun().summary().authorities) {
    auto row = kommun().store().get(demo_actor, unit, authority.id, authority.id);
    ASSERT_TRUE(row);
    ++kinds[text_of(unit, *row, "kind")];
    auto known = Settings::defaults().authority_kinds();
    EXPECT_NE(std::ranges::find(known, text_of(unit, *row, "kind")), known.end());
  }
  EXPECT_EQ(kinds, (std::map<std::string, int>{{"kommun", 1}, {"styrelse", 1}, {"nämnd", 11}, {"bolag", 4}}));
}

TEST(Demo, EveryRegisterOfEveryAuthorityHasRecords) {
  std::map<const RecordType*, std::int64_t> counted;
  for (const Authority& authority : kommun().summary().authorities) {
    for (const RecordType* type : catalogue().types) {
      auto rows = kommun().rows(*type, authority.id);
      EXPECT_FALSE(rows.empty()) << authority.code << ' ' << type->name;
      counted[type] += static_cast<std::int64_t>(rows.size());
    }
  }
  for (const auto& [type, count] : kommun().summary().registers)
    EXPECT_EQ(count, counted[type]) << type->name;
}

TEST(Demo, EveryRecordIsValidAndDerived) {
  for_every_row([](const Authority& authority, const RecordType& type, const Row& row) {
    auto valid = validate(type, row.values);
    EXPECT_TRUE(valid) << authority.code << ' ' << type.name << ": "
                       << (valid ? "" : valid.error().message.en);
    Values derived = row.values;
    derive(type, Settings::defaults(), derived);
    EXPECT_EQ(derived, row.values) << type.name;
    EXPECT_TRUE(row.meta.edited.empty());
    EXPECT_FALSE(row.meta.imported_by);
  });
}

TEST(Demo, EveryReferenceLeadsToARecordOfTheSameAuthority) {
  for_every_row([](const Authority& authority, const RecordType& type, const Row& row) {
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
      const auto* id = std::get_if<Uuid>(&row.values[i]);
      if (id == nullptr) continue;
      auto found =
          kommun().store().get(demo_actor, catalogue().at(type.fields[i].refers_to), authority.id, *id);
      EXPECT_TRUE(found) << authority.code << ' ' << type.name << '.' << type.fields[i].name;
    }
  });
}

TEST(Demo, ManagersAreThere) {
  const RecordType& person = catalogue().at("person");
  for (const Authority& authority : kommun().summary().authorities) {
    std::set<std::string> numbers;
    std::set<std::string> managers;
    int without = 0;
    for (const Row& row : kommun().rows(person, authority.id)) {
      EXPECT_TRUE(numbers.insert(text_of(person, row, "number")).second);
      std::string manager = text_of(person, row, "manager");
      if (manager.empty())
        ++without;
      else
        managers.insert(manager);
    }
    EXPECT_EQ(without, 1) << authority.code;  // the head of the office
    for (const std::string& manager : managers) EXPECT_TRUE(numbers.contains(manager)) << manager;
  }
}

TEST(Demo, NoPersonnummerAnywhere) {
  const std::regex personnummer(R"(\d{6}[-+ ]?\d{4})");
  EXPECT_TRUE(std::regex_search("19121212-1212", personnummer));
  for_every_row([&](const Authority&, const RecordType& type, const Row& row) {
    for (const Value& value : row.values) {
      const auto* text = std::get_if<std::string>(&value);
      if (text == nullptr) continue;
      EXPECT_FALSE(std::regex_search(*text, personnummer)) << type.name << ' ' << *text;
    }
  });
}

TEST(Demo, MailGoesNowhere) {
  const RecordType& person = catalogue().at("person");
  std::set<std::string> addresses;
  for_every_row([&](const Authority&, const RecordType& type, const Row& row) {
    if (&type != &person) return;
    const std::string& address = text_of(type, row, "email");
    EXPECT_TRUE(address.ends_with("@ringmur.example")) << address;
    EXPECT_TRUE(std::ranges::all_of(address, [](char c) { return static_cast<unsigned char>(c) < 128; }))
        << address;
    EXPECT_TRUE(addresses.insert(address).second) << address;
  });
}

TEST(Demo, IncidentsGrowAndSomeGoToImy) {
  DemoOptions options = village();
  options.scale = 0.5;
  options.earlier_years = EarlierYears::leave_open;
  Kommun town(options);
  const RecordType& type = catalogue().at("incident");
  std::map<int, int> by_year;
  int to_imy = 0;
  int in_hours = 0;
  int all = 0;
  for (const Authority& authority : town.summary().authorities) {
    for (const Row& row : town.rows(type, authority.id)) {
      Instant discovered = std::get<Instant>(row.values[type.index("discovered_at")]);
      auto local = stockholm::local(discovered);
      ++by_year[year_of(local.date)];
      ++all;
      if (local.hour >= 8 && local.hour <= 17) ++in_hours;
      if (row.values[type.index("reported_to_imy")] == Value{true}) ++to_imy;
      EXPECT_GT(std::get<Instant>(row.values[type.index("reported_at")]), discovered);
    }
  }
  EXPECT_LT(by_year[2023], by_year[2024]);
  EXPECT_LT(by_year[2024], by_year[2025]);
  EXPECT_EQ(by_year.size(), 3u);
  EXPECT_GT(in_hours * 100, all * 70);
  EXPECT_GT(to_imy * 100, all * 5);
  EXPECT_LT(to_imy * 100, all * 15);
}

TEST(Demo, IncidentsHaveFactsAndAListBesideThatTellsWhatIsMissing) {
  DemoOptions options = village();
  options.scale = 0.5;
  options.earlier_years = EarlierYears::leave_open;
  Kommun town(options);
  const auto made = incidents::statistics(
      town.store(), demo_actor, town.place("UTB"), {2023, 2025}, make_date(2025, 11, 21).value());
  ASSERT_TRUE(made);
  EXPECT_GT(made->times.at("to_close").at(2024).count, 0);
  EXPECT_GE(made->by.at("cause_kind").size(), 4u);
  EXPECT_TRUE(incidents::per_thousand(*made, 2025));
  const auto missing = incidents::unreported(town.store(), demo_actor, town.place("UTB"), 2025);
  ASSERT_TRUE(missing);
  EXPECT_GT(missing->lists.both, incidents::least_overlap);
  EXPECT_FALSE(incidents::why_not(missing->lists));
  const RecordType& type = catalogue().at("incident");
  std::map<std::string, std::set<std::string>> shared;
  std::set<std::string> steps;
  std::int64_t in_time = 0;
  std::int64_t late = 0;
  for (const Authority& authority : town.summary().authorities) {
    const auto of_year = incidents::statistics(
        town.store(), demo_actor, town.place(authority.code), {2025, 2025}, make_date(2025, 11, 21).value());
    ASSERT_TRUE(of_year);
    in_time += of_year->imy.at(2025).in_time;
    late += of_year->imy.at(2025).late;
    for (const Row& row : town.rows(type, authority.id)) {
      steps.insert(text_of(type, row, "status"));
      if (const std::string common = text_of(type, row, "case_id"); !common.empty())
        shared[common].insert(authority.code);
    }
  }
  EXPECT_EQ(steps, (std::set<std::string>{"new", "triage", "ongoing", "learning", "closed"}));
  EXPECT_GT(late, 0);
  EXPECT_GT(in_time, late);
  ASSERT_EQ(shared.size(), 1u);
  EXPECT_GE(shared.begin()->second.size(), 4u) << "one supplier's breach in several nämnder";
}

TEST(Demo, PlansAreDueAllThroughTheYearAndSomeAreLate) {
  const RecordType& type = catalogue().at("activity");
  const Date today = make_date(2026, 11, 15).value();
  std::map<int, std::set<unsigned>> months;
  std::map<std::string, int> this_year;
  for (const Authority& authority : kommun().summary().authorities) {
    for (const Row& row : kommun().rows(type, authority.id)) {
      const auto* due = std::get_if<Date>(&row.values[type.index("due")]);
      if (due == nullptr) continue;
      const std::chrono::year_month_day at{*due};
      const int year = static_cast<int>(std::get<std::int64_t>(row.values[type.index("year")]));
      EXPECT_EQ(static_cast<int>(at.year()), year);
      EXPECT_LT(std::chrono::weekday{*due}.iso_encoding(), 6u);
      months[year].insert(static_cast<unsigned>(at.month()));
      if (year != 2026) continue;
      const bool done = text_of(type, row, "status") == "done";
      ++this_year[*due <= today ? (done ? "done" : "late") : (done ? "done early" : "to come")];
    }
  }
  for (int year : {2025, 2026}) EXPECT_GE(months[year].size(), 11u) << year;
  EXPECT_GT(this_year["done"], this_year["late"]);
  EXPECT_GT(this_year["late"], 0);
  EXPECT_GT(this_year["to come"], 0);
  EXPECT_EQ(this_year["done early"], 0);
}

TEST(Demo, IncidentsAreToldInWordsByPeopleOfTheAuthority) {
  const RecordType& type = catalogue().at("incident");
  const RecordType& person = catalogue().at("person");
  int told = 0;
  int all = 0;
  for (const Authority& authority : kommun().summary().authorities) {
    std::set<std::string> names;
    for (const Row& row : kommun().rows(person, authority.id)) names.insert(text_of(person, row, "name"));
    for (const Row& row : kommun().rows(type, authority.id)) {
      ++all;
      if (!text_of(type, row, "description").empty()) ++told;
      const std::string& reporter = text_of(type, row, "reporter");
      EXPECT_TRUE(reporter.empty() || names.contains(reporter)) << reporter;
    }
  }
  EXPECT_GT(told * 100, all * 80);
  EXPECT_LT(told, all);
}

TEST(Demo, CountsGrowWithScale) {
  DemoOptions options = village();
  options.earlier_years = EarlierYears::leave_open;
  options.scale = 0.6;
  Kommun larger(options);
  for (const RecordType* type : catalogue().types) {
    const bool as_many_for_all = type->name == "capacity" || type->name == "risk_acceptance";
    if (as_many_for_all) continue;
    EXPECT_GT(larger.count(type->name), kommun().count(type->name)) << type->name;
  }
  EXPECT_EQ(larger.summary().reviews, 0);
}

TEST(Demo, EarlierYearsAreKeptAndTheLastIsOpen) {
  EXPECT_EQ(kommun().summary().reviews, 2 * 17);
  for (const Authority& authority : kommun().summary().authorities) {
    auto reviews = list_reviews(kommun().store(), demo_actor, authority.id);
    ASSERT_TRUE(reviews);
    std::set<int> years;
    for (const FrozenReview& review : *reviews) years.insert(review.year);
    EXPECT_EQ(years, (std::set<int>{2023, 2024})) << authority.code;
  }
}

TEST(Demo, KeptYearsHoldWhatWasThereThen) {
  UnitPlace utb = kommun().place("UTB");
  auto review = find_review(kommun().store(), demo_actor, utb.authority.id, utb.unit, 2023);
  ASSERT_TRUE(review && *review);
  auto frozen = frozen_figures(kommun().store(), demo_actor, **review, WithRecords::no);
  ASSERT_TRUE(frozen);
  std::set<std::string> ids;
  for (const FrozenFigure& figure : *frozen) ids.insert(figure.id);
  EXPECT_TRUE(ids.contains("activity.planned[2026]"));
  EXPECT_FALSE(ids.contains("activity.planned[2027]"));  // a plan reaches three years ahead
  EXPECT_FALSE(ids.contains("system.classified_since[2024]"));
  auto verified = verify(kommun().store(), demo_actor, utb.authority);
  ASSERT_TRUE(verified);
  for (const Verification& of_year : *verified) {
    EXPECT_GT(of_year.records, 0u);
    for (const ChangedRecord& changed : of_year.changed) {
      EXPECT_TRUE(changed.type == "system" || changed.type == "activity")
          << changed.type << ' ' << changed.record;
      EXPECT_EQ(changed.changed_by, demo_actor.name);
    }
  }
}

TEST(Demo, AuditChainsHold) {
  for (const Authority& authority : kommun().summary().authorities) {
    auto fault = kommun().store().verify_chain(demo_actor, authority.id, {});
    ASSERT_TRUE(fault);
    EXPECT_FALSE(fault->has_value()) << authority.code;
  }
}

TEST(Demo, MoreIncidentsOnlyForUtbInTheLastYear) {
  DemoOptions options = village();
  options.extra_incidents = 5000;
  Kommun more(options);
  EXPECT_EQ(more.count("incident"), kommun().count("incident") + 5000);
  const RecordType& type = catalogue().at("incident");
  UnitPlace utb = more.place("UTB");
  EXPECT_EQ(more.rows(type, utb.authority.id).size(),
      kommun().rows(type, kommun().place("UTB").authority.id).size() + 5000);
  EXPECT_EQ(more.report("UTB", 2024, Format::json), kommun().report("UTB", 2024, Format::json));
}

TEST(Demo, RefusesADatabaseThatIsInUse) {
  auto before = kommun().all_figures();
  auto again = make_demo(kommun().store(), demo_actor, village());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "demo.not_empty");
  EXPECT_EQ(kommun().all_figures(), before);
}

TEST(Demo, RefusesWhatIsOutOfBounds) {
  test::TemporaryFolder folder;
  auto store = open_store(Location((folder.path() / "demo.db").string()), catalogue());
  ASSERT_TRUE(store);
  auto code_of = [&](const DemoOptions& options) {
    auto made = make_demo(**store, demo_actor, options);
    return made ? std::string() : made.error().code;
  };
  DemoOptions options = village();
  for (double scale : {0.0, -1.0, 1001.0, std::numeric_limits<double>::quiet_NaN()}) {
    options.scale = scale;
    EXPECT_EQ(code_of(options), "demo.scale");
  }
  options = village();
  options.last_year = 1999;
  EXPECT_EQ(code_of(options), "demo.year");
  options = village();
  options.extra_incidents = -1;
  EXPECT_EQ(code_of(options), "demo.incidents");
  EXPECT_TRUE((*store)->authorities(demo_actor).empty());
}

TEST(Demo, ProgressRisesAndCanStop) {
  std::vector<double> heard;
  DemoOptions options = village();
  options.earlier_years = EarlierYears::leave_open;
  options.progress = [&](double done) {
    heard.push_back(done);
    return true;
  };
  Kommun town(options);
  EXPECT_GT(heard.size(), 17u);
  EXPECT_TRUE(std::ranges::is_sorted(heard));
  EXPECT_EQ(heard.back(), 1.0);

  test::TemporaryFolder folder;
  auto store = open_store(Location((folder.path() / "demo.db").string()), catalogue());
  ASSERT_TRUE(store);
  options.progress = [](double) { return false; };
  auto made = make_demo(**store, demo_actor, options);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, "demo.cancelled");
}

TEST(Demo, AnotherLastYearMovesEverything) {
  DemoOptions options = village();
  options.last_year = 2030;
  Kommun later(options);
  EXPECT_EQ(later.summary().first_year, 2028);
  auto values = figures(later.store(), demo_actor, later.place("UTB"), 2030);
  ASSERT_TRUE(values);
  auto total = std::ranges::find(*values, "incident.total", &FigureValue::id);
  ASSERT_NE(total, values->end());
  EXPECT_GT(std::get<std::int64_t>(total->value), 0);
}

TEST(Demo, EveryChapterThatWantsWordsHasThem) {
  for (const char* code : {"UTB", "RBO"}) {
    for (int year : {2023, 2024, 2025, 2031}) {
      Words words = demo_words(code, year);
      EXPECT_TRUE(review::checked(words));
      for (const review::WordsKey& chapter : review::words_keys()) {
        if (chapter.wanted == review::Wanted::no) continue;
        EXPECT_TRUE(words.contains(std::string(chapter.key))) << chapter.key;
      }
    }
  }
  EXPECT_NE(demo_words("UTB", 2025).at("summary"), demo_words("SOC", 2025).at("summary"));
  EXPECT_NE(demo_words("SOC", 2023).at("world"), demo_words("SOC", 2025).at("world"));
}

TEST(Demo, EveryTextBelongsToAChapter) {
  std::size_t texts = 0;
  for (const embedded::File& file : embedded::files()) {
    if (!file.path.starts_with("demo/texts/")) continue;
    ++texts;
    std::string_view name = file.path.substr(file.path.rfind('/') + 1);
    ASSERT_TRUE(name.ends_with(".md")) << file.path;
    EXPECT_EQ(review::key_of(name.substr(0, name.size() - 3)), std::string(name.substr(0, name.size() - 3)))
        << file.path;
  }
  EXPECT_GT(texts, 10u);
}

TEST(Demo, AnnexAIsComplete) {
  std::map<char, int> themes;
  std::set<std::string> ids;
  for (const demo::ControlList& control : demo::lists().controls) {
    ++themes[control.id.front()];
    EXPECT_TRUE(ids.insert(control.id).second) << control.id;
    EXPECT_FALSE(control.finding.empty()) << control.id;
  }
  EXPECT_EQ(themes, (std::map<char, int>{{'5', 37}, {'6', 8}, {'7', 14}, {'8', 34}}));
  EXPECT_EQ(demo::lists().controls[14].title, "5.15 Åtkomststyrning");
}

}  // namespace
}  // namespace ringmur
