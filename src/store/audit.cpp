#include "store/audit.h"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "schema/type_names.h"
#include "store/audit_digests.h"

namespace ringmur::db {
namespace {

constexpr std::size_t salt_bytes = 16;

std::vector<Column> event_columns(Dialect dialect) {
  const TypeNames a = type_names(dialect);
  return {{"authority", a.id}, {"sequence", a.number}, {"ordinal", a.number}, {"type", a.text}, {"id", a.id},
      {"action", a.text}, {"version", a.number}, {"changes", a.text}, {"salt", a.bytes},
      {"value_digest", a.bytes}, {"digest", a.bytes}};
}

}  // namespace

struct AuditTrail::Chain {
  struct Kept {
    AuditEvent event;
    std::string salt;
    std::string of_values;
    std::string digest;
  };
  std::int64_t sequence{0};
  std::string previous;
  Hasher root;
  std::vector<Kept> events;
};

AuditTrail::AuditTrail(Connection& connection, AuditContext context)
    : connection_(connection), context_(std::move(context)) {}
AuditTrail::~AuditTrail() = default;

ChainState read_head(Connection& connection, const Uuid& authority) {
  auto cursor = connection.query(
      "SELECT \"sequence\",\"head\" FROM \"audit_head\" WHERE \"authority\" = ?1", {authority});
  if (!cursor->next()) return {};
  return {cursor->integer(0), std::string(cursor->bytes(1))};
}

std::optional<ChainState> lock_head(Connection& connection, const Uuid& authority) {
  const char* lock = connection.dialect() == Dialect::postgres ? " FOR UPDATE" : "";
  auto cursor = connection.query(
      fmt::format("SELECT \"sequence\",\"head\" FROM \"audit_head\" WHERE \"authority\" = ?1{}", lock),
      {authority});
  if (!cursor->next()) return std::nullopt;
  return ChainState{cursor->integer(0), std::string(cursor->bytes(1))};
}

void AuditTrail::add(const Uuid& authority, const AuditEvent& event) {
  std::unique_ptr<Chain>& chain = chains_[authority];
  if (!chain) chain = std::make_unique<Chain>();
  std::string salt = random_bytes(salt_bytes);
  std::string of_values = value_digest(salt, event.changes);
  std::string digest = event_digest(event, of_values);
  chain->root.add(digest);
  chain->events.push_back({event, std::move(salt), std::move(of_values), std::move(digest)});
}

/// Locked from here to the commit, so that two transactions never make the same link.
void AuditTrail::lock(const Uuid& authority, Chain& chain) {
  auto head = lock_head(connection_, authority);
  if (!head) throw std::logic_error("an authority without a chain");
  chain.sequence = head->sequence + 1;
  chain.previous = head->head;
}

void AuditTrail::write_events(const Uuid& authority, const Chain& chain, BulkInsert& rows) {
  std::int64_t ordinal = 0;
  for (const Chain::Kept& kept : chain.events) {
    const AuditEvent& event = kept.event;
    std::array<Param, 11> row{authority, chain.sequence, ordinal++, std::string_view(event.type), event.id,
        std::string_view(event.action), event.version, std::string_view(event.changes), Bytes{kept.salt},
        Bytes{kept.of_values}, Bytes{kept.digest}};
    rows.row(row);
  }
}

void AuditTrail::link(const Uuid& authority, Chain& chain) {
  Digest root = chain.root.finish();
  AuditLink made{chain.sequence, context_, std::string(view(root)), {}};
  made.head = link_head(authority, chain.previous, made);
  Param import_id = context_.import_id ? Param{*context_.import_id} : Param{};
  Param account = context_.account ? Param{*context_.account} : Param{};
  Param request = context_.request.empty() ? Param{} : Param{std::string_view(context_.request)};
  connection_.run(
      "INSERT INTO \"audit_link\" "
      "(\"authority\",\"sequence\",\"at\",\"actor\",\"operation\",\"import_id\",\"events\","
      "\"root\",\"head\",\"account\",\"request\") VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)",
      {authority, made.sequence, context_.at.time_since_epoch().count(), std::string_view(context_.actor),
          std::string_view(context_.operation), import_id, static_cast<std::int64_t>(chain.events.size()),
          Bytes{made.root}, Bytes{made.head}, account, request});
  connection_.run("UPDATE \"audit_head\" SET \"sequence\" = ?2, \"head\" = ?3 WHERE \"authority\" = ?1",
      {authority, made.sequence, Bytes{made.head}});
}

/// Heads come last and in the order of ids: a long write keeps nobody waiting before its end, and two never
/// wait for each other.
void AuditTrail::finish() {
  if (chains_.empty()) return;
  auto rows = connection_.bulk_insert("audit_event", event_columns(connection_.dialect()));
  for (auto& [authority, chain] : chains_) {
    lock(authority, *chain);
    write_events(authority, *chain, *rows);
    link(authority, *chain);
  }
  rows->finish();
}

}  // namespace ringmur::db
