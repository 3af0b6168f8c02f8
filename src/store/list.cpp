#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <numeric>

#include "base/text.h"
#include "schema/table.h"
#include "store/page_key.h"
#include "store/sql.h"
#include "store/store.h"
#include "store/trail_events.h"
#include "store/veil.h"

namespace ringmur {

namespace {

/// One field and the id after it. Nothing comes last, both ways: rows with a value are read first, then those
/// without, and at the very end those that do not tell which they are.
struct Order {
  const Field* field{nullptr};
  std::string column;
  bool falling{false};
};

Result<Order> order_of(const RecordType& type, std::string_view sort) {
  if (sort.empty()) sort = type.default_sort;
  Order order;
  order.falling = sort.starts_with('-');
  if (order.falling) sort.remove_prefix(1);
  order.field = type.find(sort);
  if (order.field == nullptr || !order.field->sortable) {
    std::string allowed;
    for (const Field& field : type.fields) {
      if (field.sortable) allowed += (allowed.empty() ? "" : ", ") + field.name;
    }
    return refuse(Refusal::invalid, "sort.not_sortable",
        {fmt::format("{} kan inte sorteras på {}. Välj något av: {}.", type.label_plural.sv, sort, allowed),
            fmt::format(
                "{} cannot be sorted by {}. Choose one of: {}.", type.label_plural.en, sort, allowed)},
        "sort");
  }
  order.column = has_sort_key(*order.field) ? sort_key_column(*order.field) : order.field->name;
  return order;
}

bool sorts_by_bytes(const Order& order) {
  return has_sort_key(*order.field);
}
bool sorts_by_number(const Order& order) {
  Kind kind = order.field->kind;
  return kind == Kind::integer || kind == Kind::decimal || kind == Kind::instant || kind == Kind::boolean;
}

/// Each is read in order, from its beginning, and then they are merged: what is reached in one way, all that
/// is reached, or what others share. Never an OR, which no index gives in order.
struct Branch {
  Reach reach;
  std::optional<db::Way> way{};  ///< only what is reached in this one
  bool shared{false};
};

enum class Stretch { values, nulls, masked };

Stretch stretch_of(const db::PageKey& key) {
  if (key.masked) return Stretch::masked;
  return key.null ? Stretch::nulls : Stretch::values;
}

struct Part {
  const Query& query;
  const Actor& actor;
  const Reach& exported;  ///< all, where the list is only read
  const Order& order;
  std::optional<db::PageKey> after;
  db::Reading reading;
  const db::Veil& veil;
  Stretch stretch{Stretch::values};

