#pragma once

#include <map>
#include <memory>
#include <string>

#include "areas/areas.h"
#include "demo/demo.h"
#include "support/process.h"

namespace ringmur::test {

inline const Actor demo_actor{"command line: anna", {}, Right::administer, {}};

/// A small kommun: a fiftieth of a city.
DemoOptions village(std::uint64_t seed = 1);

/// A made-up kommun in a database of its own, and what was said when it was made.
class Kommun {
 public:
  /// An empty `address` is a new SQLite file. Throws where the demo is refused.
  explicit Kommun(const DemoOptions& options, const std::string& address = {});

  Store& store() { return *store_; }
  const DemoSummary& summary() const { return summary_; }
  std::int64_t count(const std::string& type) const;

  UnitPlace place(const std::string& code);
  /// Of every authority in every year, one after the other.
  std::string all_figures();
  std::string report(const std::string& code, int year, Format format);
  std::vector<Row> rows(const RecordType& type, const Uuid& authority);

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  DemoSummary summary_;
};

}  // namespace ringmur::test
