#include "store/postgres/link.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <string_view>

namespace ringmur::db {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Milliseconds for poll(); it is asked again where there is more to wait.
int for_poll(milliseconds left) {
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, std::numeric_limits<int>::max()));
}

}  // namespace

pg_conn* open_postgres(const std::string& url) {
  struct Setting {
    const char* name;
    const char* value;
  };
  // What comes later goes before what came earlier, and the address comes last.
  const std::array settings{
      Setting{"connect_timeout", "3"},       // seconds, for each host
      Setting{"keepalives_idle", "10"},      // seconds of silence before it is asked whether it is there
      Setting{"keepalives_interval", "3"},   //
      Setting{"keepalives_count", "3"},      //
      Setting{"tcp_user_timeout", "15000"},  // milliseconds that what was sent may go unreceived
      Setting{"target_session_attrs", "primary"},
      Setting{"dbname", url.c_str()},
      Setting{nullptr, nullptr},
  };
  std::array<const char*, settings.size()> names{};
  std::array<const char*, settings.size()> values{};
  for (std::size_t i = 0; i < settings.size(); ++i) {
    names[i] = settings[i].name;
    values[i] = settings[i].value;
  }
  return PQconnectdbParams(names.data(), values.data(), 1);
}

bool is_standby(const pg_conn* connection) {
  const char* said = PQparameterStatus(connection, "in_hot_standby");
  return said != nullptr && std::string_view(said) == "on";
}

bool await_input(pg_conn* connection, milliseconds patience) {
  const bool endless = patience == milliseconds::max();
  auto until = Clock::now() + (endless ? milliseconds{0} : patience);
  while (PQisBusy(connection) == 1) {
    pollfd wanted{PQsocket(connection), POLLIN, 0};
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
    const int came = ::poll(&wanted, 1, endless ? -1 : for_poll(left));
    if (came == 0) return false;
    if (came < 0 && errno != EINTR) return false;
    if (came < 0) continue;
    if (PQconsumeInput(connection) != 1) return true;
    if (!endless) until = Clock::now() + patience;
  }
  return true;
}

}  // namespace ringmur::db
