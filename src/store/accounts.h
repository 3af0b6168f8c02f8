#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace ringmur {

/// What a person may do: an administrator administers what the account reaches, an employee reports incidents
/// and sees the own reports.
enum class AccountKind { administrator, employee };
enum class AccountState { active, disabled };
enum class Theme { automatic, light, dark };

std::string_view code_of(AccountKind kind);
std::optional<AccountKind> account_kind(std::string_view code);
std::string_view code_of(Theme theme);
std::optional<Theme> theme_of(std::string_view code);
std::string_view code_of(Language language);

/// A person's way in. The password is kept beside it, as a digest that nobody reads out.
struct Account {
  Uuid id;
  std::int64_t version{0};
  std::string login;
  std::string name;
  AccountKind kind{AccountKind::employee};
  std::optional<Uuid> authority;      ///< the one it is bound to; none: all (administrators only)
  std::vector<std::string> named_as;  ///< what the person is called in plans
  Language language{Language::swedish};
  Theme theme{Theme::automatic};
  bool must_change_password{false};
  Instant created_at{};
  std::optional<Instant> disabled_at;
  std::optional<Instant> signed_in_at;
};

/// What an administrator says of a new account.
struct AccountOrder {
  std::string login;  ///< letters, digits and . _ - @ +, at most 100 characters; unique in any case
  std::string name;   ///< at most 200 characters
  AccountKind kind{AccountKind::employee};
  std::optional<Uuid> authority;
  std::vector<std::string> named_as;  ///< at most 20, of at most 200 characters each
};

struct NewAccount {
  Account account;
  std::string password;  ///< the first one: shown once, and to be changed by its owner
};

/// Members that are there are set. The login stays what it is: the trail and reports know the person by it.
struct AccountChange {
  std::optional<std::string> name{};
  std::optional<AccountKind> kind{};
  std::optional<std::optional<Uuid>> authority{};
  std::optional<std::vector<std::string>> named_as{};
  std::optional<AccountState> state{};
};

/// All of these are for administrators, who see and make only what reaches no further than they do; another
/// authority's account is not found. What happens to an account is in the trail of every authority that it
/// reaches: of one where it is bound, of all where it is not.

/// Refused: a login that is taken (`conflict`, "account.login_taken") or is none, an employee without an
/// authority.
Result<NewAccount> create_account(Store& store, const Actor& actor, const AccountOrder& order);
/// With a password that its owner already knows, which need not be changed. Refused as check_password() says.
Result<Account> create_account_with(
    Store& store, const Actor& actor, const AccountOrder& order, const std::string& password);

/// In the order of logins.
Result<std::vector<Account>> list_accounts(Store& store, const Actor& actor);
Result<Account> find_account(Store& store, const Actor& actor, const Uuid& id);
Result<Account> find_account(Store& store, const Actor& actor, std::string_view login);
/// Refused as well (`forbidden`, "account.beyond_reach") where the account holds roles beyond what the actor
/// administers.
Result<Account> find_account_to_change(Store& store, const Actor& actor, const Uuid& id);

/// Refused as `changed` at another version; as `conflict` ("account.last_administrator") where nobody else
/// administers what this one does. Disabling ends the account's sessions.
Result<Account> change_account(
    Store& store, const Actor& actor, const Uuid& id, std::int64_t version, const AccountChange& change);

/// A new first password; ends the account's sessions.
Result<std::string> renew_password(Store& store, const Actor& actor, const Uuid& id);
/// As the owner of the data wishes it, for scripts; ends the account's sessions.
Result<void> set_password(Store& store, const Actor& actor, const Uuid& id, const std::string& password);

/// The actor behind an account as it stands now: a job asks again before it runs. `unauthenticated` where
/// there is none or it is disabled.
Result<Actor> actor_of_account(Store& store, const Uuid& id);

}  // namespace ringmur
