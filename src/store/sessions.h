#pragma once

#include <variant>

#include "store/accounts.h"

namespace ringmur {

/// Without a request for so long a session ends …
inline constexpr std::chrono::hours session_idle_end{12};
/// … and so long after it began in any case.
inline constexpr std::chrono::hours session_end{7 * 24};
/// How exactly the last use is kept: no write for each request.
inline constexpr std::chrono::minutes session_use_noted{1};

/// Without having proven anew who it is for so long, nobody changes what lets people in.
inline constexpr std::chrono::minutes confirmation_end{15};

/// What a person has proven at most: the password alone, a second factor after it, a passkey, or what a
/// provider vouches for.
enum class SessionLevel { password, second_factor, passkey, provider };
std::string_view code_of(SessionLevel level);
std::optional<SessionLevel> session_level(std::string_view code);

/// A person who is signed in, in one browser.
struct Session {
  Uuid id;
  Uuid account;
  Instant created_at{};
  Instant used_at{};
  Instant expires_at{};  ///< in any case
  std::string agent;     ///< what the browser calls itself
  SessionLevel level{SessionLevel::password};
  Instant confirmed_at{};  ///< when the person last proved who it is

  bool is_confirmed(Instant at) const { return at < confirmed_at + confirmation_end; }
  /// When it ends if nothing more is asked.
  Instant ends_at() const { return std::min(expires_at, used_at + session_idle_end); }
};

/// Whose session it is, with the rights of this moment.
struct SignedIn {
  Session session;
  Account account;
  Actor actor;
  /// The city wants a second factor of this account, and the session has shown none.
  bool lacks_second_factor{false};
};

struct NewSession {
  SignedIn who;
  std::string secret;    ///< 256 bits for the cookie; only a digest is kept
  std::string device{};  ///< what the browser shall keep as its mark; empty: what it has
};

/// The ways to show a second factor.
enum class FactorMethod { totp, passkey, recovery };
std::string_view code_of(FactorMethod method);

/// The password was right, and a second factor is wanted before there is a session.
struct Ticket {
  std::string secret;  ///< good once, for finish_sign_in(), within five minutes
  std::vector<FactorMethod> methods;
  std::string challenge;                 ///< for a passkey
  std::vector<std::string> passkey_ids;  ///< which of them may answer
};

using SignInStep = std::variant<NewSession, Ticket>;

/// Where somebody signs in from.
struct Browser {
  std::string remote;
  std::string agent;
  std::string device{};  ///< the mark that it keeps (identity/device.h)
};

/// Refused alike, and after the same work, for an unknown login, a wrong password and a disabled account
/// (`unauthenticated`, "session.wrong"); as `throttled` after too many tries. Who tries from elsewhere does
/// not slow down a browser that the account has signed in with before.
Result<SignInStep> sign_in(
    Store& store, std::string_view login, std::string_view password, const Browser& browser);

/// Who holds the secret; `unauthenticated` ("session.ended") where the session has ended, was revoked, or its
/// account is disabled. Notes the use.
Result<SignedIn> session_of(Store& store, std::string_view secret);
/// The same session a while later, without noting a use: for what goes on by itself.
Result<SignedIn> session_again(Store& store, const Uuid& id);

/// A text that only who can read the page's own answers knows: bound to the session, made of its secret.
std::string csrf_of(std::string_view secret);
bool is_csrf_of(std::string_view secret, std::string_view given);

/// The own sessions, or those of an account that the actor administers; the latest first.
Result<std::vector<Session>> list_sessions(Store& store, const Actor& actor, const Uuid& account);
/// Ends one of those.
Result<void> end_session(Store& store, const Actor& actor, const Uuid& id);

/// Ends every session of the account and begins a new one. Refused: the current password is wrong (`invalid`
/// on `current`, counted as a try to sign in), the new one by check_password() or the same as before.
Result<NewSession> change_password(Store& store, const SignedIn& who, std::string_view current,
    std::string_view password, const Browser& browser);

struct Preferences {
  std::optional<Language> language{};
  std::optional<Theme> theme{};
};
Result<Account> set_preferences(Store& store, const SignedIn& who, const Preferences& wanted);

}  // namespace ringmur
