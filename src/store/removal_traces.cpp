#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "store/removal_plan.h"

/// Where a person's values lie beside the registers: beside the trail, in what jobs have left, in kept
/// answers.
namespace ringmur::db {

namespace json = boost::json;

namespace {

bool is_word_byte(char c) {
  auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80;
}

/// As JSON writes it, without the quotes.
std::string in_json(std::string_view value) {
  std::string text = json::serialize(json::value(value));
  return text.substr(1, text.size() - 2);
}

/// Every text in the value, wherever.
template <typename Visit>
bool any_text(const json::value& value, const Visit& visit) {
  if (value.is_string()) return visit(std::string_view(value.get_string()));
  if (value.is_array())
    return std::ranges::any_of(
        value.get_array(), [&](const json::value& one) { return any_text(one, visit); });
  if (value.is_object()) {
    for (const auto& member : value.get_object()) {
      if (any_text(member.value(), visit)) return true;
    }
  }
  return false;
}

bool is_one_of(const std::set<Needle>& needles, std::string_view text) {
  return std::ranges::any_of(needles, [&](const Needle& needle) { return needle.value == text; });
}

/// A condition that some column has one of the values in it, as `in` writes them.
void add_any_like(Sql& sql, std::string_view column, const std::set<Needle>& needles) {
  std::string_view separator = "(";
  for (const Needle& needle : needles) {
    for (const std::string& text : {in_json(needle.value), to_query({{"q", needle.value}}).substr(2)}) {
      sql.add(separator).add(column).add(" LIKE ").bind(Value{like_within(text)}).add(" ESCAPE '\\'");
      separator = " OR ";
    }
  }
  sql.add(")");
}

struct Event {
  EventPlace place;
  std::string type;
  Uuid id;
  std::string action;
  json::value changes;
};

std::vector<Event> read_events(Connection& connection, const Sql& sql) {
  std::vector<Event> events;
  auto params = sql.params();
  auto cursor = connection.query(sql.text(), params);
  while (cursor->next()) {
    Event event{{cursor->integer(0), cursor->integer(1)}, std::string(cursor->text(2)), cursor->uuid(3),
        std::string(cursor->text(4)), {}};
    json::error_code broken;
    event.changes = json::parse(cursor->text(5), broken);
    events.push_back(std::move(event));
  }
  return events;
}

/// What says what was taken is never taken.
Sql events_where(const Uuid& authority) {
  Sql sql;
  sql.add(
         "SELECT \"sequence\",\"ordinal\",\"type\",\"id\",\"action\",\"changes\" FROM \"audit_event\" WHERE"
         " \"authority\" = ")
      .bind(authority)
      .add(" AND \"changes\" IS NOT NULL AND \"action\" NOT IN ('prune','removal','seal') AND ");
  return sql;
}

/// Whole texts that are a value, in the records that the plan touches.
bool clean(json::value& value, const RemovalPlan& plan) {
  bool changed = false;
  if (value.is_string() && is_one_of(plan.needles, value.get_string())) {
    value = RemovalRules::carried().removed_person();
    return true;
  }
  if (value.is_array()) {
    for (json::value& one : value.get_array()) changed = clean(one, plan) || changed;
  }
  if (value.is_object()) {
    for (auto& member : value.get_object()) changed = clean(member.value(), plan) || changed;
  }
  return changed;
}

bool is_of_plan(std::string_view body, const RemovalPlan& plan) {
  const auto names = [&](const Uuid& id) { return body.contains(to_string(id)); };
  return std::ranges::any_of(plan.records, [&](const RecordLoss& loss) {
    return names(loss.before.meta.id);
  }) || std::ranges::any_of(plan.accounts, [&](const Account& account) { return names(account.id); });
}

struct KeptBody {
  Uuid token;
  std::string key;
  std::string body;
};

/// Answers that tell of what the plan touches, cleaned.
std::vector<KeptBody> cleaned_answers(Connection& connection, const RemovalPlan& plan) {
  Sql sql;
  sql.add("SELECT \"token\",\"key\",\"body\" FROM \"idempotency\" WHERE ");
  add_any_like(sql, "\"body\"", plan.needles);
  std::vector<KeptBody> cleaned;
  auto params = sql.params();
  auto cursor = connection.query(sql.text(), params);
  while (cursor->next()) {
    if (!is_of_plan(cursor->text(2), plan)) continue;
    json::error_code broken;
    json::value body = json::parse(cursor->text(2), broken);
    if (broken || !clean(body, plan)) continue;
    cleaned.push_back({cursor->uuid(0), std::string(cursor->bytes(1)), json::serialize(body)});
  }
  return cleaned;
}

class Traced {
 public:
  Traced(Connection& connection, const RemovalOrder& order, const Subject& subject, RemovalPlan& plan)
      : connection_(connection), order_(order), subject_(subject), plan_(plan) {}

