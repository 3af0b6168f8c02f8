#include "areas/incidents/incident_notice.h"

#include "schema/describe.h"

namespace ringmur {

template <>
const std::vector<std::pair<incidents::NoticeStatus, Choice>>& choices_of<incidents::NoticeStatus>() {
  using enum incidents::NoticeStatus;
  static const std::vector<std::pair<incidents::NoticeStatus, Choice>> names{
      {draft, {"draft", {"Utkast", "Draft"}}},
      {sent, {"sent", {"Skickad", "Sent"}}},
  };
  return names;
}

namespace incidents {
namespace {

std::vector<Field> said_fields() {
  return {
      field<&Notice::incident>(
          "incident", {"Incident", "Incident"}, {.refers_to = "incident", .required = true, .listed = true}),
      field<&Notice::duty>("duty", {"Skyldighet", "Duty"},
          {.help = {"Skyldighetens kod i inställningarna.", "The duty's code in the settings."},
              .max_length = 60,
              .listed = true}),
      field<&Notice::form>("form", {"Formulär", "Form"}, {.max_length = 60}),
      field<&Notice::title>("title", {"Rubrik", "Title"},
          {.required = true, .sortable = true, .searchable = true, .listed = true}),
      field<&Notice::recipient>("recipient", {"Mottagare", "Recipient"}, {.listed = true}),
      field<&Notice::content>(
          "content", {"Innehåll", "Content"}, {.long_text = true, .personal = Personal::yes}),
      field<&Notice::previous>("previous", {"Fortsätter", "Continues"}, {.refers_to = "incident_notice"}),
  };
}

std::vector<Field> sent_fields() {
  return {
      field<&Notice::status>("status", {"Status", "Status"}, {.listed = true, .kept_by = KeptBy::server}),
      field<&Notice::due_at>("due_at", {"Skulle vara inne", "Was due"}, {.kept_by = KeptBy::server}),
      field<&Notice::sent_at>(
          "sent_at", {"Skickad", "Sent"}, {.sortable = true, .listed = true, .kept_by = KeptBy::server}),
      field<&Notice::sent_by>("sent_by", {"Skickad av", "Sent by"},
          {.personal = Personal::yes, .kept_by = KeptBy::server, .identifies = Identifies::login}),
      field<&Notice::receipt>("receipt", {"Mottagarens ärendenummer", "The recipient's case number"},
          {.max_length = 200, .searchable = true}),
      field<&Notice::late_reason>("late_reason", {"Skäl till förseningen", "Reason for being late"},
          {.max_length = 2000, .long_text = true}),
      field<&Notice::unit>(
          "unit", {"Enhet", "Unit"}, {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
  };
}

std::vector<Field> all_fields() {
  std::vector<Field> all = said_fields();
  for (Field& one : sent_fields()) all.push_back(std::move(one));
  return all;
}

}  // namespace

const RecordType& describe_notice() {
  static const RecordType type = described<Notice>({
      .name = "incident_notice",
      .plural = "incident-notices",
      .label = {"Rapport eller underrättelse", "Report or notice"},
      .label_plural = {"Rapporter och underrättelser", "Reports and notices"},
      .help = {"Det som har sagts till myndigheter och berörda om en incident.",
          "What has been said to authorities and those concerned about an incident."},
      .fields = all_fields(),
      .key = {"incident", "title"},
      .title = "title",
      .default_sort = "-sent_at",
      .reference_prefix = "RAP",
      .indexes = {{"duty", "status"}},
  });
  return type;
}

}  // namespace incidents
}  // namespace ringmur
