#include "micro/sample.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <set>
#include <stdexcept>

#include "schema/describe.h"
#include "schema/json.h"

namespace ringmur::bench {

Row sample_incident() {
  const RecordType& type = incidents::describe_incident();
  const incidents::Incident empty;
  Row row;
  row.values = values_of(type, &empty);
  std::set<std::string> touched;
  const auto json = boost::json::parse(R"({"title":"Nätfiske mot lärare på Björkskolan",
    "description":"Elva lärare fick ett mejl med en länk till en falsk inloggningssida. Tre skrev sitt lösenord.",
    "discovered_at":"2025-11-05T14:30:00+01:00","personal_data":true,"kind":"Nätfiske","source":"Servicedesk"})");
  auto read = read_json_fields(type, json.as_object(), row.values, touched);
  if (!read) throw std::runtime_error(read.error().message.en);
  row.meta.authority = new_uuid();
  row.meta.id = new_uuid();
  row.meta.version = 3;
  row.meta.created_at = row.meta.changed_at = *parse_rfc3339("2025-11-05T13:31:02Z");
  row.meta.short_reference = "INC-2025-0123";
  return row;
}

const std::string& sample_prose() {
  static const std::string text =
      "Lösenord till elevsystemet låg synliga på a\xCC\x8Aterkommande mejl till vårdnadshavare; "
      "Utbildningsnämndens skolor 2025/101 har bytt dem.";
  return text;
}

std::string sample_csv(int rows) {
  std::string text = "Anställningsnummer;Kurs;Status;Statusdatum;Enhet\r\n";
  for (int row = 0; row < rows; ++row)
    text += fmt::format("{};Informationssäkerhet;Certifierad;2025-{:02}-{:02};\"SK{:03}\"\r\n", 100'000 + row,
        1 + row % 12, 1 + row % 28, row % 186);
  return text;
}

}  // namespace ringmur::bench
