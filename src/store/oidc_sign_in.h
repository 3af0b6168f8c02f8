#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/providers.h"
#include "store/sessions.h"

namespace ringmur {

/// Who is signed in already and shows again who it is.
struct ShowsAgain {
  Uuid account;
  Uuid session;  ///< ends when the new one begins
};

/// A sign-in that is under way at a provider.
struct OidcFlow {
  Uuid provider;
  std::optional<ShowsAgain> again{};
  std::string nonce;
  std::string verifier;
  std::string redirect_uri;
  std::string return_to;
};

struct NewFlow {
  OidcFlow flow;
  std::string state;    ///< for the address
  std::string browser;  ///< for a cookie: only the browser that began may end it
};

inline constexpr std::chrono::minutes flow_end{10};

/// Makes state, nonce and verifier; only digests of state and browser are kept.
Result<NewFlow> begin_flow(Store& store, OidcFlow flow);

/// Gives the flow out once and forgets it. Refused as `invalid` ("oidc.state"): unknown, used, over, or
/// another browser's.
Result<OidcFlow> take_flow(Store& store, std::string_view state, std::string_view browser);

/// Whom the provider has told us of, in a token that is believed.
struct OutsidePerson {
  std::string subject;
  std::string login;  ///< by the provider's login_claim; empty where it does not say
  std::string name;
  std::vector<std::string> role_values;  ///< of its role_claim
  /// What the session counts as: `provider` where the provider has seen more than a password, else
  /// `password`.
  SessionLevel level{SessionLevel::password};
};

/// Signs in who is known by (provider, subject); else who came by the provider's SCIM with this login; else,
/// where the provider takes newcomers, somebody new. Never an account that the provider has not brought: a
/// login alone proves nothing. Roles by claims are assigned anew each time, and those that no longer come are
/// ended. With `again` it must be that account, and its session gives way to the new one. Refused as
/// `forbidden`: "oidc.unknown_person", "oidc.no_role" (a role claim without any role that is known here),
/// "oidc.disabled", "oidc.another_person", "oidc.login" (none, or taken); `not_found` where the provider was
/// disabled meanwhile.
Result<NewSession> sign_in_by_provider(Store& store, const Uuid& provider, const OutsidePerson& person,
    const std::optional<ShowsAgain>& again, const Browser& browser);

}  // namespace ringmur
