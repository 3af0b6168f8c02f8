#include "store/oidc_sign_in.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/digest.h"
#include "base/log.h"
#include "base/text.h"
#include "store/account_rows.h"
#include "store/leaving.h"
#include "store/provider_rows.h"
#include "store/provisioned.h"
#include "store/session_rows.h"
#include "store/throttle.h"
#include "store/trail_events.h"

namespace ringmur {
namespace {

std::unexpected<Error> no_flow() {
  return refuse(Refusal::invalid, "oidc.state",
      {"Inloggningen tog för lång tid, eller påbörjades i en annan webbläsare. Börja om.",
          "The sign-in took too long, or was begun in another browser. Begin again."});
}

std::unexpected<Error> unavailable() {
  return refuse(Refusal::unavailable, "database.unavailable",
      {"Databasen svarar inte. Försök igen.", "The database does not answer. Try again."});
}

std::unexpected<Error> turned_away(std::string code, std::string sv, std::string en) {
  log::warning("oidc.turned_away", {{"code", code}});
  return refuse(Refusal::forbidden, std::move(code), {std::move(sv), std::move(en)});
}

std::unexpected<Error> no_role() {
  return turned_away("oidc.no_role", "Du har ingen roll i Ringmur. Be administratören om en.",
      "You have no role in Ringmur. Ask the administrator for one.");
}

std::unexpected<Error> another_person() {
  return turned_away("oidc.another_person", "Du loggade in som någon annan än den som redan är inloggad.",
      "You signed in as somebody else than who is signed in already.");
}

}  // namespace

namespace {

Digest digest_of_remote(const std::string& remote) {
  return Hasher().add("flow").add(network_of(remote)).finish();
}

/// Leaves room for one more.
void make_room(db::Connection& connection, const Digest& remote, std::string_view cookie) {
  constexpr std::int64_t at_a_time = 100;
  connection.run("DELETE FROM \"oidc_flow\" WHERE \"expires_at\" < ?1", {db::milliseconds(now())});
  const Digest browser = digest(cookie);
  if (!cookie.empty())
    connection.run("DELETE FROM \"oidc_flow\" WHERE \"browser\" = ?1", {db::Bytes{view(browser)}});
  connection.run(
      "DELETE FROM \"oidc_flow\" WHERE \"state\" IN (SELECT \"state\" FROM \"oidc_flow\" WHERE \"remote\" = "
      "?1"
      " ORDER BY \"expires_at\" DESC, \"state\" LIMIT ?2 OFFSET ?3)",
      {db::Bytes{view(remote)}, flows_in_all, flows_of_remote - 1});
  std::int64_t all = 0;
  {
    auto cursor = connection.query("SELECT COUNT(*) FROM \"oidc_flow\"");
    if (cursor->next()) all = cursor->integer(0);
  }
  if (all < flows_in_all) return;
  connection.run(
      "DELETE FROM \"oidc_flow\" WHERE \"state\" IN (SELECT \"state\" FROM \"oidc_flow\" WHERE \"remote\" ="
      " (SELECT \"remote\" FROM \"oidc_flow\" GROUP BY \"remote\" ORDER BY COUNT(*) DESC, \"remote\" LIMIT 1)"
      " ORDER BY \"expires_at\", \"state\" LIMIT ?1)",
      {at_a_time});
}

/// The session of who shows again who it is, or the one that a new sign-in ends.
db::Param session_param(const OidcFlow& flow) {
  if (flow.again) return flow.again->session;
  return flow.before ? db::Param{*flow.before} : db::Param{};
}

void insert_flow(db::Connection& connection, const NewFlow& made, const Digest& remote) {
  const OidcFlow& kept = made.flow;
  const Digest state = digest(made.state);
  const Digest browser = digest(made.browser);
  connection.run(
      "INSERT INTO \"oidc_flow\" (\"state\",\"browser\",\"provider\",\"account\",\"session\",\"nonce\","
      "\"verifier\",\"redirect_uri\",\"return_to\",\"expires_at\",\"remote\") VALUES "
      "(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)",
      {db::Bytes{view(state)}, db::Bytes{view(browser)}, kept.provider,
          kept.again ? db::Param{kept.again->account} : db::Param{}, session_param(kept),
          std::string_view(kept.nonce), std::string_view(kept.verifier), std::string_view(kept.redirect_uri),
          std::string_view(kept.return_to), db::milliseconds(now() + flow_end), db::Bytes{view(remote)}});
}

}  // namespace

Result<NewFlow> begin_flow(Store& store, OidcFlow flow, const FlowFrom& from) {
  constexpr std::size_t secret_bytes = 32;
  NewFlow made{std::move(flow), base64url(random_bytes(secret_bytes)), base64url(random_bytes(secret_bytes))};
  made.flow.nonce = base64url(random_bytes(secret_bytes));
  made.flow.verifier = base64url(random_bytes(secret_bytes));
  const Digest remote = digest_of_remote(from.remote);
  try {
    store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
      make_room(connection, remote, from.cookie);
      insert_flow(connection, made, remote);
      return true;
    });
  } catch (const db::DatabaseError&) {
    return unavailable();
  }
  return made;
}

