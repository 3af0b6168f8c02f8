#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/signing_key.h"
#include "store/store.h"

/// The bytes of evidence, in parts of 1 MiB, and the seal over them. There is no function that changes
/// either: what was once kept stays as it is.
namespace ringmur {

/// Bytes; a larger file is refused.
inline constexpr std::uint64_t most_evidence_bytes = 500'000'000;

struct EvidenceSeal {
  std::string sha256;  ///< 64 hexadecimal digits
  std::int64_t size{0};
  Instant sealed_at{};
  std::string public_key;  ///< 32 bytes
  std::string signature;   ///< 64 bytes, Ed25519 over evidence_text()
};

/// What the signature is over: lines of ASCII, the last one ended.
std::string evidence_text(const Uuid& authority, const Uuid& evidence, const EvidenceSeal& seal);

/// Signs and keeps the bytes of `path` within a write that has asked for the right to. Fails as a taken key
/// where there are bytes already. Refused where the file is not as long as `size` ("file.not_readable").
Result<EvidenceSeal> keep_evidence(Writer& writer, const Uuid& authority, const Uuid& evidence,
    const std::filesystem::path& path, const std::string& sha256, std::int64_t size, const SigningKey& key);

/// For who may read the evidence; nothing where it has no bytes.
Result<std::optional<EvidenceSeal>> evidence_seal(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& evidence);

/// The part with that number, from 0; nothing after the last. The right is asked for with each.
Result<std::optional<std::string>> evidence_part(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& evidence, std::int64_t ordinal);

}  // namespace ringmur
