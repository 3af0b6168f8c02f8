#pragma once

#include <optional>
#include <string>

#include "store/sessions.h"
#include "store/throttle.h"

/// What the ways to sign in share inside this room.
namespace ringmur::db {

/// Columns of a session called "s", each after a comma; read_session() takes them from `first` on.
extern const char* const session_columns;
inline constexpr int session_column_count = 8;
Session read_session(const Cursor& cursor, int first);

/// An account with the digest of its password.
struct KeptPassword {
  Account account;
  std::string password;
};
/// By login, in any case; nothing where there is none.
Result<std::optional<KeptPassword>> kept_password(Store& store, std::string_view login);

/// Not yet in the database: insert_session() puts it there. With the cookie for the browser's mark, where it
/// needs a new one and the server has a key.
NewSession new_session(Store& store, const Account& account, const Browser& browser, SessionLevel level);
/// What the person may, and whether a second factor lacks, once the session is there: whoever begins one
/// asks.
Result<void> give_rights(Store& store, NewSession& made);
void insert_session(Connection& connection, NewSession& made, Instant at);
void record_session(Writer& writer, const Account& account, const Session& session, const char* action);

/// Whose tries they are: of this browser by itself where the account has signed in with it before.
Trier trier_of(Store& store, const std::optional<Uuid>& account, std::string_view login,
    const Browser& browser, Tried what);

}  // namespace ringmur::db
