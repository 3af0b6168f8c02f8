#include "base/log.h"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <atomic>
#include <memory>

#include "base/text.h"
#include "base/time.h"

namespace ringmur::log {

namespace {

std::atomic<bool> as_json{false};

spdlog::logger& logger() {
  // Never destroyed: threads may still log while the process ends.
  static spdlog::logger* const own = [] {
    auto* made = new spdlog::logger("ringmur", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern("%v");
    made->flush_on(spdlog::level::trace);
    return made;
  }();
  return *own;
}

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

std::string_view name(Level level) {
  switch (level) {
    case Level::debug:
      return "debug";
    case Level::info:
      return "info";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "error";
}

/// How many bytes at `text` are one harmless character, or 0: broken UTF-8, a control character, or one that
/// a terminal takes as a new line or a new direction.
std::size_t harmless(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return first >= 0x20 && first != 0x7F ? 1 : 0;
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  const std::string_view one = text.substr(0, size);
  if (one.size() != size || !is_utf8(one) || has_control(one)) return 0;
  const bool turning = one >= "\u200B" && one <= "\u200F";
  const bool breaking = one >= "\u2028" && one <= "\u202E";
  const bool isolating = one >= "\u2060" && one <= "\u206F";
  return turning || breaking || isolating || one == "\uFEFF" ? 0 : size;
}

void append_escaped(std::string& out, std::string_view value) {
  while (!value.empty()) {
    const std::size_t size = harmless(value);
    if (size == 0) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(value.front()));
    } else if (value.front() == '"' || value.front() == '\\') {
      (out += '\\') += value.front();
    } else {
      out += value.substr(0, size);
    }
    value.remove_prefix(size == 0 ? 1 : size);
  }
}

void append_quoted(std::string& out, std::string_view value) {
  out += '"';
  append_escaped(out, value);
  out += '"';
}

bool is_bare(std::string_view value) {
  if (value.empty()) return false;
  for (const char c : value) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!plain && std::string_view("-_.:/+%,@").find(c) == std::string_view::npos) return false;
  }
  return true;
}

void append_value(std::string& out, std::string_view value) {
  if (is_bare(value)) {
    out += value;
  } else {
    append_quoted(out, value);
  }
}

std::string json_line(Level level, std::string_view event, std::initializer_list<Fact> facts) {
  std::string out = fmt::format(R"({{"time":"{}","level":"{}","event":)", to_string(now()), name(level));
  append_quoted(out, event);
  for (const auto& [key, value] : facts) {
    out += ',';
    append_quoted(out, key);
    out += ':';
    append_quoted(out, value);
  }
  return out + '}';
}

std::string plain_line(Level level, std::string_view event, std::initializer_list<Fact> facts) {
  std::string out = fmt::format("{} {} ", to_string(now()), name(level));
  append_value(out, event);
  for (const auto& [key, value] : facts) {
    out += ' ';
    append_value(out, key);
    out += '=';
    append_value(out, value);
  }
  return out;
}

}  // namespace

void set_level(Level level) {
  logger().set_level(spdlog_level(level));
}

void set_json(bool json) {
  as_json = json;
}

void write(Level level, std::string_view event, std::initializer_list<Fact> facts) {
  const spdlog::level::level_enum at = spdlog_level(level);
  if (!logger().should_log(at)) return;
  const std::string line = as_json ? json_line(level, event, facts) : plain_line(level, event, facts);
  logger().log(at, spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace ringmur::log
