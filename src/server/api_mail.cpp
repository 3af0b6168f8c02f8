#include <boost/json.hpp>

#include "schema/json_writer.h"
#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_session.h"
#include "store/mail_addresses.h"

/// Where somebody is reached by letters.
namespace ringmur::api {
namespace {

namespace json = boost::json;

Answer answer(Call& call, const MailChoice& choice) {
  JsonWriter out;
  out.open('{').key("email");
  if (choice.email)
    out.text(*choice.email);
  else
    out.raw("null");
  out.key("reminders").raw(choice.reminders ? "true" : "false");
  out.key("configured").raw(call.api.mail ? "true" : "false");
  return json_response(200, out.close('}').take());
}

std::expected<bool, Problem> wants_reminders(const json::object& object) {
  const json::value* value = object.if_contains("reminders");
  if (value == nullptr || value->is_null()) return true;
  if (value->is_bool()) return value->get_bool();
  return std::unexpected(Problem({Refusal::invalid, "json.not_a_boolean",
      {"reminders: skriv true eller false.", "reminders: write true or false."}, "reminders", {}}));
}

}  // namespace

Answer read_own_mail(Call& call) {
  if (!call.person) return not_a_person();
  auto choice = own_mail(call.store(), call.actor);
  if (!choice) return std::unexpected(Problem(choice.error()));
  return answer(call, *choice);
}

Answer change_own_mail(Call& call) {
  if (!call.person) return not_a_person();
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"email", "reminders"}); !good) return std::unexpected(good.error());
  auto email = text_member(*object, "email");
  if (!email) return std::unexpected(email.error());
  auto wants = wants_reminders(*object);
  if (!wants) return std::unexpected(wants.error());
  auto done = set_own_mail(call.store(), call.actor, {std::move(*email), *wants});
  if (!done) return std::unexpected(Problem(done.error()));
  return read_own_mail(call);
}

Answer test_own_mail(Call& call) {
  if (!call.person) return not_a_person();
  auto choice = own_mail(call.store(), call.actor);
  if (!choice) return std::unexpected(Problem(choice.error()));
  if (!call.api.mail || !choice->email) {
    return std::unexpected(Problem({Refusal::conflict, "mail.nowhere",
        {"Ange först din adress. Är den angiven har servern ingen e-postserver: den som sköter den anger "
         "--mail-server.",
            "First give your address. If you have, the server has no mail server: whoever runs it gives "
            "--mail-server."},
        {}, {}}));
  }
  const Text subject{"Ringmur: så här kommer breven", "Ringmur: this is how letters come"};
  const Text text{"Det här är ett prov. Påminnelser kommer till den här adressen.\n",
      "This is a test. Reminders come to this address.\n"};
  auto sent = send_mail(*call.api.mail,
      {*choice->email, subject.in(call.language), text.in(call.language), to_string(new_uuid()), now()});
  if (!sent) return std::unexpected(Problem(sent.error()));
  return no_content();
}

}  // namespace ringmur::api
