#include "areas/incidents/mailed.h"

#include <fmt/format.h>

#include "areas/incidents/incident.h"
#include "areas/incidents/report_incident.h"
#include "base/text.h"
#include "schema/settings.h"
#include "schema/validate.h"
#include "store/incident_mail.h"

namespace ringmur::incidents {
namespace {

constexpr std::size_t longest_text = 15'000;
constexpr std::size_t longest_title = 200;
constexpr const char* source = "E-post";

std::unexpected<Error> refused(const char* code, Text message) {
  return refuse(Refusal::invalid, code, std::move(message));
}

/// "incident+utb@stad.example" → "utb"
std::string unit_code_in(const std::string& address) {
  const auto at = address.find('@');
  const auto plus = address.find('+');
  if (plus == std::string::npos || at == std::string::npos || plus > at) return {};
  return address.substr(plus + 1, at - plus - 1);
}

UnitPlace place_of(Store& store, const Actor& actor, const UnitPlace& otherwise, const ReceivedMail& mail) {
  for (const std::string& address : mail.to) {
    const std::string code = unit_code_in(address);
    if (code.empty()) continue;
    if (auto unit = find_unit(store, actor, code)) return *unit;
  }
  return otherwise;
}

std::string shortened(std::string_view text, std::size_t most, std::string_view ending) {
  if (length(text) <= most) return std::string(text);
  return std::string(prefix(text, most)) + std::string(ending);
}

std::string title_of(const ReceivedMail& mail) {
  if (!mail.subject.empty()) return shortened(mail.subject, longest_title, "…");
  return shortened(collapsed(mail.text.substr(0, mail.text.find('\n'))), longest_title, "…");
}

std::string description_of(const ReceivedMail& mail) {
  std::string text = shortened(mail.text, longest_text, "…\n(Brevet är längre än så.)");
  if (mail.attachments.empty()) return text;
  text += "\n\nBilagor:";
  for (const std::string& name : mail.attachments) text += " " + name + ";";
  text.pop_back();
  return text;
}

std::string reporter_of(const ReceivedMail& mail) {
  return mail.from_name.empty() ? mail.from_address
                                : fmt::format("{} <{}>", mail.from_name, mail.from_address);
}

Incident incident_of(const ReceivedMail& mail, const UnitPlace& place) {
  const Instant moment = now();
  Incident incident;
  // A letter's own date is what somebody's machine says: never later than now.
  incident.discovered_at = mail.sent_at && *mail.sent_at <= moment ? *mail.sent_at : moment;
  incident.reported_at = moment;
  incident.title = title_of(mail);
  incident.description = description_of(mail);
  incident.source = source;
  incident.unit.value = place.unit;
  incident.status = Status::reported;
  incident.reporter = shortened(reporter_of(mail), 299, "…");
  return incident;
}

}  // namespace

Result<Mailed> take_mail(
    Store& store, const Actor& actor, const UnitPlace& otherwise, const ReceivedMail& mail) {
  if (mail.automatic) {
    return refused("mail.automatic", {"Brevet är ett automatiskt svar eller ett utskick.",
                                         "The letter is an automatic answer or a mailing."});
  }
  if (mail.subject.empty() && mail.text.empty())
    return refused("mail.empty", {"Brevet är tomt.", "The letter is empty."});
  const UnitPlace place = place_of(store, actor, otherwise, mail);
  const RecordType& type = describe_incident();
  Row made = row_as_told(place.authority.id, incident_of(mail, place), store.settings());
  if (auto good = validate(type, made.values); !good) return std::unexpected(good.error());
  const Actor writing = lend(Right::write, actor, place.authority.id);
  const db::Walls reach = db::Walls::of(writing, place.authority.id).with_house();
  auto stored = store.write(writing, reach, "incident by letter", {}, [&](Writer& writer) -> Result<void> {
    if (!mail.id.empty() && !take_letter(writer, mail.id)) {
      return refuse(Refusal::conflict, "mail.taken",
          {"Brevet har redan blivit en incident.", "The letter has become an incident already."});
    }
    std::vector<Row> rows{made};
    rows.front().meta.id = {};
    writer.insert(type, rows);
    made = std::move(rows.front());
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return Mailed{std::move(made), place.authority};
}

}  // namespace ringmur::incidents