Result<OidcFlow> take_flow(Store& store, std::string_view state, std::string_view browser) {
  const Digest wanted = digest(state);
  const Digest own = digest(browser);
  std::optional<OidcFlow> taken;
  try {
    store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
      taken.reset();
      auto cursor = connection.query(
          "SELECT \"provider\",\"account\",\"session\",\"nonce\",\"verifier\",\"redirect_uri\",\"return_to\""
          " FROM \"oidc_flow\" WHERE \"state\" = ?1 AND \"browser\" = ?2 AND \"expires_at\" > ?3",
          {db::Bytes{view(wanted)}, db::Bytes{view(own)}, db::milliseconds(now())});
      if (!cursor->next()) return false;
      OidcFlow flow{cursor->uuid(0), {}, {}, std::string(cursor->text(3)), std::string(cursor->text(4)),
          std::string(cursor->text(5)), std::string(cursor->text(6))};
      if (!cursor->is_null(1))
        flow.again = ShowsAgain{cursor->uuid(1), cursor->uuid(2)};
      else if (!cursor->is_null(2))
        flow.before = cursor->uuid(2);
      cursor.reset();
      // Of two that come at once one finds nothing left to delete.
      bool mine =
          connection.run("DELETE FROM \"oidc_flow\" WHERE \"state\" = ?1", {db::Bytes{view(wanted)}}) == 1;
      if (mine) taken = std::move(flow);
      return mine;
    });
  } catch (const db::DatabaseError&) {
    return unavailable();
  }
  return taken ? Result<OidcFlow>(std::move(*taken)) : no_flow();
}

namespace {

/// The steps of one sign-in, within its transaction.
class SigningIn {
 public:
  SigningIn(Writer& writer, const Provider& provider, const OutsidePerson& person)
      : writer_(writer), connection_(writer.connection()), provider_(provider), person_(person) {}

  /// Who it is; nobody new where somebody `again` shows who it is.
  Result<Account> account(const std::optional<ShowsAgain>& again) {
    auto known = db::account_where(connection_,
        ", \"oidc_identity\" i WHERE i.\"provider\" = ?1 AND i.\"subject\" = ?2 AND a.\"id\" = i.\"account\"",
        {provider_.id, std::string_view(person_.subject)});
    if (known) return std::move(*known);
    if (auto brought = provisioned()) {
      link(*brought);
      return std::move(*brought);
    }
    if (again) return another_person();
    auto found = newcomer();
    if (found) link(*found);
    return found;
  }

  std::vector<RoleGrant> claimed() const {
    std::vector<RoleGrant> grants;
    for (const RoleRule& rule : provider_.content.role_mapping) {
      bool has = std::ranges::find(person_.role_values, rule.value) != person_.role_values.end();
      if (has && std::ranges::find(grants, rule.grant) == grants.end()) grants.push_back(rule.grant);
    }
    return grants;
  }

 private:
  /// Who came by this provider's SCIM with the same login and has not signed in before.
  std::optional<Account> provisioned() {
    const std::string key = folded(person_.login);
    if (key.empty()) return std::nullopt;
    return db::account_where(connection_,
        " WHERE COALESCE(a.\"scim_name\", a.\"login_key\") = ?1 AND a.\"provider\" = ?2 AND "
        "COALESCE(a.\"scim\", '-') <> '' AND NOT EXISTS"
        " (SELECT 1 FROM \"oidc_identity\" i WHERE i.\"account\" = a.\"id\")",
        {std::string_view(key), provider_.id});
  }

  Result<Account> newcomer() {
    switch (provider_.content.newcomers) {
      case Newcomers::refuse:
        return turned_away("oidc.unknown_person", "Du har inget konto i Ringmur. Be administratören om ett.",
            "You have no account in Ringmur. Ask the administrator for one.");
      case Newcomers::create:
        break;
    }
    if (!provider_.content.role_claim.empty() && claimed().empty()) return no_role();
    db::NewPerson person{person_.login, person_.name.empty() ? person_.login : person_.name};
    auto made = db::create_provisioned(writer_, provider_, person, db::Returning::refused);
    if (made) return made;
    return turned_away("oidc.login",
        "Ditt användarnamn saknas eller hör till ett annat konto. Be administratören om hjälp.",
        "Your login is missing or belongs to another account. Ask the administrator for help.");
  }

