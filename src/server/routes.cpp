#include "server/routes.h"

#include <algorithm>
#include <array>

#include "server/api_handlers.h"
#include "server/api_incident_handlers.h"

namespace ringmur::api {

namespace {

using Parameters = std::vector<std::string_view>;
const Parameters none{};
const Parameters words{"q", "authority", "limit", "group"};
const Parameters scope{"authority"};
const Parameters one{"authority", "names", "secrets"};
const Parameters past{"authority", "secrets"};
const Parameters counted{"authority", "by", "names", "q", "archived", "*"};
const Parameters look{"as"};
const Parameters whose{"account"};
const Parameters proof{"authority", "head"};
const Parameters events{"authority", "from", "to", "account", "kind", "type", "id", "after", "limit"};
const Parameters every_event{"authority", "from", "to", "account", "kind", "type", "id"};
const Parameters persons{"authority", "q"};
const Parameters place{"unit", "year"};
const Parameters document{"unit", "year", "format", "masked"};
const Parameters page{"authority", "sort", "limit", "after", "fields", "archived", "count", "format", "names",
    "q", "shared", "secrets", "*"};
const Parameters sign_in_start{"return_to", "again"};
const Parameters sign_in_end{"code", "state", "iss", "error", "error_description", "error_uri",
    "session_state", "scope", "authuser", "prompt", "hd"};
const Parameters scim_page{"filter", "startIndex", "count", "attributes", "excludedAttributes"};
const Parameters scim_one{"attributes", "excludedAttributes"};
const Parameters order{"unit", "file_name", "as", "dry_run", "partial", "absent", "overwrite",
    "ignore_unknown", "as_of", "match", "map"};

const Parameters covered{"unit", "year", "analysis"};
const Parameters years{"unit", "from", "to"};
const Parameters sought{"q"};
const Parameters supplier{"supplier"};
const Parameters accepted{"authority", "risk"};
const Parameters as_form{"authority", "format"};
const Parameters reckoned{"population", "expected", "tolerable", "confidence", "checked", "deviations"};

constexpr Need nothing{Need::Of::no_one, {}, Action::read};
/// Who is signed in, or a token: what it shows is the asker's own, or only names what there is.
constexpr Need known{Need::Of::anyone, {}, Action::read};
constexpr Need on(Action action) {
  return {Need::Of::of_register, {}, action};
}
constexpr Need duty(std::string_view name, Action action) {
  return {Need::Of::of_duty, name, action};
}
constexpr Need reads = on(Action::read);
constexpr Need writes = on(Action::write);
constexpr Need archives = on(Action::archive);
constexpr Need shares = on(Action::administer);
constexpr Need reads_risks = duty("risk", Action::read);
constexpr Need writes_risks = duty("risk", Action::write);
constexpr Need reads_incidents = duty("incident", Action::read);
constexpr Need writes_incidents = duty("incident", Action::write);
constexpr Need reads_report = duty("report", Action::read);
constexpr Need writes_report = duty("report", Action::write);
constexpr Need freezes = duty("freeze", Action::write);
constexpr Need reads_figures = duty("figures", Action::read);
/// The plan is of a whole unit: who sees only the own activities has none.
constexpr Need reads_capacity = duty("capacity", Action::read);
constexpr Need reads_activities = duty("activity", Action::read);
constexpr Need writes_activities = duty("activity", Action::write);
constexpr Need reads_imports = duty("imports", Action::read);
constexpr Need writes_imports = duty("imports", Action::write);
constexpr Need reads_accounts = duty("accounts", Action::read);
constexpr Need writes_accounts = duty("accounts", Action::write);
constexpr Need reads_tokens = duty("tokens", Action::read);
constexpr Need writes_tokens = duty("tokens", Action::write);
constexpr Need writes_matrix = duty("matrix", Action::write);
constexpr Need writes_assignments = duty("assignments", Action::write);
constexpr Need reads_providers = duty("providers", Action::read);
constexpr Need writes_providers = duty("providers", Action::write);
/// The token of a provider: whose people they are the store looks at.
constexpr Need provisions = writes_providers;
constexpr Need reads_trail = duty("trail", Action::read);
constexpr Need reads_persons = duty("persons", Action::read);
constexpr Need writes_persons = duty("persons", Action::write);
constexpr Need reads_acceptances = duty("risk_acceptance", Action::read);
constexpr Need reads_performances = duty("control_performance", Action::read);
constexpr Need writes_performances = duty("control_performance", Action::write);
constexpr Need reads_desk_cases = duty("desk_case", Action::read);
constexpr Need reads_systems = duty("system", Action::read);
constexpr Need reads_evidence = duty("evidence", Action::read);
constexpr Need writes_evidence = duty("evidence", Action::write);
constexpr Need writes_custody = duty("custody", Action::write);
constexpr Need marks_secrecy = duty("secrecy", Action::write);
constexpr Need reads_settings = duty("settings", Action::read);
constexpr Need writes_settings = duty("settings", Action::write);

}  // namespace

// clang-format off
const std::vector<Route>& routes() {
  using enum http::Method;
  using enum Carries;
  using enum Again;
  constexpr Again once = gets_the_first_answer;
  static const std::vector<Route> all{
      {get,   "/health",                       "health",       alive,          nothing, {},   {},   none},
      {get,   "/ready",                        "ready",        is_ready,       nothing, {},   {},   none},
      {get,   "/api/v1/openapi.json",          "openapi",      openapi,        nothing, {},   {},   none},
      {post,   "/api/v1/session",                "sign_in",          sign_in,          nothing,    json, {}, none},
      {get,    "/api/v1/session",                "read_session",     read_session,     known, {},   {}, none},
      {patch,  "/api/v1/session",                "change_session",   change_session,   known, json, {}, none},
      {remove, "/api/v1/session",                "sign_out",         sign_out,         known, {},   {}, none},
      {post,   "/api/v1/session/password",       "change_password",  change_password,  known, json, {}, none},
      {get,    "/api/v1/session/all",            "own_sessions",     own_sessions,     known, {},   {}, none},
      {remove, "/api/v1/sessions/{id}",          "end_session",      end_session,      known, {},   {}, none},
      {post,   "/api/v1/session/second-factor",  "finish_sign_in",   finish_sign_in,   nothing,    json, {}, none},
      {post,   "/api/v1/session/passkey/challenge", "ask_for_passkey", ask_for_passkey, nothing,   {},   {}, none},
      {post,   "/api/v1/session/passkey",        "sign_in_with_passkey", sign_in_with_passkey, nothing, json, {}, none},
      {post,   "/api/v1/session/confirm/challenge", "ask_to_confirm", ask_to_confirm,  known,     {},   {}, none},
      {post,   "/api/v1/session/confirm",        "confirm_session",  confirm_session,  known,     json, {}, none},
      {get,    "/api/v1/session/mail",           "read_own_mail",    read_own_mail,    known,     {},   {}, none},
      {put,    "/api/v1/session/mail",           "change_own_mail",  change_own_mail,  known,     json, {}, none},
      {post,   "/api/v1/session/mail/test",      "test_own_mail",    test_own_mail,    known,     {},   {}, none},
      {get,    "/api/v1/session/factors",        "own_factors",      own_factors,      known,     {},   {}, none},
      {post,   "/api/v1/session/factors/totp",   "begin_totp",       begin_totp,       known,     {},   {}, none},
      {post,   "/api/v1/session/factors/totp/confirm", "confirm_totp", confirm_totp,   known,     json, {}, none},
      {remove, "/api/v1/session/factors/totp",   "remove_totp",      remove_totp,      known,     {},   {}, none},
      {post,   "/api/v1/session/factors/passkeys/challenge", "begin_passkey", begin_passkey, known, {}, {}, none},
      {post,   "/api/v1/session/factors/passkeys", "add_passkey",    add_passkey,      known,     json, {}, none},
      {remove, "/api/v1/session/factors/passkeys/{id}", "remove_passkey", remove_passkey, known,  {},   {}, none},
      {post,   "/api/v1/session/factors/recovery-codes", "renew_recovery_codes", renew_recovery_codes, known, {}, {}, none},
      {remove, "/api/v1/accounts/{id}/factors",  "reset_factors",    reset_factors,    writes_accounts, {},   {}, none},
      {get,    "/api/v1/settings/sign-in",       "read_sign_in_policy", read_sign_in_policy, writes_settings, {}, {}, none},
      {put,    "/api/v1/settings/sign-in",       "change_sign_in_policy", change_sign_in_policy, writes_settings, json, {}, none},
      {get,    "/api/v1/accounts",               "list_accounts",    list_accounts,    reads_accounts, {},   {}, none},
      {post,   "/api/v1/accounts",               "create_account",   create_account,   writes_accounts, json, {}, none},
      {patch,  "/api/v1/accounts/{id}",          "change_account",   change_account,   writes_accounts, json, {}, none},
      {post,   "/api/v1/accounts/{id}/password", "renew_password",   renew_password,   writes_accounts, {},   {}, none},
      {get,    "/api/v1/accounts/{id}/sessions", "account_sessions", account_sessions, reads_accounts, {},   {}, none},
      {get,    "/api/v1/tokens",                 "list_tokens",      list_tokens,      reads_tokens, {},   {}, none},
      {post,   "/api/v1/tokens",                 "create_token",     create_token,     writes_tokens, json, {}, none},
      {remove, "/api/v1/tokens/{id}",            "revoke_token",     revoke_token,     writes_tokens, {},   {}, none},
      {get,    "/api/v1/sign-in-providers",      "sign_in_providers", sign_in_providers, nothing, {},   {}, none},
      {get,    "/api/v1/oidc/{id}/start",        "oidc_start",       oidc_start,       nothing, {},   {}, sign_in_start},
      {get,    "/api/v1/oidc/callback",          "oidc_callback",    oidc_callback,    nothing, {},   {}, sign_in_end},
      {get,    "/api/v1/providers",              "list_providers",   list_providers, reads_providers, {},   {}, none},
      {post,   "/api/v1/providers",              "create_provider",  create_provider,  writes_providers, json, {}, none},
      {patch,  "/api/v1/providers/{id}",         "change_provider",  change_provider,  writes_providers, json, {}, none},
      {remove, "/api/v1/providers/{id}",         "remove_provider",  remove_provider,  writes_providers, {},   {}, none},
      {get,    "/api/v1/provider-groups",        "list_provider_groups", list_provider_groups, reads_providers, {}, {}, none},
      {patch,  "/api/v1/provider-groups/{id}",   "change_provider_group", change_provider_group, writes_providers, json, {}, none},
      {get,    "/scim/v2/ServiceProviderConfig", "scim_config",      scim_config,      provisions, {},   {}, none},
      {get,    "/scim/v2/ResourceTypes",         "scim_types",       scim_types,       provisions, {},   {}, none},
      {get,    "/scim/v2/ResourceTypes/{id}",    "scim_type",        scim_type,        provisions, {},   {}, none},
      {get,    "/scim/v2/Schemas",               "scim_schemas",     scim_schemas,     provisions, {},   {}, none},
      {get,    "/scim/v2/Schemas/{id}",          "scim_schema",      scim_schema,      provisions, {},   {}, none},
      {get,    "/scim/v2/Users",                 "scim_list_users",  scim_list_users,  provisions, {},   {}, scim_page},
      {post,   "/scim/v2/Users",                 "scim_create_user", scim_create_user, provisions, json, {}, scim_one},
      {get,    "/scim/v2/Users/{id}",            "scim_read_user",   scim_read_user,   provisions, {},   {}, scim_one},
      {put,    "/scim/v2/Users/{id}",            "scim_replace_user", scim_replace_user, provisions, json, {}, scim_one},
      {patch,  "/scim/v2/Users/{id}",            "scim_change_user", scim_change_user, provisions, json, {}, scim_one},
      {remove, "/scim/v2/Users/{id}",            "scim_remove_user", scim_remove_user, provisions, {},   {}, none},
      {get,    "/scim/v2/Groups",                "scim_list_groups", scim_list_groups, provisions, {},   {}, scim_page},
      {post,   "/scim/v2/Groups",                "scim_create_group", scim_create_group, provisions, json, {}, scim_one},
      {get,    "/scim/v2/Groups/{id}",           "scim_read_group",  scim_read_group,  provisions, {},   {}, scim_one},
      {put,    "/scim/v2/Groups/{id}",           "scim_replace_group", scim_replace_group, provisions, json, {}, scim_one},
      {patch,  "/scim/v2/Groups/{id}",           "scim_change_group", scim_change_group, provisions, json, {}, none},
      {remove, "/scim/v2/Groups/{id}",           "scim_remove_group", scim_remove_group, provisions, {},   {}, none},
      {get,    "/api/v1/settings",               "read_settings",    read_settings,    reads_settings, {},   {}, none},
      {put,    "/api/v1/settings",               "change_settings",  change_settings,  writes_settings, json, {}, none},
      {get,    "/api/v1/roles",                  "list_roles",         list_roles,         known,             {},   {}, none},
      {get,    "/api/v1/matrix",                 "read_matrix",        read_matrix,        known,             {},   {}, none},
      {put,    "/api/v1/matrix",                 "change_matrix",      change_matrix,      writes_matrix,     json, {}, none},
      {get,    "/api/v1/assignments",            "list_assignments",   list_assignments,   known,             {},   {}, whose},
      {post,   "/api/v1/assignments",            "create_assignment",  create_assignment,  writes_assignments, json, {}, none},
      {patch,  "/api/v1/assignments/{id}",       "change_assignment",  change_assignment,  writes_assignments, json, {}, none},
      {remove, "/api/v1/assignments/{id}",       "end_assignment",     end_assignment,     known,             {},   {}, none},
      {post,   "/api/v1/assignments/{id}/stand-in", "give_stand_in",   give_stand_in,      known,             json, {}, none},
      {get,    "/calendar/{id}",                 "read_calendar",      read_calendar,      nothing,           {},   {}, none},
      {get,    "/api/v1/calendar-feeds",         "list_calendar_feeds", list_calendar_feeds, known,           {},   {}, none},
      {post,   "/api/v1/calendar-feeds",         "create_calendar_feed", create_calendar_feed, known,         json, {}, none},
      {remove, "/api/v1/calendar-feeds/{id}",    "remove_calendar_feed", remove_calendar_feed, known,         {},   {}, none},
      {get,   "/api/v1/authorities",           "authorities",  authorities,    known, {},   {},   none},
      {get,   "/api/v1/overview",              "overview",     read_overview,  known, {},   {},   none},
      {get,   "/api/v1/secrecy-grounds",       "secrecy_grounds", list_secrecy_grounds, known, {}, {}, none},
      {get,   "/api/v1/registers",             "registers",    list_registers, known, {},   {},   none},
      {get,   "/api/v1/search",                "search",       search_records, known, {},   {},   words},
      {get,   "/api/v1/figures",               "figures",      read_figures,   reads_figures, {},   {},   place},
      {get,   "/api/v1/report",                "report",       read_report,    reads_report, {},   {},   document},
      {post,  "/api/v1/report",                "make_report",  make_report,    reads_report, json, {},   document},
      {get,   "/api/v1/report/chapters",       "chapters",     list_chapters,  reads_report, {},   {},   place},
      {put,   "/api/v1/report/chapters/{id}",  "write_chapter", write_chapter, writes_report, json, {},   place},
      {get,   "/api/v1/report/chapters/{id}/history", "chapter_history", chapter_history, reads_report, {}, {}, place},
      {post,  "/api/v1/report/renderings",     "render",       order_rendering, reads_report, {},   once, document},
      {get,   "/api/v1/reviews",               "list_reviews", list_reviews,   reads_report, {},   {},   scope},
      {post,  "/api/v1/reviews",               "freeze",       freeze_review,  freezes, json, once, none},
      {get,   "/api/v1/reviews/{id}",          "read_review",  read_review,    reads_report, {},   {},   scope},
      {post,  "/api/v1/reviews/{id}/publish",  "publish",      publish_review, freezes, {},   {},   scope},
      {get,   "/api/v1/published-reviews",     "list_published", list_published, known, {},  {},   none},
      {get,   "/api/v1/published-reviews/{id}", "read_published", read_published, known, {}, {},   none},
      {get,   "/api/v1/verification",          "verify",       verify_reviews, reads_report, {},   {},   proof},
      {get,   "/api/v1/trail",                 "trail",        list_trail,     reads_trail, {}, {},  events},
      {get,   "/api/v1/trail/export",          "export_trail", export_trail,   reads_trail, {}, {},  every_event},
      {get,   "/api/v1/persons-data",          "find_persons", find_persons,   reads_persons, {}, {}, persons},
      {get,   "/api/v1/persons-data/{id}",     "persons_data", read_persons_data, reads_persons, {}, {}, scope},
      {get,   "/api/v1/persons-data/{id}/export", "export_persons_data", export_persons_data, reads_persons, {}, {}, scope},
      {post,  "/api/v1/persons-data/{id}/removal", "remove_persons_data", remove_persons_data, writes_persons, json, {}, scope},
      {post,  "/api/v1/imports",               "import",       order_import,   writes_imports, file, once, order},
      {post,  "/api/v1/import-headings",       "look_at_import", look_at_import, writes_imports, file, {},   look},
      {get,   "/api/v1/imports",               "list_imports", list_imports,   reads_imports, {},   {},   scope},
      {post,  "/api/v1/imports/{id}/undo",     "undo_import",  undo_import,    writes_imports, {},   once, scope},
      {get,   "/api/v1/jobs/{id}",             "read_job",     read_job,       known, {},   {},   none},
      {get,   "/api/v1/jobs/{id}/events",      "follow_job",   follow_job,     known, {},   {},   none},
      {get,   "/api/v1/jobs/{id}/file",        "job_file",     job_file,       known, {},   {},   none},
      {get,   "/api/v1/incident-reports",      "own_incident_reports", own_incident_reports, known, {}, {}, scope},
      {post,  "/api/v1/incident-reports",      "report_incident", report_incident, known, json, once, scope},
      {get,   "/api/v1/incident-clocks",       "incident_clocks", incident_clocks, reads_incidents, {}, {}, none},
      {get,   "/api/v1/incidents/{id}/duties", "incident_duties", incident_duties, reads_incidents, {}, {}, scope},
      {post,  "/api/v1/incidents/{id}/what-if", "what_if_incident", what_if_incident, reads_incidents, json, {}, scope},
      {post,  "/api/v1/incidents/{id}/steps",  "step_incident", step_incident, writes_incidents, json, {}, scope},
      {get,   "/api/v1/incidents/{id}/passes", "incident_passes", incident_passes, reads_incidents, {}, {}, scope},
      {post,  "/api/v1/incidents/{id}/passes", "pass_incident", pass_incident, writes_incidents, json, once, scope},
      {get,   "/api/v1/incidents/{id}/forms",  "incident_forms", incident_forms, reads_incidents, {}, {}, scope},
      {get,   "/api/v1/incidents/{id}/forms/{form}", "incident_form", incident_form, reads_incidents, {}, {}, as_form},
      {post,  "/api/v1/incidents/{id}/notices", "send_incident_notice", send_incident_notice, writes_incidents, json, once, scope},
      {put,   "/api/v1/evidence-items/{id}/file", "put_evidence_file", put_evidence_file, writes_evidence, file, {}, scope},
      {get,   "/api/v1/evidence-items/{id}/file", "read_evidence_file", read_evidence_file, reads_evidence, {}, {}, scope},
      {post,  "/api/v1/evidence-items/{id}/custody", "hand_over_evidence", hand_over_evidence, writes_custody, json, once, scope},
      {get,   "/api/v1/incidents/{id}/evidence-package", "evidence_package", read_evidence_package, reads_evidence, {}, {}, scope},
      {get,   "/api/v1/incidents/{id}/timeline", "incident_timeline", incident_timeline, reads_incidents, {}, {}, scope},
      {get,   "/api/v1/incidents/{id}/similar", "similar_incidents", similar_incidents, reads_incidents, {}, {}, scope},
      {post,  "/api/v1/incidents/{id}/merge",  "merge_incident", merge_incident, writes_incidents, json, {}, scope},
      {post,  "/api/v1/incidents/{id}/unmerge", "unmerge_incident", unmerge_incident, writes_incidents, json, {}, scope},
      {get,   "/api/v1/incident-suppliers",    "incident_suppliers", list_incident_suppliers, reads_systems, {}, {}, sought},
      {get,   "/api/v1/incident-suppliers/impact", "supplier_impact", supplier_impact, reads_systems, {}, {}, supplier},
      {get,   "/api/v1/year-wheel",            "year_wheel",   read_year_wheel, reads_activities, {}, {}, place},
      {post,  "/api/v1/year-wheel",            "plan_year",    plan_year_wheel, writes_activities, json, once, none},
      {get,   "/api/v1/plan",                  "read_plan",    read_plan,      reads_capacity, {}, {}, place},
      {get,   "/api/v1/workshops",             "list_workshops", list_workshops, reads_risks, {}, {}, scope},
      {post,  "/api/v1/workshops",             "create_workshop", create_workshop, writes_risks, json, once, scope},
      {post,  "/api/v1/workshops/join",        "join_workshop", join_workshop, known, json, {}, scope},
      {get,   "/api/v1/workshops/{id}",        "read_workshop", read_workshop, writes_risks, {}, {}, scope},
      {post,  "/api/v1/workshops/{id}/steps",  "step_workshop", step_workshop, writes_risks, json, {}, scope},
      {post,  "/api/v1/workshops/{id}/consensus", "agree_in_workshop", agree_in_workshop, writes_risks, json, {}, scope},
      {get,   "/api/v1/workshops/{id}/mine",   "joined_workshop", joined_workshop, known, {}, {}, scope},
      {put,   "/api/v1/workshops/{id}/mine",   "rate_in_workshop", rate_in_workshop, known, json, {}, scope},
      {get,   "/api/v1/risk-methods",          "risk_methods", list_risk_methods, known, {},  {},   none},
      {post,  "/api/v1/risks/carry-over",      "carry_over",   carry_over_risks, writes_risks, json, once, none},
      {get,   "/api/v1/incident-statistics",   "incident_statistics", incident_statistics, reads_incidents, {}, {}, years},
      {get,   "/api/v1/incident-unreported",   "incident_unreported", incident_unreported, reads_desk_cases, {}, {}, place},
      {get,   "/api/v1/desk-cases/candidates", "desk_case_candidates", desk_case_candidates, reads_desk_cases, {}, {}, place},
      {get,   "/api/v1/risks/coverage",        "coverage",     risk_coverage,  reads_risks, {}, {},  covered},
      {get,   "/api/v1/risk-acceptances/mandate", "mandate",   acceptance_mandate, reads_acceptances, {}, {}, accepted},
      {post,  "/api/v1/risk-acceptances/{id}/decision", "decide_acceptance", decide_acceptance, reads_acceptances, json, {}, scope},
      {get,   "/api/v1/sampling",              "sampling",     reckon_sample,  known, {},   {},   reckoned},
      {post,  "/api/v1/internal-controls/{id}/draws", "draw",  draw_sample,    writes_performances, json, once, scope},
      {get,   "/api/v1/control-performances/{id}/drawn", "drawn", drawn_sample, reads_performances, {}, {}, scope},
      {get,   "/api/v1/{plural}",              "list",         list_records,   reads, {},   {},   page},
      {post,  "/api/v1/{plural}",              "create",       create_record,  writes, json, once, scope},
      {get,   "/api/v1/{plural}/counts",       "counts",       count_records,  reads, {},   {},   counted},
      {post,  "/api/v1/{plural}/batch",        "batch",        change_batch,   writes, json, once, scope},
      {get,   "/api/v1/{plural}/{id}",         "read",         read_record,    reads, {},   {},   one},
      {patch, "/api/v1/{plural}/{id}",         "change",       change_record,  writes, json, {},   scope},
      {post,  "/api/v1/{plural}/{id}/archive", "archive",      archive_record, archives, {},   {},   scope},
      {post,  "/api/v1/{plural}/{id}/restore", "restore",      restore_record, archives, {},   {},   scope},
      {put,   "/api/v1/{plural}/{id}/sharing", "share",        share_record,   shares, json, {},   scope},
      {put,   "/api/v1/{plural}/{id}/secrecy", "mark_secret",  mark_secret,    marks_secrecy, json, {}, scope},
      {get,   "/api/v1/{plural}/{id}/history", "history",      record_history, reads, {},   {},   past},
      {get,   "/api/v1/{plural}/{id}/references", "references", record_references, reads, {},  {},   scope},
      {get,   "/api/v1/{plural}/{id}/links",   "links",        record_links,   reads, {},   {},   scope},
      {post,  "/api/v1/{plural}/{id}/links",   "change_links", change_record_links, reads, json, {}, scope},
  };
  return all;
}
// clang-format on

std::string_view Need::subject(const RecordType* type) const {
  switch (of) {
    case Of::no_one:
    case Of::anyone:
      return {};
    case Of::of_register:
      return type == nullptr ? std::string_view() : std::string_view(type->name);
    case Of::of_duty:
      return duty;
  }
  std::unreachable();
}

namespace {

constexpr std::string_view plural = "{plural}";
constexpr std::string_view any_id = "{id}";

const RecordType* register_of(const Catalogue& catalogue, std::string_view name) {
  auto found = std::ranges::find(catalogue.types, name, &RecordType::plural);
  return found == catalogue.types.end() ? nullptr : *found;
}

/// One segment of a pattern; what is left of it stays in `pattern`.
std::string_view next_part(std::string_view& pattern) {
  pattern.remove_prefix(1);
  std::string_view part = pattern.substr(0, pattern.find('/'));
  pattern.remove_prefix(part.size());
  return part;
}

bool leads_here(const Route& route, const Catalogue& catalogue, const http::RequestHead& head, Found& found) {
  std::string_view pattern = route.pattern;
  found.type = nullptr;
  found.id.clear();
  for (const std::string& segment : head.segments) {
    if (pattern.empty()) return false;
    std::string_view part = next_part(pattern);
    if (part == plural) {
      found.type = register_of(catalogue, segment);
      if (found.type == nullptr) return false;
    } else if (part == any_id) {
      if (segment.empty()) return false;
      found.id = segment;
    } else if (part == "{form}") {
      // The handler reads it from the address.
      if (segment.empty()) return false;
    } else if (part != segment) {
      return false;
    }
  }
  return pattern.empty();
}

void allow(std::string& allowed, http::Method method) {
  if (!allowed.empty()) allowed += ", ";
  allowed += http::name(method);
  if (method == http::Method::get) allowed += ", HEAD";
}

}  // namespace

Found find_route(const Catalogue& catalogue, const http::RequestHead& head) {
  Found found;
  for (const Route& route : routes()) {
    if (!leads_here(route, catalogue, head, found)) continue;
    if (route.method == head.method) {
      found.route = &route;
      return found;
    }
    allow(found.allowed, route.method);
  }
  return found;
}

bool takes_if_match(const Route& route) {
  constexpr std::array versioned{"change", "archive", "restore", "change_account", "change_settings",
      "write_chapter", "change_sign_in_policy", "change_matrix", "change_assignment", "change_provider",
      "mark_secret"};
  return std::ranges::find(versioned, route.operation) != versioned.end();
}

bool speaks_scim(const Route* route) {
  return route != nullptr && route->pattern.starts_with("/scim/");
}

bool leads_a_browser(const Route* route) {
  return route != nullptr && route->pattern.starts_with("/api/v1/oidc/");
}

bool takes_filters(const Route& route) {
  return std::ranges::find(route.parameters, "*") != route.parameters.end();
}

bool needs_confirmation(const Route& route) {
  constexpr std::array kept_safe{"/api/v1/session/factors", "/api/v1/accounts", "/api/v1/assignments",
      "/api/v1/matrix", "/api/v1/tokens", "/api/v1/providers", "/api/v1/provider-groups", "/api/v1/settings",
      "/api/v1/persons-data", "/api/v1/calendar-feeds"};
  if (route.method == http::Method::get) return false;
  return std::ranges::any_of(
      kept_safe, [&](std::string_view under) { return route.pattern.starts_with(under); });
}

}  // namespace ringmur::api
