#include "store/audit_digests.h"

#include <fmt/format.h>

namespace ringmur::db {

std::string value_digest(std::string_view salt, std::string_view changes) {
  Digest made = Hasher().add(salt).add(changes).finish();
  return std::string(view(made));
}

std::string event_digest(const AuditEvent& event, std::string_view of_values) {
  Digest made = Hasher()
                    .add(event.type)
                    .add(view(event.id))
                    .add(event.action)
                    .add(fmt::to_string(event.version))
                    .add(of_values)
                    .finish();
  return std::string(view(made));
}

/// The authority is part of it: two authorities' chains cannot change places.
std::string link_head(const Uuid& authority, std::string_view previous, const AuditLink& link) {
  const AuditContext& context = link.context;
  Hasher hasher;
  hasher.add(view(authority))
      .add(previous)
      .add(fmt::to_string(link.sequence))
      .add(fmt::to_string(context.at.time_since_epoch().count()))
      .add(context.actor)
      .add(context.operation)
      .add(context.import_id ? view(*context.import_id) : std::string_view())
      .add(link.root);
  // Links from before there were such words stay what they were.
  if (context.account || !context.request.empty())
    hasher.add(context.account ? view(*context.account) : std::string_view()).add(context.request);
  Digest made = hasher.finish();
  return std::string(view(made));
}

}  // namespace ringmur::db
