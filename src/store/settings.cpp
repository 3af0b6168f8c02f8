#include "store/store.h"

namespace ringmur {

Settings Store::settings() {
  std::optional<std::string> own;
  pool_.read([&](db::Connection& connection) {
    auto cursor = connection.query("SELECT \"value\" FROM \"setting\" WHERE \"name\" = 'settings'");
    if (cursor->next()) own = cursor->text(0);
  });
  if (!own) return Settings::defaults();
  auto parsed = Settings::parse(*own);
  return parsed ? *parsed : Settings::defaults();
}

Result<void> Store::set_settings(const Actor& actor, const Settings& settings) {
  if (actor.authority) {
    return refuse(Refusal::forbidden, "settings.not_yours",
        {"Skalor och metoder hör till hela staden. Be administratören ändra dem.",
            "Scales and methods belong to the whole city. Ask the administrator to change them."});
  }
  if (auto may = may_administer(actor); !may) return may;
  return write(actor, "settings.change", {}, [&](Writer& writer) -> Result<void> {
    writer.connection().run(
        "INSERT INTO \"setting\" (\"name\",\"value\") VALUES ('settings',?1)"
        " ON CONFLICT (\"name\") DO UPDATE SET \"value\" = excluded.\"value\"",
        {std::string_view(settings.json())});
    for (const Authority& authority : authorities(actor)) {
      writer.record_event(authority.id, {"setting", authority.id, "change", 1, "{}"});
    }
    return {};
  });
}

}  // namespace ringmur
