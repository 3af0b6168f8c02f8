#include "areas/incidents/clock_letters.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/stockholm.h"

namespace ringmur::incidents {
namespace {

struct Moment {
  std::string name;
  Instant at;
};

std::vector<Moment> moments_of(const Clock& clock, const LetterSteps& steps) {
  const Instant due = clock.deadline.due;
  std::vector<Moment> all;
  if (steps.half) all.push_back({"half", clock.from + (due - clock.from) / 2});
  for (const int hours : steps.hours)
    all.push_back({fmt::format("{}h", hours), due - std::chrono::hours{hours}});
  std::erase_if(all, [&](const Moment& one) { return one.at <= clock.from; });
  std::ranges::stable_sort(all, {}, &Moment::at);
  return all;
}

/// "1 dygn 3 tim", "45 min".
std::string left(Instant due, Instant now, Language language) {
  using namespace std::chrono;
  const auto all = std::max(duration_cast<minutes>(due - now), minutes{0});
  const auto whole = duration_cast<days>(all).count();
  const auto rest = duration_cast<hours>(all).count() % 24;
  const Text day{"dygn", whole == 1 ? "day" : "days"};
  const Text hour{"tim", rest == 1 ? "hour" : "hours"};
  if (whole > 0) return fmt::format("{} {} {} {}", whole, day.in(language), rest, hour.in(language));
  if (rest > 0) return fmt::format("{} {}", rest, hour.in(language));
  return fmt::format("{} min", all.count());
}

std::string lines_of(const RunningClock& one, Language language, const std::string& page, Instant now) {
  const Text until{"kvar", "left"};
  return fmt::format("{}  {}  {}\n  {} {} ({})\n  {}/registers/incidents/{}?authority={}\n\n",
      one.authority.code, one.reference, one.label.in(language), left(one.clock.deadline.due, now, language),
      until.in(language),
      stockholm::to_string(std::chrono::floor<std::chrono::minutes>(one.clock.deadline.due)), page,
      to_string(one.incident), one.authority.code);
}

}  // namespace

std::optional<std::string> letter_step(const Clock& clock, const LetterSteps& steps, Instant now) {
  if (now >= clock.deadline.due) return std::nullopt;
  std::optional<std::string> last;
  for (const Moment& one : moments_of(clock, steps)) {
    if (one.at <= now) last = one.name + " " + to_string(clock.deadline.due);
  }
  return last;
}

std::vector<std::size_t> addressees_of(const RunningClock& clock, const std::vector<Addressee>& people) {
  std::vector<std::size_t> handler;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Addressee& one = people[i];
    if (one.reads && !clock.handler.empty() && one.login == clock.handler) handler.push_back(i);
    if (one.writes_all) others.push_back(i);
  }
  return handler.empty() ? others : handler;
}

std::string clock_letter_text(
    const std::vector<RunningClock>& clocks, Language language, const std::string& page, Instant now) {
  const Text begin{"En frist för en incident går snart ut.\n\n", "A deadline of an incident comes soon.\n\n"};
  std::string text = begin.in(language);
  for (const RunningClock& one : clocks) text += lines_of(one, language, page, now);
  const Text end{"Vad det gäller står i Ringmur. Där väljer du också om du vill ha de här breven: ",
      "What it is about stands in Ringmur. There you also choose whether to have these letters: "};
  return text + end.in(language) + page + "/account\n";
}

std::string clock_letter_subject(const std::vector<RunningClock>& clocks, Language language) {
  if (clocks.size() == 1) {
    const Text one{"Ringmur: en frist går snart ut, ", "Ringmur: a deadline comes soon, "};
    return one.in(language) + clocks.front().reference;
  }
  const Text many{fmt::format("Ringmur: {} frister går snart ut", clocks.size()),
      fmt::format("Ringmur: {} deadlines come soon", clocks.size())};
  return many.in(language);
}

}  // namespace ringmur::incidents
