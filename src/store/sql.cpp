#include "store/sql.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "store/rows.h"
#include "store/search.h"
#include "store/veil.h"

namespace ringmur::db {

Sql& Sql::bind(const Value& value) {
  bound_.push_back({value, false});
  fmt::format_to(std::back_inserter(text_), "?{}", bound_.size());
  return *this;
}

Sql& Sql::bind_bytes(std::string bytes) {
  bind(Value{std::move(bytes)});
  bound_.back().is_bytes = true;
  return *this;
}

Sql& Sql::name(std::string_view column) {
  text_ += '"';
  text_ += column;
  text_ += '"';
  return *this;
}

std::vector<Param> Sql::params() const {
  std::vector<Param> params;
  made_.assign(bound_.size(), {});
  for (std::size_t i = 0; i < bound_.size(); ++i) {
    const Value& value = bound_[i].value;
    params.push_back(
        bound_[i].is_bytes ? Param{Bytes{std::get<std::string>(value)}} : param_of(value, made_[i]));
  }
  return params;
}

namespace {

std::string_view sign_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::equal:
      return " = ";
    case Comparison::not_equal:
      return " <> ";
    case Comparison::less:
      return " < ";
    case Comparison::less_equal:
      return " <= ";
    case Comparison::greater:
      return " > ";
    case Comparison::greater_equal:
      return " >= ";
    case Comparison::one_of:
    case Comparison::empty:
    case Comparison::not_empty:
    case Comparison::below:
    case Comparison::contains:
      break;
  }
  std::unreachable();
}

/// What a condition is put together within: the wall, and who looks over it.
struct View {
  const Catalogue& catalogue;
  const Uuid& authority;
  const Actor& actor;
  const Veil& veil;
  Dialect dialect{Dialect::sqlite};
};

/// Of a register that a condition leads to only what the actor may read there, and nothing by what is masked.
void add_reach_into(
    Sql& sql, const View& view, const std::string& type, std::span<const std::string_view> told) {
  const RecordType& other = view.catalogue.at(type);
  view.veil.add_reach(sql, other, view.actor.reach(type, Action::read, view.authority));
  view.veil.add_told(sql, other, told);
}

/// By its natural key.
void add_reach_by_key(Sql& sql, const View& view, const std::string& type) {
  const std::vector<std::string>& key = view.catalogue.at(type).key;
  add_reach_into(sql, view, type, std::vector<std::string_view>(key.begin(), key.end()));
}

/// A reference given by the other record's natural key, as a person writes a unit's code.
void add_value(Sql& sql, const View& view, const Field& field, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (field.kind != Kind::reference || text == nullptr) {
    sql.bind(value);
    return;
  }
  sql.add("(SELECT \"id\" FROM ").name(field.refers_to).add(" WHERE \"authority\" = ");
  sql.bind(view.authority).add(" AND \"natural_key\" = ").bind(Value{folded(*text)});
  add_reach_by_key(sql, view, field.refers_to);
  sql.add(")");
}

/// The record and everything that stands below it by its own reference to the same register.
void add_below(Sql& sql, const View& view, const Condition& condition) {
  const Uuid& authority = view.authority;
  const RecordType& tree = view.catalogue.at(condition.field->refers_to);
  std::string parent = "id";
  for (const Field& field : tree.fields) {
    if (field.refers_to == tree.name) parent = field.name;
  }
  // The start is read from the table, so that PostgreSQL knows its type.
  const Value& start = condition.values.front();
  const auto* key = std::get_if<std::string>(&start);
  sql.add(" IN (WITH RECURSIVE \"below\"(\"id\") AS (SELECT \"id\" FROM ").name(tree.name);
  sql.add(" WHERE \"authority\" = ")
      .bind(authority)
      .add(key == nullptr ? " AND \"id\" = " : " AND \"natural_key\" = ");
  sql.bind(key == nullptr ? start : Value{folded(*key)});
  if (key == nullptr)
    add_reach_into(sql, view, tree.name, {});
  else
    add_reach_by_key(sql, view, tree.name);
  sql.add(" UNION SELECT \"t\".\"id\" FROM ").name(tree.name).add(" \"t\" JOIN \"below\" ON \"t\".");
  sql.name(parent).add(" = \"below\".\"id\" WHERE \"t\".\"authority\" = ").bind(authority);
  const std::string_view through = parent;
  view.veil.add_told(sql, tree, {&through, 1}, "t");
  sql.add(") SELECT \"id\" FROM \"below\")");
}

