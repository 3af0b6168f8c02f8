#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <optional>
#include <set>

#include "schema/difference.h"
#include "schema/table.h"
#include "store/consistency_parts.h"
#include "store/erasures.h"
#include "store/search.h"
#include "store/trail.h"
#include "store/veil.h"

namespace ringmur::db {
namespace {

namespace json = boost::json;

constexpr std::size_t together = 200;

/// A record as it is kept, and its stored sort keys in the order of fields.
struct Kept {
  Row row;
  std::vector<std::optional<std::string>> sort_keys;
};

/// What the trail says of one record.
struct Told {
  std::int64_t version{0};
  bool from_the_beginning{false};  ///< its creation is among what is left
  bool values_are_gone{false};     ///< some were taken out of the trail
  json::object values{};
};

std::string ids_in(std::size_t first) {
  std::string out = "IN (";
  for (std::size_t i = 0; i < together; ++i) out += fmt::format("{}?{}", i == 0 ? "" : ",", i + first);
  return out + ')';
}

class Register {
 public:
  Register(Inspection& inspection, const Uuid& authority, const RecordType& type)
      : inspection_(inspection),
        connection_(inspection.connection),
        authority_(authority),
        type_(type),
        searchable_(std::ranges::any_of(type.fields, &Field::searchable)) {
    read_counters();
    read_pruned();
  }

  void run() {
    Uuid last{};
    for (;;) {
      const std::vector<Kept> page = read_page(last);
      if (page.empty()) return;
      last = page.back().row.meta.id;
      look_at(page);
      if (page.size() < together) return;
    }
  }

 private:
  void read_counters() {
    auto cursor = connection_.query(
        "SELECT \"year\",\"last\" FROM \"reference_counter\" WHERE \"authority\" = ?1 AND \"type\" = ?2",
        {authority_, std::string_view(type_.name)});
    while (cursor->next()) counters_[cursor->integer(0)] = cursor->integer(1);
  }

  /// What happened before this may be gone from the trail.
  void read_pruned() {
    auto cursor = connection_.query(
        "SELECT MAX(\"at\") FROM \"audit_link\" WHERE \"authority\" = ?1 AND \"pruned_by\" IS NOT NULL",
        {authority_});
    if (cursor->next() && !cursor->is_null(0))
      pruned_to_ = Instant{std::chrono::milliseconds{cursor->integer(0)}};
  }

  std::vector<Kept> read_page(const Uuid& last) {
    std::string columns = select_columns(type_);
    for (const Field& field : type_.fields) {
      if (has_sort_key(field)) columns += ",\"" + sort_key_column(field) + '"';
    }
    auto cursor = connection_.query(
        fmt::format("SELECT {} FROM \"{}\" WHERE \"authority\" = ?1 AND \"id\" > ?2 ORDER BY \"id\" LIMIT {}",
            columns, type_.name, together),
        {authority_, last});
    std::vector<Kept> page;
    while (cursor->next()) {
      Kept kept{read_row(type_, *cursor), {}};
      int column =
          fixed_columns + (type_.reference_prefix.empty() ? 0 : 1) + static_cast<int>(type_.fields.size());
      for (const Field& field : type_.fields) {
        if (!has_sort_key(field)) continue;
        kept.sort_keys.emplace_back();
        if (!cursor->is_null(column)) kept.sort_keys.back() = cursor->bytes(column);
        ++column;
      }
      page.push_back(std::move(kept));
    }
    return page;
  }

  void look_at(const std::vector<Kept>& page) {
    inspection_.found.records += static_cast<std::int64_t>(page.size());
    std::vector<Uuid> secret;
    for (const Kept& kept : page) {
      if (kept.row.meta.secret) secret.push_back(kept.row.meta.id);
    }
    const auto masked =
        secret.empty() ? std::map<Uuid, Masked>() : masked_of(connection_, type_, authority_, secret);
    const auto words = read_words(page);
    const auto told = read_told(page);
    for (const Kept& kept : page) {
      look_at_own(kept);
      auto hidden = masked.find(kept.row.meta.id);
      look_at_words(kept.row, hidden == masked.end() ? Masked{} : hidden->second, words);
      auto known = told.find(kept.row.meta.id);
      look_at_trail(kept.row, known == told.end() ? Told{} : known->second);
    }
  }

