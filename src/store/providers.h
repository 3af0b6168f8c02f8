#pragma once

#include <optional>
#include <string>
#include <vector>

#include "identity/fetch.h"
#include "identity/sealing_key.h"
#include "store/outside_roles.h"

namespace ringmur {

/// What becomes of somebody whom a provider knows and we do not: turned away, or given an account.
enum class Newcomers { refuse, create };
std::string_view code_of(Newcomers newcomers);
std::optional<Newcomers> newcomers_of(std::string_view code);

/// Who has this value in the provider's role claim gets this role.
struct RoleRule {
  std::string value;
  RoleGrant grant;
};

/// What is said of a sign-in provider.
struct ProviderContent {
  std::string name;       ///< as people choose it on the page of sign-in; at most 100 characters
  std::string issuer;     ///< https://…, as its metadata calls it
  std::string client_id;  ///< at most 200 characters
  std::string scopes{"openid profile email"};
  std::string login_claim{"preferred_username"};
  std::string
      role_claim{};  ///< may lead into objects (realm_access.roles); empty: roles do not come by claims
  std::vector<RoleRule> role_mapping{};  ///< at most 200
  std::optional<Uuid> authority{};       ///< of those that no role places elsewhere
  Newcomers newcomers{Newcomers::refuse};
  std::string acr{};          ///< asked for at each sign-in, apart by spaces; one of them must be answered
  std::string step_up_acr{};  ///< the same where somebody shows again who it is
  Network network{Network::public_};
  bool enabled{true};
  std::optional<Uuid> scim_token{};  ///< the token that provisions this provider's people
};

struct Provider {
  Uuid id;
  std::int64_t version{0};
  ProviderContent content;
  bool has_secret{false};
  Instant created_at{};
  Instant changed_at{};
};

/// A client's secret as it is kept: SealingKey::seal() made it. Empty: none.
struct SealedSecret {
  std::string bytes;
};

/// Providers are the city's: for who has the duty `providers` in the whole city, and no token. Where a
/// provider lies in another network than the open internet only the owner of the data may say so, on the
/// command line: whoever takes over an administrator's account must not make the server look around inside.

/// In the order of names.
Result<std::vector<Provider>> list_providers(Store& store, const Actor& actor);
Result<Provider> find_provider(Store& store, const Actor& actor, const Uuid& id);

/// Refused as `invalid`, each with its field ("provider.…"), as check_grant() says, and as `conflict` where
/// the token provisions another provider.
Result<Provider> create_provider(
    Store& store, const Actor& actor, const ProviderContent& content, const SealedSecret& secret);
/// Without `secret` the one before stays. Refused as `changed` at another version. Disabling ends the
/// sessions of the provider's people.
Result<Provider> change_provider(Store& store, const Actor& actor, const Uuid& id, std::int64_t version,
    const ProviderContent& content, const std::optional<SealedSecret>& secret);
/// Its people keep their accounts, without a way in until they get a password; their sessions end.
Result<void> remove_provider(Store& store, const Actor& actor, const Uuid& id);

/// What the page of sign-in may know, by anybody.
struct ProviderName {
  Uuid id;
  std::string name;
};
Result<std::vector<ProviderName>> enabled_providers(Store& store);
/// For sign-in itself; `not_found` where it is disabled.
Result<Provider> enabled_provider(Store& store, const Uuid& id);
/// Empty where there is none.
Result<std::string> sealed_secret_of(Store& store, const Uuid& provider);
/// The provider whose people this token provisions.
Result<std::optional<Provider>> provider_of_token(Store& store, const Uuid& token);

}  // namespace ringmur
