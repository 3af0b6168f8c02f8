#pragma once

#include <string>
#include <vector>

#include "store/accounts.h"

namespace ringmur {

/// Somebody to try the made-up kommun as.
struct DemoAccount {
  Account account;
  std::string password;
  Text what;  ///< what the account is for
};

/// Three accounts in a made-up kommun: `isam` (administers Utbildningsnämnden, UTB), `admin` (all
/// authorities) and `medarbetare` (an employee of UTB). Passwords are new each time and need not be changed;
/// accounts that are there get new ones. Refused where there is no UTB.
Result<std::vector<DemoAccount>> make_demo_accounts(Store& store, const Actor& actor);

}  // namespace ringmur
