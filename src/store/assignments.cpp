#include "store/assignments.h"

#include <algorithm>
#include <boost/json.hpp>

#include "store/account_rows.h"
#include "store/lockout.h"

namespace ringmur {
namespace {

namespace json = boost::json;

constexpr const char* columns_of_assignment =
    "SELECT "
    "r.\"id\",r.\"version\",r.\"account\",a.\"login\",a.\"name\",r.\"role\",r.\"authority\",r.\"unit\","
    "r.\"object_type\",r.\"object_id\",r.\"starts_at\",r.\"ends_at\",r.\"stand_in_for\",r.\"created_by\","
    "r.\"created_at\",r.\"ended_at\",(SELECT h.\"name\" FROM \"assignment\" o JOIN \"account\" h"
    " ON h.\"id\" = o.\"account\" WHERE o.\"id\" = r.\"stand_in_for\") FROM \"assignment\" r JOIN "
    "\"account\" a ON a.\"id\" = r.\"account\"";

std::optional<Uuid> id_at(const db::Cursor& cursor, int column) {
  return cursor.is_null(column) ? std::nullopt : std::optional(cursor.uuid(column));
}

Assignment read_assignment(const db::Cursor& cursor) {
  Assignment read;
  read.id = cursor.uuid(0);
  read.version = cursor.integer(1);
  read.account = cursor.uuid(2);
  read.login = cursor.text(3);
  read.name = cursor.text(4);
  read.role = cursor.text(5);
  read.authority = id_at(cursor, 6);
  read.unit = id_at(cursor, 7);
  if (!cursor.is_null(8)) read.object = ObjectId{std::string(cursor.text(8)), cursor.uuid(9)};
  read.starts_at = *db::instant_at(cursor, 10);
  read.ends_at = db::instant_at(cursor, 11);
  read.stand_in_for = id_at(cursor, 12);
  read.created_by = cursor.text(13);
  read.created_at = *db::instant_at(cursor, 14);
  read.ended_at = db::instant_at(cursor, 15);
  if (!cursor.is_null(16)) read.holder = cursor.text(16);
  return read;
}

std::unexpected<Error> not_found() {
  return refuse(Refusal::not_found, "assignment.not_found",
      {"Det finns ingen sådan tilldelning, eller så hör den till en annan nämnd.",
          "There is no such assignment, or it belongs to another authority."});
}

std::unexpected<Error> wrong(std::string_view field, std::string_view code, std::string sv, std::string en) {
  return refuse(Refusal::invalid, std::string(code), {std::move(sv), std::move(en)}, std::string(field));
}

std::unexpected<Error> other_version() {
  return refuse(Refusal::changed, "assignment.changed",
      {"Tilldelningen har ändrats av någon annan sedan du läste den. Läs den igen och gör om ändringen.",
          "The assignment has been changed by somebody else since you read it. Read it again and redo it."});
}

std::string facts_of(const Assignment& one) {
  json::object facts{{"account", to_string(one.account)}, {"role", one.role},
      {"authority", db::json_or_null(one.authority)}, {"unit", db::json_or_null(one.unit)},
      {"starts_at", to_string(one.starts_at)}, {"ends_at", db::json_or_null(one.ends_at)},
      {"stand_in_for", db::json_or_null(one.stand_in_for)}};
  if (one.object) facts["object"] = {{"type", one.object->type}, {"id", to_string(one.object->id)}};
  return json::serialize(facts);
}

void record(Writer& writer, const Assignment& one, std::string_view action, std::string changes) {
  writer.acts_in("assignments", Action::write, one.authority.value_or(Uuid{}));
  db::record_everywhere(
      writer, one.authority, {"assignment", one.id, std::string(action), one.version, std::move(changes)});
}

void insert(Writer& writer, const Assignment& one) {
  writer.connection().run(
      "INSERT INTO \"assignment\" (\"id\",\"version\",\"account\",\"role\",\"authority\",\"unit\","
      "\"object_type\",\"object_id\",\"starts_at\",\"ends_at\",\"stand_in_for\",\"created_by\",\"created_"
      "at\")"
      " VALUES (?1,1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)",
      {one.id, one.account, std::string_view(one.role), db::or_null(one.authority), db::or_null(one.unit),
          one.object ? db::Param{std::string_view(one.object->type)} : db::Param{},
          one.object ? db::Param{one.object->id} : db::Param{}, db::milliseconds(one.starts_at),
          db::or_null(one.ends_at), db::or_null(one.stand_in_for), std::string_view(one.created_by),
          db::milliseconds(one.created_at)});
  record(writer, one, "create", facts_of(one));
}

/// The tables have no name that comes from outside: the register is one of the catalogue.
bool is_there(db::Connection& connection, const std::string& type, const Uuid& authority, const Uuid& id) {
  auto cursor = connection.query(
      "SELECT 1 FROM \"" + type + "\" WHERE \"authority\" = ?1 AND \"id\" = ?2", {authority, id});
  return cursor->next();
}

Result<void> place_is_there(Store& store, const AssignmentOrder& order) {
  if (!order.unit && !order.object) return {};
  if (!order.authority)
    return wrong("authority", "assignment.no_authority", "Ange vilken nämnd enheten eller objektet hör till.",
        "Say which authority the unit or the object belongs to.");
  bool known = !order.object || store.catalogue().find(order.object->type) != nullptr;
  bool unit = true;
  bool object = known;
  auto done = store.read(db::Walls::within(*order.authority), [&](db::Connection& connection) {
    if (order.unit) unit = is_there(connection, "unit", *order.authority, *order.unit);
    if (order.object && known) {
      const RecordType& type = store.catalogue().at(order.object->type);
      object = is_there(connection, type.name, *order.authority, order.object->id);
    }
  });
  if (!done) return done;
  if (!unit)
    return wrong("unit", "unit.not_found", "Det finns ingen sådan enhet i nämnden.",
        "There is no such unit in the authority.");
  if (!object)
    return wrong("object", "assignment.no_object", "Det finns inget sådant objekt i nämnden.",
        "There is no such object in the authority.");
  return {};
}

Result<void> period_is_one(Instant starts_at, const std::optional<Instant>& ends_at) {
  if (!ends_at || *ends_at > starts_at) return {};
  return wrong("ends_at", "assignment.period", "Slutet måste komma efter början.",
      "The end must come after the beginning.");
}

/// Behind the wall it is not found; on this side of it, the lack of a right is said.
Result<void> may_change(const Actor& actor, const std::optional<Uuid>& authority) {
  if (actor.covers("assignments", Action::write, authority)) return {};
  return authority ? may_all(actor, "assignments", Action::write, *authority)
                   : may_in_city(actor, "assignments", Action::write);
}

Result<std::vector<Assignment>> selected(
    Store& store, const std::string& where, std::vector<db::Param> params) {
  std::vector<Assignment> all;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query(
        columns_of_assignment + where + " ORDER BY r.\"created_at\" DESC, r.\"id\" DESC", params);
    while (cursor->next()) all.push_back(read_assignment(*cursor));
  });
  if (!done) return std::unexpected(done.error());
  return all;
}

