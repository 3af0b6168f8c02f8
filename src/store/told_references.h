#pragma once

#include <optional>
#include <string>

#include "store/connection.h"

namespace ringmur::db {

/// The incident that was reported by that login, or token, with the service desk's number; the first where
/// there are several. What is archived counts: it was reported all the same.
std::optional<Uuid> incident_of_reference(Connection& connection, const Uuid& authority,
    const std::string& external_reference, const std::string& reported_by);

}  // namespace ringmur::db
