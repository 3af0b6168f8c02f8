#include "areas/risk/risk_acceptance.h"

#include "schema/describe.h"
#include "schema/settings.h"

namespace ringmur {

template <>
const std::vector<std::pair<risk::AcceptanceStatus, Choice>>& choices_of<risk::AcceptanceStatus>() {
  using enum risk::AcceptanceStatus;
  static const std::vector<std::pair<risk::AcceptanceStatus, Choice>> names{
      {requested, {"requested", {"Begärd", "Requested"}}},
      {accepted, {"accepted", {"Accepterad", "Accepted"}}},
      {declined, {"declined", {"Avslagen", "Declined"}}},
      {withdrawn, {"withdrawn", {"Återtagen", "Withdrawn"}}},
  };
  return names;
}

namespace risk {
namespace {

/// Whoever makes one asks; what a decision has written stays.
void derive_status(void* record, const Settings&) {
  RiskAcceptance& acceptance = *static_cast<RiskAcceptance*>(record);
  if (!acceptance.status) acceptance.status = AcceptanceStatus::requested;
}

std::vector<Field> asked_fields() {
  return {
      field<&RiskAcceptance::risk>(
          "risk", {"Risk", "Risk"}, {.refers_to = "risk", .required = true, .listed = true}),
      field<&RiskAcceptance::reason>("reason", {"Skäl", "Reason"},
          {.help = {"Varför risken kan bäras som den är.", "Why the risk can be borne as it is."},
              .max_length = 1000,
              .required = true,
              .searchable = true,
              .listed = true,
              .long_text = true}),
      field<&RiskAcceptance::until>("until", {"Till och med", "Until"},
          {.help = {"Sista dagen. Därefter kommer risken tillbaka.",
               "The last day. After it the risk comes back."},
              .required = true,
              .sortable = true,
              .listed = true}),
      field<&RiskAcceptance::decision>("decision", {"Diarienummer", "Diary number"},
          {.aliases = {"Dnr"}, .max_length = 80, .searchable = true}),
      field<&RiskAcceptance::asked_of>("asked_of", {"Beslut begärs av", "Decision asked of"},
          {.help = {"Inloggningen för den som ska besluta.", "The login of who is to decide."},
              .max_length = 200,
              .personal = Personal::yes,
              .identifies = Identifies::login}),
  };
}

std::vector<Field> decided_fields() {
  return {
      field<&RiskAcceptance::status>(
          "status", {"Status", "Status"}, {.listed = true, .derived = true, .kept_by = KeptBy::server}),
      field<&RiskAcceptance::value>("value", {"Riskvärde vid beslutet", "Risk value when decided"},
          {.minimum = 1, .maximum = 25, .listed = true, .kept_by = KeptBy::server}),
      field<&RiskAcceptance::decided_by>("decided_by", {"Beslutad av (inloggning)", "Decided by (login)"},
          {.max_length = 200,
              .personal = Personal::yes,
              .kept_by = KeptBy::server,
              .identifies = Identifies::login}),
      field<&RiskAcceptance::decided_by_name>("decided_by_name", {"Beslutad av", "Decided by"},
          {.listed = true,
              .personal = Personal::yes,
              .kept_by = KeptBy::server,
              .identifies = Identifies::name}),
      field<&RiskAcceptance::role>("role", {"I rollen", "In the role of"},
          {.help = {"Rollens kod.", "The role's code."}, .kept_by = KeptBy::server}),
      field<&RiskAcceptance::decided_at>("decided_at", {"Beslutad", "Decided"}, {.kept_by = KeptBy::server}),
      field<&RiskAcceptance::decision_note>("decision_note", {"Beslutets motivering", "Note on the decision"},
          {.max_length = 2000, .long_text = true, .kept_by = KeptBy::server}),
      field<&RiskAcceptance::unit>(
          "unit", {"Enhet", "Unit"}, {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
  };
}

std::vector<Field> all_fields() {
  std::vector<Field> all = asked_fields();
  for (Field& one : decided_fields()) all.push_back(std::move(one));
  return all;
}

}  // namespace

const RecordType& describe_risk_acceptance() {
  static const RecordType type = described<RiskAcceptance>({
      .name = "risk_acceptance",
      .plural = "risk-acceptances",
      .label = {"Riskacceptans", "Risk acceptance"},
      .label_plural = {"Riskacceptanser", "Risk acceptances"},
      .help = {"Att en risk bärs som den är, till en viss dag, av någon med mandat.",
          "That a risk is borne as it is, until a day, by somebody with the mandate."},
      .fields = all_fields(),
      .key = {"risk", "until", "reason"},
      .title = "reason",
      .default_sort = "-until",
      .reference_prefix = "ACC",
      .indexes = {{"status", "until"}},
      .owned_by = {{"asked_of", Naming::login}},
      .derive = derive_status,
  });
  return type;
}

}  // namespace risk
}  // namespace ringmur
