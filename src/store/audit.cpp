#include "store/audit.h"

#include <fmt/format.h>

#include <limits>

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

/// The authority is part of it: two authorities' chains cannot change places.
std::string link_head(const Uuid& authority, std::string_view previous, const AuditLink& link) {
  const AuditContext& context = link.context;
  Digest made = Hasher()
                    .add(view(authority))
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
  return {{"authority", id}, {"sequence", number}, {"ordinal", number}, {"type", text}, {"id", id},
      {"action", text}, {"version", number}, {"changes", text}, {"salt", bytes}, {"value_digest", bytes},
      {"digest", bytes}};
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
  connection_.run(
      "INSERT INTO \"audit_link\" "
      "(\"authority\",\"sequence\",\"at\",\"actor\",\"operation\",\"import_id\",\"events\","
      "\"root\",\"head\") VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
      {authority, made.sequence, context_.at.time_since_epoch().count(), std::string_view(context_.actor),
          std::string_view(context_.operation), import_id, static_cast<std::int64_t>(chain.events.size()),
          Bytes{made.root}, Bytes{made.head}});
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

namespace {

ChainFault fault(std::int64_t sequence, std::string sv, std::string en) {
  return {sequence, {std::move(sv), std::move(en)}};
}

/// Digests of one link's events, checked as they are read.
std::optional<ChainFault> check_events(
    Connection& connection, const Uuid& authority, const AuditLink& link, std::int64_t expected_events) {
  Hasher root;
  std::int64_t count = 0;
  bool in_place = true;
  constexpr std::int64_t page = 2000;
  // From the last ordinal that was read, not from one that is expected: what was slipped in anywhere is met.
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  for (std::int64_t read = page; read == page;) {
    auto cursor = connection.query(
        "SELECT \"type\",\"id\",\"action\",\"version\",\"changes\",\"salt\",\"value_digest\",\"digest\","
        "\"ordinal\" FROM \"audit_event\""
        " WHERE \"authority\" = ?1 AND \"sequence\" = ?2 AND \"ordinal\" > ?3 ORDER BY \"ordinal\" LIMIT ?4",
        {authority, link.sequence, last, page});
    for (read = 0; cursor->next(); ++read) {
      last = cursor->integer(8);
      in_place = in_place && last == count;
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
  if (!in_place || count != expected_events || view(made) != link.root) {
    return fault(link.sequence, "händelser saknas, har lagts till eller bytt plats",
        "events are missing, were added or have changed places");
  }
  return std::nullopt;
}

struct ReadLink {
  AuditLink link;
  std::int64_t events{0};
};

/// What lies outside the chain. The head is asked for again within each statement: others may be writing.
std::optional<ChainFault> check_outside(Connection& connection, const Uuid& authority) {
  for (const char* table : {"audit_link", "audit_event"}) {
    auto stray = connection.query(
        fmt::format(
            "SELECT MIN(\"sequence\") FROM \"{}\" WHERE \"authority\" = ?1 AND (\"sequence\" < 1 OR "
            "\"sequence\" > COALESCE((SELECT \"sequence\" FROM \"audit_head\" WHERE \"authority\" = ?1), 0))",
            table),
        {authority});
    if (!stray->next() || stray->is_null(0)) continue;
    return fault(stray->integer(0), "länkar eller händelser finns utanför kedjan",
        "there are links or events outside the chain");
  }
  return std::nullopt;
}

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

std::optional<ChainFault> verify_chain(
    Connection& connection, const Uuid& authority, const std::optional<std::string>& expected_head) {
  ChainState state = read_head(connection, authority);
  std::string previous;
  bool found = !expected_head || expected_head->empty();
  for (std::int64_t sequence = 1; sequence <= state.sequence; ++sequence) {
    auto read = read_link(connection, authority, sequence);
    if (!read) return fault(sequence, "länken saknas", "the link is missing");
    if (link_head(authority, previous, read->link) != read->link.head) {
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
  return check_outside(connection, authority);
}

}  // namespace ringmur::db
