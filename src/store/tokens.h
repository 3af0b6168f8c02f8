#pragma once

#include "store/access.h"
#include "store/store.h"

namespace ringmur {

/// A machine's way in. Shown once when it is made; only its digest is kept.
struct Token {
  Uuid id;
  std::string name;
  std::optional<Uuid> authority;
  Right right{Right::read};
  Instant created_at{};
  std::optional<Instant> expires_at;
  std::optional<Instant> last_used_at;
  std::optional<Instant> revoked_at;
  /// What it is kept to; none: every register, and what tokens could do before there were scopes.
  std::optional<std::vector<TokenScope>> scopes{};
};

/// A token ends: after a year where nothing else is said, after two at most. Older ones may be without an
/// end.
inline constexpr std::chrono::days token_lasts{365};
inline constexpr std::chrono::days longest_token{732};  // two years and what is left of the last day

struct NewToken {
  Token token;
  std::string secret;  ///< "ringmur_…": give it to the machine, it cannot be shown again
};

/// `actor` must administer tokens where it shall reach, and itself be allowed all that it shall be: nobody
/// makes a token that does what they may not ("token.beyond_reach"). `right`: read or write, the most that
/// its scopes say. `expires_at`: token_lasts from now where it is left out; refused beyond longest_token
/// ("token.too_long" on it). Scopes: registers or duties, to read or to write; at least one where there are
/// any.
Result<NewToken> create_token(Store& store, const Actor& actor, const std::string& name,
    const std::optional<Uuid>& authority, Right right, const std::optional<Instant>& expires_at,
    const std::optional<std::vector<TokenScope>>& scopes = std::nullopt);
/// Those that reach no further than `actor`; none for who does not administer.
std::vector<Token> list_tokens(Store& store, const Actor& actor);
Result<void> revoke_token(Store& store, const Actor& actor, const Uuid& id);

/// The actor behind a secret; `unauthenticated` where it is unknown, revoked or has expired.
Result<Actor> authenticate(Store& store, std::string_view secret);

/// The actor of a token as it stands now: a job asks again before it runs.
Result<Actor> actor_of_token(Store& store, const Uuid& id);

}  // namespace ringmur
