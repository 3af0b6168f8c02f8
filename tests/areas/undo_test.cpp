#include "registry/undo.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "areas/import_support.h"
#include "registry/save.h"
#include "schema/values_support.h"

namespace ringmur {
namespace {

using namespace test;

class Undo : public ImportTest {
 protected:
  UndoOutcome undo(const ImportReport& report) { return given(try_undo(report)); }
  Result<UndoOutcome> try_undo(const ImportReport& report, const Actor& actor = administrator()) {
    return undo_import(store(), actor, place_.authority.id, report.import_id.value());
  }
  Row activity(const std::string& title) { return row("activity", {{"title", "eq." + title}}); }
  /// Every figure of the year, with what it counts.
  std::vector<std::string> figures_now() {
    std::vector<std::string> all;
    for (const auto& [id, figure] : figures_of(2025)) {
      all.push_back(
          id + '=' + canonical(figure.value) + (figure.share ? fmt::format(" {}", *figure.share) : ""));
    }
    return all;
  }
  ListedImport listed(const ImportReport& report) {
    for (ListedImport& one : given(list_imports(store(), administrator(), place_.authority.id, 100))) {
      if (one.entry.id == report.import_id) return one;
    }
    throw std::runtime_error("the import is not listed");
  }
  bool undoable(const ImportReport& report) {
    return given(can_undo(store(), administrator(), listed(report).entry));
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, Undo, both_engines, engine_name);

const char* const activities =
    "År;Aktivitet;Status;Prioritet\n2025;Öva;Planerad;1\n2025;Granska;Klar;2\n2026;Utbilda;;3\n";
const char* const risks =
    "Analys;År;Oönskad händelse;Sannolikhet;Konsekvens\nVoR;2025;Brand;3;3\nVoR;2025;Läcka;5;2\n";

TEST_P(Undo, FiguresAreAsBeforeAndAfterTheSameFileAsAfterTheFirst) {
  import(activities);
  const auto before = figures_now();
  const ImportReport first = import(risks);
  const auto after = figures_now();
  ASSERT_NE(before, after);
  EXPECT_TRUE(undoable(first));
  EXPECT_EQ(undo(first).archived, 2);
  EXPECT_EQ(figures_now(), before);
  EXPECT_TRUE(rows("risk").empty());
  ASSERT_TRUE(listed(first).entry.undone_at);
  EXPECT_FALSE(undoable(first));
  EXPECT_EQ(code_of(try_undo(first)), "import.undone");
  const ImportReport second = import(risks);
  EXPECT_EQ(second.created, 0U) << "what the undo archived comes back";
  EXPECT_EQ(second.restored, 2U);
  EXPECT_EQ(figures_now(), after);
  EXPECT_EQ(undo(second).archived, 2);
  EXPECT_EQ(figures_now(), before);
  EXPECT_EQ(import(risks).restored, 2U);
  EXPECT_EQ(figures_now(), after);
  EXPECT_FALSE(given(store().verify_chain(administrator(), place_.authority.id, {})));
}

TEST_P(Undo, GivesOldValuesMarksAndOriginBack) {
  const ImportReport first = import(activities);
  edit("activity", activity("Öva"), R"({"status":"cancelled"})");
  const Row before = activity("Öva");
  const ImportReport changes = import("År;Aktivitet;Status;Prioritet\n2025;Öva;Klar;7\n2025;Granska;Klar;\n",
      options_with(OnConflict::overwrite));
  ASSERT_EQ(changes.changed, 2U);
  ASSERT_FALSE(is_edited(activity("Öva").meta, "status"));
  EXPECT_EQ(undo(changes).changed_back, 2);
  const Row after = activity("Öva");
  EXPECT_EQ(after.values, before.values);
  EXPECT_EQ(after.meta.edited, before.meta.edited);
  EXPECT_EQ(after.meta.imported_by, first.import_id);
  EXPECT_EQ(value("activity", activity("Granska"), "priority"), "2");
  const auto history =
      given(store().history(administrator(), type("activity"), place_.authority.id, after.meta.id));
  EXPECT_EQ(history.front().context.operation, "undo");
  EXPECT_EQ(history.front().context.import_id, changes.import_id);
  EXPECT_EQ(listed(first).by, administrator().name);
}

TEST_P(Undo, RestoresWhatWasArchivedAndArchivesWhatWasRestored) {
  import(activities);
  const std::string less = "År;Aktivitet;Status;Prioritet\n2025;Öva;Planerad;1\n";
  const ImportReport gone = import(less, options_with(Absent::archive));
  ASSERT_EQ(rows("activity").size(), 2U);
  const ImportReport back = import(activities);
  ASSERT_EQ(back.restored, 1U);
  EXPECT_FALSE(undoable(gone)) << "a later import has touched its records";
  EXPECT_EQ(code_of(try_undo(gone)), "import.built_upon");
  EXPECT_EQ(undo(back).archived, 1);
  EXPECT_EQ(rows("activity").size(), 2U);
  EXPECT_EQ(undo(gone).restored, 1);
  EXPECT_EQ(rows("activity").size(), 3U);
  EXPECT_EQ(value("activity", activity("Granska"), "status"), "Klar");
}

TEST_P(Undo, IsRefusedWhereSomebodyHasChangedARecordSince) {
  const ImportReport first = import(activities);
  edit("activity", activity("Öva"), R"({"status":"cancelled"})");
  EXPECT_FALSE(undoable(first));
  auto refused = try_undo(first);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "import.built_upon");
  EXPECT_EQ(refused.error().refusal, Refusal::conflict);
  ASSERT_EQ(refused.error().details.size(), 1U);
  EXPECT_NE(refused.error().details[0].message.sv.find("Öva"), std::string::npos);
  EXPECT_EQ(rows("activity").size(), 3U) << "nothing was done";
  EXPECT_FALSE(listed(first).entry.undone_at);
}

TEST_P(Undo, NamesAtMostTen) {
  std::string file = "År;Aktivitet\n";
  for (int i = 0; i < 14; ++i) file += fmt::format("2025;nr {}\n", i);
  const ImportReport first = import(file);
  for (const Row& made : rows("activity")) edit("activity", made, R"({"source":"möte"})");
  auto refused = try_undo(first);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().details.size(), 10U);
}

TEST_P(Undo, IsRefusedWhereOthersReferToWhatItCreated) {
  const ImportReport units =
      import("Kod;Namn;Slag;Överordnad\nNNX;Ny enhet NN;enhet;NN\nNNY;Under NN;enhet;NNX\n");
  import("År;Aktivitet;Enhet\n2025;Öva;NNX\n");
  EXPECT_FALSE(undoable(units));
  auto refused = try_undo(units);
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().details.size(), 1U) << "those of the same import stand in nobody's way";
  EXPECT_NE(refused.error().details[0].message.en.find("refers"), std::string::npos);
  const Row made = activity("Öva");
  given(archive_record(store(), administrator(), type("activity"), place_.authority.id, made.meta.id,
      made.meta.version, Archiving::archive));
  EXPECT_EQ(undo(units).archived, 2);
  EXPECT_EQ(rows("unit", {{"code", with_codes("eq.NNX")}}).size(), 0U);
  EXPECT_EQ(faults_of(import("År;Aktivitet;Enhet\n2025;Granska;NNX\n")),
      std::vector<std::string>{with_codes("2:Enhet:NNX:reference.leads_nowhere")});
}

