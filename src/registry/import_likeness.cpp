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

Result<void> Likeness::load(
    const ImportRows& rows, const std::vector<std::string>& keys, const KnownRows& known) {
  if (!type_.key_may_come_later) return {};
  std::map<Uuid, std::pair<Instant, Instant>> spans;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const ImportRow& row = rows.rows[i];
    auto of_authority = known.find(row.authority);
    bool is_known = !keys[i].empty() && of_authority != known.end() && of_authority->second.contains(keys[i]);
    const Instant* moment = moment_of(type_, row.values);
    if (is_known || moment == nullptr) continue;
    auto [span, fresh] = spans.try_emplace(row.authority, *moment, *moment);
    span->second.first = std::min(span->second.first, *moment);
    span->second.second = std::max(span->second.second, *moment);
  }
  for (const auto& [authority, span] : spans) {
    Terms terms{{type_.likeness.front(), "gte." + to_string(span.first - nearness)},
        {type_.likeness.front(), "lte." + to_string(span.second + nearness)}};
    auto filter = parse_filter(type_, store_.catalogue(), terms);
    if (!filter) return std::unexpected(filter.error());
    filter->archived = Archived::with;
    auto visited = store_.visit(
        actor_, type_, authority, *filter,
        [&](const Row& row) {
          if (row.meta.archived_at && !is_left(row)) return true;
          if (hides(row, type_.likeness.front())) return true;
          by_moment_.emplace(*moment_of(type_, row.values), row);
          return true;
        },
        Secrets::counted);
    if (!visited) return visited;
  }
  return {};
}

/// What is hidden from who imports makes no likeness.
bool Likeness::hides(const Row& record, const std::string& field) {
  return !record.meta.may_see_masked && record.meta.masked.contains(field);
}

bool Likeness::is_left(const Row& record) const {
  auto undone = undone_.find(record.meta.authority);
  return undone != undone_.end() && is_left_by_undo(record, undone->second);
}

bool Likeness::alike(const ImportRow& row, const Row& record) const {
  for (std::size_t i = 1; i < type_.likeness.size(); ++i) {
    if (hides(record, type_.likeness[i])) continue;
    std::size_t field = type_.index(type_.likeness[i]);
    const auto* left = std::get_if<std::string>(&row.values[field]);
    const auto* right = std::get_if<std::string>(&record.values[field]);
    bool same_words = left != nullptr && right != nullptr && folded(*left) == folded(*right);
    bool same_value = !is_empty(row.values[field]) && row.values[field] == record.values[field];
    if (same_words || same_value) return true;
  }
  return false;
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

Likeness::Answer Likeness::of(
    const ImportRow& row, const std::string& key, const std::vector<std::size_t>& written) {
  Answer answer;
  const Instant* moment = moment_of(type_, row.values);
  if (moment == nullptr) return answer;
  auto end = by_moment_.upper_bound(*moment + nearness);
  for (auto at = by_moment_.lower_bound(*moment - nearness); at != end; ++at) {
    const Row& record = at->second;
    if (record.meta.authority != row.authority || std::ranges::find(taken_, record.meta.id) != taken_.end())
      continue;
    if (record.meta.archived_at) {
      if (key.empty() && answer.left == nullptr && is_same(row, record, written)) answer.left = &record;
      continue;
    }
    if (key.empty() && is_same(row, record, written)) {
      answer.same = &record;
      taken_.push_back(record.meta.id);
      return answer;
    }
    // A row with a number may be a record that has none yet, and the other way round.
    bool one_lacks_key = key.empty() || record.meta.natural_key.empty();
    if (one_lacks_key && alike(row, record)) answer.candidates.push_back(&record);
  }
  return answer;
}

}  // namespace ringmur
