#pragma once

#include <stdexcept>

#include "store/store.h"
#include "support/postgres.h"
#include "support/process.h"

/// Where a test keeps data of its own, with the program's tables and nothing in them. The first of each
/// engine is what open_store() makes of nothing; the others are copies of it, since most tests are done in a
/// part of the time that making it takes.
namespace ringmur::test {

inline void make_tables(const Location& location, const Catalogue& catalogue) {
  if (auto store = open_store(location, catalogue); !store)
    throw std::runtime_error(store.error().message.en);
}

inline Location new_file(const std::filesystem::path& file, const Catalogue& catalogue) {
  static const TemporaryFolder folder;
  static const std::filesystem::path made = [&] {
    make_tables(Location(folder / "made.db"), catalogue);
    return folder / "made.db";
  }();
  std::filesystem::copy_file(made, file);
  return Location(file.string());
}

inline Location new_database(const Catalogue& catalogue, Via via = Via::tcp) {
  static const std::string made = [&] {
    std::string url = fresh_database(Via::socket);
    make_tables(Location(url), catalogue);
    return url;
  }();
  return Location(copy_of_database(made, via));
}

}  // namespace ringmur::test
