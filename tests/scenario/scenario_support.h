#pragma once

#include <boost/json.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "support/process.h"

/// The program from outside: commands, requests, the cases of ../shared.
namespace ringmur::scenario {

enum class Engine { sqlite, postgres };
std::string name_of(Engine engine);

/// An empty place for data: a file in `folder`, or a fresh database.
std::string new_data(Engine engine, const test::TemporaryFolder& folder);

/// `ringmur --data DATA …`; expects the exit code.
test::RunResult ringmur(const std::string& data, std::vector<std::string> arguments, int expected_exit = 0);

/// Makes the unit SOC there; a token bound to it.
std::string token_of_new_unit(const std::string& data, const test::TemporaryFolder& folder);

/// The folders of cases that are here; none where ../shared is not beside the checkout.
std::vector<std::filesystem::path> cases();
boost::json::object expected(const std::filesystem::path& folder);
std::string unit_of(const std::filesystem::path& folder);
/// Its files but the list of units.
std::vector<std::string> files_of(const std::filesystem::path& folder);

/// Values and shares of `figures --json` are those of expected.json.
void expect_figures(const std::string& figures_json, const boost::json::object& expected);

/// A request by curl's own rules, over a plain socket.
struct Answer {
  int status{0};
  std::string head;
  std::string body;
  boost::json::value json() const { return boost::json::parse(body); }
  std::string header(const std::string& name) const;
};
struct Ask {
  std::string method{"GET"};
  std::string path{};
  std::string token{};
  std::string body{};
  std::vector<std::string> headers{};
};
Answer request(int port, const Ask& ask);

/// Waits until a job has ended; its JSON.
boost::json::object finished_job(int port, const std::string& token, const std::string& location);

void write_file(const std::filesystem::path& file, const std::string& text);
std::string read_file(const std::filesystem::path& file);

}  // namespace ringmur::scenario
