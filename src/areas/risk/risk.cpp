#include "areas/risk/risk.h"

#include "areas/risk/rules.h"
#include "schema/describe.h"
#include "schema/settings.h"

namespace ringmur {

template <>
const std::vector<std::pair<risk::Treatment, Choice>>& choices_of<risk::Treatment>() {
  using enum risk::Treatment;
  static const std::vector<std::pair<risk::Treatment, Choice>> names{
      {avoid, {"avoid", {"Undvika", "Avoid"}}},
      {reduce, {"reduce", {"Minska", "Reduce"}}},
      {share, {"share", {"Dela", "Share"}}},
      {accept, {"accept", {"Acceptera", "Accept"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<risk::Moved, Choice>>& choices_of<risk::Moved>() {
  using enum risk::Moved;
  static const std::vector<std::pair<risk::Moved, Choice>> names{
      {up, {"up", {"Högre", "Higher"}}},
      {same, {"same", {"Oförändrat", "Unchanged"}}},
      {down, {"down", {"Lägre", "Lower"}}},
  };
  return names;
}

namespace risk {
namespace {

void derive_values(void* record, const Settings& settings) {
  Risk& risk = *static_cast<Risk*>(record);
  const RiskMethod& method = settings.risk_method(risk.analysis);
  risk.value = risk_value(risk.likelihood, risk.impact);
  risk.action_required = action_required(risk.value, method.threshold);
  risk.level = risk_level(risk.value, method);
  risk.moved = moved(risk.previous_value, risk.value);
  risk.inherent_value = risk_value(risk.inherent_likelihood, risk.inherent_impact);
  risk.residual_value = risk_value(risk.residual_likelihood, risk.residual_impact);
  risk.residual_action_required = action_required(risk.residual_value, method.threshold);
  risk.covered_until = covered_until(risk.accepted_value, risk.accepted_until, risk.value);
}

std::vector<Field> analysis_fields() {
  return {
      field<&Risk::analysis>("analysis", {"Analys", "Analysis"},
          {.help = {"VoR, RSA …", "VoR, RSA …"}, .max_length = 80, .required = true, .listed = true}),
      field<&Risk::year>("year", {"År", "Year"},
          {.minimum = 1990, .maximum = 2200, .required = true, .sortable = true, .listed = true}),
      field<&Risk::stage>("stage", {"Steg", "Stage"},
          {.help = {"Hur långt analysen har kommit, där metoden har steg (RSA).",
               "How far the analysis has come, where the method has stages (RSA)."},
              .minimum = 1,
              .maximum = 99,
              .came_later = true}),
      field<&Risk::process>("process", {"Process", "Process"}),
      field<&Risk::practice>("practice", {"Arbetssätt", "Practice"},
          {.aliases = {"Working method", "Way of working", "Working practice"},
              .searchable = true,
              .listed = true}),
      field<&Risk::task>("task", {"Samhällsviktigt uppdrag", "Task vital to society"},
          {.searchable = true, .came_later = true}),
      field<&Risk::event>("event", {"Oönskad händelse", "Unwanted event"},
          {.aliases = {"Undesired event", "Adverse event"},
              .max_length = 1000,
              .required = true,
              .searchable = true,
              .listed = true}),
      field<&Risk::threat>("threat", {"Hot", "Threat"}, {.searchable = true, .came_later = true}),
      field<&Risk::actor>("actor", {"Aktör", "Actor"},
          {.help = {"Den som kan göra det: en grupp eller ett slag, aldrig en namngiven person.",
               "Who may do it: a group or a kind, never a person by name."},
              .came_later = true}),
      field<&Risk::capability>("capability", {"Förmåga", "Capability"},
          {.help = {"Vad aktören kan och vill.", "What the actor can and wants."}, .came_later = true}),
      field<&Risk::harm>("harm", {"Skada för den registrerade", "Harm to the data subject"},
          {.max_length = 2000, .came_later = true}),
      field<&Risk::effect_confidentiality>("effect_confidentiality",
          {"Följd för konfidentialitet", "Effect on confidentiality"},
          {.max_length = 1000, .came_later = true}),
      field<&Risk::effect_integrity>("effect_integrity", {"Följd för riktighet", "Effect on integrity"},
          {.max_length = 1000, .came_later = true}),
      field<&Risk::effect_availability>("effect_availability",
          {"Följd för tillgänglighet", "Effect on availability"}, {.max_length = 1000, .came_later = true}),
      field<&Risk::system>("system", {"System", "System"}, {.refers_to = "system", .came_later = true}),
      field<&Risk::information_set>(
          "information_set", {"Informationsmängd", "Information set"}, {.came_later = true}),
      field<&Risk::supplier>("supplier", {"Leverantör", "Supplier"}, {.came_later = true}),
      field<&Risk::risk_owner>("risk_owner", {"Riskägare", "Risk owner"},
          {.searchable = true,
              .came_later = true,
              .personal = Personal::yes,
              .identifies = Identifies::name}),
  };
}

Field step(Field made, const char* of_sv, const char* of_en) {
  made.help = {of_sv, of_en};
  return made;
}

std::vector<Field> assessment_fields() {
  constexpr const char* inherent_sv = "Utan det som görs mot risken.";
  constexpr const char* inherent_en = "Without anything that is done about the risk.";
  constexpr const char* residual_sv = "När det som är planerat är gjort.";
  constexpr const char* residual_en = "When what is planned has been done.";
  const Options later{.minimum = 1, .maximum = 5, .came_later = true};
  return {
      step(field<&Risk::inherent_likelihood>(
               "inherent_likelihood", {"Inneboende sannolikhet", "Inherent likelihood"}, later),
          inherent_sv, inherent_en),
      step(field<&Risk::inherent_impact>(
               "inherent_impact", {"Inneboende konsekvens", "Inherent impact"}, later),
          inherent_sv, inherent_en),
      field<&Risk::likelihood>("likelihood", {"Sannolikhet", "Likelihood"},
          {.aliases = {"Probability"}, .minimum = 1, .maximum = 5, .listed = true}),
      field<&Risk::impact>("impact", {"Konsekvens", "Impact"},
          {.aliases = {"Consequence"}, .minimum = 1, .maximum = 5, .listed = true}),
      step(field<&Risk::residual_likelihood>(
               "residual_likelihood", {"Kvarvarande sannolikhet", "Residual likelihood"}, later),
          residual_sv, residual_en),
      step(field<&Risk::residual_impact>(
               "residual_impact", {"Kvarvarande konsekvens", "Residual impact"}, later),
          residual_sv, residual_en),
      field<&Risk::reason>("reason", {"Skäl till bedömningen", "Reason for the assessment"},
          {.searchable = true, .came_later = true, .long_text = true}),
  };
}

std::vector<Field> treatment_fields() {
  return {
      field<&Risk::treatment>("treatment", {"Hantering", "Treatment"}, {.came_later = true}),
      field<&Risk::action>(
          "action", {"Åtgärd", "Action"}, {.aliases = {"Measure"}, .searchable = true, .long_text = true}),
      field<&Risk::follow_up>(
          "follow_up", {"Uppföljning", "Follow-up"}, {.aliases = {"Follow up"}, .long_text = true}),
      field<&Risk::proposal>("proposal", {"Förslag på åtgärd", "Proposed action"},
          {.aliases = {"Suggested action", "Proposed measure"}, .long_text = true}),
      field<&Risk::internal_control>("internal_control",
          {"Väljs till internkontrollplanen", "Chosen for the plan of internal control"},
          {.came_later = true}),
      field<&Risk::previous>("previous", {"Föregående bedömning", "Previous assessment"},
          {.help = {"Samma risk året innan.", "The same risk the year before."},
              .refers_to = "risk",
              .came_later = true}),
      field<&Risk::previous_value>("previous_value", {"Föregående riskvärde", "Previous risk value"},
          {.minimum = 1, .maximum = 25, .came_later = true}),
      field<&Risk::what_changed>(
          "what_changed", {"Vad har ändrats", "What has changed"}, {.came_later = true, .long_text = true}),
  };
}

std::vector<Field> derived_fields() {
  return {
      field<&Risk::value>("value", {"Riskvärde", "Risk value"},
          {.sortable = true, .listed = true, .derived = true, .derived_from = {"likelihood", "impact"}}),
      field<&Risk::action_required>("action_required", {"Åtgärd krävs", "Action required"},
          {.derived = true, .derived_from = {"analysis", "likelihood", "impact"}}),
      field<&Risk::level>("level", {"Risknivå", "Risk level"},
          {.help = {"Numret på metodens nivå, 1 är lägst.", "The number of the method's level; 1 is lowest."},
              .derived = true,
              .derived_from = {"analysis", "likelihood", "impact"},
              .came_later = true}),
      field<&Risk::moved>("moved", {"Sedan föregående bedömning", "Since the previous assessment"},
          {.derived = true, .derived_from = {"previous_value", "likelihood", "impact"}, .came_later = true}),
      field<&Risk::inherent_value>("inherent_value", {"Inneboende riskvärde", "Inherent risk value"},
          {.derived = true, .derived_from = {"inherent_likelihood", "inherent_impact"}, .came_later = true}),
      field<&Risk::residual_value>("residual_value", {"Kvarvarande riskvärde", "Residual risk value"},
          {.derived = true, .derived_from = {"residual_likelihood", "residual_impact"}, .came_later = true}),
      field<&Risk::residual_action_required>("residual_action_required",
          {"Åtgärd krävs även efter det planerade", "Action required even after what is planned"},
          {.derived = true,
              .derived_from = {"analysis", "residual_likelihood", "residual_impact"},
              .came_later = true}),
      field<&Risk::accepted_value>("accepted_value", {"Accepterat riskvärde", "Accepted risk value"},
          {.minimum = 1, .maximum = 25, .came_later = true, .kept_by = KeptBy::server}),
      field<&Risk::accepted_until>("accepted_until", {"Accepterad till och med", "Accepted until"},
          {.came_later = true, .kept_by = KeptBy::server}),
      field<&Risk::covered_until>("covered_until",
          {"Acceptansen täcker till och med", "The acceptance covers until"},
          {.help = {"Tomt där risken har bedömts högre än det som accepterades.",
               "Empty where the risk has been assessed above what was accepted."},
              .derived = true,
              .derived_from = {"accepted_value", "accepted_until", "likelihood", "impact"},
              .came_later = true}),
      field<&Risk::unit>(
          "unit", {"Enhet", "Unit"}, {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
  };
}

std::vector<Field> all_fields() {
  std::vector<Field> all;
  for (auto part : {analysis_fields(), assessment_fields(), treatment_fields(), derived_fields()}) {
    for (Field& one : part) all.push_back(std::move(one));
  }
  return all;
}

RecordType made() {
  return {
      .name = "risk",
      .plural = "risks",
      .label = {"Risk", "Risk"},
      .label_plural = {"Risker", "Risks"},
      .help = {"Oönskade händelser, bedömda efter sannolikhet och konsekvens.",
          "Unwanted events, assessed by likelihood and impact."},
      .fields = all_fields(),
      .key = {"analysis", "year", "practice", "event"},
      .partition = {"analysis", "year"},
      .period = "year",
      .title = "event",
      .default_sort = "-value",
      .reference_prefix = "RSK",
      .links = {{"concerns", {"Rör", "Concerns"}, {"Risk för", "Risk to"}, {"system", "control_assessment"}},
          {"shown_by", {"Visad av händelse", "Shown by"}, {"Visar risk", "Shows risk"}, {"incident"}}},
      .derive = derive_values,
  };
}

}  // namespace

const RecordType& describe_risk() {
  static const RecordType type = described<Risk>(made());
  return type;
}

}  // namespace risk
}  // namespace ringmur
