#pragma once

#include <optional>
#include <span>
#include <string_view>

/// What is carried inside the binary: the files of data/, by their path below it ("frameworks/iso27001.csv"),
/// and the built page below "page/" ("page/index.html.gz"), where it had been built.
namespace ringmur::embedded {

struct File {
  std::string_view path;
  std::string_view content;
};

/// Every file, sorted by path (bytes).
std::span<const File> files();

/// For a path that somebody asks for: nothing where there is no such file.
std::optional<std::string_view> find(std::string_view path);

/// For a path that the code names: a missing one is a bug and throws std::out_of_range.
std::string_view file(std::string_view path);

}  // namespace ringmur::embedded