/// One that stands, for its holder and for who may read such.
Result<Assignment> found_by(Store& store, const Actor& actor, const Uuid& id) {
  auto found = selected(store, " WHERE r.\"id\" = ?1 AND r.\"ended_at\" IS NULL", {id});
  if (!found) return std::unexpected(found.error());
  if (found->empty()) return not_found();
  const Assignment& one = found->front();
  bool seen = actor.account == one.account || actor.covers("assignments", Action::read, one.authority);
  if (!seen) return not_found();
  return one;
}

}  // namespace

Result<Assignment> give_role(Store& store, const Actor& actor, const AssignmentOrder& order) {
  if (auto may = may_change(actor, order.authority); !may) return std::unexpected(may.error());
  const Role* role = find_role(order.role);
  if (role == nullptr)
    return wrong("role", "assignment.no_role", "Det finns ingen sådan roll. Se GET /roles.",
        "There is no such role. See GET /roles.");
  auto account = find_account(store, actor, order.account);
  if (!account) return std::unexpected(account.error());
  if (auto there = place_is_there(store, order); !there) return std::unexpected(there.error());
  Assignment made{new_uuid(), 1, order.account, account->login, account->name, role->code, order.authority,
      order.unit, order.object, order.starts_at.value_or(now()), order.ends_at, {}, actor.name, {}};
  if (auto good = period_is_one(made.starts_at, made.ends_at); !good) return std::unexpected(good.error());
  auto stored = store.write(
      actor, db::Walls::of(actor).with_house(), "assignment.create", {}, [&](Writer& writer) -> Result<void> {
        made.created_at = writer.at();
        insert(writer, made);
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  return made;
}

Result<std::vector<Assignment>> list_assignments(
    Store& store, const Actor& actor, const std::optional<Uuid>& account) {
  bool own = account && actor.account == account;
  if (!own && !actor.may("assignments", Action::read)) {
    auto refused = may_in_city(actor, "assignments", Action::read);
    return std::unexpected(refused.error());
  }
  auto all = account ? selected(store, " WHERE r.\"ended_at\" IS NULL AND r.\"account\" = ?1", {*account})
                     : selected(store, " WHERE r.\"ended_at\" IS NULL", {});
  if (!all) return all;
  std::erase_if(*all, [&](const Assignment& one) {
    return actor.account != one.account && !actor.covers("assignments", Action::read, one.authority);
  });
  return all;
}

namespace {

/// Those who stand in for it are no longer needed.
void end_those_who_stand_in(Writer& writer, const Uuid& id) {
  auto cursor = writer.connection().query(
      std::string(columns_of_assignment) + " WHERE r.\"stand_in_for\" = ?1 AND r.\"ended_at\" IS NULL", {id});
  std::vector<Assignment> standing;
  while (cursor->next()) standing.push_back(read_assignment(*cursor));
  cursor.reset();
  for (Assignment& one : standing) {
    ++one.version;
    writer.connection().run("UPDATE \"assignment\" SET \"ended_at\" = ?2, \"version\" = ?3 WHERE \"id\" = ?1",
        {one.id, db::milliseconds(writer.at()), one.version});
    record(writer, one, "end", "{}");
  }
}

Result<void> end_within(Writer& writer, const Assignment& before) {
  bool mine =
      writer.connection().run(
          "UPDATE \"assignment\" SET \"ended_at\" = ?3, \"version\" = \"version\" + 1 WHERE \"id\" = ?1"
          " AND \"version\" = ?2 AND \"ended_at\" IS NULL",
          {before.id, before.version, db::milliseconds(writer.at())}) == 1;
  if (!mine) return other_version();
  end_those_who_stand_in(writer, before.id);
  Assignment after = before;
  ++after.version;
  record(writer, after, "end", "{}");
  return {};
}

/// A holder may end what they were given; a stand-in's, also the one who was stood in for.
Result<void> may_end(Store& store, const Actor& actor, const Assignment& one) {
  if (one.stand_in_for && actor.account) {
    if (actor.account == one.account) return {};
    auto whose = selected(store, " WHERE r.\"id\" = ?1", {*one.stand_in_for});
    if (whose && !whose->empty() && whose->front().account == *actor.account) return {};
  }
  return may_change(actor, one.authority);
}

}  // namespace

Result<Assignment> change_assignment(
    Store& store, const Actor& actor, const Uuid& id, std::int64_t version, const AssignmentChange& change) {
  auto before = found_by(store, actor, id);
  if (!before) return before;
  if (auto may = may_change(actor, before->authority); !may) return std::unexpected(may.error());
  if (before->version != version) return other_version();
  Assignment after = *before;
  if (change.starts_at) after.starts_at = *change.starts_at;
  if (change.ends_at) after.ends_at = *change.ends_at;
  if (auto good = period_is_one(after.starts_at, after.ends_at); !good) return std::unexpected(good.error());
  if (after.starts_at == before->starts_at && after.ends_at == before->ends_at) return before;
  ++after.version;
  auto stored = store.write(
      actor, db::Walls::of(actor).with_house(), "assignment.change", {}, [&](Writer& writer) -> Result<void> {
        const db::Lockout lockout(writer.connection(), store.catalogue(), writer.at());
        bool mine =
            writer.connection().run(
                "UPDATE \"assignment\" SET \"starts_at\" = ?3, \"ends_at\" = ?4, \"version\" = ?5 WHERE"
                " \"id\" = ?1 AND \"version\" = ?2 AND \"ended_at\" IS NULL",
                {id, version, db::milliseconds(after.starts_at), db::or_null(after.ends_at),
                    after.version}) == 1;
        if (!mine) return other_version();
        json::object changed{{"starts_at", {to_string(before->starts_at), to_string(after.starts_at)}},
            {"ends_at", {db::json_or_null(before->ends_at), db::json_or_null(after.ends_at)}}};
        record(writer, after, "change", json::serialize(changed));
        return lockout.still_kept();
      });
  if (!stored) return std::unexpected(stored.error());
  return after;
}

namespace {

/// Who may see the ended stand-in of one's own role, though another holds it.
Result<Assignment> to_end(Store& store, const Actor& actor, const Uuid& id) {
  auto found = selected(store, " WHERE r.\"id\" = ?1 AND r.\"ended_at\" IS NULL", {id});
  if (!found) return std::unexpected(found.error());
  if (found->empty()) return not_found();
  if (may_end(store, actor, found->front())) return std::move(found->front());
  return found_by(store, actor, id);
}

}  // namespace

Result<void> end_assignment(Store& store, const Actor& actor, const Uuid& id) {
  auto before = to_end(store, actor, id);
  if (!before) return std::unexpected(before.error());
  if (auto may = may_end(store, actor, *before); !may) return may;
  // Who ends the own role as a stand-in writes nothing else: the right to that is not asked for.
  Actor ending = actor;
  ending.right = Right::write;
  return store.write(
      ending, db::Walls::of(ending).with_house(), "assignment.end", {}, [&](Writer& writer) -> Result<void> {
        const db::Lockout lockout(writer.connection(), store.catalogue(), writer.at());
        if (auto ended = end_within(writer, *before); !ended) return ended;
        return lockout.still_kept();
      });
}

namespace {

/// Somebody else, who is there. Who holds the role need not administer accounts to name a colleague: but only
/// one of the same authority, or who already has a role there.
Result<Account> account_to_stand_in(Store& store, const Assignment& held, const Uuid& account) {
  std::optional<Account> found;
  bool near = false;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query(
        std::string(db::account_columns) + " FROM \"account\" a WHERE a.\"id\" = ?1", {account});
    if (cursor->next()) found = db::read_account(*cursor);
    cursor.reset();
    if (!found) return;
    near = !held.authority || !found->authority || found->authority == held.authority;
    for (const auto& reached : db::reached_by_roles(connection, account))
      near = near || !reached || reached == held.authority;
  });
  if (!done) return std::unexpected(done.error());
  bool good = found && near && !found->disabled_at && found->id != held.account;
  if (good) return std::move(*found);
  return wrong("account", "assignment.no_such_stand_in", "Välj ett annat konto i samma nämnd som ersättare.",
      "Choose another account of the same authority to stand in.");
}

}  // namespace

