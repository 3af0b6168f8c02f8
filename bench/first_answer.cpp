/// Starts the program and measures from there: to the first answer of /health, to the first page of a list,
/// and what it holds in memory once it has nothing to do.
///
///   bench_first_answer PORT LIST_ADDRESS TOKEN PROGRAM ARGUMENTS…
///
/// Prints "health MS page MS idle KB".
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds patience{30};

int connect_to(std::uint16_t port) {
  int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return made;
  ::close(made);
  return -1;
}

/// Whether a whole answer with status 200 came.
bool answered(std::uint16_t port, const std::string& target, const std::string& token) {
  int socket = connect_to(port);
  if (socket < 0) return false;
  std::string request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
  if (!token.empty()) request += "Authorization: Bearer " + token + "\r\n";
  request += "\r\n";
  bool sent =
      ::send(socket, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size());
  std::string answer;
  char buffer[65536];
  for (ssize_t got = 0; sent && (got = ::read(socket, buffer, sizeof buffer)) > 0;)
    answer.append(buffer, static_cast<std::size_t>(got));
  ::close(socket);
  return answer.starts_with("HTTP/1.1 200");
}

double wait_for(
    std::uint16_t port, const std::string& target, const std::string& token, Clock::time_point start) {
  while (!answered(port, target, token)) {
    if (Clock::now() - start > patience) return -1;
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

long resident_kb(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::strtol(line.c_str() + 6, nullptr, 10);
  }
  return -1;
}

pid_t start(char** program) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t process = -1;
  if (::posix_spawn(&process, program[0], &actions, nullptr, program, environ) != 0) process = -1;
  posix_spawn_file_actions_destroy(&actions);
  return process;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::fprintf(stderr, "bench_first_answer PORT LIST_ADDRESS TOKEN PROGRAM ARGUMENTS…\n");
    return 2;
  }
  const auto port = static_cast<std::uint16_t>(std::atoi(argv[1]));
  const Clock::time_point begun = Clock::now();
  const pid_t process = start(argv + 4);
  if (process < 0) {
    std::fprintf(stderr, "first answer: %s does not start\n", argv[4]);
    return 1;
  }
  const double health = wait_for(port, "/health", {}, begun);
  const double page = wait_for(port, argv[2], argv[3], begun);
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  const long idle = resident_kb(process);
  ::kill(process, SIGTERM);
  ::waitpid(process, nullptr, 0);
  std::printf("health %.1f page %.1f idle %ld\n", health, page, idle);
  return health < 0 || page < 0 ? 1 : 0;
}
