#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace ringmur {

/// The operator's own lists of passwords that are known to have leaked: a folder of files with a line each,
/// the password itself or its SHA-1 in hexadecimal, with `:COUNT` after it or not; also files named after the
/// first five digits of the SHA-1 that hold the other 35 (as Have I Been Pwned's ranges). Looked up on disk,
/// never read into memory: a sorted file of any size in some twenty steps, another from its beginning to its
/// end.
class BreachedPasswords {
 public:
  /// None: nothing has leaked.
  BreachedPasswords() = default;
  /// Reads the names and whether each file is sorted (in the order of bytes; a large one is sampled).
  /// Refused: no such folder ("passwords.no_folder"), a file that cannot be read ("passwords.unreadable").
  static Result<BreachedPasswords> in(const std::filesystem::path& folder);

  /// `password` in NFC. A file that has gone since counts as holding nothing.
  bool hold(std::string_view password) const;

  enum class Lines { passwords, digests, digests_of_range };
  struct File {
    std::filesystem::path path;
    Lines lines{Lines::passwords};
    bool sorted{false};
    std::string range{};  ///< five digits, of a file named after them
  };
  const std::vector<File>& files() const { return files_; }

 private:
  std::vector<File> files_;
};

}  // namespace ringmur