TEST_P(Undo, IsRefusedAlsoWhereWhatRefersStandsBehindAnotherWall) {
  const ImportReport units = import("Kod;Namn;Slag;Överordnad\nNNX;Ny enhet NN;enhet;NN\n");
  const Authority other = new_authority(store());
  const RecordType& unit = type("unit");
  const Row above = row("unit", {{"code", with_codes("eq.NNX")}});
  Values below = above.values;
  below[unit.index(unit.at("name"))] = std::string("Hemligheten");
  below[unit.index(unit.at("parent"))] = above.meta.id;
  insert_one(store(), unit, other.id, below);
  const Actor bound = bound_to(place_.authority.id, Right::write);
  EXPECT_FALSE(given(can_undo(store(), bound, listed(units).entry)));
  auto refused = try_undo(units, bound);
  ASSERT_EQ(code_of(refused), "import.built_upon");
  EXPECT_EQ(refused.error().message.en.find("Hemligheten"), std::string::npos);
}

TEST_P(Undo, IsForWhoMayWriteInThatAuthority) {
  const ImportReport first = import(activities);
  EXPECT_EQ(code_of(try_undo(first, bound_to(place_.authority.id, Right::read))), "actor.may_not_write");
  const Authority other = new_authority(store());
  EXPECT_EQ(code_of(try_undo(first, bound_to(other.id, Right::write))), "authority.not_found");
  EXPECT_EQ(code_of(undo_import(store(), bound_to(other.id, Right::write), other.id, *first.import_id)),
      "import.not_found");
  EXPECT_EQ(
      code_of(undo_import(store(), administrator(), place_.authority.id, new_uuid())), "import.not_found");
  EXPECT_EQ(try_undo(first, bound_to(place_.authority.id, Right::write))->archived, 3);
}

