#include "server/openapi_operations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "schema/openapi.h"
#include "server/budget.h"
#include "server/openapi_parts.h"

namespace ringmur::api {

namespace json = boost::json;

namespace {

/// What a route answers when all is well.
struct Words {
  std::string_view operation;
  std::string_view summary;  ///< {} is the register, in the plural
  int status;
  std::string_view media;
  std::string_view schema;     ///< {} is the register's schema; empty: no JSON, or any
  std::string_view request{};  ///< schema of the body
};

constexpr std::string_view json_media = "application/json";

constexpr std::array all_words{
    Words{"health", "The process is alive", 200, json_media, "Status"},
    Words{"ready", "The database answers and its tables are up to date", 200, json_media, "Status"},
    Words{"openapi", "This document", 200, json_media, "Any"},
    Words{"sign_in",
        "Signs a person in: sets the cookie `ringmur_session`, or asks for a second factor where the account "
        "has one",
        200, json_media, "SignInAnswer", "SignIn"},
    Words{"finish_sign_in", "The second step of signing in: sets the cookie `ringmur_session`", 200,
        json_media, "Session", "SecondFactor"},
    Words{"ask_for_passkey", "A question for a passkey, to sign in without a password", 200, json_media,
        "PasskeyQuestion"},
    Words{"sign_in_with_passkey",
        "Signs in with a passkey alone, unlocked by finger, face or PIN: sets the cookie `ringmur_session`",
        200, json_media, "Session", "PasskeySignIn"},
    Words{"ask_to_confirm", "A question for one of the own passkeys, to confirm the session", 200, json_media,
        "PasskeyQuestion"},
    Words{"confirm_session",
        "Proves anew who it is, for fifteen minutes: what changes who gets in asks for it (403, "
        "`session.confirm`). The session goes on with a new cookie and csrf",
        200, json_media, "Session", "Confirmation"},
    Words{"own_factors", "The own authenticator app, passkeys and how many recovery codes are left", 200,
        json_media, "Factors"},
    Words{"begin_totp", "A secret for an authenticator app; asked for only when it has been confirmed", 200,
        json_media, "TotpOffer"},
    Words{"confirm_totp",
        "The app shows a right code: it is asked for from now on. The account's other sessions end", 200,
        json_media, "RecoveryCodes", "TotpConfirmation"},
    Words{"remove_totp", "Removes the authenticator app; the account's other sessions end", 204, "", ""},
    Words{"begin_passkey", "What a browser needs to make a passkey", 200, json_media, "PasskeyCreation"},
    Words{"add_passkey", "Adds a passkey; the account's other sessions end", 201, json_media, "NewPasskey",
        "PasskeyCreate"},
    Words{"remove_passkey", "Removes one of the own passkeys; the account's other sessions end", 204, "", ""},
    Words{"renew_recovery_codes", "New recovery codes; the account's other sessions end", 200, json_media,
        "RecoveryCodes"},
    Words{"reset_factors",
        "Takes every second factor from an account and ends its sessions, for who has lost them; the "
        "password "
        "alone lets in again",
        204, "", ""},
    Words{"read_sign_in_policy", "What the city asks of those who sign in", 200, json_media, "SignInPolicy"},
    Words{"change_sign_in_policy", "Sets it; for who administers every authority", 200, json_media,
        "SignInPolicy", "SignInPolicy"},
    Words{"read_session", "Who is signed in, and what the page needs to begin", 200, json_media, "Session"},
    Words{"change_session", "Sets the own language and theme; what is missing stays", 200, json_media,
        "Session", "SessionPatch"},
    Words{"sign_out", "Ends the session and clears its cookie", 204, "", ""},
    Words{"change_password",
        "A new password: every session of the account ends, and a new one begins with a new cookie and csrf",
        200, json_media, "Session", "PasswordChange"},
    Words{"own_sessions", "Where the person is signed in", 200, json_media, "SessionList"},
    Words{"end_session", "Ends one of the own sessions, or of an account that the asker administers", 204, "",
        ""},
    Words{
        "list_accounts", "The accounts that reach no further than the asker", 200, json_media, "AccountList"},
    Words{"create_account", "A new account; its first password is in the answer, this once", 201, json_media,
        "NewAccount", "AccountCreate"},
    Words{"change_account",
        "Changes an account; members that are there are set. Disabling ends its sessions. The last who "
        "administers something stays",
        200, json_media, "Account", "AccountPatch"},
    Words{"renew_password", "A new first password for who has forgotten; the account's sessions end", 200,
        json_media, "FirstPassword"},
    Words{"account_sessions", "Where an account is signed in", 200, json_media, "SessionList"},
    Words{"list_tokens", "Tokens that reach no further than the asker, revoked ones too", 200, json_media,
        "TokenList"},
    Words{"create_token", "A new token; its secret is in the answer, this once", 201, json_media, "NewToken",
        "TokenCreate"},
    Words{"revoke_token", "Ends a token", 204, "", ""},
    Words{"list_roles", "The roles that there are", 200, json_media, "RoleList"},
    Words{"read_matrix", "What each role may do with what, and how far", 200, json_media, "Matrix"},
    Words{"change_matrix",
        "Sets the whole matrix; for who may in the whole city. Refused (`matrix.lockout`) where nobody would "
        "be left who may change the matrix, the assignments or the accounts",
        200, json_media, "Matrix", "MatrixChange"},
    Words{"list_assignments",
        "The roles that are assigned, of one account or of all that the asker may see; else the own ones",
        200, json_media, "AssignmentList"},
    Words{"create_assignment", "Gives somebody a role, for a time and a part of the city", 201, json_media,
        "Assignment", "AssignmentCreate"},
    Words{"change_assignment", "Sets when an assignment starts and ends", 200, json_media, "Assignment",
        "AssignmentPatch"},
    Words{"end_assignment", "Ends an assignment at once, and those who stand in for it", 204, "", ""},
    Words{"give_stand_in", "Lets another account act in the own role, or in one that the asker may assign",
        201, json_media, "Assignment", "StandInCreate"},
    Words{"sign_in_providers", "The providers that people may sign in by", 200, json_media,
        "SignInProviderList"},
    Words{"oidc_start",
        "Sends the browser to a provider (OpenID Connect: code, PKCE, state, nonce); it comes back to the "
        "callback. Not from another site's page (`oidc.elsewhere`). What is refused leads a browser (Accept: "
        "text/html) to `/?sign_in_error=<code>`",
        302, "", ""},
    Words{"oidc_callback",
        "Where a provider sends the browser back to: begins a session and leads on to `return_to`. What is "
        "refused leads a browser (Accept: text/html) to `/?sign_in_error=<code>`",
        302, "", ""},
    Words{"list_providers", "Sign-in providers, for who administers the whole city", 200, json_media,
        "ProviderList"},
    Words{"create_provider", "A new provider; its secret is kept sealed and never shown", 201, json_media,
        "Provider", "ProviderCreate"},
    Words{"change_provider",
        "Changes a provider; members that are there are set. Disabling ends the sessions of its people", 200,
        json_media, "Provider", "ProviderPatch"},
    Words{
        "remove_provider", "Removes a provider; its people's sessions end, their accounts stay", 204, "", ""},
    Words{"list_provider_groups",
        "Groups that providers have brought by SCIM, and what their members are here", 200, json_media,
        "ProviderGroupList"},
    Words{"change_provider_group", "Sets the role of a group's members; null: none", 200, json_media,
        "ProviderGroup", "ProviderGroupPatch"},
    Words{"read_plan",
        "The three-year plan: what is to be done, what there is to do it with, and what is proposed", 200,
        json_media, "Plan"},
    Words{"list_workshops", "Workshops in which risks are assessed together, the newest hundred", 200,
        json_media, "WorkshopList"},
    Words{"create_workshop", "A new workshop over risks of one analysis and year", 201, json_media,
        "Workshop", "WorkshopCreate"},
    Words{"join_workshop", "Takes part in a workshop, for anybody of the authority who has its code", 200,
        json_media, "JoinedWorkshop", "WorkshopJoin"},
    Words{"read_workshop", "A workshop, as who leads it sees it", 200, json_media, "Workshop"},
    Words{"step_workshop", "Lets a risk be rated, shows the spread, or closes the workshop", 200, json_media,
        "Workshop", "WorkshopStep"},
    Words{"agree_in_workshop", "Writes what was agreed into the risk, and keeps who disagreed", 200,
        json_media, "Workshop", "WorkshopConsensus"},
    Words{"joined_workshop", "A workshop, as who takes part sees it", 200, json_media, "JoinedWorkshop"},
    Words{"rate_in_workshop", "What the asker thinks of a risk that is being rated", 200, json_media,
        "JoinedWorkshop", "WorkshopRating"},
    Words{"read_own_mail", "Where the asker is reached by letters that remind", 200, json_media, "OwnMail"},
    Words{"change_own_mail", "Sets it; null: nowhere", 200, json_media, "OwnMail", "OwnMailChange"},
    Words{"test_own_mail", "Sends a letter to the asker's own address, to see that it arrives", 204, "", ""},
    Words{"read_calendar", "What is to be done and when, for a calendar program; the address is the key", 200,
        "text/calendar", ""},
    Words{"list_calendar_feeds", "The own addresses that calendar programs read", 200, json_media,
        "CalendarFeedList"},
    Words{"create_calendar_feed", "A new address for a calendar program; it is in the answer, this once", 201,
        json_media, "NewCalendarFeed", "CalendarFeedCreate"},
    Words{"remove_calendar_feed", "Ends one of the own addresses", 204, "", ""},
    Words{"read_settings", "The city's scales, thresholds and obligatory lists", 200, json_media, "Settings"},
    Words{"change_settings",
        "Sets all of them and works out again what follows; for who administers every authority", 200,
        json_media, "SettingsChanged", "SettingsChange"},
    Words{"authorities", "The authorities that the token reaches", 200, json_media, "AuthorityList"},
    Words{"overview", "What waits for the asker, in each authority where they have a role", 200, json_media,
        "OverviewList"},
    Words{"registers", "Every register and its fields: what lists, forms and filters are made of", 200,
        json_media, "RegisterList"},
    Words{"search", "Records that hold all the words, the last of which may be cut short", 200, json_media,
        "SearchResult"},
    Words{"figures", "Every figure of a unit and year, with the address of the records behind it", 200,
        json_media, "Figures"},
    Words{"report", "Ledningens genomgång", 200, json_media, "Any"},
    Words{"make_report", "Ledningens genomgång with the words that are sent", 200, json_media, "Any",
        "ReportRequest"},
    Words{"chapters",
        "The words of the report a chapter at a time, the earlier year's beside them, and what it lacks", 200,
        json_media, "ReportChapters"},
    Words{"write_chapter",
        "Writes a chapter over the version in If-Match (\"0\" for the first); every version is kept", 200,
        json_media, "ReportChapter", "ReportChapterText"},
    Words{"chapter_history", "All versions of a chapter, newest first", 200, json_media,
        "ReportChapterHistory"},
    Words{"render",
        "Orders the report as a file (pdf where no format is named); the answer is a job, whose file is kept "
        "for a day",
        202, json_media, "Job"},
    Words{"list_reviews", "Frozen years of an authority", 200, json_media, "ReviewList"},
    Words{"freeze", "Keeps the year: each figure's value, filter and records, and the words", 201, json_media,
        "Review", "ReviewCreate"},
    Words{"read_review", "A frozen year", 200, json_media, "Review"},
    Words{"publish", "Lets the city read a frozen year; it stays published", 200, json_media,
        "PublishedReview"},
    Words{"list_published",
        "Frozen years that any authority has published, the latest first; for the roles central, head, isam, "
        "dpo and auditor",
        200, json_media, "PublishedReviewList"},
    Words{"read_published", "A published year, with its document", 200, json_media, "PublishedReview"},
    Words{"verify", "What has changed since the years were frozen, and whether the trail holds", 200,
        json_media, "VerificationResult"},
    Words{"trail", "The trail of an authority, newest first: who did, saw, exported, signed in or failed to",
        200, json_media, "TrailPage"},
    Words{"export_trail",
        "The trail as JSON lines, newest first: one `TrailEntry` a line. The export is itself an event", 200,
        "application/jsonl", ""},
    Words{"find_persons",
        "People whose data is asked for, by name, staff number, e-mail address or login: in the registers of "
        "people, and accounts. At most 50",
        200, json_media, "PersonsFound"},
    Words{"persons_data", "All that is held about a person in the authority, and why (GDPR art. 15)", 200,
        json_media, "PersonsData"},
    Words{"export_persons_data",
        "The same as a file to hand to the person; told of in the trail before it is given", 200, json_media,
        "PersonsData"},
    Words{"remove_persons_data",
        "Removes what the law allows of what is held about a person (GDPR art. 17); with `preview` it says "
        "what would go, and what stays and why. Needs a fresh confirmation",
        200, json_media, "Removal", "RemovalRequest"},
    Words{"import", "Orders an import of a CSV or XLSX file; the answer is a job", 202, json_media, "Job"},
    Words{"look_at_import", "What a file looks like before it is imported; writes nothing", 200, json_media,
        "ImportLook"},
    Words{"list_imports", "Imports of an authority, the newest hundred", 200, json_media, "ImportList"},
    Words{"undo_import",
        "Takes a whole import back, in every authority that it reached and the asker may write in", 200,
        json_media, "UndoResult"},
    Words{"read_job", "A job as it stands", 200, json_media, "Job"},
    Words{"follow_job",
        "A job's progress as server-sent events (progress, done, failed), each with the job as data", 200,
        "text/event-stream", ""},
    Words{"job_file", "The file that a job has made", 200, "application/pdf", ""},
    Words{"risk_methods",
        "How risks are assessed: scales, levels, stages, what every authority must have assessed and who may "
        "accept a risk. What a city's own settings leave out is filled in",
        200, json_media, "RiskMethods"},
    Words{"carry_over",
        "Begins a year's analysis from the one before: the same risks, not yet assessed, with the earlier "
        "value beside. What the year has already is left as it is",
        200, json_media, "CarriedOver", "CarryOver"},
    Words{"coverage", "Which arbetssätt a year's risks are of, and which obligatory ones nobody has assessed",
        200, json_media, "RiskCoverage"},
    Words{"mandate",
        "Whose mandate reaches a risk's value as it is assessed today, and whether the asker's does", 200,
        json_media, "AcceptanceMandate"},
    Words{"decide_acceptance",
        "Accepts or declines a request (by who has the mandate for the risk's value), or withdraws it. "
        "Refused: `acceptance.no_mandate`, `acceptance.not_assessed`, `acceptance.ended`, "
        "`acceptance.decided`",
        200, json_media, "RiskAcceptance", "AcceptanceDecision"},
    Words{"sampling",
        "How large a random sample must be; with `checked` and `deviations` what its result says of all", 200,
        json_media, "SampleAnswer"},
    Words{"draw",
        "Draws a random sample for a control: a new performance with a seed of its own, and the numbers", 201,
        json_media, "NewDraw", "DrawOrder"},
    Words{"drawn", "The same numbers again", 200, json_media, "DrawnSample"},
    Words{"own_incident_reports", "The incidents that the asker has reported, newest first", 200, json_media,
        "IncidentReportList"},
    Words{"report_incident",
        "Reports an incident, by anybody: only what happened is asked for, and a reference is answered", 201,
        json_media, "IncidentReport", "IncidentReportCreate"},
    Words{"put_evidence_file",
        "The bytes of a piece of evidence, once and for all: at most 500 MB, sealed with their SHA-256. "
        "Refused: `evidence.there`, `evidence.too_large`",
        200, json_media, "Evidence"},
    Words{"read_evidence_file",
        "The bytes of a piece of evidence, as they were sealed; cut off at the end where they are no longer. "
        "That they were read is in the trail",
        200, "application/octet-stream", ""},
    Words{"hand_over_evidence",
        "Evidence goes to another hand. Refused: `custody.order`, `custody.in_the_future`", 201, json_media,
        "Custody", "EvidenceHandOver"},
    Words{"evidence_package",
        "All evidence of an incident with what is known of it, its trail and a signed list of digests, to be "
        "verified with `sha256sum` and `openssl` alone. Told of in the trail. Refused: `evidence.changed`",
        200, "application/zip", ""},
    Words{"incident_timeline",
        "What has happened in an incident: written by itself from its history, notices, evidence, work and "
        "what was passed to others, and by hand",
        200, json_media, "IncidentTimeline"},
    Words{"similar_incidents", "Incidents that may be the same as this one, and those of the same cause", 200,
        json_media, "SimilarIncidents"},
    Words{"merge_incident",
        "The incident goes into another: what refers to it and its links follow, and it is archived. "
        "Refused: "
        "`incident.merge_itself`, `incident.merged`, `incident.merge_closed`, `incident.merge_same`",
        200, json_media, "MergedIncident", "IncidentMerge"},
    Words{"unmerge_incident",
        "The incident stands by itself again. Refused: `incident.not_merged`, `incident.merge_forgotten`",
        200, json_media, "UnmergedIncident", "IncidentUnmerge"},
    Words{"incident_suppliers",
        "Suppliers of the systems that the asker may read, in all authorities; `q`: a part of the name", 200,
        json_media, "IncidentSuppliers"},
    Words{"supplier_impact",
        "What a supplier's incident touches: systems, information, persons and authorities that the asker "
        "may "
        "read, and a draft for each authority. Refused: `supplier.not_found`",
        200, json_media, "SupplierImpact"},
    Words{"year_wheel", "The year's obligatory work of a unit: when, why, and how each stands", 200,
        json_media, "YearWheel"},
    Words{"plan_year",
        "Makes the activities that the year's obligatory work lacks, all or none; answers as GET does", 200,
        json_media, "YearWheel", "YearWheelOrder"},
    Words{"list", "{}: a page; as CSV or XLSX the whole list", 200, json_media, "{}List"},
    Words{"counts", "{}: how many there are for each value of one or two fields", 200, json_media, "Counts"},
    Words{"batch", "{}: changes, archives or restores up to 200 at once, or none of them", 200, json_media,
        "BatchResult", "{}Batch"},
    Words{"create", "{}: a new one", 201, json_media, "{}", "{}Create"},
    Words{"read", "{}: one", 200, json_media, "{}"},
    Words{"change", "{}: changes one; members that are there are set, null empties", 200, json_media, "{}",
        "{}Patch"},
    Words{"archive", "{}: archives one; archived records never count", 200, json_media, "{}"},
    Words{"restore", "{}: brings an archived one back", 200, json_media, "{}"},
    Words{"share",
        "{}: lets other authorities read one (codes, all, or [] for nobody); nobody but the owner writes it",
        200, json_media, "Sharing", "SharingChange"},
    Words{"secrecy_grounds", "The paragraphs that something can be kept secret by", 200, json_media,
        "SecrecyGroundList"},
    Words{"mark_secret",
        "{}: marks one, or fields of it, as secret; the list replaces the marks that were set by hand", 200,
        json_media, "Secrecy", "SecrecyChange"},
    Words{"references", "{}: which records refer to one", 200, json_media, "References"},
    Words{"links", "{}: what one is tied to, and what is tied to it", 200, json_media, "LinkList"},
    Words{"change_links",
        "{}: ties one to others, or unties; what is there already is not made again. Each link is from the "
        "record, or with direction `in` to it: who asks may write the record that it goes from and read the "
        "other",
        200, json_media, "LinkList", "LinkChanges"},
    Words{"history", "{}: what has happened to one, newest first", 200, json_media, "History"},
};

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
      return !route.need.is_nothing() || by_provider;
    case 409:
      return (route.need.action != Action::read && route.need.action != Action::export_) ||
             route.again == Again::gets_the_first_answer || of_factors || is_in_the_way_of_others(route);
    case 412:
      return takes_if_match(route) || route.operation == "batch" || route.operation == "decide_acceptance" ||
             route.operation == "merge_incident";
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
      return route.operation == "report" || route.operation == "make_report" || of_factors ||
             route.operation == "put_evidence_file" || route.operation == "evidence_package";
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
  auto found = std::ranges::find(all_words, route.operation, &Words::operation);
  if (found == all_words.end())
    throw std::logic_error("the document has no words for the route " + std::string(route.operation));
  const Words& words = *found;
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

namespace {

struct ParameterWords {
  std::string_view name;
  std::string_view description;
  std::string_view type;  ///< of its schema; "list": may be repeated
};

constexpr std::array all_parameters{
    ParameterWords{"language", "sv or en, over Accept-Language.", "string"},
    ParameterWords{"authority", "Code of the authority; needed where the token reaches several.", "string"},
    ParameterWords{"account", "Id of an account: only its own.", "string"},
    ParameterWords{"unit",
        "Code of an authority or of a unit within one, such as `UTB`, `SK001` or `UTB/SK001`; by "
        "default the token's authority.",
        "string"},
    ParameterWords{"year", "A calendar year, in Swedish time.", "integer"},
    ParameterWords{"q", "Words to look for, inflected or not; the last may be cut short.", "string"},
    ParameterWords{
        "supplier", "A supplier's name, as systems have it; case and blanks do not matter.", "string"},
    ParameterWords{
        "names", "true: `names` says what each record that is referred to is called, by its id.", "boolean"},
    ParameterWords{
        "group", "true: `groups` has the hits by register instead of `items`, `limit` of each.", "boolean"},
    ParameterWords{"by", "One or two fields, apart by a comma.", "string"},
    ParameterWords{"after", "`next` of the page before.", "string"},
    ParameterWords{
        "fields", "Only these fields, apart by commas; the columns of a file, in that order.", "string"},
    ParameterWords{"count", "true: `total` says how many there are in all.", "boolean"},
    ParameterWords{"from", "Not before: a day (2026-11-21, in Sweden) or an instant (RFC 3339).", "string"},
    ParameterWords{"to", "Before: an instant (RFC 3339), or the end of a day (2026-11-21).", "string"},
    ParameterWords{"account", "Events of the person who has this account.", "string"},
    ParameterWords{"kind",
        "change, sign_in, sign_in_failed, sign_out, seen, exported, verify, prune, removal or seal.",
        "string"},
    ParameterWords{
        "type", "The register's name, as `type` in the answer: incident, session, account …", "string"},
    ParameterWords{"id", "What it happened to.", "string"},
    ParameterWords{"head",
        "Hex: a head of the audit chain from a report or a backup that must be in the chain.", "string"},
    ParameterWords{"file_name", "What the file is called, for the trail.", "string"},
    ParameterWords{"as", "The register, where it shall not be recognised from the headings.", "string"},
    ParameterWords{"dry_run", "true: only shows what would be done.", "boolean"},
    ParameterWords{"partial",
        "true: takes the good rows and names the others; else a file with an error changes nothing.",
        "boolean"},
    ParameterWords{"overwrite", "true: the file wins over what a person has edited since.", "boolean"},
    ParameterWords{"ignore_unknown", "true: headings that belong to no field are left out.", "boolean"},
    ParameterWords{"as_of", "The day of the export, where the file does not say (2025-11-05).", "date"},
    ParameterWords{"match", "Answers an offer: `line:reference`, `line:new`, or `new` for all.", "list"},
    ParameterWords{
        "map", "`heading:field` over what was recognised; `heading:` leaves the column out.", "list"},
};

json::object choice_schema(std::initializer_list<std::string_view> values) {
  json::object schema = parts::one_of(values);
  schema["default"] = *values.begin();
  return schema;
}

json::object simple_schema(std::string_view type) {
  if (type == "list") return {{"type", "array"}, {"items", json::object{{"type", "string"}}}};
  if (type == "date") return {{"type", "string"}, {"format", "date"}};
  return {{"type", type}};
}

/// Those with a closed list of values or with limits.
json::object special_parameter(std::string_view name, const RecordType* type) {
  if (name == "absent")
    return {{"description", "What an earlier import brought and this file lacks."},
        {"schema", choice_schema({"keep", "archive"})}};
  if (name == "archived")
    return {{"description", "Archived records."}, {"schema", choice_schema({"without", "only", "with"})}};
  if (name == "shared")
    return {{"description", "Records that other authorities share with this one."},
        {"schema", choice_schema({"without", "with", "only"})}};
  if (name == "masked")
    return {{"description",
                "false: with what is secret, for who has the right to all of the authority's; that it was "
                "seen is "
                "remembered. What was frozen stays masked."},
        {"schema", json::object{{"type", "boolean"}, {"default", true}}}};
  if (name == "secrets")
    return {{"description",
                "shown: with what is masked, where the asker has the right to it; that it was seen is "
                "remembered. "
                "Filters and the order then go by it too. Where one record or its history is read, what is "
                "missing is shown: masked leaves it out and remembers nothing."},
        {"schema", choice_schema({"masked", "shown"})}};
  if (name == "format" && type != nullptr) {
    return {{"description", "csv and xlsx: the whole list as a file. `Accept: text/csv` does the same."},
        {"schema", choice_schema({"json", "csv", "xlsx"})}};
  }
  if (name == "format")
    return {{"description", "Of the report: json where it is missing, pdf of a rendering."},
        {"schema", json::object{{"type", "string"}, {"enum", json::array{"json", "html", "pdf", "docx"}}}}};
  if (name == "sort") {
    return {{"description", "A field, with - before it for falling order. What has no value comes last."},
        {"schema",
            json::object{{"type", "string"}, {"enum", sort_values(*type)}, {"default", type->default_sort}}}};
  }
  if (name == "limit") {
    bool list = type != nullptr;
    return {{"description", "How many at most."},
        {"schema", json::object{{"type", "integer"}, {"minimum", 1}, {"maximum", list ? 200 : 100},
                       {"default", list ? 50 : 20}}}};
  }
  throw std::logic_error("the document has no words for the parameter " + std::string(name));
}

}  // namespace

json::object describe_parameter(std::string_view name, const RecordType* type) {
  if (auto own = describe_sign_in_parameter(name)) return std::move(*own);
  if (auto own = describe_risk_parameter(name)) return std::move(*own);
  json::object parameter{{"name", name}, {"in", "query"}};
  if (name == "year" || name == "by" || name == "supplier" || (name == "q" && type == nullptr))
    parameter["required"] = true;
  auto found = std::ranges::find(all_parameters, name, &ParameterWords::name);
  json::object rest = found == all_parameters.end() ? special_parameter(name, type)
                                                    : json::object{{"description", found->description},
                                                          {"schema", simple_schema(found->type)}};
  for (auto& member : rest) parameter[member.key()] = std::move(member.value());
  return parameter;
}

}  // namespace ringmur::api
