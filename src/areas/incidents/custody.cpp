#include "areas/incidents/evidence.h"
#include "areas/incidents/evidence_file.h"
#include "areas/incidents/told_text.h"
#include "registry/record_rows.h"
#include "schema/describe.h"
#include "schema/settings.h"
#include "schema/validate.h"

/// Evidence goes from hand to hand.
namespace ringmur::incidents {
namespace {

constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_reason = 1000;

std::string first_of(std::initializer_list<std::string> hands) {
  for (const std::string& hand : hands) {
    if (!hand.empty()) return hand;
  }
  return {};
}

/// When it last went to another hand; nothing where it never did.
Result<std::optional<Instant>> last_hand(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& evidence) {
  const RecordType& type = describe_custody();
  auto filter = parse_filter(type, store.catalogue(), {{"evidence", "eq." + to_string(evidence)}});
  if (!filter) return std::unexpected(filter.error());
  Query query{&type, authority, std::move(*filter), "-at", 1, {}};
  query.secrets = Secrets::counted;
  auto page = store.list(lend(Right::read, actor, authority), query);
  if (!page) return std::unexpected(page.error());
  if (page->rows.empty()) return std::optional<Instant>();
  return std::optional(record_of<Custody>(type, page->rows.front().values).at);
}

Result<Custody> checked(const Evidence& evidence, const Uuid& id, const HandOver& order,
    const std::optional<Instant>& last, const std::string& name) {
  const Instant moment = now();
  auto to = plain_text("to_hand", order.to_hand, longest_line);
  if (!to) return std::unexpected(to.error());
  auto reason = plain_text("reason", order.reason, longest_reason);
  if (!reason) return std::unexpected(reason.error());
  Custody made{{id}, order.at.value_or(moment), first_of({evidence.kept_with, evidence.taken_by, name}),
      std::move(*to), std::move(*reason), evidence.unit};
  if (made.at > moment + slow_clock) {
    return refuse(Refusal::invalid, "custody.in_the_future",
        {"Tiden har inte varit än. Skriv när beviset lämnades över.",
            "That time has not been yet. Write when the evidence was handed over."},
        "at");
  }
  if (last && made.at < *last) {
    return refuse(Refusal::conflict, "custody.order",
        {"Beviset har redan lämnats över senare än så. Skriv en tid efter den förra överlämningen.",
            "The evidence has been handed over later than that already. Write a time after the last one."},
        "at");
  }
  return made;
}

}  // namespace

Result<Row> hand_over(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id,
    const HandOver& order, const std::string& name) {
  const RecordType& type = describe_custody();
  const RecordType& of = describe_evidence();
  auto before = store.get(actor, of, authority, id, Secrets::counted);
  if (!before) return before;
  if (auto may = reach_of(actor, type.name, Action::write, authority); !may)
    return std::unexpected(may.error());
  auto last = last_hand(store, actor, authority, id);
  if (!last) return std::unexpected(last.error());
  auto custody = checked(record_of<Evidence>(of, before->values), id, order, *last, name);
  if (!custody) return std::unexpected(custody.error());
  Row row = new_row(type, authority, &*custody, store.settings());
  if (auto good = validate(type, row.values); !good) return std::unexpected(good.error());
  auto stored = store.write(actor, "hand over evidence", {}, [&](Writer& writer) -> Result<void> {
    Row after = *before;
    after.values[of.index("kept_with")] = custody->to_hand;
    if (auto updated = writer.update(of, *before, after); !updated) return updated;
    row.meta.id = {};
    if (auto may = writer.allows(Action::write, type, row); !may) return may;
    std::vector<Row> rows{row};
    writer.insert(type, rows);
    row = std::move(rows.front());
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return row;
}

}  // namespace ringmur::incidents
