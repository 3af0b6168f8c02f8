#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/stockholm.h"
#include "schema/json_writer.h"
#include "server/api_access.h"
#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_session.h"
#include "server/auth.h"

namespace ringmur::api {
namespace {

namespace json = boost::json;

void append_account(JsonWriter& out, Call& call, const Account& account) {
  out.key("account").open('{').member("id", to_string(account.id)).member("login", account.login);
  out.member("name", account.name).member("kind", code_of(account.kind));
  out.key("authority").raw(code_or_null(call, account.authority)).key("named_as").open('[');
  for (const std::string& name : account.named_as) out.text(name);
  out.close(']').member("language", code_of(account.language)).member("theme", code_of(account.theme));
  out.key("must_change_password").raw(account.must_change_password ? "true" : "false").close('}');
}

std::string session_json(Call& call, const SignedIn& who, std::string_view secret) {
  JsonWriter out;
  out.open('{');
  append_account(out, call, who.account);
  out.member("csrf", csrf_of(secret)).key("authorities").open('[');
  for (const Authority& authority : call.store().authorities(who.actor)) {
    out.open('{').member("id", to_string(authority.id)).member("code", authority.code);
    out.member("name", authority.name);
    append_may(out, call.store().catalogue(), who.actor, authority.id);
    out.close('}');
  }
  out.close(']');
  append_roles(out, call, who.actor);
  out.member("today", to_string(stockholm::today(now())));
  out.member("expires_at", to_string(who.session.ends_at())).member("level", code_of(who.session.level));
  out.member("confirmed_until", to_string(who.session.confirmed_at + confirmation_end));
  out.key("second_factor_required").raw(who.lacks_second_factor ? "true" : "false").close('}');
  return out.take();
}

}  // namespace

std::unexpected<Problem> not_a_person() {
  return std::unexpected(Problem({Refusal::forbidden, "session.not_a_person",
      {"Det här är för den som är inloggad, inte för en nyckel.",
          "This is for who is signed in, not for a token."},
      {}, {}}));
}

http::Response new_session_response(Call& call, const NewSession& made) {
  http::Response response = json_response(200, session_json(call, made.who, made.secret));
  response.headers.emplace_back("Set-Cookie", session_cookie_header(call.api, made.secret));
  if (!made.device.empty())
    response.headers.emplace_back("Set-Cookie", device_cookie_header(call.api, made.device));
  return response;
}

void end_the_one_before(Call& call) {
  std::string_view secret = session_cookie(call.api, call.request);
  if (secret.empty()) return;
  auto before = session_of(call.store(), secret);
  if (before) (void)ringmur::end_session(call.store(), before->actor, before->session.id);
}

Answer sign_in(Call& call) {
  if (auto own = from_our_own_page(call.request); !own) return std::unexpected(own.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"login", "password"}); !good) return std::unexpected(good.error());
  auto login = text_member(*object, "login");
  if (!login) return std::unexpected(login.error());
  auto password = text_member(*object, "password");
  if (!password) return std::unexpected(password.error());
  auto step = ringmur::sign_in(call.store(), *login, *password, browser_of(call));
  if (!step) return std::unexpected(Problem(step.error()));
  if (const auto* ticket = std::get_if<Ticket>(&*step)) return second_factor_response(call, *ticket);
  end_the_one_before(call);
  return new_session_response(call, std::get<NewSession>(*step));
}

Answer read_session(Call& call) {
  if (!call.person) return not_a_person();
  return json_response(200, session_json(call, *call.person, call.secret));
}

Answer sign_out(Call& call) {
  if (!call.person) return not_a_person();
  auto done = ringmur::end_session(call.store(), call.actor, call.person->session.id);
  if (!done && done.error().refusal != Refusal::not_found) return std::unexpected(Problem(done.error()));
  http::Response response = no_content();
  response.headers.emplace_back("Set-Cookie", ended_cookie_header(call.api));
  return response;
}

namespace {

std::unexpected<Problem> not_one_of(std::string_view name, std::string_view choices) {
  return std::unexpected(Problem({Refusal::invalid, "value.not_allowed",
      {fmt::format("{}: välj bland {}.", name, choices), fmt::format("{}: choose among {}.", name, choices)},
      std::string(name), {}}));
}

std::expected<Preferences, Problem> preferences_of(const json::object& object) {
  if (auto good = only_members(object, {"language", "theme"}); !good) return std::unexpected(good.error());
  auto language = text_member(object, "language");
  if (!language) return std::unexpected(language.error());
  auto theme = text_member(object, "theme");
  if (!theme) return std::unexpected(theme.error());
  Preferences wanted;
  if (!language->empty()) {
    if (*language != "sv" && *language != "en") return not_one_of("language", "sv, en");
    wanted.language = language_of(*language);
  }
  if (!theme->empty()) {
    wanted.theme = theme_of(*theme);
    if (!wanted.theme) return not_one_of("theme", "auto, light, dark");
  }
  return wanted;
}

}  // namespace

Answer change_session(Call& call) {
  if (!call.person) return not_a_person();
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto wanted = preferences_of(*object);
  if (!wanted) return std::unexpected(wanted.error());
  auto account = set_preferences(call.store(), *call.person, *wanted);
  if (!account) return std::unexpected(Problem(account.error()));
  call.person->account = std::move(*account);
  return read_session(call);
}

Answer change_password(Call& call) {
  if (!call.person) return not_a_person();
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"current", "password"}); !good) return std::unexpected(good.error());
  auto current = text_member(*object, "current");
  if (!current) return std::unexpected(current.error());
  auto password = text_member(*object, "password");
  if (!password) return std::unexpected(password.error());
  auto made = ringmur::change_password(call.store(), *call.person, *current, *password, browser_of(call));
  if (!made) return std::unexpected(Problem(made.error()));
  return new_session_response(call, *made);
}

Answer own_sessions(Call& call) {
  if (!call.person) return not_a_person();
  auto sessions = list_sessions(call.store(), call.actor, call.person->account.id);
  if (!sessions) return std::unexpected(Problem(sessions.error()));
  return json_response(200, sessions_json(call, *sessions));
}

Answer end_session(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto done = ringmur::end_session(call.store(), call.actor, *id);
  if (!done) return std::unexpected(Problem(done.error()));
  http::Response response = no_content();
  bool own = call.person && call.person->session.id == *id;
  if (own) response.headers.emplace_back("Set-Cookie", ended_cookie_header(call.api));
  return response;
}

}  // namespace ringmur::api
