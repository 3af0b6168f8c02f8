#include "demo/dice.h"

namespace ringmur::demo {
namespace {

constexpr std::uint64_t golden = 0x9e3779b97f4a7c15;

std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

}  // namespace

Dice::Dice(std::uint64_t seed, Topic topic, std::initializer_list<std::uint64_t> about)
    : state_(mixed(seed + golden) ^ mixed(static_cast<std::uint64_t>(topic) + 1)) {
  for (std::uint64_t part : about) state_ = mixed(state_ + golden) ^ mixed(part + golden);
}

std::uint64_t Dice::next() {
  state_ += golden;
  return mixed(state_);
}

std::int64_t Dice::between(std::int64_t least, std::int64_t most) {
  return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least + 1)));
}

std::size_t Dice::weighted(std::span<const int> weights) {
  std::uint64_t total = 0;
  for (int weight : weights) total += static_cast<std::uint64_t>(weight);
  std::uint64_t thrown = below(total);
  std::size_t at = 0;
  while (thrown >= static_cast<std::uint64_t>(weights[at]))
    thrown -= static_cast<std::uint64_t>(weights[at++]);
  return at;
}

Date Dice::date(Date first, Date last) {
  return first + std::chrono::days{between(0, (last - first).count())};
}

Date Dice::working_day(Date first, Date last) {
  Date date_ = date(first, last);
  unsigned day = weekday_of(date_);
  if (day > 5) date_ -= std::chrono::days{day - 5};
  return date_ < first ? date_ + std::chrono::days{7} : date_;
}

std::uint64_t number_of(std::string_view word) {
  std::uint64_t number = 0xcbf29ce484222325;
  for (char c : word) number = (number ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return number;
}

unsigned weekday_of(Date date) {
  return std::chrono::weekday{date}.iso_encoding();
}

}  // namespace ringmur::demo
