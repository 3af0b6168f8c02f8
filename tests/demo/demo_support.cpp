#include "demo_support.h"

#include <stdexcept>

namespace ringmur::test {
namespace {

template <typename T>
T good(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message.en);
  return std::move(*result);
}

}  // namespace

DemoOptions village(std::uint64_t seed) {
  DemoOptions options;
  options.seed = seed;
  options.scale = 0.02;
  return options;
}

Kommun::Kommun(const DemoOptions& options, const std::string& address) {
  Location location(address.empty() ? (folder_.path() / "demo.db").string() : address);
  store_ = good(open_store(location, catalogue()));
  summary_ = good(make_demo(*store_, demo_actor, options));
}

std::int64_t Kommun::count(const std::string& type) const {
  for (const auto& [known, count] : summary_.registers) {
    if (known->name == type) return count;
  }
  throw std::logic_error("no register " + type);
}

UnitPlace Kommun::place(const std::string& code) {
  return good(find_unit(*store_, demo_actor, code));
}

std::string Kommun::all_figures() {
  std::string all;
  for (const Authority& authority : summary_.authorities) {
    for (int year = summary_.first_year; year <= summary_.last_year; ++year) {
      UnitPlace where = place(authority.code);
      all += figures_json(where, year, good(figures(*store_, demo_actor, where, year))) + '\n';
    }
  }
  return all;
}

std::string Kommun::report(const std::string& code, int year, Format format) {
  return good(ringmur::report(*store_, demo_actor, place(code), year, demo_words(code, year), format));
}

std::vector<Row> Kommun::rows(const RecordType& type, const Uuid& authority) {
  std::vector<Row> all;
  auto visited = store_->visit(demo_actor, type, authority, Filter{}, [&](const Row& row) {
    all.push_back(row);
    return true;
  });
  if (!visited) throw std::runtime_error(visited.error().code);
  return all;
}

}  // namespace ringmur::test
