#include "registry/import_likeness.h"

#include <algorithm>

#include "store/imports.h"

namespace ringmur {
namespace {

constexpr std::chrono::hours nearness{24};

const Instant* moment_of(const RecordType& type, const Values& values) {
  return std::get_if<Instant>(&values[type.index(type.likeness.front())]);
}

}  // namespace

void Likeness::want(const ImportRows& rows, const std::vector<std::string>& keys, const KnownRows& known) {
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const ImportRow& row = rows.rows[i];
    auto of_authority = known.find(row.authority);
    bool is_known = !keys[i].empty() && of_authority != known.end() && of_authority->second.contains(keys[i]);
    const Instant* moment = moment_of(type_, row.values);
    if (is_known || moment == nullptr) continue;
    auto [span, fresh] = spans_.try_emplace(row.authority, *moment, *moment);
    span->second.first = std::min(span->second.first, *moment);
    span->second.second = std::max(span->second.second, *moment);
    wanted_moments_.emplace(row.authority, *moment);
    for (std::string& look : looks_of(row.authority, row.values)) wanted_looks_[look].insert(*moment);
  }
}

Result<void> Likeness::load(
    const ImportRows& rows, const std::vector<std::string>& keys, const KnownRows& known) {
  if (!type_.key_may_come_later) return {};
  want(rows, keys, known);
  for (const auto& [authority, span] : spans_) {
    Terms terms{{type_.likeness.front(), "gte." + to_string(span.first - nearness)},
        {type_.likeness.front(), "lte." + to_string(span.second + nearness)}};
    auto filter = parse_filter(type_, store_.catalogue(), terms);
    if (!filter) return std::unexpected(filter.error());
    filter->archived = Archived::with;
    auto visited = store_.visit(
        actor_, type_, authority, *filter,
        [&](const Row& row) {
          if (row.meta.archived_at && !is_left(row)) return true;
          if (!hides(row, type_.likeness.front()) && is_wanted(row)) keep(row);
          return true;
        },
        Secrets::counted);
    if (!visited) return visited;
  }
  return {};
}

bool Likeness::is_wanted(const Row& record) const {
  const Instant moment = *moment_of(type_, record.values);
  if (record.meta.imported_by) {
    if (is_edited(record.meta, type_.likeness.front())) return true;
    if (wanted_moments_.contains({record.meta.authority, moment})) return true;
  }
  return std::ranges::any_of(looks_of(record), [&](const std::string& look) {
    auto moments = wanted_looks_.find(look);
    if (moments == wanted_looks_.end()) return false;
    auto first = moments->second.lower_bound(moment - nearness);
    return first != moments->second.end() && *first <= moment + nearness;
  });
}

void Likeness::keep(const Row& record) {
  const Instant moment = *moment_of(type_, record.values);
  const Row* kept = &records_.emplace_back(record);
  for (const std::string& look : looks_of(record)) by_look_[look].emplace(moment, kept);
  if (!record.meta.imported_by) return;
  Near& same = is_edited(record.meta, type_.likeness.front()) ? moved_ : imported_;
  same.emplace(moment, kept);
}

/// What is hidden from who imports makes no likeness.
bool Likeness::hides(const Row& record, const std::string& field) {
  return !record.meta.may_see_masked && record.meta.masked.contains(field);
}

bool Likeness::is_left(const Row& record) const {
  auto undone = undone_.find(record.meta.authority);
  return undone != undone_.end() && is_left_by_undo(record, undone->second);
}

std::vector<std::string> Likeness::looks_of(const Uuid& authority, const Values& values) const {
  std::vector<std::string> looks;
  for (std::size_t i = 1; i < type_.likeness.size(); ++i) {
    const Field& field = type_.at(type_.likeness[i]);
    const Value& value = values[type_.index(field)];
    if (is_empty(value)) continue;
    const auto* words = std::get_if<std::string>(&value);
    looks.push_back(to_string(authority) + ' ' + field.name + ' ' +
                    (words != nullptr ? folded(*words) : term_value(field, value)));
  }
  return looks;
}

std::vector<std::string> Likeness::looks_of(const Row& record) const {
  if (record.meta.masked.empty()) return looks_of(record.meta.authority, record.values);
  Values seen = record.values;
  for (const std::string& name : type_.likeness) {
    if (hides(record, name)) seen[type_.index(name)] = {};
  }
  return looks_of(record.meta.authority, seen);
}

bool Likeness::alike(const std::vector<std::string>& looks, const Row& record) const {
  return std::ranges::any_of(looks_of(record),
      [&](const std::string& look) { return std::ranges::find(looks, look) != looks.end(); });
}

bool Likeness::is_same(
    const ImportRow& row, const Row& record, const std::vector<std::size_t>& written) const {
  if (!record.meta.imported_by) return false;
  return std::ranges::all_of(written, [&](std::size_t i) {
    const Field& field = type_.fields[i];
    bool unit_left_out = field.name == "unit" && is_empty(row.values[i]);
    if (hides(record, field.name)) return true;
    return row.values[i] == record.values[i] || unit_left_out || is_edited(record.meta, field.name);
  });
}

std::map<std::pair<Instant, Uuid>, const Row*> Likeness::near(
    const Instant& moment, const std::vector<std::string>& looks) const {
  std::map<std::pair<Instant, Uuid>, const Row*> found;
  auto add = [&](const Near& records, std::chrono::hours within) {
    auto end = records.upper_bound(moment + within);
    for (auto at = records.lower_bound(moment - within); at != end; ++at)
      found.emplace(std::pair(at->first, at->second->meta.id), at->second);
  };
  add(imported_, std::chrono::hours{0});
  add(moved_, nearness);
  for (const std::string& look : looks) {
    if (auto records = by_look_.find(look); records != by_look_.end()) add(records->second, nearness);
  }
  return found;
}

Likeness::Answer Likeness::of(
    const ImportRow& row, const std::string& key, const std::vector<std::size_t>& written) {
  Answer answer;
  const Instant* moment = moment_of(type_, row.values);
  if (moment == nullptr) return answer;
  const auto looks = looks_of(row.authority, row.values);
  for (const auto& [when, found] : near(*moment, looks)) {
    const Row& record = *found;
    if (record.meta.authority != row.authority || taken_.contains(record.meta.id)) continue;
    if (record.meta.archived_at) {
      if (key.empty() && answer.left == nullptr && is_same(row, record, written)) answer.left = &record;
      continue;
    }
    if (key.empty() && is_same(row, record, written)) {
      answer.same = &record;
      taken_.insert(record.meta.id);
      return answer;
    }
    // A row with a number may be a record that has none yet, and the other way round.
    bool one_lacks_key = key.empty() || record.meta.natural_key.empty();
    if (one_lacks_key && alike(looks, record)) answer.candidates.push_back(&record);
  }
  return answer;
}

}  // namespace ringmur
