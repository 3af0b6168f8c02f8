#include "growth/kinds.h"

#include <fmt/format.h>

#include <optional>
#include <stdexcept>

#include "areas/incidents/incident.h"
#include "base/words.h"
#include "schema/filter.h"
#include "store/page_key.h"
#include "store/rows.h"
#include "store/search.h"

namespace ringmur::bench {
namespace {

constexpr const char* usual_word = "nätfiske";
constexpr const char* one_unit = "MAT007";
constexpr const char* password = "korrekt batteri stapel";

/// What there is to ask for.
struct Place {
  std::string authority;  ///< as a literal of the engine
  db::PageKey middle;     ///< of the register in its own order
  std::string reference;  ///< of the record in the middle
  std::string status;
  std::string unit;  ///< the one that the person reads; empty: none
};

Uuid authority_of(Served& served) {
  for (const Authority& one : served.store().authorities(owner())) {
    if (one.code == "UTB") return one.id;
  }
  throw std::runtime_error("there is no UTB");
}

Place look_around(Served& served, Bare& bare) {
  const Uuid utb = authority_of(served);
  Place place;
  place.authority = bare.literal(utb);
  const std::string own = "\"authority\" = " + place.authority;
  auto connection = served.store().pool().connect(db::Mode::owner);
  auto count = connection->query("SELECT COUNT(*) FROM \"incident\" WHERE " + own);
  count->next();
  const std::int64_t half = count->integer(0) / 2;
  count.reset();
  auto row = connection->query(fmt::format(
      "SELECT \"id\",\"discovered_at\",\"short_reference\",\"status\" FROM \"incident\" WHERE {} AND "
      "\"discovered_at\" IS NOT NULL ORDER BY \"discovered_at\" DESC,\"id\" DESC LIMIT 1 OFFSET {}",
      own, half));
  if (!row->next()) throw std::runtime_error("the register is empty");
  place.middle = {false, fmt::to_string(row->integer(1)), row->uuid(0), false};
  place.reference = row->text(2);
  place.status = row->text(3);
  row.reset();
  auto unit = connection->query(
      fmt::format("SELECT \"id\" FROM \"unit\" WHERE \"code\" = '{}' AND {}", one_unit, own));
  if (unit->next()) place.unit = bare.literal(unit->uuid(0));
  return place;
}

/// Statements over the register, and addresses of the API.
class Maker {
 public:
  Maker(Served& served, Bare& bare)
      : served_(served), bare_(bare), place_(look_around(served, bare)), token_(served.token_of("UTB")) {}

  void add(const std::string& name, const std::string& address, const std::string& sql) {
    kinds_.push_back({name, asked(address, token_), sql.empty() ? Bare::Statement() : bare_.prepared(sql)});
  }
  void add_lists();
  void add_words();
  void add_counts();
  void add_whole();
  void add_reach(const std::string& login);
  std::vector<Kind> take() { return std::move(kinds_); }

 private:
  std::function<std::size_t()> asked(const std::string& address, const http::Pairs& who) {
    return [this, address, who] {
      http::Response answer = served_.get("/api/v1/" + address, who);
      std::size_t bytes = answer.body.size();
      for (bool more = static_cast<bool>(answer.stream); more;) {
        std::string chunk;
        more = answer.stream(chunk).has_value();
        bytes += chunk.size();
      }
      return bytes;
    };
  }
  std::string own() const { return "\"authority\" = " + place_.authority + " AND \"archived_at\" IS NULL"; }
  std::string select(const std::string& where, const std::string& order) const {
    static const std::string columns = db::select_columns(incidents::describe_incident());
    return fmt::format(
        "SELECT {} FROM \"incident\" WHERE {}{} ORDER BY {} LIMIT 51", columns, own(), where, order);
  }
  std::string match(std::string_view text) const {
    return db::match_text(bare_.dialect(), search_words(text));
  }
  std::string hits(std::string_view text) const {
    return fmt::format(
        "SELECT e.\"id\" FROM {} WHERE {} AND e.\"authority\" = {} AND e.\"type\" = 'incident'",
        bare_.words_from(), bare_.words_where(match(text)), place_.authority);
  }
  std::string found(std::string_view text) const {
    return fmt::format("SELECT {} FROM \"incident\" WHERE {} AND \"id\" IN ({} LIMIT 20)",
        db::select_columns(incidents::describe_incident()), own(), hits(text));
  }

