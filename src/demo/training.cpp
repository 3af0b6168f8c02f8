#include <fmt/format.h>

#include <algorithm>

#include "demo/records.h"

namespace ringmur::demo {
namespace {

constexpr std::int64_t staff_per_consultant = 150;
constexpr std::chrono::days valid{365};

Date export_day(int year) {
  return day(year, 10, 31);
}

/// Who is asked about: one of the staff, or somebody whom only the learning platform knows.
struct Learner {
  std::string number;
  UnitId unit;
  std::uint64_t seat{0};  ///< units differ in zeal
  Date from;
};

std::optional<Learner> learner_at(const Town& town, const Place& place, std::int64_t index, int year) {
  if (index >= place.staff) {
    return Learner{fmt::format("K{}-{:04}", place.list->code, index - place.staff + 1), place.office.id,
        place.units.size(), day(year, 1, 1)};
  }
  organisation::Person person = person_of(town, place, index);
  bool there = *person.employed_from <= export_day(year) &&
               (!person.employed_to || *person.employed_to >= export_day(year));
  if (!there) return std::nullopt;
  return Learner{std::move(person.number), person.unit, seat_of(town, place, index), *person.employed_from};
}

/// Percent that pass in a year: more with the years, and some units far more than others.
int zeal(const Town& town, const Place& place, std::uint64_t seat, std::size_t course, int year) {
  auto of_unit = static_cast<int>(town.dice(Topic::unit_zeal, {place.index, seat}).between(40, 180));
  auto of_place = static_cast<int>(town.dice(Topic::unit_zeal, {place.index}).between(9, 24));
  int grown = of_place + 4 * (year - town.first_year) - (course == 0 ? 0 : 3);
  return std::clamp(grown * of_unit / 100, 1, 85);
}

/// The day on which the course was passed in a year, if it was.
std::optional<Date> passed(const Town& town, const Place& place, std::int64_t index, std::size_t course,
    int year, const Learner& learner) {
  Dice dice = town.dice(Topic::training,
      {place.index, static_cast<std::uint64_t>(index), course, static_cast<std::uint64_t>(year)});
  if (!dice.percent(zeal(town, place, learner.seat, course, year))) return std::nullopt;
  Date date = dice.working_day(day(year, 1, 10), day(year, 10, 28));
  return date < learner.from ? std::nullopt : std::optional(date);
}

}  // namespace

std::int64_t training_count(const Place& place) {
  return place.staff + place.staff / staff_per_consultant;
}

std::optional<training::CourseResult> course_result_at(
    const Town& town, const Place& place, std::int64_t index, std::size_t course, int year) {
  auto learner = learner_at(town, place, index, year);
  if (!learner) return std::nullopt;
  training::CourseResult result;
  result.employee_number = learner->number;
  result.course = courses[course];
  result.unit = learner->unit;
  result.export_date = export_day(year);
  if (auto now = passed(town, place, index, course, year, *learner)) {
    result.status = training::Status::certified;
    result.status_date = *now;
    return result;
  }
  Dice dice = town.dice(Topic::training,
      {place.index, static_cast<std::uint64_t>(index), course, static_cast<std::uint64_t>(year), 1});
  if (dice.percent(9)) {
    result.status = training::Status::ongoing;
    result.status_date = dice.working_day(
        std::max(day(year, 8, 1), std::min(learner->from, export_day(year))), export_day(year));
    return result;
  }
  for (int earlier = year - 1; earlier >= year - 3; --earlier) {
    if (auto then = passed(town, place, index, course, earlier, *learner)) {
      result.status = training::Status::expired;
      result.status_date = *then + valid;
      return result;
    }
  }
  return result;
}

}  // namespace ringmur::demo
