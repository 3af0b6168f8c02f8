#include "server/api.h"

#include <algorithm>
#include <functional>
#include <new>

#include "base/log.h"
#include "base/text.h"
#include "server/api_again.h"
#include "server/api_browser.h"
#include "server/api_parameters.h"
#include "server/auth.h"
#include "server/openapi_document.h"
#include "server/page.h"
#include "server/routes.h"
#include "server/scim_json.h"
#include "store/database_trouble.h"
#include "store/evidence_files.h"

namespace ringmur::api {

template <typename Fits>
std::optional<Authority> AuthorityCodes::known(const Fits& fits) {
  constexpr std::chrono::seconds fresh{5};
  auto now = std::chrono::steady_clock::now();
  {
    std::lock_guard lock(mutex_);
    auto found = std::ranges::find_if(known_, fits);
    if (found != known_.end() && now - read_at_ < fresh) return *found;
  }
  std::vector<Authority> all = store_.authorities(Actor{"server", {}, Right::read, {}});
  std::lock_guard lock(mutex_);
  known_ = std::move(all);
  read_at_ = now;
  auto found = std::ranges::find_if(known_, fits);
  return found == known_.end() ? std::nullopt : std::optional(*found);
}

std::string AuthorityCodes::code_of(const Uuid& id) {
  auto found = known([&](const Authority& authority) { return authority.id == id; });
  return found ? std::move(found->code) : std::string();
}

std::optional<Authority> AuthorityCodes::find(std::string_view code) {
  std::string wanted = folded(code);
  return known([&](const Authority& authority) { return folded(authority.code) == wanted; });
}

const std::string& OpenApiText::of(const Catalogue& catalogue) {
  std::call_once(made_, [&] { text_ = openapi_document(catalogue); });
  return text_;
}

namespace {

Answer no_such_address(const Found& found) {
  if (found.allowed.empty()) {
    return with_status(404, {Refusal::not_found, "address.not_found",
                                {"Adressen finns inte. Alla adresser står i /api/v1/openapi.json.",
                                    "There is no such address. They all stand in /api/v1/openapi.json."},
                                {}, {}});
  }
  Problem problem(
      {Refusal::invalid, "address.method_not_allowed",
          {"Adressen tar bara emot " + found.allowed + ".", "This address only takes " + found.allowed + "."},
          {}, {}},
      405);
  problem.headers.emplace_back("Allow", found.allowed);
  return std::unexpected(std::move(problem));
}

std::unexpected<Problem> may_not(std::string_view code, std::string_view sv, std::string_view en) {
  return std::unexpected(
      Problem({Refusal::forbidden, std::string(code), {std::string(sv), std::string(en)}, {}, {}}));
}

/// Whether the asker may do it anywhere: that they may here, the store looks at.
std::expected<void, Problem> has_the_right(const Call& call) {
  std::string_view subject = call.route->need.subject(call.type);
  if (subject.empty() || call.actor.may(subject, call.route->need.action)) return {};
  return std::unexpected(Problem(not_allowed(call.actor, subject, call.route->need.action)));
}

/// A first password is known to whoever gave it: until it is changed nothing may be done in the person's
/// name.
std::expected<void, Problem> has_own_password(const Call& call) {
  bool must_change = call.person && call.person->account.must_change_password;
  if (!must_change || call.route->pattern.starts_with("/api/v1/session")) return {};
  return may_not("session.must_change_password", "Byt först det lösenord som du fick till ett eget.",
      "First change the password that you were given to one of your own.");
}

/// Where the city wants a second factor, who has shown none may only set one up.
std::expected<void, Problem> has_second_factor(const Call& call) {
  bool lacks = call.person && call.person->lacks_second_factor;
  if (!lacks || call.route->pattern.starts_with("/api/v1/session")) return {};
  return may_not("session.second_factor_required",
      "Din roll kräver mer än ett lösenord. Lägg till en app för engångskoder eller en passernyckel.",
      "Your role takes more than a password. Add an app for one-time codes, or a passkey.");
}

/// A session that somebody left open, or stole, does not change what lets people in.
std::expected<void, Problem> is_confirmed(const Call& call) {
  bool asks = call.person && needs_confirmation(*call.route);
  if (!asks || call.person->session.is_confirmed(now())) return {};
  return may_not("session.confirm", "Visa först att det är du: lösenord, engångskod eller passernyckel.",
      "First show that it is you: password, one-time code or passkey.");
}

/// Whether the asker comes in at all: known, with the right that the route needs.
std::expected<void, Problem> let_in(Call& call) {
  if (call.route->need.is_nothing()) return {};
  if (auto known = authenticate(call); !known) return known;
  if (auto may = has_the_right(call); !may) return may;
  if (auto may = has_own_password(call); !may) return may;
  if (auto may = has_second_factor(call); !may) return may;
  return is_confirmed(call);
}

/// Who was turned away, and from what: the trail of what did not happen. Names would be personal data; ids
/// are enough to look them up.
void note_refusal(const Call& call, const Problem& problem) {
  // That a login is taken is told across walls (docs/security.md): who asks for many is to be seen.
  if (status_of(problem) != 403 && problem.error.code != "account.login_taken") return;
  const auto& id = call.actor.account ? call.actor.account : call.actor.token;
  // A report may be without a name, and a body that is not read yet cannot say so.
  const bool nameless = call.route->operation == "report_incident";
  log::warning(
      "access.refused", {{"operation", std::string(call.route->operation)}, {"code", problem.error.code},
                            {"who", id && !nameless ? to_string(*id) : std::string("-")},
                            {"remote", nameless ? std::string("-") : browser_of(call).remote},
                            {"request", nameless ? std::string("-") : call.request.request_id}});
}

AsFile as_file(const http::RequestHead& head) {
  const std::string_view format = head.parameter("format").value_or("json");
  return format == "json" || format == "html" ? AsFile::no : AsFile::yes;
}

/// Heavy work is paid for by who asks, before it is done and by how long it took.
class Paid {
 public:
  explicit Paid(Call& call) : call_(call) {
    price_ = price_of(*call.route, as_file(call.request));
    who_ = call.actor.account ? call.actor.account : call.actor.token;
  }
  ~Paid() {
    if (taken_) call_.api.budget.charge(*who_, Budget::Clock::now() - began_, Budget::Clock::now());
  }
  Paid(const Paid&) = delete;
  Paid& operator=(const Paid&) = delete;

