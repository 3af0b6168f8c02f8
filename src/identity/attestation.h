#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ringmur {

/// `authData` of a WebAuthn attestation object (WebAuthn 2, §6.5.4: a CBOR map), which libfido2 1.12 does not
/// open. Nothing where the bytes are no such map, nest deeper than 8, or do not end where they say. Who made
/// the authenticator is not asked for, so that the statement is passed over unread.
std::optional<std::string> authenticator_data_of(std::string_view attestation_object);

/// Whether authenticator data (§6.1) holds behind its fixed part nothing but CBOR that says no more of itself
/// than it has. libcbor makes room for as many values as a map promises: gigabytes for forty bytes.
bool keeps_its_word(std::string_view authenticator_data);

}  // namespace ringmur
