#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/passkey.h"
#include "store/sessions.h"

/// A person's own second factors. Each change is in the trail, and ends the account's other sessions: who got
/// in before the lock was changed is out. That the session has been confirmed lately is the server's to ask.
namespace ringmur {

struct Passkey {
  Uuid id;
  std::string name;
  Instant created_at{};
  std::optional<Instant> used_at;
};

struct Factors {
  std::optional<Instant> totp_since;  ///< of an authenticator app that has shown a right code
  std::vector<Passkey> passkeys;      ///< the oldest first
  std::int64_t recovery_codes{0};     ///< how many are left
};

Result<Factors> own_factors(Store& store, const SignedIn& who);

struct TotpOffer {
  std::string secret;  ///< base32, for typing
  std::string uri;     ///< otpauth://, for a QR code
};

/// A new secret for an app, good for nothing until confirm_totp(). Refused: there is an app already
/// (`conflict`, "totp.exists"); the server has no key to seal it with (KeyFile::key()).
Result<TotpOffer> begin_totp(Store& store, const SignedIn& who);
/// The app shows a right code: from now on it is asked for. The recovery codes, this once; earlier ones are
/// void. Refused: a wrong code (`invalid`, "factor.wrong_code" on `code`), nothing begun ("totp.not_begun").
Result<std::vector<std::string>> confirm_totp(Store& store, const SignedIn& who, std::string_view code);
/// `not_found` ("totp.none") where there is none.
Result<void> remove_totp(Store& store, const SignedIn& who);

/// What a browser needs to make a passkey.
struct PasskeyOffer {
  std::string challenge;
  std::string user_id;                 ///< bytes: the account's id
  std::vector<std::string> there_are;  ///< credential ids that the authenticator shall not add to
};

inline constexpr std::size_t most_passkeys = 20;

/// Refused: twenty passkeys already (`conflict`, "passkey.too_many").
Result<PasskeyOffer> begin_passkey(Store& store, const SignedIn& who);

struct AddedPasskey {
  Passkey passkey;
  std::vector<std::string> recovery_codes;  ///< where it is the first factor and there were none
};

/// `name`: what its owner calls it, at most 100 characters. Refused as passkey::registered() says; a
/// challenge that is not the account's own or is too old ("passkey.challenge"); a passkey that somebody has
/// (`conflict`, "passkey.taken").
Result<AddedPasskey> add_passkey(Store& store, const passkey::RelyingParty& party, const SignedIn& who,
    std::string_view name, const passkey::Registration& registration);
/// `not_found` ("passkey.not_found") also for another account's.
Result<void> remove_passkey(Store& store, const SignedIn& who, const Uuid& id);

/// Ten new ones, this once; earlier ones are void. Refused where there is no other factor (`conflict`,
/// "factor.none").
Result<std::vector<std::string>> renew_recovery_codes(Store& store, const SignedIn& who);

/// Takes every second factor from an account that the actor administers, and ends its sessions: for who has
/// lost the phone and the paper. The password alone lets the person in again, to set up new ones.
Result<void> reset_factors(Store& store, const Actor& actor, const Uuid& account);

}  // namespace ringmur
