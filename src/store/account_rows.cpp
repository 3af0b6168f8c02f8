#include "store/account_rows.h"

#include <boost/json.hpp>

namespace ringmur {

std::string_view code_of(AccountKind kind) {
  switch (kind) {
    case AccountKind::administrator:
      return "administrator";
    case AccountKind::employee:
      return "employee";
  }
  std::unreachable();
}

std::optional<AccountKind> account_kind(std::string_view code) {
  for (AccountKind kind : {AccountKind::administrator, AccountKind::employee}) {
    if (code == code_of(kind)) return kind;
  }
  return std::nullopt;
}

std::string_view code_of(Theme theme) {
  switch (theme) {
    case Theme::automatic:
      return "auto";
    case Theme::light:
      return "light";
    case Theme::dark:
      return "dark";
  }
  std::unreachable();
}

std::optional<Theme> theme_of(std::string_view code) {
  for (Theme theme : {Theme::automatic, Theme::light, Theme::dark}) {
    if (code == code_of(theme)) return theme;
  }
  return std::nullopt;
}

std::string_view code_of(Language language) {
  return language == Language::swedish ? "sv" : "en";
}

namespace db {

const char* const account_columns =
    "SELECT a.\"id\",a.\"version\",a.\"login\",a.\"name\",a.\"kind\",a.\"authority\",a.\"named_as\","
    "a.\"language\",a.\"theme\",a.\"must_change\",a.\"created_at\",a.\"disabled_at\",a.\"signed_in_at\"";

Param or_null(const std::optional<Uuid>& id) {
  return id ? Param{*id} : Param{};
}
Param or_null(const std::optional<Instant>& at) {
  return at ? Param{milliseconds(*at)} : Param{};
}
Param or_null(const std::optional<std::string>& text) {
  return text ? Param{std::string_view(*text)} : Param{};
}

boost::json::value json_or_null(const std::optional<Uuid>& id) {
  return id ? boost::json::value(to_string(*id)) : boost::json::value(nullptr);
}
boost::json::value json_or_null(const std::optional<Instant>& at) {
  return at ? boost::json::value(to_string(*at)) : boost::json::value(nullptr);
}

std::int64_t milliseconds(Instant at) {
  return at.time_since_epoch().count();
}

std::optional<Instant> instant_at(const Cursor& cursor, int column) {
  if (cursor.is_null(column)) return std::nullopt;
  return Instant{std::chrono::milliseconds{cursor.integer(column)}};
}

Account read_account(const Cursor& cursor, int first) {
  Account account;
  account.id = cursor.uuid(first);
  account.version = cursor.integer(first + 1);
  account.login = cursor.text(first + 2);
  account.name = cursor.text(first + 3);
  // What is not understood gets the lesser right.
  account.kind = account_kind(cursor.text(first + 4)).value_or(AccountKind::employee);
  if (!cursor.is_null(first + 5)) account.authority = cursor.uuid(first + 5);
  const boost::json::value names = boost::json::parse(cursor.text(first + 6));
  for (const boost::json::value& name : names.as_array()) account.named_as.emplace_back(name.as_string());
  account.language = language_of(cursor.text(first + 7));
  account.theme = theme_of(cursor.text(first + 8)).value_or(Theme::automatic);
  account.must_change_password = cursor.boolean(first + 9);
  account.created_at = *instant_at(cursor, first + 10);
  account.disabled_at = instant_at(cursor, first + 11);
  account.signed_in_at = instant_at(cursor, first + 12);
  return account;
}

Actor self_of(const Account& account) {
  return {account.login, account.authority, Right::administer, {}, account.id};
}

Walls own_walls(const Account& account) {
  return Walls::of(self_of(account)).with_house();
}

void record_everywhere(Writer& writer, const std::optional<Uuid>& reach, const AuditEvent& event) {
  if (reach) return writer.record_event(*reach, event);
  std::vector<Uuid> all;
  auto cursor = writer.connection().query("SELECT \"id\" FROM \"authority\"");
  while (cursor->next()) all.push_back(cursor->uuid(0));
  cursor.reset();
  for (const Uuid& authority : all) writer.record_event(authority, event);
}

void replace_password(Connection& connection, const Uuid& account, const std::string& hash, MustChange must) {
  connection.run("UPDATE \"account\" SET \"password\" = ?2, \"must_change\" = ?3 WHERE \"id\" = ?1",
      {account, std::string_view(hash), must == MustChange::yes});
  end_sessions(connection, account);
}

void end_sessions(Connection& connection, const Uuid& account) {
  for (const char* table : {"session", "challenge"})
    connection.run(std::string("DELETE FROM \"") + table + "\" WHERE \"account\" = ?1", {account});
}

}  // namespace db
}  // namespace ringmur