/// SQLite knows no numbers of rows: it would rather sort all that a reference gives than read on in order. A
/// plus before the column keeps its index out.
bool keeps_out_index(const Field& field, Comparison comparison, const Reading& reading) {
  if (reading.dialect != Dialect::sqlite || field.kind != Kind::reference) return false;
  return reading.order == Order::other || (reading.order == Order::own && comparison != Comparison::equal);
}

/// The other field of the record, and what is added to it. Days are kept as texts of years with four digits:
/// what lies beyond the last of them is the last, or it would stand before others.
void add_other(Sql& sql, Dialect dialect, const OtherField& other) {
  const std::string& name = other.field->name;
  if (other.beyond == 0) {
    sql.name(name);
  } else if (other.field->kind != Kind::date) {
    sql.add("(").name(name).add(fmt::format(" + ({}))", other.beyond));
  } else {
    sql.add("CASE WHEN ").name(name).add(" IS NOT NULL THEN ");
    if (dialect == Dialect::sqlite) {
      sql.add("COALESCE(date(").name(name).add(fmt::format(",'{:+} days'),'9999-12-31')", other.beyond));
    } else {
      sql.add("to_char(LEAST(GREATEST(CAST(").name(name).add(fmt::format(" AS date) + ({}),", other.beyond));
      sql.add("DATE '0001-01-01'),DATE '9999-12-31'),'YYYY-MM-DD')");
    }
    sql.add(" END");
  }
}

void add_comparison(Sql& sql, const View& view, const Condition& condition) {
  if (condition.comparison == Comparison::contains) {
    std::string wanted = lower_case(std::get<std::string>(condition.values.front()));
    sql.add("ringmur_contains(").name(condition.field->name).add(",").bind(Value{wanted}).add(")");
    return;
  }
  sql.name(condition.field->name);
  if (condition.comparison == Comparison::empty) {
    sql.add(" IS NULL");
  } else if (condition.comparison == Comparison::not_empty) {
    sql.add(" IS NOT NULL");
  } else if (condition.comparison == Comparison::below) {
    add_below(sql, view, condition);
  } else if (condition.comparison == Comparison::one_of) {
    sql.add(" IN (");
    for (std::size_t i = 0; i < condition.values.size(); ++i) {
      if (i > 0) sql.add(",");
      add_value(sql, view, *condition.field, condition.values[i]);
    }
    sql.add(")");
  } else if (condition.other.field != nullptr) {
    sql.add(sign_of(condition.comparison));
    add_other(sql, view.dialect, condition.other);
  } else {
    sql.add(sign_of(condition.comparison));
    add_value(sql, view, *condition.field, condition.values.front());
  }
}

/// What is no truth is nothing too: a value that lacks fails every comparison.
void add_sensed(Sql& sql, const View& view, const Condition& condition) {
  const bool turned = condition.sense == Sense::fails;
  if (turned) sql.add("((");
  add_comparison(sql, view, condition);
  if (turned) sql.add(") IS NOT TRUE)");
}

/// Each word, the last perhaps cut short, in the words of a record. Looked for as bytes, which takes a
/// fraction of what LIKE takes: every hit of a usual word is looked at.
void add_same_words(Sql& sql, const std::vector<std::string>& words, Dialect dialect) {
  const char* place = dialect == Dialect::sqlite ? "INSTR" : "strpos";
  for (const std::string& word : words) {
    if (&word != &words.front()) sql.add(" AND ");
    sql.add(place).add("(' ' || e.\"words\" || ' ',");
    sql.bind(Value{" " + word + (&word == &words.back() ? "" : " ")}).add(") > 0");
  }
}

/// The ids that the index of words gives, as "hit"; `most` of them, or all.
void add_hits(Sql& sql, const RecordType& type, const Uuid& authority, const std::vector<std::string>& words,
    Dialect dialect, const std::optional<std::int64_t>& most) {
  std::string wanted = match_text(dialect, words);
  if (dialect == Dialect::sqlite) {
    sql.add("SELECT e.\"id\" AS \"hit\" FROM \"search\" s CROSS JOIN \"search_entry\" e ON e.\"entry\" = ");
    sql.add("s.\"rowid\" WHERE s.\"words\" MATCH ").bind(Value{wanted}).add(" AND e.\"authority\" = ");
    sql.bind(authority).add(" AND e.\"type\" = ").bind(Value{type.name}).add(" AND ");
    // FTS5 cuts words once more, at marks that are letters to us.
    add_same_words(sql, words, dialect);
    if (most) sql.add(" LIMIT ").bind(Value{*most});
    return;
  }
  // A policy keeps statements from the index of words; this function is let through the wall it is told of.
  sql.add("SELECT \"id\" AS \"hit\" FROM ringmur_hits(").bind(authority).add(",").bind(Value{type.name});
  sql.add(",").bind(Value{wanted}).add(",");
  if (most)
    sql.bind(Value{*most}).add(")");
  else
    sql.add("NULL)");
}