  Result<void> take() {
    if (!who_ || price_ <= 0) return {};
    auto paid = call_.api.budget.take(*who_, price_, began_);
    taken_ = paid.has_value();
    return paid;
  }

 private:
  Call& call_;
  Budget::Clock::time_point began_{Budget::Clock::now()};
  double price_{0};
  std::optional<Uuid> who_;
  bool taken_{false};
};

Answer handled(Call& call) {
  const Route& route = *call.route;
  if (auto in = let_in(call); !in) return std::unexpected(in.error());
  if (auto good = check_parameters(call); !good) return std::unexpected(good.error());
  Paid paid(call);
  if (auto can = paid.take(); !can) return std::unexpected(Problem(can.error()));
  bool keyed = route.again == Again::gets_the_first_answer && !call.request.header("Idempotency-Key").empty();
  return keyed ? answer_once(call) : route.handle(call);
}

Answer guarded(Call& call) {
  try {
    return handled(call);
  } catch (const db::DatabaseError& error) {
    log_trouble(error, call.request.request_id);
    return std::unexpected(Problem(refusal_of(error)));
  } catch (const std::bad_alloc&) {
    log::error("server.no_memory", {{"request", call.request.request_id}});
    return std::unexpected(Problem({Refusal::unavailable, "server.no_memory",
        {"Servern har inte minne nog för det just nu. Försök igen om en stund, eller be om mindre på en "
         "gång.",
            "The server has not memory enough for this at the moment. Try again in a while, or ask for less "
            "at "
            "once."},
        {}, {}, std::chrono::seconds{10}}));
  }
}

}  // namespace

http::Response answer(Api& api, http::Request& request) {
  Call call{api, request};
  call.language = language_of(request.header("Accept-Language"));
  Found found = find_route(api.store.catalogue(), request);
  call.route = found.route;
  call.type = found.type;
  call.id = std::move(found.id);
  if (call.route == nullptr) {
    if (auto page = page_response(request)) return std::move(*page);
  }
  Answer answer = call.route == nullptr ? no_such_address(found) : guarded(call);
  if (answer) return std::move(*answer);
  if (call.route != nullptr) note_refusal(call, answer.error());
  if (speaks_scim(call.route)) return scim_json::refusal(answer.error(), call.language);
  if (leads_a_browser(call.route) && shows_a_page(request)) return back_to_sign_in(answer.error());
  return respond(answer.error(), call.language, request.request_id);
}

namespace {

/// The answer to who may not come in, before the body is read.
std::optional<http::Response> turned_away(Api& api, const http::RequestHead& head) {
  http::Request request;
  static_cast<http::RequestHead&>(request) = head;
  Call call{api, request};
  call.language = language_of(head.header("Accept-Language"));
  Found found = find_route(api.store.catalogue(), head);
  call.route = found.route;
  call.type = found.type;
  if (call.route == nullptr) return std::nullopt;
  auto in = let_in(call);
  if (in) return std::nullopt;
  note_refusal(call, in.error());
  if (speaks_scim(call.route)) return scim_json::refusal(in.error(), call.language);
  return respond(in.error(), call.language, head.request_id);
}

/// Before anybody is known; and what tells whoever watches over us that we serve.
bool is_at_the_door(const Route& route) {
  return route.need.is_nothing() &&
         (route.operation == "ready" || route.pattern.starts_with("/api/v1/session") ||
             route.pattern.starts_with("/api/v1/oidc/"));
}

http::Lane lane_of(const Route& route, const http::RequestHead& head) {
  constexpr double heavy = 4;  // units of the budget: figures too, which count a whole year
  if (is_at_the_door(route)) return http::Lane::door;
  const bool uploads = route.carries == Carries::file;
  if (uploads || price_of(route, as_file(head)) >= heavy) return http::Lane::heavy;
  return head.method == http::Method::get ? http::Lane::read : http::Lane::write;
}

/// Whoever makes up a token for each request is nobody, and soon told so.
std::uint64_t asker_of(const Api& api, const http::RequestHead& head) {
  std::string_view secret = bearer_token(head);
  if (secret.empty()) secret = session_cookie(api, head);
  return secret.empty() ? 0 : std::hash<std::string_view>()(secret) | 1;
}

}  // namespace

http::Route transport(Api& api, const http::RequestHead& head) {
  constexpr std::uint64_t words_bytes = 16u << 10;  // a login and a password
  constexpr std::uint64_t record_bytes = 1u << 20;
  constexpr std::uint64_t file_bytes = 257u << 20;  // what a sheet may be, and the frame around it
  constexpr std::uint64_t evidence_bytes = most_evidence_bytes + (1u << 20);
  http::Route engine;
  engine.body_limit = words_bytes;
  Found found = find_route(api.store.catalogue(), head);
  if (found.route == nullptr) return engine;
  engine.lane = lane_of(*found.route, head);
  engine.asker = asker_of(api, head);
  if (!found.route->need.is_nothing() && found.route->carries != Carries::no_body) {
    engine.body_limit = record_bytes;
    engine.admit = [&api](const http::RequestHead& asker) { return turned_away(api, asker); };
  }
  if (found.route->carries == Carries::file && may_send_files(api, head)) {
    engine.body_limit = found.route->operation == "put_evidence_file" ? evidence_bytes : file_bytes;
    engine.body = http::BodyTo::file;
  }
  if (found.route->operation == "health") engine.where = http::Where::io_thread;
  return engine;
}

}  // namespace ringmur::api
