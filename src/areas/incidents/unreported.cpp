#include "areas/incidents/unreported.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "areas/incidents/desk_case.h"
#include "areas/incidents/likeness.h"
#include "base/text.h"
#include "store/counts.h"

namespace ringmur::incidents {
namespace {

Terms joined(Terms terms, const Terms& more) {
  terms.insert(terms.end(), more.begin(), more.end());
  return terms;
}

/// A value within `in.(…)`: in quotes, where it may hold what the list divides by.
std::string quoted(const std::string& text) {
  std::string out{'"'};
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

class Counter {
 public:
  Counter(Store& store, const Actor& actor, const UnitPlace& place, int year)
      : store_(store), actor_(actor), place_(place), year_(year) {}

  Result<Unreported> count() {
    auto desk = service_desk();
    if (!desk) return std::unexpected(desk.error());
    const Terms same{{"has.desk_case.incident", "(match=eq.same)"}};
    Unreported made;
    made.staff = terms_of(incident_, desk->empty() ? Terms{} : Terms{{"source", "not." + *desk}});
    made.both = joined(made.staff, same);
    made.undecided = terms_of(case_, {{"match", "is.null"}});
    std::int64_t alone = 0;
    std::int64_t from_desk = 0;
    const Terms without = terms_of(case_, {{"match", "not.eq.same"}});
    const Terms told_by_desk = terms_of(incident_, joined({{"source", *desk}}, same));
    struct Part {
      const RecordType* type;
      const Terms* terms;
      std::int64_t* into;
    };
    for (const auto& [type, terms, into] : {Part{&incident_, &made.staff, &made.lists.staff},
             {&incident_, &made.both, &made.lists.both}, {&case_, &without, &alone},
             {&case_, &made.undecided, &made.lists.undecided}, {&incident_, &told_by_desk, &from_desk}}) {
      if (into == &from_desk && desk->empty()) continue;
      auto counted = count_of(*type, *terms);
      if (!counted) return std::unexpected(counted.error());
      *into = *counted;
    }
    made.lists.desk = made.lists.both + alone + from_desk;
    return made;
  }

 private:
  Terms terms_of(const RecordType& type, const Terms& own) const {
    return joined(joined(unit_terms(place_), year_terms(type, year_)), own);
  }

  Result<std::int64_t> count_of(const RecordType& type, const Terms& terms) const {
    auto filter = parse_filter(type, store_.catalogue(), terms);
    if (!filter) return std::unexpected(filter.error());
    auto value = store_.aggregate(
        actor_, type, place_.authority.id, *filter, Aggregate::count, nullptr, Secrets::counted);
    if (!value) return std::unexpected(value.error());
    return std::get<std::int64_t>(*value);
  }

  /// "in.(…)" of the sources that are the service desk, as they are written; empty where there are none.
  Result<std::string> service_desk() const {
    constexpr std::size_t most = 5000;
    auto filter = parse_filter(incident_, store_.catalogue(), terms_of(incident_, {}));
    if (!filter) return std::unexpected(filter.error());
    auto groups = count_groups(
        store_, actor_, incident_, place_.authority.id, *filter, {&incident_.at("source")}, most);
    if (!groups) return std::unexpected(groups.error());
    std::string list;
    for (const Group& group : *groups) {
      const auto* source = std::get_if<std::string>(&group.values.front());
      if (source == nullptr || !is_service_desk(*source)) continue;
      list += (list.empty() ? "in.(" : ",") + quoted(*source);
    }
    return list.empty() ? list : list + ')';
  }

  Store& store_;
  const Actor& actor_;
  const UnitPlace& place_;
  const int year_;
  const RecordType& incident_{describe_incident()};
  const RecordType& case_{describe_desk_case()};
};

std::string text_at(const RecordType& type, const Row& row, std::string_view field) {
  const auto* text = std::get_if<std::string>(&row.values[type.index(field)]);
  return text == nullptr ? std::string() : *text;
}

Told told_of(const RecordType& type, const Row& row, std::string_view when) {
  Told told{text_at(type, row, "title"), text_at(type, row, "description"), {}, {}};
  if (const auto* at = std::get_if<Instant>(&row.values[type.index(when)])) told.at = *at;
  if (const auto* unit = std::get_if<Uuid>(&row.values[type.index("unit")])) told.unit = *unit;
  return told;
}

/// Beyond this likeness.h sees no nearness.
constexpr std::chrono::days near{14};

class Matcher {
 public:
  Matcher(Store& store, const Actor& actor, const UnitPlace& place, int year)
      : store_(store), actor_(actor), place_(place), year_(year) {}

  Result<Candidates> find() {
    if (auto read = read_cases(); !read) return std::unexpected(read.error());
    if (made_.cases.empty()) return std::move(made_);
    if (auto read = read_incidents(); !read) return std::unexpected(read.error());
    for (std::size_t i = 0; i < made_.cases.size(); ++i) compare(i);
    keep_named_incidents();
    return std::move(made_);
  }

 private:
  Result<void> read_cases() {
    const Terms terms = joined(joined(unit_terms(place_), year_terms(case_, year_)), {{"match", "is.null"}});
    auto filter = parse_filter(case_, store_.catalogue(), terms);
    if (!filter) return std::unexpected(filter.error());
    auto all = store_.aggregate(
        actor_, case_, place_.authority.id, *filter, Aggregate::count, nullptr, Secrets::counted);
    if (!all) return std::unexpected(all.error());
    made_.undecided = std::get<std::int64_t>(*all);
    auto page = store_.list(
        actor_, {&case_, place_.authority.id, std::move(*filter), "opened_at", cases_at_once, {}});
    if (!page) return std::unexpected(page.error());
    made_.cases = std::move(page->rows);
    return {};
  }

  /// Of the whole authority: the staff and the service desk seldom name the same unit.
  Result<void> read_incidents() {
    const Instant first = told_of(case_, made_.cases.front(), "opened_at").at - near;
    const Instant last = told_of(case_, made_.cases.back(), "opened_at").at + near;
    auto filter = parse_filter(incident_, store_.catalogue(),
        {{"discovered_at", "gte." + to_string(first)}, {"discovered_at", "lte." + to_string(last)}});
    if (!filter) return std::unexpected(filter.error());
    auto read = store_.visit(actor_, incident_, place_.authority.id, *filter, [&](const Row& row) {
      Told told = told_of(incident_, row, "discovered_at");
      if (told.title.empty()) return true;
      by_time_.emplace(told.at, incidents_.size());
      if (std::string number = text_at(incident_, row, "external_reference"); !number.empty())
        by_number_.emplace(folded(number), incidents_.size());
      incidents_.push_back({row, std::move(told), is_service_desk(text_at(incident_, row, "source"))});
      return true;
    });
    return read;
  }

  void compare(std::size_t place) {
    const Row& row = made_.cases[place];
    const Told told = told_of(case_, row, "opened_at");
    std::vector<Candidate> found;
    const std::string number = folded(text_at(case_, row, "number"));
    const auto same = number.empty() ? by_number_.end() : by_number_.find(number);
    if (same != by_number_.end())
      found.push_back({place, same->second, 1, {"Samma ärendenummer", "The same case number"}});
    const auto until = by_time_.upper_bound(told.at + near);
    for (auto at = by_time_.lower_bound(told.at - near); !told.title.empty() && at != until; ++at) {
      const Known& known = incidents_[at->second];
      if (known.from_desk || (same != by_number_.end() && same->second == at->second)) continue;
      const double alike = likeness(told, known.told);
      if (alike >= least_likeness) found.push_back({place, at->second, alike, {}});
    }
    // The same number says more than any words.
    const auto place_of = [&](const Candidate& one) {
      return std::tuple(one.because.sv.empty(), -one.likeness, incidents_[one.incident].row.meta.id);
    };
    std::ranges::sort(found, std::less<>{}, place_of);
    if (found.size() > candidates_of_each) found.resize(candidates_of_each);
    if (found.empty()) made_.without.push_back(place);
    for (Candidate& one : found) {
      if (one.because.sv.empty()) one.because = because(told, incidents_[one.incident].told);
      made_.items.push_back(std::move(one));
    }
  }

  /// Only those that are named, and the cases with the likeliest ones first.
  void keep_named_incidents() {
    std::map<std::size_t, double> best;
    for (const Candidate& one : made_.items)
      best[one.desk_case] = std::max(best[one.desk_case], one.likeness);
    std::ranges::stable_sort(made_.items, {},
        [&](const Candidate& one) { return std::tuple(-best.at(one.desk_case), one.desk_case); });
    std::map<std::size_t, std::size_t> places;
    for (Candidate& one : made_.items) {
      const auto [place, is_new] = places.emplace(one.incident, made_.incidents.size());
      if (is_new) made_.incidents.push_back(std::move(incidents_[one.incident].row));
      one.incident = place->second;
    }
  }

  struct Known {
    Row row;
    Told told;
    bool from_desk{false};
  };

  Store& store_;
  const Actor& actor_;
  const UnitPlace& place_;
  const int year_;
  const RecordType& incident_{describe_incident()};
  const RecordType& case_{describe_desk_case()};
  std::vector<Known> incidents_;
  std::multimap<Instant, std::size_t> by_time_;
  std::map<std::string, std::size_t> by_number_;
  Candidates made_;
};

}  // namespace

Result<Unreported> unreported(Store& store, const Actor& actor, const UnitPlace& place, int year) {
  return Counter(store, actor, place, year).count();
}

Result<Candidates> candidates(Store& store, const Actor& actor, const UnitPlace& place, int year) {
  return Matcher(store, actor, place, year).find();
}

}  // namespace ringmur::incidents
