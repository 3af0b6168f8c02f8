#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/providers.h"

/// People and groups as a provider provisions them (SCIM 2.0). The actor is the provider's token
/// (ProviderContent::scim_token) and sees this provider's people only: refused as `forbidden`
/// ("scim.not_bound") for everybody else, `not_found` ("scim.not_found") for another provider's.
namespace ringmur {

struct ScimReference {
  Uuid id;
  std::string name;
};

/// What a provider says of a person.
struct ScimPerson {
  std::string user_name;
  std::optional<std::string> external_id{};
  std::string name{};
  bool active{true};
  std::string attributes{"{}"};  ///< JSON object: what else SCIM told that is kept (name, emails …)
};

struct ScimUser {
  Uuid id;
  std::int64_t version{0};
  ScimPerson person;
  Instant created_at{};
  std::vector<ScimReference> groups{};
};

/// What the database looks up; the rest of a filter is for who asks.
struct ScimLookup {
  std::optional<std::string> name{};  ///< userName or displayName, in any case
  std::optional<std::string> external_id{};
  enum class Members { read, leave_out } members{Members::read};  ///< of groups
};

Result<std::vector<ScimUser>> scim_users(Store& store, const Actor& actor, const ScimLookup& lookup);
Result<ScimUser> scim_user(Store& store, const Actor& actor, const Uuid& id);
/// Refused as `conflict` ("scim.taken") where there is one with this userName, and as create_account() says.
Result<ScimUser> create_scim_user(Store& store, const Actor& actor, const ScimPerson& person);
/// The login stays what it was: the trail and reports know the person by it. Who becomes inactive loses
/// sessions and tokens in the same transaction. Refused as `changed` at another version.
Result<ScimUser> change_scim_user(
    Store& store, const Actor& actor, const Uuid& id, std::int64_t version, const ScimPerson& person);
/// As inactive, and not found any more; also the groups and the way in by the provider are gone.
Result<void> remove_scim_user(Store& store, const Actor& actor, const Uuid& id);

struct ScimGroupContent {
  std::string display_name;
  std::optional<std::string> external_id{};
  std::vector<Uuid> members{};
};

struct ScimGroup {
  Uuid id;
  std::int64_t version{0};
  std::string display_name;
  std::optional<std::string> external_id;
  std::vector<ScimReference> members{};
  Instant created_at{};
  Instant changed_at{};
};

Result<std::vector<ScimGroup>> scim_groups(Store& store, const Actor& actor, const ScimLookup& lookup);
Result<ScimGroup> scim_group(Store& store, const Actor& actor, const Uuid& id);
/// Members that are nobody of this provider's are refused as `invalid` ("scim.member"). Who becomes or ceases
/// to be a member gets or loses the group's role at once.
Result<ScimGroup> create_scim_group(Store& store, const Actor& actor, const ScimGroupContent& content);
Result<ScimGroup> change_scim_group(
    Store& store, const Actor& actor, const Uuid& id, std::int64_t version, const ScimGroupContent& content);
Result<void> remove_scim_group(Store& store, const Actor& actor, const Uuid& id);

/// A group as an administrator sees it: what its members are here.
struct GroupRole {
  Uuid id;
  Uuid provider;
  std::string display_name;
  std::int64_t members{0};
  std::optional<RoleGrant> grant;
};

/// For who administers the whole city.
Result<std::vector<GroupRole>> list_group_roles(Store& store, const Actor& actor);
/// Nothing: the group gives no role. Its members have what follows at once.
Result<GroupRole> set_group_role(
    Store& store, const Actor& actor, const Uuid& id, const std::optional<RoleGrant>& grant);

}  // namespace ringmur
