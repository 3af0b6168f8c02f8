#include "store/providers.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "store/account_rows.h"
#include "store/provider_rows.h"
#include "store/tokens.h"

namespace ringmur {

Result<void> db::may_govern(const Actor& actor, Action action) {
  if (actor.token && action != Action::read) {
    return refuse(Refusal::forbidden, "provider.not_for_tokens",
        {"En nyckel ändrar inga inloggningstjänster. Logga in som den som administrerar staden.",
            "A token changes no sign-in providers. Sign in as who administers the city."});
  }
  return may_in_city(actor, "providers", action);
}

namespace {

namespace json = boost::json;

bool is_owner(const Actor& actor) {
  return !actor.account && !actor.token;
}

std::unexpected<Error> not_found() {
  return refuse(Refusal::not_found, "provider.not_found",
      {"Det finns ingen sådan inloggningstjänst.", "There is no such sign-in provider."});
}

std::unexpected<Error> wrong(const std::string& field, std::string sv, std::string en) {
  return refuse(Refusal::invalid, "provider." + field, {std::move(sv), std::move(en)}, field);
}

Result<void> check_line(
    const std::string& text, std::string_view field, std::size_t longest, bool may_be_empty) {
  bool good = length(text) <= longest && is_utf8(text) && !has_control(text) &&
              text.find('\n') == std::string::npos && text.find('\t') == std::string::npos &&
              (may_be_empty || !text.empty());
  if (good) return {};
  std::string most = std::to_string(longest);
  return wrong(std::string(field), std::string(field) + ": skriv en rad på högst " + most + " tecken.",
      std::string(field) + ": write one line of at most " + most + " characters.");
}

Result<void> check_texts(const ProviderContent& content) {
  struct Line {
    const std::string& text;
    std::string_view field;
    std::size_t longest;
    bool may_be_empty;
  };
  for (const Line& line : {Line{content.name, "name", 100, false},
           Line{content.client_id, "client_id", 200, false}, Line{content.issuer, "issuer", 500, false},
           Line{content.scopes, "scopes", 500, true}, Line{content.login_claim, "login_claim", 200, false},
           Line{content.role_claim, "role_claim", 200, true}, Line{content.acr, "acr", 500, true},
           Line{content.step_up_acr, "step_up_acr", 500, true}}) {
    if (auto good = check_line(line.text, line.field, line.longest, line.may_be_empty); !good) return good;
  }
  auto address = check_address(content.issuer, content.network);
  if (!address || content.issuer.find('?') != std::string::npos) {
    return wrong("issuer", "issuer: skriv tjänstens adress, https://…, så som dess metadata kallar den.",
        "issuer: write the provider's address, https://…, as its metadata calls it.");
  }
  return {};
}

Result<void> check_mapping(Store& store, const Actor& actor, const ProviderContent& content) {
  constexpr std::size_t most = 200;
  if (content.role_mapping.size() > most)
    return wrong("role_mapping", "Ange högst 200 roller.", "Give at most 200 roles.");
  for (const RoleRule& rule : content.role_mapping) {
    if (auto good = check_line(rule.value, "role_mapping", 200, false); !good) return good;
    auto good = check_grant(store, actor, rule.grant);
    if (good) continue;
    Error error = good.error();
    error.field = "role_mapping";
    return refuse(std::move(error));
  }
  return {};
}

/// What only the owner of the data may say: see the header.
Result<void> check_network(const Actor& actor, const ProviderContent* before, const ProviderContent& after) {
  if (is_owner(actor)) return {};
  bool same = before != nullptr && before->network == after.network;
  bool open = after.network == Network::public_;
  if (same && (open || before->issuer == after.issuer)) return {};
  if (before == nullptr && open) return {};
  return refuse(Refusal::forbidden, "provider.network",
      {"Var på nätet tjänsten får ligga bestämmer den som sköter servern, med `ringmur provider`.",
          "Where in the network a provider may be is for whoever runs the server, by `ringmur provider`."},
      "network");
}

Result<void> check_token(Store& store, const Actor& actor, const ProviderContent& content) {
  if (!content.scim_token) return {};
  auto tokens = list_tokens(store, actor);
  auto found = std::ranges::find(tokens, *content.scim_token, &Token::id);
  const TokenScope provisions{"providers", Action::write};
  bool good = found != tokens.end() && !found->revoked_at && found->right >= Right::write && found->scopes &&
              std::ranges::find(*found->scopes, provisions) != found->scopes->end();
  return good ? Result<void>{}
              : wrong("scim_token", "Det finns ingen sådan nyckel som får skriva inloggningstjänster.",
                    "There is no such token that may write sign-in providers.");
}

Result<void> checked(
    Store& store, const Actor& actor, const ProviderContent* before, const ProviderContent& after) {
  if (auto may = db::may_govern(actor, Action::write); !may) return may;
  if (auto good = check_texts(after); !good) return good;
  if (auto good = check_network(actor, before, after); !good) return good;
  if (after.authority && !store.authority(actor, *after.authority))
    return wrong("authority", "Det finns ingen sådan nämnd.", "There is no such authority.");
  if (auto good = check_mapping(store, actor, after); !good) return good;
  return check_token(store, actor, after);
}

Result<std::vector<Provider>> selected(
    Store& store, const std::string& where, std::initializer_list<db::Param> params) {
  std::vector<Provider> all;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query(
        std::string(db::provider_columns) + " FROM \"oidc_provider\"" + where + " ORDER BY \"name\", \"id\"",
        params);
    while (cursor->next()) all.push_back(db::read_provider(*cursor));
  });
  if (!done) return std::unexpected(done.error());
  return all;
}

