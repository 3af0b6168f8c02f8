#include "store/trail.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "store/account_rows.h"
#include "store/link_traces.h"
#include "store/secrecy.h"

namespace ringmur {

namespace {

struct KindWords {
  TrailKind kind;
  std::string_view code;
  const char* sv;
  const char* en;
};

constexpr std::array kind_words{
    KindWords{TrailKind::change, "change", "Ändring", "Change"},
    KindWords{TrailKind::sign_in, "sign_in", "Inloggning", "Sign-in"},
    KindWords{TrailKind::sign_in_failed, "sign_in_failed", "Misslyckad inloggning", "Failed sign-in"},
    KindWords{TrailKind::sign_out, "sign_out", "Utloggning", "Sign-out"},
    KindWords{TrailKind::seen, "seen", "Läsning av sekretessmarkerad uppgift", "Secret record read"},
    KindWords{TrailKind::exported, "exported", "Uttag", "Export"},
    KindWords{TrailKind::verify, "verify", "Kontroll av granskningskedjan", "Verification of the trail"},
    KindWords{TrailKind::prune, "prune", "Gallring", "Pruning"},
    KindWords{TrailKind::removal, "removal", "Radering av personuppgifter", "Removal of personal data"},
    KindWords{TrailKind::seal, "seal", "Sigill", "Seal"},
};

const KindWords& words_of(TrailKind kind) {
  return *std::ranges::find(kind_words, kind, &KindWords::kind);
}

}  // namespace

std::string_view code_of(TrailKind kind) {
  return words_of(kind).code;
}

Text label_of(TrailKind kind) {
  return {words_of(kind).sv, words_of(kind).en};
}

std::optional<TrailKind> trail_kind(std::string_view code) {
  auto found = std::ranges::find(kind_words, code, &KindWords::code);
  if (found == kind_words.end()) return std::nullopt;
  return found->kind;
}

const std::vector<TrailKind>& trail_kinds() {
  static const std::vector<TrailKind> all = [] {
    std::vector<TrailKind> made;
    for (const KindWords& words : kind_words) made.push_back(words.kind);
    return made;
  }();
  return all;
}

TrailKind kind_of_action(std::string_view action) {
  return trail_kind(action).value_or(TrailKind::change);
}

Result<void> may_read_trail(const Actor& actor, const Uuid& authority) {
  if (authority == city_chain) return may_in_city(actor, "trail", Action::read);
  return may_all(actor, "trail", Action::read, authority);
}

namespace db {

std::string noted_actions(std::string_view table) {
  return fmt::format(
      "{}\"action\" IN ('exported','prune','removal','seal','seen','sign_in','sign_in_failed','sign_out',"
      "'verify')",
      table);
}

/// By halves: an index on the time would cost each write. A transaction's time is taken at its beginning and
/// its place in the chain at its end, so that times may stand in the wrong order by as long as one may last.
std::int64_t first_link_from(
    Connection& connection, const Uuid& authority, Instant at, std::int64_t past_the_last) {
  std::int64_t low = 1;
  std::int64_t high = past_the_last;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    auto cursor = connection.query(
        "SELECT \"sequence\",\"at\" FROM \"audit_link\" WHERE \"authority\" = ?1 AND \"sequence\" >= ?2"
        " ORDER BY \"sequence\" LIMIT 1",
        {authority, middle});
    if (!cursor->next() || cursor->integer(1) >= at.time_since_epoch().count())
      high = middle;
    else
      low = cursor->integer(0) + 1;
  }
  return low;
}

namespace {

struct Place {
  std::int64_t sequence{0};
  std::int64_t ordinal{0};
};

std::optional<Place> parse_place(std::string_view text) {
  Place place;
  const char* end = text.data() + text.size();
  auto first = std::from_chars(text.data(), end, place.sequence);
  if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '.') return std::nullopt;
  auto second = std::from_chars(first.ptr + 1, end, place.ordinal);
  if (second.ec != std::errc{} || second.ptr != end) return std::nullopt;
  return place;
}

/// The statement of a page and what is bound to it.
struct PageSql {
  std::string text;
  std::vector<Param> params;

