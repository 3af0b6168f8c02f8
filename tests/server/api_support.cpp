#include "api_support.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>

#include "areas/areas.h"
#include "registry/import.h"
#include "support/new_place.h"

namespace ringmur {

namespace json = boost::json;

std::string name_of(const testing::TestParamInfo<Engine>& engine) {
  return engine.param == Engine::sqlite ? "sqlite" : "postgres";
}

std::string JsonAnswer::text(std::string_view member) const {
  const json::value* value = json.is_object() ? json.get_object().if_contains(member) : nullptr;
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::int64_t JsonAnswer::number(std::string_view member) const {
  const json::value* value = json.is_object() ? json.get_object().if_contains(member) : nullptr;
  return value != nullptr && value->is_int64() ? value->get_int64() : -1;
}

const json::array& JsonAnswer::items() const {
  static const json::array none;
  const json::value* value = json.is_object() ? json.get_object().if_contains("items") : nullptr;
  return value != nullptr && value->is_array() ? value->get_array() : none;
}

namespace {

const Actor owner{"command line: test", {}, Right::administer, {}};

void import_units(Store& store, const test::TemporaryFolder& folder) {
  std::filesystem::path file = folder / "enheter.csv";
  std::ofstream(file) << "Kod;Namn;Slag;Överordnad\n"
                         "UTB;Utbildningsnämnden;Nämnd;\nSK1;Skolan;Enhet;UTB\nSOC;Socialnämnden;Nämnd;\n";
  ImportOptions options;
  options.file_name = "enheter.csv";
  auto report = import_file(store, owner, file, options);
  ASSERT_TRUE(report) << report.error().message.en;
  ASSERT_EQ(report->created, 3u);
}

}  // namespace

ApiServer::ApiServer(Engine engine, BehindHttps behind_https, unsigned heavy_work)
    : ApiServer(engine, behind_https, heavy_work, ApiLimits{}) {}

ApiServer::ApiServer(Engine engine, BehindHttps behind_https, unsigned heavy_work, const ApiLimits& limits) {
  const Location location = engine == Engine::sqlite ? test::new_file(folder_ / "city.db", catalogue())
                                                     : test::new_database(catalogue());
  store_ = std::move(open_store(location, catalogue()).value());
  import_units(*store_, folder_);
  utb = token("UTB");
  soc = token("SOC");
  admin = token("");
  as = utb;
  server_ = std::move(Server::listen(*store_, {.port = 0,
                                                  .worker_threads = 4,
                                                  .jobs_waiting = limits.jobs,
                                                  .streams = limits.streams,
                                                  .request_log = RequestLog::off,
                                                  .behind_https = behind_https,
                                                  .heavy_work = heavy_work,
                                                  .seal_key = folder_ / "seal-key",
                                                  .spool = folder_.path()})
          .value());
  thread_ = std::thread([this] { server_->run(); });
}

ApiServer::~ApiServer() {
  server_->stop();
  thread_.join();
}

std::string ApiServer::token(const std::string& code, Right right) {
  std::optional<Uuid> authority;
  for (const Authority& known : store_->authorities(owner)) {
    if (known.code == code) authority = known.id;
  }
  return create_token(*store_, owner, "test " + code, authority, right, {}).value().secret;
}

Person ApiServer::make_person(AccountKind kind, const std::string& code) {
  static std::atomic<int> count{0};
  Person made{{}, fmt::format("person{}", ++count), "korrekt häst batteri", {}, {}};
  std::optional<Uuid> authority;
  for (const Authority& known : store_->authorities(owner)) {
    if (known.code == code) authority = known.id;
  }
  made.id = create_account_with(
      *store_, owner, {made.login, "Anna Berg", kind, authority, {"Samordnare"}}, made.password)
                .value()
                .id;
  JsonAnswer answer = sign_in(made.login, made.password);
  EXPECT_EQ(answer.status, 200) << answer.body;
  std::string cookie = answer.header("Set-Cookie");
  made.cookie = cookie.substr(cookie.find('=') + 1, cookie.find(';') - cookie.find('=') - 1);
  made.csrf = answer.text("csrf");
  return made;
}

JsonAnswer ApiServer::sign_in(std::string_view login, std::string_view password, const Headers& headers) {
  std::optional<Person> before = std::exchange(person, std::nullopt);
  std::string token = std::exchange(as, "");
  JsonAnswer answer = send("POST", "/api/v1/session",
      json::serialize(json::object{{"login", login}, {"password", password}}), headers);
  person = std::move(before);
  as = std::move(token);
  return answer;
}

JsonAnswer ApiServer::ask(
    std::string_view method, const std::string& target, const Headers& headers, std::string_view body) {
  std::string request = fmt::format("{} {} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n", method, target);
  if (person) {
    request += "Cookie: other=1; ringmur_session=" + person->cookie + "\r\n";
    if (!person->csrf.empty()) request += "X-CSRF-Token: " + person->csrf + "\r\n";
  }
  if (!person && !as.empty()) request += "Authorization: Bearer " + as + "\r\n";
  for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
  bool carries = !body.empty() || method == "POST" || method == "PATCH" || method == "PUT";
  if (carries) request += fmt::format("Content-Length: {}\r\n", body.size());
  http::Client client(port());
  client.send(request + "\r\n");
  if (!body.empty()) client.send(body);
  JsonAnswer answer;
  static_cast<http::Answer&>(answer) =
      client.read(method == "HEAD" ? http::Body::none : http::Body::expected);
  json::error_code failed;
  const std::string media(answer.header("Content-Type"));
  bool is_json = !answer.body.empty() && media.find("json") != std::string::npos &&
                 media.find("jsonl") == std::string::npos;
  if (is_json) answer.json = json::parse(answer.body, failed);
  EXPECT_FALSE(failed) << answer.body;
  return answer;
}

JsonAnswer ApiServer::send(
    std::string_view method, const std::string& target, std::string_view json, Headers headers) {
  headers.emplace_back("Content-Type", "application/json");
  return ask(method, target, headers, json);
}

JsonAnswer ApiServer::wait_for(const std::string& job) {
  JsonAnswer answer;
  for (int look = 0; look < 400; ++look) {
    answer = get(job);
    if (answer.text("status") != "queued" && answer.text("status") != "running") break;
    std::this_thread::sleep_for(std::chrono::milliseconds{25});
  }
  return answer;
}

JsonAnswer ApiServer::import(const std::string& query, std::string_view content) {
  JsonAnswer ordered = ask("POST", "/api/v1/imports" + query, {{"Content-Type", "text/csv"}}, content);
  EXPECT_EQ(ordered.status, 202) << ordered.body;
  return wait_for(ordered.header("Location"));
}

JsonAnswer ApiServer::incident(std::string_view title, std::string_view more) {
  return send("POST", "/api/v1/incidents",
      fmt::format(R"({{"title":"{}","discovered_at":"2025-11-05T14:30:00+01:00"{}}})", title, more));
}

}  // namespace ringmur
