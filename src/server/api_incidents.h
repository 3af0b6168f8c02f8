#pragma once

#include <string>

#include "base/signing_key.h"
#include "server/api_addressed.h"

/// What the routes of a single incident and its evidence have in common.
namespace ringmur::api {

/// The incident of an address.
std::expected<Addressed, Problem> addressed_incident(Call& call, Secrets secrets = Secrets::masked);

/// A record as the routes of any register answer it, with its ETag.
http::Response record_answer(int status, Call& call, const RecordType& type, const Row& row);

/// What people call who asks: a person's name, else the actor's.
std::string asker_name(const Call& call);

/// The key that the house seals with. Refused where the operator has named none ("seal.key_not_named", 501).
Result<SigningKey> house_key(const Api& api);

/// Content-Disposition of a file to keep: its name in UTF-8 (RFC 6266, 4.3), and in ASCII for older programs.
std::string attachment(std::string_view name);

}  // namespace ringmur::api
