#include <pwd.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/log.h"
#include "cli/command.h"
#include "store/postgres/address.h"
#include "store/upgrade.h"

namespace ringmur::cli {

Result<std::unique_ptr<Store>> Context::open() const {
  auto store = place();
  if (!store) return store;
  if (auto open = bring_up(**store, Migration::run); !open) return std::unexpected(open.error());
  return store;
}

Result<std::unique_ptr<Store>> Context::place() const {
  if (data.empty()) {
    return ringmur::refuse(Refusal::invalid, "data.missing",
        {"Säg var uppgifterna ligger: --data fil.db eller --data postgresql://…",
            "Say where the data lies: --data file.db or --data postgresql://…"});
  }
  const Location location(data);
  if (auto safe = is_safe(location); !safe) return std::unexpected(safe.error());
  auto store = std::make_unique<Store>(location, catalogue());
  Means& means = store->means();
  if (!key.empty()) means.key.move_to(key);
  if (passwords.empty()) return store;
  auto breached = BreachedPasswords::in(passwords);
  if (!breached) return std::unexpected(breached.error());
  means.breached = std::move(*breached);
  return store;
}

Result<void> Context::is_safe(const Location& location) const {
  if (location.dialect() != Dialect::postgres) return {};
  auto safe = db::is_safe_address(location.address);
  if (safe || safe.error().code != "data.insecure" || !insecure_database) return safe;
  log::warning("database.insecure", {{"data", location.shown()}});
  return {};
}

Actor Context::actor() const {
  const passwd* user = getpwuid(getuid());
  std::string name = user == nullptr ? fmt::format("uid {}", getuid()) : std::string(user->pw_name);
  return {"command line: " + name, std::nullopt, Right::administer, std::nullopt};
}

Exit Context::refuse(const Error& error) const {
  fmt::print(stderr, "ringmur: {}\n", in(error.message));
  for (const Error& detail : error.details) fmt::print(stderr, "  {}\n", in(detail.message));
  bool not_here = error.refusal == Refusal::unavailable || error.refusal == Refusal::unsupported;
  return not_here ? Exit::unavailable : Exit::refused;
}

}  // namespace ringmur::cli
