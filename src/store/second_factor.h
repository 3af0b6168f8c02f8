#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "identity/passkey.h"
#include "store/sessions.h"

/// The second step of signing in, passkeys alone, and proving anew who one is.
namespace ringmur {

struct PasswordText {
  std::string text;
};
struct OneTimeCode {
  std::string text;
};
struct RecoveryCode {
  std::string text;
};

using SecondProof = std::variant<OneTimeCode, RecoveryCode, passkey::Assertion>;
using Proof = std::variant<PasswordText, OneTimeCode, passkey::Assertion>;

/// A session for who holds a ticket of sign_in() and shows a second factor. Refused as `unauthenticated`: a
/// ticket that is too old, used, or tried five times ("session.ticket"); a wrong proof ("factor.wrong_code",
/// "passkey.refused"), with Error::tries_left of the ticket. As `throttled` after too many wrong codes, which
/// a browser that the account has signed in with before is not slowed down by.
Result<NewSession> finish_sign_in(Store& store, const passkey::RelyingParty& party, std::string_view ticket,
    const SecondProof& proof, const Browser& browser);

/// A challenge for a passkey of anybody. Refused as `throttled` where the address asks for too many.
Result<std::string> ask_for_passkey(Store& store, const Browser& browser);
/// A session for who signs it with a passkey that was unlocked by finger, face or PIN; no password. Refused
/// as `unauthenticated`: "passkey.challenge", "passkey.unknown", "passkey.refused".
Result<NewSession> sign_in_with_passkey(Store& store, const passkey::RelyingParty& party,
    const passkey::Assertion& assertion, const Browser& browser);

/// For the own passkeys.
struct PasskeyQuestion {
  std::string challenge;
  std::vector<std::string> passkey_ids;
};
Result<PasskeyQuestion> ask_to_confirm(Store& store, const SignedIn& who);
/// The person has proven anew who it is: the session is confirmed, and goes on under a new secret. Refused as
/// `invalid` on the proof (the session stays as it is), as `throttled` after too many wrong ones.
Result<NewSession> confirm_session(Store& store, const passkey::RelyingParty& party, const SignedIn& who,
    const Proof& proof, const Browser& browser);

}  // namespace ringmur
