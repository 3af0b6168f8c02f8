#include "store/consistency.h"

#include "base/log.h"
#include "store/consistency_parts.h"
#include "store/health.h"

namespace ringmur {
namespace {

using db::Connection;
using db::Inspection;

/// One moment of the database for all that follows. On PostgreSQL as the tables' owner: a wall would hide
/// what lies in no authority.
std::unique_ptr<Connection> snapshot(Store& store) {
  const bool sqlite = store.location().dialect() == Dialect::sqlite;
  auto connection = store.pool().connect(sqlite ? db::Mode::read : db::Mode::owner);
  connection->script(sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  return connection;
}

void say_of_file(Inspection& inspection, const char* code, Text what) {
  inspection.say({code, "", "", "", std::move(what)});
}

/// SQLite's own view of its file.
void inspect_file(Inspection& inspection) {
  std::vector<std::string> words;
  for (const char* question : {"PRAGMA integrity_check(20)", "PRAGMA foreign_key_check"}) {
    auto cursor = inspection.connection.query(question);
    while (cursor->next()) {
      if (cursor->text(0) != "ok") words.emplace_back(cursor->text(0));
    }
  }
  for (const std::string& word : words) say_of_file(inspection, "file.integrity", {word, word});
}

/// The full-text index against the table of words. Asked by a statement that looks like a change to SQLite,
/// so that others' writes wait meanwhile; nothing is changed. A file that may only be read is not asked.
void inspect_full_text(Inspection& inspection, Store& store) {
  try {
    auto connection = store.pool().connect(db::Mode::owner);
    connection->script("BEGIN IMMEDIATE");
    connection->script("INSERT INTO \"search\"(\"search\",\"rank\") VALUES ('integrity-check',1)");
    connection->script("ROLLBACK");
  } catch (const db::DatabaseError& error) {
    if (error.failure == db::Failure::read_only) return log::warning("check.full_text_not_asked");
    if (error.failure != db::Failure::corrupt) throw;
    say_of_file(inspection, "search.index",
        {"fulltextindexet har andra ord än sökindexets tabell",
            "the full-text index has other words than its table"});
  }
}

void inspect_chain(Inspection& inspection, const Uuid& authority, const std::string& code) {
  auto fault = db::verify_chain(inspection.connection, authority, {});
  if (!fault) return;
  const std::string link = std::to_string(fault->sequence);
  inspection.say({"chain.broken", code, "audit_link", link, fault->what});
}

std::map<Uuid, std::string> codes(Connection& connection) {
  std::map<Uuid, std::string> all;
  auto cursor = connection.query("SELECT \"id\",\"code\" FROM \"authority\"");
  while (cursor->next()) all.emplace(cursor->uuid(0), cursor->text(1));
  return all;
}

void inspect_all(Inspection& inspection, Store& store) {
  const bool sqlite = inspection.connection.dialect() == Dialect::sqlite;
  if (sqlite) inspect_file(inspection);
  for (const auto& [authority, code] : inspection.authorities) {
    ++inspection.found.authorities;
    inspect_chain(inspection, authority, code);
    for (const RecordType* type : inspection.catalogue.types)
      db::inspect_records(inspection, authority, *type);
  }
  inspect_chain(inspection, city_chain, "");
  db::inspect_ties(inspection);
  db::inspect_evidence(inspection);
  if (sqlite) inspect_full_text(inspection, store);
}

}  // namespace

Result<Inspected> inspect(Store& store, const std::function<void(const Disagreement&)>& tell) {
  if (auto answers = ready(store); !answers) return std::unexpected(answers.error());
  const Settings settings = store.settings();
  try {
    auto connection = snapshot(store);
    Inspection inspection{*connection, store.catalogue(), settings, codes(*connection), tell};
    inspect_all(inspection, store);
    return inspection.found;
  } catch (const db::DatabaseError& error) {
    log::warning("check.stopped", {{"error", error.what()}});
    if (error.failure == db::Failure::corrupt) {
      return refuse(Refusal::invalid, "database.corrupt",
          {"Filen är ingen hel databas: kontrollen kom inte till slutet. Återställ den från en "
           "säkerhetskopia.",
              "The file is no sound database: the check did not come to its end. Restore it from a backup."});
    }
    return refuse(Refusal::unavailable, "database.unavailable",
        {"Databasen slutade svara: kontrollen kom inte till slutet. Gör om den.",
            "The database ceased to answer: the check did not come to its end. Run it again."});
  }
}

}  // namespace ringmur
