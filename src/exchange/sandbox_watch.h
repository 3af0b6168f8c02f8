#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>

/// What a program in the sandbox uses in all, which no limit of a single process holds. Inside the sandbox
/// only.
namespace ringmur::sandbox {

/// Bytes of memory that the process and all below it have for themselves.
std::size_t memory_of_all(pid_t process);

struct Laid {
  std::size_t bytes{0};
  std::size_t files{0};
};
/// What lies in a folder and below it; links are not followed. Counts no further than `most_files`.
Laid laid_in(const std::filesystem::path& folder, std::size_t most_files);

}  // namespace ringmur::sandbox
