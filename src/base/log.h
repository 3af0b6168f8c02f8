#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

/// The log of the process: one line an event on standard error, `key=value`, never a value that a person
/// entered.
namespace ringmur::log {

enum class Level { debug, info, warning, error };

using Fact = std::pair<std::string_view, std::string>;

void set_level(Level level);
/// One JSON object a line instead of `key=value`.
void set_json(bool json);

void write(Level level, std::string_view event, std::initializer_list<Fact> facts = {});

inline void info(std::string_view event, std::initializer_list<Fact> facts = {}) {
  write(Level::info, event, facts);
}
inline void warning(std::string_view event, std::initializer_list<Fact> facts = {}) {
  write(Level::warning, event, facts);
}
inline void error(std::string_view event, std::initializer_list<Fact> facts = {}) {
  write(Level::error, event, facts);
}

}  // namespace ringmur::log
