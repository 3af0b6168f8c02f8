#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace ringmur {

/// Values and requests made from the API's own document: such as fit it, and such as do not. The same seed
/// makes the same ones.
class Hostile {
 public:
  Hostile(const boost::json::object& document, std::uint64_t seed) : document_(document), chance_(seed) {}

  /// A value that the schema allows; ids of what there is where it wants ids.
  boost::json::value fitting(const boost::json::value& schema, int depth = 0);
  /// `body` with one thing wrong or odd in it: another type, a boundary, a member more or less.
  boost::json::value spoilt(boost::json::value body);
  /// The JSON text of a body that is none, or that nobody can bear: cut, twice, not UTF-8, ten thousand
  /// levels deep.
  std::string broken(const std::string& body);
  /// A text that people seldom write; may hold any byte but NUL where `raw`, else is UTF-8.
  std::string odd_text();
  /// As a value of a query or a part of a path: percent-encoded, or wrongly so.
  std::string odd_part();
  std::string encoded(std::string_view text);

  /// Known by the path that they were made at ("/api/v1/risks"), or by the register that references name
  /// ("risk").
  void remember(const std::string& collection, const std::string& id);
  std::string id_of(const std::string& collection);
  const std::vector<std::string>& ids(const std::string& collection) { return ids_[collection]; }

  /// One of `count`, from 0.
  std::size_t pick(std::size_t count) { return count == 0 ? 0 : chance_() % count; }
  bool one_in(std::size_t count) { return pick(count) == 0; }

 private:
  boost::json::value text_of(const boost::json::object& schema);
  boost::json::value number_of(const boost::json::object& schema);
  boost::json::value object_of(const boost::json::object& schema, int depth);
  boost::json::value odd_value();
  std::vector<boost::json::value*> places_in(boost::json::value& body);

  const boost::json::object& document_;
  std::mt19937_64 chance_;
  std::map<std::string, std::vector<std::string>> ids_;
};

}  // namespace ringmur