/// The plus keeps SQLite from asking for the hits one by one.
void add_gathered(Sql& sql, const RecordType& type, const Uuid& authority,
    const std::vector<std::string>& words, Dialect dialect) {
  sql.add(dialect == Dialect::sqlite ? " AND +" : " AND ").name("id").add(" IN (");
  add_hits(sql, type, authority, words, dialect, std::nullopt);
  sql.add(")");
}

constexpr std::int64_t few = 2000;
constexpr std::int64_t handful = 100;

bool at_most(Connection& connection, std::int64_t most, const Sql& counting) {
  auto params = counting.params();
  auto cursor = connection.query(counting.text(), params);
  return cursor->next() && cursor->integer(0) <= most;
}

bool has_few_records(Connection& connection, const RecordType& type, const Uuid& authority) {
  Sql records;
  records.add("SELECT COUNT(*) FROM (SELECT 1 FROM ").name(type.name).add(" WHERE \"authority\" = ");
  records.bind(authority).add(" LIMIT ").bind(Value{few + 1}).add(") h");
  return at_most(connection, few, records);
}

bool hits_at_most(Connection& connection, std::int64_t most, const RecordType& type, const Uuid& authority,
    const std::vector<std::string>& words) {
  Sql hits;
  hits.add("SELECT COUNT(*) FROM (");
  add_hits(hits, type, authority, words, connection.dialect(), most + 1);
  hits.add(") h");
  return at_most(connection, most, hits);
}

}  // namespace

void add_words_of_record(
    Sql& sql, const RecordType& type, const std::vector<std::string>& words, Dialect dialect) {
  sql.add(" AND (SELECT ");
  add_same_words(sql, words, dialect);
  sql.add(" FROM \"search_entry\" e WHERE e.\"authority\" = ").name(type.name).add(".\"authority\"");
  sql.add(" AND e.\"id\" = ").name(type.name).add(".\"id\" AND e.\"type\" = ");
  sql.bind(Value{type.name}).add(")");
}

Words way_to_words(Connection& connection, const RecordType& type, const Uuid& authority,
    const Filter& filter, Wanted wanted, const std::function<bool()>& meets_soon) {
  if (!filter.words || filter.words->empty()) return Words::by_index;
  if (has_few_records(connection, type, authority)) return Words::by_record;
  if (wanted == Wanted::all) return Words::by_index;
  if (meets_soon) {
    if (hits_at_most(connection, handful, type, authority, *filter.words)) return Words::by_index;
    if (meets_soon()) return Words::by_record;
  }
  if (hits_at_most(connection, few, type, authority, *filter.words)) return Words::by_index;
  return wanted == Wanted::some_sorted ? Words::gathered : Words::by_record;
}

Reading for_all(Connection& connection, const RecordType& type, const Uuid& authority, const Filter& filter) {
  // SQLite would rather read the whole register than several indexes; PostgreSQL can join their bitmaps.
  const Each each = connection.dialect() == Dialect::sqlite ? Each::apart : Each::together;
  return {
      connection.dialect(), way_to_words(connection, type, authority, filter, Wanted::all), Order::any, each};
}

