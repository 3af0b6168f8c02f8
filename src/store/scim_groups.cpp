#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "base/text.h"
#include "store/account_rows.h"
#include "store/provider_rows.h"
#include "store/provisioned.h"
#include "store/scim_rows.h"

namespace ringmur {
namespace {

namespace json = boost::json;

constexpr const char* groups_of =
    "SELECT \"id\",\"version\",\"display_name\",\"external_id\",\"created_at\",\"changed_at\" FROM "
    "\"scim_group\""
    " WHERE \"provider\" = ?1";

ScimGroup read_group(const db::Cursor& cursor) {
  ScimGroup group;
  group.id = cursor.uuid(0);
  group.version = cursor.integer(1);
  group.display_name = cursor.text(2);
  if (!cursor.is_null(3)) group.external_id = cursor.text(3);
  group.created_at = *db::instant_at(cursor, 4);
  group.changed_at = *db::instant_at(cursor, 5);
  return group;
}

void read_members(db::Connection& connection, ScimGroup& group) {
  auto cursor = connection.query(
      "SELECT a.\"id\",a.\"name\" FROM \"scim_member\" m JOIN \"account\" a ON a.\"id\" = m.\"account\""
      " WHERE m.\"scim_group\" = ?1 ORDER BY a.\"login_key\"",
      {group.id});
  while (cursor->next()) group.members.push_back({cursor->uuid(0), std::string(cursor->text(1))});
}

std::vector<ScimGroup> groups_where(
    db::Connection& connection, const std::string& where, const std::vector<db::Param>& params) {
  std::vector<ScimGroup> all;
  auto cursor = connection.query(groups_of + where + " ORDER BY \"name_key\"", params);
  while (cursor->next()) all.push_back(read_group(*cursor));
  return all;
}

std::optional<ScimGroup> group_of(db::Connection& connection, const Provider& provider, const Uuid& id) {
  auto found = groups_where(connection, " AND \"id\" = ?2", {provider.id, id});
  if (found.empty()) return std::nullopt;
  read_members(connection, found.front());
  return std::move(found.front());
}

Result<std::string> tidy_name(std::string_view text) {
  constexpr std::size_t longest = 300;
  std::string normal;
  bool good = normalise(text, normal) && !has_control(normal);
  std::string name = good ? collapsed(normal) : std::string();
  if (!name.empty() && length(name) <= longest) return name;
  return refuse(Refusal::invalid, "scim.display_name",
      {"displayName: skriv ett namn på högst 300 tecken.",
          "displayName: write a name of at most 300 characters."},
      "displayName");
}

Result<void> name_is_free(
    db::Connection& connection, const Provider& provider, const Uuid& own, const std::string& name) {
  const std::string key = folded(name);
  auto cursor = connection.query(
      "SELECT 1 FROM \"scim_group\" WHERE \"provider\" = ?1 AND \"name_key\" = ?2 AND \"id\" <> ?3",
      {provider.id, std::string_view(key), own});
  return cursor->next() ? db::name_taken("displayName") : Result<void>{};
}

std::set<Uuid> people_of(db::Connection& connection, const Provider& provider) {
  std::set<Uuid> all;
  auto cursor = connection.query(
      "SELECT \"id\" FROM \"account\" WHERE \"provider\" = ?1 AND (\"scim\" IS NULL OR \"scim\" <> '')",
      {provider.id});
  while (cursor->next()) all.insert(cursor->uuid(0));
  return all;
}

/// What the group's members may do now follows from their groups.
void apply_to(Writer& writer, const Provider& provider, const std::set<Uuid>& accounts) {
  for (const Uuid& id : accounts) {
    auto account = db::account_where(writer.connection(), " WHERE a.\"id\" = ?1", {id});
    if (account) db::apply_granted_roles(writer, *account, provider);
  }
}

/// Who became or ceased to be a member.
Result<std::set<Uuid>> set_members(db::Connection& connection, const Provider& provider, const Uuid& group,
    const std::vector<ScimReference>& before, const std::vector<Uuid>& wanted) {
  std::set<Uuid> old_ones;
  for (const ScimReference& one : before) old_ones.insert(one.id);
  const std::set<Uuid> new_ones(wanted.begin(), wanted.end());
  std::set<Uuid> differing;
  std::ranges::set_symmetric_difference(old_ones, new_ones, std::inserter(differing, differing.end()));
  if (differing.empty()) return differing;
  const std::set<Uuid> people = people_of(connection, provider);
  for (const Uuid& id : differing) {
    if (old_ones.contains(id)) {
      connection.run(
          "DELETE FROM \"scim_member\" WHERE \"scim_group\" = ?1 AND \"account\" = ?2", {group, id});
    } else if (people.contains(id)) {
      connection.run("INSERT INTO \"scim_member\" (\"scim_group\",\"account\") VALUES (?1,?2)", {group, id});
    } else {
      return refuse(Refusal::invalid, "scim.member",
          {"members: " + to_string(id) + " är ingen av inloggningstjänstens personer.",
              "members: " + to_string(id) + " is none of the provider's people."},
          "members");
    }
  }
  return differing;
}

json::array ids_of(const std::set<Uuid>& ids) {
  json::array all;
  for (const Uuid& id : ids) all.emplace_back(to_string(id));
  return all;
}

void record(Writer& writer, const Uuid& id, const char* action, std::int64_t version, json::object changes) {
  db::record_everywhere(writer, std::nullopt, {"scim_group", id, action, version, json::serialize(changes)});
}

}  // namespace

Result<std::vector<ScimGroup>> scim_groups(Store& store, const Actor& actor, const ScimLookup& lookup) {
  auto from = db::provisioner_of(store, actor);
  if (!from) return std::unexpected(from.error());
  std::vector<ScimGroup> all;
  const std::string key = lookup.name ? folded(*lookup.name) : std::string();
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    std::string where;
    std::vector<db::Param> params{from->provider.id};
    if (lookup.name) {
      params.emplace_back(std::string_view(key));
      where += " AND \"name_key\" = ?2";
    } else if (lookup.external_id) {
      params.emplace_back(std::string_view(*lookup.external_id));
      where += " AND \"external_id\" = ?2";
    }
    all = groups_where(connection, where, params);
    if (lookup.members == ScimLookup::Members::leave_out) return;
    for (ScimGroup& group : all) read_members(connection, group);
  });
  if (!done) return std::unexpected(done.error());
  return all;
}

