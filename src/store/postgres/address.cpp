#include "store/postgres/address.h"

#include <arpa/inet.h>
#include <libpq-fe.h>

#include <array>
#include <map>
#include <memory>
#include <string_view>

#include "base/text.h"

namespace ringmur::db {
namespace {

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

/// What is said overrides what was known before.
void add(std::map<std::string, std::string>& said, const PQconninfoOption* options) {
  for (; options != nullptr && options->keyword != nullptr; ++options) {
    if (options->val != nullptr) said[options->keyword] = options->val;
  }
}

bool is_this_machine(const std::string& host) {
  if (host.empty() || host.starts_with('/') || host.starts_with('@')) return true;  // a socket
  if (folded(host) == "localhost") return true;
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET, host.c_str(), bytes.data()) == 1) return bytes[0] == 127;
  return inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1 && host == "::1";
}

/// Several hosts, apart by commas: every one may be asked.
bool all_are_this_machine(std::string_view hosts) {
  for (;;) {
    const auto comma = hosts.find(',');
    if (!is_this_machine(std::string(trimmed(hosts.substr(0, comma))))) return false;
    if (comma == std::string_view::npos) return true;
    hosts.remove_prefix(comma + 1);
  }
}

}  // namespace

Result<void> is_safe_address(const std::string& url) {
  char* fault = nullptr;
  const Options parsed(PQconninfoParse(url.c_str(), &fault), &PQconninfoFree);
  const std::unique_ptr<char, decltype(&PQfreemem)> message(fault, &PQfreemem);
  if (!parsed) {
    return refuse(Refusal::invalid, "data.address",
        {"Adressen till databasen går inte att läsa. Skriv den som postgresql://användare@värd/databas.",
            "The address of the database cannot be read. Write it as postgresql://user@host/database."});
  }
  std::map<std::string, std::string> said;
  const Options otherwise(PQconndefaults(), &PQconninfoFree);
  add(said, otherwise.get());
  add(said, parsed.get());
  // An address by number is what libpq goes to, whatever the name.
  const std::string& hosts = said["hostaddr"].empty() ? said["host"] : said["hostaddr"];
  const bool elsewhere = !said["service"].empty() || !all_are_this_machine(hosts);
  if (!elsewhere || said["sslmode"] == "verify-full") return {};
  return refuse(Refusal::invalid, "data.insecure",
      {"Databasen ligger på en annan dator, och utan sslmode=verify-full kan någon på vägen läsa och ändra "
       "det "
       "som skickas. Lägg till ?sslmode=verify-full&sslrootcert=FIL i adressen. --insecure-database tillåter "
       "det ändå.",
          "The database is on another machine, and without sslmode=verify-full somebody on the way can read "
          "and "
          "change what is sent. Add ?sslmode=verify-full&sslrootcert=FILE to the address. "
          "--insecure-database "
          "allows it nevertheless."});
}

}  // namespace ringmur::db
