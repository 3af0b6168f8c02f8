#pragma once

#include <string>
#include <vector>

#include "store/sessions.h"

/// What every change of factors does besides.
namespace ringmur::db {

void record_factor(Writer& writer, const Account& account, const char* action, const std::string& changes);
void end_other_sessions(Connection& connection, const SignedIn& who);
/// Who has just shown the new factor has shown it to this session.
void raise_level(Connection& connection, const SignedIn& who);
/// All of the account's.
void forget_factors(Connection& connection, const Uuid& account);
std::vector<std::string> new_recovery_codes(Connection& connection, const Uuid& account);
/// Codes without a factor that they could stand in for.
void forget_idle_codes(Connection& connection, const Uuid& account);

}  // namespace ringmur::db
