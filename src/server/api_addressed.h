#pragma once

#include "server/api.h"

namespace ringmur::api {

/// The record of an address.
struct Addressed {
  Authority authority;
  Row row;
};

/// By id or by short reference, within the authority that is asked for.
std::expected<Addressed, Problem> addressed(Call& call);

}  // namespace ringmur::api
