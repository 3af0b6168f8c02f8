#pragma once

#include "store/providers.h"

/// What the parts of providers share inside this room.
namespace ringmur::db {

/// Whether the actor says how people come in. A provider's own token, which writes in the same duty, brings
/// people and says nothing of that ("provider.not_for_tokens").
Result<void> may_govern(const Actor& actor, Action action);

/// "SELECT …" of a provider, without FROM.
extern const char* const provider_columns;
Provider read_provider(const Cursor& cursor);

void insert_provider(Connection& connection, const Provider& provider, const SealedSecret& secret);
/// False at another version.
bool update_provider(Connection& connection, const Provider& provider, std::int64_t version);

/// For the trail: what became other, never a secret.
std::string facts_of(const ProviderContent& content);

}  // namespace ringmur::db
