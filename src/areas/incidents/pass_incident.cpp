#include "areas/incidents/pass_incident.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <set>

#include "areas/incidents/shown_value.h"
#include "base/text.h"
#include "registry/record_rows.h"
#include "schema/describe.h"
#include "schema/json.h"
#include "schema/settings.h"
#include "schema/validate.h"
#include "store/turns.h"

namespace ringmur::incidents {
namespace {

namespace json = boost::json;

constexpr std::array own_matters{"diary_number", "reported_at", "reported_to_imy", "source", "unit", "status",
    "reporter", "handler", "people", "aware_at", "aware_how", "insured", "privacy_role", "controllers",
    "privacy_risk", "privacy_risk_reason", "not_told", "significant", "significance_reason", "report_asked",
    "lessons", "triaged_at", "closed_at", "imy_reported_at"};

std::unexpected<Error> bad_target(std::string_view code) {
  return refuse(Refusal::invalid, "incident.pass_to",
      {fmt::format("”{}” är ingen annan nämnd eller annat bolag. Skriv koder som UTB.", code),
          fmt::format("“{}” is no other authority. Write codes such as UTB.", code)},
      "to");
}

json::value as_json(const Field& field, const Value& value) {
  json::value out;
  if (!is_empty(value)) operations(field.kind).to_json(value, field, out);
  return out;
}

json::object object_from(const std::string& text) {
  json::value read = json::parse(text);
  return read.is_object() ? read.get_object() : json::object();
}

/// What one target gets.
struct Parcel {
  const Authority* to{nullptr};
  json::object facts{};         ///< what is sent now
  json::object before{};        ///< what was sent earlier
  std::optional<Uuid> there{};  ///< its incident, where it has one of this already
};

/// Reads an order, then carries it out.
class Passing {
 public:
  Passing(Store& store, const Actor& actor, const Town& town, const Judged& judged, const PassOrder& order)
      : store_(store),
        actor_(actor),
        town_(town),
        judged_(judged),
        order_(order),
        settings_(store.settings()) {}

  Result<void> run() {
    if (auto good = read_note(); !good) return good;
    auto targets = read_targets();
    if (!targets) return std::unexpected(targets.error());
    if (auto good = read_facts(); !good) return good;
    for (const Authority* target : *targets) {
      if (auto packed = pack(*target); !packed) return packed;
    }
    std::erase_if(parcels_, [](const Parcel& one) { return one.there && one.facts.empty(); });
    if (parcels_.empty()) {
      return refuse(Refusal::conflict, "incident.pass_nothing",
          {"Allt det här är redan skickat. Ändra uppgifterna först, eller välj fler.",
              "All of this has been passed already. Change the facts first, or choose more."},
          "facts");
    }
    return write();
  }

 private:
  Result<void> read_note() {
    constexpr std::size_t longest = 2000;
    if (normalise(order_.note, note_) && length(note_) <= longest) return {};
    return refuse(Refusal::invalid, "incident.note",
        {"Meddelandet är längre än 2000 tecken. Korta det.",
            "The note is longer than 2,000 characters. Shorten it."},
        "note");
  }

  Result<std::vector<const Authority*>> read_targets() {
    if (order_.kind == PassKind::handover) return contact();
    std::vector<const Authority*> all;
    for (const std::string& code : order_.to) {
      const Authority* found = town_.find(code);
      if (found == nullptr || found->id == judged_.row.meta.authority) return bad_target(code);
      if (std::ranges::find(all, found) == all.end()) all.push_back(found);
    }
    if (all.empty()) return bad_target("");
    return all;
  }

  Result<std::vector<const Authority*>> contact() {
    const auto& contact = judged_.around.contact;
    const Authority* found = contact ? town_.find(contact->code) : nullptr;
    if (found == nullptr || found->id == judged_.row.meta.authority) {
      return refuse(Refusal::conflict, "incident.contact",
          {"Det finns ingen annan kontaktfunktion att lämna över till: se inställningarnas legal_persons.",
              "There is no other contact function to hand over to: see legal_persons of the settings."},
          "to");
    }
    const bool other =
        std::ranges::any_of(order_.to, [&](const std::string& code) { return town_.find(code) != found; });
    if (other) return bad_target(order_.to.front());
    return std::vector{found};
  }

  bool is_secret(const std::string& name) const { return judged_.row.meta.masked.contains(name); }

  std::unexpected<Error> bad_fact(const std::string& name) const {
    return refuse(Refusal::invalid, "incident.pass_facts",
        {fmt::format(
             "Fältet ”{}” kan inte skickas: det är nämndens eget, sekretessmarkerat eller finns inte.", name),
            fmt::format(
                "The field “{}” is not passed: it is the authority's own, marked secret, or not there.",
                name)},
        "facts");
  }

