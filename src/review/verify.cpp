#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "registry/names.h"
#include "review/compose.h"
#include "store/erasures.h"
#include "store/secrecy.h"

namespace ringmur {
namespace {

struct Counted {
  std::string figure;  ///< the first that counts it
  CountedRecord record;
};

/// Counted records by register and id, each once.
using CountedRecords = std::map<std::string, std::map<Uuid, Counted>>;

CountedRecords counted_by(const std::vector<FrozenFigure>& figures) {
  CountedRecords all;
  for (const FrozenFigure& figure : figures) {
    auto& of_type = all[figure.type];
    for (const CountedRecord& record : figure.records)
      of_type.try_emplace(record.id, Counted{figure.id, record});
  }
  return all;
}

std::string name_of(const RecordType& type, const Row& row) {
  std::string title = type.title.empty() ? std::string() : title_of(type, row, Language::swedish);
  if (row.meta.short_reference.empty()) return title;
  return title.empty() ? row.meta.short_reference : fmt::format("{} {}", row.meta.short_reference, title);
}

class Verifier {
 public:
  Verifier(Store& store, const Actor& actor, const Authority& authority)
      : store_(store), actor_(actor), authority_(authority) {}

  Result<Verification> verify(const FrozenReview& frozen) {
    Verification out;
    out.year = frozen.year;
    auto figures = frozen_figures(store_, actor_, frozen, WithRecords::yes);
    if (!figures) return std::unexpected(figures.error());
    CountedRecords counted = counted_by(*figures);
    for (auto& [name, records] : counted) {
      out.records += records.size();
      auto checked = check_type(store_.catalogue().at(name), *figures, records, out);
      if (!checked) return std::unexpected(checked.error());
    }
    std::ranges::sort(
        out.changed, {}, [](const ChangedRecord& one) { return std::pair(one.type, one.record); });
    std::ranges::sort(
        out.removed, {}, [](const ChangedRecord& one) { return std::pair(one.type, one.record); });
    auto compared = compare_figures(frozen, *figures, out);
    if (!compared) return std::unexpected(compared.error());
    return out;
  }

 private:
  /// Most are where they were: found by the filters that counted them. The others are asked for one by one.
  Result<void> check_type(const RecordType& type, const std::vector<FrozenFigure>& figures,
      std::map<Uuid, Counted>& records, Verification& out) {
    std::set<std::string> seen_filters;
    for (const FrozenFigure& figure : figures) {
      if (figure.type != type.name || records.empty() || !seen_filters.insert(figure.filter).second) continue;
      auto visited = visit_counted(type, figure, records, out);
      if (!visited) return visited;
    }
    for (const auto& [id, counted] : records) {
      auto row = store_.get(actor_, type, authority_.id, id, Secrets::counted);
      if (row) {
        if (is_same(type, *row, counted)) continue;
        if (auto added = add_changed(type, *row, counted, out); !added) return added;
      } else if (row.error().refusal == Refusal::not_found) {
        out.changed.push_back(
            {counted.figure, type.name, id, to_string(id), counted.record.version, 0, {}, {}});
      } else {
        return std::unexpected(row.error());
      }
    }
    return {};
  }

  Result<void> visit_counted(const RecordType& type, const FrozenFigure& figure,
      std::map<Uuid, Counted>& records, Verification& out) {
    auto filter = parse_filter(type, store_.catalogue(), review::terms_of(figure.filter));
    // A field that has been renamed since: the records are found by their ids.
    if (!filter) return {};
    std::vector<std::pair<Row, Counted>> moved;
    auto visited = store_.visit(
        actor_, type, authority_.id, *filter,
        [&](const Row& row) {
          auto found = records.find(row.meta.id);
          if (found == records.end()) return true;
          if (!is_same(type, row, found->second)) moved.emplace_back(row, found->second);
          records.erase(found);
          return true;
        },
        Secrets::counted);
    // Asked for when the visit has given its connection back.
    for (const auto& [row, counted] : moved) {
      if (visited) visited = add_changed(type, row, counted, out);
    }
    return visited;
  }

  static bool is_same(const RecordType& type, const Row& row, const Counted& counted) {
    return row.meta.version == counted.record.version &&
           fingerprint(type, row.values) == counted.record.fingerprint;
  }

  /// Others may read it since, or no longer, or it is marked with secrecy: that raises its version and says
  /// nothing of what it holds.
  static bool was_only_shared(const RecordType& type, const Row& row, const Counted& counted,
      const std::vector<HistoryEntry>& entries) {
    if (fingerprint(type, row.values) != counted.record.fingerprint) return false;
    std::int64_t versions = 0;
    for (const HistoryEntry& entry : entries) {
      if (entry.version <= counted.record.version) continue;
      if (entry.action != "share" && entry.action != secrecy_action) return false;
      ++versions;
    }
    return versions > 0 && versions == row.meta.version - counted.record.version;
  }

  /// Values of a person went by decision, and nothing else has happened but that others may read it.
  static bool was_only_removed(
      const Row& row, const Counted& counted, const std::vector<HistoryEntry>& entries, ChangedRecord& told) {
    std::int64_t versions = 0;
    bool erased = false;
    for (const HistoryEntry& entry : entries) {
      if (entry.version <= counted.record.version) continue;
      if (entry.action != db::erased_action && entry.action != "share") return false;
      ++versions;
      if (entry.action != db::erased_action || erased) continue;
      erased = true;
      told.changed_at = entry.context.at;
      told.changed_by = entry.context.actor;
    }
    return erased && versions == row.meta.version - counted.record.version;
  }

