#include "store/published.h"

#include <algorithm>
#include <array>

#include "store/access.h"

namespace ringmur {
namespace {

constexpr std::array<std::string_view, 5> readers{"central", "head", "isam", "dpo", "auditor"};

Result<void> may_read_published(const Actor& actor) {
  bool owner = !actor.access && !actor.authority && actor.right >= Right::read;
  bool reader = actor.access && std::ranges::any_of(actor.access->roles(), [](const HeldRole& held) {
    return std::ranges::find(readers, held.role) != readers.end();
  });
  if (owner || reader) return {};
  return refuse(Refusal::forbidden, "actor.may_not_read",
      {"Publicerade rapporter läses av den som samordnar, leder eller granskar. Be administratören om en "
       "sådan roll.",
          "Published reviews are read by who coordinates, leads or audits. Ask the administrator for such a "
          "role."});
}

std::unexpected<Error> not_found() {
  return refuse(Refusal::not_found, "review.not_found",
      {"Det finns inget sådant fryst år, eller så får du inte läsa det.",
          "There is no such frozen year, or you may not read it."});
}

enum class With { document, nothing };

std::string select(With with) {
  const char* document = with == With::document ? "r.\"document\",r.\"words\"" : "'',''";
  return std::string(
             "SELECT r.\"authority\",r.\"id\",r.\"unit\",r.\"year\",r.\"frozen_at\",r.\"frozen_by\","
             "r.\"head\",r.\"published_at\",r.\"published_by\",a.\"code\",a.\"name\",") +
         document +
         " FROM \"review\" r JOIN \"authority\" a ON a.\"id\" = r.\"authority\""
         " WHERE r.\"published_at\" IS NOT NULL";
}

Instant instant_at(const db::Cursor& cursor, int column) {
  return Instant{std::chrono::milliseconds{cursor.integer(column)}};
}

PublishedReview read_published(const db::Cursor& cursor) {
  PublishedReview read;
  read.review.authority = cursor.uuid(0);
  read.review.id = cursor.uuid(1);
  read.review.unit = cursor.uuid(2);
  read.review.year = static_cast<int>(cursor.integer(3));
  read.review.frozen_at = instant_at(cursor, 4);
  read.review.frozen_by = cursor.text(5);
  read.review.head = cursor.text(6);
  read.published_at = instant_at(cursor, 7);
  read.published_by = cursor.text(8);
  read.authority_code = cursor.text(9);
  read.authority_name = cursor.text(10);
  read.review.document = cursor.text(11);
  read.review.words = cursor.text(12);
  return read;
}

Result<PublishedReview> one_published(Store& store, const Uuid& id) {
  std::optional<PublishedReview> found;
  auto done = store.read(db::Walls::everywhere(), [&](db::Connection& connection) {
    auto cursor = connection.query(select(With::document) + " AND r.\"id\" = ?1", {id});
    if (cursor->next()) found = read_published(*cursor);
  });
  if (!done) return std::unexpected(done.error());
  if (!found) return not_found();
  return std::move(*found);
}

}  // namespace

Result<PublishedReview> publish_review(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  if (auto may = may_all(actor, "freeze", Action::write, authority); !may)
    return std::unexpected(may.error());
  auto stored = store.write(actor, "publish", {}, [&](Writer& writer) -> Result<void> {
    db::Connection& connection = writer.connection();
    {
      auto cursor = connection.query(
          "SELECT 1 FROM \"review\" WHERE \"authority\" = ?1 AND \"id\" = ?2", {authority, id});
      if (!cursor->next()) return not_found();
    }
    bool first =
        connection.run(
            "UPDATE \"review\" SET \"published_at\" = ?3, \"published_by\" = ?4 WHERE"
            " \"authority\" = ?1 AND \"id\" = ?2 AND \"published_at\" IS NULL",
            {authority, id, writer.at().time_since_epoch().count(), std::string_view(actor.name)}) == 1;
    if (!first) return {};
    writer.acts_in("freeze", Action::write, authority);
    writer.record_event(authority, {"review", id, "publish", 1, "{}"});
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return one_published(store, id);
}

Result<std::vector<PublishedReview>> published_reviews(Store& store, const Actor& actor) {
  if (auto may = may_read_published(actor); !may) return std::unexpected(may.error());
  std::vector<PublishedReview> all;
  auto done = store.read(db::Walls::everywhere(), [&](db::Connection& connection) {
    auto cursor =
        connection.query(select(With::nothing) + " ORDER BY r.\"published_at\" DESC, r.\"id\" DESC");
    while (cursor->next()) all.push_back(read_published(*cursor));
  });
  if (!done) return std::unexpected(done.error());
  return all;
}

Result<PublishedReview> published_review(Store& store, const Actor& actor, const Uuid& id) {
  if (auto may = may_read_published(actor); !may) return std::unexpected(may.error());
  return one_published(store, id);
}

}  // namespace ringmur
