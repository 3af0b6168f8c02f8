#include "support/postgres.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <stdexcept>
#include <vector>

#include "support/process.h"

namespace ringmur::test {
namespace {

// Debian's folder for version 15; another for trying another version.
constexpr const char* kPrograms = "/usr/lib/postgresql/15/bin";

// The guardian. It outlives the test process: when that ends, by whatever means, the kernel closes the pipe
// that is the guardian's standard input, `read` returns, and the server and its folder go. PostgreSQL refuses
// to run as root, so root hands it to the user postgres, or nobody.
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
  $as "$programs/initdb" -D data -U owner -A scram-sha-256 --pwfile=password \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync || return 1
  cat >>data/postgresql.conf <<EOF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$folder'
max_connections = 200
shared_buffers = 64MB
fsync = off
full_page_writes = off
password_encryption = 'scram-sha-256'
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
    if (::access(fmt::format("{}/initdb", kPrograms).c_str(), X_OK) != 0) {
      throw std::runtime_error("the tests need Debian's package postgresql-15: run script/install");
    }
    const std::string answer = start_guardian();
    if (!answer.starts_with("ready ")) throw std::runtime_error("PostgreSQL did not start: " + answer);
    folder_ = answer.substr(6, answer.find('\n') - 6);
    execute("CREATE ROLE ringmur LOGIN CREATEROLE NOSUPERUSER PASSWORD '" + password_ + "'");
  }

  std::string create_database(Via via) {
    const std::string name = fmt::format("test_{}", ++count_);
    execute("CREATE DATABASE " + name + " OWNER ringmur TEMPLATE template0");
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

  /// Starts it and returns what it says once the server stands, or why it does not.
  std::string start_guardian() {
    std::array<int, 2> lifeline{};
    std::array<int, 2> answer{};
    // Closed on exec: a ringmur that a test starts must not keep the guardian waiting.
    if (::pipe2(lifeline.data(), O_CLOEXEC) != 0 || ::pipe2(answer.data(), O_CLOEXEC) != 0) {
      throw std::runtime_error("no pipe for the PostgreSQL guardian");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, lifeline[0], 0);
    posix_spawn_file_actions_adddup2(&actions, answer[1], 1);
    // A session of its own, so that what ends the tests (Ctrl-C, timeout) does not end the guardian first.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    std::vector<std::string> words{
        "sh", "-c", kGuardian, "guardian", kPrograms, std::to_string(port_), password_};
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    pid_t guardian = 0;
    const int error = ::posix_spawn(&guardian, "/bin/sh", &actions, &attributes, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    ::close(lifeline[0]);
    ::close(answer[1]);
    if (error != 0) throw std::runtime_error("no shell for the PostgreSQL guardian");
    return read_all(answer[0]);
  }

  static std::string read_all(int from) {
    std::string text;
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = ::read(from, buffer.data(), buffer.size())) > 0;) {
      text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    ::close(from);
    return text;
  }

  int port_;
  std::string password_;
  std::string folder_;
  std::atomic<int> count_{0};
};

}  // namespace

std::string fresh_database(Via via) {
  static Server server;
  return server.create_database(via);
}

}  // namespace ringmur::test