  Result<void> add_changed(
      const RecordType& type, const Row& row, const Counted& counted, Verification& out) {
    ChangedRecord changed{counted.figure, type.name, row.meta.id, name_of(type, row), counted.record.version,
        row.meta.version, row.meta.changed_at, {}};
    auto entries = store_.history(actor_, type, authority_.id, row.meta.id);
    if (!entries) return std::unexpected(entries.error());
    if (was_only_shared(type, row, counted, *entries)) return {};
    if (was_only_removed(row, counted, *entries, changed)) {
      out.removed.push_back(std::move(changed));
      return {};
    }
    // Only an event of the very version tells who: a value changed beside Ringmur has none.
    for (const HistoryEntry& entry : *entries) {
      if (entry.version != row.meta.version || row.meta.version == counted.record.version) continue;
      changed.changed_at = entry.context.at;
      changed.changed_by = entry.context.actor;
      break;
    }
    out.changed.push_back(std::move(changed));
    return {};
  }

  Result<void> compare_figures(
      const FrozenReview& frozen, const std::vector<FrozenFigure>& figures, Verification& out) {
    auto place = place_of(frozen);
    if (!place) return std::unexpected(place.error());
    auto live = review::compose(store_, actor_, *place, frozen.year, {});
    if (!live) return std::unexpected(live.error());
    std::set<std::string> known;
    for (const FrozenFigure& figure : figures) {
      known.insert(figure.id);
      const review::Number* now = live->document.find(figure.id);
      review::Reading before = review::reading_of(figure);
      if (now != nullptr && now->reading.value == before.value && now->reading.share == before.share)
        continue;
      if (now != nullptr && now->filter != figure.filter && still_counts(figure, before)) continue;
      std::string shown_now = now == nullptr ? "–" : shown(now->reading, review::Aspect::whole);
      out.figures.emplace_back(
          figure.id, fmt::format("{} → {}", shown(before, review::Aspect::whole), shown_now));
    }
    for (const review::Number& number : live->document.figures) {
      if (known.contains(number.id) || is_newer_than(figures, number.id)) continue;
      out.figures.emplace_back(
          number.id, fmt::format("– → {}", shown(number.reading, review::Aspect::whole)));
    }
    return {};
  }

  /// A figure that looks at the day ("late") counts otherwise tomorrow: what was frozen is worked out again
  /// as of its own day, which stands in its filter.
  bool still_counts(const FrozenFigure& figure, const review::Reading& before) {
    const RecordType& type = store_.catalogue().at(figure.type);
    auto filter = parse_filter(type, store_.catalogue(), review::terms_of(figure.filter));
    if (!filter || before.has_share) return false;
    const Figure* known = figure_called(figure.id);
    // What the report counts for itself is not in the catalogue.
    const Aggregate aggregate = known == nullptr ? Aggregate::count : known->aggregate;
    const Field* field = known == nullptr || known->field.empty() ? nullptr : &type.at(known->field);
    auto value = store_.aggregate(actor_, type, authority_.id, *filter, aggregate, field, Secrets::counted);
    return value && *value == (before.value ? Value{*before.value} : Value{});
  }

  static std::string_view without_dimension(std::string_view id) { return id.substr(0, id.find('[')); }

  /// Of the catalogue, whatever its dimension; null where it has none such.
  const Figure* figure_called(std::string_view id) const {
    const auto& figures = store_.catalogue().figures;
    auto found =
        std::ranges::find_if(figures, [&](const Figure* one) { return one->id == without_dimension(id); });
    return found == figures.end() ? nullptr : *found;
  }

  /// A figure that there was none of when the year was frozen; one that was there, and had nothing to count,
  /// is told of.
  bool is_newer_than(const std::vector<FrozenFigure>& frozen, std::string_view id) const {
    const Figure* figure = figure_called(id);
    if (figure == nullptr || !figure->came_later) return false;
    return std::ranges::none_of(
        frozen, [&](const FrozenFigure& one) { return without_dimension(one.id) == without_dimension(id); });
  }

  Result<UnitPlace> place_of(const FrozenReview& frozen) {
    if (frozen.unit == authority_.id)
      return UnitPlace{authority_, authority_.id, authority_.code, authority_.name};
    const RecordType& type = store_.catalogue().at("unit");
    auto row = store_.get(actor_, type, authority_.id, frozen.unit);
    if (!row) return std::unexpected(row.error());
    return UnitPlace{
        authority_, frozen.unit, review::text_of(type, *row, "code"), review::text_of(type, *row, "name")};
  }

  Store& store_;
  const Actor& actor_;
  const Authority& authority_;
};

}  // namespace

Result<std::vector<Verification>> verify(Store& store, const Actor& actor, const Authority& authority) {
  auto reviews = list_reviews(store, actor, authority.id);
  if (!reviews) return std::unexpected(reviews.error());
  std::vector<Verification> all;
  for (const FrozenReview& frozen : *reviews) {
    auto verified = Verifier(store, actor, authority).verify(frozen);
    if (!verified) return std::unexpected(verified.error());
    all.push_back(std::move(*verified));
  }
  return all;
}

}  // namespace ringmur
