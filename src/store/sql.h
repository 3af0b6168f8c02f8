#pragma once

#include <string>
#include <vector>

#include "schema/figure.h"
#include "store/connection.h"

namespace ringmur::db {

/// A statement under construction: text and parameters grow together.
class Sql {
 public:
  Sql& add(std::string_view text) {
    text_ += text;
    return *this;
  }
  Sql& bind(const Value& value);
  Sql& bind(const Uuid& id) { return bind(Value{id}); }
  Sql& bind_bytes(std::string bytes);
  Sql& name(std::string_view column);

  const std::string& text() const { return text_; }
  /// Valid while this stands.
  std::vector<Param> params() const;

 private:
  struct Bound {
    Value value;
    bool is_bytes{false};
  };
  std::string text_;
  std::vector<Bound> bound_;
  mutable std::vector<std::string> made_;
};

/// ` "authority" = … AND …`: the wall first, then the conditions.
void add_where(Sql& sql, const Catalogue& catalogue, const Uuid& authority, const Filter& filter);

}  // namespace ringmur::db
