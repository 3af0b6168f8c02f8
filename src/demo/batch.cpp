#include "demo/batch.h"

#include <algorithm>

namespace ringmur::demo {
namespace {

constexpr std::size_t rows_together = 4000;
constexpr std::size_t changes_together = 200;
constexpr std::int64_t many = 1000;
constexpr const char* operation = "demo";

}  // namespace

Result<void> Batch::create(const Authority& authority) {
  return store_.write(actor_, operation, std::nullopt, [&](Writer& writer) -> Result<void> {
    writer.create_authority(authority);
    return {};
  });
}

Result<void> Batch::add(const RecordType& type, Row row) {
  auto of_type = std::ranges::find(rows_, &type, [](const auto& entry) { return entry.first; });
  if (of_type == rows_.end()) of_type = rows_.insert(rows_.end(), {&type, {}});
  of_type->second.push_back(std::move(row));
  return ++waiting_ < rows_together ? Result<void>() : flush();
}

Result<void> Batch::change(const RecordType& type, const Row& before, Row after) {
  bool other = changed_type_ != nullptr &&
               (changed_type_ != &type || changes_.front().second.meta.authority != after.meta.authority);
  if (other || changes_.size() == changes_together) {
    if (auto done = write_changes(); !done) return done;
  }
  changed_type_ = &type;
  changes_.emplace_back(natural_key(type, before.values), std::move(after));
  return {};
}

Result<void> Batch::write_changes() {
  if (changes_.empty()) return {};
  const RecordType& type = *changed_type_;
  std::vector<std::string> keys;
  for (const auto& [key, row] : changes_) keys.push_back(key);
  auto found = store_.find_by_keys(actor_, type, changes_.front().second.meta.authority, keys);
  if (!found) return std::unexpected(found.error());
  auto done = store_.write(actor_, operation, std::nullopt, [&](Writer& writer) -> Result<void> {
    for (const auto& [key, row] : changes_) {
      const Row& before = found->at(key);
      Row after = before;
      after.values = row.values;
      if (auto updated = writer.update(type, before, after); !updated) return updated;
    }
    return {};
  });
  changes_.clear();
  changed_type_ = nullptr;
  return done;
}

Result<void> Batch::flush() {
  if (auto changed = write_changes(); !changed) return changed;
  if (rows_.empty()) return {};
  auto done = store_.write(actor_, operation, std::nullopt, [&](Writer& writer) -> Result<void> {
    for (auto& [type, rows] : rows_) writer.insert(*type, rows);
    return {};
  });
  if (!done) return done;
  auto count = static_cast<std::int64_t>(waiting_);
  for (const auto& [type, rows] : rows_) add_up(*type, static_cast<std::int64_t>(rows.size()));
  rows_.clear();
  waiting_ = 0;
  if (!wrote_ || wrote_(count)) return {};
  return refuse(Refusal::conflict, "demo.cancelled",
      {"Avbrutet. En del av kommunen är skriven: ta bort databasen innan du försöker igen.",
          "Cancelled. A part of the kommun is written: remove the database before you try again."});
}

void Batch::add_up(const RecordType& type, std::int64_t rows) {
  Count& count = written_[&type];
  count.rows += rows;
  if (count.rows < many || count.rows < 10 * count.planned_for) return;
  store_.refresh_statistics(type);
  count.planned_for = count.rows;
}

std::int64_t Batch::written(const RecordType& type) const {
  auto found = written_.find(&type);
  return found == written_.end() ? 0 : found->second.rows;
}

}  // namespace ringmur::demo
