#include "registry/figures.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "areas/import_support.h"
#include "base/stockholm.h"
#include "schema/settings.h"
#include "schema/values_support.h"

namespace ringmur {
namespace {

using namespace test;

/// Rows of one register with their fields by name.
struct Register {
  const RecordType* type;
  std::vector<Row> rows;

  const Value& of(const Row& row, const char* field) const { return row.values[type->index(field)]; }
  bool is(const Row& row, const char* field, const char* code) const {
    return of(row, field) == Value{std::string(code)};
  }
  /// How many rows there are for which it holds.
  std::int64_t count(const std::function<bool(const Row&)>& holds) const {
    return std::ranges::count_if(rows, holds);
  }
  /// The values of a field, each once.
  std::set<Value> values(const char* field) const {
    std::set<Value> all;
    for (const Row& row : rows) {
      if (!is_empty(of(row, field))) all.insert(of(row, field));
    }
    return all;
  }
};

/// 10 000 × part / whole, half away from zero.
std::string share_of(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "–";
  std::int64_t share = part * 10'000 / whole;
  if (part * 10'000 % whole * 2 >= whole) ++share;
  return fmt::format("{},{:02} %", share / 100, share % 100);
}

using Expected = std::map<std::string, std::string>;

void expect_risks(const Register& risks, Expected& expected) {
  const auto value = [&](const Row& row) { return risks.of(row, "value"); };
  const auto values = risks.values("value");
  expected["risk.total"] = fmt::to_string(risks.rows.size());
  expected["risk.action_required"] = fmt::to_string(
      risks.count([&](const Row& row) { return risks.of(row, "action_required") == Value{true}; }));
  expected["risk.highest_value"] =
      values.empty() ? "–" : fmt::to_string(std::get<std::int64_t>(*values.rbegin()));
  expected["risk.not_assessed"] =
      fmt::to_string(risks.count([&](const Row& row) { return is_empty(value(row)); }));
  for (const Value& one : values) {
    expected[fmt::format("risk.by_value[{}]", std::get<std::int64_t>(one))] =
        fmt::to_string(risks.count([&](const Row& row) { return value(row) == one; }));
  }
  for (const Value& one : risks.values("level")) {
    expected[fmt::format("risk.by_level[{}]", std::get<std::int64_t>(one))] =
        fmt::to_string(risks.count([&](const Row& row) { return risks.of(row, "level") == one; }));
  }
  for (const char* way : {"up", "same", "down"}) {
    expected["risk.moved_" + std::string(way)] =
        fmt::to_string(risks.count([&](const Row& row) { return risks.is(row, "moved", way); }));
  }
  expected["risk.new"] =
      fmt::to_string(risks.count([&](const Row& row) { return is_empty(risks.of(row, "previous")); }));
  expected["risk.residual_above"] = fmt::to_string(
      risks.count([&](const Row& row) { return risks.of(row, "residual_action_required") == Value{true}; }));
}

void expect_controls(const Register& plan, const Register& done, Expected& expected) {
  expected["control.planned"] = fmt::to_string(plan.rows.size());
  const auto with = [&](std::initializer_list<const char*> results) {
    return fmt::to_string(done.count([&](const Row& row) {
      return std::ranges::any_of(results, [&](const char* one) { return done.is(row, "result", one); });
    }));
  };
  expected["control.performed"] = with({"no_deviation", "minor", "serious"});
  expected["control.deviating"] = with({"minor", "serious"});
}

void expect_training(const Register& results, int year, Expected& expected) {
  for (const Value& course : results.values("course")) {
    Value last;
    for (const Row& row : results.rows) {
      const Value& day = results.of(row, "export_date");
      if (results.of(row, "course") == course && year_of(std::get<Date>(day)) == year)
        last = std::max(last, day);
    }
    if (is_empty(last)) continue;
    const auto counted = [&](const char* status) {
      return results.count([&](const Row& row) {
        return results.of(row, "course") == course && results.of(row, "export_date") == last &&
               (*status == '\0' || results.is(row, "status", status));
      });
    };
    const std::string name = '[' + std::get<std::string>(course) + ']';
    expected["training.enrolled" + name] = fmt::to_string(counted(""));
    for (const char* status : {"certified", "not_certified", "ongoing", "expired"}) {
      expected["training." + std::string(status) + name] =
          fmt::format("{} ({})", counted(status), share_of(counted(status), counted("")));
    }
  }
}

void expect_systems(const Register& systems, int year, Expected& expected) {
  expected["system.total"] = fmt::to_string(systems.rows.size());
  expected["system.business"] = fmt::to_string(
      systems.count([&](const Row& row) { return systems.of(row, "business") == Value{true}; }));
  const auto days = systems.values("classified_on");
  if (days.empty()) return;
  for (int since = std::max(year_of(std::get<Date>(*days.begin())), year - 29); since <= year; ++since) {
    expected[fmt::format("system.classified_since[{}]", since)] =
        fmt::to_string(systems.count([&](const Row& row) {
          const auto* day = std::get_if<Date>(&systems.of(row, "classified_on"));
          return day != nullptr && *day >= *make_date(since, 1, 1);
        }));
  }
}

void expect_others(
    const Register& incidents, const Register& gaps, const Register& activities, Expected& expected) {
  expected["incident.total"] = fmt::to_string(incidents.rows.size());
  for (const char* field : {"personal_data", "reported_to_imy"}) {
    expected["incident." + std::string(field)] = fmt::to_string(
        incidents.count([&](const Row& row) { return incidents.of(row, field) == Value{true}; }));
  }
  expected["gap.assessed"] = fmt::to_string(gaps.rows.size());
  expected["gap.high_priority"] =
      fmt::to_string(gaps.count([&](const Row& row) { return gaps.is(row, "priority", "high"); }));
  for (const Value& part : gaps.values("part")) {
    expected[fmt::format("gap.plan_part[{}]", std::get<std::int64_t>(part))] =
        fmt::to_string(gaps.count([&](const Row& row) { return gaps.of(row, "part") == part; }));
  }
  for (const Value& year : activities.values("year")) {
    const auto of_year = [&](const Row& row) { return activities.of(row, "year") == year; };
    const auto name = fmt::format("[{}]", std::get<std::int64_t>(year));
    expected["activity.planned" + name] = fmt::to_string(activities.count(of_year));
    const auto done = activities.count(
        [&](const Row& row) { return of_year(row) && activities.is(row, "status", "done"); });
    if (done > 0) expected["activity.done" + name] = fmt::to_string(done);
  }
}

class Figures : public ImportTest {
 protected:
  Figures() {
    for (const Row& row : rows("unit")) units_[value("unit", row, "code")] = row.meta.id;
  }

  /// Random rows, with few years, courses and days, so that much falls together; some of them archived.
  void fill(const RecordType& of) {
    std::vector<Uuid> units;
    for (const auto& [code, id] : units_) units.push_back(id);
    const auto unit = [&](const Field&) { return Value{*rc::gen::elementOf(units)}; };
    std::vector<Row> made;
    std::set<std::string> keys;
    for (Values values : any_rows(of, 60, unit)) {
      if (of.find("year") != nullptr) values[of.index("year")] = *between<std::int64_t>(2024, 2027);
      if (of.name == "course_result") {
        values[of.index("course")] =
            *rc::gen::element<std::string>("Dataskydd", "Informationssäkerhet", "Ånger [1]");
        values[of.index("export_date")] = *rc::gen::element(*make_date(2024, 12, 31), *make_date(2025, 1, 1),
            *make_date(2025, 12, 31), *make_date(2026, 1, 1));
      }
      if (of.name == "control_performance") values[of.index("performed")] = any_date_of_the_years();
      if (of.name == "system") values[of.index("classified_on")] = any_day();
      derive(of, Settings::defaults(), values);
      const std::string key = natural_key(of, values);
      if (!key.empty() && !keys.insert(key).second) continue;
      Row row;
      row.meta.authority = place_.authority.id;
      row.values = values;
      if (*between(0, 5) == 0) row.meta.archived_at = now();
      made.push_back(std::move(row));
    }
    given(store().write(administrator(), "create", {}, [&](Writer& writer) -> Result<void> {
      writer.insert(of, made);
      return {};
    }));
    for (Row& row : made) {
      if (!row.meta.archived_at) kept_[of.name].push_back(std::move(row));
    }
  }

  static Value any_date_of_the_years() {
    return *make_date(2024, 1, 1) + std::chrono::days(*between(0, 1095));
  }

  static Value any_day() {
    if (*between(0, 4) == 0) return {};
    return *make_date(2022, 1, 1) + std::chrono::days(*between(0, 1800));
  }

  bool in_year(const RecordType& of, const Row& row, int year) const {
    if (of.period.empty() || of.name == "activity" || of.name == "course_result") return true;
    const Value& period = row.values[of.index(of.period)];
    if (const auto* moment = std::get_if<Instant>(&period)) return stockholm::year_of(*moment) == year;
    if (const auto* day = std::get_if<Date>(&period)) return year_of(*day) == year;
    return period == Value{std::int64_t{year}};
  }

  Register counted(const char* name, const std::set<Uuid>& units, int year) {
    Register all{&type(name), {}};
    for (const Row& row : kept_[name]) {
      if (units.contains(std::get<Uuid>(all.of(row, "unit"))) && in_year(*all.type, row, year))
        all.rows.push_back(row);
    }
    return all;
  }

  Expected expected(const std::set<Uuid>& units, int year) {
    Expected all;
    expect_risks(counted("risk", units, year), all);
    expect_controls(
        counted("internal_control", units, year), counted("control_performance", units, year), all);
    expect_training(counted("course_result", units, year), year, all);
    expect_systems(counted("system", units, year), year, all);
    expect_others(counted("incident", units, year), counted("control_assessment", units, year),
        counted("activity", units, year), all);
    return all;
  }

  /// What the database says; each figure's terms are followed on the way.
  Expected got(int year, const std::string& unit) {
    Expected all;
    for (const auto& [id, value] : figures_of(year, unit)) {
      all[id] = plain_spaces(shown_number(value.value));
      if (value.has_share) all[id] += " (" + plain_spaces(shown_share(value.share)) + ")";
      EXPECT_EQ(recounted(store(), place_.authority.id, value), value.value) << id;
    }
    return all;
  }

  static bool came_later(const std::string& id) {
    const auto& all = all_registers().figures;
    return std::ranges::any_of(
        all, [&](const Figure* one) { return one->came_later && id.substr(0, id.find('[')) == one->id; });
  }

  std::map<std::string, Uuid> units_;
  std::map<std::string, std::vector<Row>> kept_;
};

INSTANTIATE_TEST_SUITE_P(Engines, Figures, both_engines, engine_name);

TEST_P(Figures, AreWhatAPlainCountGives) {
  check_property(1, [&] {
    for (const char* name : {"risk", "incident", "course_result", "system", "control_assessment", "activity",
             "internal_control", "control_performance"})
      fill(type(name));
    const Uuid one = units_.at(with_codes("NNF-1"));
    const Uuid two = units_.at(with_codes("NNF-2"));
    const Uuid both = units_.at(with_codes("NNF"));
    const std::vector<std::pair<std::string, std::set<Uuid>>> places{
        {with_codes("NN"), {one, two, both, place_.unit}}, {with_codes("NNF"), {one, two, both}},
        {with_codes("NNF-2"), {two}}};
    for (const auto& [code, units] : places) {
      for (const int year : {2024, 2025, 2026, 2030}) {
        const Expected wanted = expected(units, year);
        const Expected found = got(year, code);
        for (const auto& [id, value] : wanted) {
          if (!found.contains(id)) RC_FAIL(fmt::format("{} {}: no {} ({})", code, year, id, value));
          if (found.at(id) != value)
            RC_FAIL(fmt::format("{} {}: {} is {}, not {}", code, year, id, found.at(id), value));
        }
        for (const auto& [id, value] : found) {
          // Those that came later and look at what is tied, or at the day, have tests of their own.
          if (!wanted.contains(id) && !came_later(id))
            RC_FAIL(fmt::format("{} {}: {} is one too many ({})", code, year, id, value));
        }
      }
    }
  });
}

TEST_P(Figures, OfNothingAreZeroAndHaveNoMaximum) {
  EXPECT_EQ(figure(2025, "risk.total"), "0");
  EXPECT_EQ(figure(2025, "risk.highest_value"), "–");
  EXPECT_EQ(figure(2025, "training.enrolled[Dataskydd]"), "none");
  const auto all = given(figures(store(), administrator(), place_, 2025));
  const auto json = boost::json::parse(figures_json(place_, 2025, all)).as_object();
  EXPECT_EQ(json.at("year").as_int64(), 2025);
  EXPECT_TRUE(json.at("figures").as_object().at("risk.highest_value").as_object().at("value").is_null());
}

TEST_P(Figures, GoBackThirtyYearsWhateverIsWrittenByMistake) {
  ASSERT_EQ(
      import("Namn;Objekt;Klassad\nEtt;O;1025-03-01\nAnnat;O;1996-01-01\nTredje;O;2025-03-01\n").fault_count,
      0U);
  const auto all = figures_of(2025);
  EXPECT_EQ(figure(2025, "system.classified_since[1996]"), "2");
  EXPECT_EQ(figure(2025, "system.classified_since[2025]"), "1");
  EXPECT_EQ(std::ranges::count_if(
                all, [](const auto& one) { return one.first.starts_with("system.classified_since["); }),
      30);
}

TEST_P(Figures, BelongToTheSwedishYear) {
  import(
      "Upptäckt;Rubrik\n2024-12-31T23:30:00Z;Efter tolvslaget\n2024-12-31 23:59;Före\n2025-12-31 "
      "23:59;Sist\n2026-01-01;Nästa\n");
  EXPECT_EQ(figure(2024, "incident.total"), "1");
  EXPECT_EQ(figure(2025, "incident.total"), "2");
  EXPECT_EQ(figure(2026, "incident.total"), "1");
}

TEST_P(Figures, RoundSharesHalfAwayFromZero) {
  const std::vector<std::tuple<int, int, std::string>> table{{1, 32, "3,13 %"}, {1, 3, "33,33 %"},
      {2, 3, "66,67 %"}, {1, 8, "12,50 %"}, {0, 7, "0,00 %"}, {7, 7, "100,00 %"}, {3, 160, "1,88 %"},
      {1, 160, "0,63 %"}};
  std::string file = "Anställningsnummer;Kurs;Status;Exportdag\n";
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto& [part, whole, shown] = table[i];
    for (int n = 0; n < whole; ++n) {
      file += fmt::format("{};kurs {};{};2025-05-05\n", n, i, n < part ? "Certifierad" : "Pågår");
    }
  }
  ASSERT_EQ(import(file).fault_count, 0U);
  const auto all = figures_of(2025);
  for (std::size_t i = 0; i < table.size(); ++i) {
    EXPECT_EQ(plain_spaces(shown_share(all.at(fmt::format("training.certified[kurs {}]", i)).share)),
        std::get<2>(table[i]));
  }
}

TEST_P(Figures, AreHiddenFromOthers) {
  EXPECT_EQ(
      code_of(figures(store(), bound_to(new_uuid(), Right::read), place_, 2025)), "authority.not_found");
  EXPECT_EQ(code_of(find_unit(store(), bound_to(new_uuid(), Right::read), code_)), "unit.not_found");
}

TEST(FiguresJson, IsTheSameBytesOnBothEngines) {
  std::set<std::string> all;
  for (const Engine engine : {Engine::sqlite, Engine::postgres}) {
    Data data(engine, all_registers());
    given(import_bytes(data.store(), "Kod;Namn;Slag;Överordnad\nÅ;Nämnd;nämnd;\nÅ1;Enhet;enhet;Å\n"));
    ImportOptions options;
    options.unit = given(find_unit(data.store(), administrator(), "Å"));
    options.as_of = *make_date(2025, 10, 31);
    for (const char* file :
        {"Analys;År;Oönskad händelse;Sannolikhet;Konsekvens\nVoR;2025;a;2;4\nVoR;2025;b;3;3\n",
            "Anställningsnummer;Kurs;Status;Enhet\n1;Östra;Certifierad;Å1\n2;Östra;Pågår;\n3;Ängen;Utgått;"
            "\n4;Aha;Pågår;\n",
            "Upptäckt;Rubrik;Personuppgiftsincident\n2025-05-05 10:00;x;ja\n",
            "Namn;Klassad\ns1;2023-03-03\ns2;2025-01-01\n"}) {
      given(import_bytes(data.store(), file, options));
    }
    const auto values = given(figures(data.store(), administrator(), *options.unit, 2025));
    all.insert(figures_json(*options.unit, 2025, values));
  }
  ASSERT_EQ(all.size(), 1U);
  const std::string& json = *all.begin();
  EXPECT_LT(json.find("enrolled[Aha]"), json.find("enrolled[Ängen]"));
  EXPECT_LT(json.find("enrolled[Ängen]"), json.find("enrolled[Östra]"));
  EXPECT_NE(json.find(R"("training.certified[Östra]":{"label":{"sv":)"), std::string::npos) << json;
  EXPECT_NE(
      json.find(R"(,"value":1,"share":0.5,"share_shown":"50,00 %","as_of":"2025-10-31")"), std::string::npos)
      << json;
}

}  // namespace
}  // namespace ringmur
