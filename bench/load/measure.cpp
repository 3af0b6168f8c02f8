#include "measure.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <functional>
#include <span>

namespace load {

void Measure::answered(const std::string& kind, double milliseconds) {
  kinds_[kind].milliseconds.push_back(static_cast<float>(milliseconds));
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  stretches_[std::chrono::duration_cast<std::chrono::seconds>(now).count() / 10].push_back(
      static_cast<float>(milliseconds));
  ++all_;
}

void Measure::refused(const std::string& kind) {
  ++kinds_[kind].refused;
  ++all_;
}

void Measure::failed(const std::string& kind, const std::string& why) {
  Tally& tally = kinds_[kind];
  if (tally.errors++ == 0) tally.first_error = why;
  ++all_;
}

std::uint64_t Measure::errors() const {
  std::uint64_t sum = 0;
  for (const auto& [kind, tally] : kinds_) sum += tally.errors;
  return sum;
}

std::uint64_t Measure::refusals() const {
  std::uint64_t sum = 0;
  for (const auto& [kind, tally] : kinds_) sum += tally.refused;
  return sum;
}

double Measure::percentile(double part) const {
  std::vector<float> all;
  for (const auto& [kind, tally] : kinds_)
    all.insert(all.end(), tally.milliseconds.begin(), tally.milliseconds.end());
  return load::percentile(std::move(all), part);
}

double percentile(std::vector<float> all, double part) {
  if (all.empty()) return 0;
  const auto at = std::min(all.size() - 1, static_cast<std::size_t>(part * static_cast<double>(all.size())));
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at), all.end());
  return all[at];
}

double resident_megabytes(pid_t process) {
  std::ifstream in(fmt::format("/proc/{}/status", process));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  }
  return 0;
}

namespace {

double line_through(const std::vector<std::pair<double, double>>& points) {
  double x = 0;
  double y = 0;
  for (const auto& [at, value] : points) x += at, y += value;
  const auto count = static_cast<double>(points.size());
  x /= count;
  y /= count;
  double above = 0;
  double below = 0;
  for (const auto& [at, value] : points) above += (at - x) * (value - y), below += (at - x) * (at - x);
  return below > 0 ? above / below : 0;
}

}  // namespace

Slope slope_of(const std::vector<MemoryPoint>& points) {
  constexpr std::size_t parts = 10;
  std::vector<std::pair<double, double>> by_time;
  std::vector<std::pair<double, double>> by_requests;
  const std::span<const MemoryPoint> later = std::span(points).subspan(points.size() / 3);
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t begin = later.size() * part / parts;
    const auto stretch = later.subspan(begin, later.size() * (part + 1) / parts - begin);
    if (stretch.empty()) continue;
    const MemoryPoint& least = *std::ranges::min_element(stretch, {}, &MemoryPoint::megabytes);
    by_time.emplace_back(least.seconds / 3600, least.megabytes);
    by_requests.emplace_back(static_cast<double>(least.requests) / 10'000, least.megabytes * 1024);
  }
  if (by_time.size() < 3) return {};
  return {line_through(by_time), line_through(by_requests)};
}

void print_table(const Measure& measure, double seconds) {
  fmt::print("{:<22} {:>8} {:>8} {:>9} {:>9} {:>9} {:>8} {:>7}\n", "kind", "requests", "a second", "p50 ms",
      "p99 ms", "max ms", "refused", "errors");
  auto line = [&](const std::string& name, const std::vector<float>& times, std::uint64_t refused,
                  std::uint64_t errors) {
    const auto count = static_cast<double>(times.size() + refused + errors);
    fmt::print("{:<22} {:>8} {:>8.2f} {:>9.1f} {:>9.1f} {:>9.1f} {:>8} {:>7}\n", name, count, count / seconds,
        percentile(times, 0.5), percentile(times, 0.99), percentile(times, 1), refused, errors);
  };
  std::vector<float> all;
  for (const auto& [kind, tally] : measure.kinds()) {
    line(kind, tally.milliseconds, tally.refused, tally.errors);
    all.insert(all.end(), tally.milliseconds.begin(), tally.milliseconds.end());
  }
  line("all", all, measure.refusals(), measure.errors());
  for (const auto& [kind, tally] : measure.kinds()) {
    if (tally.errors > 0) fmt::print("first error of {}: {}\n", kind, tally.first_error);
  }
  std::fflush(stdout);
}

void print_slowest(const Measure& measure) {
  constexpr std::size_t shown = 5;
  std::vector<std::pair<double, std::int64_t>> slowest;
  for (const auto& [stretch, times] : measure.stretches())
    slowest.emplace_back(percentile(times, 0.9), stretch);
  std::ranges::sort(slowest, std::greater());
  slowest.resize(std::min(slowest.size(), shown));
  for (const auto& [milliseconds, stretch] : slowest) {
    fmt::print("slowest: p90 {:.0f} ms in the ten seconds from {:%H:%M:%S}\n", milliseconds,
        fmt::gmtime(static_cast<std::time_t>(stretch * 10)));
  }
  std::fflush(stdout);
}

std::string to_json(const Measure& measure, double seconds, const std::vector<MemoryPoint>& memory) {
  std::string out = fmt::format("{{\"seconds\":{:.1f},\"kinds\":[", seconds);
  for (const auto& [kind, tally] : measure.kinds()) {
    if (out.back() == '}') out += ',';
    out += fmt::format(
        "{{\"kind\":\"{}\",\"answered\":{},\"p50\":{:.2f},\"p99\":{:.2f},\"max\":{:.2f},\"refused\":{},"
        "\"errors\":{}}}",
        kind, tally.milliseconds.size(), percentile(tally.milliseconds, 0.5),
        percentile(tally.milliseconds, 0.99), percentile(tally.milliseconds, 1), tally.refused, tally.errors);
  }
  out += "],\"memory\":[";
  for (const MemoryPoint& point : memory) {
    if (out.back() == '}') out += ',';
    out += fmt::format("{{\"seconds\":{:.0f},\"megabytes\":{:.1f},\"requests\":{}}}", point.seconds,
        point.megabytes, point.requests);
  }
  const Slope slope = slope_of(memory);
  out += fmt::format("],\"megabytes_an_hour\":{:.2f},\"kilobytes_per_10000_requests\":{:.1f}}}\n",
      slope.megabytes_an_hour, slope.kilobytes_per_10000_requests);
  return out;
}

}  // namespace load
