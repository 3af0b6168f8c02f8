#include "server/routes.h"

#include <algorithm>
#include <array>

#include "server/api_handlers.h"

namespace ringmur::api {

namespace {

using Parameters = std::vector<std::string_view>;
const Parameters none{};
const Parameters words{"q", "authority", "limit", "group"};
const Parameters scope{"authority"};
const Parameters one{"authority", "names"};
const Parameters counted{"authority", "by", "names", "q", "archived", "*"};
const Parameters look{"as"};
const Parameters proof{"authority", "head"};
const Parameters place{"unit", "year"};
const Parameters document{"unit", "year", "format"};
const Parameters page{
    "authority", "sort", "limit", "after", "fields", "archived", "count", "format", "names", "q", "*"};
const Parameters sign_in_start{"return_to", "again"};
const Parameters sign_in_end{"code", "state", "iss", "error", "error_description", "error_uri",
    "session_state", "scope", "authuser", "prompt", "hd"};
const Parameters scim_page{"filter", "startIndex", "count", "attributes", "excludedAttributes"};
const Parameters scim_one{"attributes", "excludedAttributes"};
const Parameters order{"unit", "file_name", "as", "dry_run", "partial", "absent", "overwrite",
    "ignore_unknown", "as_of", "match", "map"};

}  // namespace

// clang-format off
const std::vector<Route>& routes() {
  using enum http::Method;
  using enum Need;
  using enum Carries;
  using enum Again;
  constexpr Again once = gets_the_first_answer;
  static const std::vector<Route> all{
      {get,   "/health",                       "health",       alive,          nothing, {},   {},   none},
      {get,   "/ready",                        "ready",        is_ready,       nothing, {},   {},   none},
      {get,   "/api/v1/openapi.json",          "openapi",      openapi,        nothing, {},   {},   none},
      {post,   "/api/v1/session",                "sign_in",          sign_in,          nothing,    json, {}, none},
      {get,    "/api/v1/session",                "read_session",     read_session,     report,     {},   {}, none},
      {patch,  "/api/v1/session",                "change_session",   change_session,   report,     json, {}, none},
      {remove, "/api/v1/session",                "sign_out",         sign_out,         report,     {},   {}, none},
      {post,   "/api/v1/session/password",       "change_password",  change_password,  report,     json, {}, none},
      {get,    "/api/v1/session/all",            "own_sessions",     own_sessions,     report,     {},   {}, none},
      {remove, "/api/v1/sessions/{id}",          "end_session",      end_session,      report,     {},   {}, none},
      {get,    "/api/v1/accounts",               "list_accounts",    list_accounts,    administer, {},   {}, none},
      {post,   "/api/v1/accounts",               "create_account",   create_account,   administer, json, {}, none},
      {patch,  "/api/v1/accounts/{id}",          "change_account",   change_account,   administer, json, {}, none},
      {post,   "/api/v1/accounts/{id}/password", "renew_password",   renew_password,   administer, {},   {}, none},
      {get,    "/api/v1/accounts/{id}/sessions", "account_sessions", account_sessions, administer, {},   {}, none},
      {get,    "/api/v1/tokens",                 "list_tokens",      list_tokens,      administer, {},   {}, none},
      {post,   "/api/v1/tokens",                 "create_token",     create_token,     administer, json, {}, none},
      {remove, "/api/v1/tokens/{id}",            "revoke_token",     revoke_token,     administer, {},   {}, none},
      {get,    "/api/v1/sign-in-providers",      "sign_in_providers", sign_in_providers, nothing,  {},   {}, none},
      {get,    "/api/v1/oidc/{id}/start",        "oidc_start",       oidc_start,       nothing,    {},   {}, sign_in_start},
      {get,    "/api/v1/oidc/callback",          "oidc_callback",    oidc_callback,    nothing,    {},   {}, sign_in_end},
      {get,    "/api/v1/providers",              "list_providers",   list_providers,   administer, {},   {}, none},
      {post,   "/api/v1/providers",              "create_provider",  create_provider,  administer, json, {}, none},
      {patch,  "/api/v1/providers/{id}",         "change_provider",  change_provider,  administer, json, {}, none},
      {remove, "/api/v1/providers/{id}",         "remove_provider",  remove_provider,  administer, {},   {}, none},
      {get,    "/api/v1/provider-groups",        "list_provider_groups", list_provider_groups, administer, {}, {}, none},
      {patch,  "/api/v1/provider-groups/{id}",   "change_provider_group", change_provider_group, administer, json, {}, none},
      {get,    "/scim/v2/ServiceProviderConfig", "scim_config",      scim_config,      write,      {},   {}, none},
      {get,    "/scim/v2/ResourceTypes",         "scim_types",       scim_types,       write,      {},   {}, none},
      {get,    "/scim/v2/ResourceTypes/{id}",    "scim_type",        scim_type,        write,      {},   {}, none},
      {get,    "/scim/v2/Schemas",               "scim_schemas",     scim_schemas,     write,      {},   {}, none},
      {get,    "/scim/v2/Schemas/{id}",          "scim_schema",      scim_schema,      write,      {},   {}, none},
      {get,    "/scim/v2/Users",                 "scim_list_users",  scim_list_users,  write,      {},   {}, scim_page},
      {post,   "/scim/v2/Users",                 "scim_create_user", scim_create_user, write,      json, {}, scim_one},
      {get,    "/scim/v2/Users/{id}",            "scim_read_user",   scim_read_user,   write,      {},   {}, scim_one},
      {put,    "/scim/v2/Users/{id}",            "scim_replace_user", scim_replace_user, write,    json, {}, scim_one},
      {patch,  "/scim/v2/Users/{id}",            "scim_change_user", scim_change_user, write,      json, {}, scim_one},
      {remove, "/scim/v2/Users/{id}",            "scim_remove_user", scim_remove_user, write,      {},   {}, none},
      {get,    "/scim/v2/Groups",                "scim_list_groups", scim_list_groups, write,      {},   {}, scim_page},
      {post,   "/scim/v2/Groups",                "scim_create_group", scim_create_group, write,    json, {}, scim_one},
      {get,    "/scim/v2/Groups/{id}",           "scim_read_group",  scim_read_group,  write,      {},   {}, scim_one},
      {put,    "/scim/v2/Groups/{id}",           "scim_replace_group", scim_replace_group, write,  json, {}, scim_one},
      {patch,  "/scim/v2/Groups/{id}",           "scim_change_group", scim_change_group, write,    json, {}, none},
      {remove, "/scim/v2/Groups/{id}",           "scim_remove_group", scim_remove_group, write,    {},   {}, none},
      {get,    "/api/v1/settings",               "read_settings",    read_settings,    read,       {},   {}, none},
      {put,    "/api/v1/settings",               "change_settings",  change_settings,  administer, json, {}, none},
      {get,   "/api/v1/authorities",           "authorities",  authorities,    read,    {},   {},   none},
      {get,   "/api/v1/registers",             "registers",    list_registers, read,    {},   {},   none},
      {get,   "/api/v1/search",                "search",       search_records, read,    {},   {},   words},
      {get,   "/api/v1/figures",               "figures",      read_figures,   read,    {},   {},   place},
      {get,   "/api/v1/report",                "report",       read_report,    read,    {},   {},   document},
      {post,  "/api/v1/report",                "make_report",  make_report,    read,    json, {},   document},
      {get,   "/api/v1/report/chapters",       "chapters",     list_chapters,  read,    {},   {},   place},
      {put,   "/api/v1/report/chapters/{id}",  "write_chapter", write_chapter, write,   json, {},   place},
      {get,   "/api/v1/report/chapters/{id}/history", "chapter_history", chapter_history, read, {}, {}, place},
      {post,  "/api/v1/report/renderings",     "render",       order_rendering, read,   {},   once, document},
      {get,   "/api/v1/reviews",               "list_reviews", list_reviews,   read,    {},   {},   scope},
      {post,  "/api/v1/reviews",               "freeze",       freeze_review,  write,   json, once, none},
      {get,   "/api/v1/reviews/{id}",          "read_review",  read_review,    read,    {},   {},   scope},
      {get,   "/api/v1/verification",          "verify",       verify_reviews, read,    {},   {},   proof},
      {post,  "/api/v1/imports",               "import",       order_import,   write,   file, once, order},
      {post,  "/api/v1/import-headings",       "look_at_import", look_at_import, write, file, {},   look},
      {get,   "/api/v1/imports",               "list_imports", list_imports,   read,    {},   {},   scope},
      {post,  "/api/v1/imports/{id}/undo",     "undo_import",  undo_import,    write,   {},   once, scope},
      {get,   "/api/v1/jobs/{id}",             "read_job",     read_job,       read,    {},   {},   none},
      {get,   "/api/v1/jobs/{id}/events",      "follow_job",   follow_job,     read,    {},   {},   none},
      {get,   "/api/v1/jobs/{id}/file",        "job_file",     job_file,       read,    {},   {},   none},
      {get,   "/api/v1/incident-reports",      "own_incident_reports", own_incident_reports, report, {}, {}, scope},
      {post,  "/api/v1/incident-reports",      "report_incident", report_incident, report, json, once, scope},
      {get,   "/api/v1/{plural}",              "list",         list_records,   read,    {},   {},   page},
      {post,  "/api/v1/{plural}",              "create",       create_record,  write,   json, once, scope},
      {get,   "/api/v1/{plural}/counts",       "counts",       count_records,  read,    {},   {},   counted},
      {post,  "/api/v1/{plural}/batch",        "batch",        change_batch,   write,   json, once, scope},
      {get,   "/api/v1/{plural}/{id}",         "read",         read_record,    read,    {},   {},   one},
      {patch, "/api/v1/{plural}/{id}",         "change",       change_record,  write,   json, {},   scope},
      {post,  "/api/v1/{plural}/{id}/archive", "archive",      archive_record, write,   {},   {},   scope},
      {post,  "/api/v1/{plural}/{id}/restore", "restore",      restore_record, write,   {},   {},   scope},
      {get,   "/api/v1/{plural}/{id}/history", "history",      record_history, read,    {},   {},   scope},
      {get,   "/api/v1/{plural}/{id}/references", "references", record_references, read, {},  {},   scope},
  };
  return all;
}
// clang-format on

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
      "write_chapter", "change_provider"};
  return std::ranges::find(versioned, route.operation) != versioned.end();
}

bool speaks_scim(const Route* route) {
  return route != nullptr && route->pattern.starts_with("/scim/");
}

bool takes_filters(const Route& route) {
  return std::ranges::find(route.parameters, "*") != route.parameters.end();
}

}  // namespace ringmur::api
