#include "store/postgres/link.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <memory>
#include <thread>

#include "store/connection.h"
#include "store/database_trouble.h"
#include "store/outcome.h"
#include "support/postgres.h"
#include "support/process.h"

/// How Ringmur reaches PostgreSQL where servers come and go.
namespace ringmur {
namespace {

using Clock = std::chrono::steady_clock;
using Link = std::unique_ptr<PGconn, decltype(&PQfinish)>;

/// Takes connections and never says a word: as a server whose cable is cut.
class SilentServer {
 public:
  SilentServer() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(::listen(socket_, 8), 0);
    EXPECT_EQ(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    port_ = ntohs(address.sin_port);
  }
  ~SilentServer() { ::close(socket_); }
  SilentServer(const SilentServer&) = delete;
  SilentServer& operator=(const SilentServer&) = delete;
  std::string at() const { return "127.0.0.1:" + std::to_string(port_); }
  int socket() const { return socket_; }

 private:
  int socket_;
  int port_{0};
};

/// Says of itself what a replica says when somebody has signed in, and no more. (tests/failover has real
/// ones.)
class Replica {
 public:
  Replica() : thread_([this] { serve(); }) {}
  ~Replica() {
    ::shutdown(door_.socket(), SHUT_RDWR);
    thread_.join();
  }
  Replica(const Replica&) = delete;
  Replica& operator=(const Replica&) = delete;
  std::string at() const { return door_.at(); }

 private:
  static std::string number(std::uint32_t value) {
    value = htonl(value);
    return {reinterpret_cast<const char*>(&value), sizeof value};
  }
  static std::string message(char kind, const std::string& text) {
    return kind + number(static_cast<std::uint32_t>(sizeof(std::uint32_t) + text.size())) + text;
  }
  static std::string parameter(const std::string& name, const std::string& value) {
    return message('S', name + '\0' + value + '\0');
  }
  void serve() const {
    for (int guest = 0; (guest = ::accept(door_.socket(), nullptr, nullptr)) >= 0; ::close(guest))
      greet(guest);
  }
  static void greet(int guest) {
    const std::string welcome = message('R', number(0)) + parameter("server_version", "15.0") +
                                parameter("default_transaction_read_only", "off") +
                                parameter("in_hot_standby", "on") + message('Z', "I");
    std::array<char, 1000> asked{};
    // Eight bytes ask for encryption, and get a no; what is longer signs in.
    for (ssize_t came = 0; (came = ::recv(guest, asked.data(), asked.size(), 0)) > 0;) {
      const std::string answer = came == 8 ? "N" : welcome;
      ::send(guest, answer.data(), answer.size(), MSG_NOSIGNAL);
    }
  }

  SilentServer door_;
  std::thread thread_;
};

/// "…@127.0.0.1:5432/name" with another host before it.
std::string with_a_host_before(std::string url, const std::string& host) {
  return url.insert(url.find('@') + 1, host + ",");
}

TEST(PostgresLink, OfSeveralHostsTheOneThatAnswersIsTaken) {
  const std::string url = test::fresh_database();
  const std::string nobody = "127.0.0.1:" + std::to_string(test::free_port());
  auto connection = db::connect_postgres(with_a_host_before(url, nobody), db::Mode::owner);
  auto cursor = connection->query("SELECT 1");
  EXPECT_TRUE(cursor->next());
}

TEST(PostgresLink, AReplicaIsNotTakenWhetherItIsOneOfSeveralOrTheOnlyOne) {
  const Replica replica;
  const std::string primary = test::fresh_database();
  try {
    db::connect_postgres("postgresql://anna@" + replica.at() + "/x", db::Mode::read);
    ADD_FAILURE() << "nothing could be written there";
  } catch (const db::NoPrimary& error) {
    EXPECT_EQ(error.failure, db::Failure::lost) << "so that it is tried again";
    EXPECT_EQ(refusal_of(error).code, "database.no_primary");
    EXPECT_TRUE(is_of_a_lost_database(refusal_of(error))) << "so that a key is not given back";
  }
  auto connection = db::connect_postgres(with_a_host_before(primary, replica.at()), db::Mode::owner);
  EXPECT_TRUE(connection->query("SELECT 1")->next());
}

TEST(PostgresLink, APrimaryThatIsKeptFromWritingIsReadFrom) {
  const std::string url = test::fresh_database() + "?options=-c%20default_transaction_read_only%3Don";
  for (const std::string& one : {url, with_a_host_before(url, "127.0.0.1:1")}) {
    const Link link(db::open_postgres(one), &PQfinish);
    EXPECT_EQ(PQstatus(link.get()), CONNECTION_OK) << one;
  }
}

TEST(PostgresLink, AServerThatSaysNothingIsGivenUp) {
  const SilentServer silent;
  const auto began = Clock::now();
  const Link link(db::open_postgres("postgresql://anna@" + silent.at() + "/x?sslmode=disable"), &PQfinish);
  EXPECT_NE(PQstatus(link.get()), CONNECTION_OK);
  EXPECT_LT(Clock::now() - began, std::chrono::seconds{10});
}

TEST(PostgresLink, PatienceEndsWhereNothingComes) {
  const Link link(db::open_postgres(test::fresh_database()), &PQfinish);
  ASSERT_EQ(PQsendQuery(link.get(), "SELECT pg_sleep(2)"), 1);
  EXPECT_FALSE(db::await_input(link.get(), std::chrono::milliseconds{100}));
  EXPECT_TRUE(db::await_input(link.get(), std::chrono::milliseconds::max()));
  const std::unique_ptr<PGresult, decltype(&PQclear)> answer(PQgetResult(link.get()), &PQclear);
  EXPECT_EQ(PQresultStatus(answer.get()), PGRES_TUPLES_OK);
}

TEST(PostgresLink, ACommitWithoutAnAnswerIsUnknownAndOneThatWasTakenBackIsNone) {
  const std::string url = test::fresh_database();
  auto connection = db::connect_postgres(url, db::Mode::owner);
  connection->script("CREATE TABLE t (x int)");
  connection->script("BEGIN");
  EXPECT_THROW(connection->script("SELECT 1/0"), db::DatabaseError);
  try {
    connection->script("COMMIT");
    ADD_FAILURE() << "PostgreSQL answers ROLLBACK";
  } catch (const db::OutcomeUnknown&) {
    ADD_FAILURE() << "it is known: nothing was done";
  } catch (const db::DatabaseError& error) {
    EXPECT_EQ(error.failure, db::Failure::other);
  }
  connection->script("BEGIN");
  auto cursor = connection->query("SELECT pg_backend_pid()");
  ASSERT_TRUE(cursor->next());
  db::connect_postgres(url, db::Mode::owner)
      ->run("SELECT pg_terminate_backend(?1::int)", {cursor->integer(0)});
  EXPECT_THROW(connection->script("COMMIT"), db::OutcomeUnknown);
  EXPECT_FALSE(connection->alive());
}

}  // namespace
}  // namespace ringmur
