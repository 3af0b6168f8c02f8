#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "registry/record_rows.h"
#include "store/store.h"

namespace ringmur::demo {

/// Gathers records and writes them some thousands at a time, one transaction each.
class Batch {
 public:
  /// `wrote` hears how many rows were written since it was last called; false cancels.
  Batch(Store& store, const Actor& actor, std::function<bool(std::int64_t)> wrote)
      : store_(store), actor_(actor), settings_(store.settings()), wrote_(std::move(wrote)) {}

  Result<void> create(const Authority& authority);

  /// `id` for a record that others refer to.
  template <typename Record>
  Result<void> add(const RecordType& type, const Uuid& authority, const Record& record, const Uuid& id = {}) {
    return add(type, row(type, authority, record, id));
  }

  /// As `before` was written in an earlier batch.
  template <typename Record>
  Result<void> change(
      const RecordType& type, const Uuid& authority, const Record& before, const Record& after) {
    return change(type, row(type, authority, before, {}), row(type, authority, after, {}));
  }

  Result<void> flush();

  std::int64_t written(const RecordType& type) const;

 private:
  template <typename Record>
  Row row(const RecordType& type, const Uuid& authority, const Record& record, const Uuid& id) const {
    Row made = new_row(type, authority, &record, settings_);
    made.meta.id = id;
    return made;
  }

  Result<void> add(const RecordType& type, Row row);
  Result<void> change(const RecordType& type, const Row& before, Row after);
  Result<void> write_changes();
  void add_up(const RecordType& type, std::int64_t rows);

  struct Count {
    std::int64_t rows{0};
    std::int64_t planned_for{0};  ///< rows when the engine last looked how large the register is
  };

  Store& store_;
  const Actor& actor_;
  Settings settings_;
  std::function<bool(std::int64_t)> wrote_;
  std::vector<std::pair<const RecordType*, std::vector<Row>>> rows_;
  std::vector<std::pair<std::string, Row>>
      changes_;  ///< natural key, what is to be there; all of one type and authority
  const RecordType* changed_type_{nullptr};
  std::size_t waiting_{0};
  std::map<const RecordType*, Count> written_;
};

}  // namespace ringmur::demo
