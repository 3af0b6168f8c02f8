#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>

namespace ringmur {

/// How names begin in a folder for temporary files that others use too, of what lies there while it is under
/// way.
inline constexpr std::string_view under_way = "ringmur-under-way-";

/// remove_left_over() leaves what is held: until it is closed, or the process ends, however that happens.
void hold_under_way(int descriptor);

/// A folder that only this user may enter (0700). Gone with this, and all it holds.
class WorkingFolder {
 public:
  /// In `parent`. Nothing where none can be made there; errno says why.
  static std::optional<WorkingFolder> make(const std::filesystem::path& parent);
  WorkingFolder(WorkingFolder&& other) noexcept;
  WorkingFolder& operator=(WorkingFolder&&) = delete;
  ~WorkingFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  WorkingFolder(std::filesystem::path path, int descriptor);

  std::filesystem::path path_;
  int descriptor_{-1};
};

/// Removes what this user's processes had under way in `folder` when they were killed: people's names may
/// stand in it. Not what is younger than `age`, which may be about to be held. Returns how many were removed.
std::size_t remove_left_over(
    const std::filesystem::path& folder, std::chrono::seconds age = std::chrono::minutes{1});

}  // namespace ringmur
