#include "store/mail_addresses.h"

#include "base/mail_address.h"
#include "base/text.h"
#include "store/account_rows.h"

namespace ringmur {
namespace {

std::unexpected<Error> nobody() {
  return refuse(Refusal::forbidden, "actor.no_person",
      {"Brev går till ett konto: logga in som den som ska ha dem.",
          "Letters go to an account: sign in as who shall have them."});
}

Result<std::optional<std::string>> tidy_address(const std::optional<std::string>& email) {
  if (!email || trimmed(*email).empty()) return std::optional<std::string>();
  std::string address(trimmed(*email));
  if (is_mail_address(address)) return std::optional(std::move(address));
  return refuse(Refusal::invalid, "mail.address",
      {"Skriv en e-postadress, till exempel namn@kommun.example.",
          "Write an e-mail address, such as name@city.example."},
      "email");
}

void replace(db::Connection& connection, const Uuid& account, const std::optional<std::string>& email,
    bool reminders) {
  connection.run("DELETE FROM \"mail_address\" WHERE \"account\" = ?1", {account});
  if (!email) return;
  connection.run("INSERT INTO \"mail_address\" (\"account\",\"email\",\"reminders\") VALUES (?1,?2,?3)",
      {account, std::string_view(*email), reminders});
}

}  // namespace

Result<MailChoice> own_mail(Store& store, const Actor& actor) {
  if (!actor.account) return nobody();
  MailChoice choice;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT \"email\",\"reminders\" FROM \"mail_address\" WHERE \"account\" = ?1", {*actor.account});
    if (cursor->next()) choice = {std::string(cursor->text(0)), cursor->boolean(1)};
  });
  if (!done) return std::unexpected(done.error());
  return choice;
}

Result<void> set_own_mail(Store& store, const Actor& actor, const MailChoice& choice) {
  if (!actor.account) return nobody();
  auto email = tidy_address(choice.email);
  if (!email) return std::unexpected(email.error());
  const db::Walls reach = db::Walls::of(actor).with_house();
  return store.write(actor, reach, "account.mail", {}, [&](Writer& writer) -> Result<void> {
    replace(writer.connection(), *actor.account, *email, choice.reminders);
    db::record_everywhere(writer, actor.authority, {"account", *actor.account, "mail", 1, "{}"});
    return {};
  });
}

std::vector<Reminded> people_to_remind(Store& store) {
  std::vector<Reminded> all;
  store.pool().read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT a.\"id\",m.\"email\",a.\"language\" FROM \"mail_address\" m JOIN \"account\" a ON a.\"id\" = "
        "m.\"account\" WHERE m.\"reminders\" AND a.\"disabled_at\" IS NULL ORDER BY a.\"id\"",
        {});
    while (cursor->next()) {
      const bool english = cursor->text(2) == code_of(Language::english);
      all.push_back(
          {cursor->uuid(0), std::string(cursor->text(1)), english ? Language::english : Language::swedish});
    }
  });
  return all;
}

bool claim_letter(Store& store, const Uuid& account, Date day) {
  const std::string day_text = to_string(day);
  bool mine = false;
  store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
    mine = connection.run(
               "INSERT INTO \"mail_sent\" (\"account\",\"day\",\"sent_at\") VALUES (?1,?2,?3) ON "
               "CONFLICT DO NOTHING",
               {account, std::string_view(day_text), db::milliseconds(now())}) == 1;
    return true;
  });
  return mine;
}

void release_letter(Store& store, const Uuid& account, Date day) {
  const std::string day_text = to_string(day);
  store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
    connection.run("DELETE FROM \"mail_sent\" WHERE \"account\" = ?1 AND \"day\" = ?2",
        {account, std::string_view(day_text)});
    return true;
  });
}

}  // namespace ringmur