  Result<void> read_facts() {
    for (const std::string& name : order_.facts) {
      if (!may_be_passed(name) || is_secret(name)) return bad_fact(name);
      names_.push_back(name);
    }
    if (!names_.empty()) return {};
    for (const Field& field : describe_incident().fields) {
      const bool usual = field.name == "title" || field.name == "description";
      if (order_.kind == PassKind::inform && !usual) continue;
      // Whose personal data they are is asked of each authority anew: the sender's duties stay the sender's.
      if (field.name == "personal_data") continue;
      if (may_be_passed(field.name) && !is_secret(field.name)) names_.push_back(field.name);
    }
    return {};
  }

  Result<void> pack(const Authority& target) {
    Parcel parcel{.to = &target};
    for (const IncidentTie& tie : judged_.ties) {
      if (tie.direction != PassDirection::out || tie.other_authority != target.id) continue;
      parcel.there = tie.other_incident;
      for (const auto& [name, value] : object_from(tie.facts)) parcel.before[name] = value;
    }
    if (!parcel.there) {
      auto known = of_the_case(target);
      if (!known) return std::unexpected(known.error());
      parcel.there = *known;
    }
    for (const std::string& name : names_) {
      const Field& field = describe_incident().at(name);
      const json::value value = as_json(field, field.get(&judged_.incident));
      const json::value* before = parcel.before.if_contains(name);
      const bool new_to_them = before == nullptr ? !value.is_null() : *before != value;
      if (new_to_them) parcel.facts[name] = value;
    }
    parcels_.push_back(std::move(parcel));
    return {};
  }

  /// What came to them from somebody else, or to us from them: the case has one incident in each authority.
  Result<std::optional<Uuid>> of_the_case(const Authority& target) {
    const RecordType& type = describe_incident();
    if (judged_.incident.case_id.empty()) return std::optional<Uuid>();
    auto filter = parse_filter(type, store_.catalogue(), {{"case_id", "eq." + judged_.incident.case_id}});
    if (!filter) return std::unexpected(filter.error());
    Query query{&type, target.id, std::move(*filter), "discovered_at", 1, {}};
    query.secrets = Secrets::counted;
    auto page = store_.list(lend(Right::read, actor_, target.id), query);
    if (!page) return std::unexpected(page.error());
    return page->rows.empty() ? std::nullopt : std::optional(page->rows.front().meta.id);
  }

  const std::string& own_code() const { return judged_.around.own.code; }

  Incident new_incident(const Authority& target, const std::string& case_id, Instant at) const {
    const bool hands_over = order_.kind == PassKind::handover;
    Incident incident;
    incident.discovered_at = at;
    incident.reported_at = at;
    incident.title = fmt::format("Incident hos {}", own_code());
    incident.source = fmt::format("{} {}", hands_over ? "Överlämnad av" : "Informerad av", own_code());
    incident.unit.value = target.id;
    incident.status = Status::reported;
    incident.aware_at = at;
    incident.aware_how = fmt::format("{} {} genom Ringmur av {}.",
        hands_over ? "Överlämnad av" : "Informerad av", judged_.around.own.name, actor_.name);
    incident.case_id = case_id;
    return incident;
  }

  /// What the other side has written over is theirs.
  void lay(const Parcel& parcel, Values& values) const {
    const RecordType& type = describe_incident();
    for (const auto& [name, value] : parcel.facts) {
      const Field& field = type.at(name);
      Value& there = values[type.index(field)];
      const json::value* before = parcel.before.if_contains(name);
      const bool untouched = is_empty(there) || before == nullptr || as_json(field, there) == *before;
      if (parcel.there && !untouched) continue;
      const Value fact = field.get(&judged_.incident);
      if (is_empty(fact) && field.required) continue;
      there = fact;
    }
  }

  Result<Uuid> send(Writer& writer, const Parcel& parcel, const std::string& case_id) {
    const RecordType& type = describe_incident();
    const auto there = parcel.there ? writer.get(type, parcel.to->id, *parcel.there) : std::nullopt;
    if (there) {
      Row after = *there;
      lay(parcel, after.values);
      derive(type, settings_, after.values);
      if (auto good = validate(type, after.values); !good) return std::unexpected(good.error());
      if (after.values == there->values) return there->meta.id;
      if (auto updated = writer.update(type, *there, after); !updated)
        return std::unexpected(updated.error());
      return there->meta.id;
    }
    const Incident made = new_incident(*parcel.to, case_id, writer.at());
    Row row = new_row(type, parcel.to->id, &made, settings_);
    lay(parcel, row.values);
    derive(type, settings_, row.values);
    if (auto good = validate(type, row.values); !good) return std::unexpected(good.error());
    std::vector<Row> rows{std::move(row)};
    writer.insert(type, rows);
    return rows.front().meta.id;
  }

