#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/signing_key.h"
#include "store/store.h"

/// A chain's head, signed with a key that is kept outside the database: who rewrites the whole chain with
/// correct digests cannot make the seal anew.
namespace ringmur {

struct Seal {
  Uuid authority;
  std::int64_t sequence{0};  ///< the link whose head it is
  std::string day;           ///< in Sweden: "2026-11-21"
  std::string head;          ///< 32 bytes
  std::string key;           ///< key_id() of the public key
  std::string signature;     ///< 64 bytes
  Instant sealed_at{};
};

/// Seals the chain as it stands, which is itself an event of the chain. Nothing where it is empty, or where
/// nothing has happened but the last sealing. For who administers the authority; `city_chain` for who is
/// bound to none. The same head, day and key always give the same signature.
Result<std::optional<Seal>> seal_chain(
    Store& store, const Actor& actor, const Uuid& authority, const SigningKey& key);

/// The latest; nothing where there is none.
Result<std::optional<Seal>> latest_seal(Store& store, const Actor& actor, const Uuid& authority);

/// Public keys by their ids, as the database names them: compare with a copy that is kept elsewhere.
Result<std::map<std::string, std::string>> seal_keys(Store& store, const Actor& actor);

namespace db {

/// What a signature is over.
std::string sealed_text(const Seal& seal);

/// By the link that they seal.
std::map<std::int64_t, Seal> read_seals(Connection& connection, const Uuid& authority);

/// Public keys by their ids, as the database itself names them.
std::map<std::string, std::string> public_keys(Connection& connection);

}  // namespace db
}  // namespace ringmur
