#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/passkey.h"
#include "store/factors.h"
#include "store/sessions.h"

/// What the factors' functions share inside this room.
namespace ringmur::db {

/// A ticket for who has shown the password, where the account has a second factor; nothing where it has none.
std::optional<Ticket> ticket_of(Connection& connection, const Uuid& account, Instant at);

/// The ways that are open to the account; empty where it has neither app nor passkey.
std::vector<FactorMethod> methods_of(Connection& connection, const Uuid& account);
std::vector<std::string> passkey_ids_of(Connection& connection, const Uuid& account);

/// Uses up the code's step. Refused ("factor.wrong_code"): a wrong code, one that was used before, no app.
Result<void> use_totp(
    Connection& connection, const SealingKey& key, const Uuid& account, std::string_view code, Instant at);
/// Uses up the code. Refused as above.
Result<void> use_recovery_code(Connection& connection, const Uuid& account, std::string_view code);
/// The account's passkey signs `challenge`; its count is kept.
Result<void> use_passkey(Connection& connection, const passkey::RelyingParty& party, const Uuid& account,
    std::string_view challenge, const passkey::Assertion& assertion, passkey::Verification verification,
    Instant at);
/// Whose passkey it is; nothing where nobody has it.
std::optional<Uuid> owner_of_passkey(Connection& connection, std::string_view credential_id);

/// What is kept of the app's secret: sealed, and bound to the account.
std::string sealed_secret(const SealingKey& key, const Uuid& account, std::string_view secret);
Result<std::string> opened_secret(const SealingKey& key, const Uuid& account, std::string_view sealed);

std::unexpected<Error> wrong_code();
std::unexpected<Error> unknown_passkey();

}  // namespace ringmur::db
