#include "areas/risk/carry_over.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "areas/risk/risk.h"
#include "registry/record_rows.h"
#include "schema/describe.h"
#include "schema/settings.h"
#include "store/links.h"

namespace ringmur::risk {
namespace {

Terms terms_of(const UnitPlace& place, const std::string& analysis, std::int64_t year) {
  Terms terms = unit_terms(place);
  if (!analysis.empty()) terms.emplace_back("analysis", "eq." + analysis);
  terms.emplace_back("year", fmt::format("eq.{}", year));
  return terms;
}

Result<std::vector<Row>> rows_of(
    Store& store, const Actor& actor, const UnitPlace& place, const Terms& terms, Secrets secrets) {
  const RecordType& type = describe_risk();
  auto filter = parse_filter(type, store.catalogue(), terms);
  if (!filter) return std::unexpected(filter.error());
  std::vector<Row> rows;
  auto visited = store.visit(
      actor, type, place.authority.id, *filter,
      [&](const Row& row) {
        rows.push_back(row);
        return true;
      },
      secrets);
  if (!visited) return std::unexpected(visited.error());
  return rows;
}

Risk next_year(const Row& row, std::int64_t year) {
  const RecordType& type = describe_risk();
  const Risk before = record_of<Risk>(type, row.values);
  Risk next = before;
  next.year = year;
  for (auto* assessed : {&next.likelihood, &next.impact, &next.inherent_likelihood, &next.inherent_impact,
           &next.residual_likelihood, &next.residual_impact}) {
    assessed->reset();
  }
  next.reason.clear();
  next.follow_up.clear();
  next.proposal.clear();
  next.what_changed.clear();
  next.internal_control.reset();
  next.accepted_value.reset();
  next.accepted_until.reset();
  next.previous.value = row.meta.id;
  next.previous_value = before.value;
  return next;
}

Row carried_row(const Risk& risk, const Uuid& authority, const Settings& settings) {
  Row row = new_row(describe_risk(), authority, &risk, settings);
  // Carried over by a person: an import that knows the year's risk does not write over the tie.
  for (const char* name : {"previous", "previous_value"}) mark_edited(row.meta, name);
  return row;
}

/// Takes away those that the year has already.
Result<void> keep_new(
    Store& store, const Actor& actor, const Uuid& authority, std::vector<Row>& rows, CarriedOver& outcome) {
  const RecordType& type = describe_risk();
  std::vector<std::string> keys;
  for (const Row& row : rows) keys.push_back(natural_key(type, row.values));
  auto taken = store.find_by_keys(actor, type, authority, keys, Secrets::counted);
  if (!taken) return std::unexpected(taken.error());
  const auto before = rows.size();
  std::erase_if(rows, [&](const Row& row) { return taken->contains(natural_key(type, row.values)); });
  outcome.there = static_cast<std::int64_t>(before - rows.size());
  return {};
}

/// What the risk of the year before rests on; what happened, and what was done, is a year's own.
Result<LinkChanges> ties_of(Store& store, const Actor& actor, const Row& row) {
  const RecordType& type = describe_risk();
  const Uuid before = std::get<Uuid>(row.values[type.index("previous")]);
  auto linked = links_of(store, actor, type, row.meta.authority, before);
  if (!linked) return std::unexpected(linked.error());
  LinkChanges ties;
  for (const Linked& one : *linked) {
    if (one.direction == Direction::out && one.kind->name == "concerns")
      ties.add.push_back({one.kind->name, Direction::out, one.type, one.row.meta.id});
  }
  return ties;
}

Result<void> write(Store& store, const Actor& actor, std::vector<Row>& rows) {
  const RecordType& type = describe_risk();
  std::vector<LinkChanges> ties;
  for (const Row& row : rows) {
    auto its = ties_of(store, actor, row);
    if (!its) return std::unexpected(its.error());
    ties.push_back(std::move(*its));
  }
  return store.write(actor, "carry over", {}, [&](Writer& writer) -> Result<void> {
    for (Row& row : rows) {
      row.meta.id = {};
      if (auto may = writer.allows(Action::write, type, row); !may) return may;
    }
    writer.insert(type, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (ties[i].add.empty()) continue;
      if (auto tied = change_links_within(writer, type, rows[i], ties[i]); !tied) return tied;
    }
    return {};
  });
}

}  // namespace

Result<CarriedOver> carry_over(
    Store& store, const Actor& actor, const UnitPlace& place, const CarryOver& order) {
  if (order.to <= order.from) {
    return refuse(Refusal::invalid, "risk.carry_over_years",
        {"Risker bärs över till ett senare år. Ange ett år efter det som de kommer från.",
            "Risks are carried over to a later year. Name a year after the one they come from."},
        "to");
  }
  const RecordType& type = describe_risk();
  if (auto may = reach_of(actor, type.name, Action::write, place.authority.id); !may)
    return std::unexpected(may.error());
  auto from = rows_of(store, actor, place, terms_of(place, order.analysis, order.from), Secrets::masked);
  if (!from) return std::unexpected(from.error());
  CarriedOver outcome;
  const Settings settings = store.settings();
  std::vector<Row> rows;
  for (const Row& row : *from) {
    // A copy would have no marks: what is secret is not let out of its record.
    if (row.meta.secret)
      ++outcome.secret;
    else
      rows.push_back(carried_row(next_year(row, order.to), place.authority.id, settings));
  }
  if (auto kept = keep_new(store, actor, place.authority.id, rows, outcome); !kept)
    return std::unexpected(kept.error());
  if (rows.empty()) return outcome;
  if (auto written = write(store, actor, rows); !written) return std::unexpected(written.error());
  for (const Row& row : rows) outcome.made.push_back(row.meta.id);
  return outcome;
}

Result<CoverageAnswer> read_coverage(Store& store, const Actor& actor, const UnitPlace& place,
    std::int64_t year, const std::string& analysis) {
  const RecordType& type = describe_risk();
  const Terms terms = terms_of(place, analysis, year);
  auto rows = rows_of(store, actor, place, terms, Secrets::counted);
  if (!rows) return std::unexpected(rows.error());
  std::vector<Looked> looked;
  for (const Row& row : *rows) {
    if (row.meta.masked.contains("practice")) continue;
    const Risk risk = record_of<Risk>(type, row.values);
    looked.push_back({risk.practice, risk.value.has_value()});
  }
  std::ranges::stable_sort(looked, {}, &Looked::practice);
  const std::vector<Coverage> all = coverage_of(looked, store.settings().obligatory_practices());
  CoverageAnswer answer{{}, missing_practices(all)};
  for (const Coverage& one : all) {
    Terms own = terms;
    own.emplace_back("practice", "eq." + one.practice);
    answer.items.push_back({one, std::move(own)});
  }
  return answer;
}

}  // namespace ringmur::risk
