#include <boost/json.hpp>

#include "base/text.h"
#include "store/account_rows.h"
#include "store/factor_writes.h"
#include "store/leaving.h"
#include "store/provisioned.h"
#include "store/scim_rows.h"

namespace ringmur {

namespace json = boost::json;

namespace db {

Result<Provisioner> provisioner_of(Store& store, const Actor& actor) {
  auto bound = actor.token ? provider_of_token(store, *actor.token) : Result<std::optional<Provider>>();
  if (!bound) return std::unexpected(bound.error());
  if (*bound && (*bound)->content.enabled && actor.may("providers", Action::write)) {
    // The provider's people may be anywhere, whatever the token itself reaches.
    Actor acting{actor.name, std::nullopt, Right::administer, actor.token};
    acting.request = actor.request;
    return Provisioner{std::move(**bound), std::move(acting)};
  }
  return refuse(Refusal::forbidden, "scim.not_bound",
      {"Nyckeln hör inte till någon inloggningstjänst. Ange den som scim_token på tjänsten.",
          "The token belongs to no sign-in provider. Name it as the provider's scim_token."});
}

std::unexpected<Error> no_such_resource() {
  return refuse(Refusal::not_found, "scim.not_found",
      {"Den finns inte, eller hör till en annan inloggningstjänst.",
          "There is none, or it belongs to another sign-in provider."});
}

std::unexpected<Error> other_version() {
  return refuse(Refusal::changed, "scim.changed",
      {"Någon annan har ändrat samtidigt. Läs på nytt.",
          "Somebody else has changed it meanwhile. Read it again."});
}

std::unexpected<Error> name_taken(std::string_view attribute) {
  std::string name(attribute);
  return refuse(Refusal::conflict, "scim.taken",
      {"Det finns redan en med samma " + name + ".", "There already is one with the same " + name + "."},
      name);
}

void leave_groups(Connection& connection, const Uuid& account) {
  connection.run("DELETE FROM \"scim_member\" WHERE \"account\" = ?1", {account});
}

}  // namespace db

namespace {

constexpr const char* users_of =
    "SELECT a.\"id\",a.\"version\",a.\"login\",a.\"name\",a.\"disabled_at\" IS "
    "NULL,a.\"external_id\",a.\"scim\","
    "a.\"created_at\" FROM \"account\" a WHERE a.\"provider\" = ?1 AND (a.\"scim\" IS NULL OR a.\"scim\" <> "
    "'')";

std::string user_name_of(const std::string& attributes, std::string_view login) {
  json::error_code failed;
  json::value kept = json::parse(attributes, failed);
  const json::value* name = !failed && kept.is_object() ? kept.get_object().if_contains("userName") : nullptr;
  return name != nullptr && name->is_string() ? std::string(name->get_string()) : std::string(login);
}

ScimUser read_user(const db::Cursor& cursor) {
  ScimUser user;
  user.id = cursor.uuid(0);
  user.version = cursor.integer(1);
  user.person.name = cursor.text(3);
  user.person.active = cursor.boolean(4);
  if (!cursor.is_null(5)) user.person.external_id = cursor.text(5);
  if (!cursor.is_null(6)) user.person.attributes = cursor.text(6);
  user.person.user_name = user_name_of(user.person.attributes, cursor.text(2));
  user.created_at = *db::instant_at(cursor, 7);
  return user;
}

void read_groups(db::Connection& connection, ScimUser& user) {
  auto cursor = connection.query(
      "SELECT g.\"id\",g.\"display_name\" FROM \"scim_member\" m JOIN \"scim_group\" g ON g.\"id\" = "
      "m.\"scim_group\""
      " WHERE m.\"account\" = ?1 ORDER BY g.\"name_key\"",
      {user.id});
  while (cursor->next()) user.groups.push_back({cursor->uuid(0), std::string(cursor->text(1))});
}

std::vector<ScimUser> users_where(
    db::Connection& connection, const std::string& where, const std::vector<db::Param>& params) {
  std::vector<ScimUser> all;
  auto cursor = connection.query(users_of + where + " ORDER BY a.\"login_key\"", params);
  while (cursor->next()) all.push_back(read_user(*cursor));
  return all;
}

std::optional<ScimUser> user_of(db::Connection& connection, const Provider& provider, const Uuid& id) {
  auto found = users_where(connection, " AND a.\"id\" = ?2", {provider.id, id});
  if (found.empty()) return std::nullopt;
  read_groups(connection, found.front());
  return std::move(found.front());
}

/// With the userName among the attributes: it may become another than the login.
std::string kept_attributes(const ScimPerson& person) {
  json::object all = json::parse(person.attributes).as_object();
  all["userName"] = person.user_name;
  return json::serialize(all);
}

Result<void> user_name_is_free(
    db::Connection& connection, const Provider& provider, const Uuid& own, const std::string& key) {
  auto cursor = connection.query(
      "SELECT 1 FROM \"account\" WHERE \"provider\" = ?1 AND \"id\" <> ?2 AND (\"scim\" IS NULL OR \"scim\" "
      "<> '') AND"
      " COALESCE(\"scim_name\", \"login_key\") = ?3",
      {provider.id, own, std::string_view(key)});
  return cursor->next() ? db::name_taken("userName") : Result<void>{};
}

/// The name that is kept, in order.
Result<std::string> tidy_name(const ScimPerson& person) {
  auto order = db::tidy_order({person.user_name, person.name, AccountKind::employee, std::nullopt, {}});
  if (!order) return std::unexpected(order.error());
  return std::move(order->name);
}

std::string difference(const ScimPerson& before, const ScimPerson& after) {
  json::object changed;
  if (before.name != after.name) changed["name"] = json::array{before.name, after.name};
  if (before.active != after.active) changed["disabled"] = json::array{!before.active, !after.active};
  if (before.user_name != after.user_name)
    changed["user_name"] = json::array{before.user_name, after.user_name};
  return json::serialize(changed);
}

void update(Writer& writer, const Account& account, const ScimUser& before, const ScimPerson& after) {
  const std::string attributes = kept_attributes(after);
  const std::string key = folded(after.user_name);
  std::optional<Instant> disabled = account.disabled_at;
  if (after.active) disabled.reset();
  if (!after.active && !disabled) disabled = writer.at();
  writer.connection().run(
      "UPDATE \"account\" SET \"version\" = \"version\" + 1, \"name\" = ?2, \"disabled_at\" = ?3, "
      "\"external_id\" = ?4,"
      " \"scim\" = ?5, \"scim_name\" = ?6 WHERE \"id\" = ?1",
      {account.id, std::string_view(after.name),
          disabled ? db::Param{db::milliseconds(*disabled)} : db::Param{},
          after.external_id ? db::Param{std::string_view(*after.external_id)} : db::Param{},
          std::string_view(attributes), std::string_view(key)});
  if (!after.active) db::leave(writer, account);
  db::record_everywhere(writer, account.authority,
      {"account", account.id, "change", account.version + 1, difference(before.person, after)});
}

}  // namespace

Result<std::vector<ScimUser>> scim_users(Store& store, const Actor& actor, const ScimLookup& lookup) {
  auto from = db::provisioner_of(store, actor);
  if (!from) return std::unexpected(from.error());
  std::vector<ScimUser> all;
  const std::string key = lookup.name ? folded(*lookup.name) : std::string();
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    std::string where;
    std::vector<db::Param> params{from->provider.id};
    if (lookup.name) {
      params.emplace_back(std::string_view(key));
      where += " AND COALESCE(a.\"scim_name\", a.\"login_key\") = ?2";
    } else if (lookup.external_id) {
      params.emplace_back(std::string_view(*lookup.external_id));
      where += " AND a.\"external_id\" = ?2";
    }
    all = users_where(connection, where, params);
    // A page of many is answered without them, as groups change without the person.
    if (all.size() == 1) read_groups(connection, all.front());
  });
  if (!done) return std::unexpected(done.error());
  return all;
}

