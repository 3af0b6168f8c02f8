#include "areas/risk/workshop.h"

#include <algorithm>
#include <boost/json.hpp>
#include <functional>
#include <set>

#include "areas/risk/risk.h"
#include "base/digest.h"
#include "base/text.h"
#include "registry/save_within.h"

namespace ringmur::risk {
namespace {

namespace json = boost::json;

std::unexpected<Error> no_such_workshop() {
  return refuse(Refusal::not_found, "workshop.not_found",
      {"Det finns ingen sådan workshop, eller så är du inte med i den. Be om koden.",
          "There is no such workshop, or you take no part in it. Ask for the code."});
}

std::unexpected<Error> is_closed() {
  return refuse(Refusal::conflict, "workshop.closed",
      {"Workshopen är avslutad. Börja en ny.", "The workshop is closed. Begin a new one."});
}

std::unexpected<Error> bad_risks(Text message) {
  return refuse(Refusal::invalid, "workshop.risks", std::move(message), "risks");
}

/// Eight of letters and digits that are not taken for one another.
std::string new_code() {
  constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  std::string code;
  for (const char byte : random_bytes(8))
    code += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
  return code;
}

Result<std::string> tidy_title(std::string_view text) {
  constexpr std::size_t longest = 200;
  std::string normal;
  const bool good = normalise(text, normal) && !has_control(normal);
  std::string title = good ? collapsed(normal) : std::string();
  if (!title.empty() && length(title) <= longest) return title;
  return refuse(Refusal::invalid, "workshop.title",
      {"Kalla workshopen något på högst 200 tecken.",
          "Call the workshop something of at most 200 characters."},
      "title");
}

/// People who take part may have no other right to the authority's data.
Actor working(const Actor& actor, const Uuid& authority) {
  return lend(Right::write, actor, authority);
}

Result<void> write(Store& store, const Actor& actor, const Uuid& authority, const char* operation,
    const std::function<Result<void>(Writer&)>& work) {
  const Actor lent = working(actor, authority);
  return store.write(lent, db::Walls::of(lent, authority).with_house(), operation, {}, work);
}

Result<Workshop> read(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  if (!actor.account || !actor.reaches(authority)) return no_such_workshop();
  std::optional<Workshop> workshop;
  auto done = store.read(db::Walls::of(working(actor, authority), authority).with_house(),
      [&](db::Connection& connection) { workshop = db::read_workshop(connection, authority, id); });
  if (!done) return std::unexpected(done.error());
  if (!workshop) return no_such_workshop();
  return std::move(*workshop);
}

bool is_shown(const WorkshopRisk& risk) {
  return risk.step == WorkshopStep::shown || risk.step == WorkshopStep::agreed;
}

/// What has not been shown is nobody's but who said it.
void hide(Workshop& workshop, const std::optional<Uuid>& member) {
  for (WorkshopRisk& risk : workshop.risks) {
    if (is_shown(risk)) continue;
    std::erase_if(risk.ratings, [&](const MembersRating& one) { return one.member != member; });
  }
}

/// Each of them, as the actor may write it.
Result<void> may_lead(Store& store, const Actor& actor, const Workshop& workshop) {
  const RecordType& type = describe_risk();
  auto reach = reach_of(actor, type.name, Action::write, workshop.authority);
  if (!reach) return std::unexpected(reach.error());
  for (const WorkshopRisk& risk : workshop.risks) {
    auto row = store.get(actor, type, workshop.authority, risk.risk);
    if (!row) return std::unexpected(row.error());
    if (!lies_within(*reach, type, *row))
      return std::unexpected(not_allowed(actor, type.name, Action::write));
  }
  return {};
}

/// The whole, for who leads it.
Result<Workshop> to_lead(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  auto workshop = read(store, actor, authority, id);
  if (!workshop) return workshop;
  if (auto may = may_lead(store, actor, *workshop); !may) return std::unexpected(may.error());
  return workshop;
}

Result<WorkshopRisk> risk_in(const Workshop& workshop, const Uuid& risk) {
  const auto found = std::ranges::find(workshop.risks, risk, &WorkshopRisk::risk);
  if (found == workshop.risks.end())
    return bad_risks({"Risken är inte med i workshopen.", "The risk is not of the workshop."});
  return *found;
}

bool is_member(const Workshop& workshop, const Uuid& account) {
  return std::ranges::find(workshop.members, account, &WorkshopMember::account) != workshop.members.end();
}

bool has_level(const std::vector<Level>& scale, std::int64_t value) {
  return std::ranges::find(scale, value, &Level::value) != scale.end();
}

Result<Rating> tidy_rating(const Settings& settings, const Workshop& workshop, Rating rating) {
  constexpr std::size_t longest = 1000;
  const RiskMethod& method = settings.risk_method(workshop.analysis);
  if (!has_level(method.likelihood, rating.likelihood) || !has_level(method.impact, rating.impact)) {
    return refuse(Refusal::invalid, "workshop.scale",
        {"Välj sannolikhet och konsekvens på metodens skalor.",
            "Choose likelihood and impact on the method's scales."});
  }
  std::string normal;
  if (!normalise(rating.reason, normal) || length(normal) > longest) {
    return refuse(Refusal::invalid, "workshop.reason",
        {"Skriv skälet på högst 1 000 tecken.", "Write the reason in at most 1,000 characters."}, "reason");
  }
  rating.reason = trimmed(normal);
  return rating;
}

json::object members_of_risk(const Rating& rating) {
  json::object members{{"likelihood", rating.likelihood}, {"impact", rating.impact}};
  if (describe_risk().find("reason") != nullptr && !rating.reason.empty()) members["reason"] = rating.reason;
  return members;
}

/// Today's value becomes what was agreed on, by the ordinary way of changing a record.
Result<void> assess(Writer& writer, Store& store, const Workshop& workshop, const Agreement& agreement) {
  const RecordType& type = describe_risk();
  auto row = writer.get(type, workshop.authority, agreement.risk);
  if (!row) return no_such_workshop();
  if (row->meta.version != agreement.version) {
    return refuse(Refusal::changed, "record.changed",
        {"Risken har ändrats sedan den visades. Läs den igen innan ni bestämmer.",
            "The risk has changed since it was shown. Read it again before you agree."});
  }
  const Row before = *row;
  auto changed = change_within(
      writer, type, store.catalogue(), store.settings(), *row, members_of_risk(agreement.rating));
  if (!changed) return changed;
  auto written = write_within(writer, type, before, *row, "assess");
  if (!written) return std::unexpected(written.error());
  return {};
}

void record(Writer& writer, const Workshop& workshop, const char* action) {
  writer.record_event(workshop.authority, {"workshop", workshop.id, action, 1, "{}"});
}

}  // namespace

Result<Workshop> create_workshop(
    Store& store, const Actor& actor, const Uuid& authority, const WorkshopOrder& order) {
  if (!actor.account) return no_such_workshop();
  auto title = tidy_title(order.title);
  if (!title) return std::unexpected(title.error());
  const std::set<Uuid> different(order.risks.begin(), order.risks.end());
  if (different.empty() || different.size() != order.risks.size() ||
      different.size() > most_risks_in_workshop)
    return bad_risks({"Välj 1 till 100 risker, var och en gång.", "Choose 1 to 100 risks, each once."});
  Workshop made{new_uuid(), authority, *title, {}, 0, new_code(), now(), {}, {}, {}};
  const RecordType& type = describe_risk();
  for (const Uuid& id : order.risks) {
    auto row = store.get(actor, type, authority, id);
    if (!row) return std::unexpected(row.error());
    Risk risk;
    fill(type, row->values, &risk);
    if (made.risks.empty()) {
      made.analysis = risk.analysis;
      made.year = risk.year;
    }
    if (risk.analysis != made.analysis || risk.year != made.year)
      return bad_risks({"Välj risker av samma analys och år.", "Choose risks of one analysis and year."});
    made.risks.push_back({id, WorkshopStep::waiting, {}, {}, {}});
  }
  if (auto may = may_lead(store, actor, made); !may) return std::unexpected(may.error());
  auto stored = write(store, actor, authority, "workshop.create", [&](Writer& writer) -> Result<void> {
    db::insert_workshop(writer.connection(), made, *actor.account);
    record(writer, made, "create");
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return made;
}

Result<std::vector<Workshop>> workshops(Store& store, const Actor& actor, const Uuid& authority) {
  auto reach = reach_of(actor, describe_risk().name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  std::vector<Workshop> all;
  auto done = store.read(db::Walls::of(actor, authority).with_house(),
      [&](db::Connection& connection) { all = db::list_workshops(connection, authority); });
  if (!done) return std::unexpected(done.error());
  return all;
}

Result<Workshop> led_workshop(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  auto workshop = to_lead(store, actor, authority, id);
  if (workshop) hide(*workshop, {});
  return workshop;
}

Result<Workshop> take_step(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id,
    const Uuid& risk, WorkshopStep step) {
  auto workshop = to_lead(store, actor, authority, id);
  if (!workshop) return workshop;
  auto may_go = [&](const Workshop& now_there) -> Result<void> {
    if (now_there.closed_at) return is_closed();
    auto there = risk_in(now_there, risk);
    if (!there) return std::unexpected(there.error());
    if (step != WorkshopStep::agreed && there->step != WorkshopStep::agreed) return {};
    return refuse(Refusal::conflict, "workshop.step",
        {"Det som ni har kommit överens om ändras på risken.",
            "What you have agreed on is changed in the risk."},
        "step");
  };
  if (auto may = may_go(*workshop); !may) return std::unexpected(may.error());
  auto stored = write(store, actor, authority, "workshop.step", [&](Writer& writer) -> Result<void> {
    // Again, as it stands in this transaction: another leader may have been faster.
    auto current = db::hold_workshop(writer.connection(), authority, id);
    if (!current) return no_such_workshop();
    if (auto may = may_go(*current); !may) return may;
    db::set_step(writer.connection(), *workshop, risk, step);
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return led_workshop(store, actor, authority, id);
}

Result<Workshop> close_workshop(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  auto workshop = to_lead(store, actor, authority, id);
  if (!workshop) return workshop;
  if (workshop->closed_at) return is_closed();
  auto stored = write(store, actor, authority, "workshop.close", [&](Writer& writer) -> Result<void> {
    auto current = db::hold_workshop(writer.connection(), authority, id);
    if (!current || current->closed_at) return is_closed();
    db::close_workshop(writer.connection(), *workshop, writer.at());
    record(writer, *workshop, "close");
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return led_workshop(store, actor, authority, id);
}

Result<Workshop> agree(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& id, const Agreement& agreement) {
  auto workshop = to_lead(store, actor, authority, id);
  if (!workshop) return workshop;
  if (workshop->closed_at) return is_closed();
  auto there = risk_in(*workshop, agreement.risk);
  if (!there) return std::unexpected(there.error());
  if (!is_shown(*there)) {
    return refuse(Refusal::conflict, "workshop.not_shown",
        {"Visa först hur svaren fördelar sig.", "First show how the answers spread."});
  }
  for (const Uuid& member : agreement.disagreeing) {
    if (is_member(*workshop, member)) continue;
    return refuse(Refusal::invalid, "workshop.member",
        {"Den som inte höll med måste vara med i workshopen.",
            "Who disagreed must take part in the workshop."},
        "disagreeing");
  }
  Agreement tidy = agreement;
  auto rating = tidy_rating(store.settings(), *workshop, agreement.rating);
  if (!rating) return std::unexpected(rating.error());
  tidy.rating = std::move(*rating);
  // The risk is written with the leader's own right: what the workshop lends ends at its own tables.
  const db::Walls walls = db::Walls::of(actor, authority);
  auto stored = store.write(actor, walls, "workshop.agree", {}, [&](Writer& writer) -> Result<void> {
    auto current = db::hold_workshop(writer.connection(), authority, id);
    if (!current || current->closed_at) return is_closed();
    if (auto assessed = assess(writer, store, *workshop, tidy); !assessed) return assessed;
    db::set_consensus(writer.connection(), *workshop, tidy.risk,
        {tidy.rating, tidy.disagreeing, *actor.account, writer.at()});
    record(writer, *workshop, "agree");
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return led_workshop(store, actor, authority, id);
}

Result<Workshop> join_workshop(
    Store& store, const Actor& actor, const Uuid& authority, std::string_view code) {
  const auto no_such_code = [] {
    return refuse(Refusal::not_found, "workshop.code",
        {"Ingen öppen workshop har den koden. Kontrollera den med den som leder.",
            "No open workshop has that code. Check it with who leads."},
        "code");
  };
  if (!actor.account || !actor.reaches(authority)) return no_such_code();
  std::optional<Workshop> workshop;
  auto joined = write(store, actor, authority, "workshop.join", [&](Writer& writer) -> Result<void> {
    const auto id = db::find_workshop(writer.connection(), authority, code);
    workshop = id ? db::hold_workshop(writer.connection(), authority, *id) : std::nullopt;
    if (!workshop || workshop->closed_at) return no_such_code();
    if (is_member(*workshop, *actor.account)) return {};
    if (workshop->members.size() >= most_members_in_workshop) {
      return refuse(Refusal::conflict, "workshop.full",
          {"Workshopen har redan 200 deltagare.", "The workshop has 200 members already."});
    }
    db::join_workshop(writer.connection(), *workshop, *actor.account, writer.at());
    return {};
  });
  if (!joined) return std::unexpected(joined.error());
  return joined_workshop(store, actor, authority, workshop->id);
}

Result<Workshop> joined_workshop(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  auto workshop = read(store, actor, authority, id);
  if (!workshop) return workshop;
  if (!is_member(*workshop, *actor.account)) return no_such_workshop();
  hide(*workshop, actor.account);
  return workshop;
}

Result<Workshop> rate(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id,
    const Uuid& risk, const Rating& asked) {
  auto workshop = joined_workshop(store, actor, authority, id);
  if (!workshop) return workshop;
  auto rating = tidy_rating(store.settings(), *workshop, asked);
  if (!rating) return std::unexpected(rating.error());
  auto stored = write(store, actor, authority, "workshop.rate", [&](Writer& writer) -> Result<void> {
    // As it stands in this transaction: who was late does not change what the others look at.
    auto current = db::hold_workshop(writer.connection(), authority, id);
    if (!current) return no_such_workshop();
    auto there = risk_in(*current, risk);
    if (!there) return std::unexpected(there.error());
    if (current->closed_at || there->step != WorkshopStep::rating) {
      return refuse(Refusal::conflict, "workshop.not_rating",
          {"Risken bedöms inte just nu. Vänta på den som leder.",
              "The risk is not being rated now. Wait for who leads."});
    }
    db::rate(writer.connection(), *current, risk, *actor.account, *rating, writer.at());
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return joined_workshop(store, actor, authority, id);
}

Result<std::vector<Row>> risks_of(Store& store, const Actor& actor, const Workshop& workshop) {
  std::vector<Row> rows;
  const Actor lent = lend(Right::read, actor, workshop.authority);
  for (const WorkshopRisk& risk : workshop.risks) {
    auto row = store.get(lent, describe_risk(), workshop.authority, risk.risk);
    if (!row && row.error().refusal != Refusal::not_found) return std::unexpected(row.error());
    if (row && !row->meta.archived_at) rows.push_back(std::move(*row));
  }
  return rows;
}

std::vector<std::int64_t> spread(
    const WorkshopRisk& risk, std::int64_t Rating::* part, const std::vector<Level>& scale) {
  std::vector<std::int64_t> counts;
  for (const Level& level : scale) {
    counts.push_back(std::ranges::count_if(
        risk.ratings, [&](const MembersRating& one) { return one.rating.*part == level.value; }));
  }
  return counts;
}

}  // namespace ringmur::risk
