#pragma once

#include <boost/json.hpp>
#include <functional>
#include <string>
#include <vector>

#include "areas/import_support.h"

/// Several threads on one data at once, through two stores: what holds by a lock in one process alone shows.
namespace ringmur::test {

/// How often each race is run: a few times, or RINGMUR_TOGETHER_ROUNDS.
int rounds(int usual);

class TwoStores : public ImportTest {
 protected:
  TwoStores();

  /// Another process, as good as: a store of its own on the same data.
  Store& other();
  Store& store_of(int thread) { return thread % 2 == 0 ? store() : other(); }

  /// Runs `work` in so many threads, which all begin at the same moment; the codes of what they came to, in
  /// the order of the threads.
  using Work = std::function<std::string(Store&, int)>;
  std::vector<std::string> at_once(int threads, const Work& work);

  Row create(const std::string& name, const std::string& json);
  Row again(const std::string& name, const Row& row);
  Uuid authority() const { return place_.authority.id; }
  /// Events of a record with the action, newest first.
  std::vector<HistoryEntry> events(const std::string& name, const Row& row, const std::string& action);
  void expect_whole_chain();
  /// PostgreSQL has met no deadlock since the test began. Takes a second.
  void expect_no_deadlock();

 private:
  std::int64_t deadlocks();

  std::int64_t deadlocks_before_{0};
};

/// How many of them are `code`.
std::ptrdiff_t count_of(const std::vector<std::string>& codes, const std::string& code);

/// Each is one of `codes`.
void expect_only(const std::vector<std::string>& found, const std::vector<std::string>& codes);

}  // namespace ringmur::test