TEST_P(Undo, LeavesNothingOfItselfToAnotherFile) {
  undo(import(activities));
  import("År;Aktivitet;Prioritet\n2025;Öva;5\n");
  EXPECT_EQ(rows("activity").size(), 1U);
  EXPECT_EQ(value("activity", activity("Öva"), "status"), "") << "the undone file said so, this one does not";
  EXPECT_EQ(value("activity", activity("Öva"), "priority"), "5");
  const ImportReport less = import("År;Aktivitet\n2025;Annat\n", options_with(Absent::archive));
  EXPECT_EQ(less.archived, 1U) << "of the imports that stand";
}

TEST_P(Undo, OfIncidentsAsksNobodyAboutThemAgain) {
  const std::string keyless = "Upptäckt;Rubrik;Slag\n2025-03-01 10:00;Stulen dator;Stöld\n";
  const ImportReport first = import(keyless);
  ASSERT_EQ(first.created, 1U);
  undo(first);
  const ImportReport likely = import("Upptäckt;Rubrik;Slag\n2025-03-01 12:00;Stulen dator;Stöld\n");
  EXPECT_TRUE(likely.offers.empty()) << "what was undone has never been";
  EXPECT_EQ(likely.created, 1U);
  undo(likely);
  const ImportReport again = import(keyless);
  EXPECT_EQ(again.restored, 1U);
  EXPECT_EQ(rows("incident").size(), 1U);
}

TEST_P(Undo, FreesTheKeyForAnAnsweredMatch) {
  const std::string known = "Upptäckt;Rubrik;Slag;Diarienummer\n2025-03-01 10:00;Stulen dator;Stöld;2025/7\n";
  undo(import(known));
  const auto made =
      boost::json::parse(R"({"title":"Stulen dator","discovered_at":"2025-03-01T09:30:00Z","kind":"Stöld"})")
          .as_object();
  const Row own = given(create_record(store(), administrator(), type("incident"), place_.authority.id, made));
  const ImportReport asked = import(known);
  ASSERT_EQ(asked.offers.size(), 1U) << "as if the first import had never been";
  const ImportReport told =
      import(known, options_with(Matches{{2, own.meta.short_reference}}, OnConflict::overwrite));
  EXPECT_EQ(told.fault_count, 0U);
  ASSERT_EQ(rows("incident").size(), 1U);
  EXPECT_EQ(value("incident", row("incident"), "diary_number"), "2025/7");
  EXPECT_EQ(row("incident").meta.id, own.meta.id);
}

TEST_P(Undo, OfARenamedAuthorityGivesItsNameBack) {
  const ImportReport renamed = import("Kod;Namn;Slag;Överordnad\nNN;Nämnden med nytt namn;nämnd;\n");
  ASSERT_EQ(renamed.changed, 1U);
  undo(renamed);
  EXPECT_EQ(given(store().authority(administrator(), place_.authority.id)).name, with_codes("Nämnden NN"));
}

TEST_P(Undo, TwoRowsForOneRecordAreAFaultOfTheRow) {
  const auto made =
      boost::json::parse(R"({"title":"Stulen dator","discovered_at":"2025-03-01T09:30:00Z","kind":"Stöld"})")
          .as_object();
  const Row own = given(create_record(store(), administrator(), type("incident"), place_.authority.id, made));
  const std::string& reference = own.meta.short_reference;
  const ImportReport report = import(
      "Upptäckt;Rubrik;Slag;Diarienummer\n2025-03-01 10:00;Stulen dator;Stöld;2025/7\n"
      "2025-03-01 11:00;Stulen dator;Stöld;2025/8\n",
      options_with(Matches{{2, reference}, {3, reference}}));
  EXPECT_EQ(faults_of(report), std::vector<std::string>{"3:Rubrik:Stulen dator:import.matched_twice"});
  EXPECT_NE(report.faults[0].error.message.sv.find(reference), std::string::npos);
  EXPECT_FALSE(report.written);
}