Result<ScimGroup> scim_group(Store& store, const Actor& actor, const Uuid& id) {
  auto from = db::provisioner_of(store, actor);
  if (!from) return std::unexpected(from.error());
  std::optional<ScimGroup> found;
  auto done = store.read(db::Walls::house(),
      [&](db::Connection& connection) { found = group_of(connection, from->provider, id); });
  if (!done) return std::unexpected(done.error());
  return found ? Result<ScimGroup>(std::move(*found)) : db::no_such_resource();
}

Result<ScimGroup> create_scim_group(Store& store, const Actor& actor, const ScimGroupContent& content) {
  auto from = db::provisioner_of(store, actor);
  if (!from) return std::unexpected(from.error());
  auto name = tidy_name(content.display_name);
  if (!name) return std::unexpected(name.error());
  const Uuid id = new_uuid();
  const std::string key = folded(*name);
  std::optional<ScimGroup> made;
  auto stored = store.write(from->actor, db::Walls::of(from->actor).with_house(), "scim.create", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        if (auto free = name_is_free(connection, from->provider, id, *name); !free) return free;
        connection.run(
            "INSERT INTO \"scim_group\" "
            "(\"id\",\"version\",\"provider\",\"external_id\",\"display_name\",\"name_key\","
            "\"created_at\",\"changed_at\") VALUES (?1,1,?2,?3,?4,?5,?6,?6)",
            {id, from->provider.id, db::or_null(content.external_id), std::string_view(*name),
                std::string_view(key), db::milliseconds(writer.at())});
        auto members = set_members(connection, from->provider, id, {}, content.members);
        if (!members) return std::unexpected(members.error());
        record(writer, id, "create", 1, {{"name", *name}, {"members", ids_of(*members)}});
        made = group_of(connection, from->provider, id);
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  return std::move(*made);
}

Result<ScimGroup> change_scim_group(
    Store& store, const Actor& actor, const Uuid& id, std::int64_t version, const ScimGroupContent& content) {
  auto from = db::provisioner_of(store, actor);
  if (!from) return std::unexpected(from.error());
  auto name = tidy_name(content.display_name);
  if (!name) return std::unexpected(name.error());
  const std::string key = folded(*name);
  std::optional<ScimGroup> made;
  auto stored = store.write(from->actor, db::Walls::of(from->actor).with_house(), "scim.change", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        auto before = group_of(connection, from->provider, id);
        if (!before) return db::no_such_resource();
        if (auto free = name_is_free(connection, from->provider, id, *name); !free) return free;
        bool mine = connection.run(
                        "UPDATE \"scim_group\" SET \"version\" = \"version\" + 1, \"external_id\" = ?3, "
                        "\"display_name\" = ?4,"
                        " \"name_key\" = ?5, \"changed_at\" = ?6 WHERE \"id\" = ?1 AND \"version\" = ?2",
                        {id, version, db::or_null(content.external_id), std::string_view(*name),
                            std::string_view(key), db::milliseconds(writer.at())}) == 1;
        if (!mine) return db::other_version();
        auto members = set_members(connection, from->provider, id, before->members, content.members);
        if (!members) return std::unexpected(members.error());
        apply_to(writer, from->provider, *members);
        record(writer, id, "change", version + 1,
            {{"name", {before->display_name, *name}}, {"members", ids_of(*members)}});
        made = group_of(connection, from->provider, id);
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  return std::move(*made);
}

Result<void> remove_scim_group(Store& store, const Actor& actor, const Uuid& id) {
  auto from = db::provisioner_of(store, actor);
  if (!from) return std::unexpected(from.error());
  return store.write(from->actor, db::Walls::of(from->actor).with_house(), "scim.remove", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        auto before = group_of(connection, from->provider, id);
        if (!before) return db::no_such_resource();
        std::set<Uuid> members;
        for (const ScimReference& one : before->members) members.insert(one.id);
        connection.run("DELETE FROM \"scim_member\" WHERE \"scim_group\" = ?1", {id});
        connection.run("DELETE FROM \"scim_group\" WHERE \"id\" = ?1", {id});
        apply_to(writer, from->provider, members);
        record(writer, id, "remove", before->version, {{"members", ids_of(members)}});
        return {};
      });
}

namespace {

constexpr const char* roles_of =
    "SELECT g.\"id\",g.\"provider\",g.\"display_name\",(SELECT COUNT(*) FROM \"scim_member\" m WHERE "
    "m.\"scim_group\" ="
    " g.\"id\"),g.\"role\",g.\"authority\",g.\"unit\" FROM \"scim_group\" g";

GroupRole read_role(const db::Cursor& cursor) {
  GroupRole group{
      cursor.uuid(0), cursor.uuid(1), std::string(cursor.text(2)), cursor.integer(3), std::nullopt};
  if (cursor.is_null(4)) return group;
  group.grant = RoleGrant{std::string(cursor.text(4)), std::nullopt, std::nullopt};
  if (!cursor.is_null(5)) group.grant->authority = cursor.uuid(5);
  if (!cursor.is_null(6)) group.grant->unit = cursor.uuid(6);
  return group;
}

void put_grant(db::Connection& connection, const Uuid& id, const std::optional<RoleGrant>& grant) {
  connection.run(
      "UPDATE \"scim_group\" SET \"role\" = ?2, \"authority\" = ?3, \"unit\" = ?4 WHERE \"id\" = ?1",
      {id, grant ? db::Param{std::string_view(grant->role)} : db::Param{},
          grant ? db::or_null(grant->authority) : db::Param{},
          grant ? db::or_null(grant->unit) : db::Param{}});
}

json::value grant_json(const std::optional<RoleGrant>& grant) {
  if (!grant) return nullptr;
  return json::object{{"role", grant->role}, {"authority", db::json_or_null(grant->authority)},
      {"unit", db::json_or_null(grant->unit)}};
}

}  // namespace

Result<std::vector<GroupRole>> list_group_roles(Store& store, const Actor& actor) {
  if (auto may = list_providers(store, actor); !may) return std::unexpected(may.error());
  std::vector<GroupRole> all;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query(std::string(roles_of) + " ORDER BY g.\"name_key\", g.\"id\"");
    while (cursor->next()) all.push_back(read_role(*cursor));
  });
  if (!done) return std::unexpected(done.error());
  return all;
}