  void find() {
    for (const RecordLoss& loss : plan_.records) of_record(loss);
    for (const Account& account : plan_.accounts) of_account(account);
    if (!plan_.needles.empty()) elsewhere();
    for (const auto& [chain, places] : found_) {
      plan_.taken[chain].values.assign(places.begin(), places.end());
      plan_.told.events += static_cast<std::int64_t>(places.size());
    }
    if (plan_.told.events > 0) {
      count_goes(plan_.told, {"trail", nullptr, {}, {"Värden bredvid spåret", "Values beside the trail"},
                                 Becomes::nothing, plan_.told.events});
    }
    count_links();
    if (!plan_.needles.empty()) {
      find_jobs();
      find_answers();
    }
  }

 private:
  /// All that was once known of a record about the person; of another record, what named the person.
  void of_record(const RecordLoss& loss) {
    Sql sql = events_where(order_.authority);
    sql.add("\"id\" = ").bind(loss.before.meta.id);
    for (const Event& event : read_events(connection_, sql)) {
      if (event.type != loss.type->name || !event.changes.is_object()) continue;
      bool goes = std::ranges::any_of(event.changes.get_object(), [&](const auto& member) {
        if (!loss.fields.contains(std::string(member.key()))) return false;
        return loss.about || any_text(member.value(),
                                 [&](std::string_view text) { return is_one_of(plan_.needles, text); });
      });
      if (goes) found_[order_.authority].insert(event.place);
    }
  }

  /// An account that reaches the whole city has left its traces in every chain.
  void of_account(const Account& account) {
    std::vector<Uuid> chains;
    auto cursor = connection_.query(
        "SELECT DISTINCT \"authority\" FROM \"audit_event\" WHERE \"id\" = ?1", {account.id});
    while (cursor->next()) chains.push_back(cursor->uuid(0));
    cursor.reset();
    for (const Uuid& chain : chains) {
      Sql sql = events_where(chain);
      sql.add("\"id\" = ").bind(account.id);
      for (const Event& event : read_events(connection_, sql)) found_[chain].insert(event.place);
    }
  }

  /// Records that once named the person, and whatever else was told with the value.
  void elsewhere() {
    Sql sql = events_where(order_.authority);
    add_any_like(sql, "\"changes\"", plan_.needles);
    std::int64_t texts = 0;
    for (const Event& event : read_events(connection_, sql)) {
      if (found_[order_.authority].contains(event.place)) continue;
      if (names_person(event))
        found_[order_.authority].insert(event.place);
      else if (any_text(event.changes, [&](std::string_view text) { return is_within(text); }))
        ++texts;
    }
    if (found_[order_.authority].empty()) found_.erase(order_.authority);
    if (texts == 0) return;
    count_stays(plan_.told, {"trail", nullptr, {}, {"Texter i spåret", "Texts in the trail"}, texts,
                                &RemovalRules::carried().ground("free_text")});
  }

  bool is_within(std::string_view text) const {
    return std::ranges::any_of(plan_.needles, [&](const Needle& needle) {
      return needle.value.find_first_of(" @") != std::string::npos && has_words(text, needle.value);
    });
  }

  bool names_person(const Event& event) const {
    const RecordType* type = order_.catalogue.find(event.type);
    if (type == nullptr || type->name != event.type) {
      return any_text(event.changes, [&](std::string_view text) {
        return is_one_of(plan_.needles, text) || (event.action == "exported" && is_in_filter(text));
      });
    }
    if (!event.changes.is_object()) return false;
    return std::ranges::any_of(event.changes.get_object(), [&](const auto& member) {
      const Field* field = type->find(member.key());
      if (field == nullptr || is_kept_elsewhere(*type, event, *field)) return false;
      return any_text(member.value(), [&](std::string_view text) {
        return plan_.needles.contains({field->identifies, std::string(text)});
      });
    });
  }