namespace {

/// The register as far as it is reached: an arm for each way, without what the arms before it have.
void add_arms(Sql& sql, const View& view, const RecordType& type, const std::vector<Way>& ways) {
  for (std::size_t arm = 0; arm < ways.size(); ++arm) {
    sql.add(arm == 0 ? "(" : " UNION ALL ").add("SELECT * FROM ").name(type.name);
    sql.add(" WHERE \"authority\" = ").bind(view.authority);
    view.veil.add_way(sql, type, ways[arm]);
    for (std::size_t before = 0; before < arm; ++before) {
      sql.add(" AND (TRUE");
      view.veil.add_way(sql, type, ways[before]);
      sql.add(") IS NOT TRUE");
    }
  }
  sql.add(") AS ").name(type.name);
}

void add_archived(Sql& sql, const Filter& filter) {
  if (filter.archived == Archived::without) sql.add(" AND \"archived_at\" IS NULL");
  if (filter.archived == Archived::only) sql.add(" AND \"archived_at\" IS NOT NULL");
}

/// The register's own fields that the conditions look at.
std::vector<std::string_view> fields_of(const std::vector<Condition>& conditions) {
  std::vector<std::string_view> names;
  for (const Condition& condition : conditions) {
    names.emplace_back(condition.reference == nullptr ? condition.field->name : condition.reference->name);
    if (condition.other.field != nullptr) names.emplace_back(condition.other.field->name);
  }
  return names;
}

/// On the record that a reference leads to. What leads nowhere has no value there.
void add_led_on(Sql& sql, const View& view, const Condition& condition) {
  const bool turned = condition.sense == Sense::fails;
  if (turned) sql.add("(").name(condition.reference->name).add(" IS NULL OR ");
  sql.name(condition.reference->name).add(" IN (SELECT \"id\" FROM ").name(condition.reference->refers_to);
  sql.add(" WHERE \"authority\" = ").bind(view.authority).add(" AND ");
  add_sensed(sql, view, condition);
  const std::string_view told = condition.field->name;
  add_reach_into(sql, view, condition.reference->refers_to, {&told, 1});
  sql.add(turned ? "))" : ")");
}

void add_conditions(
    Sql& sql, const View& view, const std::vector<Condition>& conditions, const Reading& reading) {
  for (const Condition& condition : conditions) {
    const bool leads_on = condition.reference != nullptr;
    const Field& own = leads_on ? *condition.reference : *condition.field;
    const Comparison comparison = leads_on ? Comparison::one_of : condition.comparison;
    const bool plain = condition.sense == Sense::meets;
    sql.add(plain && keeps_out_index(own, comparison, reading) ? " AND +" : " AND ");
    if (leads_on)
      add_led_on(sql, view, condition);
    else
      add_sensed(sql, view, condition);
  }
}

/// The rows that tie other records to this one, as "tie"; the column of the other's id.
std::string_view add_ties(Sql& sql, const View& view, const RecordType& type, const Related& related) {
  const Tie& tie = related.tie;
  const std::string here = fmt::format("\"{}\".\"id\"", type.name);
  sql.add(" FROM ")
      .name(tie.reference == nullptr ? "link" : related.type->name)
      .add(" \"tie\" WHERE \"tie\".");
  sql.add("\"authority\" = ").bind(view.authority).add(" AND \"tie\".");
  if (tie.reference != nullptr) {
    sql.name(tie.reference->name).add(" = ").add(here);
    return "id";
  }
  const bool from_other = tie.way == Tie::Way::from_other;
  const char* near = from_other ? "to" : "from";
  const char* far = from_other ? "from" : "to";
  sql.add(fmt::format("\"{}_type\" = ", near)).bind(Value{type.name});
  sql.add(fmt::format(" AND \"tie\".\"{}_id\" = {} AND \"tie\".\"kind\" = ", near, here));
  sql.bind(Value{tie.link->name}).add(fmt::format(" AND \"tie\".\"{}_type\" = ", far));
  sql.bind(Value{related.type->name});
  return from_other ? "from_id" : "to_id";
}

/// The inner look is a statement of its own over the other register, so that a register may be tied to
/// itself: "tie" alone stands between the two.
void add_related(Sql& sql, const View& view, const RecordType& type, const Related& related) {
  const RecordType& other = *related.type;
  sql.add(related.presence == Related::Presence::has ? " AND EXISTS (SELECT 1" : " AND NOT EXISTS (SELECT 1");
  const std::string_view far = add_ties(sql, view, type, related);
  sql.add(" AND EXISTS (SELECT 1 FROM ").name(other.name).add(" WHERE \"authority\" = ").bind(view.authority);
  sql.add(" AND \"id\" = \"tie\".").name(far).add(" AND \"archived_at\" IS NULL");
  std::vector<std::string_view> told = fields_of(related.conditions);
  if (related.tie.reference != nullptr) told.emplace_back(related.tie.reference->name);
  add_reach_into(sql, view, other.name, told);
  add_conditions(sql, view, related.conditions, {view.dialect, Words::by_record, Order::any});
  if (related.words && related.words->empty()) sql.add(" AND FALSE");
  if (related.words && !related.words->empty()) add_words_of_record(sql, other, *related.words, view.dialect);
  sql.add("))");
}

}  // namespace

