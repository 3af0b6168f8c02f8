#include "together/servers_support.h"

#include <algorithm>
#include <cstdlib>

namespace ringmur::together {

std::uint64_t seed() {
  static const std::uint64_t chosen = [] {
    const char* given = std::getenv("RINGMUR_TOGETHER_SEED");
    return given == nullptr ? std::random_device{}() : std::strtoull(given, nullptr, 10);
  }();
  return chosen;
}

int times(int usual) {
  const char* wanted = std::getenv("RINGMUR_TOGETHER_ROUNDS");
  return wanted == nullptr ? usual : usual * std::max(1, std::atoi(wanted));
}

void Servers::SetUp() {
  data_ = scenario::new_data(GetParam(), folder_);
  scenario::write_file(folder_ / "enheter.csv",
      "Kod;Namn;Slag;Överordnad\nSOC;Socialnämnden;nämnd;\nUTB;Utbildningsnämnden;nämnd;\n"
      "KS;Kommunstyrelsen;nämnd;\n");
  scenario::ringmur(data_, {"import", (folder_ / "enheter.csv").string()});
  token_ = token_for("SOC");
  for (int i = 0; i < 2; ++i)
    servers_.push_back(std::make_unique<test::RunningServer>(test::Arguments{"--data", data_, "serve"}));
}

std::string Servers::token_for(const std::string& unit) {
  const auto made = scenario::ringmur(data_, {"--json", "token", "create", "--unit", unit});
  return boost::json::parse(made.out).at("token").as_string().c_str();
}

Answer Servers::ask(int session, Ask ask, const std::vector<int>& may) {
  if (ask.token.empty()) ask.token = token_;
  Answer answer = scenario::request(port(session), ask);
  const bool failed = answer.status == 0 || answer.status >= 500;
  if (failed && std::ranges::find(may, answer.status) == may.end())
    ADD_FAILURE() << ask.method << ' ' << ask.path << ": " << answer.status << ' ' << answer.body;
  return answer;
}

Answer Servers::get(int session, const std::string& path) {
  return ask(session, {.path = path});
}

Answer Servers::post(
    int session, const std::string& path, const std::string& json, const std::vector<std::string>& headers) {
  Ask one{.method = "POST", .path = path, .body = json, .headers = headers};
  one.headers.emplace_back("Content-Type: application/json");
  return ask(session, std::move(one));
}

std::string Servers::make(const std::string& collection, const std::string& json) {
  const Answer answer = post(0, "/api/v1/" + collection, json);
  EXPECT_EQ(answer.status, 201) << answer.body;
  return answer.json().at("id").as_string().c_str();
}

void Servers::expect_whole() {
  for (const auto& server : servers_) EXPECT_EQ(server->stop(), 0) << server->log();
  scenario::ringmur(data_, {"verify"});
}

std::int64_t version_in(const Answer& answer) {
  const std::string tag = answer.header("ETag");
  return tag.size() < 3 ? 0 : std::strtoll(tag.c_str() + 1, nullptr, 10);
}

State state_in(const Answer& answer, const std::string& field) {
  State state{version_in(answer), {}, false};
  const boost::json::value json = answer.json();
  const auto& object = json.as_object();
  if (const auto* value = object.if_contains(field); value != nullptr && value->is_string())
    state.value = value->as_string().c_str();
  const auto* archived = object.if_contains("archived_at");
  if (archived != nullptr && !archived->is_null()) state.value += "|archived";
  return state;
}

}  // namespace ringmur::together
