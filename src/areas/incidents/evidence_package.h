#pragma once

#include <filesystem>

#include "base/signing_key.h"
#include "store/store.h"

/// All evidence of an incident in one file, for somebody who has no Ringmur: the files, what is known of each
/// and the hands it went through, the incident's own trail, and a signed list of digests over all of it.
namespace ringmur::incidents {

struct PackageOrder {
  Row incident;  ///< as the actor may see it
  Authority authority;
  std::string made_by;  ///< a person's name, or a token's
};

/// Writes the ZIP to `to`; that it was taken out is in the trail before it is read. For who may read
/// evidence: what lies beyond the actor's reach is not in it, and what is marked with secrecy for others is
/// only counted. Names in it are ASCII, so that any program unpacks them alike. Refused: bytes that are no
/// longer those that were sealed ("evidence.changed"), naming the evidence.
Result<void> write_evidence_package(Store& store, const Actor& actor, const PackageOrder& order,
    const SigningKey& key, const std::filesystem::path& to);

/// A name as it stands in the package: ASCII letters, digits, dot, dash and underscore, at most 80.
std::string plain_file_name(std::string_view name);

/// The public key as OpenSSL reads it (RFC 8410, 4; RFC 7468): a PEM of SubjectPublicKeyInfo.
std::string public_key_pem(std::string_view public_key);

}  // namespace ringmur::incidents
