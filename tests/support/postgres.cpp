#include "support/postgres.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <random>
#include <stdexcept>

#include "support/guardian.h"
#include "support/process.h"

namespace ringmur::test {
namespace {

// PostgreSQL refuses to run as root, so root hands it to the user postgres, or nobody. The password is a
// random word that lives as long as the server, and there are thousands of connections: SCRAM takes 8 ms of
// processor more for each.
constexpr const char* kGuardian = R"sh(
programs=$1 port=$2 password=$3
trap '' INT TERM HUP
folder=$(mktemp -d "${TMPDIR:-/tmp}/ringmur-postgres-XXXXXX") || exit 1
as=
if [ "$(id -u)" = 0 ]; then
  user=nobody
  id postgres >/dev/null 2>&1 && user=postgres
  chown "$user" "$folder"
  as="setpriv --reuid=$user --regid=$(id -g "$user") --clear-groups"
fi
cd "$folder" || exit 1
start() {
  $as "$programs/initdb" -D data -U owner -A md5 --pwfile=password \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync || return 1
  cat >>data/postgresql.conf <<EOF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$folder'
max_connections = 200
shared_buffers = 64MB
fsync = off
full_page_writes = off
max_wal_size = 128MB
min_wal_size = 32MB
password_encryption = 'md5'
EOF
  $as "$programs/pg_ctl" -D data -w -t 60 -l server.log start
}
(umask 077; printf '%s\n' "$password" >password)
[ -z "$as" ] || chown "$user" password
if start </dev/null >start.log 2>&1; then
  printf 'ready %s\n' "$folder"
else
  printf 'failed: '
  cat start.log server.log 2>/dev/null
fi
exec >/dev/null 2>&1
read -r ignored
$as "$programs/pg_ctl" -D data -m immediate -w stop >/dev/null 2>&1
cd / && rm -rf "$folder"
)sh";

std::string random_word() {
  std::random_device device;
  return fmt::format("{:08x}{:08x}{:08x}", device(), device(), device());
}

class Server {
 public:
  Server() : port_(free_port()), password_(random_word()) {
    if (::access(fmt::format("{}/initdb", postgres_programs).c_str(), X_OK) != 0) {
      throw std::runtime_error("the tests need Debian's package postgresql-15: run script/install");
    }
    const std::string answer =
        start_guardian(kGuardian, {postgres_programs, std::to_string(port_), password_});
    if (!answer.starts_with("ready ")) throw std::runtime_error("PostgreSQL did not start: " + answer);
    folder_ = answer.substr(6, answer.find('\n') - 6);
    execute("CREATE ROLE ringmur LOGIN CREATEROLE NOSUPERUSER PASSWORD '" + password_ + "'");
  }

  std::string create_database(Via via, const std::string& like) {
    const std::string name = fmt::format("test_{}", ++count_);
    execute("CREATE DATABASE " + name + " OWNER ringmur STRATEGY FILE_COPY TEMPLATE " + like);
    return url(via, "ringmur", name);
  }

 private:
  std::string url(Via via, const std::string& role, const std::string& database) const {
    switch (via) {
      case Via::tcp:
        return fmt::format("postgresql://{}:{}@127.0.0.1:{}/{}", role, password_, port_, database);
      case Via::socket:
        return fmt::format(
            "postgresql://{}:{}@/{}?host={}&port={}", role, password_, database, folder_, port_);
    }
    return {};
  }

  void execute(const std::string& sql) const {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
        PQconnectdb(url(Via::socket, "owner", "postgres").c_str()), &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.c_str()), &PQclear);
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return;
    throw std::runtime_error(fmt::format("test server: {}", PQerrorMessage(connection.get())));
  }

  int port_;
  std::string password_;
  std::string folder_;
  std::atomic<int> count_{0};
};

Server& the_server() {
  static Server server;
  return server;
}

}  // namespace

std::string fresh_database(Via via) {
  return the_server().create_database(via, "template0");
}

std::string copy_of_database(const std::string& url, Via via) {
  const std::size_t begin = url.rfind('/', url.find('?')) + 1;
  return the_server().create_database(via, url.substr(begin, url.find('?', begin) - begin));
}

}  // namespace ringmur::test
