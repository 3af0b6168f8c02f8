#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/text.h"
#include "schema/json.h"

namespace ringmur {

/// Members and elements one after the other; the commas come by themselves.
class JsonWriter {
 public:
  JsonWriter& open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
    return *this;
  }
  JsonWriter& close(char bracket) {
    out_ += bracket;
    first_ = false;
    return *this;
  }
  JsonWriter& key(std::string_view name) {
    separate();
    append_json_string(out_, name);
    out_ += ':';
    first_ = true;
    return *this;
  }
  JsonWriter& text(std::string_view value) {
    separate();
    append_json_string(out_, value);
    return *this;
  }
  /// Numbers, true, false and null.
  JsonWriter& raw(std::string_view value) {
    separate();
    out_ += value;
    return *this;
  }
  JsonWriter& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  /// In both languages.
  JsonWriter& words(const Text& text) {
    return open('{').member("sv", text.sv).member("en", text.en).close('}');
  }
  JsonWriter& words(std::string_view name, const Text& text) { return key(name).words(text); }
  JsonWriter& flag(std::string_view name, bool value) { return key(name).raw(value ? "true" : "false"); }
  /// Null where it is empty.
  JsonWriter& member_or_null(std::string_view name, std::string_view value) {
    return value.empty() ? key(name).raw("null") : member(name, value);
  }

  std::string take() { return std::move(out_); }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string out_;
  bool first_{true};
};

}  // namespace ringmur
