#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "store/accounts.h"
#include "store/store.h"

/// What is remembered although no record changes: who signed in or failed to, saw what is secret, took data
/// out, verified. An account that is bound to an authority leaves its traces in that chain, others in the
/// city's.
namespace ringmur {

/// Within the transaction that begins or ends a session. `how`: "password", "passkey", "provider" …
void record_sign_in(Writer& writer, const Account& account, const Uuid& session, std::string_view how);
void record_sign_out(Writer& writer, const Account& account, const Uuid& session);

/// A wrong password, a disabled account (`account`), or a login that nobody has (null). Of an unknown login
/// only 32 bits of a digest are kept: people type their passwords there. Who is refused is told so whether or
/// not this could be written.
void record_failed_sign_in(Store& store, const Account* account, std::string_view login);

/// Data that leaves the system.
struct Exported {
  std::string type;    ///< the register's name, "report", "trail" or "persons_data"
  std::string what;    ///< "list", "report" or "whole"
  std::string format;  ///< "csv", "pdf" …
  std::string filter{};
  std::optional<std::int64_t> count{};
};
/// Before the first byte is out: what cannot be remembered is not given out.
Result<void> record_export(Store& store, const Actor& actor, const Uuid& authority, const Exported& exported);

/// Records marked with secrecy that were read, in one link; writes nothing where there are none.
Result<void> record_seen(Store& store, const Actor& actor, const Uuid& authority, const RecordType& type,
    std::span<const Uuid> ids);

/// That somebody verified a chain, and what was found.
Result<void> record_verification(Store& store, const Actor& actor, const Uuid& authority,
    const ChainState& state, const std::optional<ChainFault>& fault);

/// "changed", "missing", "inserted", "moved", "rewritten" or "seal".
std::string_view code_of(FaultKind kind);

}  // namespace ringmur
