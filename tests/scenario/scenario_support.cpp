#include "scenario/scenario_support.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

#include "support/postgres.h"

namespace ringmur::scenario {

std::string name_of(Engine engine) {
  return engine == Engine::sqlite ? "sqlite" : "postgres";
}

std::string new_data(Engine engine, const test::TemporaryFolder& folder) {
  return engine == Engine::sqlite ? (folder / "city.db").string() : test::fresh_database();
}

test::RunResult ringmur(const std::string& data, std::vector<std::string> arguments, int expected_exit) {
  arguments.insert(arguments.begin(), {"--data", data});
  test::RunResult result = test::run_ringmur(arguments);
  EXPECT_EQ(result.exit_code, expected_exit) << fmt::format("{}\n{}", result.out, result.err);
  return result;
}

std::string token_of_new_unit(const std::string& data, const test::TemporaryFolder& folder) {
  write_file(folder / "enheter.csv", "Kod;Namn;Slag;Överordnad\nSOC;Socialnämnden;nämnd;\n");
  ringmur(data, {"import", (folder / "enheter.csv").string()});
  const auto made = boost::json::parse(ringmur(data, {"--json", "token", "create", "--unit", "SOC"}).out);
  return made.at("token").as_string().c_str();
}

std::vector<std::filesystem::path> cases() {
  const char* named = std::getenv("RINGMUR_CASES");
  std::filesystem::path root = named == nullptr ? "../shared/cases" : named;
  std::vector<std::filesystem::path> folders;
  if (!std::filesystem::exists(root)) return folders;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (std::filesystem::exists(entry.path() / "expected.json")) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  return folders;
}

boost::json::object expected(const std::filesystem::path& folder) {
  return boost::json::parse(read_file(folder / "expected.json")).as_object();
}

std::string unit_of(const std::filesystem::path& folder) {
  return std::string(expected(folder).at("unit").as_string());
}

std::vector<std::string> files_of(const std::filesystem::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    bool sheet = entry.path().extension() == ".csv" || entry.path().extension() == ".xlsx";
    if (sheet && entry.path().stem() != "enheter") files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

void expect_figures(const std::string& figures_json, const boost::json::object& wanted) {
  boost::json::object figures = boost::json::parse(figures_json).at("figures").as_object();
  for (const auto& [id, value] : wanted.at("figures").as_object()) {
    ASSERT_TRUE(figures.contains(id)) << id;
    EXPECT_EQ(figures.at(id).at("value"), value) << id;
  }
  if (!wanted.contains("shares")) return;
  for (const auto& [id, share] : wanted.at("shares").as_object()) {
    EXPECT_EQ(figures.at(id).at("share_shown"), share) << id;
  }
}

std::string Answer::header(const std::string& name) const {
  auto at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  at += name.size() + 4;
  return head.substr(at, head.find("\r\n", at) - at);
}

namespace {

std::string unchunked(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    auto end = body.find("\r\n");
    std::size_t size = std::stoul(std::string(body.substr(0, end)), nullptr, 16);
    if (size == 0) break;
    out += body.substr(end + 2, size);
    body.remove_prefix(end + 2 + size + 2);
  }
  return out;
}

}  // namespace

Answer request(int port, const Ask& ask) {
  std::string text =
      fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n", ask.method, ask.path);
  if (!ask.token.empty()) text += "Authorization: Bearer " + ask.token + "\r\n";
  for (const std::string& header : ask.headers) text += header + "\r\n";
  if (!ask.body.empty() || ask.method != "GET")
    text += fmt::format("Content-Length: {}\r\n", ask.body.size());
  text += "\r\n" + ask.body;
  int handle = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string received;
  if (connect(handle, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    for (std::size_t sent = 0; sent < text.size();) {
      ssize_t step = send(handle, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
      if (step <= 0) break;
      sent += static_cast<std::size_t>(step);
    }
    char buffer[65536];
    for (ssize_t got = 0; (got = recv(handle, buffer, sizeof buffer, 0)) > 0;)
      received.append(buffer, static_cast<std::size_t>(got));
  }
  close(handle);
  Answer answer;
  auto end = received.find("\r\n\r\n");
  if (end == std::string::npos) return answer;
  answer.head = received.substr(0, end + 2);
  answer.status = std::stoi(received.substr(9, 3));
  answer.body = received.substr(end + 4);
  if (answer.header("Transfer-Encoding") == "chunked") answer.body = unchunked(answer.body);
  return answer;
}

boost::json::object finished_job(int port, const std::string& token, const std::string& location) {
  constexpr int most_tries = 600;
  for (int tries = 0; tries < most_tries; ++tries) {
    Answer answer = request(port, {.path = location, .token = token});
    EXPECT_EQ(answer.status, 200) << answer.body;
    if (answer.status != 200) break;
    boost::json::object job = answer.json().as_object();
    if (job.at("status") == "done" || job.at("status") == "failed") return job;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  ADD_FAILURE() << "the job never ended: " << location;
  return {};
}

void write_file(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace ringmur::scenario
