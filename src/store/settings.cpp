#include "store/store.h"
#include "store/turns.h"

namespace ringmur {
namespace {

std::optional<std::string> own_text(db::Connection& connection) {
  auto cursor = connection.query("SELECT \"value\" FROM \"setting\" WHERE \"name\" = 'settings'");
  if (!cursor->next()) return std::nullopt;
  return std::string(cursor->text(0));
}

std::unexpected<Error> changed_meanwhile() {
  return refuse(Refusal::changed, "settings.changed",
      {"Någon annan har ändrat inställningarna sedan du läste dem. Läs dem igen och gör om ändringen.",
          "Somebody else has changed the settings since you read them. Read them again and redo the "
          "change."});
}

}  // namespace

Settings Store::settings() {
  std::optional<std::string> own;
  pool_.read(db::Walls::house(), [&](db::Connection& connection) { own = own_text(connection); });
  if (!own) return Settings::defaults();
  auto parsed = Settings::parse(*own);
  return parsed ? *parsed : Settings::defaults();
}

bool Store::has_own_settings() {
  bool own = false;
  pool_.read(db::Walls::house(), [&](db::Connection& connection) { own = own_text(connection).has_value(); });
  return own;
}

Result<void> Store::set_settings(
    const Actor& actor, const Settings& settings, const std::optional<std::string>& over) {
  if (!actor.covers("settings", Action::write, std::nullopt)) {
    if (!actor.may("settings", Action::write)) return may_in_city(actor, "settings", Action::write);
    return refuse(Refusal::forbidden, "settings.not_yours",
        {"Skalor och metoder hör till hela staden. Be administratören ändra dem.",
            "Scales and methods belong to the whole city. Ask the administrator to change them."});
  }
  return write(actor, "settings.change", {}, [&](Writer& writer) -> Result<void> {
    db::Connection& connection = writer.connection();
    // Of two over the same, the second sees what the first did.
    db::take_turn(connection, db::Turn::settings);
    if (over && own_text(connection).value_or(Settings::defaults().json()) != *over)
      return changed_meanwhile();
    // The product's own are not kept, so that a later release may change them.
    bool own = settings.json() != Settings::defaults().json();
    if (own) {
      connection.run(
          "INSERT INTO \"setting\" (\"name\",\"value\") VALUES ('settings',?1)"
          " ON CONFLICT (\"name\") DO UPDATE SET \"value\" = excluded.\"value\"",
          {std::string_view(settings.json())});
    } else {
      connection.run("DELETE FROM \"setting\" WHERE \"name\" = 'settings'");
    }
    for (const Authority& authority : authorities(actor)) {
      writer.record_event(authority.id, {"setting", authority.id, "change", 1, "{}"});
    }
    return {};
  });
}

}  // namespace ringmur
