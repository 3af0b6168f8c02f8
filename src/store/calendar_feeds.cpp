#include "store/calendar_feeds.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "store/account_rows.h"

namespace ringmur {
namespace {

constexpr std::array<std::pair<FeedScope, std::string_view>, 2> scopes{
    {{FeedScope::own, "own"}, {FeedScope::authority, "authority"}}};

constexpr const char* columns_of_feed =
    "SELECT "
    "\"id\",\"account\",\"name\",\"scope\",\"shown_authority\",\"language\",\"created_at\",\"used_at\" FROM "
    "\"calendar_feed\"";

CalendarFeed read_feed(const db::Cursor& cursor) {
  CalendarFeed feed;
  feed.id = cursor.uuid(0);
  feed.account = cursor.uuid(1);
  feed.name = cursor.text(2);
  feed.scope = feed_scope(cursor.text(3)).value_or(FeedScope::own);
  feed.authority = cursor.uuid(4);
  feed.language = cursor.text(5) == code_of(Language::english) ? Language::english : Language::swedish;
  feed.created_at = Instant{std::chrono::milliseconds{cursor.integer(6)}};
  if (!cursor.is_null(7)) feed.used_at = Instant{std::chrono::milliseconds{cursor.integer(7)}};
  return feed;
}

std::vector<CalendarFeed> feeds_of(db::Connection& connection, const Uuid& account) {
  std::vector<CalendarFeed> feeds;
  auto cursor = connection.query(
      std::string(columns_of_feed) + " WHERE \"account\" = ?1 ORDER BY \"created_at\" DESC, \"id\" DESC",
      {account});
  while (cursor->next()) feeds.push_back(read_feed(*cursor));
  return feeds;
}

std::unexpected<Error> nobody() {
  return refuse(Refusal::forbidden, "actor.no_person",
      {"En kalender hör till ett konto: logga in som den som ska ha den.",
          "A calendar belongs to an account: sign in as who shall have it."});
}

std::unexpected<Error> no_such_feed() {
  return refuse(Refusal::not_found, "calendar.not_found",
      {"Det finns ingen kalender på adressen. Gör en ny under Mitt konto.",
          "There is no calendar at the address. Make a new one under My account."});
}

Result<std::string> tidy_name(std::string_view text) {
  constexpr std::size_t longest = 100;
  std::string normal;
  const bool good = normalise(text, normal) && !has_control(normal);
  std::string name = good ? collapsed(normal) : std::string();
  if (!name.empty() && length(name) <= longest) return name;
  return refuse(Refusal::invalid, "calendar.name",
      {"Kalla kalendern något på högst 100 tecken, till exempel Outlook.",
          "Call the calendar something of at most 100 characters, such as Outlook."},
      "name");
}

void insert(db::Connection& connection, const NewCalendarFeed& made) {
  const CalendarFeed& feed = made.feed;
  const Digest secret = digest(made.secret);
  connection.run(
      "INSERT INTO \"calendar_feed\" "
      "(\"id\",\"account\",\"digest\",\"name\",\"scope\",\"shown_authority\",\"language\",\"created_at\") "
      "VALUES "
      "(?1,?2,?3,?4,?5,?6,?7,?8)",
      {feed.id, feed.account, db::Bytes{view(secret)}, std::string_view(feed.name), code_of(feed.scope),
          feed.authority, code_of(feed.language), db::milliseconds(feed.created_at)});
}

/// To the hour: enough to find what nobody reads, and no write for each question.
void note_use(Store& store, const CalendarFeed& feed) {
  const Instant at = now();
  if (feed.used_at && at - *feed.used_at < std::chrono::hours{1}) return;
  try {
    store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
      connection.run(
          "UPDATE \"calendar_feed\" SET \"used_at\" = ?2 WHERE \"id\" = ?1", {feed.id, db::milliseconds(at)});
      return true;
    });
  } catch (const db::DatabaseError&) {
    // A reader is answered also where nothing can be written.
  }
}

}  // namespace

std::string_view code_of(FeedScope scope) {
  return std::ranges::find(scopes, scope, &std::pair<FeedScope, std::string_view>::first)->second;
}

std::optional<FeedScope> feed_scope(std::string_view code) {
  const auto* found = std::ranges::find(scopes, code, &std::pair<FeedScope, std::string_view>::second);
  if (found == scopes.end()) return std::nullopt;
  return found->first;
}

Result<NewCalendarFeed> create_calendar_feed(Store& store, const Actor& actor, const std::string& name,
    FeedScope scope, const Uuid& authority, Language language) {
  if (!actor.account) return nobody();
  if (auto reached = store.authority(actor, authority); !reached) return std::unexpected(reached.error());
  auto tidy = tidy_name(name);
  if (!tidy) return std::unexpected(tidy.error());
  NewCalendarFeed made;
  made.secret = base64url(random_bytes(32));
  made.feed = {new_uuid(), *actor.account, *tidy, scope, authority, language, now(), {}};
  const db::Walls reach = db::Walls::of(actor).with_house();
  auto stored = store.write(actor, reach, "calendar.create", {}, [&](Writer& writer) -> Result<void> {
    if (feeds_of(writer.connection(), *actor.account).size() >= most_calendar_feeds) {
      return refuse(Refusal::conflict, "calendar.too_many",
          {"Du har redan 20 kalenderadresser. Ta bort en som inte används först.",
              "You have 20 calendar addresses already. Remove one that is not used first."});
    }
    insert(writer.connection(), made);
    db::record_everywhere(writer, authority, {"calendar", made.feed.id, "create", 1, "{}"});
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return made;
}

Result<std::vector<CalendarFeed>> own_calendar_feeds(Store& store, const Actor& actor) {
  if (!actor.account) return nobody();
  std::vector<CalendarFeed> feeds;
  auto done = store.read(
      db::Walls::house(), [&](db::Connection& connection) { feeds = feeds_of(connection, *actor.account); });
  if (!done) return std::unexpected(done.error());
  return feeds;
}

Result<void> remove_calendar_feed(Store& store, const Actor& actor, const Uuid& id) {
  auto feeds = own_calendar_feeds(store, actor);
  if (!feeds) return std::unexpected(feeds.error());
  const auto found = std::ranges::find(*feeds, id, &CalendarFeed::id);
  if (found == feeds->end()) return no_such_feed();
  const db::Walls reach = db::Walls::of(actor).with_house();
  return store.write(actor, reach, "calendar.remove", {}, [&](Writer& writer) -> Result<void> {
    writer.connection().run("DELETE FROM \"calendar_feed\" WHERE \"id\" = ?1", {id});
    db::record_everywhere(writer, found->authority, {"calendar", id, "remove", 1, "{}"});
    return {};
  });
}

Result<CalendarFeed> calendar_feed_of(Store& store, std::string_view secret) {
  const Digest wanted = digest(secret);
  std::optional<CalendarFeed> feed;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor =
        connection.query(std::string(columns_of_feed) + " WHERE \"digest\" = ?1", {db::Bytes{view(wanted)}});
    if (cursor->next()) feed = read_feed(*cursor);
  });
  if (!done) return std::unexpected(done.error());
  if (!feed) return no_such_feed();
  note_use(store, *feed);
  return *feed;
}

}  // namespace ringmur