  void bind(std::string_view condition, Param value) {
    params.push_back(std::move(value));
    text += fmt::format(fmt::runtime(condition), params.size());
  }
};

/// Ordered by the table that leads the way, so that the page is read from its index.
PageSql page_sql(Connection& connection, const TrailQuery& query, const std::optional<Place>& after) {
  const char lead = query.account ? 'l' : 'e';
  PageSql sql{
      "SELECT e.\"sequence\",e.\"ordinal\",l.\"at\",l.\"actor\",l.\"operation\",l.\"import_id\","
      "l.\"account\",l.\"request\",e.\"type\",e.\"id\",e.\"action\",e.\"version\",e.\"changes\""
      " FROM \"audit_event\" e JOIN \"audit_link\" l ON l.\"authority\" = e.\"authority\" AND"
      " l.\"sequence\" = e.\"sequence\" WHERE e.\"authority\" = ?1 AND l.\"authority\" = ?1",
      {query.authority}};
  if (after) {
    sql.params.emplace_back(after->sequence);
    sql.params.emplace_back(after->ordinal);
    sql.text += fmt::format(" AND ({}.\"sequence\", e.\"ordinal\") < (?2, ?3)", lead);
  }
  const std::int64_t end = read_head(connection, query.authority).sequence + 1;
  if (query.from) {
    sql.bind(" AND l.\"at\" >= ?{}", query.from->time_since_epoch().count());
    sql.bind(fmt::format(" AND {}.\"sequence\" >= ?{{}}", lead),
        first_link_from(connection, query.authority, *query.from - link_time_margin, end));
  }
  if (query.to) {
    sql.bind(" AND l.\"at\" < ?{}", query.to->time_since_epoch().count());
    sql.bind(fmt::format(" AND {}.\"sequence\" < ?{{}}", lead),
        first_link_from(connection, query.authority, *query.to + link_time_margin, end));
  }
  if (query.account) sql.bind(" AND l.\"account\" = ?{}", *query.account);
  if (!query.type.empty()) sql.bind(" AND e.\"type\" = ?{}", std::string_view(query.type));
  if (query.id) sql.bind(" AND e.\"id\" = ?{}", *query.id);
  if (query.kind == TrailKind::change) sql.text += " AND NOT (" + noted_actions("e.") + ")";
  if (query.kind && query.kind != TrailKind::change)
    sql.text += fmt::format(" AND {} AND e.\"action\" = '{}'", noted_actions("e."), code_of(*query.kind));
  sql.bind(fmt::format(" ORDER BY {}.\"sequence\" DESC, e.\"ordinal\" DESC LIMIT ?{{}}", lead),
      static_cast<std::int64_t>(query.limit) + 1);
  return sql;
}

TrailEntry read_entry(const Cursor& cursor) {
  TrailEntry entry;
  entry.sequence = cursor.integer(0);
  entry.ordinal = cursor.integer(1);
  entry.context.at = Instant{std::chrono::milliseconds{cursor.integer(2)}};
  entry.context.actor = cursor.text(3);
  entry.context.operation = cursor.text(4);
  if (!cursor.is_null(5)) entry.context.import_id = cursor.uuid(5);
  if (!cursor.is_null(6)) entry.context.account = cursor.uuid(6);
  entry.context.request = cursor.text(7);
  entry.type = cursor.text(8);
  entry.id = cursor.uuid(9);
  entry.action = cursor.text(10);
  entry.version = cursor.integer(11);
  if (!cursor.is_null(12)) entry.changes = cursor.text(12);
  return entry;
}

/// What is masked in each record that the entries tell of.
std::map<ObjectId, Masked> masked_in(Connection& connection, const Actor& actor, const Catalogue& catalogue,
    const Uuid& authority, const std::vector<TrailEntry>& entries) {
  std::map<std::string, std::vector<Uuid>> ids;
  for (const TrailEntry& entry : entries) ids[entry.type].push_back(entry.id);
  std::map<ObjectId, Masked> masked;
  const auto veil = Veil::over(connection, actor, authority, catalogue.types, Secrets::masked);
  for (const RecordType* type : catalogue.types) {
    if (!veil.has_marks(*type) || !ids.contains(type->name)) continue;
    for (auto& [id, fields] : masked_of(connection, *type, authority, ids[type->name]))
      masked.emplace(ObjectId{type->name, id}, std::move(fields));
  }
  return masked;
}

void conceal_entries(Connection& connection, const Actor& actor, const Catalogue& catalogue,
    const Uuid& authority, std::vector<TrailEntry>& entries) {
  const auto masked = masked_in(connection, actor, catalogue, authority, entries);
  static const Masked nothing;
  for (TrailEntry& entry : entries) {
    auto found = masked.find({entry.type, entry.id});
    const bool tells = found != masked.end() || entry.action == secrecy_action;
    if (!entry.changes || !tells) continue;
    entry.changes =
        conceal_changes(*entry.changes, found == masked.end() ? nothing : found->second, Notes::concealed);
  }
}

}  // namespace
}  // namespace db

Result<TrailPage> read_trail(Store& store, const Actor& actor, const TrailQuery& query) {
  if (auto may = may_read_trail(actor, query.authority); !may) return std::unexpected(may.error());
  std::optional<db::Place> after;
  if (!query.after.empty()) {
    after = db::parse_place(query.after);
    if (!after)
      return refuse(Refusal::invalid, "after.invalid",
          {"”after” tas från svarets ”next” på sidan före.", "“after” is the “next” of the page before."},
          "after");
  }
  TrailPage page;
  auto done = store.read(db::Walls::of(actor, query.authority), [&](db::Connection& connection) {
    page = {};
    db::PageSql sql = db::page_sql(connection, query, after);
    auto cursor = connection.query(sql.text, sql.params);
    while (cursor->next()) page.entries.push_back(db::read_entry(*cursor));
    cursor.reset();
    db::conceal_entries(connection, actor, store.catalogue(), query.authority, page.entries);
  });
  if (!done) return std::unexpected(done.error());
  std::vector<std::string*> of_links;
  for (TrailEntry& entry : page.entries)
    if (entry.changes && tells_of_links(entry.action)) of_links.push_back(&*entry.changes);
  if (auto hidden = conceal_link_ends(store, actor, query.authority, of_links); !hidden)
    return std::unexpected(hidden.error());
  if (page.entries.size() > query.limit) {
    page.entries.resize(query.limit);
    page.next = fmt::format("{}.{}", page.entries.back().sequence, page.entries.back().ordinal);
  }
  return page;
}

std::string trail_json(const TrailEntry& entry) {
  namespace json = boost::json;
  const AuditContext& context = entry.context;
  json::object made{{"sequence", entry.sequence}, {"ordinal", entry.ordinal}, {"at", to_string(context.at)},
      {"kind", code_of(entry.kind())}, {"by", context.actor}, {"account", db::json_or_null(context.account)},
      {"operation", context.operation}, {"import", db::json_or_null(context.import_id)},
      {"request", context.request.empty() ? json::value(nullptr) : json::value(context.request)},
      {"type", entry.type}, {"id", to_string(entry.id)}, {"action", entry.action},
      {"version", entry.version}};
  json::error_code broken;
  made["changes"] = entry.changes ? json::parse(*entry.changes, broken) : json::value(nullptr);
  return json::serialize(made);
}

}  // namespace ringmur