  /// What a rule keeps in the record is kept in its history too.
  bool is_kept_elsewhere(const RecordType& type, const Event& event, const Field& field) const {
    if (field.identifies == Identifies::nothing) return true;
    bool stays = std::ranges::any_of(plan_.told.stays, [&](const RemovalStays& one) {
      return one.part == "records" && one.type == &type && one.field == field.name;
    });
    if (!stays) return false;
    bool goes = std::ranges::any_of(plan_.records, [&](const RecordLoss& loss) {
      return loss.before.meta.id == event.id && loss.fields.contains(field.name);
    });
    return !goes;
  }

  bool is_in_filter(std::string_view text) const {
    return std::ranges::any_of(plan_.needles, [&](const Needle& needle) {
      return has_words(text, needle.value) || has_words(text, to_query({{"q", needle.value}}).substr(2));
    });
  }

  void count_links() {
    std::int64_t links = 0;
    for (const auto& [account, by] : subject_.accounts) {
      auto cursor = connection_.query(
          "SELECT COUNT(*) FROM \"audit_link\" WHERE \"authority\" = ?1 AND \"account\" = ?2",
          {order_.authority, account.id});
      if (cursor->next()) links += cursor->integer(0);
    }
    if (links == 0) return;
    const auto& keeps = RemovalRules::carried().keeps();
    auto rule = std::ranges::find(keeps, "trail", &KeepRule::part);
    const KeepGround& ground = rule == keeps.end() ? RemovalRules::carried().ground("trail") : *rule->ground;
    count_stays(plan_.told, {"trail", nullptr, {}, {"Vem som gjorde vad", "Who did what"}, links, &ground});
  }

  void find_jobs() {
    Sql sql;
    sql.add("SELECT \"id\",\"result\",\"parameters\" FROM \"job\" WHERE \"authority\" = ")
        .bind(order_.authority);
    sql.add(" AND \"status\" IN ('done','failed') AND (");
    add_any_like(sql, "\"result\"", plan_.needles);
    sql.add(" OR ");
    add_any_like(sql, "\"parameters\"", plan_.needles);
    sql.add(")");
    auto params = sql.params();
    auto cursor = connection_.query(sql.text(), params);
    while (cursor->next()) {
      const std::string text =
          std::string(cursor->is_null(1) ? "" : cursor->text(1)) + '\n' + std::string(cursor->text(2));
      bool has = std::ranges::any_of(
          plan_.needles, [&](const Needle& needle) { return has_words(text, in_json(needle.value)); });
      if (has) plan_.jobs.push_back(cursor->uuid(0));
    }
    if (plan_.jobs.empty()) return;
    count_goes(plan_.told, {"jobs", nullptr, {}, {"Resultat av jobb", "Results of jobs"}, Becomes::nothing,
                               static_cast<std::int64_t>(plan_.jobs.size())});
  }

  void find_answers() {
    const auto answers = static_cast<std::int64_t>(cleaned_answers(connection_, plan_).size());
    if (answers == 0) return;
    count_goes(plan_.told,
        {"answers", nullptr, {}, {"Sparade svar", "Kept answers"}, Becomes::removed_person, answers});
  }

  Connection& connection_;
  const RemovalOrder& order_;
  const Subject& subject_;
  RemovalPlan& plan_;
  std::map<Uuid, std::set<EventPlace>> found_;
};

}  // namespace

bool has_words(std::string_view text, std::string_view value) {
  for (auto at = text.find(value); at != std::string_view::npos; at = text.find(value, at + 1)) {
    bool begins = at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(value.front());
    std::size_t end = at + value.size();
    bool ends = end == text.size() || !is_word_byte(text[end]) || !is_word_byte(value.back());
    if (begins && ends) return true;
  }
  return false;
}

void plan_traces(
    Connection& connection, const RemovalOrder& order, const Subject& subject, RemovalPlan& plan) {
  Traced(connection, order, subject, plan).find();
}

void clean_answers(Connection& connection, const RemovalPlan& plan) {
  if (plan.needles.empty()) return;
  for (const KeptBody& one : cleaned_answers(connection, plan)) {
    connection.run("UPDATE \"idempotency\" SET \"body\" = ?3 WHERE \"token\" = ?1 AND \"key\" = ?2",
        {one.token, Bytes{one.key}, std::string_view(one.body)});
  }
}

void clean_jobs(Connection& connection, const RemovalPlan& plan) {
  for (const Uuid& job : plan.jobs) {
    connection.run("UPDATE \"job\" SET \"result\" = NULL, \"parameters\" = '{}' WHERE \"id\" = ?1", {job});
  }
}

}  // namespace ringmur::db
