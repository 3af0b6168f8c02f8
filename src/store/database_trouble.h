#pragma once

#include "base/error.h"
#include "store/connection.h"

namespace ringmur {

/// What people are told of a database that did not do what it was asked for.
Error refusal_of(const db::DatabaseError& error);

/// The database went before it had confirmed: nobody knows whether it was done (db::OutcomeUnknown).
Error outcome_unknown();

/// The database went, or was none to write to, in the midst of the work: nobody knows how far it came.
bool is_of_a_lost_database(const Error& error);

/// The cause in the log: of each kind once in ten seconds, however many requests meet it, with how many were
/// left out. A sick disk has told of itself already. `request`: its id, where there is one.
void log_trouble(const db::DatabaseError& error, std::string_view request = {});

}  // namespace ringmur
