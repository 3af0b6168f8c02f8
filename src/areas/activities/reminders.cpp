#include "areas/activities/reminders.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/accounts.h"

namespace ringmur::activities {
namespace {

constexpr std::chrono::days looks_back{3660};

int days_until(Date day, Date today) {
  return static_cast<int>((day - today).count());
}

bool is_a_reason(const std::vector<OpenWork>& work, Date today) {
  return std::ranges::any_of(work, [&](const OpenWork& one) { return reminds(one.day(), today); });
}

/// Who may write all of an authority's activities answers for them.
Result<std::int64_t> late_of_others(Store& store, const Actor& actor, const Uuid& authority, Date today) {
  if (!actor.covers("activity", Action::write, authority)) return 0;
  auto all = open_work(store, actor, authority, Whose::all, today - looks_back);
  if (!all) return std::unexpected(all.error());
  return std::ranges::count_if(
      *all, [&](const OpenWork& one) { return days_until(one.day(), today) <= -escalates_after; });
}

Result<Reminder> reminder_in(Store& store, const Actor& actor, const Authority& authority, Date today) {
  auto own = open_work(store, actor, authority.id, Whose::own, today - looks_back);
  if (!own) return std::unexpected(own.error());
  Reminder reminder;
  reminder.authority = authority.code;
  for (OpenWork& one : *own) {
    const int days = days_until(one.day(), today);
    if (days < 0)
      reminder.late.push_back(std::move(one));
    else if (days <= reminds_ahead)
      reminder.soon.push_back(std::move(one));
  }
  auto others = late_of_others(store, actor, authority.id, today);
  if (!others) return std::unexpected(others.error());
  reminder.late_of_others = *others;
  return reminder;
}

bool is_monday(Date day) {
  return std::chrono::weekday(day) == std::chrono::Monday;
}

std::string lines_of(const std::vector<OpenWork>& work, const Reminder& reminder, const std::string& page) {
  std::string lines;
  for (const OpenWork& one : work) {
    lines += fmt::format("  {}  {}  {}/registers/activities/{}?authority={}\n", to_string(one.day()),
        one.row.meta.short_reference, page, to_string(one.row.meta.id), reminder.authority);
  }
  return lines;
}

std::string part_of(const Reminder& reminder, Language language, const std::string& page) {
  std::string text = reminder.authority + "\n";
  const auto add = [&](Text heading, const std::vector<OpenWork>& work) {
    if (!work.empty()) text += heading.in(language) + "\n" + lines_of(work, reminder, page);
  };
  add({"Försenat:", "Late:"}, reminder.late);
  add({"Snart dags:", "Soon due:"}, reminder.soon);
  if (reminder.late_of_others > 0) {
    const Text line{fmt::format("Försenat mer än två veckor i hela nämnden: {}", reminder.late_of_others),
        fmt::format("Late by more than two weeks in the whole authority: {}", reminder.late_of_others)};
    text +=
        fmt::format("{}\n  {}/registers/activities?authority={}&due=lt.today&status=in.(planned,ongoing)\n",
            line.in(language), page, reminder.authority);
  }
  return text;
}

}  // namespace

bool reminds(Date day, Date today) {
  const int days = days_until(day, today);
  if (days >= 0) return days == 14 || days == 7 || days <= 1;
  return days == -1 || -days % 7 == 0;
}

Result<std::vector<Reminder>> reminders_of(Store& store, const Uuid& account, Date today) {
  auto actor = actor_of_account(store, account);
  if (!actor) return std::unexpected(actor.error());
  std::vector<Reminder> all;
  for (const Authority& authority : store.authorities(*actor)) {
    auto reminder = reminder_in(store, *actor, authority, today);
    if (!reminder) return std::unexpected(reminder.error());
    const bool escalates = reminder->late_of_others > 0 && is_monday(today);
    if (is_a_reason(reminder->late, today) || is_a_reason(reminder->soon, today) || escalates)
      all.push_back(std::move(*reminder));
  }
  return all;
}

std::string reminder_subject(const std::vector<Reminder>& reminders, Language language) {
  std::size_t late = 0;
  std::size_t soon = 0;
  for (const Reminder& one : reminders) {
    late += one.late.size();
    soon += one.soon.size();
  }
  const Text subject{fmt::format("Ringmur: {} försenade, {} inom två veckor", late, soon),
      fmt::format("Ringmur: {} late, {} within two weeks", late, soon)};
  return subject.in(language);
}

std::string reminder_text(
    const std::vector<Reminder>& reminders, Language language, const std::string& page) {
  std::string text;
  for (const Reminder& one : reminders) text += part_of(one, language, page) + "\n";
  const Text end{"Vad det gäller står i Ringmur. Där väljer du också om du vill ha de här breven: ",
      "What it is about stands in Ringmur. There you also choose whether to have these letters: "};
  return text + end.in(language) + page + "/account\n";
}

}  // namespace ringmur::activities