Result<GroupRole> set_group_role(
    Store& store, const Actor& actor, const Uuid& id, const std::optional<RoleGrant>& grant) {
  if (auto may = db::may_govern(actor, Action::write); !may) return std::unexpected(may.error());
  auto groups = list_group_roles(store, actor);
  if (!groups) return std::unexpected(groups.error());
  auto before = std::ranges::find(*groups, id, &GroupRole::id);
  if (before == groups->end()) return db::no_such_resource();
  if (grant) {
    if (auto good = check_grant(store, actor, *grant); !good) return std::unexpected(good.error());
  }
  auto provider = find_provider(store, actor, before->provider);
  if (!provider) return std::unexpected(provider.error());
  auto stored = store.write(
      actor, db::Walls::of(actor).with_house(), "scim_group.role", {}, [&](Writer& writer) -> Result<void> {
        put_grant(writer.connection(), id, grant);
        auto group = group_of(writer.connection(), *provider, id);
        if (!group) return db::no_such_resource();
        std::set<Uuid> members;
        for (const ScimReference& one : group->members) members.insert(one.id);
        apply_to(writer, *provider, members);
        record(
            writer, id, "role", group->version, {{"role", {grant_json(before->grant), grant_json(grant)}}});
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  GroupRole after = *before;
  after.grant = grant;
  return after;
}

}  // namespace ringmur