  /// One statement for a page, its last places filled with the last id.
  std::unique_ptr<Cursor> of_page(const std::string& sql, const std::vector<Kept>& page) {
    std::vector<Param> params{authority_, std::string_view(type_.name)};
    for (std::size_t i = 0; i < together; ++i)
      params.emplace_back(page[std::min(i, page.size() - 1)].row.meta.id);
    return connection_.query(sql, params);
  }

  std::map<Uuid, std::string> read_words(const std::vector<Kept>& page) {
    std::map<Uuid, std::string> words;
    if (!searchable_) return words;
    auto cursor = of_page(
        "SELECT \"id\",\"words\" FROM \"search_entry\" WHERE \"authority\" = ?1 AND \"type\" = ?2 AND "
        "\"id\" " +
            ids_in(3),
        page);
    while (cursor->next()) words.emplace(cursor->uuid(0), cursor->text(1));
    return words;
  }

  std::map<Uuid, Told> read_told(const std::vector<Kept>& page) {
    std::map<Uuid, Told> told;
    auto cursor = of_page(
        fmt::format(
            "SELECT \"id\",\"version\",\"action\",\"changes\" FROM \"audit_event\" WHERE \"authority\" ="
            " ?1 AND \"type\" = ?2 AND \"id\" {} AND NOT ({}) ORDER BY \"sequence\",\"ordinal\"",
            ids_in(3), noted_actions("")),
        page);
    while (cursor->next()) {
      Told& one = told[cursor->uuid(0)];
      one.version = std::max(one.version, cursor->integer(1));
      const std::string_view action = cursor->text(2);
      if (action == erased_action || cursor->is_null(3))
        one.values_are_gone = true;
      else
        follow(one, action, cursor->text(3));
    }
    return told;
  }

  /// A creation tells values, a change what was and what became; what names no field is of something else.
  void follow(Told& told, std::string_view action, std::string_view changes) {
    const bool created = action == "create";
    told.from_the_beginning = told.from_the_beginning || created;
    boost::system::error_code failed;
    const json::value parsed = json::parse(changes, failed);
    const auto* members = parsed.if_object();
    if (failed || members == nullptr) return;
    for (const auto& member : *members) {
      if (type_.find(member.key()) == nullptr) continue;
      const auto* pair = member.value().if_array();
      if (created)
        told.values[member.key()] = member.value();
      else if (pair != nullptr && pair->size() == 2)
        told.values[member.key()] = pair->at(1);
    }
  }

  void say(const char* code, const Row& row, Text what) {
    std::string name = row.meta.short_reference;
    if (name.empty() && !row.meta.secret) name = row.meta.natural_key;
    if (name.empty()) name = to_string(row.meta.id);
    inspection_.say({code, inspection_.code_of(authority_), type_.name, std::move(name), std::move(what)});
  }

  /// What follows from the record alone.
  void look_at_own(const Kept& kept) {
    const Meta& meta = kept.row.meta;
    std::string key = natural_key(type_, kept.row.values);
    const bool released = meta.natural_key.empty() && meta.archived_at;
    if (meta.natural_key != key && !released)
      say("record.natural_key", kept.row,
          {"nyckeln är inte den som fälten ger", "the key is not what its fields give"});
    look_at_sort_keys(kept);
    look_at_reference(kept.row);
    Values derived = kept.row.values;
    derive(type_, inspection_.settings, derived);
    for (const std::string& field : changed_fields(type_, kept.row.values, derived))
      say("record.derived", kept.row,
          {fmt::format("{} är inte vad regeln ger", field),
              fmt::format("{} is not what the rule gives", field)});
  }