  void tie(Writer& writer, const Parcel& parcel, const Uuid& other) const {
    const Meta& own = judged_.row.meta;
    IncidentTie out{new_uuid(), own.authority, own.id, order_.kind, PassDirection::out, parcel.to->id, other,
        json::serialize(parcel.facts), note_, actor_.name, writer.at()};
    db::insert_tie(writer.connection(), out);
    IncidentTie in{new_uuid(), parcel.to->id, other, order_.kind, PassDirection::in, own.authority, own.id,
        out.facts, note_, actor_.name, writer.at()};
    db::insert_tie(writer.connection(), in);
    json::object words{{"kind", std::string(code_of(order_.kind))}, {"to", parcel.to->code}};
    json::array fields;
    for (const auto& fact : parcel.facts) fields.emplace_back(fact.key());
    words["fields"] = fields;
    writer.record_event(own.authority, {"incident", own.id, "pass", own.version, json::serialize(words)});
    json::object theirs{
        {"kind", std::string(code_of(order_.kind))}, {"from", own_code()}, {"fields", fields}};
    writer.record_event(parcel.to->id, {"incident", other, "pass", 1, json::serialize(theirs)});
  }

  /// The own incident is of the case too, from the first time that it is passed.
  Result<std::string> own_case(Writer& writer) {
    const RecordType& type = describe_incident();
    if (!judged_.incident.case_id.empty()) return judged_.incident.case_id;
    const std::string case_id = to_string(new_uuid());
    Row after = changed_row<Incident>(
        type, settings_, judged_.row, [&](Incident& incident) { incident.case_id = case_id; });
    if (auto updated = writer.update(type, judged_.row, after); !updated)
      return std::unexpected(updated.error());
    return case_id;
  }

  /// What each target has of the case was read before: passed twice at once, they would have two incidents.
  Result<void> nobody_passed_it_meanwhile(Writer& writer) const {
    const Meta& own = judged_.row.meta;
    db::take_turn(writer.connection(), db::Turn::passes);
    if (auto held = writer.hold(describe_incident(), judged_.row); !held) return held;
    if (db::read_ties(writer.connection(), own.authority, own.id).size() == judged_.ties.size()) return {};
    return refuse(Refusal::changed, "incident.passed_meanwhile",
        {"Någon annan har skickat incidenten vidare sedan du läste den. Läs den igen och gör om.",
            "Somebody else has passed the incident on since you read it. Read it again and redo."});
  }

  Result<void> may_pass() {
    auto reach = reach_of(actor_, describe_incident().name, Action::write, judged_.row.meta.authority);
    if (!reach) return std::unexpected(reach.error());
    if (lies_within(*reach, describe_incident(), judged_.row)) return {};
    return refuse(Refusal::forbidden, "record.beyond_reach",
        {"Incidenten ligger utanför det som du får ändra.", "The incident is beyond what you may change."});
  }

  Result<void> write() {
    if (auto may = may_pass(); !may) return may;
    return write_across(
        store_, actor_, judged_.row.meta.authority, "pass incident", [&](Writer& writer) -> Result<void> {
          if (auto held = nobody_passed_it_meanwhile(writer); !held) return held;
          auto case_id = own_case(writer);
          if (!case_id) return std::unexpected(case_id.error());
          for (const Parcel& parcel : parcels_) {
            auto other = send(writer, parcel, *case_id);
            if (!other) return std::unexpected(other.error());
            tie(writer, parcel, *other);
          }
          return {};
        });
  }

  Store& store_;
  const Actor& actor_;
  const Town& town_;
  const Judged& judged_;
  const PassOrder& order_;
  Settings settings_;
  std::string note_;
  std::vector<std::string> names_;
  std::vector<Parcel> parcels_;
};

}  // namespace

bool may_be_passed(const std::string& name) {
  const Field* field = describe_incident().find(name);
  if (field == nullptr || !field->is_written() || field->kind == Kind::reference) return false;
  return std::ranges::find(own_matters, name) == own_matters.end();
}

Result<void> pass_incident(
    Store& store, const Actor& actor, const Town& town, const Judged& judged, const PassOrder& order) {
  return Passing(store, actor, town, judged, order).run();
}

std::vector<PassedFact> passed_facts(const IncidentTie& tie, Language language) {
  std::vector<PassedFact> all;
  const json::object facts = object_from(tie.facts);
  for (const auto& [name, value] : facts) {
    const Field* field = describe_incident().find(name);
    if (field == nullptr) continue;
    const KindOperations& kind = operations(field->kind);
    PassedFact fact{field, {}};
    if (!value.is_null()) {
      if (auto read = kind.from_json(value, *field)) fact.text = shown_value(*field, *read, language);
    }
    all.push_back(std::move(fact));
  }
  return all;
}

}  // namespace ringmur::incidents
