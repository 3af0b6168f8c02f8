#include <fmt/format.h>
#include <libpq-fe.h>

#include <stdexcept>

#include "growth/bare.h"

namespace ringmur::bench {
namespace {

class BarePostgres : public Bare {
 public:
  explicit BarePostgres(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
    if (PQstatus(connection_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_));
    PQclear(PQexec(connection_, "SET plan_cache_mode = force_generic_plan"));
  }
  ~BarePostgres() override { PQfinish(connection_); }
  BarePostgres(const BarePostgres&) = delete;
  BarePostgres& operator=(const BarePostgres&) = delete;

  Statement prepared(const std::string& sql) override {
    const std::string name = fmt::format("s{}", ++count_);
    check(PQprepare(connection_, name.c_str(), sql.c_str(), 0, nullptr), PGRES_COMMAND_OK, sql);
    return [this, name, sql] {
      constexpr int binary = 1;
      PGresult* result = PQexecPrepared(connection_, name.c_str(), 0, nullptr, nullptr, nullptr, binary);
      const auto rows = static_cast<std::size_t>(PQntuples(result));
      check(result, PGRES_TUPLES_OK, sql);
      return rows;
    };
  }

  Statement exported(const std::string& sql) override {
    return [this, sql] {
      check(PQexec(connection_, ("COPY (" + sql + ") TO STDOUT (FORMAT csv)").c_str()), PGRES_COPY_OUT, sql);
      std::size_t rows = 0;
      char* line = nullptr;
      while (PQgetCopyData(connection_, &line, 0) > 0) {
        PQfreemem(line);
        ++rows;
      }
      while (PGresult* rest = PQgetResult(connection_)) PQclear(rest);
      return rows;
    };
  }

  Dialect dialect() const override { return Dialect::postgres; }
  std::string literal(const Uuid& id) const override { return '\'' + to_string(id) + "'::uuid"; }
  std::string words_from() const override { return "\"search_entry\" e"; }
  std::string words_where(const std::string& match) const override {
    std::string doubled;
    for (char c : match) doubled += c == '\'' ? "''" : std::string(1, c);
    return fmt::format("array_to_tsvector(string_to_array(e.\"words\", ' ')) @@ '{}'::tsquery", doubled);
  }
  std::string title_has(std::string_view text) const override {
    return fmt::format("strpos(lower(\"title\" COLLATE \"und-x-icu\"), '{}') > 0", text);
  }

 private:
  void check(PGresult* result, ExecStatusType wanted, const std::string& sql) {
    const bool good = PQresultStatus(result) == wanted;
    PQclear(result);
    if (!good) throw std::runtime_error(std::string(PQerrorMessage(connection_)) + ": " + sql);
  }

  PGconn* connection_;
  int count_{0};
};

}  // namespace

std::unique_ptr<Bare> bare_postgres(const std::string& url) {
  return std::make_unique<BarePostgres>(url);
}

}  // namespace ringmur::bench
