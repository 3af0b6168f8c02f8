#include "cli/secrets.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <iostream>

#include "base/file_error.h"

namespace ringmur::cli {

Result<std::string> password_of_input() {
  std::string line;
  if (!std::getline(std::cin, line) || line.empty()) {
    return refuse(Refusal::invalid, "password.missing",
        {"Skriv lösenordet på en rad till standard in.",
            "Write the password as one line to standard input."});
  }
  if (line.back() == '\r') line.pop_back();
  return line;
}

Result<void> write_secret_file(const std::string& path, const std::string& text) {
  const int file =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  bool good = file >= 0 && ::fchmod(file, S_IRUSR | S_IWUSR) == 0 &&
              ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  if (file >= 0) good = ::close(file) == 0 && good;
  if (good) return {};
  return file_not_written(path);
}

}  // namespace ringmur::cli
