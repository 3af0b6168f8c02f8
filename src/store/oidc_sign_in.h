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
  std::optional<Uuid> before{};  ///< the session that the browser had when it began, where it signs in anew
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
/// Anybody may begin: what nobody ends must not fill the disk. An office often shares one address.
inline constexpr std::int64_t flows_of_remote = 500;
inline constexpr std::int64_t flows_in_all = 20'000;

/// Where a flow is begun.
struct FlowFrom {
  std::string remote{};       ///< counted as in Trier
  std::string_view cookie{};  ///< of the flow that the browser began before: it can no longer end that one
};

/// Makes state, nonce and verifier; only digests of state, browser and address are kept. A browser has one
/// flow, an address flows_of_remote: its oldest go. Where flows_in_all are there, the oldest of the address
/// that has the most go, so that who begins many does not put out the others'.
Result<NewFlow> begin_flow(Store& store, OidcFlow flow, const FlowFrom& from = {});

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
