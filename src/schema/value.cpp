#include "schema/value.h"

#include <fmt/format.h>

namespace ringmur {

namespace {

struct Append {
  std::string& out;

  void operator()(std::monostate) const { out += '-'; }
  void operator()(bool value) const { out += value ? "b1" : "b0"; }
  void operator()(std::int64_t value) const { fmt::format_to(std::back_inserter(out), "i{}", value); }
  void operator()(Decimal value) const { fmt::format_to(std::back_inserter(out), "n{}", value.scaled); }
  void operator()(const std::string& value) const {
    fmt::format_to(std::back_inserter(out), "t{}:", value.size());
    out += value;
  }
  void operator()(Date value) const { out += 'd' + to_string(value); }
  void operator()(Instant value) const {
    fmt::format_to(std::back_inserter(out), "m{}", value.time_since_epoch().count());
  }
  void operator()(const Uuid& value) const { out += 'u' + to_string(value); }
};

}  // namespace

void append_canonical(std::string& out, const Value& value) {
  std::visit(Append{out}, value);
}

std::string canonical(const Value& value) {
  std::string out;
  append_canonical(out, value);
  return out;
}

}  // namespace ringmur
