#include "store/trail_events.h"

#include <boost/json.hpp>
#include <utility>

#include "base/digest.h"
#include "base/log.h"
#include "base/text.h"

namespace ringmur {
namespace {

namespace json = boost::json;

void record_session(Writer& writer, const Account& account, const Uuid& session, std::string_view action,
    json::object words) {
  words["account"] = to_string(account.id);
  writer.record_event(account.authority.value_or(city_chain),
      {"session", session, std::string(action), 1, json::serialize(words)});
}

}  // namespace

void record_sign_in(Writer& writer, const Account& account, const Uuid& session, std::string_view how) {
  record_session(writer, account, session, "sign_in", {{"how", how}});
}

void record_sign_out(Writer& writer, const Account& account, const Uuid& session) {
  record_session(writer, account, session, "sign_out", {});
}

void record_failed_sign_in(Store& store, const Account* account, std::string_view login) {
  constexpr std::size_t digits = 8;
  Actor nobody{.name = "", .authority = std::nullopt, .right = Right::report, .token = std::nullopt};
  json::object words;
  AuditEvent event{"account", {}, "sign_in_failed", 1, {}};
  Uuid chain = city_chain;
  if (account != nullptr) {
    nobody.name = account->login;
    nobody.account = account->id;
    event.id = account->id;
    chain = account->authority.value_or(city_chain);
  } else {
    Digest made = Hasher().add("unknown login").add(folded(login)).finish();
    words["login_digest"] = to_hex(made).substr(0, digits);
  }
  event.changes = json::serialize(words);
  if (!store.note(nobody, "session.refuse", chain, {event})) log::warning("trail.sign_in_failed_not_kept");
}

Result<void> record_export(
    Store& store, const Actor& actor, const Uuid& authority, const Exported& exported) {
  json::object words{{"what", exported.what}, {"format", exported.format}};
  if (!exported.filter.empty()) words["filter"] = exported.filter;
  if (exported.count) words["count"] = *exported.count;
  return store.note(
      actor, "export", authority, {{exported.type, authority, "exported", 1, json::serialize(words)}});
}

Result<void> record_seen(Store& store, const Actor& actor, const Uuid& authority, const RecordType& type,
    std::span<const Uuid> ids) {
  std::vector<AuditEvent> events;
  for (const Uuid& id : ids) events.push_back({type.name, id, "seen", 1, "{}"});
  return store.note(actor, "read", authority, events);
}

std::string_view code_of(FaultKind kind) {
  switch (kind) {
    case FaultKind::changed:
      return "changed";
    case FaultKind::missing:
      return "missing";
    case FaultKind::inserted:
      return "inserted";
    case FaultKind::moved:
      return "moved";
    case FaultKind::rewritten:
      return "rewritten";
    case FaultKind::seal:
      return "seal";
  }
  std::unreachable();
}

Result<void> record_verification(Store& store, const Actor& actor, const Uuid& authority,
    const ChainState& state, const std::optional<ChainFault>& fault) {
  json::object words{{"sound", !fault}, {"links", state.sequence}, {"head", hex(state.head)}};
  if (fault) {
    words["fault"] = fault->sequence;
    words["kind"] = code_of(fault->kind);
  }
  return store.note(actor, "verify", authority, {{"trail", authority, "verify", 1, json::serialize(words)}});
}

}  // namespace ringmur
