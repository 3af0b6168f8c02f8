#pragma once

#include <string>
#include <string_view>

#include "store/audit.h"

/// What the chain is made of, for who writes it and who verifies it.
namespace ringmur::db {

/// Over the values and their salt.
std::string value_digest(std::string_view salt, std::string_view changes);

/// Over all of an event; of its values only their digest, so that they can be erased.
std::string event_digest(const AuditEvent& event, std::string_view of_values);

/// Over the previous head and all of the link but its number of events, which the root tells.
std::string link_head(const Uuid& authority, std::string_view previous, const AuditLink& link);

}  // namespace ringmur::db