  void look_at_sort_keys(const Kept& kept) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < type_.fields.size(); ++i) {
      if (!has_sort_key(type_.fields[i])) continue;
      const auto* text = std::get_if<std::string>(&kept.row.values[i]);
      const std::optional<std::string>& stored = kept.sort_keys[next++];
      const bool right = text == nullptr ? !stored : stored && *stored == sort_key(*text);
      if (right) continue;
      const std::string& field = type_.fields[i].name;
      say("record.sort_key", kept.row,
          {fmt::format("{} sorteras efter något annat än sitt värde", field),
              fmt::format("{} is sorted by something else than its value", field)});
    }
  }

  /// PREFIX-2026-0041: the counter of 2026 must have come to 41.
  void look_at_reference(const Row& row) {
    if (type_.reference_prefix.empty()) return;
    const std::string& reference = row.meta.short_reference;
    const std::size_t year_at = type_.reference_prefix.size() + 1;
    const std::size_t number_at = reference.find('-', year_at);
    std::int64_t year = 0;
    std::int64_t number = 0;
    const bool read = reference.starts_with(type_.reference_prefix + '-') && number_at != std::string::npos &&
                      parse(reference.substr(year_at, number_at - year_at), year) &&
                      parse(reference.substr(number_at + 1), number);
    auto counter = counters_.find(year);
    if (!read || counter == counters_.end() || counter->second < number)
      say("record.reference", row,
          {"räknaren har inte kommit till dess löpnummer", "the counter has not come to its number"});
  }

  static bool parse(const std::string& digits, std::int64_t& number) {
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size();
  }

  void look_at_words(const Row& row, const Masked& masked, const std::map<Uuid, std::string>& words) {
    if (!searchable_) return;
    auto found = words.find(row.meta.id);
    if (found == words.end())
      say("search.missing", row, {"saknas i sökindexet", "is not in the search index"});
    else if (found->second != words_of(type_, row, masked))
      say("search.words", row,
          {"har andra ord i sökindexet än i posten",
              "has other words in the search index than in the record"});
    if (row.meta.secret && masked.empty())
      say("record.secret", row,
          {"är märkt som sekretess utan något märke", "is marked as secret without any mark"});
  }

  void look_at_trail(const Row& row, const Told& told) {
    const bool may_be_pruned = pruned_to_ && row.meta.created_at <= *pruned_to_;
    const bool changed_since = !pruned_to_ || row.meta.changed_at > *pruned_to_;
    if (told.version > row.meta.version || (told.version < row.meta.version && changed_since)) {
      say("trail.version", row,
          {fmt::format(
               "granskningskedjan slutar vid version {}, posten är {}", told.version, row.meta.version),
              fmt::format("the trail ends at version {}, the record is {}", told.version, row.meta.version)});
      return;
    }
    if (told.values_are_gone || !told.from_the_beginning) {
      if (!told.from_the_beginning && !told.values_are_gone && !may_be_pruned)
        say("trail.creation", row,
            {"granskningskedjan vet inte när den skapades", "the trail knows nothing of its creation"});
      return;
    }
    compare_values(row, told.values);
  }

  void compare_values(const Row& row, const json::object& told) {
    const json::value now = json::parse(contents(type_, row.values));
    for (const Field& field : type_.fields) {
      const json::value* is = now.as_object().if_contains(field.name);
      const json::value* was = told.if_contains(field.name);
      const bool nothing_now = is == nullptr;
      const bool nothing_told = was == nullptr || was->is_null();
      // What is worked out may have been filled in by an upgrade that came later.
      if ((nothing_now && nothing_told) || (!nothing_now && !nothing_told && *is == *was) ||
          (nothing_told && field.derived))
        continue;
      say("trail.values", row,
          {fmt::format("{} är ett annat än granskningskedjan säger", field.name),
              fmt::format("{} is not what the trail says", field.name)});
    }
  }

  Inspection& inspection_;
  Connection& connection_;
  const Uuid& authority_;
  const RecordType& type_;
  bool searchable_;
  std::map<std::int64_t, std::int64_t> counters_;
  std::optional<Instant> pruned_to_;
};

}  // namespace

void inspect_records(Inspection& inspection, const Uuid& authority, const RecordType& type) {
  Register(inspection, authority, type).run();
}

}  // namespace ringmur::db
