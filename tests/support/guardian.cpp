#include "support/guardian.h"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace ringmur::test {
namespace {

std::string read_all(int from) {
  std::string text;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(from, buffer.data(), buffer.size())) > 0;) {
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(from);
  return text;
}

}  // namespace

std::string start_guardian(const char* script, const std::vector<std::string>& arguments) {
  std::array<int, 2> lifeline{};
  std::array<int, 2> answer{};
  // Closed on exec: a ringmur that a test starts must not keep the guardian waiting.
  if (::pipe2(lifeline.data(), O_CLOEXEC) != 0 || ::pipe2(answer.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("no pipe for the guardian");
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, lifeline[0], 0);
  posix_spawn_file_actions_adddup2(&actions, answer[1], 1);
  // A session of its own, so that what ends the tests (Ctrl-C, timeout) does not end the guardian first.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  std::vector<std::string> words{"sh", "-c", script, "guardian"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t guardian = 0;
  const int error = ::posix_spawn(&guardian, "/bin/sh", &actions, &attributes, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  ::close(lifeline[0]);
  ::close(answer[1]);
  if (error != 0) throw std::runtime_error("no shell for the guardian");
  return read_all(answer[0]);
}

}  // namespace ringmur::test
