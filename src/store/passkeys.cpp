#include <boost/json.hpp>

#include "base/text.h"
#include "store/account_rows.h"
#include "store/challenges.h"
#include "store/factor_rows.h"
#include "store/factor_writes.h"
#include "store/factors.h"

namespace ringmur {
namespace {

namespace json = boost::json;

std::unexpected<Error> other_challenge() {
  return refuse(Refusal::invalid, "passkey.challenge",
      {"Det tog för lång tid, eller så började någon annan. Försök igen.",
          "It took too long, or somebody else began it. Try again."},
      "credential");
}

Result<std::string> tidy_name(std::string_view text) {
  constexpr std::size_t longest = 100;
  std::string normal;
  bool good = normalise(text, normal) && !has_control(normal);
  std::string name = good ? collapsed(normal) : std::string();
  if (!name.empty() && length(name) <= longest) return name;
  return refuse(Refusal::invalid, "passkey.name",
      {"Kalla passernyckeln något på högst 100 tecken, till exempel Telefonen.",
          "Call the passkey something of at most 100 characters, such as The phone."},
      "name");
}

/// It is dead whatever comes of it: an answer that was refused is not improved upon.
Result<std::string> own_challenge(Store& store, const Uuid& account, std::string_view client_data) {
  auto found = take_challenge(store, db::ChallengeKind::new_passkey, passkey::challenge_in(client_data));
  if (!found) return std::unexpected(found.error());
  if (!*found || (*found)->account != account) return other_challenge();
  return (*found)->bytes;
}

Result<void> insert(db::Connection& connection, const Uuid& account, const Passkey& made,
    const passkey::Credential& credential) {
  if (db::owner_of_passkey(connection, credential.id)) {
    return refuse(Refusal::conflict, "passkey.taken",
        {"Passernyckeln är redan upplagd. Ta en annan.", "The passkey is already here. Take another."});
  }
  connection.run(
      "INSERT INTO \"passkey\" "
      "(\"id\",\"account\",\"credential_id\",\"algorithm\",\"public_key\",\"sign_count\","
      "\"name\",\"created_at\") VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
      {made.id, account, db::Bytes{credential.id}, credential.algorithm, db::Bytes{credential.public_key},
          credential.sign_count, std::string_view(made.name), db::milliseconds(made.created_at)});
  return {};
}

std::string named(const std::string& name) {
  return json::serialize(json::object{{"passkey", name}});
}

}  // namespace

Result<PasskeyOffer> begin_passkey(Store& store, const SignedIn& who) {
  PasskeyOffer offer;
  offer.user_id = view(who.account.id);
  auto done = store.write(db::self_of(who.account), db::own_walls(who.account), "passkey.begin", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        offer.there_are = db::passkey_ids_of(connection, who.account.id);
        if (offer.there_are.size() >= most_passkeys) {
          return refuse(Refusal::conflict, "passkey.too_many",
              {"Du har redan tjugo passernycklar. Ta bort någon först.",
                  "You already have twenty passkeys. Remove one first."});
        }
        offer.challenge =
            db::insert_challenge(connection, db::ChallengeKind::new_passkey, who.account.id, writer.at())
                .bytes;
        return {};
      });
  if (!done) return std::unexpected(done.error());
  return offer;
}

Result<AddedPasskey> add_passkey(Store& store, const passkey::RelyingParty& party, const SignedIn& who,
    std::string_view name, const passkey::Registration& registration) {
  auto tidy = tidy_name(name);
  if (!tidy) return std::unexpected(tidy.error());
  auto challenge = own_challenge(store, who.account.id, registration.client_data);
  if (!challenge) return std::unexpected(challenge.error());
  auto credential = passkey::registered(party, *challenge, registration, passkey::Verification::not_needed);
  if (!credential) return std::unexpected(credential.error());
  AddedPasskey added;
  auto done = store.write(db::self_of(who.account), db::own_walls(who.account), "passkey.add", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        added = {{new_uuid(), *tidy, writer.at(), {}}, {}};
        const bool first = db::methods_of(connection, who.account.id).empty();
        if (auto good = insert(connection, who.account.id, added.passkey, *credential); !good) return good;
        if (first) added.recovery_codes = db::new_recovery_codes(connection, who.account.id);
        db::raise_level(connection, who);
        db::end_other_sessions(connection, who);
        db::record_factor(writer, who.account, "passkey_add", named(*tidy));
        return {};
      });
  if (!done) return std::unexpected(done.error());
  return added;
}

Result<void> remove_passkey(Store& store, const SignedIn& who, const Uuid& id) {
  return store.write(db::self_of(who.account), db::own_walls(who.account), "passkey.remove", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        std::string name;
        {
          auto cursor =
              connection.query("SELECT \"name\" FROM \"passkey\" WHERE \"id\" = ?1 AND \"account\" = ?2",
                  {id, who.account.id});
          if (!cursor->next()) {
            return refuse(Refusal::not_found, "passkey.not_found",
                {"Du har ingen sådan passernyckel.", "You have no such passkey."});
          }
          name = cursor->text(0);
        }
        connection.run("DELETE FROM \"passkey\" WHERE \"id\" = ?1", {id});
        db::forget_idle_codes(connection, who.account.id);
        db::end_other_sessions(connection, who);
        db::record_factor(writer, who.account, "passkey_remove", named(name));
        return {};
      });
}

}  // namespace ringmur
