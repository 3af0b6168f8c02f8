#include "server/openapi_operations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "schema/openapi.h"
#include "server/budget.h"
#include "server/openapi_words.h"

namespace ringmur::api {

namespace json = boost::json;

namespace {

using Words = OperationWords;

std::string filled(std::string_view pattern, const std::string& with) {
  std::string text(pattern);
  if (auto at = text.find("{}"); at != std::string::npos) text.replace(at, 2, with);
  return text;
}

json::object content(std::string_view media, const std::string& schema) {
  json::object of_media;
  if (!schema.empty()) of_media["schema"] = json::object{{"$ref", "#/components/schemas/" + schema}};
  return {{media, std::move(of_media)}};
}

json::object header(std::string_view description) {
  return {{"description", description}, {"schema", json::object{{"type", "string"}}}};
}

void add_more_media(const Words& words, json::object& media) {
  if (words.operation == "list") {
    media["text/csv"] = json::object{};
    media["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = json::object{};
  }
  if (words.operation == "incident_form") media["application/pdf"] = json::object{};
  if (words.operation == "job_file") {
    media["text/html"] = json::object{};
    media["application/json"] = json::object{};
    media["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = json::object{};
  }
  if (words.operation == "report" || words.operation == "make_report") {
    media["text/html"] = json::object{};
    media["application/pdf"] = json::object{};
    media["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = json::object{};
  }
}

json::object headers_of(const Words& words) {
  json::object headers;
  if (words.operation == "sign_in" || words.operation == "change_password")
    headers["Set-Cookie"] =
        header("`ringmur_session`: HttpOnly, SameSite=Strict, until the browser is closed.");
  if (words.operation == "oidc_start" || words.operation == "oidc_callback") {
    headers["Location"] = header("Where the browser is sent.");
    headers["Set-Cookie"] = header(
        "`ringmur_oidc` while a sign-in is under way, `ringmur_session` when it is done; behind HTTPS "
        "with `__Host-` before.");
  }
  if (words.status == 201 || words.status == 202)
    headers["Location"] = header("The address of what was made.");
  bool versioned = words.schema == "{}" || words.schema == "Account" || words.schema == "Matrix" ||
                   words.schema == "Assignment" || words.schema == "Provider" ||
                   words.schema == "NewAccount" || words.schema == "Sharing" || words.schema == "Secrecy" ||
                   words.schema.starts_with("Settings") || words.operation == "write_chapter";
  if (versioned) headers["ETag"] = header("The version, for If-Match.");
  if (words.operation == "registers") headers["ETag"] = header("Changes with the program.");
  if (words.operation == "list") headers["Link"] = header("The next page, rel=\"next\".");
  return headers;
}

/// Refusals say the same wherever they stand: they are written once, in the document's components.
struct RefusalWords {
  int status;
  std::string_view description;
};

constexpr std::array all_refusals{
    RefusalWords{400, "The address or the content cannot be read."},
    RefusalWords{401, "Nobody is signed in and there is no valid token; `session.ended`: sign in again."},
    RefusalWords{
        403, "The asker may not do this; `csrf.missing`: X-CSRF-Token is missing or another session's."},
    RefusalWords{404, "Not here, or not for this token."},
    RefusalWords{409,
        "What is there stands in the way: a taken key, a frozen year, an Idempotency-Key used otherwise."},
    RefusalWords{412, "Somebody else has changed it."},
    RefusalWords{413, "Too large."},
    RefusalWords{415, "The content is not JSON."},
    RefusalWords{422, "Values are wrong; `errors` points at each."},
    RefusalWords{428, "If-Match is missing."},
    RefusalWords{429,
        "Too many tries to sign in, or (`budget.spent`) too much heavy work in a short time; see Retry-After "
        "(seconds)."},
    RefusalWords{501,
        "The renderer of the format is not installed, or the server has no key file; `detail` gives the "
        "remedy."},
    RefusalWords{503, "Not possible at the moment; see Retry-After."},
};

/// Routes that ask for no right to write, and yet meet what is there already.
bool is_in_the_way_of_others(const Route& route) {
  constexpr std::array operations{"change_links", "decide_acceptance", "join_workshop", "rate_in_workshop",
      "create_calendar_feed", "test_own_mail", "evidence_package"};
  return std::ranges::find(operations, route.operation) != operations.end();
}

/// Routes that say which version they were made for in another way, or meet one by themselves.
bool is_of_a_version(const Route& route) {
  constexpr std::array operations{"batch", "decide_acceptance", "step_incident", "pass_incident",
      "send_incident_notice", "merge_incident", "unmerge_incident", "put_evidence_file", "hand_over_evidence",
      "agree_in_workshop"};
  return std::ranges::find(operations, route.operation) != operations.end();
}

bool may_refuse(const Route& route, int status) {
  constexpr std::array asking{"sign_in", "change_password", "finish_sign_in", "ask_for_passkey",
      "sign_in_with_passkey", "confirm_session"};
  bool asks_password = std::ranges::find(asking, route.operation) != asking.end();
  bool of_factors = asks_password || route.pattern.starts_with("/api/v1/session/factors");
  bool reads_file = route.operation == "look_at_import" || route.operation == "put_evidence_file";
  bool by_provider = route.operation.starts_with("oidc_");
  switch (status) {
    case 400:
      return true;
    case 401:
    case 403:
      return !route.need.is_nothing() || asks_password || by_provider;
    case 404:
      return !route.need.is_nothing() || by_provider || route.operation == "read_calendar";
    case 409:
      return (route.need.action != Action::read && route.need.action != Action::export_) ||
             route.again == Again::gets_the_first_answer || of_factors || is_in_the_way_of_others(route);
    case 412:
      return takes_if_match(route) || is_of_a_version(route);
    case 428:
      return takes_if_match(route);
    case 429:
      return asks_password || price_of(route, AsFile::no) > 0 || route.operation == "list";
    case 413:
      return route.carries != Carries::no_body;
    case 415:
    case 422:
      return route.carries == Carries::json || reads_file;
    case 501:
      return route.operation == "report" || route.operation == "make_report" ||
             route.operation == "incident_form" || of_factors || route.operation == "put_evidence_file" ||
             route.operation == "evidence_package" || route.operation == "create_provider" ||
             route.operation == "change_provider";
    default:
      return true;
  }
}

void add_refusals(const Route& route, json::object& responses) {
  for (const RefusalWords& words : all_refusals) {
    if (!may_refuse(route, words.status)) continue;
    responses[fmt::to_string(words.status)] =
        json::object{{"$ref", fmt::format("#/components/responses/Problem{}", words.status)}};
  }
}

json::object request_of(const Route& route, const Words& words, const std::string& schema) {
  if (route.carries == Carries::json) {
    return {{"required", words.operation != "make_report" && words.operation != "draw"},
        {"content", content(json_media, filled(words.request, schema))}};
  }
  json::object file{{"type", "string"}, {"contentMediaType", "application/octet-stream"}};
  json::object form{{"type", "object"}, {"properties", json::object{{"file", std::move(file)}}},
      {"required", json::array{"file"}}};
  json::object media;
  if (words.operation == "put_evidence_file") {
    media["application/octet-stream"] = json::object{};
  } else {
    media["text/csv"] = json::object{};
    media["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = json::object{};
  }
  media["multipart/form-data"] = json::object{{"schema", std::move(form)}};
  return {{"required", true}, {"content", std::move(media)}};
}

}  // namespace

void add_house_responses(json::object& responses) {
  for (const RefusalWords& words : all_refusals) {
    responses[fmt::format("Problem{}", words.status)] = json::object{
        {"description", words.description}, {"content", content("application/problem+json", "Problem")}};
  }
}

json::object describe_operation(const Route& route, const RecordType* type) {
  if (speaks_scim(&route)) return describe_scim_operation(route);
  const Words& words = words_of_operation(route.operation);
  std::string schema = type == nullptr ? std::string() : schema_name(*type);
  json::object media = content(words.media, filled(words.schema, schema));
  add_more_media(words, media);
  json::object good{{"description", "As asked for."}};
  if (json::object headers = headers_of(words); !headers.empty()) good["headers"] = std::move(headers);
  if (!words.media.empty()) good["content"] = std::move(media);
  json::object responses;
  responses[fmt::to_string(words.status)] = std::move(good);
  if (words.operation == "read" || words.operation == "registers")
    responses["304"] = json::object{{"description", "Unchanged."}};
  add_refusals(route, responses);
  json::object made;
  made["summary"] = filled(words.summary, type == nullptr ? std::string() : type->label_plural.en);
  if (route.carries != Carries::no_body) made["requestBody"] = request_of(route, words, schema);
  made["responses"] = std::move(responses);
  return made;
}

}  // namespace ringmur::api
