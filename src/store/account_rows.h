#pragma once

#include <boost/json/fwd.hpp>

#include "store/accounts.h"

/// What accounts and sessions share inside this room.
namespace ringmur::db {

/// "SELECT …" of an account called "a", without FROM; read_account() takes the columns from `first` on.
extern const char* const account_columns;
inline constexpr int account_column_count = 13;
Account read_account(const Cursor& cursor, int first = 0);

/// An actor for what a person does to the own account, whatever the person's kind.
Actor self_of(const Account& account);
/// What that meets: accounts and sessions, and the trails that tell of it.
Walls own_walls(const Account& account);

/// Login and names as they are kept; refused as create_account() does.
Result<AccountOrder> tidy_order(const AccountOrder& order);

/// In the trail of every authority that is reached: one, or all where it is none.
void record_everywhere(Writer& writer, const std::optional<Uuid>& reach, const AuditEvent& event);

/// Sets a password that has been hashed already and ends the account's sessions.
enum class MustChange { no, yes };
void replace_password(Connection& connection, const Uuid& account, const std::string& hash, MustChange must);
/// All of the account's, and what has been begun of new ones.
void end_sessions(Connection& connection, const Uuid& account);

/// NULL where there is nothing. A text must stand until the statement has run.
Param or_null(const std::optional<Uuid>& id);
Param or_null(const std::optional<Instant>& at);
Param or_null(const std::optional<std::string>& text);

/// For what the trail tells; null where there is nothing.
boost::json::value json_or_null(const std::optional<Uuid>& id);
boost::json::value json_or_null(const std::optional<Instant>& at);

std::int64_t milliseconds(Instant at);
std::optional<Instant> instant_at(const Cursor& cursor, int column);

}  // namespace ringmur::db