void add_count_if(Sql& sql, const Catalogue& catalogue, const Uuid& authority, const Actor& actor,
    const std::vector<Condition>& conditions, const Reading& reading, const Veil& veil) {
  const View view{catalogue, authority, actor, veil, reading.dialect};
  sql.add("COUNT(CASE WHEN TRUE");
  add_conditions(sql, view, conditions, reading);
  sql.add(" THEN 1 END)");
}

/// SQLite knows no numbers of rows: it would rather read a whole register in the order of the groups than
/// sort what a reference, or somebody's reach, has of it. A plus keeps that order out.
void add_grouping(Sql& sql, const Reach& reach, const Filter& filter, const std::vector<const Field*>& by,
    Dialect dialect) {
  auto leads = [](const Condition& condition) {
    return condition.reference != nullptr || condition.field->kind == Kind::reference;
  };
  const bool narrowed = !reach.is_all() || std::ranges::any_of(filter.conditions, leads);
  sql.add(" GROUP BY ");
  for (const Field* field : by) {
    if (field != by.front()) sql.add(",");
    sql.add(narrowed && dialect == Dialect::sqlite ? "+" : "").name(field->name);
  }
}

void add_from_shared(
    Sql& sql, const RecordType& type, const Uuid& reader, const Filter& filter, Dialect dialect) {
  static const Catalogue nothing;
  static const Actor nobody;
  static const Veil veil = Veil::over_shared();
  sql.add(" FROM ").name(type.name).add(" WHERE \"shared\" AND \"authority\" <> ").bind(reader);
  sql.add(" AND EXISTS (SELECT 1 FROM \"share\" sh WHERE sh.\"id\" = ").name(type.name).add(".\"id\"");
  sql.add(" AND sh.\"type\" = ").bind(Value{type.name}).add(" AND sh.\"authority\" = ").name(type.name);
  sql.add(".\"authority\" AND (sh.\"reader\" IS NULL OR sh.\"reader\" = ").bind(reader).add("))");
  add_archived(sql, filter);
  if (!filter.related.empty()) sql.add(" AND FALSE");
  for (const Condition& condition : filter.conditions) {
    bool leads_on = condition.reference != nullptr || condition.field->kind == Kind::reference;
    sql.add(leads_on ? " AND FALSE" : " AND ");
    if (!leads_on) add_sensed(sql, {nothing, reader, nobody, veil, dialect}, condition);
  }
  veil.add_told(sql, type, fields_of(filter.conditions));
  if (filter.words && filter.words->empty()) sql.add(" AND FALSE");
  if (filter.words && !filter.words->empty()) add_words_of_record(sql, type, *filter.words, dialect);
}

void add_from_where(Sql& sql, const Catalogue& catalogue, const RecordType& type, const Uuid& authority,
    const Actor& actor, const Reach& reach, const Filter& filter, const Reading& reading, const Veil& veil) {
  const View view{catalogue, authority, actor, veil, reading.dialect};
  sql.add(" FROM ");
  bool has_words = filter.words && !filter.words->empty();
  bool by_index = has_words && reading.words == Words::by_index;
  if (by_index) {
    sql.add("(");
    // Few in some order: with a limit the engines read the hits first, whatever the order.
    bool in_order = reading.order != Order::any;
    add_hits(sql, type, authority, *filter.words, reading.dialect,
        in_order ? std::optional<std::int64_t>(few + 1) : std::nullopt);
    sql.add(") h CROSS JOIN ");
  }
  const bool each_apart = reading.each == Each::apart && !by_index;
  const std::vector<Way> ways = each_apart ? ways_of(type, reach) : std::vector<Way>{};
  const bool in_arms = ways.size() > 1;
  if (in_arms)
    add_arms(sql, view, type, ways);
  else
    sql.name(type.name);
  sql.add(" WHERE \"authority\" = ").bind(authority);
  if (!in_arms) veil.add_reach(sql, type, reach);
  veil.add_told(sql, type, fields_of(filter.conditions));
  if (by_index) sql.add(" AND \"id\" = h.\"hit\"");
  add_archived(sql, filter);
  add_conditions(sql, view, filter.conditions, reading);
  for (const Related& related : filter.related) add_related(sql, view, type, related);
  if (filter.words && filter.words->empty()) sql.add(" AND FALSE");
  if (has_words && reading.words == Words::gathered)
    add_gathered(sql, type, authority, *filter.words, reading.dialect);
  if (has_words && reading.words == Words::by_record)
    add_words_of_record(sql, type, *filter.words, reading.dialect);
}

}  // namespace ringmur::db