  bool has_values() const { return stretch == Stretch::values; }
};

struct Found {
  std::vector<Row> rows;
  std::vector<db::PageKey> keys;
};

void add_beyond(db::Sql& sql, const Order& order, const db::PageKey& after, Stretch stretch) {
  const char* beyond = order.falling ? " < " : " > ";
  if (stretch != Stretch::values) {
    sql.add(" AND \"id\"").add(beyond).bind(after.id);
    return;
  }
  sql.add(" AND (").name(order.column).add(",\"id\")").add(beyond).add("(");
  if (sorts_by_number(order))
    sql.bind(Value{std::int64_t{std::strtoll(after.value.c_str(), nullptr, 10)}});
  else if (sorts_by_bytes(order))
    sql.bind_bytes(after.value);
  else
    sql.bind(Value{after.value});
  sql.add(",").bind(after.id).add(")");
}

db::PageKey key_of(const db::Cursor& cursor, const Part& part, const Row& row) {
  db::PageKey key{part.stretch == Stretch::nulls, {}, row.meta.id, part.stretch == Stretch::masked};
  const int reference = part.query.type->reference_prefix.empty() ? 0 : 1;
  const int column = db::fixed_columns + reference + static_cast<int>(row.values.size());
  if (!part.has_values()) return key;
  if (sorts_by_number(part.order))
    key.value = fmt::to_string(cursor.integer(column));
  else
    key.value = sorts_by_bytes(part.order) ? cursor.bytes(column) : cursor.text(column);
  return key;
}

void add_source(db::Sql& sql, const Catalogue& catalogue, const Part& part, const Branch& branch) {
  const RecordType& type = *part.query.type;
  if (branch.shared) {
    db::add_from_shared(sql, type, part.query.authority, part.query.filter, part.reading.dialect);
    return;
  }
  db::add_from_where(sql, catalogue, type, part.query.authority, part.actor, branch.reach, part.query.filter,
      part.reading, part.veil);
  if (branch.way) part.veil.add_way(sql, type, *branch.way);
  part.veil.add_reach(sql, type, part.exported);
}

/// The rows of the stretch: what a masked value is, and whether there is one, decides nothing.
void add_stretch(db::Sql& sql, const Part& part, const Branch& branch) {
  static const db::Veil shared = db::Veil::over_shared();
  const RecordType& type = *part.query.type;
  const db::Veil& veil = branch.shared ? shared : part.veil;
  const std::string_view field = part.order.field->name;
  switch (part.stretch) {
    case Stretch::values:
      sql.add(" AND ").name(part.order.column).add(" IS NOT NULL");
      break;
    case Stretch::nulls:
      sql.add(" AND ").name(part.order.column).add(" IS NULL");
      break;
    case Stretch::masked:
      veil.add_untold(sql, type, field);
      return;
  }
  veil.add_told(sql, type, {&field, 1});
}

void read_branch(db::Connection& connection, const Catalogue& catalogue, const Part& part,
    const Branch& branch, std::size_t wanted, Found& found) {
  const RecordType& type = *part.query.type;
  const Order& order = part.order;
  db::Sql sql;
  sql.add(fmt::format("SELECT {},\"{}\"", db::select_columns(type), order.column));
  add_source(sql, catalogue, part, branch);
  add_stretch(sql, part, branch);
  if (part.after && stretch_of(*part.after) == part.stretch)
    add_beyond(sql, order, *part.after, part.stretch);
  const char* direction = order.falling ? " DESC" : "";
  sql.add(" ORDER BY ");
  if (part.has_values()) sql.name(order.column).add(direction).add(",");
  sql.add("\"id\"").add(direction).add(" LIMIT ").bind(Value{static_cast<std::int64_t>(wanted)});
  auto params = sql.params();
  auto cursor = connection.query(sql.text(), params);
  while (cursor->next()) {
    found.rows.push_back(db::read_row(type, *cursor));
    found.keys.push_back(key_of(*cursor, part, found.rows.back()));
  }
}

/// Whether one key comes before another in the order, as the database has it.
bool comes_before(const Part& part, const db::PageKey& left, const db::PageKey& right) {
  auto compare = [&] {
    if (part.has_values() && sorts_by_number(part.order)) {
      auto number = [](const db::PageKey& key) { return std::strtoll(key.value.c_str(), nullptr, 10); };
      if (auto order = number(left) <=> number(right); order != 0) return order;
    } else if (part.has_values()) {
      if (auto order = left.value <=> right.value; order != 0) return order;
    }
    return left.id <=> right.id;
  };
  return part.order.falling ? compare() > 0 : compare() < 0;
}

void read_part(db::Connection& connection, const Catalogue& catalogue, const Part& part,
    const std::vector<Branch>& branches, std::size_t wanted, Found& found) {
  if (branches.size() == 1) {
    read_branch(connection, catalogue, part, branches.front(), wanted, found);
    return;
  }
  Found all;
  for (const Branch& branch : branches) read_branch(connection, catalogue, part, branch, wanted, all);
  std::vector<std::size_t> places(all.rows.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::ranges::sort(places, [&](std::size_t left, std::size_t right) {
    return comes_before(part, all.keys[left], all.keys[right]);
  });
  // What is reached in two ways is read twice.
  auto twice = std::ranges::unique(places, {}, [&](std::size_t place) { return all.keys[place].id; });
  places.erase(twice.begin(), twice.end());
  places.resize(std::min(places.size(), wanted));
  for (std::size_t place : places) {
    found.rows.push_back(std::move(all.rows[place]));
    found.keys.push_back(std::move(all.keys[place]));
  }
}

/// What others share is for who reads more than the own records.
bool reads_shared(const Reach& reach) {
  return reach.is_all() || !reach.units.empty() || !reach.objects.empty();
}

/// The ways of a reach, each by itself; nothing where there are too many, which are looked for along the
/// order instead, where no index has the way first and then this order, and where an index of words would be
/// asked once for each.
std::vector<Branch> ways_apart(const Part& part, const Reach& reach) {
  constexpr std::size_t most = 24;
  const RecordType& type = *part.query.type;
  const Filter& filter = part.query.filter;
  const bool asks_words = filter.words && part.reading.words == db::Words::by_index;
  if (part.reading.order != db::Order::own || unit_column(type) == "id" || asks_words) return {};
  std::vector<Branch> branches;
  for (const db::Way& way : db::ways_of(type, reach)) {
    for (const Value& value : way.values) branches.push_back({Reach::all(), db::Way{way.column, {value}}});
  }
  if (branches.size() > most) branches.clear();
  return branches;
}

std::vector<Branch> branches_of(const Part& part, const Reach& reach) {
  const Query& query = part.query;
  std::vector<Branch> branches;
  if (query.shared != Shared::only) {
    branches = ways_apart(part, reach);
    if (branches.empty()) branches.push_back({reach});
  }
  bool shared = reads_shared(reach) && reads_shared(part.exported);
  if (query.shared != Shared::without && shared) branches.push_back({{}, {}, true});
  if (branches.empty()) branches.push_back({Reach::nothing()});
  return branches;
}

/// A key that another sort has made, or nobody, says nothing here.
bool belongs_to(const db::PageKey& key, const Order& order) {
  if (key.null || key.masked || sorts_by_bytes(order)) return true;
  if (!sorts_by_number(order)) return is_utf8(key.value) && !has_control(key.value);
  std::int64_t number = 0;
  auto [end, failure] = std::from_chars(key.value.data(), key.value.data() + key.value.size(), number);
  return failure == std::errc() && end == key.value.data() + key.value.size();
}

/// Whether the next records of the register, some times a page, have as many with the words as the page
/// takes.
bool meets_soon(db::Connection& connection, const Query& query, const Order& order,
    const std::optional<db::PageKey>& after, std::size_t wanted) {
  constexpr std::size_t times = 20;
  const RecordType& type = *query.type;
  if (after && stretch_of(*after) != Stretch::values) return false;
  const char* direction = order.falling ? " DESC" : "";
  db::Sql sql;
  sql.add("SELECT COUNT(*) FROM (SELECT 1 FROM (SELECT \"authority\",\"id\" FROM ").name(type.name);
  sql.add(" WHERE \"authority\" = ").bind(query.authority).add(" AND ").name(order.column);
  sql.add(" IS NOT NULL");
  if (after) add_beyond(sql, order, *after, Stretch::values);
  sql.add(" ORDER BY ").name(order.column).add(direction).add(",\"id\"").add(direction).add(" LIMIT ");
  sql.bind(Value{static_cast<std::int64_t>(times * wanted)}).add(") AS ").name(type.name).add(" WHERE TRUE");
  db::add_words_of_record(sql, type, *query.filter.words, connection.dialect());
  sql.add(" LIMIT ").bind(Value{static_cast<std::int64_t>(wanted)}).add(") met");
  auto params = sql.params();
  auto cursor = connection.query(sql.text(), params);
  return cursor->next() && cursor->integer(0) >= static_cast<std::int64_t>(wanted);
}

db::Reading reading_of(db::Connection& connection, const Query& query, const Order& order,
    const std::optional<db::PageKey>& after, std::size_t wanted) {
  std::string_view own = query.type->default_sort;
  if (own.starts_with('-')) own.remove_prefix(1);
  const bool in_own = order.field->name == own;
  std::function<bool()> soon;
  if (in_own) soon = [&] { return meets_soon(connection, query, order, after, wanted); };
  const db::Wanted some = in_own ? db::Wanted::some : db::Wanted::some_sorted;
  return {connection.dialect(),
      db::way_to_words(connection, *query.type, query.authority, query.filter, some, soon),
      in_own ? db::Order::own : db::Order::other};
}

/// What cannot be there is not looked for.
std::vector<Stretch> stretches_of(const Part& part) {
  std::vector<Stretch> stretches{Stretch::values};
  if (!part.order.field->required) stretches.push_back(Stretch::nulls);
  bool others = part.query.shared != Shared::without;
  if (others || part.veil.hides(*part.query.type)) stretches.push_back(Stretch::masked);
  return stretches;
}

/// Where the page before ended; nothing for the first page.
Result<std::optional<db::PageKey>> beginning_of(const Query& query, const Order& order) {
  if (query.after.empty()) return std::nullopt;
  auto after = db::decode(query.after);
  if (after && belongs_to(*after, order)) return after;
  return refuse(Refusal::invalid, "page.invalid",
      {"Sidan går inte att hitta. Börja om från första sidan.",
          "The page cannot be found. Start again from the first page."},
      "after");
}

}  // namespace

Result<Page> Store::list(const Actor& actor, const Query& query) {
  auto reach = reach_of(actor, query.type->name, Action::read, query.authority);
  if (!reach) return std::unexpected(reach.error());
  Result<Reach> exported = Reach::all();
  if (query.action == Action::export_)
    exported = reach_of(actor, query.type->name, Action::export_, query.authority);
  if (!exported) return std::unexpected(exported.error());
  auto order = order_of(*query.type, query.sort);
  if (!order) return std::unexpected(order.error());
  auto after = beginning_of(query, *order);
  if (!after) return std::unexpected(after.error());
  const std::size_t limit = std::max<std::size_t>(1, query.limit);
  Found found;
  std::vector<Uuid> seen;
  auto done = read(db::Walls::of(actor, query.authority), [&](db::Connection& connection) {
    const std::size_t wanted = limit + 1;
    const auto veil = db::Veil::over(connection, actor, query.authority,
        db::asked_by(catalogue_, *query.type, query.filter), query.secrets);
    Part part{
        query, actor, *exported, *order, *after, reading_of(connection, query, *order, *after, wanted), veil};
    const std::vector<Branch> branches = branches_of(part, *reach);
    for (Stretch stretch : stretches_of(part)) {
      part.stretch = stretch;
      if (found.rows.size() == wanted || (*after && stretch < stretch_of(**after))) continue;
      read_part(connection, catalogue_, part, branches, wanted - found.rows.size(), found);
    }
    if (found.rows.size() == wanted) found.rows.pop_back();
    veil.cover(connection, *query.type, found.rows, Reach::all(), seen);
  });
  if (!done) return std::unexpected(done.error());
  if (auto noted = record_seen(*this, actor, query.authority, *query.type, seen); !noted)
    return std::unexpected(noted.error());
  Page page;
  if (found.keys.size() > limit) page.next = db::encode(found.keys[limit - 1]);
  page.rows = std::move(found.rows);
  return page;
}

}  // namespace ringmur
