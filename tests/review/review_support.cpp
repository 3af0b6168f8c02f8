#include "review/review_support.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <stdexcept>

#include "areas/areas.h"
#include "registry/import.h"
#include "registry/save.h"
#include "support/new_place.h"

namespace ringmur::test {

const std::string hostile = "=HYPERLINK(1)<script>alert(1)</script>\"'&</style>{}";

namespace {

/// Quoted for CSV.
std::string cell(const std::string& text) {
  std::string out = "\"";
  for (char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

template <typename T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message.en);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::string risks_of(int year) {
  return fmt::format(
      "Analys;År;Process;Arbetssätt;Oönskad händelse;Sannolikhet;Konsekvens;Åtgärd;Uppföljning;Förslag på "
      "åtgärd\n"
      "VoR;{0};P;Behörighetshantering;Behörigheter blir kvar;4;3;Granska behörigheter;Stickprov gjort;Ny "
      "rutin\n"
      "VoR;{0};P;Incidenthantering;Incidenter rapporteras inte;3;3;;;\n"
      "VoR;{0};P;Informationsklassning;Åtgärder genomförs inte;2;3;;;\n"
      "VoR;{0};P;Zonhantering;{1};;;;;\n"
      "RSA;{0};P;;Strömmen går;3;4;Reservkraft;;\n",
      year, cell(hostile));
}

std::string incidents_of(int year) {
  return fmt::format(
      "Diarienummer;Upptäckt;Rapporterad;Rubrik;Slag;Personuppgiftsincident;Anmäld till "
      "IMY;Källa;Enhet;Status\n"
      "U {0}/1;{0}-01-01 00:30;;Fel mottagare;Felskick;ja;ja;;SK1;Stängd\n"
      "U {0}/2;{0}-03-05;;Fel mottagare igen;Felskick;ja;;;SK1;Stängd\n"
      "U {0}/3;{0}-03-31 23:30;;Borttappad dator;Ändrat;nej;nej;;SK2;Ny\n"
      "U {0}/4;{0}-12-31 23:30;;Okänd;{1};;;;SK2;Ny\n",
      year, cell(hostile));
}

std::string controls_of(int year) {
  return fmt::format(
      "Standard;År;Säkerhetsåtgärd;Iakttagelse;Bristvärdering;Prioritet;Del\n"
      "ISO/IEC 27001:2022;{0};5.10;Saknas;Allvarlig;Hög;1\n"
      "ISO/IEC 27001:2022;{0};5.2;{1};Betydande;Hög;1\n"
      "ISO/IEC 27001:2022;{0};8.24;Delvis;Måttlig;Medel;2\n"
      "ISO/IEC 27001:2022;{0};A.3;Klart;Försumbar;Låg;3\n"
      "Egen standard;{0};5.1;Ny;Måttlig;Låg;\n",
      year, cell(hostile));
}

std::string activities_of(int year) {
  return fmt::format(
      "År;Aktivitet;Beskrivning;Åtgärdsansvarig;Status;Prioritet;Källa\n"
      "{0};Öva;;ISAM;Klar;2;VoR\n"
      "{0};Ändra;;ISAM;Planerad;2;VoR\n"
      "{0};Zonindela;;;Planerad;1;VoR\n"
      "{1};{2};;ISAM;Planerad;;VoR\n",
      year, year + 1, cell(hostile));
}

std::string courses_of(int year) {
  std::string csv = "Anställningsnummer;Kurs;Status;Statusdatum;Enhet;Exportdag\n";
  constexpr const char* statuses[] = {
      "Certifierad", "Ej certifierad", "Pågår", "Utgått", "Ej certifierad", "Certifierad"};
  int number = 0;
  for (const char* status : statuses)
    csv += fmt::format("{};Dataskydd;{};;SK1;{}-11-05\n", ++number, status, year);
  return csv;
}

}  // namespace

Town::Town(Engine engine) {
  const Location location =
      engine == Engine::sqlite ? new_file(folder_ / "town.db", catalogue()) : new_database(catalogue());
  store_ = must(open_store(location, catalogue()));
}

UnitPlace Town::place(const std::string& code) {
  return must(find_unit(*store_, actor_, code));
}

void Town::import(const std::string& type, const std::string& csv) {
  std::filesystem::path file = folder_ / fmt::format("{}-{}.csv", type, ++files_);
  std::ofstream(file, std::ios::binary) << csv;
  ImportOptions options;
  options.file_name = file.filename().string();
  options.type = type;
  if (type != "unit") options.unit = place();
  ImportReport report = must(import_file(*store_, actor_, file, options));
  if (report.fault_count > 0) throw std::runtime_error(type + ": " + report.faults.front().error.message.en);
}

void Town::import_units() {
  import("unit",
      "Kod;Namn;Slag;Överordnad\nUTB;Utbildningsnämnden;nämnd;\nUTBF;Utbildningsförvaltningen;förvaltning;"
      "UTB\n"
      "SK1;Åsskolan;enhet;UTBF\nSK2;Ängsskolan;enhet;UTBF\n");
}

void Town::import_year(int year) {
  import("risk", risks_of(year));
  import("incident", incidents_of(year));
  import("control_assessment", controls_of(year));
  import("activity", activities_of(year));
  import("course_result", courses_of(year));
  import("system",
      "Namn;Objekt;Slag;Verksamhetssystem;Personuppgiftsroll;Leverantör;AI;IoT;Klassad;K;R;T\n"
      "Agresso;Ekonomi;System;ja;PuA;Unit;nej;nej;2023-05-01;2;3;2\n"
      "Ärendestöd;Ärenden;System;ja;PuA;Lev;nej;nej;2024-02-01;3;3;\n" +
          cell(hostile) + ";;Tjänst;nej;ingen;;ja;nej;;;;\n");
}

std::string Town::report(int year, Format format, const Words& words, const std::string& unit) {
  return must(ringmur::report(*store_, actor_, place(unit), year, words, format));
}

FrozenReview Town::freeze(int year, const Words& words, const std::string& unit) {
  return must(ringmur::freeze(*store_, actor_, place(unit), year, words));
}

review::Document Town::document(int year, const Words& words) {
  return must(review::compose(*store_, actor_, place(), year, words)).document;
}

Row Town::find(const std::string& type_name, const std::string& field, const std::string& value) {
  const RecordType& type = catalogue().at(type_name);
  Filter filter = must(parse_filter(type, catalogue(), {{field, "eq." + value}}));
  std::vector<Row> rows;
  must(store_->visit(actor_, type, place().authority.id, filter, [&](const Row& row) {
    rows.push_back(row);
    return true;
  }));
  if (rows.size() != 1)
    throw std::runtime_error(fmt::format("{} rows of {} where one was meant", rows.size(), type_name));
  return rows.front();
}

void Town::change(const std::string& type, const Row& row, const std::string& json) {
  must(change_record(*store_, actor_, catalogue().at(type), row.meta.authority, row.meta.id, row.meta.version,
      boost::json::parse(json).as_object()));
}

void Town::tamper(const std::string& sql) {
  store_->pool().connect(db::Mode::owner)->script(sql);
}

review::Table table_of(
    const review::Document& document, const std::string& chapter, const std::string& caption) {
  for (const review::Table& table : blocks_of<review::Table>(document, chapter)) {
    if (table.caption.starts_with(caption)) return table;
  }
  ADD_FAILURE() << "no table " << caption << " in " << chapter;
  return {};
}

std::vector<std::string> row_of(const review::Table& table, const std::string& heading) {
  for (const review::CellRow& row : table.rows) {
    if (row.front().text != heading) continue;
    std::vector<std::string> texts;
    for (std::size_t i = 1; i < row.size(); ++i) texts.push_back(row[i].text);
    return texts;
  }
  ADD_FAILURE() << "no row " << heading << " in " << table.caption;
  return {};
}

std::vector<std::string> gap_codes(const review::Document& document) {
  std::vector<std::string> codes;
  for (const review::Gaps& block : blocks_of<review::Gaps>(document, "summary")) {
    for (const review::Gap& gap : block.gaps) codes.push_back(gap.code);
  }
  return codes;
}

const review::Gap* find_gap(const review::Document& document, const std::string& code) {
  for (const review::Block& block : document.chapters.front().blocks) {
    const auto* gaps = std::get_if<review::Gaps>(&block);
    if (gaps == nullptr) continue;
    for (const review::Gap& gap : gaps->gaps) {
      if (gap.code == code) return &gap;
    }
  }
  return nullptr;
}

bool is_a_count(const std::string& id) {
  const auto& all = catalogue().figures;
  const auto found = std::ranges::find(all, id.substr(0, id.find('[')), &Figure::id);
  return found == all.end() || (*found)->aggregate == Aggregate::count;
}

}  // namespace ringmur::test
