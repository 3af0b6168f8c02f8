#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/uuid.h"
#include "schema/table.h"

namespace ringmur::bench {

/// The engine alone: statements that are prepared once and read to their last row, by its own C library. On
/// PostgreSQL as the superuser, past the walls.
class Bare {
 public:
  virtual ~Bare() = default;
  /// Reads every column of every row; gives the number of rows.
  using Statement = std::function<std::size_t()>;
  virtual Statement prepared(const std::string& sql) = 0;
  /// Rows as text that a file could hold: appended to a buffer by hand, or COPY.
  virtual Statement exported(const std::string& sql) = 0;

  virtual Dialect dialect() const = 0;
  virtual std::string literal(const Uuid& id) const = 0;
  /// A condition on "search_entry" as e, whose words are `match` as match_text() writes them; the FROM that
  /// goes with it.
  virtual std::string words_from() const = 0;
  virtual std::string words_where(const std::string& match) const = 0;
  /// Whether the title holds a text, whatever the case.
  virtual std::string title_has(std::string_view text) const = 0;
};

std::unique_ptr<Bare> bare_sqlite(const std::string& file);
std::unique_ptr<Bare> bare_postgres(const std::string& url);

}  // namespace ringmur::bench
