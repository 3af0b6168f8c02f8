#include "server/oidc_client.h"

namespace ringmur::api {
namespace {

constexpr std::chrono::hours metadata_is_fresh{1};
/// A token with an unknown key makes us ask for keys no oftener than this.
constexpr std::chrono::seconds keys_are_fresh{10};

std::unexpected<Error> not_answered() {
  return refuse(Refusal::unavailable, "oidc.not_answered",
      {"Inloggningstjänsten svarar inte som den ska. Försök igen om en stund.",
          "The sign-in provider does not answer as it should. Try again in a while."});
}

}  // namespace

Result<FetchAnswer> OidcClient::ask(const FetchRequest& request) {
  constexpr std::chrono::seconds patience{2};
  if (!turns_.try_acquire_for(patience)) {
    return refuse(Refusal::unavailable, "oidc.busy",
        {"Många loggar in just nu. Försök igen om en stund.", "Many are signing in. Try again in a moment."});
  }
  auto answer = fetch(request);
  turns_.release();
  return answer;
}

Result<std::string> OidcClient::read(const std::string& address, Network network) {
  auto answer = ask({.address = address, .network = network});
  if (!answer) return std::unexpected(answer.error());
  if (answer->status != 200) return not_answered();
  return std::move(answer->body);
}

void OidcClient::remember(const Provider& provider, const Shared& known) {
  std::lock_guard lock(mutex_);
  known_[provider.id] = known;
}

Result<OidcClient::Shared> OidcClient::known(const Provider& provider) {
  {
    std::lock_guard lock(mutex_);
    auto found = known_.find(provider.id);
    bool fresh = found != known_.end() && found->second->version == provider.version &&
                 Clock::now() - found->second->read_at < metadata_is_fresh;
    if (fresh) return found->second;
  }
  const ProviderContent& content = provider.content;
  auto text = read(oidc::metadata_address(content.issuer), content.network);
  if (!text) return std::unexpected(text.error());
  auto metadata = oidc::read_metadata(*text, content.issuer, content.network);
  if (!metadata) return std::unexpected(metadata.error());
  auto keys = read(metadata->jwks_uri, content.network);
  if (!keys) return std::unexpected(keys.error());
  auto set = KeySet::parse(*keys);
  if (!set) return std::unexpected(set.error());
  auto made = std::make_shared<const Known>(
      Known{provider.version, std::move(*metadata), std::move(*set), Clock::now(), Clock::now()});
  remember(provider, made);
  return made;
}

Result<OidcClient::Shared> OidcClient::with_new_keys(const Provider& provider, const Shared& before) {
  if (Clock::now() - before->keys_read_at < keys_are_fresh) return before;
  auto keys = read(before->metadata.jwks_uri, provider.content.network);
  if (!keys) return std::unexpected(keys.error());
  auto set = KeySet::parse(*keys);
  if (!set) return std::unexpected(set.error());
  auto made = std::make_shared<const Known>(
      Known{before->version, before->metadata, std::move(*set), before->read_at, Clock::now()});
  remember(provider, made);
  return made;
}

Result<oidc::Metadata> OidcClient::metadata(const Provider& provider) {
  auto found = known(provider);
  if (!found) return std::unexpected(found.error());
  return (*found)->metadata;
}

Result<oidc::Claims> OidcClient::claims(
    const Provider& provider, const oidc::CodeExchange& exchange, const oidc::Expected& expected) {
  auto found = known(provider);
  if (!found) return std::unexpected(found.error());
  auto answer = ask(oidc::token_request((*found)->metadata, exchange, provider.content.network));
  if (!answer) return std::unexpected(answer.error());
  auto token = oidc::id_token_of(*answer);
  if (!token) return std::unexpected(token.error());
  auto payload = (*found)->keys.verified(*token);
  if (!payload && payload.error().code == "oidc.unknown_key") {
    found = with_new_keys(provider, *found);
    if (!found) return std::unexpected(found.error());
    payload = (*found)->keys.verified(*token);
  }
  if (!payload) return std::unexpected(payload.error());
  return oidc::check_claims(*payload, expected);
}

}  // namespace ringmur::api
