#pragma once

#include "store/access.h"
#include "store/accounts.h"

namespace ringmur {

/// A role that somebody holds, for a time and a part of the city.
struct Assignment {
  Uuid id;
  std::int64_t version{0};
  Uuid account;
  std::string login;  ///< of the account
  std::string name;   ///< of the account
  std::string role;
  std::optional<Uuid> authority;   ///< none: the whole city
  std::optional<Uuid> unit;        ///< and what is below it; none: the whole authority
  std::optional<ObjectId> object;  ///< and what refers to it
  Instant starts_at{};
  std::optional<Instant> ends_at;
  std::optional<Uuid> stand_in_for;  ///< the assignment that this one stands in for
  std::string created_by;
  Instant created_at{};
  std::optional<Instant> ended_at{};  ///< ended by somebody, whatever its period says
  std::string holder{};               ///< of a stand-in: the name of the one whose role it is
};

struct AssignmentOrder {
  Uuid account;
  std::string role;
  std::optional<Uuid> authority{};
  std::optional<Uuid> unit{};
  std::optional<ObjectId> object{};
  std::optional<Instant> starts_at{};  ///< none: now
  std::optional<Instant> ends_at{};
};

/// Members that are there are set.
struct AssignmentChange {
  std::optional<Instant> starts_at{};
  std::optional<std::optional<Instant>> ends_at{};
};

/// Who may change assignments in an authority gives, changes and ends those of that authority; the whole
/// city's are for who may in the whole city. Others are not found. Each is in the trail of every authority
/// that it reaches.

/// Refused: a role that there is none of, an account that the actor may not see, a unit or an object that is
/// not there or stands in no authority, a period that ends before it begins.
Result<Assignment> give_role(Store& store, const Actor& actor, const AssignmentOrder& order);

/// Those that stand, of one account or of all, and the actor's own; the latest first.
Result<std::vector<Assignment>> list_assignments(
    Store& store, const Actor& actor, const std::optional<Uuid>& account = {});

/// Refused as `changed` at another version, and as end_assignment().
Result<Assignment> change_assignment(
    Store& store, const Actor& actor, const Uuid& id, std::int64_t version, const AssignmentChange& change);

/// At once; those who stand in for it end with it. Refused ("matrix.lockout") where nobody would be left who
/// keeps the rights.
Result<void> end_assignment(Store& store, const Actor& actor, const Uuid& id);

/// By its holder, or by who may change it. Nobody stands in for a stand-in, or for oneself.
Result<Assignment> give_stand_in(Store& store, const Actor& actor, const Uuid& id, const Uuid& account,
    Instant starts_at, Instant ends_at);

/// A role and where it is held, as somebody outside says it: a provider, or a group of its.
struct RoleGrant {
  std::string role;               ///< of all_roles()
  std::optional<Uuid> authority;  ///< none: the whole city
  std::optional<Uuid> unit;       ///< none: the whole authority

  bool operator==(const RoleGrant&) const = default;
};

namespace db {
/// Gives the account these roles and ends what the same source ("provider: ", "scim: ": what `created_by`
/// begins with) gave before and no longer gives; what others gave is let alone.
void set_given_roles(Writer& writer, const Account& account, std::string_view source, const std::string& name,
    const std::vector<RoleGrant>& wanted);
/// Ends all that the account holds, and what stands in for it.
void end_roles(Writer& writer, const Account& account);
/// What the account holds in its own right, the oldest first.
std::vector<RoleGrant> roles_held(Connection& connection, const Uuid& account);
/// The roles of a kind of account, given with it.
void give_roles_of_kind(Writer& writer, const Account& account, const std::string& by);
/// Ends those that `before` had of its kind, and gives those of `after`.
void change_roles_of_kind(Writer& writer, const Account& before, const Account& after, const std::string& by);
/// The authorities of the roles that the account holds or will; none: the whole city.
std::vector<std::optional<Uuid>> reached_by_roles(Connection& connection, const Uuid& account);
}  // namespace db

}  // namespace ringmur
