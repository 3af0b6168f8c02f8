#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "identity/passkey.h"
#include "server/problem.h"
#include "store/factors.h"

/// Passkeys as browsers write them: WebAuthn Level 3, §5.1 (parseCreationOptionsFromJSON and its like).
namespace ringmur::api {

enum class AskFor { presence, verification };

/// Options for navigator.credentials.get(). Without ids any passkey of the site may answer.
std::string request_options(const passkey::RelyingParty& party, std::string_view challenge,
    const std::vector<std::string>& ids, AskFor ask);
/// Options for navigator.credentials.create().
std::string creation_options(
    const passkey::RelyingParty& party, const PasskeyOffer& offer, const Account& account);

/// A PublicKeyCredential's JSON in the member. Refused ("passkey.unreadable") where it is none.
std::expected<passkey::Assertion, Problem> assertion_member(
    const boost::json::object& object, std::string_view name);
std::expected<passkey::Registration, Problem> registration_member(
    const boost::json::object& object, std::string_view name);

}  // namespace ringmur::api