  Served& served_;
  Bare& bare_;
  Place place_;
  http::Pairs token_;
  std::vector<Kind> kinds_;
};

constexpr const char* newest = "\"discovered_at\" DESC,\"id\" DESC";
constexpr const char* by_title = "\"title_order\",\"id\"";
const std::string page = "incidents?authority=UTB&limit=50";
const std::string dated = " AND \"discovered_at\" IS NOT NULL";

std::string escaped(const std::string& text) {
  return to_query({{"q", text}});
}

void Maker::add_lists() {
  add("first page", page, select(dated, newest));
  add("middle page", page + "&after=" + db::encode(place_.middle),
      select(dated + fmt::format(" AND (\"discovered_at\",\"id\") < ({},{})", place_.middle.value,
                         bare_.literal(place_.middle.id)),
          newest));
  add("page of a status", page + "&status=eq." + place_.status,
      select(dated + fmt::format(" AND \"status\" = '{}'", place_.status), newest));
  add("history of a record", "incidents/" + to_string(place_.middle.id) + "/history",
      fmt::format(
          "SELECT l.\"at\",l.\"actor\",e.\"action\",e.\"changes\" FROM \"audit_event\" e JOIN \"audit_link\" "
          "l ON"
          " l.\"authority\" = e.\"authority\" AND l.\"sequence\" = e.\"sequence\" WHERE e.\"authority\" = {}"
          " AND e.\"id\" = {} AND e.\"type\" = 'incident' ORDER BY e.\"sequence\" DESC,e.\"ordinal\" DESC"
          " LIMIT 500",
          place_.authority, bare_.literal(place_.middle.id)));
  add("page by title", page + "&sort=title", select(" AND \"title_order\" IS NOT NULL", by_title));
  add("title contains, many", page + "&title=contains." + to_query({{"", usual_word}}).substr(1),
      select(dated + " AND " + bare_.title_has(usual_word), newest));
  add("title contains, none", page + "&title=contains.qzxwv",
      select(dated + " AND " + bare_.title_has("qzxwv"), newest));
}

void Maker::add_words() {
  auto listed = [&](const std::string& text, const std::string& order) {
    return select(" AND \"id\" IN (" + hits(text) + ")", order);
  };
  add("words, many", page + '&' + escaped(usual_word), listed(usual_word, newest));
  add("words, many, by title", page + "&sort=title&" + escaped(usual_word), listed(usual_word, by_title));
  add("words, few", page + '&' + escaped(place_.reference), listed(place_.reference, newest));
  add("search, many", "search?authority=UTB&" + escaped(usual_word), found(usual_word));
  add("search, few", "search?authority=UTB&" + escaped(place_.reference), found(place_.reference));
}

void Maker::add_counts() {
  const std::string one = "incidents?authority=UTB&limit=1&count=true";
  const std::string count = "SELECT COUNT(*) FROM \"incident\" WHERE " + own();
  add("count", one, count);
  add("count of a status", one + "&status=eq." + place_.status,
      count + fmt::format(" AND \"status\" = '{}'", place_.status));
  add("count of words", one + '&' + escaped(usual_word), count + " AND \"id\" IN (" + hits(usual_word) + ")");
  add("counts by status", "incidents/counts?authority=UTB&by=status",
      "SELECT \"status\",COUNT(*) FROM \"incident\" WHERE " + own() + " GROUP BY \"status\"");
  if (place_.unit.empty()) return;
  // By the bare field SQLite would read the whole register in the order of its statuses.
  add("counts by status of one unit",
      fmt::format("incidents/counts?authority=UTB&by=status&unit=eq.{}", one_unit),
      fmt::format("SELECT \"status\" || '',COUNT(*) FROM \"incident\" WHERE {} AND \"unit\" = {} GROUP BY 1",
          own(), place_.unit));
}

void Maker::add_whole() {
  add("figures", "figures?unit=UTB&year=2025", "");
  add("report", "report?unit=UTB&year=2025&format=html", "");
  kinds_.push_back({"export", asked("incidents?authority=UTB&format=csv", token_),
      bare_.exported("SELECT " + db::select_columns(incidents::describe_incident()) +
                     " FROM \"incident\" WHERE " + own())});
}

void Maker::add_reach(const std::string& login) {
  if (login.empty() || place_.unit.empty()) return;
  const http::Pairs person = served_.session_of(login, password);
  kinds_.push_back({"page of one unit", asked(page, person),
      bare_.prepared(select(dated + " AND \"unit\" = " + place_.unit, newest))});
  kinds_.push_back({"count of one unit", asked("incidents?authority=UTB&limit=1&count=true", person),
      bare_.prepared("SELECT COUNT(*) FROM \"incident\" WHERE " + own() + " AND \"unit\" = " + place_.unit)});
  const std::string columns = db::select_columns(incidents::describe_incident());
  const std::string shared = fmt::format(
      "SELECT {} FROM \"incident\" i WHERE \"shared\" AND \"authority\" <> {} AND \"archived_at\" IS NULL{} "
      "AND "
      "EXISTS (SELECT 1 FROM \"share\" sh WHERE sh.\"id\" = i.\"id\" AND sh.\"type\" = 'incident' AND "
      "sh.\"authority\" = i.\"authority\" AND sh.\"reader\" IS NULL) ORDER BY {} LIMIT 51",
      columns, place_.authority, dated, newest);
  kinds_.push_back({"page, own and shared", asked(page + "&shared=with", token_),
      bare_.prepared(
          fmt::format("SELECT * FROM (SELECT * FROM ({}) o UNION ALL SELECT * FROM ({}) s) b ORDER BY {} "
                      "LIMIT 51",
              select(dated, newest), shared, newest))});
}

}  // namespace

std::vector<Kind> growth_kinds(Served& served, Bare& bare, const std::string& login) {
  // Lives as long as what it has made: the process.
  static std::optional<Maker> maker;
  maker.emplace(served, bare);
  maker->add_lists();
  maker->add_words();
  maker->add_counts();
  maker->add_reach(login);
  maker->add_whole();
  return maker->take();
}

}  // namespace ringmur::bench
