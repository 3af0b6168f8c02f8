#include "store/persons.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "store/account_rows.h"
#include "store/persons_rows.h"
#include "store/session_rows.h"
#include "store/trail_events.h"

/// All that is held about one person.
namespace ringmur {
namespace db {
namespace {

std::vector<Session> sessions_of(Connection& connection, const Uuid& account) {
  std::vector<Session> sessions;
  auto cursor =
      connection.query(std::string("SELECT 1") + session_columns +
                           " FROM \"session\" s WHERE s.\"account\" = ?1 ORDER BY s.\"used_at\" DESC",
          {account});
  while (cursor->next()) sessions.push_back(read_session(*cursor, 1));
  return sessions;
}

std::vector<Assignment> assignments_of(Connection& connection, const Uuid& account) {
  std::vector<Assignment> all;
  auto cursor = connection.query(
      "SELECT "
      "\"id\",\"role\",\"authority\",\"starts_at\",\"ends_at\",\"created_by\",\"created_at\",\"ended_at\""
      " FROM \"assignment\" WHERE \"account\" = ?1 ORDER BY \"starts_at\" DESC",
      {account});
  while (cursor->next()) {
    Assignment one;
    one.id = cursor->uuid(0);
    one.account = account;
    one.role = cursor->text(1);
    if (!cursor->is_null(2)) one.authority = cursor->uuid(2);
    one.starts_at = *instant_at(*cursor, 3);
    one.ends_at = instant_at(*cursor, 4);
    one.created_by = cursor->text(5);
    one.created_at = *instant_at(*cursor, 6);
    one.ended_at = instant_at(*cursor, 7);
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<Token> tokens_of(Connection& connection, const Uuid& account) {
  std::vector<Token> all;
  auto cursor = connection.query(
      "SELECT \"id\",\"name\",\"created_at\",\"expires_at\",\"last_used_at\",\"revoked_at\",\"authority\" "
      "FROM"
      " \"token\" WHERE \"made_by\" = ?1 ORDER BY \"created_at\" DESC",
      {account});
  while (cursor->next()) {
    Token token;
    token.id = cursor->uuid(0);
    token.name = cursor->text(1);
    token.created_at = *instant_at(*cursor, 2);
    token.expires_at = instant_at(*cursor, 3);
    token.last_used_at = instant_at(*cursor, 4);
    token.revoked_at = instant_at(*cursor, 5);
    if (!cursor->is_null(6)) token.authority = cursor->uuid(6);
    all.push_back(std::move(token));
  }
  return all;
}

std::vector<OutsideIdentity> identities_of(Connection& connection, const Uuid& account) {
  std::vector<OutsideIdentity> all;
  auto cursor = connection.query(
      "SELECT p.\"name\",i.\"subject\",i.\"created_at\" FROM \"oidc_identity\" i JOIN \"oidc_provider\" p ON"
      " p.\"id\" = i.\"provider\" WHERE i.\"account\" = ?1",
      {account});
  while (cursor->next()) {
    all.push_back(
        {"oidc", std::string(cursor->text(0)), std::string(cursor->text(1)), {}, instant_at(*cursor, 2)});
  }
  cursor.reset();
  cursor = connection.query(
      "SELECT p.\"name\",a.\"external_id\",a.\"scim\" FROM \"account\" a JOIN \"oidc_provider\" p ON "
      "p.\"id\" ="
      " a.\"provider\" WHERE a.\"id\" = ?1",
      {account});
  while (cursor->next()) {
    OutsideIdentity one{"scim", std::string(cursor->text(0)), {}};
    if (!cursor->is_null(1)) one.subject = cursor->text(1);
    if (!cursor->is_null(2)) one.data = cursor->text(2);
    if (!one.subject.empty() || !one.data.empty()) all.push_back(std::move(one));
  }
  return all;
}

std::int64_t counted(Connection& connection, const std::string& sql, const Uuid& account) {
  auto cursor = connection.query(sql, {account});
  return cursor->next() ? cursor->integer(0) : 0;
}

}  // namespace

PersonAccount read_person_account(Connection& connection, const Account& account, Identifies found_by) {
  PersonAccount read{.account = account, .found_by = found_by};
  read.passkeys = counted(connection, "SELECT COUNT(*) FROM \"passkey\" WHERE \"account\" = ?1", account.id);
  read.second_factor = read.passkeys > 0 || counted(connection,
                                                "SELECT COUNT(*) FROM \"totp\" WHERE \"account\" = ?1 AND"
                                                " \"confirmed_at\" IS NOT NULL",
                                                account.id) > 0;
  read.sessions = sessions_of(connection, account.id);
  read.assignments = assignments_of(connection, account.id);
  read.tokens = tokens_of(connection, account.id);
  read.identities = identities_of(connection, account.id);
  return read;
}

namespace {

/// Names and addresses: a number or a login is too like other words to be looked for inside a text.
std::vector<std::string> needles_of(const Subject& subject) {
  std::vector<std::string> needles;
  for (const KnownBy& known : subject.known_by) {
    bool name = known.by == Identifies::name && known.value.contains(' ');
    if ((name || known.value.contains('@')) && std::ranges::find(needles, known.value) == needles.end())
      needles.push_back(known.value);
  }
  return needles;
}

void add_either_like(
    Sql& sql, const std::vector<std::string>& columns, const std::vector<std::string>& needles) {
  std::string_view separator = " AND (";
  for (const std::string& column : columns) {
    for (const std::string& needle : needles) {
      sql.add(separator).add(column).add(" LIKE ").bind(Value{like_within(needle)}).add(" ESCAPE '\\'");
      separator = " OR ";
    }
  }
  sql.add(")");
}

void add_record_texts(Connection& connection, const RecordType& type, const Uuid& authority,
    const Subject& subject, const std::vector<std::string>& needles, std::vector<PersonText>& texts) {
  for (const Field& field : type.fields) {
    if (field.kind != Kind::text && field.kind != Kind::long_text) continue;
    Sql sql;
    sql.add("SELECT ").add(select_columns(type)).add(" FROM ").name(type.name);
    sql.add(" WHERE \"authority\" = ").bind(authority);
    add_either_like(sql, {'"' + field.name + '"'}, needles);
    auto params = sql.params();
    auto cursor = connection.query(sql.text(), params);
    while (cursor->next()) {
      Row row = read_row(type, *cursor);
      if (subject.record && row.meta.id == subject.record->meta.id) continue;
      // Said as a whole value it is the person's field, or somebody's of the same name: no text.
      if (field.identifies != Identifies::nothing &&
          std::ranges::find(needles, text_at(type, row, field.name)) != needles.end())
        continue;
      texts.push_back({"record", row.meta.id, &type, &field,
          row.meta.short_reference.empty() ? text_at(type, row, type.title) : row.meta.short_reference});
    }
  }
}

}  // namespace

std::vector<PersonText> texts_naming(
    Connection& connection, const Catalogue& catalogue, const Uuid& authority, const Subject& subject) {
  std::vector<PersonText> texts;
  const auto needles = needles_of(subject);
  if (needles.empty()) return texts;
  for (const RecordType* type : catalogue.types)
    add_record_texts(connection, *type, authority, subject, needles, texts);
  Sql chapters;
  chapters.add("SELECT \"id\",\"chapter\",\"year\" FROM \"report_text\" WHERE \"authority\" = ")
      .bind(authority);
  add_either_like(chapters, {"\"text\""}, needles);
  auto params = chapters.params();
  auto cursor = connection.query(chapters.text(), params);
  while (cursor->next()) {
    texts.push_back({"report_text", cursor->uuid(0), nullptr, nullptr,
        fmt::format("{} {}", cursor->text(1), cursor->integer(2))});
  }
  cursor.reset();
  Sql reviews;
  reviews.add("SELECT \"id\",\"year\" FROM \"review\" WHERE \"authority\" = ").bind(authority);
  add_either_like(reviews, {"\"document\"", "\"words\""}, needles);
  auto review_params = reviews.params();
  cursor = connection.query(reviews.text(), review_params);
  while (cursor->next())
    texts.push_back({"review", cursor->uuid(0), nullptr, nullptr, fmt::format("{}", cursor->integer(1))});
  return texts;
}

namespace {

constexpr std::int64_t latest_shown = 10;

Traces read_traces(Connection& connection, const std::string& from_where, std::span<const Param> params) {
  Traces traces;
  auto cursor = connection.query("SELECT COUNT(*),MIN(l.\"at\"),MAX(l.\"at\")" + from_where, params);
  if (cursor->next()) {
    traces.count = cursor->integer(0);
    traces.first_at = instant_at(*cursor, 1);
    traces.latest_at = instant_at(*cursor, 2);
  }
  cursor.reset();
  cursor = connection.query(
      fmt::format("SELECT e.\"sequence\",l.\"at\",e.\"type\",e.\"action\"{} ORDER BY e.\"sequence\" DESC,"
                  " e.\"ordinal\" DESC LIMIT {}",
          from_where, latest_shown),
      params);
  while (cursor->next()) {
    traces.latest.push_back({cursor->integer(0), *instant_at(*cursor, 1), std::string(cursor->text(2)),
        std::string(cursor->text(3))});
  }
  return traces;
}

constexpr const char* events_and_links =
    " FROM \"audit_event\" e JOIN \"audit_link\" l ON l.\"authority\" = e.\"authority\" AND l.\"sequence\" ="
    " e.\"sequence\" WHERE e.\"authority\" = ?1 AND ";

std::string numbered(std::size_t count) {
  std::string text = " IN (";
  for (std::size_t i = 0; i < count; ++i) text += fmt::format("{}?{}", i == 0 ? "" : ",", i + 2);
  return text + ')';
}

/// Of at most so many records: the trail of each tells the rest.
Traces traces_of(
    Connection& connection, const Uuid& authority, std::string_view column, const std::vector<Uuid>& ids) {
  constexpr std::size_t most = 500;
  if (ids.empty()) return {};
  std::vector<Param> params{authority};
  for (std::size_t i = 0; i < std::min(ids.size(), most); ++i) params.emplace_back(ids[i]);
  return read_traces(
      connection, std::string(events_and_links) + std::string(column) + numbered(params.size() - 1), params);
}

void fill(Connection& connection, const Catalogue& catalogue, const Subject& subject, PersonsData& data) {
  data.name = subject.name;
  data.known_by = subject.known_by;
  std::vector<Uuid> touched;
  for (const RecordType* type : catalogue.types) {
    auto records = records_naming(connection, *type, data.authority, subject);
    if (records.empty()) continue;
    for (const PersonRecord& record : records) {
      if (record.about) touched.push_back(record.row.meta.id);
    }
    data.registers.push_back({type, std::move(records)});
  }
  std::vector<Uuid> accounts;
  for (const auto& [account, by] : subject.accounts) {
    accounts.push_back(account.id);
    touched.push_back(account.id);
    PersonAccount read = read_person_account(connection, account, by);
    const auto beyond = [&](const auto& one) { return one.authority && *one.authority != data.authority; };
    std::erase_if(read.assignments, beyond);
    std::erase_if(read.tokens, beyond);
    data.accounts.push_back(std::move(read));
  }
  data.by = traces_of(connection, data.authority, "l.\"account\"", accounts);
  data.about = traces_of(connection, data.authority, "e.\"id\"", touched);
  data.texts = texts_naming(connection, catalogue, data.authority, subject);
}

/// Masks what the actor may not see of the records; whose secrets are shown, by register.
std::map<const RecordType*, std::vector<Uuid>> veil_over(
    Connection& connection, const Actor& actor, PersonsData& data) {
  std::map<const RecordType*, std::vector<Uuid>> seen;
  for (PersonRegister& held : data.registers) {
    std::vector<Row> rows;
    for (PersonRecord& record : held.records) rows.push_back(std::move(record.row));
    std::vector<Uuid> shown;
    cover_rows(connection, actor, *held.type, data.authority, Reach::all(), Secrets::shown, rows, shown);
    for (std::size_t i = 0; i < rows.size(); ++i) held.records[i].row = std::move(rows[i]);
    if (!shown.empty()) seen.emplace(held.type, std::move(shown));
  }
  return seen;
}

}  // namespace
}  // namespace db

Result<PersonsData> persons_data(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  auto may = may_all(actor, "persons", Action::read, authority);
  if (!may) return std::unexpected(may.error());
  std::optional<PersonsData> data;
  std::map<const RecordType*, std::vector<Uuid>> seen;
  auto done = store.read(db::Walls::within(authority).with_house(), [&](db::Connection& connection) {
    auto subject = db::subject_of(connection, store.catalogue(), authority, id);
    if (!subject) return;
    may = db::may_see(connection, actor, authority, *subject);
    if (!may) return;
    data = PersonsData{.id = id, .authority = authority, .made_at = now()};
    db::fill(connection, store.catalogue(), *subject, *data);
    seen = db::veil_over(connection, actor, *data);
  });
  if (!done) return std::unexpected(done.error());
  if (!may) return std::unexpected(may.error());
  for (const auto& [type, ids] : seen) {
    if (auto noted = record_seen(store, actor, authority, *type, ids); !noted)
      return std::unexpected(noted.error());
  }
  if (!data) return db::no_such_person();
  return std::move(*data);
}

}  // namespace ringmur
