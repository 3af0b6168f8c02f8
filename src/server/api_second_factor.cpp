#include <boost/json.hpp>

#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_session.h"
#include "server/auth.h"
#include "server/passkey_json.h"

namespace ringmur::api {
namespace {

namespace json = boost::json;

/// The body of what somebody who is not signed in sends.
std::expected<json::object, Problem> own_pages_object(const Call& call) {
  if (auto own = from_our_own_page(call.request); !own) return std::unexpected(own.error());
  return body_object(call);
}

bool has(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && !value->is_null();
}

/// Exactly one of the ways.
std::expected<void, Problem> one_of(
    const json::object& object, std::initializer_list<std::string_view> ways) {
  std::string names;
  int given = 0;
  for (std::string_view way : ways) {
    given += has(object, way) ? 1 : 0;
    names += (names.empty() ? "" : ", ") + std::string(way);
  }
  if (given == 1) return {};
  return std::unexpected(Problem({Refusal::invalid, "factor.choose_one",
      {"Skicka ett av: " + names + ".", "Send one of: " + names + "."}, {}, {}}));
}

std::expected<SecondProof, Problem> second_proof(const json::object& object) {
  if (auto one = one_of(object, {"code", "recovery_code", "passkey"}); !one)
    return std::unexpected(one.error());
  if (has(object, "passkey")) {
    auto assertion = assertion_member(object, "passkey");
    if (!assertion) return std::unexpected(assertion.error());
    return SecondProof(std::move(*assertion));
  }
  const bool is_code = has(object, "code");
  auto text = text_member(object, is_code ? "code" : "recovery_code");
  if (!text) return std::unexpected(text.error());
  if (is_code) return SecondProof(OneTimeCode{std::move(*text)});
  return SecondProof(RecoveryCode{std::move(*text)});
}

std::expected<Proof, Problem> proof_of(const json::object& object) {
  if (auto good = only_members(object, {"password", "code", "passkey"}); !good)
    return std::unexpected(good.error());
  if (auto one = one_of(object, {"password", "code", "passkey"}); !one) return std::unexpected(one.error());
  if (has(object, "passkey")) {
    auto assertion = assertion_member(object, "passkey");
    if (!assertion) return std::unexpected(assertion.error());
    return Proof(std::move(*assertion));
  }
  const bool is_code = has(object, "code");
  auto text = text_member(object, is_code ? "code" : "password");
  if (!text) return std::unexpected(text.error());
  if (is_code) return Proof(OneTimeCode{std::move(*text)});
  return Proof(PasswordText{std::move(*text)});
}

std::string options_answer(const std::string& options) {
  return JsonWriter().open('{').key("options").raw(options).close('}').take();
}

}  // namespace

http::Response second_factor_response(Call& call, const Ticket& ticket) {
  JsonWriter out;
  out.open('{').key("second_factor").open('{').member("ticket", ticket.secret).key("methods").open('[');
  for (FactorMethod method : ticket.methods) out.text(code_of(method));
  out.close(']').key("passkey");
  if (ticket.passkey_ids.empty())
    out.raw("null");
  else
    out.raw(request_options(call.api.party, ticket.challenge, ticket.passkey_ids, AskFor::presence));
  return json_response(200, out.close('}').close('}').take());
}

Answer finish_sign_in(Call& call) {
  auto object = own_pages_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"ticket", "code", "recovery_code", "passkey"}); !good)
    return std::unexpected(good.error());
  auto ticket = text_member(*object, "ticket");
  if (!ticket) return std::unexpected(ticket.error());
  auto proof = second_proof(*object);
  if (!proof) return std::unexpected(proof.error());
  auto made = ringmur::finish_sign_in(call.store(), call.api.party, *ticket, *proof, browser_of(call));
  if (!made) return std::unexpected(Problem(made.error()));
  end_the_one_before(call);
  return new_session_response(call, *made);
}

Answer ask_for_passkey(Call& call) {
  if (auto own = from_our_own_page(call.request); !own) return std::unexpected(own.error());
  auto challenge = ringmur::ask_for_passkey(call.store(), browser_of(call));
  if (!challenge) return std::unexpected(Problem(challenge.error()));
  return json_response(
      200, options_answer(request_options(call.api.party, *challenge, {}, AskFor::verification)));
}

Answer sign_in_with_passkey(Call& call) {
  auto object = own_pages_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"passkey"}); !good) return std::unexpected(good.error());
  auto assertion = assertion_member(*object, "passkey");
  if (!assertion) return std::unexpected(assertion.error());
  auto made = ringmur::sign_in_with_passkey(call.store(), call.api.party, *assertion, browser_of(call));
  if (!made) return std::unexpected(Problem(made.error()));
  end_the_one_before(call);
  return new_session_response(call, *made);
}

Answer ask_to_confirm(Call& call) {
  if (!call.person) return not_a_person();
  auto question = ringmur::ask_to_confirm(call.store(), *call.person);
  if (!question) return std::unexpected(Problem(question.error()));
  return json_response(200, options_answer(request_options(call.api.party, question->challenge,
                                question->passkey_ids, AskFor::verification)));
}

Answer confirm_session(Call& call) {
  if (!call.person) return not_a_person();
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto proof = proof_of(*object);
  if (!proof) return std::unexpected(proof.error());
  auto made = ringmur::confirm_session(call.store(), call.api.party, *call.person, *proof, browser_of(call));
  if (!made) return std::unexpected(Problem(made.error()));
  return new_session_response(call, *made);
}

}  // namespace ringmur::api
