#include "store/retention.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "store/erasures.h"

namespace ringmur {
namespace {

namespace json = boost::json;

/// Kinds that are not kept for ever, and until when.
using Limits = std::map<TrailKind, Instant>;

constexpr std::int64_t links_together = 1000;

Limits limits_of(const Settings& settings, Instant at) {
  Limits limits;
  for (const auto& [code, days] : settings.retention()) {
    if (auto kind = trail_kind(code)) limits[*kind] = at - std::chrono::days{days};
  }
  return limits;
}

bool is_past(const Limits& limits, TrailKind kind, Instant at) {
  auto found = limits.find(kind);
  return found != limits.end() && at < found->second;
}

struct OldLink {
  std::int64_t sequence{0};
  Instant at{};
};

/// The oldest links with an event of the kind that is past its time and still has its values.
std::vector<OldLink> old_links(
    db::Connection& connection, const Uuid& authority, TrailKind kind, Instant limit) {
  const std::int64_t end = db::first_link_from(
      connection, authority, limit + db::link_time_margin, db::read_head(connection, authority).sequence + 1);
  const std::string which = kind == TrailKind::change ? fmt::format("NOT ({})", db::noted_actions("e."))
                                                      : fmt::format("{} AND e.\"action\" = '{}'",
                                                            db::noted_actions("e."), code_of(kind));
  auto cursor = connection.query(
      fmt::format("SELECT DISTINCT e.\"sequence\",l.\"at\" FROM \"audit_event\" e JOIN \"audit_link\" l ON"
                  " l.\"authority\" = e.\"authority\" AND l.\"sequence\" = e.\"sequence\" WHERE"
                  " e.\"authority\" = ?1 AND {} AND e.\"changes\" IS NOT NULL AND e.\"sequence\" < ?2 AND"
                  " l.\"at\" < ?3 ORDER BY e.\"sequence\" LIMIT ?4",
          which),
      {authority, end, limit.time_since_epoch().count(), links_together});
  std::vector<OldLink> links;
  while (cursor->next())
    links.push_back({cursor->integer(0), Instant{std::chrono::milliseconds{cursor->integer(1)}}});
  return links;
}

/// One transaction's worth.
class Batch {
 public:
  Batch(db::Connection& connection, const Uuid& authority, const Limits& limits)
      : connection_(connection), authority_(authority), limits_(limits) {}

  /// All of the link goes where nothing in it is to stay, else the values of what is past its time.
  void add(const OldLink& link) {
    std::map<TrailKind, std::int64_t> here;
    std::vector<db::EventPlace> past;
    bool all = true;
    auto cursor = connection_.query(
        "SELECT \"ordinal\",\"action\",\"changes\" IS NULL FROM \"audit_event\" WHERE \"authority\" = ?1 AND"
        " \"sequence\" = ?2 ORDER BY \"ordinal\"",
        {authority_, link.sequence});
    while (cursor->next()) {
      const TrailKind kind = kind_of_action(cursor->text(1));
      const bool goes = is_past(limits_, kind, link.at);
      all = all && goes;
      if (!goes) continue;
      ++here[kind];
      if (!cursor->boolean(2)) past.emplace_back(link.sequence, cursor->integer(0));
    }
    if (!all) {
      taken.values.insert(taken.values.end(), past.begin(), past.end());
      return;
    }
    taken.links.push_back(link.sequence);
    for (const auto& [kind, count] : here) events[kind] += count;
  }

  db::Taken taken;
  std::map<TrailKind, std::int64_t> events;

 private:
  db::Connection& connection_;
  const Uuid& authority_;
  const Limits& limits_;
};

std::string words_of(const Batch& batch, const Limits& limits, const std::string& taken) {
  json::object before;
  json::object events;
  for (const auto& [kind, limit] : limits) before[code_of(kind)] = to_string(limit);
  for (const auto& [kind, count] : batch.events) events[code_of(kind)] = count;
  return fmt::format(
      R"({{"before":{},"events":{},{}}})", json::serialize(before), json::serialize(events), taken);
}

void add_to(Pruned& pruned, const Batch& batch) {
  for (const auto& [kind, count] : batch.events) pruned.events[kind] += count;
  pruned.links += static_cast<std::int64_t>(batch.taken.links.size());
  pruned.values += static_cast<std::int64_t>(batch.taken.values.size());
}

}  // namespace

Result<Pruned> prune_trail(Store& store, const Actor& actor, const Uuid& authority, Instant at) {
  if (auto may = may_read_trail(actor, authority); !may) return std::unexpected(may.error());
  const Limits limits = limits_of(store.settings(), at);
  Pruned pruned;
  for (const auto& [kind, limit] : limits) {
    for (bool more = true; more;) {
      Pruned now;
      auto done = store.write(
          actor, db::Walls::within(authority), db::prune_operation, {}, [&](Writer& writer) -> Result<void> {
            now = {};
            more = false;
            db::Connection& connection = writer.connection();
            auto head = db::lock_head(connection, authority);
            if (!head) return {};
            const auto links = old_links(connection, authority, kind, limit);
            more = static_cast<std::int64_t>(links.size()) == links_together;
            Batch batch(connection, authority, limits);
            for (const OldLink& link : links) batch.add(link);
            if (batch.taken.none()) return {};
            const std::string taken = db::take(connection, authority, head->sequence + 1, batch.taken);
            writer.record_event(authority, {"trail", authority, "prune", 1, words_of(batch, limits, taken)});
            add_to(now, batch);
            return {};
          });
      if (!done) return std::unexpected(done.error());
      for (const auto& [of, count] : now.events) pruned.events[of] += count;
      pruned.links += now.links;
      pruned.values += now.values;
    }
  }
  return pruned;
}

}  // namespace ringmur
