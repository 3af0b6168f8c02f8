#pragma once

#include "store/scim.h"

/// What people and groups of SCIM share inside this room.
namespace ringmur::db {

/// The provider that the actor provisions for, and the actor with the rights that this takes.
struct Provisioner {
  Provider provider;
  Actor actor;
};
Result<Provisioner> provisioner_of(Store& store, const Actor& actor);

std::unexpected<Error> no_such_resource();
std::unexpected<Error> other_version();
std::unexpected<Error> name_taken(std::string_view attribute);

/// Takes the account out of every group of its provider.
void leave_groups(Connection& connection, const Uuid& account);

}  // namespace ringmur::db
