#include "areas/incidents/report_incident.h"

#include <fmt/format.h>

#include "areas/incidents/incident.h"
#include "base/text.h"
#include "schema/settings.h"
#include "schema/validate.h"

namespace ringmur::incidents {
namespace {

constexpr std::size_t most_told = 4000;
constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_title = 80;
constexpr std::chrono::minutes slow_clock{5};
constexpr const char* source = "Medarbetare";

std::unexpected<Error> bad(const char* field, const char* code, Text message) {
  return refuse(Refusal::invalid, code, std::move(message), field);
}

/// NFC and without blanks around it. Refused: no UTF-8, too long, characters that nobody sees.
Result<std::string> plain(const char* field, std::string_view text, std::size_t most) {
  std::string composed;
  if (!normalise(text, composed))
    return bad(field, "value.not_utf8", {"Texten är inte UTF-8.", "The text is not UTF-8."});
  std::string out(trimmed(composed));
  if (length(out) > most) {
    return bad(field, "value.too_long",
        {fmt::format("Texten är längre än {} tecken. Korta den.", most),
            fmt::format("The text is longer than {} characters. Shorten it.", most)});
  }
  return out;
}

Result<IncidentTold> checked(IncidentTold told, Instant moment) {
  auto what = plain("what", told.what, most_told);
  if (!what) return std::unexpected(what.error());
  if (what->empty())
    return bad("what", "value.required", {"Skriv vad som har hänt.", "Write what has happened."});
  auto where = plain("where", told.where, longest_line);
  if (!where) return std::unexpected(where.error());
  auto contact = plain("contact", told.contact, longest_line);
  if (!contact) return std::unexpected(contact.error());
  if (told.when && *told.when > moment + slow_clock) {
    return bad("when", "incident.in_the_future",
        {"Tiden har inte varit än. Skriv när det hände.",
            "That time has not been yet. Write when it happened."});
  }
  told.what = std::move(*what);
  told.where = std::move(*where);
  told.contact = std::move(*contact);
  return told;
}

/// The first words, whole ones where there are any.
std::string title_of(std::string_view what) {
  std::string line = collapsed(what.substr(0, what.find_first_of("\r\n")));
  if (length(line) <= longest_title) return line;
  std::string_view cut = prefix(line, longest_title - 1);
  if (auto space = cut.rfind(' '); space != std::string_view::npos) cut = cut.substr(0, space);
  return std::string(trimmed(cut)) + "…";
}

std::string description_of(const IncidentTold& told, bool where_is_words) {
  std::string text = told.what;
  std::string more;
  if (where_is_words) more += "\nPlats: " + told.where;
  if (told.still_going_on == StillGoingOn::yes) more += "\nPågår fortfarande när det anmäls.";
  if (!told.contact.empty()) more += "\nKontakt: " + told.contact;
  return more.empty() ? text : text + "\n" + more;
}

std::optional<Uuid> unit_named(
    Store& store, const Actor& actor, const Uuid& authority, const std::string& code) {
  if (code.empty()) return std::nullopt;
  auto unit = find_unit(store, lend(Right::read, actor, authority), code);
  if (!unit || unit->authority.id != authority) return std::nullopt;
  return unit->unit;
}

Row row_of(
    const RecordType& type, const Uuid& authority, const Incident& incident, const Settings& settings) {
  Row row;
  row.meta.authority = authority;
  row.values = values_of(type, &incident);
  derive(type, settings, row.values);
  // An import that knows the incident from elsewhere keeps what was told here.
  for (const char* told :
      {"title", "description", "discovered_at", "personal_data", "reporter", "reported_by"}) {
    if (!is_empty(row.values[type.index(told)])) mark_edited(row.meta, told);
  }
  return row;
}

Result<void> may_report(const Actor& actor, const Uuid& authority) {
  if (actor.reaches(authority)) return {};
  return may_read(actor, authority);
}

}  // namespace

Result<Row> report_incident(
    Store& store, const Actor& actor, const Uuid& authority, const IncidentTold& asked) {
  if (auto may = may_report(actor, authority); !may) return std::unexpected(may.error());
  const Instant moment = now();
  auto told = checked(asked, moment);
  if (!told) return std::unexpected(told.error());
  const auto unit = unit_named(store, actor, authority, told->where);
  Incident incident;
  incident.discovered_at = told->when.value_or(moment);
  incident.reported_at = moment;
  incident.title = title_of(told->what);
  incident.description = description_of(*told, !told->where.empty() && !unit);
  incident.personal_data = told->personal_data;
  incident.source = source;
  incident.unit.value = unit.value_or(authority);
  incident.status = Status::reported;
  incident.reporter = actor.name;
  incident.reported_by = actor.name;
  const RecordType& type = describe_incident();
  Row row = row_of(type, authority, incident, store.settings());
  if (auto good = validate(type, row.values); !good) return std::unexpected(good.error());
  const Actor writing = lend(Right::write, actor, authority);
  auto stored = store.write(writing, "report incident", {}, [&](Writer& writer) -> Result<void> {
    row.meta.id = {};
    std::vector<Row> rows{row};
    writer.insert(type, rows);
    row = std::move(rows.front());
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return row;
}

Result<std::vector<Row>> own_incidents(Store& store, const Actor& actor, const Uuid& authority) {
  constexpr std::size_t most = 200;
  if (auto may = may_report(actor, authority); !may) return std::unexpected(may.error());
  if (actor.name.empty()) return std::vector<Row>{};
  const RecordType& type = describe_incident();
  auto filter = parse_filter(type, store.catalogue(), {{"reported_by", "eq." + actor.name}});
  if (!filter) return std::unexpected(filter.error());
  // Who told of it knows that it is there, and sees the masked copy as everybody else does.
  Query query{&type, authority, std::move(*filter), "-discovered_at", most, {}};
  query.secrets = Secrets::counted;
  auto page = store.list(lend(Right::read, actor, authority), query);
  if (!page) return std::unexpected(page.error());
  for (Row& row : page->rows) conceal(type, row);
  return std::move(page->rows);
}

}  // namespace ringmur::incidents
