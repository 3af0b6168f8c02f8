#include "store/audit.h"

#include <fmt/format.h>

namespace ringmur::db {
namespace {

constexpr std::size_t salt_bytes = 16;

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

std::string link_head(std::string_view previous, const AuditLink& link) {
  const AuditContext& context = link.context;
  Digest made = Hasher()
                    .add(previous)
                    .add(fmt::to_string(link.sequence))
                    .add(fmt::to_string(context.at.time_since_epoch().count()))
                    .add(context.actor)
                    .add(context.operation)
                    .add(context.import_id ? view(*context.import_id) : std::string_view())
                    .add(link.root)
                    .finish();
  return std::string(view(made));
}

std::vector<Column> event_columns(Dialect dialect) {
  bool sqlite = dialect == Dialect::sqlite;
  std::string id = sqlite ? "BLOB" : "uuid";
  std::string bytes = sqlite ? "BLOB" : "bytea";
  std::string number = sqlite ? "INTEGER" : "bigint";
  std::string text = sqlite ? "TEXT" : "text";
  return {{"authority", id}, {"sequence", number},    {"ordinal", number}, {"type", text},
          {"id", id},        {"action", text},        {"version", number}, {"changes", text},
          {"salt", bytes},   {"value_digest", bytes}, {"digest", bytes}};
}

}  // namespace

struct AuditTrail::Chain {
  std::int64_t sequence{0};
  std::string previous;
  std::int64_t events{0};
  Hasher root;
};

AuditTrail::AuditTrail(Connection& connection, AuditContext context)
    : connection_(connection), context_(std::move(context)) {}
AuditTrail::~AuditTrail() = default;

ChainState read_head(Connection& connection, const Uuid& authority) {
  auto cursor = connection.query("SELECT \"sequence\",\"head\" FROM \"audit_head\" WHERE \"authority\" = ?1",
                                 {authority});
  if (!cursor->next()) return {};
  return {cursor->integer(0), std::string(cursor->bytes(1))};
}

AuditTrail::Chain& AuditTrail::chain_of(const Uuid& authority) {
  std::unique_ptr<Chain>& chain = chains_[authority];
  if (chain) return *chain;
  chain = std::make_unique<Chain>();
  // Locked from here to the commit, so that two transactions never make the same link.
  const char* lock = connection_.dialect() == Dialect::postgres ? " FOR UPDATE" : "";
  auto cursor = connection_.query(
      fmt::format("SELECT \"sequence\",\"head\" FROM \"audit_head\" WHERE \"authority\" = ?1{}", lock),
      {authority});
  if (!cursor->next()) throw std::logic_error("an authority without a chain");
  chain->sequence = cursor->integer(0) + 1;
  chain->previous = cursor->bytes(1);
  return *chain;
}

void AuditTrail::add(const Uuid& authority, const AuditEvent& event) {
  Chain& chain = chain_of(authority);
  if (!events_) events_ = connection_.bulk_insert("audit_event", event_columns(connection_.dialect()));
  std::string salt = random_bytes(salt_bytes);
  std::string of_values = value_digest(salt, event.changes);
  std::string digest = event_digest(event, of_values);
  chain.root.add(digest);
  std::array<Param, 11> row{authority,      chain.sequence,
                            chain.events++, std::string_view(event.type),
                            event.id,       std::string_view(event.action),
                            event.version,  std::string_view(event.changes),
                            Bytes{salt},    Bytes{of_values},
                            Bytes{digest}};
  events_->row(row);
}

void AuditTrail::link(const Uuid& authority, Chain& chain) {
  Digest root = chain.root.finish();
  AuditLink made{chain.sequence, context_, std::string(view(root)), {}};
  made.head = link_head(chain.previous, made);
  Param import_id = context_.import_id ? Param{*context_.import_id} : Param{};
  connection_.run(
      "INSERT INTO \"audit_link\" "
      "(\"authority\",\"sequence\",\"at\",\"actor\",\"operation\",\"import_id\",\"events\","
      "\"root\",\"head\") VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
      {authority, made.sequence, context_.at.time_since_epoch().count(), std::string_view(context_.actor),
       std::string_view(context_.operation), import_id, chain.events, Bytes{made.root}, Bytes{made.head}});
  connection_.run("UPDATE \"audit_head\" SET \"sequence\" = ?2, \"head\" = ?3 WHERE \"authority\" = ?1",
                  {authority, made.sequence, Bytes{made.head}});
}

void AuditTrail::finish() {
  if (events_) events_->finish();
  for (auto& [authority, chain] : chains_) link(authority, *chain);
}

namespace {

ChainFault fault(std::int64_t sequence, std::string sv, std::string en) {
  return {sequence, {std::move(sv), std::move(en)}};
}

/// Digests of one link's events, checked as they are read.
std::optional<ChainFault> check_events(Connection& connection, const Uuid& authority, const AuditLink& link,
                                       std::int64_t expected_events) {
  Hasher root;
  std::int64_t count = 0;
  constexpr std::int64_t page = 2000;
  for (std::int64_t from = 0; from < expected_events || from == 0; from += page) {
    auto cursor = connection.query(
        "SELECT \"type\",\"id\",\"action\",\"version\",\"changes\",\"salt\",\"value_digest\",\"digest\" FROM "
        "\"audit_event\""
        " WHERE \"authority\" = ?1 AND \"sequence\" = ?2 AND \"ordinal\" >= ?3 AND \"ordinal\" < ?4 ORDER BY "
        "\"ordinal\"",
        {authority, link.sequence, from, from + page});
    while (cursor->next()) {
      ++count;
      AuditEvent event{std::string(cursor->text(0)), cursor->uuid(1), std::string(cursor->text(2)),
                       cursor->integer(3), std::string(cursor->text(4))};
      std::string of_values(cursor->bytes(6));
      bool erased = cursor->is_null(4);
      if (!erased && value_digest(cursor->bytes(5), event.changes) != of_values) {
        return fault(link.sequence,
                     fmt::format("värdena för {} {} har ändrats", event.type, to_string(event.id)),
                     fmt::format("the values of {} {} have been changed", event.type, to_string(event.id)));
      }
      if (event_digest(event, of_values) != cursor->bytes(7)) {
        return fault(link.sequence,
                     fmt::format("händelsen för {} {} har ändrats", event.type, to_string(event.id)),
                     fmt::format("the event of {} {} has been changed", event.type, to_string(event.id)));
      }
      root.add(cursor->bytes(7));
    }
  }
  Digest made = root.finish();
  if (count != expected_events || view(made) != link.root) {
    return fault(link.sequence, "händelser saknas, har lagts till eller bytt plats",
                 "events are missing, were added or have changed places");
  }
  return std::nullopt;
}

struct ReadLink {
  AuditLink link;
  std::int64_t events{0};
};

std::optional<ReadLink> read_link(Connection& connection, const Uuid& authority, std::int64_t sequence) {
  auto cursor = connection.query(
      "SELECT \"at\",\"actor\",\"operation\",\"import_id\",\"events\",\"root\",\"head\" FROM \"audit_link\""
      " WHERE \"authority\" = ?1 AND \"sequence\" = ?2",
      {authority, sequence});
  if (!cursor->next()) return std::nullopt;
  ReadLink read;
  read.link.sequence = sequence;
  read.link.context = {std::string(cursor->text(1)), std::string(cursor->text(2)), std::nullopt,
                       Instant{std::chrono::milliseconds{cursor->integer(0)}}};
  if (!cursor->is_null(3)) read.link.context.import_id = cursor->uuid(3);
  read.events = cursor->integer(4);
  read.link.root = cursor->bytes(5);
  read.link.head = cursor->bytes(6);
  return read;
}

}  // namespace

std::optional<ChainFault> verify_chain(Connection& connection, const Uuid& authority,
                                       const std::optional<std::string>& expected_head) {
  ChainState state = read_head(connection, authority);
  std::string previous;
  bool found = !expected_head || expected_head->empty();
  for (std::int64_t sequence = 1; sequence <= state.sequence; ++sequence) {
    auto read = read_link(connection, authority, sequence);
    if (!read) return fault(sequence, "länken saknas", "the link is missing");
    if (link_head(previous, read->link) != read->link.head) {
      return fault(sequence, "länken har ändrats", "the link has been changed");
    }
    if (auto wrong = check_events(connection, authority, read->link, read->events)) return wrong;
    previous = read->link.head;
    found = found || hex(previous) == *expected_head;
  }
  if (previous != state.head)
    return fault(state.sequence, "kedjans huvud stämmer inte", "the head of the chain is wrong");
  if (!found) {
    return fault(state.sequence, "det angivna huvudet finns inte i kedjan: den har skrivits om",
                 "the given head is not in the chain: it has been rewritten");
  }
  auto stray =
      connection.query("SELECT COUNT(*) FROM \"audit_link\" WHERE \"authority\" = ?1 AND \"sequence\" > ?2",
                       {authority, state.sequence});
  if (stray->next() && stray->integer(0) > 0) {
    return fault(state.sequence + 1, "länkar finns efter kedjans huvud",
                 "there are links after the head of the chain");
  }
  return std::nullopt;
}

}  // namespace ringmur::db
