#include "store/accounts.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/password.h"
#include "store/account_rows.h"
#include "store/assignments.h"
#include "store/grants.h"
#include "store/leaving.h"
#include "store/lockout.h"

namespace ringmur {
namespace {

namespace json = boost::json;

std::unexpected<Error> not_found() {
  return refuse(Refusal::not_found, "account.not_found",
      {"Det finns inget sådant konto, eller så hör det till en annan nämnd.",
          "There is no such account, or it belongs to another authority."});
}

std::unexpected<Error> wrong(std::string_view field, std::string_view code, std::string sv, std::string en) {
  return refuse(Refusal::invalid, std::string(code), {std::move(sv), std::move(en)}, std::string(field));
}

std::unexpected<Error> other_version() {
  return refuse(Refusal::changed, "account.changed",
      {"Kontot har ändrats av någon annan sedan du läste det. Läs det igen och gör om ändringen.",
          "The account has been changed by somebody else since you read it. Read it again and redo the "
          "change."});
}

bool is_login(std::string_view login) {
  constexpr std::size_t longest = 100;
  constexpr std::string_view signs = "._-@+";
  bool good = !login.empty() && length(login) <= longest && !has_control(login);
  return good && std::ranges::all_of(login, [&](char c) {
    auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || byte >= 0x80 || signs.find(c) != std::string_view::npos;
  });
}

/// A name of a person or of a role, as it is kept.
Result<std::string> tidy_name(std::string_view text, std::string_view field) {
  constexpr std::size_t longest = 200;
  std::string normal;
  bool good = normalise(text, normal) && !has_control(normal);
  std::string name = good ? collapsed(normal) : std::string();
  if (!name.empty() && length(name) <= longest) return name;
  return wrong(field, "account.name", "Skriv ett namn på högst 200 tecken, utan styrtecken.",
      "Write a name of at most 200 characters, without control characters.");
}

Result<std::vector<std::string>> tidy_names(const std::vector<std::string>& names) {
  constexpr std::size_t most = 20;
  if (names.size() > most) {
    return wrong("named_as", "account.named_as", "Ange högst 20 benämningar.", "Give at most 20 of them.");
  }
  std::vector<std::string> tidy;
  for (const std::string& name : names) {
    auto one = tidy_name(name, "named_as");
    if (!one) return std::unexpected(one.error());
    if (std::ranges::find(tidy, *one) == tidy.end()) tidy.push_back(std::move(*one));
  }
  return tidy;
}

/// Whether accounts may be seen, or changed, anywhere.
Result<void> may_administer_any(const Actor& actor, Action action) {
  if (actor.may("accounts", action)) return {};
  return may_in_city(actor, "accounts", action);
}

Result<void> may_administer(const Actor& actor, const Uuid& authority) {
  if (auto may = may_all(actor, "accounts", Action::write, authority); !may) return may;
  return may_all(actor, "assignments", Action::write, authority);
}

Result<void> kind_fits(AccountKind kind, const std::optional<Uuid>& authority) {
  if (kind == AccountKind::administrator || authority) return {};
  return wrong("authority", "account.employee_needs_authority",
      "En medarbetare hör till en nämnd eller ett bolag: ange vilken.",
      "An employee belongs to one authority: say which.");
}

/// Also the wall: what the actor may not reach is as if it were not there. An account comes with roles: both
/// are asked for.
Result<void> may_reach(Store& store, const Actor& actor, const std::optional<Uuid>& authority) {
  bool covers = actor.covers("accounts", Action::write, authority) &&
                actor.covers("assignments", Action::write, authority);
  if (!authority) {
    if (covers) return {};
    return refuse(Refusal::forbidden, "account.beyond_reach",
        {"Bara den som når alla nämnder kan ge ett konto alla. Ange din egen nämnd.",
            "Only who reaches every authority can give an account all of them. Name your own."},
        "authority");
  }
  auto known = store.authority(actor, *authority);
  if (!known) return std::unexpected(known.error());
  return covers ? Result<void>{} : may_administer(actor, *authority);
}

Result<AccountOrder> tidied(const AccountOrder& order) {
  AccountOrder good = order;
  std::string login;
  if (!normalise(trimmed(order.login), login) || !is_login(login)) {
    return wrong("login", "account.login",
        "Användarnamnet får ha bokstäver, siffror och . _ - @ +, högst 100 tecken.",
        "A login may have letters, digits and . _ - @ +, at most 100 characters.");
  }
  good.login = std::move(login);
  auto name = tidy_name(order.name, "name");
  if (!name) return std::unexpected(name.error());
  good.name = std::move(*name);
  auto names = tidy_names(order.named_as);
  if (!names) return std::unexpected(names.error());
  good.named_as = std::move(*names);
  return good;
}

Result<AccountOrder> checked(Store& store, const Actor& actor, const AccountOrder& order) {
  if (auto may = may_administer_any(actor, Action::write); !may) return std::unexpected(may.error());
  auto tidy = tidied(order);
  if (!tidy) return tidy;
  AccountOrder good = std::move(*tidy);
  if (auto fits = kind_fits(good.kind, good.authority); !fits) return std::unexpected(fits.error());
  if (auto may = may_reach(store, actor, good.authority); !may) return std::unexpected(may.error());
  return good;
}

Result<std::string> hashed(const std::string& password) {
  auto turn = PasswordTurn::take();
  if (!turn) return std::unexpected(turn.error());
  return turn->hash(password);
}

json::object facts_of(const Account& account) {
  return {{"login", account.login}, {"name", account.name}, {"kind", code_of(account.kind)},
      {"authority", db::json_or_null(account.authority)}, {"named_as", json::value_from(account.named_as)},
      {"disabled", account.disabled_at.has_value()}};
}

std::string difference_of(const Account& before, const Account& after) {
  json::object old_facts = facts_of(before);
  json::object changed;
  for (const auto& fact : facts_of(after)) {
    if (old_facts.at(fact.key()) != fact.value())
      changed[fact.key()] = json::array{old_facts.at(fact.key()), fact.value()};
  }
  return json::serialize(changed);
}

std::string names_json(const std::vector<std::string>& names) {
  return json::serialize(json::value_from(names));
}

Result<void> login_is_free(db::Connection& connection, const std::string& key) {
  auto cursor =
      connection.query("SELECT 1 FROM \"account\" WHERE \"login_key\" = ?1", {std::string_view(key)});
  if (!cursor->next()) return {};
  return refuse(Refusal::conflict, "account.login_taken",
      {"Användarnamnet är upptaget. Välj ett annat.", "The login is taken. Choose another."}, "login");
}

void insert(db::Connection& connection, const Account& account, const std::string& hash) {
  connection.run(
      "INSERT INTO \"account\" (\"id\",\"version\",\"login\",\"login_key\",\"name\",\"kind\",\"authority\","
      "\"named_as\",\"password\",\"must_change\",\"language\",\"theme\",\"created_at\")"
      " VALUES (?1,1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)",
      {account.id, std::string_view(account.login), std::string_view(folded(account.login)),
          std::string_view(account.name), code_of(account.kind), db::or_null(account.authority),
          std::string_view(names_json(account.named_as)), std::string_view(hash),
          account.must_change_password, code_of(account.language), code_of(account.theme),
          db::milliseconds(account.created_at)});
}

Result<Account> created(Store& store, const Actor& actor, const AccountOrder& order,
    const std::string& password, db::MustChange must) {
  auto hash = hashed(password);
  if (!hash) return std::unexpected(hash.error());
  Account account;
  account.id = new_uuid();
  account.version = 1;
  account.login = order.login;
  account.name = order.name;
  account.kind = order.kind;
  account.authority = order.authority;
  account.named_as = order.named_as;
  account.must_change_password = must == db::MustChange::yes;
  const db::Walls reach = db::Walls::of(actor).with_house();
  auto stored = store.write(actor, reach, "account.create", {}, [&](Writer& writer) -> Result<void> {
    if (auto free = login_is_free(writer.connection(), folded(account.login)); !free) return free;
    account.created_at = writer.at();
    insert(writer.connection(), account, *hash);
    db::record_everywhere(
        writer, account.authority, {"account", account.id, "create", 1, json::serialize(facts_of(account))});
    db::give_roles_of_kind(writer, account, actor.name);
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return account;
}

}  // namespace

Result<AccountOrder> db::tidy_order(const AccountOrder& order) {
  return tidied(order);
}

Result<NewAccount> create_account(Store& store, const Actor& actor, const AccountOrder& order) {
  auto good = checked(store, actor, order);
  if (!good) return std::unexpected(good.error());
  std::string password = random_password();
  auto account = created(store, actor, *good, password, db::MustChange::yes);
  if (!account) return std::unexpected(account.error());
  return NewAccount{std::move(*account), std::move(password)};
}

Result<Account> create_account_with(
    Store& store, const Actor& actor, const AccountOrder& order, const std::string& password) {
  auto good = checked(store, actor, order);
  if (!good) return std::unexpected(good.error());
  if (auto fits = check_new_password(store, password, {good->login, good->name}); !fits)
    return std::unexpected(fits.error());
  return created(store, actor, *good, password, db::MustChange::no);
}

namespace {

Result<std::vector<Account>> selected(
    Store& store, const std::string& where, std::initializer_list<db::Param> params) {
  std::vector<Account> all;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query(
        std::string(db::account_columns) + " FROM \"account\" a" + where + " ORDER BY a.\"login_key\"",
        params);
    while (cursor->next()) all.push_back(db::read_account(*cursor));
  });
  if (!done) return std::unexpected(done.error());
  return all;
}

Result<Account> only_one(const Actor& actor, Result<std::vector<Account>> found) {
  if (auto may = may_administer_any(actor, Action::read); !may) return std::unexpected(may.error());
  if (!found) return std::unexpected(found.error());
  if (found->empty() || !actor.covers("accounts", Action::read, found->front().authority)) return not_found();
  return std::move(found->front());
}

/// One that the actor may change: who holds roles beyond the actor's reach is let alone, or a new password
/// would be a way to them.
Result<Account> to_change(Store& store, const Actor& actor, Result<Account> found) {
  if (!found) return found;
  if (auto may = may_administer_any(actor, Action::write); !may) return std::unexpected(may.error());
  bool covers = actor.covers("accounts", Action::write, found->authority);
  auto done = store.read(db::Walls::house().seeing_everywhere(), [&](db::Connection& connection) {
    for (const std::optional<Uuid>& reached : db::reached_by_roles(connection, found->id))
      covers = covers && actor.covers("accounts", Action::write, reached);
  });
  if (!done) return std::unexpected(done.error());
  if (covers) return found;
  return refuse(Refusal::forbidden, "account.beyond_reach",
      {"Kontot har roller utanför det som du administrerar. Be den som administrerar hela staden.",
          "The account has roles beyond what you administer. Ask who administers the whole city."});
}

}  // namespace

Result<std::vector<Account>> list_accounts(Store& store, const Actor& actor) {
  if (auto may = may_administer_any(actor, Action::read); !may) return std::unexpected(may.error());
  auto all = selected(store, "", {});
  if (!all) return all;
  std::erase_if(*all,
      [&](const Account& account) { return !actor.covers("accounts", Action::read, account.authority); });
  return all;
}

Result<Account> find_account(Store& store, const Actor& actor, const Uuid& id) {
  return only_one(actor, selected(store, " WHERE a.\"id\" = ?1", {id}));
}

Result<Account> find_account(Store& store, const Actor& actor, std::string_view login) {
  std::string key = folded(login);
  return only_one(actor, selected(store, " WHERE a.\"login_key\" = ?1", {std::string_view(key)}));
}

namespace {

/// Where the actor's own reach allows what is asked for.
Result<Account> with_change(
    Store& store, const Actor& actor, const Account& before, const AccountChange& change) {
  Account after = before;
  if (change.name) {
    auto name = tidy_name(*change.name, "name");
    if (!name) return std::unexpected(name.error());
    after.name = std::move(*name);
  }
  if (change.named_as) {
    auto names = tidy_names(*change.named_as);
    if (!names) return std::unexpected(names.error());
    after.named_as = std::move(*names);
  }
  if (change.kind) after.kind = *change.kind;
  if (change.authority) after.authority = *change.authority;
  if (after.authority != before.authority || after.kind != before.kind) {
    if (auto may = may_reach(store, actor, after.authority); !may) return std::unexpected(may.error());
  }
  if (auto fits = kind_fits(after.kind, after.authority); !fits) return std::unexpected(fits.error());
  if (change.state == AccountState::active) after.disabled_at.reset();
  if (change.state == AccountState::disabled && !after.disabled_at) after.disabled_at = now();
  return after;
}

Result<void> store_change(db::Connection& connection, const Account& before, const Account& after) {
  db::Param disabled = after.disabled_at ? db::Param{db::milliseconds(*after.disabled_at)} : db::Param{};
  bool mine =
      connection.run(
          "UPDATE \"account\" SET \"version\" = ?3, \"name\" = ?4, \"kind\" = ?5, \"authority\" = ?6,"
          " \"named_as\" = ?7, \"disabled_at\" = ?8 WHERE \"id\" = ?1 AND \"version\" = ?2",
          {before.id, before.version, after.version, std::string_view(after.name), code_of(after.kind),
              db::or_null(after.authority), std::string_view(names_json(after.named_as)), disabled}) == 1;
  if (!mine) return other_version();
  return {};
}

void record_change(Writer& writer, const Account& before, const Account& after) {
  AuditEvent event{"account", after.id, "change", after.version, difference_of(before, after)};
  bool everywhere = !before.authority || !after.authority;
  db::record_everywhere(writer, everywhere ? std::nullopt : after.authority, event);
  if (!everywhere && before.authority != after.authority)
    db::record_everywhere(writer, before.authority, event);
}

}  // namespace

Result<Account> change_account(
    Store& store, const Actor& actor, const Uuid& id, std::int64_t version, const AccountChange& change) {
  auto before = to_change(store, actor, find_account(store, actor, id));
  if (!before) return before;
  if (before->version != version) return other_version();
  auto after = with_change(store, actor, *before, change);
  if (!after) return after;
  if (difference_of(*before, *after) == "{}") return before;
  after->version = version + 1;
  // Tokens that a leaver made may reach further than who ends them.
  const db::Walls reach =
      after->disabled_at ? db::Walls::everywhere().with_house() : db::Walls::of(actor).with_house();
  auto stored = store.write(actor, reach, "account.change", {}, [&](Writer& writer) -> Result<void> {
    // First the lock, then the version: on PostgreSQL the second of two sees what the first did.
    const db::Lockout lockout(writer.connection(), store.catalogue(), writer.at());
    if (auto done = store_change(writer.connection(), *before, *after); !done) return done;
    if (after->disabled_at) db::end_access(writer, *after);
    record_change(writer, *before, *after);
    db::change_roles_of_kind(writer, *before, *after, actor.name);
    return lockout.still_kept("account.last_administrator");
  });
  if (!stored) return std::unexpected(stored.error());
  return after;
}

namespace {

Result<void> put_password(Store& store, const Actor& actor, const Account& account,
    const std::string& password, db::MustChange must) {
  auto hash = hashed(password);
  if (!hash) return std::unexpected(hash.error());
  const db::Walls reach = db::Walls::of(actor).with_house();
  return store.write(actor, reach, "account.password", {}, [&](Writer& writer) -> Result<void> {
    db::replace_password(writer.connection(), account.id, *hash, must);
    db::record_everywhere(
        writer, account.authority, {"account", account.id, "password", account.version, "{}"});
    return {};
  });
}

}  // namespace

Result<Account> find_account_to_change(Store& store, const Actor& actor, const Uuid& id) {
  return to_change(store, actor, find_account(store, actor, id));
}

Result<std::string> renew_password(Store& store, const Actor& actor, const Uuid& id) {
  auto account = to_change(store, actor, find_account(store, actor, id));
  if (!account) return std::unexpected(account.error());
  std::string password = random_password();
  auto put = put_password(store, actor, *account, password, db::MustChange::yes);
  if (!put) return std::unexpected(put.error());
  return password;
}

Result<void> set_password(Store& store, const Actor& actor, const Uuid& id, const std::string& password) {
  auto account = to_change(store, actor, find_account(store, actor, id));
  if (!account) return std::unexpected(account.error());
  if (auto fits = check_new_password(store, password, {account->login, account->name}); !fits) return fits;
  return put_password(store, actor, *account, password, db::MustChange::no);
}

Result<Actor> actor_of_account(Store& store, const Uuid& id) {
  std::optional<std::pair<Account, Actor>> found;
  auto done = store.read(db::Walls::house().seeing_everywhere(),
      [&](db::Connection& connection) { found = db::find_actor(store, connection, id, now()); });
  if (!done) return std::unexpected(done.error());
  if (found && !found->first.disabled_at) return std::move(found->second);
  return refuse(Refusal::unauthenticated, "account.unknown",
      {"Kontot finns inte eller är avstängt.", "There is no such account, or it is disabled."});
}

}  // namespace ringmur
