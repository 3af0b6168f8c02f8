#pragma once

#include "server/api.h"

namespace ringmur::api {

/// The record of an address.
struct Addressed {
  Authority authority;
  Row row;
};

/// By id or by short reference, within the authority that is asked for. What is masked is not in it, unless
/// it is asked to be shown, to who has the right: then that it was seen is remembered.
std::expected<Addressed, Problem> addressed(Call& call, Secrets secrets = Secrets::masked);

/// The version that the client has read, from If-Match; the one that is there where it says that any will do.
std::expected<std::int64_t, Problem> version_to_change(const Call& call, const Row& row);

}  // namespace ringmur::api