Result<ScimUser> scim_user(Store& store, const Actor& actor, const Uuid& id) {
  auto from = db::provisioner_of(store, actor);
  if (!from) return std::unexpected(from.error());
  std::optional<ScimUser> found;
  auto done = store.read(db::Walls::house(),
      [&](db::Connection& connection) { found = user_of(connection, from->provider, id); });
  if (!done) return std::unexpected(done.error());
  return found ? Result<ScimUser>(std::move(*found)) : db::no_such_resource();
}

Result<ScimUser> create_scim_user(Store& store, const Actor& actor, const ScimPerson& person) {
  auto from = db::provisioner_of(store, actor);
  if (!from) return std::unexpected(from.error());
  std::optional<ScimUser> made;
  auto stored = store.write(from->actor, db::Walls::of(from->actor).with_house(), "scim.create", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        auto free = user_name_is_free(connection, from->provider, Uuid{}, folded(person.user_name));
        if (!free) return free;
        db::NewPerson one{person.user_name, person.name, person.external_id, kept_attributes(person)};
        auto account = db::create_provisioned(writer, from->provider, one, db::Returning::allowed);
        if (!account && account.error().refusal == Refusal::conflict) return db::name_taken("userName");
        if (!account) return std::unexpected(account.error());
        if (!person.active) {
          connection.run("UPDATE \"account\" SET \"disabled_at\" = ?2 WHERE \"id\" = ?1",
              {account->id, db::milliseconds(writer.at())});
        } else
          db::apply_granted_roles(writer, *account, from->provider);
        made = user_of(connection, from->provider, account->id);
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  return std::move(*made);
}

Result<ScimUser> change_scim_user(
    Store& store, const Actor& actor, const Uuid& id, std::int64_t version, const ScimPerson& person) {
  auto from = db::provisioner_of(store, actor);
  if (!from) return std::unexpected(from.error());
  auto name = tidy_name(person);
  if (!name) return std::unexpected(name.error());
  ScimPerson after = person;
  after.name = std::move(*name);
  std::optional<ScimUser> made;
  auto stored = store.write(from->actor, db::Walls::of(from->actor).with_house(), "scim.change", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        auto before = user_of(connection, from->provider, id);
        if (!before) return db::no_such_resource();
        // The row is taken first: of two that come at once the second sees another version.
        bool mine =
            connection.run(
                "UPDATE \"account\" SET \"version\" = \"version\" WHERE \"id\" = ?1 AND \"version\" = ?2",
                {id, version}) == 1;
        if (!mine) return db::other_version();
        auto free = user_name_is_free(connection, from->provider, id, folded(after.user_name));
        if (!free) return free;
        update(writer, *db::account_where(connection, " WHERE a.\"id\" = ?1", {id}), *before, after);
        // Who comes back has what the groups give.
        db::apply_granted_roles(
            writer, *db::account_where(connection, " WHERE a.\"id\" = ?1", {id}), from->provider);
        made = user_of(connection, from->provider, id);
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  return std::move(*made);
}

Result<void> remove_scim_user(Store& store, const Actor& actor, const Uuid& id) {
  auto from = db::provisioner_of(store, actor);
  if (!from) return std::unexpected(from.error());
  return store.write(from->actor, db::Walls::of(from->actor).with_house(), "scim.remove", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        if (!user_of(connection, from->provider, id)) return db::no_such_resource();
        const Account account = *db::account_where(connection, " WHERE a.\"id\" = ?1", {id});
        connection.run(
            "UPDATE \"account\" SET \"version\" = \"version\" + 1, \"disabled_at\" = "
            "COALESCE(\"disabled_at\", "
            "?2),"
            " \"password\" = '', \"external_id\" = NULL, \"scim\" = '', \"scim_name\" = NULL WHERE \"id\" = "
            "?1",
            {id, db::milliseconds(writer.at())});
        connection.run("DELETE FROM \"oidc_identity\" WHERE \"account\" = ?1", {id});
        db::leave_groups(connection, id);
        db::leave(writer, account);
        db::forget_factors(connection, id);
        db::record_everywhere(writer, account.authority, {"account", id, "leave", account.version + 1, "{}"});
        return {};
      });
}

}  // namespace ringmur
