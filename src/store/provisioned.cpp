#include "store/provisioned.h"

#include <boost/json.hpp>

#include "base/text.h"
#include "store/account_rows.h"

namespace ringmur::db {
namespace {

std::unexpected<Error> taken() {
  return refuse(Refusal::conflict, "account.login_taken",
      {"Användarnamnet är upptaget. Välj ett annat.", "The login is taken. Choose another."}, "login");
}

void insert(
    Connection& connection, const Account& account, const Provider& provider, const NewPerson& person) {
  const std::string key = folded(account.login);
  connection.run(
      "INSERT INTO \"account\" "
      "(\"id\",\"version\",\"login\",\"login_key\",\"name\",\"kind\",\"authority\",\"named_as\","
      "\"password\",\"must_change\",\"language\",\"theme\",\"created_at\",\"external_id\",\"provider\","
      "\"scim\","
      "\"scim_name\") VALUES (?1,1,?2,?3,?4,?5,?6,'[]','',?7,'sv','auto',?8,?9,?10,?11,?3)",
      {account.id, std::string_view(account.login), std::string_view(key), std::string_view(account.name),
          code_of(account.kind), or_null(account.authority), false, milliseconds(account.created_at),
          or_null(person.external_id), provider.id, std::string_view(person.attributes)});
}

/// Who was taken away comes back as somebody without roles.
Result<Account> revived(Writer& writer, Account account, const Provider& provider, const NewPerson& person) {
  const std::string key = folded(account.login);
  account.name = person.name;
  account.kind = AccountKind::employee;
  account.authority = provider.content.authority;
  account.disabled_at.reset();
  ++account.version;
  writer.connection().run(
      "UPDATE \"account\" SET \"version\" = ?2, \"name\" = ?3, \"kind\" = ?4, \"authority\" = ?5, "
      "\"disabled_at\" = NULL,"
      " \"external_id\" = ?6, \"scim\" = ?7, \"scim_name\" = ?8 WHERE \"id\" = ?1",
      {account.id, account.version, std::string_view(account.name), code_of(account.kind),
          or_null(account.authority), or_null(person.external_id), std::string_view(person.attributes),
          std::string_view(key)});
  record_everywhere(writer, account.authority, {"account", account.id, "return", account.version, "{}"});
  return account;
}

}  // namespace

std::optional<Account> account_where(
    Connection& connection, const std::string& where, std::initializer_list<Param> params) {
  auto cursor = connection.query(std::string(account_columns) + " FROM \"account\" a" + where, params);
  if (!cursor->next()) return std::nullopt;
  return read_account(*cursor);
}

Result<Account> create_provisioned(
    Writer& writer, const Provider& provider, const NewPerson& person, Returning returning) {
  auto order = tidy_order({person.login, person.name, AccountKind::employee, provider.content.authority, {}});
  if (!order) return std::unexpected(order.error());
  NewPerson tidy = person;
  tidy.name = order->name;
  const std::string key = folded(order->login);
  Connection& connection = writer.connection();
  auto gone =
      account_where(connection, " WHERE a.\"login_key\" = ?1 AND a.\"provider\" = ?2 AND a.\"scim\" = ''",
          {std::string_view(key), provider.id});
  if (gone && returning == Returning::allowed) return revived(writer, std::move(*gone), provider, tidy);
  if (account_where(connection, " WHERE a.\"login_key\" = ?1", {std::string_view(key)})) return taken();
  Account account;
  account.id = new_uuid();
  account.version = 1;
  account.login = order->login;
  account.name = order->name;
  account.authority = provider.content.authority;
  account.created_at = writer.at();
  insert(connection, account, provider, tidy);
  boost::json::object facts{{"login", account.login}, {"name", account.name}, {"kind", code_of(account.kind)},
      {"provider", to_string(provider.id)}};
  record_everywhere(
      writer, account.authority, {"account", account.id, "create", 1, boost::json::serialize(facts)});
  return account;
}

}  // namespace ringmur::db
