#include <algorithm>

#include "base/log.h"
#include "schema/json_writer.h"
#include "server/api_accounts.h"
#include "server/api_browser.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_session.h"
#include "server/auth.h"
#include "server/public_url.h"
#include "store/oidc_sign_in.h"

namespace ringmur::api {
namespace {

std::unexpected<Problem> refused(std::string_view code, std::string_view sv, std::string_view en) {
  return std::unexpected(
      Problem({Refusal::forbidden, std::string(code), {std::string(sv), std::string(en)}, {}, {}}));
}

std::expected<std::string, Problem> return_to(const Call& call) {
  std::string path(call.request.parameter("return_to").value_or("/"));
  if (oidc::is_own_path(path)) return path;
  return in_query({Refusal::invalid, "oidc.return_to",
      {"return_to: skriv en plats på Ringmurs egen sida, till exempel /incidents.",
          "return_to: write a place on Ringmur's own page, for example /incidents."},
      "return_to", {}});
}

/// Whose session it is where somebody shows again who it is, and which one a new sign-in will end: the cookie
/// is not sent when the browser comes back from another site.
std::expected<void, Problem> note_session(Call& call, OidcFlow& flow) {
  auto again = flag_parameter(call, "again");
  if (!again) return std::unexpected(again.error());
  std::string_view secret = session_cookie(call.api, call.request);
  Result<SignedIn> who = session_of(call.store(), secret);
  if (!who && who.error().refusal != Refusal::unauthenticated) return std::unexpected(Problem(who.error()));
  if (who && *again) flow.again = ShowsAgain{who->account.id, who->session.id};
  if (who && !*again) flow.before = who->session.id;
  if (who || !*again) return {};
  return refused("oidc.not_signed_in", "Bara den som är inloggad kan visa igen vem den är. Logga in.",
      "Only who is signed in can show it again. Sign in.");
}

oidc::AuthorizationRequest request_of(const Provider& provider, const NewFlow& begun) {
  const ProviderContent& content = provider.content;
  bool again = begun.flow.again.has_value();
  return {content.client_id, begun.flow.redirect_uri, content.scopes, begun.state, begun.flow.nonce,
      begun.flow.verifier, again && !content.step_up_acr.empty() ? content.step_up_acr : content.acr,
      again ? oidc::Again::yes : oidc::Again::no};
}

}  // namespace

Answer sign_in_providers(Call& call) {
  auto all = enabled_providers(call.store());
  if (!all) return std::unexpected(Problem(all.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const ProviderName& provider : *all)
    out.open('{').member("id", to_string(provider.id)).member("name", provider.name).close('}');
  return json_response(200, out.close(']').close('}').take());
}

Answer oidc_start(Call& call) {
  if (auto here = begun_here(call.request); !here) return std::unexpected(here.error());
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  OidcFlow flow;
  auto path = return_to(call);
  if (!path) return std::unexpected(path.error());
  flow.return_to = std::move(*path);
  if (auto noted = note_session(call, flow); !noted) return std::unexpected(noted.error());
  auto provider = enabled_provider(call.store(), *id);
  if (!provider) return std::unexpected(Problem(provider.error()));
  auto metadata = call.api.oidc.metadata(*provider);
  if (!metadata) return std::unexpected(Problem(metadata.error()));
  flow.provider = provider->id;
  flow.redirect_uri = public_url(call) + std::string(oidc_callback_path);
  auto begun = begin_flow(call.store(), std::move(flow),
      {browser_of(call).remote, cookie(call.request, cookie_name(call.api, Cookie::oidc))});
  if (!begun) return std::unexpected(Problem(begun.error()));
  http::Response response =
      redirect_to(oidc::authorization_address(*metadata, request_of(*provider, *begun)));
  response.headers.emplace_back("Set-Cookie", flow_cookie_header(call.api, begun->browser, flow_end));
  return response;
}

namespace {

/// What the browser brought back, when it is the one that began: used up, whatever comes of it.
std::expected<OidcFlow, Problem> flow_of(Call& call) {
  std::string_view state = call.request.parameter("state").value_or("");
  auto flow = take_flow(call.store(), state, cookie(call.request, cookie_name(call.api, Cookie::oidc)));
  if (!flow) return std::unexpected(Problem(flow.error(), In::query));
  return std::move(*flow);
}

std::expected<std::string, Problem> code_of_answer(Call& call) {
  auto code = call.request.parameter("code");
  if (code && !code->empty() && !call.request.parameter("error")) return std::string(*code);
  return refused("oidc.denied", "Inloggningen avbröts, eller inloggningstjänsten sade nej.",
      "The sign-in was called off, or the provider said no.");
}

/// RFC 9207: that the answer comes from the provider that was asked.
bool is_from(Call& call, const oidc::Metadata& metadata) {
  auto issuer = call.request.parameter("iss");
  return issuer ? *issuer == metadata.issuer : !metadata.names_itself;
}

Result<std::string> client_secret(Call& call, const Provider& provider) {
  auto sealed = sealed_secret_of(call.store(), provider.id);
  if (!sealed || sealed->empty()) return sealed;
  auto key = call.store().means().key.key();
  if (!key) return std::unexpected(key.error());
  return key->open(*sealed);
}

oidc::Expected expected_of(const Provider& provider, const OidcFlow& flow) {
  const ProviderContent& content = provider.content;
  oidc::Expected expected{content.issuer, content.client_id, flow.nonce, content.acr, {}, now()};
  if (!flow.again) return expected;
  if (!content.step_up_acr.empty()) expected.acr = content.step_up_acr;
  expected.max_age = std::chrono::seconds{0};
  return expected;
}

/// What the provider vouches for: several factors (RFC 8176), or the acr that it was asked for.
SessionLevel level_of(const oidc::Claims& claims, const oidc::Expected& expected) {
  const std::vector<std::string> methods = claims.texts("amr");
  bool more = !expected.acr.empty() || std::ranges::find(methods, "mfa") != methods.end();
  return more ? SessionLevel::provider : SessionLevel::password;
}

Result<NewSession> signed_in(
    Call& call, const Provider& provider, const OidcFlow& flow, const std::string& code) {
  const ProviderContent& content = provider.content;
  auto secret = client_secret(call, provider);
  if (!secret) return std::unexpected(secret.error());
  const oidc::Expected expected = expected_of(provider, flow);
  auto claims = call.api.oidc.claims(
      provider, {content.client_id, *secret, flow.redirect_uri, code, flow.verifier}, expected);
  if (!claims) return std::unexpected(claims.error());
  OutsidePerson person{claims->subject(), claims->text(content.login_claim), claims->text("name"), {},
      level_of(*claims, expected)};
  if (!content.role_claim.empty()) person.role_values = claims->texts(content.role_claim);
  return sign_in_by_provider(call.store(), provider.id, person, flow.again, browser_of(call));
}

/// Who signs in leaves no session of the same browser behind, whoever laid it there. Who showed again who it
/// is has had it renewed.
void end_those_before(Call& call, const OidcFlow& flow) {
  if (flow.again) return;
  end_the_one_before(call);
  if (!flow.before) return;
  auto before = session_again(call.store(), *flow.before);
  if (before) (void)ringmur::end_session(call.store(), before->actor, before->session.id);
}

Answer called_back(Call& call) {
  auto flow = flow_of(call);
  if (!flow) return std::unexpected(flow.error());
  auto code = code_of_answer(call);
  if (!code) return std::unexpected(code.error());
  auto provider = enabled_provider(call.store(), flow->provider);
  if (!provider) return std::unexpected(Problem(provider.error()));
  auto metadata = call.api.oidc.metadata(*provider);
  if (!metadata) return std::unexpected(Problem(metadata.error()));
  if (!is_from(call, *metadata)) {
    return refused("oidc.issuer", "Svaret kom inte från den inloggningstjänst som frågades. Försök igen.",
        "The answer did not come from the provider that was asked. Try again.");
  }
  auto made = signed_in(call, *provider, *flow, *code);
  if (!made) return std::unexpected(Problem(made.error()));
  end_those_before(call, *flow);
  http::Response response = redirect_to(flow->return_to);
  response.headers.emplace_back("Set-Cookie", session_cookie_header(call.api, made->secret));
  return response;
}

}  // namespace

Answer oidc_callback(Call& call) {
  Answer answer = called_back(call);
  const std::string forgotten = flow_cookie_header(call.api, "", std::chrono::seconds{0});
  if (answer) {
    answer->headers.emplace_back("Set-Cookie", forgotten);
    return answer;
  }
  Problem& problem = answer.error();
  log::warning("oidc.refused", {{"request", call.request.request_id}, {"code", problem.error.code}});
  problem.headers.emplace_back("Set-Cookie", forgotten);
  return answer;
}

}  // namespace ringmur::api