Result<Provider> only_one(Result<std::vector<Provider>> found) {
  if (!found) return std::unexpected(found.error());
  if (found->empty()) return not_found();
  return std::move(found->front());
}

std::unexpected<Error> token_taken() {
  return refuse(Refusal::conflict, "provider.scim_token_taken",
      {"Nyckeln hör redan till en annan inloggningstjänst. Gör en ny.",
          "The token belongs to another provider already. Make a new one."},
      "scim_token");
}

Result<void> token_is_free(db::Connection& connection, const Provider& provider) {
  if (!provider.content.scim_token) return {};
  auto cursor = connection.query("SELECT 1 FROM \"oidc_provider\" WHERE \"scim_token\" = ?1 AND \"id\" <> ?2",
      {*provider.content.scim_token, provider.id});
  return cursor->next() ? token_taken() : Result<void>{};
}

void record(Writer& writer, const Provider& provider, const char* action, const std::string& changes) {
  db::record_everywhere(writer, std::nullopt, {"provider", provider.id, action, provider.version, changes});
}

std::string difference(const ProviderContent& before, const ProviderContent& after, bool new_secret) {
  const json::object old_facts = json::parse(db::facts_of(before)).as_object();
  json::object changed;
  const json::object new_facts = json::parse(db::facts_of(after)).as_object();
  for (const auto& fact : new_facts) {
    if (old_facts.at(fact.key()) != fact.value())
      changed[fact.key()] = json::array{old_facts.at(fact.key()), fact.value()};
  }
  if (new_secret) changed["client_secret"] = true;
  return json::serialize(changed);
}

void end_peoples_sessions(db::Connection& connection, const Uuid& provider) {
  for (const char* table : {"session", "challenge"}) {
    connection.run(std::string("DELETE FROM \"") + table +
                       "\" WHERE \"account\" IN (SELECT \"id\" FROM \"account\" WHERE \"provider\" = ?1)",
        {provider});
  }
  connection.run("DELETE FROM \"oidc_flow\" WHERE \"provider\" = ?1", {provider});
}

std::vector<Account> people_of(db::Connection& connection, const Uuid& provider) {
  std::vector<Account> all;
  auto cursor = connection.query(
      std::string(db::account_columns) + " FROM \"account\" a WHERE a.\"provider\" = ?1", {provider});
  while (cursor->next()) all.push_back(db::read_account(*cursor));
  return all;
}

}  // namespace

Result<std::vector<Provider>> list_providers(Store& store, const Actor& actor) {
  if (auto may = db::may_govern(actor, Action::read); !may) return std::unexpected(may.error());
  return selected(store, "", {});
}

Result<Provider> find_provider(Store& store, const Actor& actor, const Uuid& id) {
  if (auto may = db::may_govern(actor, Action::read); !may) return std::unexpected(may.error());
  return only_one(selected(store, " WHERE \"id\" = ?1", {id}));
}

