#pragma once

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "client_support.h"
#include "server/server.h"
#include "store/accounts.h"
#include "store/tokens.h"
#include "support/process.h"

namespace ringmur {

enum class Engine { sqlite, postgres };

std::string name_of(const testing::TestParamInfo<Engine>& engine);

using Headers = std::vector<std::pair<std::string, std::string>>;

/// An answer with its body as JSON, where it is any.
struct JsonAnswer : http::Answer {
  boost::json::value json;

  /// The member's text; empty where there is none.
  std::string text(std::string_view member) const;
  std::int64_t number(std::string_view member) const;
  const boost::json::array& items() const;
};

/// How much at once, where a test wants less than usual.
struct ApiLimits {
  JobLimits jobs{};
  StreamLimits streams{};
};

/// Somebody with an account, signed in.
struct Person {
  Uuid id;
  std::string login;
  std::string password;
  std::string cookie;  ///< the secret
  std::string csrf;
};

/// A whole server over a database of its own: two authorities, UTB with a school below it and SOC, a token
/// for each and one for both.
class ApiServer {
 public:
  /// Heavy work is not counted unless `heavy_work` says how much a minute.
  explicit ApiServer(
      Engine engine = Engine::sqlite, BehindHttps behind_https = BehindHttps::no, unsigned heavy_work = 0);
  ApiServer(Engine engine, BehindHttps behind_https, unsigned heavy_work, const ApiLimits& limits);
  ~ApiServer();

  /// Sends as `person` where there is one, else with the token of `as`, else as nobody.
  JsonAnswer ask(std::string_view method, const std::string& target, const Headers& headers = {},
      std::string_view body = {});
  JsonAnswer get(const std::string& target) { return ask("GET", target); }
  /// With Content-Type: application/json.
  JsonAnswer send(
      std::string_view method, const std::string& target, std::string_view json, Headers headers = {});
  /// Imports and waits until the job is over; the job.
  JsonAnswer import(const std::string& query, std::string_view content);
  JsonAnswer wait_for(const std::string& job);
  /// A new incident of UTB.
  JsonAnswer incident(std::string_view title, std::string_view more = "");

  std::string token(const std::string& code, Right right = Right::write);
  /// A new account that reaches the authority, or all where `code` is empty, and its session.
  Person make_person(AccountKind kind, const std::string& code);
  JsonAnswer sign_in(std::string_view login, std::string_view password, const Headers& headers = {});
  std::uint16_t port() const { return server_->port(); }
  Store& store() { return *store_; }

  std::string utb;    ///< writes in UTB
  std::string soc;    ///< writes in SOC
  std::string admin;  ///< reaches both
  std::string as;     ///< who asks; at first `utb`
  std::optional<Person> person;

 private:
  test::TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

}  // namespace ringmur
