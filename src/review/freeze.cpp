#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "review/compose.h"
#include "schema/json_writer.h"

namespace ringmur {
namespace {

constexpr int most_attempts = 5;

using Records = std::vector<CountedRecord>;

std::unexpected<Error> frozen_already(int year) {
  return refuse(Refusal::conflict, "review.frozen",
      {fmt::format(
           "{} är redan fryst. Det som är fryst ändras aldrig; skriv ut det med `ringmur report`.", year),
          fmt::format(
              "{} is frozen already. What is frozen never changes; print it with `ringmur report`.", year)});
}

std::string json_of(const std::optional<std::int64_t>& value) {
  return value ? fmt::to_string(*value) : "null";
}
std::string json_of(const std::optional<double>& share) {
  return share ? fmt::format("{}", *share) : "null";
}

/// The records of each filter; several figures count the same ones.
class Gatherer {
 public:
  Gatherer(Store& store, const Actor& actor, const Uuid& authority)
      : store_(store), actor_(actor), authority_(authority) {}

  Result<Records> records(const RecordType& type, const Terms& terms) {
    auto [at, is_new] = known_.try_emplace(std::pair(type.name, to_query(terms)));
    if (!is_new) return at->second;
    auto filter = parse_filter(type, store_.catalogue(), terms);
    if (!filter) return std::unexpected(filter.error());
    auto done = store_.visit(
        actor_, type, authority_, *filter,
        [&](const Row& row) {
          at->second.push_back({row.meta.id, row.meta.version, fingerprint(type, row.values)});
          return true;
        },
        Secrets::counted);
    if (!done) return std::unexpected(done.error());
    return at->second;
  }

 private:
  Store& store_;
  const Actor& actor_;
  const Uuid& authority_;
  std::map<std::pair<std::string, std::string>, Records> known_;
};

Result<std::vector<FrozenFigure>> kept_figures(
    Store& store, const Actor& actor, const Uuid& authority, const review::Composition& composition) {
  Gatherer gatherer(store, actor, authority);
  std::vector<FrozenFigure> kept;
  for (std::size_t i = 0; i < composition.document.figures.size(); ++i) {
    const review::Number& number = composition.document.figures[i];
    auto records = gatherer.records(store.catalogue().at(number.type), composition.terms[i]);
    if (!records) return std::unexpected(records.error());
    kept.push_back({number.id, number.type, number.filter, json_of(number.reading.value),
        json_of(number.reading.share), std::move(*records)});
  }
  return kept;
}

Error moved_meanwhile() {
  return {Refusal::unavailable, "review.data_moved",
      {"Registren ändrades medan året frystes. Försök igen när ingen läser in eller ändrar.",
          "The registers changed while the year was being frozen. Try again when nobody imports or changes."},
      {}, {}};
}

/// Everything is read, then written if nothing has happened to the authority meanwhile: its chain tells.
Result<FrozenReview> attempt(
    Store& store, const Actor& actor, const UnitPlace& place, int year, const Words& words) {
  const Uuid& authority = place.authority.id;
  auto chain = store.chain(actor, authority);
  if (!chain) return std::unexpected(chain.error());
  auto composition = review::compose(store, actor, place, year, words);
  if (!composition) return std::unexpected(composition.error());
  auto kept = kept_figures(store, actor, authority, *composition);
  if (!kept) return std::unexpected(kept.error());
  composition->document.state = review::State::frozen;
  FrozenReview frozen{new_uuid(), authority, place.unit, year, {}, actor.name, hex(chain->head),
      review::to_json(composition->document), review::words_json(composition->words)};
  auto done = store.write(actor, "freeze", std::nullopt, [&](Writer& writer) -> Result<void> {
    frozen.frozen_at = writer.at();
    // Locked, the chain cannot move until this is written: what was read is what is kept.
    auto head = db::lock_head(writer.connection(), authority);
    if (!head || head->head != chain->head) return refuse(moved_meanwhile());
    insert_review(writer, frozen, *kept);
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return frozen;
}

}  // namespace

Result<FrozenReview> freeze(
    Store& store, const Actor& actor, const UnitPlace& place, int year, const Words& words) {
  if (auto may = may_all(actor, "freeze", Action::write, place.authority.id); !may)
    return std::unexpected(may.error());
  auto texts = review::checked(words);
  if (!texts) return std::unexpected(texts.error());
  for (int tries = 1;; ++tries) {
    auto there = find_review(store, actor, place.authority.id, place.unit, year);
    if (!there) return std::unexpected(there.error());
    if (*there) return frozen_already(year);
    auto frozen = attempt(store, actor, place, year, *texts);
    if (frozen) return frozen;
    // Another one may have frozen it in between: the next turn sees that.
    bool again = frozen.error().code == "review.data_moved" || frozen.error().code == "record.key_taken";
    if (!again || tries == most_attempts) return frozen;
  }
}

std::string review_json(
    const FrozenReview& frozen, const std::vector<FrozenFigure>& figures, const std::string& authority_code) {
  JsonWriter out;
  out.open('{').member("authority", authority_code).key("year").raw(fmt::to_string(frozen.year));
  out.member("frozen_at", to_string(frozen.frozen_at))
      .member("frozen_by", frozen.frozen_by)
      .member("head", frozen.head);
  // The report's own counts stand apart: only the others are the catalogue's.
  for (bool own : {false, true}) {
    out.key(own ? "report_figures" : "figures").open('{');
    for (const FrozenFigure& figure : figures) {
      if (figure.id.starts_with("report.") != own) continue;
      out.key(figure.id).open('{').key("value").raw(figure.value);
      if (figure.share != "null") out.key("share").raw(figure.share);
      out.member("register", figure.type).member("filter", figure.filter);
      out.key("records").raw(fmt::to_string(figure.records.size())).close('}');
    }
    out.close('}');
  }
  out.key("words").raw(frozen.words).close('}');
  return out.take();
}

}  // namespace ringmur