/// Two nämnder with the same history: in one of them a file more, which is undone.
class UndoWorlds : public testing::Test {
 protected:
  struct World {
    UnitPlace place;
    std::vector<std::string> rows{};
  };

  static World world(Store& store) {
    static int count = 0;
    const std::string code = fmt::format("VÄ{}", ++count);
    given(import_bytes(store, fmt::format("Kod;Namn;Slag\n{0};Världen {0};nämnd\n", code)));
    return {given(find_unit(store, administrator(), code))};
  }

  static ImportReport import(Store& store, const World& in, const std::string& file, ImportOptions options) {
    options.unit = in.place;
    return given(import_bytes(store, file, options));
  }

  static std::string any_file(const std::string& keys) {
    const bool status = *between(0, 2) == 1;
    const bool priority = *between(0, 2) == 1;
    std::string file =
        std::string("År;Aktivitet") + (status ? ";Status" : "") + (priority ? ";Prioritet" : "") + '\n';
    for (const char title : keys) {
      if (*between(0, 3) == 0) continue;
      file += fmt::format("2025;{}", title);
      if (status) file += ';' + *rc::gen::element<std::string>("Planerad", "Klar", "");
      if (priority) file += fmt::format(";{}", *between(1, 4));
      file += '\n';
    }
    return file;
  }

  static ImportOptions any_options() {
    return options_with(*between(0, 2) == 0 ? Absent::keep : Absent::archive,
        *between(0, 2) == 0 ? OnConflict::keep_edited : OnConflict::overwrite, std::string("activity"));
  }

  /// By hand: the status of those that are there, and one of them archived.
  static void edit(Store& store, const World& in, const std::string& titles, char archived) {
    const RecordType& type = all_registers().at("activity");
    for (const Row& row : rows_of(store, type, in.place.authority.id)) {
      const char title = std::get<std::string>(row.values[type.index("title")]).front();
      if (titles.find(title) != std::string::npos) {
        given(change_record(store, administrator(), type, in.place.authority.id, row.meta.id,
            row.meta.version, boost::json::parse(R"({"status":"cancelled"})").as_object()));
      } else if (title == archived) {
        given(archive_record(store, administrator(), type, in.place.authority.id, row.meta.id,
            row.meta.version, Archiving::archive));
      }
    }
  }

  static std::vector<std::string> state(Store& store, const World& in) {
    const RecordType& type = all_registers().at("activity");
    std::vector<std::string> all;
    for (const Row& row : rows_of(store, type, in.place.authority.id)) {
      std::string line = row.meta.edited + '|' + (row.meta.imported_by ? "import" : "hand");
      for (const Field& field : type.fields) {
        if (field.kind != Kind::reference) line += '|' + canonical(row.values[type.index(field)]);
      }
      all.push_back(line);
    }
    std::ranges::sort(all);
    return all;
  }

  /// Both worlds must be the same whenever nothing more stands in one than in the other.
  static void live_through(Store& store) {
    World undone = world(store);
    World plain = world(store);
    auto both = [&](const auto& act) {
      act(undone);
      act(plain);
    };
    const std::string base = any_file("abc");
    const ImportOptions base_options = any_options();
    both([&](const World& in) { import(store, in, base, base_options); });
    const std::string edited = *rc::gen::element<std::string>("", "a", "bc");
    const char archived = *rc::gen::element('b', 'x');
    both([&](const World& in) { edit(store, in, edited, archived); });
    for (int times = *between(1, 3); times > 0; --times) {
      const ImportReport more = import(store, undone, any_file("abcdef"), any_options());
      if (more.import_id)
        given(undo_import(store, administrator(), undone.place.authority.id, *more.import_id));
      RC_ASSERT(state(store, undone) == state(store, plain));
    }
    for (int times = 0; times < 2; ++times) {
      const std::string later = any_file("abcdef");
      const ImportOptions options = any_options();
      std::vector<std::size_t> absent;
      both([&](const World& in) { absent.push_back(import(store, in, later, options).absent_count); });
      RC_ASSERT(absent.front() == absent.back());
      RC_ASSERT(state(store, undone) == state(store, plain));
    }
  }
};

TEST_F(UndoWorlds, AreTheSameAsIfTheImportHadNeverBeen) {
  for (const Engine engine : {Engine::sqlite, Engine::postgres}) {
    check_property(engine == Engine::sqlite ? 60 : 15,
        [&] { live_through(shared_data(engine, all_registers()).store()); });
  }
}

}  // namespace
}  // namespace ringmur
