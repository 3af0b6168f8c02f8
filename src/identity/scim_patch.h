#pragma once

#include "base/error.h"

namespace boost::json {
class object;
}

namespace ringmur::scim {

/// Carries out a PATCH (RFC 7644 §3.5.2) on a resource: all of its operations or, where one is refused, none.
/// As Entra ID sends them: "Add" and "Replace" with a capital, "False" for false, paths as members of a value
/// without a path, and a value for an element that is not there yet (it is made). What is of an extension's
/// schema is left out. Refused as `invalid`: "scim.patch" (no PatchOp, another op, over 1000 operations),
/// "scim.path", "scim.no_target" (remove without a path), "scim.mutability" (id, meta, schemas, groups).
Result<void> apply_patch(boost::json::object& resource, const boost::json::object& message);

/// "True" and "False" as true and false, where the attribute is one that is either.
void mend_booleans(boost::json::object& resource);

}  // namespace ringmur::scim
