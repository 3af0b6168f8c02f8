#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

/// YAML 1.1, and JSON, which is YAML too, as libyaml reads them.
namespace ringmur {

struct YamlNode {
  enum class Kind { text, list, map };
  Kind kind{Kind::text};
  std::size_t line{1};              ///< where it begins
  std::string text{};               ///< of a scalar; "" also for null
  std::vector<YamlNode> items{};    ///< of a list, or the values of a map
  std::vector<std::string> keys{};  ///< of a map, each at the place of its value

  /// Nothing where it is no map or has no such key.
  const YamlNode* find(std::string_view key) const;
  /// Of a scalar under the key; "" where there is none.
  std::string_view text_of(std::string_view key) const;
};

struct YamlLimits {
  std::size_t depth{64};
  std::size_t nodes{500'000};     ///< that are kept
  std::size_t steps{20'000'000};  ///< values, lists and maps in all, also those that are left out
};

/// The one document in `bytes`. Of maps only what stands under one of `keys` is kept; the rest is read for
/// its form alone. Refused, with the line: what is no YAML, anchors and aliases (a few lines of them grow
/// without end), keys that are no text, those of `keys` that stand twice, more than one document, and what is
/// over a limit.
Result<YamlNode> read_yaml(
    std::string_view bytes, std::span<const std::string_view> keys, const YamlLimits& limits = {});

}  // namespace ringmur