namespace {

bool still_stands(db::Connection& connection, const Uuid& id) {
  return connection.run(
             "UPDATE \"assignment\" SET \"version\" = \"version\" WHERE \"id\" = ?1 AND \"ended_at\" IS NULL",
             {id}) == 1;
}

}  // namespace

Result<Assignment> give_stand_in(Store& store, const Actor& actor, const Uuid& id, const Uuid& account,
    Instant starts_at, Instant ends_at) {
  auto held = found_by(store, actor, id);
  if (!held) return held;
  bool own = actor.account && actor.account == held->account;
  if (!own) {
    if (auto may = may_change(actor, held->authority); !may) return std::unexpected(may.error());
  }
  if (held->stand_in_for)
    return wrong("id", "assignment.stand_in", "Den som själv är ersättare kan inte ha en egen ersättare.",
        "Who stands in for somebody cannot have a stand-in.");
  if (auto good = period_is_one(starts_at, ends_at); !good) return std::unexpected(good.error());
  auto whom = account_to_stand_in(store, *held, account);
  if (!whom) return std::unexpected(whom.error());
  Assignment made{new_uuid(), 1, account, whom->login, whom->name, held->role, held->authority, held->unit,
      held->object, starts_at, ends_at, held->id, actor.name, {}};
  made.holder = held->name;
  Actor giving = actor;
  giving.right = Right::write;
  auto stored = store.write(giving, db::Walls::of(giving).with_house(), "assignment.stand_in", {},
      [&](Writer& writer) -> Result<void> {
        // Who ends the role meanwhile would not see this one: it is held until this is written.
        if (!still_stands(writer.connection(), held->id)) return not_found();
        made.created_at = writer.at();
        insert(writer, made);
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  return made;
}

namespace db {

std::vector<std::optional<Uuid>> reached_by_roles(Connection& connection, const Uuid& account) {
  auto cursor = connection.query(
      "SELECT DISTINCT \"authority\" FROM \"assignment\" WHERE \"account\" = ?1 AND \"ended_at\" IS NULL AND"
      " (\"ends_at\" IS NULL OR \"ends_at\" > ?2)",
      {account, milliseconds(now())});
  std::vector<std::optional<Uuid>> reached;
  while (cursor->next()) reached.push_back(id_at(*cursor, 0));
  return reached;
}

namespace {

std::vector<std::string> roles_of(AccountKind kind) {
  switch (kind) {
    case AccountKind::administrator:
      return {"isam", "administrator"};
    case AccountKind::employee:
      return {"employee"};
  }
  std::unreachable();
}

}  // namespace

namespace {

std::vector<Assignment> standing(Connection& connection, const Uuid& account, const std::string& and_where) {
  auto cursor = connection.query(std::string(columns_of_assignment) +
                                     " WHERE r.\"account\" = ?1 AND r.\"ended_at\" IS NULL" + and_where +
                                     " ORDER BY r.\"created_at\", r.\"id\"",
      {account});
  std::vector<Assignment> held;
  while (cursor->next()) held.push_back(read_assignment(*cursor));
  return held;
}

RoleGrant grant_of(const Assignment& one) {
  return {one.role, one.authority, one.unit};
}

}  // namespace

std::vector<RoleGrant> roles_held(Connection& connection, const Uuid& account) {
  std::vector<RoleGrant> all;
  for (const Assignment& one : standing(connection, account, " AND r.\"stand_in_for\" IS NULL"))
    all.push_back(grant_of(one));
  return all;
}

void end_roles(Writer& writer, const Account& account) {
  // One that another's end took with it is at another version by now.
  for (const Assignment& one : standing(writer.connection(), account.id, "")) (void)end_within(writer, one);
}

void set_given_roles(Writer& writer, const Account& account, std::string_view source, const std::string& name,
    const std::vector<RoleGrant>& wanted) {
  std::vector<RoleGrant> lacking;
  for (const RoleGrant& one : wanted) {
    if (std::ranges::find(lacking, one) == lacking.end()) lacking.push_back(one);
  }
  for (const Assignment& one : standing(writer.connection(), account.id, "")) {
    if (!one.created_by.starts_with(source)) continue;
    auto still = std::ranges::find(lacking, grant_of(one));
    if (still != lacking.end())
      lacking.erase(still);
    else
      (void)end_within(writer, one);
  }
  for (const RoleGrant& one : lacking) {
    insert(writer, {new_uuid(), 1, account.id, account.login, account.name, one.role, one.authority, one.unit,
                       {}, writer.at(), {}, {}, std::string(source) + name, writer.at()});
  }
}

void give_roles_of_kind(Writer& writer, const Account& account, const std::string& by) {
  for (const std::string& role : roles_of(account.kind)) {
    Assignment made{new_uuid(), 1, account.id, account.login, account.name, role, account.authority, {}, {},
        writer.at(), {}, {}, by, writer.at()};
    insert(writer, made);
  }
}

void change_roles_of_kind(
    Writer& writer, const Account& before, const Account& after, const std::string& by) {
  if (before.kind == after.kind && before.authority == after.authority) return;
  const std::vector<Assignment> held = standing(writer.connection(), before.id,
      " AND r.\"unit\" IS NULL AND r.\"object_id\" IS NULL AND r.\"stand_in_for\" IS NULL");
  const std::vector<std::string> roles = roles_of(before.kind);
  for (const Assignment& one : held) {
    bool of_kind = std::ranges::find(roles, one.role) != roles.end() && one.authority == before.authority;
    if (of_kind) (void)end_within(writer, one);
  }
  give_roles_of_kind(writer, after, by);
}

}  // namespace db
}  // namespace ringmur
