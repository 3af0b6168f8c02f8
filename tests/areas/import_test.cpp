#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <memory>
#include <optional>

#include "areas/import_support.h"
#include "registry/save.h"
#include "store/access.h"
#include "store/secrecy.h"

namespace ringmur {
namespace {

using namespace test;

class Import : public ImportTest {
 protected:
  /// As a person would by hand; `text` is JSON.
  Row archive(const std::string& name, const Row& before, Archiving archiving = Archiving::archive) {
    return given(archive_record(store(), administrator(), type(name), place_.authority.id, before.meta.id,
        before.meta.version, archiving));
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, Import, both_engines, engine_name);

const char* const activities =
    "År;Aktivitet;Status;Prioritet\n2025;Öva;Planerad;1\n2025;Granska;Klar;2\n2026;Utbilda;;3\n";

TEST_P(Import, CreatesWhatIsNewAndLeavesTheSameFileAlone) {
  const ImportReport first = import(activities);
  EXPECT_EQ(counts(first), "3 3 0 0 0 0");
  EXPECT_TRUE(first.written);
  ASSERT_TRUE(first.import_id);
  EXPECT_EQ(first.type, "activity");
  const Row made = row("activity", {{"title", "eq.Öva"}});
  EXPECT_EQ(made.meta.imported_by, first.import_id);
  EXPECT_EQ(value("activity", made, "unit"), to_string(place_.unit));
  const auto history =
      given(store().history(administrator(), type("activity"), place_.authority.id, made.meta.id));
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history[0].context.import_id, first.import_id);
  const auto head = given(store().chain(administrator(), place_.authority.id)).head;
  const ImportReport second = import(activities);
  EXPECT_EQ(counts(second), "3 0 0 3 0 0");
  EXPECT_FALSE(second.import_id);
  EXPECT_EQ(given(store().chain(administrator(), place_.authority.id)).head, head);
}

TEST_P(Import, TakesHeadingsInEnglishAnyOrderAndCase) {
  import(activities);
  const ImportReport report =
      import("priority,STATUS,Activity,year\n1,Planned,öva,2025\n2,done,Granska,2025\n3,,Utbilda,2026\n");
  EXPECT_EQ(counts(report), "3 0 1 2 0 0") << "the title is written in another case";
  EXPECT_EQ(value("activity", row("activity", {{"priority", "eq.1"}}), "title"), "öva");
}

TEST_P(Import, ReadsWindows1252) {
  const ImportReport report =
      import("\xc5r;Aktivitet;\xc5tg\xe4rdsansvarig\n2025;\xd6va f\xf6r \x96 allt;Chef\n");
  EXPECT_EQ(counts(report), "1 1 0 0 0 0");
  EXPECT_EQ(value("activity", row("activity"), "title"), "Öva för – allt");
  EXPECT_NE(report.description.find("1252"), std::string::npos);
}

TEST_P(Import, BeginsAGapAnalysisOfAFrameworkAndLeavesWhatWasFoundWhenItGrows) {
  const std::string edition =
      "urn: urn:example:grunder\nobjects:\n  framework:\n    name: Grunderna\n    requirement_nodes:\n"
      "    - {assessable: true, ref_id: '1', name: Ansvar}\n    - {assessable: true, ref_id: '2', name: "
      "Rutin}\n";
  ImportOptions next_year;
  next_year.as_of = *make_date(2027, 1, 1);
  EXPECT_EQ(counts(import(edition, next_year)), "2 2 0 0 0 0");
  import("Standard;År;Säkerhetsåtgärd;Iakttagelse;Bristvärdering\nGrunderna;2027;1 Ansvar;Ingen;Betydande\n");
  const ImportReport grown =
      import(edition + "    - {assessable: true, ref_id: '3', name: Prov}\n", next_year);
  EXPECT_EQ(counts(grown), "3 1 0 2 0 0");
  const Row found = row("control_assessment", {{"control", "eq.1 Ansvar"}});
  EXPECT_EQ(value("control_assessment", found, "finding"), "Ingen");
  EXPECT_EQ(value("control_assessment", found, "severity"), "Betydande");
  EXPECT_EQ(value("control_assessment", found, "year"), "2027");
}

TEST_P(Import, NamesUnknownHeadingsAndLeavesThemOutOnlyWhenAsked) {
  const std::string file = "År;Aktivitet;Skostorlek;Hatt\n2025;Öva;43;7\n";
  auto refused = try_import(file);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "import.unknown_headings");
  EXPECT_NE(refused.error().message.sv.find("Skostorlek, Hatt"), std::string::npos);
  EXPECT_TRUE(rows("activity").empty());
  const ImportReport report = import(file, options_with(UnknownHeadings::leave_out));
  EXPECT_EQ(counts(report), "1 1 0 0 0 0");
  EXPECT_EQ(report.unknown_headings, (std::vector<std::string>{"Skostorlek", "Hatt"}));
}

TEST_P(Import, MapsHeadingsAsTold) {
  ImportOptions options;
  options.type = "activities";
  options.mapping = {{"Vad", "title"}, {"Skräp", ""}};
  const ImportReport report = import("År;Vad;Skräp\n2025;Öva;x\n", options);
  EXPECT_EQ(counts(report), "1 1 0 0 0 0");
  EXPECT_EQ(report.mapping.at("Vad"), "title");
}

TEST_P(Import, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(code_of(try_import("Sko;Hatt\n1;2\n")), "import.not_recognised");
  EXPECT_EQ(code_of(try_import("Namn\nx\n")), "fine") << "systems need only a name";
  EXPECT_EQ(code_of(try_import("År;Aktivitet\n2025;Öva\n", options_with(std::string("hattar")))),
      "import.no_such_register");
  EXPECT_EQ(code_of(try_import("År;Aktivitet\n2025;Öva\n", options_with(std::string("risk")))),
      "import.headings_missing");
  EXPECT_EQ(code_of(import_bytes(store(), "År;Aktivitet\n2025;Öva\n")), "import.no_unit");
  EXPECT_EQ(
      code_of(try_import("År;Aktivitet\n2025;Öva\n", options_with(std::string("Aktiviteter")))), "fine");
}

TEST_P(Import, DryRunTellsAndChangesNothing) {
  import(activities);
  const auto head = given(store().chain(administrator(), place_.authority.id)).head;
  const ImportReport report =
      import("År;Aktivitet;Status\n2025;Öva;Klar\n2025;Ny;Klar\n", options_with(DryRun::yes));
  EXPECT_EQ(counts(report), "2 1 1 0 0 0");
  EXPECT_FALSE(report.written);
  EXPECT_FALSE(report.import_id);
  ASSERT_EQ(report.changes.size(), 1U);
  EXPECT_EQ(report.changes[0].changes, R"({"status":["planned","done"]})");
  EXPECT_EQ(report.changes[0].line, 2U);
  EXPECT_EQ(report.absent_count, 1U) << "Granska lacks; Utbilda is another year's";
  EXPECT_EQ(given(store().chain(administrator(), place_.authority.id)).head, head);
  EXPECT_EQ(rows("activity").size(), 3U);
}

TEST_P(Import, NamesEveryFaultAndChangesNothing) {
  const ImportReport report = import(
      "År;Aktivitet;Status;Prioritet;Enhet\n2025;Öva;Klar;1;NNF-1\ntjugo;Granska;Klart;x;NNF-9\n;Utbilda;;;"
      "\n2025;;;;\n"
      "1800;För tidig;;;\n");
  EXPECT_EQ(faults_of(report),
      (std::vector<std::string>{"3:År:tjugo:integer.not_whole", "3:Status:Klart:choice.not_allowed",
          "3:Prioritet:x:integer.not_whole", "4:År::field.required", "5:Aktivitet::field.required",
          "6:År:1800:integer.outside", with_codes("3:Enhet:NNF-9:reference.leads_nowhere")}));
  EXPECT_NE(report.faults[1].error.message.sv.find("Planerad, Pågår, Klar, Avbruten"), std::string::npos);
  EXPECT_FALSE(report.written);
  EXPECT_EQ(report.created, 0U);
  EXPECT_TRUE(rows("activity").empty());
}

TEST_P(Import, TakesTheGoodRowsAndWritesTheBadToBeMended) {
  const TemporaryFolder folder;
  const ImportReport report =
      import("År;Aktivitet;Status;Enhet\n2025;Öva;Klar;\nigår;Granska;Klart;\n2025;Utbilda;;NNF-9\n",
          options_with(OnError::take_good_rows));
  EXPECT_EQ(counts(report), "3 1 0 0 0 3");
  EXPECT_TRUE(report.written);
  const auto path = folder / "fel.csv";
  for (const Language language : {Language::swedish, Language::english}) {
    ASSERT_TRUE(write_faults(report, path, language));
    std::ifstream in(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    EXPECT_EQ(std::ranges::count(bytes, '\n'), 3) << bytes;
    EXPECT_EQ(import(bytes).fault_count, 3U) << "nothing is mended yet";
    for (const auto& [from, to] : {std::pair("igår", "2025"), std::pair("Klart", "Klar")}) {
      bytes.replace(bytes.find(from), std::string(from).size(), to);
    }
    const std::string wrong = with_codes("NNF-9");
    bytes.replace(bytes.find(wrong), wrong.size(), with_codes("NNF-2"));
    const ImportReport mended = import(bytes, options_with(DryRun::yes));
    EXPECT_EQ(counts(mended), "2 2 0 0 0 0");
  }
}

TEST_P(Import, ArchivesWhatIsGoneOnlyWhenTold) {
  import(activities);
  const std::string less = "År;Aktivitet;Status;Prioritet\n2025;Öva;Planerad;1\n";
  const ImportReport kept = import(less);
  EXPECT_EQ(kept.absent_count, 1U);
  EXPECT_EQ(kept.archived, 0U);
  EXPECT_EQ(rows("activity").size(), 3U);
  const ImportReport gone = import(less, options_with(Absent::archive));
  EXPECT_EQ(gone.archived, 1U);
  EXPECT_EQ(rows("activity").size(), 2U);
  EXPECT_EQ(rows("activity", {{"year", "eq.2026"}}).size(), 1U)
      << "the file is complete for its own year only";
  const ImportReport back = import(activities);
  EXPECT_EQ(back.restored, 1U);
  EXPECT_EQ(rows("activity").size(), 3U);
}

TEST_P(Import, CountsAllThatAreGoneAndNamesAHundred) {
  std::string many = "År;Aktivitet\n";
  for (int i = 0; i < 150; ++i) many += fmt::format("2025;Uppgift {:03}\n", i);
  import(many);
  const std::string less = "År;Aktivitet\n2025;Uppgift 007\n2025;Ny\n";
  const ImportReport kept = import(less, options_with(DryRun::yes));
  EXPECT_EQ(kept.absent_count, 149U);
  EXPECT_EQ(kept.absent.size(), 100U);
  const ImportReport gone = import(less, options_with(Absent::archive));
  EXPECT_EQ(gone.archived, 149U);
  EXPECT_EQ(gone.absent.size(), 100U);
  EXPECT_EQ(rows("activity").size(), 2U);
}

TEST_P(Import, MissesWhatHidesItsYearForWhoMaySeeItAlone) {
  import(activities);
  const std::string less = "År;Aktivitet;Status;Prioritet\n2025;Öva;Planerad;1\n";
  const Row granska = row("activity", {{"title", "eq.Granska"}});
  given(mark_record(store(), administrator(), type("activity"), place_.authority.id, granska.meta.id,
      granska.meta.version, {{.field = "year", .ground = "18:13"}}));
  ImportOptions options = options_with(DryRun::yes);
  EXPECT_EQ(import(less, options).absent_count, 1U);
  options.unit = place_;
  Actor writer = bound_to(place_.authority.id, Right::write);
  writer.access = std::make_shared<const Access>(std::nullopt, Action::write, place_.authority.id);
  EXPECT_EQ(given(import_bytes(store(), with_codes(less), options, writer)).absent_count, 0U);
}

TEST_P(Import, NeverArchivesARowInErrorNorWhatAPersonMade) {
  import(activities);
  const auto made = boost::json::parse(R"({"year":2025,"title":"Egen"})").as_object();
  given(create_record(store(), administrator(), type("activity"), place_.authority.id, made));
  const ImportReport report =
      import("År;Aktivitet;Status;Prioritet\n2025;Öva;Planerad;1\n2025;Granska;Klart;2\n",
          options_with(OnError::take_good_rows, Absent::archive));
  EXPECT_EQ(report.archived, 0U);
  EXPECT_EQ(rows("activity").size(), 4U);
  const ImportReport good =
      import("År;Aktivitet;Status;Prioritet\n2025;Öva;Planerad;1\n2025;Granska;Klar;2\n",
          options_with(Absent::archive));
  EXPECT_EQ(good.archived, 0U);
  EXPECT_EQ(rows("activity").size(), 4U);
}

TEST_P(Import, OfOneUnitSaysNothingOfAnothers) {
  ImportOptions one;
  one.unit = given(find_unit(store(), administrator(), with_codes("NNF-1")));
  one.absent = Absent::archive;
  ImportOptions two = one;
  two.unit = given(find_unit(store(), administrator(), with_codes("NNF-2")));
  import("År;Aktivitet\n2025;Öva\n", one);
  const ImportReport report = import("År;Aktivitet\n2025;Granska\n", two);
  EXPECT_EQ(report.absent_count, 0U);
  EXPECT_EQ(rows("activity").size(), 2U);
  EXPECT_EQ(rows("activity", {{"unit", with_codes("under.NNF-1")}}).size(), 1U);
}

TEST_P(Import, LeavesWhatAPersonHasEditedUnlessTold) {
  import(activities);
  edit("activity", row("activity", {{"title", "eq.Öva"}}), R"({"status":"cancelled","source":"möte"})");
  const std::string file = "År;Aktivitet;Status;Prioritet\n2025;Öva;Klar;7\n";
  const ImportReport kept = import(file);
  ASSERT_EQ(kept.conflicts.size(), 1U);
  EXPECT_EQ(kept.conflicts[0].heading, "Status");
  EXPECT_EQ(kept.conflicts[0].kept, "Avbruten");
  EXPECT_EQ(kept.conflicts[0].offered, "Klar");
  Row now = row("activity", {{"title", "eq.Öva"}});
  EXPECT_EQ(value("activity", now, "status"), "Avbruten");
  EXPECT_EQ(value("activity", now, "priority"), "7");
  import(file, options_with(OnConflict::overwrite));
  now = row("activity", {{"title", "eq.Öva"}});
  EXPECT_EQ(value("activity", now, "status"), "Klar");
  EXPECT_EQ(value("activity", now, "source"), "möte") << "the file has no such column";
  EXPECT_FALSE(is_edited(now.meta, "status"));
  EXPECT_TRUE(is_edited(now.meta, "source"));
  EXPECT_TRUE(import("År;Aktivitet;Status\n2025;Öva;Planerad\n").conflicts.empty());
}

TEST_P(Import, AsksBeforeItBringsBackWhatAPersonArchived) {
  import(activities);
  archive("activity", row("activity", {{"title", "eq.Öva"}}));
  const ImportReport kept = import(activities);
  EXPECT_EQ(kept.conflicts.size(), 1U);
  EXPECT_EQ(kept.restored, 0U);
  EXPECT_EQ(rows("activity", {{"title", "eq.Öva"}}).size(), 0U);
  EXPECT_EQ(import(activities, options_with(OnConflict::overwrite)).restored, 1U);
  EXPECT_EQ(rows("activity", {{"title", "eq.Öva"}}).size(), 1U);
}

TEST_P(Import, CountsTheSameRowTwiceOnceAndRefusesTwoThatDiffer) {
  const ImportReport same = import("År;Aktivitet;Status\n2025;Öva;Klar\n2025;Öva;Klar\n");
  EXPECT_EQ(same.created, 1U);
  EXPECT_EQ(same.fault_count, 0U);
  ASSERT_EQ(same.notices.size(), 1U);
  EXPECT_EQ(same.notices[0].line, 3U);
  const ImportReport differ = import("År;Aktivitet;Status\n2025;Granska;Klar\n2025;granska;Planerad\n");
  ASSERT_EQ(differ.faults.size(), 1U);
  EXPECT_EQ(differ.faults[0].error.code, "import.key_twice");
  EXPECT_EQ(differ.faults[0].line, 3U);
  EXPECT_EQ(rows("activity").size(), 1U);
}

TEST_P(Import, FindsAUnitByItsNameToo) {
  import("År;Aktivitet;Enhet\n2025;Öva;skola ett NN\n2025;Granska;NNf-2\n");
  EXPECT_EQ(rows("activity", {{"unit", with_codes("under.NNF-1")}}).size(), 1U);
  EXPECT_EQ(rows("activity", {{"unit", with_codes("under.NNF")}}).size(), 2U);
}

TEST_P(Import, WorksOutDerivedFieldsAndCannotBeToldThem) {
  const ImportReport report =
      import("Analys;År;Oönskad händelse;Sannolikhet;Konsekvens\nVoR;2025;Brand;3;3\nVoR;2025;Läcka;;2\n");
  EXPECT_EQ(report.created, 2U);
  EXPECT_EQ(value("risk", row("risk", {{"event", "eq.Brand"}}), "value"), "9");
  EXPECT_EQ(value("risk", row("risk", {{"event", "eq.Brand"}}), "action_required"), "ja");
  EXPECT_EQ(value("risk", row("risk", {{"event", "eq.Läcka"}}), "value"), "");
  EXPECT_EQ(code_of(try_import("Analys;År;Oönskad händelse;Riskvärde\nVoR;2025;Brand;25\n")),
      "import.unknown_headings");
}

TEST_P(Import, PutsExportsOnTheirDay) {
  const std::string file =
      "Anställningsnummer;Kurs;Status;Statusdatum\n1;Dataskydd;Certifierad;2025-03-01\n2;Dataskydd;Pågår;\n";
  const ImportReport newest = import(file);
  EXPECT_EQ(newest.as_of, *make_date(2025, 3, 1));
  const ImportReport again = import(file);
  EXPECT_EQ(counts(again), "2 0 0 2 0 0");
  ImportOptions later;
  later.as_of = *make_date(2025, 10, 31);
  const ImportReport told =
      import("Anställningsnummer;Kurs;Status;Statusdatum\n1;Dataskydd;Utgått;2025-03-01\n", later);
  EXPECT_EQ(counts(told), "1 1 0 0 0 0") << "another day's export is other records";
  EXPECT_EQ(told.absent_count, 0U);
  EXPECT_EQ(code_of(try_import("Anställningsnummer;Kurs;Status\n1;Dataskydd;Pågår\n")), "import.no_as_of");
  EXPECT_EQ(figure(2025, "training.enrolled[Dataskydd]"), "1");
  EXPECT_EQ(figures_of(2025).at("training.expired[Dataskydd]").as_of, "2025-10-31");
}

TEST_P(Import, KnowsHoursThatComeTwiceOrNotAtAll) {
  const ImportReport twice = import("Upptäckt;Rubrik\n2025-10-26 02:30;Dubbel timme\n");
  EXPECT_EQ(twice.created, 1U);
  EXPECT_EQ(twice.notices.size(), 1U);
  const ImportReport never = import("Upptäckt;Rubrik\n2025-03-30 02:30;Ingen timme\n");
  ASSERT_EQ(never.faults.size(), 1U);
  EXPECT_EQ(never.faults[0].error.code, "time.does_not_exist");
}

TEST_P(Import, CancelledLeavesNothing) {
  std::string file = "År;Aktivitet\n";
  for (int i = 0; i < 1200; ++i) file += fmt::format("2025;nr {}\n", i);
  ImportOptions options;
  options.progress = [](double) { return false; };
  EXPECT_EQ(code_of(try_import(file, options)), "import.cancelled");
  EXPECT_TRUE(rows("activity").empty());
  double last = 0;
  options.progress = [&](double at) {
    EXPECT_GE(at, last);
    EXPECT_LE(at, 1);
    last = at;
    return true;
  };
  EXPECT_EQ(import(file, options).created, 1200U);
  EXPECT_DOUBLE_EQ(last, 1);
}

TEST_P(Import, GivesTheWholeReportToWhatStandsBesideTheRows) {
  std::vector<std::string> heard;
  ImportOptions options;
  options.in_transaction = [&](Writer&, const ImportReport& report) -> Result<void> {
    heard.push_back(import_report_json(report, Language::swedish));
    return {};
  };
  for (int turn = 0; turn < 2; ++turn) {
    const ImportReport report = import("År;Aktivitet\n2025;Öva\n", options);
    EXPECT_TRUE(report.written);
    EXPECT_EQ(heard.back(), import_report_json(report, Language::swedish));
  }
  EXPECT_EQ(heard.size(), 2U) << "also where nothing was changed";
  options.in_transaction = [](Writer&, const ImportReport&) -> Result<void> {
    return refuse(Refusal::conflict, "other.reason", {"x", "x"});
  };
  EXPECT_EQ(code_of(try_import("År;Aktivitet\n2025;Granska\n", options)), "other.reason");
  EXPECT_EQ(rows("activity").size(), 1U);
}

TEST_P(Import, LeavesTheYearBeforeAsItWas) {
  const std::string head = "Analys;År;Oönskad händelse;Sannolikhet;Konsekvens\n";
  import(head + "VoR;2025;Brand;3;4\nVoR;2025;Läcka;2;2\n");
  const auto before = rows("risk");
  const ImportReport next = import(head + "VoR;2026;Brand;2;2\n", options_with(Absent::archive));
  EXPECT_EQ(next.absent_count, 0U);
  for (const Row& was : before) {
    const Row is = given(store().get(administrator(), type("risk"), place_.authority.id, was.meta.id));
    EXPECT_EQ(is.meta.version, was.meta.version);
    EXPECT_EQ(is.values, was.values);
  }
  EXPECT_EQ(figure(2025, "risk.highest_value"), "12");
  EXPECT_EQ(figure(2026, "risk.highest_value"), "4");
  EXPECT_EQ(figure(2024, "risk.highest_value"), "–");
}

TEST_P(Import, ReportsAsJsonInBothLanguages) {
  import(activities);
  edit("activity", row("activity", {{"title", "eq.Öva"}}), R"({"status":"cancelled"})");
  const ImportReport report =
      import("År;Aktivitet;Status\n2025;Öva;Klar\n2025;\"Ny \"\"å\"\"\";Klart\n", options_with(DryRun::yes));
  for (const Language language : {Language::swedish, Language::english}) {
    const auto json = boost::json::parse(import_report_json(report, language)).as_object();
    EXPECT_EQ(json.at("register").as_string(), "activity");
    EXPECT_EQ(json.at("rows").as_int64(), 2);
    EXPECT_EQ(json.at("error_count").as_int64(), 1);
    EXPECT_FALSE(json.at("written").as_bool());
    EXPECT_TRUE(json.at("import_id").is_null());
    EXPECT_EQ(json.at("mapping").as_object().at("Aktivitet").as_string(), "title");
    const auto& error = json.at("errors").as_array().at(0).as_object();
    EXPECT_EQ(error.at("line").as_int64(), 3);
    EXPECT_EQ(error.at("value").as_string(), "Klart");
    EXPECT_EQ(error.at("code").as_string(), "choice.not_allowed");
    const bool swedish = language == Language::swedish;
    EXPECT_EQ(
        std::string_view(error.at("message").as_string()).find("Planned") == std::string_view::npos, swedish);
    EXPECT_EQ(json.at("conflicts").as_array().at(0).as_object().at("offered").as_string(), "Klar");
  }
}

TEST_P(Import, IsRefusedToThoseWhoMayOnlyReadAndToOthers) {
  ImportOptions options;
  options.unit = place_;
  const std::string file = with_codes(activities);
  EXPECT_EQ(import_bytes(store(), file, options, bound_to(place_.authority.id, Right::read)).error().refusal,
      Refusal::forbidden);
  EXPECT_EQ(import_bytes(store(), file, options, bound_to(new_uuid(), Right::write)).error().refusal,
      Refusal::not_found);
  EXPECT_TRUE(rows("activity").empty());
  EXPECT_TRUE(import_bytes(store(), file, options, bound_to(place_.authority.id, Right::write)));
}

}  // namespace
}  // namespace ringmur
