#pragma once

#include <string>

/// A PostgreSQL server of the test process's own, from Debian's package, in a temporary folder. It starts
/// when first asked for (about a second), and a guardian process stops and removes it when the test process
/// ends, however it ends.
namespace ringmur::test {

/// Debian's folder for version 15; another for trying another version.
inline constexpr const char* postgres_programs = "/usr/lib/postgresql/15/bin";

enum class Via {
  tcp,     ///< loopback, with a password: what an administrator would write
  socket,  ///< the Unix socket
};

/// An empty database that nobody else has, as a postgresql:// URL. Its role owns the database and may create
/// roles, but is no superuser: row-level security with FORCE holds for it. Databases live as long as the
/// process. Throws std::runtime_error where the package postgresql-15 is not installed or the server does not
/// start.
std::string fresh_database(Via via = Via::tcp);

/// As fresh_database(), with all that is in another of these, to which nobody may be connected.
std::string copy_of_database(const std::string& url, Via via = Via::tcp);

}  // namespace ringmur::test