Result<Provider> create_provider(
    Store& store, const Actor& actor, const ProviderContent& content, const SealedSecret& secret) {
  if (auto good = checked(store, actor, nullptr, content); !good) return std::unexpected(good.error());
  Provider made{new_uuid(), 1, content, !secret.bytes.empty(), {}, {}};
  auto stored = store.write(
      actor, db::Walls::of(actor).with_house(), "provider.create", {}, [&](Writer& writer) -> Result<void> {
        made.created_at = made.changed_at = writer.at();
        if (auto free = token_is_free(writer.connection(), made); !free) return free;
        db::insert_provider(writer.connection(), made, secret);
        record(writer, made, "create", db::facts_of(content));
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  return made;
}

Result<Provider> change_provider(Store& store, const Actor& actor, const Uuid& id, std::int64_t version,
    const ProviderContent& content, const std::optional<SealedSecret>& secret) {
  auto before = find_provider(store, actor, id);
  if (!before) return before;
  if (auto good = checked(store, actor, &before->content, content); !good)
    return std::unexpected(good.error());
  Provider after{
      id, version + 1, content, secret ? !secret->bytes.empty() : before->has_secret, before->created_at, {}};
  auto stored = store.write(
      actor, db::Walls::of(actor).with_house(), "provider.change", {}, [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        after.changed_at = writer.at();
        if (auto free = token_is_free(connection, after); !free) return free;
        if (!db::update_provider(connection, after, version)) {
          return refuse(Refusal::changed, "provider.changed",
              {"Inloggningstjänsten har ändrats av någon annan. Läs den igen och gör om ändringen.",
                  "The provider has been changed by somebody else. Read it again and redo the change."});
        }
        if (secret) {
          connection.run("UPDATE \"oidc_provider\" SET \"client_secret\" = ?2 WHERE \"id\" = ?1",
              {id, secret->bytes.empty() ? db::Param{} : db::Param{db::Bytes{secret->bytes}}});
        }
        if (before->content.enabled && !content.enabled) end_peoples_sessions(connection, id);
        record(writer, after, "change", difference(before->content, content, secret.has_value()));
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  return after;
}

Result<void> remove_provider(Store& store, const Actor& actor, const Uuid& id) {
  if (auto may = db::may_govern(actor, Action::write); !may) return may;
  auto before = find_provider(store, actor, id);
  if (!before) return std::unexpected(before.error());
  return store.write(
      actor, db::Walls::of(actor).with_house(), "provider.remove", {}, [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        end_peoples_sessions(connection, id);
        for (const Account& one : people_of(connection, id)) db::end_granted_roles(writer, one);
        for (const char* sql :
            {"DELETE FROM \"scim_member\" WHERE \"scim_group\" IN (SELECT \"id\" FROM \"scim_group\" WHERE"
             " \"provider\" = ?1)",
                "DELETE FROM \"scim_group\" WHERE \"provider\" = ?1",
                "DELETE FROM \"oidc_identity\" WHERE \"provider\" = ?1",
                "UPDATE \"account\" SET \"provider\" = NULL, \"external_id\" = NULL, \"scim\" = NULL WHERE "
                "\"provider\" = ?1",
                "DELETE FROM \"oidc_provider\" WHERE \"id\" = ?1"})
          connection.run(sql, {id});
        record(writer, *before, "remove", "{}");
        return {};
      });
}

Result<std::vector<ProviderName>> enabled_providers(Store& store) {
  std::vector<ProviderName> all;
  auto found = selected(store, "", {});
  if (!found) return std::unexpected(found.error());
  for (const Provider& provider : *found) {
    if (provider.content.enabled) all.push_back({provider.id, provider.content.name});
  }
  return all;
}

Result<Provider> enabled_provider(Store& store, const Uuid& id) {
  auto found = only_one(selected(store, " WHERE \"id\" = ?1", {id}));
  if (found && !found->content.enabled) return not_found();
  return found;
}

Result<std::string> sealed_secret_of(Store& store, const Uuid& provider) {
  std::string bytes;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor =
        connection.query("SELECT \"client_secret\" FROM \"oidc_provider\" WHERE \"id\" = ?1", {provider});
    if (cursor->next() && !cursor->is_null(0)) bytes = cursor->bytes(0);
  });
  if (!done) return std::unexpected(done.error());
  return bytes;
}

Result<std::optional<Provider>> provider_of_token(Store& store, const Uuid& token) {
  auto found = selected(store, " WHERE \"scim_token\" = ?1", {token});
  if (!found) return std::unexpected(found.error());
  return found->empty() ? std::optional<Provider>() : std::optional(std::move(found->front()));
}

}  // namespace ringmur
