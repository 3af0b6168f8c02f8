#include "store/word_search.h"

#include <algorithm>

#include "base/words.h"
#include "store/veil.h"

namespace ringmur {
namespace db {
namespace {

/// Hits that are counted to tell which registers they are in, and looked for by the index in each.
constexpr std::int64_t most_of_rare = 1000;

bool is_searched(const RecordType& type) {
  return std::ranges::any_of(type.fields, &Field::searchable);
}

/// Of SQLite's index, which has no authorities, the first are taken whosever they are: those of others have
/// no register.
const char* counting(Dialect dialect) {
  return dialect == Dialect::sqlite
             ? "SELECT e.\"type\",COUNT(*) FROM (SELECT \"rowid\" AS \"hit\" FROM \"search\" WHERE \"words\""
               " MATCH ?2 LIMIT ?3) s LEFT JOIN \"search_entry\" e ON e.\"entry\" = s.\"hit\" AND"
               " e.\"authority\" = ?1 GROUP BY e.\"type\""
             : "SELECT \"type\",COUNT(*) FROM ringmur_hits(?1,NULL,?2,?3) GROUP BY \"type\"";
}

}  // namespace

WordSearch::WordSearch(Connection& connection, const Catalogue& catalogue, const Actor& actor,
    const Uuid& authority, std::string_view text)
    : connection_(connection),
      catalogue_(catalogue),
      actor_(actor),
      authority_(authority),
      words_(search_words(text)) {}

std::vector<Uuid> WordSearch::of(const RecordType& type, std::size_t limit) const {
  const Reach reach = actor_.reach(type.name, Action::read, authority_);
  if (words_.empty() || reach.is_nothing()) return {};
  const Filter filter{{}, Archived::with, words_};
  const Words way =
      rare_ ? Words::by_index : way_to_words(connection_, type, authority_, filter, Wanted::some);
  Sql sql;
  sql.add("SELECT \"id\"");
  // The index holds no word of a masked field, so that only what is reached by one must be kept out.
  const RecordType* const types[]{&type};
  const auto veil =
      reach.is_all() ? Veil::nothing() : Veil::over(connection_, actor_, authority_, types, Secrets::masked);
  add_from_where(sql, catalogue_, type, authority_, actor_, reach, filter,
      {connection_.dialect(), way, Order::any}, veil);
  sql.add(" LIMIT ").bind(Value{static_cast<std::int64_t>(limit)});
  auto params = sql.params();
  auto cursor = connection_.query(sql.text(), params);
  std::vector<Uuid> ids;
  while (cursor->next()) ids.push_back(cursor->uuid(0));
  return ids;
}

std::vector<const RecordType*> WordSearch::places() {
  if (words_.empty()) return {};
  look_around();
  std::vector<const RecordType*> found;
  for (const RecordType* type : catalogue_.types) {
    if (is_searched(*type) && (!rare_ || named_.contains(type->name))) found.push_back(type);
  }
  return found;
}

void WordSearch::look_around() {
  const std::string wanted = match_text(connection_.dialect(), words_);
  auto cursor = connection_.query(
      counting(connection_.dialect()), {authority_, std::string_view(wanted), most_of_rare});
  std::int64_t hits = 0;
  for (; cursor->next(); hits += cursor->integer(1)) {
    if (!cursor->is_null(0)) named_.emplace(cursor->text(0));
  }
  rare_ = hits < most_of_rare;
}

}  // namespace db

Result<std::vector<FoundIn>> search_each(
    Store& store, const Actor& actor, const Uuid& authority, std::string_view text, std::size_t limit) {
  if (auto may = may_read(actor, authority); !may) return std::unexpected(may.error());
  std::vector<FoundIn> found;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    found.clear();
    db::WordSearch search(connection, store.catalogue(), actor, authority, text);
    for (const RecordType* type : search.places()) {
      auto ids = search.of(*type, limit);
      if (!ids.empty()) found.push_back({type, std::move(ids)});
    }
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

}  // namespace ringmur
