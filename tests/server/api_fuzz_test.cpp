// Every operation of the API's own document, asked rightly and wrongly, as several people: never a fault of
// the server, always a problem document where something is refused, answers as the document says, and a whole
// database afterwards.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <set>

#include "api_support.h"
#include "areas/areas.h"
#include "hostile_support.h"
#include "json_schema_support.h"
#include "server/openapi_document.h"

namespace ringmur {
namespace {

namespace json = boost::json;

std::string in_capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

struct Operation {
  std::string method;
  std::string path;
  const json::object* described{nullptr};

  std::string collection() const { return path.substr(0, path.find("/{")); }
};

struct Asked {
  std::string target;
  std::string body;
  Headers headers;
  std::string media{"application/json"};
};

class ApiFuzz : public testing::TestWithParam<Engine> {
 protected:
  ApiFuzz() : server(GetParam()), document(json::parse(openapi_document(catalogue())).as_object()) {
    // What makes PDF and DOCX is tried elsewhere: here it would only take time.
    ::setenv("RINGMUR_CHROMIUM", "/nonexistent", 1);
    ::setenv("RINGMUR_PANDOC", "/nonexistent", 1);
    for (const auto& path : document.at("paths").as_object()) {
      for (const auto& one : path.value().as_object())
        operations.push_back({in_capitals(one.key()), std::string(path.key()), &one.value().as_object()});
    }
  }
  ~ApiFuzz() override {
    ::unsetenv("RINGMUR_CHROMIUM");
    ::unsetenv("RINGMUR_PANDOC");
  }

  void run(std::uint64_t seed, int rounds, int wrong);

 private:
  std::string fresh_token(std::string_view code, Right right = Right::write);
  void begin(Hostile& hostile);
  void ask_as(Hostile& hostile);
  Asked right(Hostile& hostile, const Operation& operation);
  void spoil(Hostile& hostile, const Operation& operation, Asked& asked);
  void spoil_address(Hostile& hostile, Asked& asked);
  void spoil_headers(Hostile& hostile, Asked& asked);
  json::value body_of(Hostile& hostile, const Operation& operation);
  int send(Hostile& hostile, const Operation& operation, const Asked& asked);
  void check(const Operation& operation, const Asked& asked, const JsonAnswer& answer);
  void check_answer(const Operation& operation, const JsonAnswer& answer, const std::string& what);
  static int failures();
  void check_problem(const JsonAnswer& answer, const std::string& what);
  void still_whole();