  void link(const Account& account) {
    connection_.run(
        "INSERT INTO \"oidc_identity\" (\"provider\",\"subject\",\"account\",\"created_at\") VALUES "
        "(?1,?2,?3,?4)",
        {provider_.id, std::string_view(person_.subject), account.id, db::milliseconds(writer_.at())});
    db::record_everywhere(writer_, account.authority, {"account", account.id, "link", account.version, "{}"});
  }

  Writer& writer_;
  db::Connection& connection_;
  const Provider& provider_;
  const OutsidePerson& person_;
};

Result<void> may_come_in(const SigningIn& coming, const Provider& provider, const Account& account,
    const std::optional<ShowsAgain>& again, db::Connection& connection) {
  if (account.disabled_at)
    return turned_away("oidc.disabled", "Ditt konto är avstängt.", "Your account is disabled.");
  if (again && again->account != account.id) return another_person();
  bool needs_role = !provider.content.role_claim.empty() && coming.claimed().empty();
  if (needs_role && db::group_roles(connection, account.id).empty()) return no_role();
  return {};
}

NewSession begin_session(Store& store, Writer& writer, const Account& account, const Browser& browser,
    const OutsidePerson& person) {
  db::Connection& connection = writer.connection();
  NewSession made = db::new_session(store, account, browser, person.level);
  connection.run("UPDATE \"account\" SET \"signed_in_at\" = ?2 WHERE \"id\" = ?1",
      {account.id, db::milliseconds(writer.at())});
  db::insert_session(connection, made, writer.at());
  record_sign_in(writer, account, made.who.session.id, "provider");
  made.who.account.signed_in_at = writer.at();
  return made;
}

/// One sign-in: what it came to, or why not.
struct Attempt {
  std::optional<Account> account;
  std::optional<NewSession> made;
  Result<void> let_in;
};

/// Refused only where nothing shall be kept of it.
Result<void> come_in(Store& store, Writer& writer, const Provider& provider, const OutsidePerson& person,
    const std::optional<ShowsAgain>& again, const Browser& browser, Attempt& attempt) {
  db::Connection& connection = writer.connection();
  attempt = {};
  SigningIn coming(writer, provider, person);
  auto account = coming.account(again);
  if (!account) return std::unexpected(account.error());
  attempt.account = *account;
  attempt.let_in = may_come_in(coming, provider, *account, again, connection);
  // Roles that the provider has taken away are gone, also where nobody comes in.
  bool heard = attempt.let_in || attempt.let_in.error().code == "oidc.no_role";
  if (heard) db::apply_granted_roles(writer, *account, provider, coming.claimed());
  if (!attempt.let_in) {
    if (heard) db::end_access(writer, *account);
    return {};
  }
  auto now_account = db::account_where(connection, " WHERE a.\"id\" = ?1", {account->id});
  if (again) {
    connection.run(
        "DELETE FROM \"session\" WHERE \"id\" = ?1 AND \"account\" = ?2", {again->session, account->id});
  }
  attempt.made = begin_session(store, writer, *now_account, browser, person);
  return {};
}

/// In whose name the trail tells it, where the provider's person is known already.
std::optional<Uuid> known_account(Store& store, const Uuid& provider, std::string_view subject) {
  std::optional<Uuid> found;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT \"account\" FROM \"oidc_identity\" WHERE \"provider\" = ?1 AND \"subject\" = ?2",
        {provider, subject});
    if (cursor->next()) found = cursor->uuid(0);
  });
  return done ? found : std::nullopt;
}

}  // namespace

Result<NewSession> sign_in_by_provider(Store& store, const Uuid& id, const OutsidePerson& person,
    const std::optional<ShowsAgain>& again, const Browser& browser) {
  auto provider = enabled_provider(store, id);
  if (!provider) return std::unexpected(provider.error());
  const Actor actor{"provider: " + provider->content.name, std::nullopt, Right::administer, {},
      known_account(store, id, person.subject)};
  Attempt attempt;
  auto stored = store.write(actor, db::Walls::of(actor).with_house(), "session.create", {},
      [&](Writer& writer) { return come_in(store, writer, *provider, person, again, browser, attempt); });
  const Result<void>& outcome = stored ? attempt.let_in : stored;
  if (!outcome) {
    if (outcome.error().refusal == Refusal::forbidden)
      record_failed_sign_in(store, attempt.account ? &*attempt.account : nullptr, person.login);
    return std::unexpected(outcome.error());
  }
  if (auto given = db::give_rights(store, *attempt.made); !given) return std::unexpected(given.error());
  return std::move(*attempt.made);
}

}  // namespace ringmur