  ApiServer server;
  json::object document;
  std::vector<Operation> operations;
  std::vector<Person> people;
  std::vector<std::string> tokens;
  std::map<std::string, int> answers;  ///< by status and code
  int faults{0};
  int tokens_made{0};
};

/// A name of its own for each: a token that was taken away keeps its name.
std::string ApiFuzz::fresh_token(std::string_view code, Right right) {
  static const Actor owner{"command line: test", {}, Right::administer, {}};
  std::optional<Uuid> authority;
  for (const Authority& known : server.store().authorities(owner)) {
    if (known.code == code) authority = known.id;
  }
  auto made =
      create_token(server.store(), owner, fmt::format("fuzz {}", ++tokens_made), authority, right, {});
  EXPECT_TRUE(made) << (made ? "" : made.error().message.en);
  return made ? made->secret : "";
}

void ApiFuzz::begin(Hostile& hostile) {
  tokens = {server.utb, server.admin, fresh_token("UTB", Right::read), fresh_token("SOC"),
      fresh_token("", Right::read)};
  people = {
      server.make_person(AccountKind::administrator, ""), server.make_person(AccountKind::employee, "UTB")};
  const JsonAnswer units = server.get("/api/v1/units");
  for (const json::value& unit : units.items()) {
    hostile.remember("/api/v1/units", std::string(unit.at("id").as_string()));
    hostile.remember("unit", std::string(unit.at("id").as_string()));
  }
  // A record of each register, so that what is asked of one has something to ask of.
  for (const RecordType* type : catalogue().types) {
    const std::string path = "/api/v1/" + type->plural;
    for (const Operation& operation : operations) {
      if (operation.path != path || operation.method != "POST") continue;
      for (int turn = 0; turn < 12 && hostile.ids(type->name).empty(); ++turn)
        send(
            hostile, operation, {path, json::serialize(body_of(hostile, operation)), {}, "application/json"});
    }
  }
}

/// Mostly who may write; now and then who may only read, another authority, a person, or nobody.
void ApiFuzz::ask_as(Hostile& hostile) {
  server.person.reset();
  switch (hostile.pick(10)) {
    case 0:
      server.as = tokens[hostile.pick(tokens.size())];
      return;
    case 1:
      server.as = hostile.one_in(2) ? "" : "ingen";
      return;
    case 2:
    case 3:
      server.person = people[hostile.pick(people.size())];
      return;
    case 4:
    case 5:
      server.as = server.admin;
      return;
    default:
      server.as = server.utb;
  }
}

json::value ApiFuzz::body_of(Hostile& hostile, const Operation& operation) {
  const json::value* body = operation.described->if_contains("requestBody");
  if (body == nullptr) return nullptr;
  for (const char* media : {"application/json", "application/scim+json"}) {
    const json::value* content = body->at("content").as_object().if_contains(media);
    if (content != nullptr) return hostile.fitting(content->at("schema"));
  }
  return nullptr;
}

Asked ApiFuzz::right(Hostile& hostile, const Operation& operation) {
  Asked asked;
  for (std::size_t at = 0; at < operation.path.size();) {
    const std::size_t open = std::min(operation.path.find('{', at), operation.path.size());
    asked.target += operation.path.substr(at, open - at);
    if (open == operation.path.size()) break;
    at = operation.path.find('}', open) + 1;
    const bool id = operation.path.substr(open, at - open) == "{id}";
    asked.target += id ? hostile.id_of(operation.collection()) : hostile.one_in(2) ? "imy" : "world";
  }
  const json::value* parameters = operation.described->if_contains("parameters");
  char before = '?';
  for (const json::value& one : parameters == nullptr ? json::array{} : parameters->as_array()) {
    const bool required = one.as_object().contains("required") && one.at("required").as_bool();
    const std::string name(one.at("name").as_string());
    if (one.at("in") == "header" && name == "If-Match")
      asked.headers.emplace_back(name, hostile.one_in(3) ? "\"1\"" : "*");
    if (one.at("in") != "query" || (!required && !hostile.one_in(8) && name != "authority")) continue;
    const json::value value = hostile.fitting(one.at("schema"));
    std::string text = value.is_string() ? std::string(value.as_string()) : json::serialize(value);
    if (name == "authority" || name == "unit") text = "UTB";
    asked.target += before + name + '=' + hostile.encoded(text);
    before = '&';
  }
  const json::value body = body_of(hostile, operation);
  if (!body.is_null()) asked.body = json::serialize(body);
  if (operation.path.starts_with("/scim/")) asked.media = "application/scim+json";
  return asked;
}

void ApiFuzz::spoil_address(Hostile& hostile, Asked& asked) {
  const char before = asked.target.find('?') == std::string::npos ? '?' : '&';
  const std::size_t last = asked.target.find_last_of("/=");
  switch (hostile.pick(6)) {
    case 0:
      asked.target += before + hostile.encoded(hostile.odd_text()) + '=' + hostile.odd_part();
      break;
    case 1:
      asked.target += before + std::string("q=a&q=b&limit=1&limit=2");
      break;
    case 2:
      asked.target = asked.target.substr(0, last + 1) + hostile.odd_part();
      if (asked.target == "/") asked.target = "/odd";  // that is the page, and no operation
      break;
    case 3:
      for (int i = 0; i < 900; ++i) asked.target += fmt::format("{}a{}=eq.1", i == 0 ? before : '&', i);
      break;
    case 4:
      asked.target += before + std::string("limit=") + hostile.odd_part() + "&sort=" + hostile.odd_part();
      break;
    default:
      asked.target += before + std::string("after=") + hostile.odd_part();
  }
}

void ApiFuzz::spoil_headers(Hostile& hostile, Asked& asked) {
  const std::vector<std::pair<std::string, std::string>> odd{{"If-Match", "\"x\""},
      {"If-Match", "W/\"1\", *"}, {"If-None-Match", "*"}, {"Idempotency-Key", std::string(500, 'a')},
      {"Idempotency-Key", "å"}, {"Idempotency-Key", "same"}, {"Accept-Language", std::string(2000, ';')},
      {"Accept", "text/html;q=x"}, {"Range", "bytes=9-1,-"}, {"Origin", "null"},
      {"Sec-Fetch-Site", "cross-site"}, {"X-Forwarded-For", "x, \xFF"}, {"Content-Encoding", "gzip"},
      {"Last-Event-ID", "-1"}};
  asked.headers.push_back(odd[hostile.pick(odd.size())]);
  constexpr std::array<const char*, 6> media{"text/plain", "application/json; charset=utf-16",
      "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/csv", "\xFF"};
  if (hostile.one_in(2)) asked.media = media[hostile.pick(media.size())];
}

void ApiFuzz::spoil(Hostile& hostile, const Operation& operation, Asked& asked) {
  const bool has_body = !asked.body.empty();
  switch (hostile.pick(has_body ? 10 : 4)) {
    case 0:
    case 1:
      spoil_address(hostile, asked);
      return;
    case 2:
      spoil_headers(hostile, asked);
      return;
    case 3:
      asked.body = hostile.broken(asked.body);
      return;
    case 4:
      asked.body = hostile.broken(asked.body);
      return;
    default:
      asked.body = json::serialize(hostile.spoilt(body_of(hostile, operation)));
  }
}

void ApiFuzz::check_problem(const JsonAnswer& answer, const std::string& what) {
  const bool scim = answer.header("Content-Type") == "application/scim+json";
  if (scim) {
    EXPECT_EQ(answer.text("status"), std::to_string(answer.status)) << what;
    return;
  }
  EXPECT_EQ(answer.header("Content-Type"), "application/problem+json") << what;
  EXPECT_EQ(answer.number("status"), answer.status) << what;
  for (const char* member : {"title", "code", "detail"})
    EXPECT_NE(answer.text(member), "") << member << ' ' << what;
}

int ApiFuzz::failures() {
  return testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count();
}

void ApiFuzz::check(const Operation& operation, const Asked& asked, const JsonAnswer& answer) {
  const std::string what =
      fmt::format("{} {} [{}]\n{}\nanswers {} {}", operation.method, asked.target.substr(0, 600), asked.media,
          asked.body.substr(0, 1500), answer.status, answer.body.substr(0, 800));
  ++answers[fmt::format("{} {}", answer.status, answer.text("code"))];
  const int before = failures();
  check_answer(operation, answer, what);
  if (failures() != before) ++faults;
}

void ApiFuzz::check_answer(const Operation& operation, const JsonAnswer& answer, const std::string& what) {
  const std::string code = answer.text("code");
  EXPECT_TRUE(answer.whole) << what;
  // A renderer or a key that is not here is 501; who waits too long for a password's turn is told so by 503.
  const bool ours = answer.status < 500 || answer.status == 501 || code == "password.busy";
  EXPECT_TRUE(ours) << what;
  if (answer.status >= 400) check_problem(answer, what);
  // What the engine itself refuses is the same for every operation.
  if (code.starts_with("http.") || code.starts_with("address.") || code.starts_with("method.") || !ours)
    return;
  const json::value* response =
      operation.described->at("responses").as_object().if_contains(std::to_string(answer.status));
  EXPECT_NE(response, nullptr) << "the document does not say so: " << what;
  if (response == nullptr || answer.body.empty()) return;
  if (const json::value* reference = response->as_object().if_contains("$ref")) {
    const std::string name(reference->as_string());
    response = &document.at("components").at("responses").at(name.substr(name.rfind('/') + 1));
  }
  const json::value* all = response->as_object().if_contains("content");
  const std::string media = answer.header("Content-Type").substr(0, answer.header("Content-Type").find(';'));
  const json::value* content =
      all == nullptr ? nullptr : all->as_object().if_contains(answer.header("Content-Type"));
  if (content == nullptr && all != nullptr) content = all->as_object().if_contains(media);
  EXPECT_NE(content, nullptr) << "the document does not know the kind " << media << ": " << what;
  if (content == nullptr || media.find("json") == std::string::npos ||
      !content->as_object().contains("schema"))
    return;
  for (const std::string& fault : schema_faults(answer.json, content->at("schema").as_object(), document))
    ADD_FAILURE() << fault << '\n' << what;
}

int ApiFuzz::send(Hostile& hostile, const Operation& operation, const Asked& asked) {
  Headers headers = asked.headers;
  if (!asked.body.empty()) headers.emplace_back("Content-Type", asked.media);
  const std::string token = server.as;
  const JsonAnswer answer = server.ask(operation.method, asked.target, headers, asked.body);
  check(operation, asked, answer);
  if (answer.status == 201 || (answer.status == 200 && operation.method == "POST")) {
    hostile.remember(operation.collection(), answer.text("id"));
    for (const RecordType* type : catalogue().types) {
      if (operation.path == "/api/v1/" + type->plural) hostile.remember(type->name, answer.text("id"));
    }
  }
  // Somebody may have taken a key away, or a session: that is no reason to ask as nobody from now on.
  if (answer.text("code") == "session.ended" && server.person) {
    const bool first = server.person->id == people.front().id;
    // What was guessed wrongly from here must not keep the next person out.
    server.store().pool().connect(db::Mode::owner)->run("DELETE FROM \"sign_in_throttle\"", {});
    people[first ? 0 : 1] =
        server.make_person(first ? AccountKind::administrator : AccountKind::employee, first ? "" : "UTB");
  }
  if (answer.status == 401 && token == server.utb) server.utb = fresh_token("UTB");
  if (answer.status == 401 && token == server.admin) server.admin = fresh_token("");
  return answer.status;
}

void ApiFuzz::still_whole() {
  server.person.reset();
  server.as = fresh_token("");
  EXPECT_EQ(server.get("/health").status, 200);
  const JsonAnswer ready = server.get("/ready");
  EXPECT_EQ(ready.status, 200) << ready.body;
  for (const char* authority : {"UTB", "SOC"}) {
    const JsonAnswer verified = server.get(std::string("/api/v1/verification?authority=") + authority);
    ASSERT_EQ(verified.status, 200) << verified.body;
    EXPECT_TRUE(verified.json.at("chain").at("sound").as_bool()) << verified.body;
  }
  server.as = fresh_token("UTB");
  for (const RecordType* type : catalogue().types) {
    const JsonAnswer list = server.get("/api/v1/" + type->plural + "?count=true&limit=200&archived=with");
    EXPECT_EQ(list.status, 200) << list.body.substr(0, 500);
  }
  EXPECT_EQ(server.incident("Efteråt").status, 201);
}

void ApiFuzz::run(std::uint64_t seed, int rounds, int wrong) {
  SCOPED_TRACE(fmt::format("seed {}", seed));
  Hostile hostile(document, seed);
  begin(hostile);
  for (int round = 0; round < rounds && faults < 20; ++round) {
    for (const Operation& operation : operations) {
      for (int turn = 0; turn <= wrong && faults < 20; ++turn) {
        ask_as(hostile);
        Asked asked = right(hostile, operation);
        // A stream of events does not end while the job goes on.
        if (operation.path.ends_with("/events"))
          asked.target = "/api/v1/jobs/" + to_string(new_uuid()) + "/events";
        if (turn > 0) spoil(hostile, operation, asked);
        const int status = send(hostile, operation, asked);
        // Asked rightly, but of the wrong one: who administers may.
        if (turn > 0 || (status != 401 && status != 403)) continue;
        server.person = people.front();
        send(hostile, operation, asked);
      }
    }
  }
  still_whole();
  int good = 0;
  int all = 0;
  std::string told;
  for (const auto& [answer, count] : answers) {
    all += count;
    if (answer < "3") good += count;
    if (count > 1) told += fmt::format("{} × {}, ", count, answer);
  }
  std::printf("%d requests, %d answered as asked; %s\n", all, good, told.c_str());
  EXPECT_GT(good, static_cast<int>(operations.size()) / 4) << "hardly anything was asked rightly";
}

TEST_P(ApiFuzz, NeverAFaultOfTheServer) {
  run(7, 1, 3);
}

INSTANTIATE_TEST_SUITE_P(, ApiFuzz, testing::Values(Engine::sqlite, Engine::postgres), name_of);

class SoakApiFuzz : public ApiFuzz {};

/// RINGMUR_FUZZ_SEED repeats what a run has told.
TEST_P(SoakApiFuzz, NeverAFaultOfTheServer) {
  const char* said = std::getenv("RINGMUR_FUZZ_SEED");
  const auto seed = said != nullptr ? std::strtoull(said, nullptr, 10)
                                    : static_cast<std::uint64_t>(
                                          std::chrono::steady_clock::now().time_since_epoch().count());
  run(seed, 40, 6);
}

INSTANTIATE_TEST_SUITE_P(, SoakApiFuzz, testing::Values(Engine::sqlite, Engine::postgres), name_of);

}  // namespace
}  // namespace ringmur
