#include "schema/incident_rules.h"

#include <algorithm>
#include <boost/json.hpp>
#include <mutex>
#include <stdexcept>

#include "base/embedded.h"
#include "schema/incident_rules_check.h"
#include "schema/settings.h"

namespace ringmur {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view name) {
  return std::string(std::string_view(object.at(name).as_string()));
}

std::string text_or_none(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value == nullptr || value->is_null() ? std::string() : text_of(object, name);
}

Text words_of(const json::value& value) {
  const json::object& object = value.as_object();
  return {text_of(object, "sv"), text_of(object, "en")};
}

Text words_or_none(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value == nullptr || value->is_null() ? Text{} : words_of(*value);
}

std::vector<std::string> texts_of(const json::object& object, std::string_view name) {
  std::vector<std::string> texts;
  const json::value* list = object.if_contains(name);
  if (list == nullptr) return texts;
  for (const json::value& entry : list->as_array()) texts.emplace_back(std::string_view(entry.as_string()));
  return texts;
}

std::optional<int> number_of(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  return value->to_number<int>();
}

bool flag_of(const json::object& object, std::string_view name, bool otherwise) {
  const json::value* value = object.if_contains(name);
  return value == nullptr ? otherwise : value->as_bool();
}

Date date_of(std::string_view text) {
  auto date = parse_iso_date(text);
  if (!date) throw std::runtime_error("not a date: " + std::string(text));
  return *date;
}

RuleSource source_of(const json::object& object) {
  RuleSource source{words_of(object.at("source")), date_of(text_of(object, "valid_from")), {},
      object.at("verified").as_bool()};
  const std::string last = text_or_none(object, "valid_to");
  if (!last.empty()) source.valid_to = date_of(last);
  return source;
}

LegalPerson legal_person_of(const json::object& object) {
  LegalPerson person{text_of(object, "id"), text_of(object, "name"), texts_of(object, "authorities"),
      object.at("covered").as_bool(), words_or_none(object, "why"), text_or_none(object, "contact"), {},
      text_or_none(object, "orgnr"), text_or_none(object, "insurer")};
  const json::value* money = object.if_contains("appropriation");
  if (money != nullptr && !money->is_null()) person.appropriation = money->to_number<std::int64_t>();
  return person;
}

DutyLimit limit_of(const json::object& object) {
  DutyLimit limit;
  if (auto hours = number_of(object, "hours")) limit = {LimitKind::hours, *hours, 0};
  if (auto months = number_of(object, "months")) limit = {LimitKind::months, *months, 0};
  limit.trust_service_hours = number_of(object, "trust_service_hours").value_or(0);
  return limit;
}

ClockStart start_of(const std::string& text) {
  if (text == "aware") return ClockStart::aware;
  if (text == "discovered") return ClockStart::discovered;
  if (text == "notice:csl_report") return ClockStart::report_sent;
  if (text == "handled") return ClockStart::handled;
  if (text == "asked") return ClockStart::asked;
  throw std::runtime_error("from: " + text);
}

DutyHolder holder_of(const std::string& text) {
  if (text == "authority") return DutyHolder::authority;
  if (text == "legal_person") return DutyHolder::legal_person;
  throw std::runtime_error("holder: " + text);
}

Counted counted_of(const std::string& text) {
  if (text.empty() || text == "incident") return Counted::incident;
  if (text == "legal_person") return Counted::legal_person;
  throw std::runtime_error("counted: " + text);
}

IncidentDuty duty_of(const json::object& object) {
  return {text_of(object, "id"), words_of(object.at("label")), text_of(object, "law"),
      text_of(object, "paragraph"), holder_of(text_of(object, "holder")),
      limit_of(object.at("limit").as_object()), start_of(text_of(object, "from")),
      words_of(object.at("recipient")), text_or_none(object, "form"), flag_of(object, "binding", true),
      source_of(object)};
}

Threshold threshold_of(const json::object& object) {
  Threshold made{
      .id = text_of(object, "id"), .label = words_of(object.at("label")), .field = text_of(object, "field")};
  using enum Threshold::Test;
  made.where = text_or_none(object, "where");
  made.services = texts_of(object, "services");
  made.counted = counted_of(text_or_none(object, "counted"));
  made.months = number_of(object, "months").value_or(0);
  for (auto [member, test] : {std::pair{"over", over}, {"at_least", at_least},
           {"share_of_appropriation", share_of_appropriation}, {"times", recurring}}) {
    if (auto number = number_of(object, member)) {
      made.test = test;
      made.number = *number;
    }
  }
  made.words = texts_of(object, "one_of");
  if (!made.words.empty()) made.test = one_of;
  made.source = source_of(object);
  return made;
}

FormField form_field_of(const json::object& object) {
  return {text_of(object, "id"), text_or_none(object, "number"), words_of(object.at("label")),
      text_or_none(object, "from"), flag_of(object, "required", false), words_or_none(object, "help")};
}

IncidentForm form_of(const json::object& object) {
  IncidentForm form{text_of(object, "id"), text_of(object, "duty"), words_of(object.at("label")),
      words_of(object.at("recipient")), text_or_none(object, "address"), {}, source_of(object)};
  for (const json::value& field : object.at("fields").as_array())
    form.fields.push_back(form_field_of(field.as_object()));
  return form;
}

HolidayRules holidays_of(const json::object& object) {
  HolidayRules rules;
  rules.source = source_of(object);
  for (const json::value& day : object.at("weekdays").as_array())
    rules.weekdays.push_back(day.to_number<int>());
  for (const json::value& entry : object.at("days").as_array()) {
    const json::object& day = entry.as_object();
    rules.days.push_back({text_of(day, "id"), number_of(day, "month").value_or(0),
        number_of(day, "day").value_or(0), number_of(day, "weekday"), number_of(day, "after_easter")});
  }
  return rules;
}

LetterSteps letters_of(const json::object& root) {
  LetterSteps steps;
  const json::value* own = root.if_contains("letters");
  if (own == nullptr) return steps;
  steps.half = flag_of(own->as_object(), "half", true);
  steps.hours.clear();
  for (const json::value& hours : own->as_object().at("hours").as_array())
    steps.hours.push_back(hours.to_number<int>());
  return steps;
}

IncidentRules rules_of(const json::object& root) {
  IncidentRules rules;
  for (const json::value& one : root.at("legal_persons").as_array())
    rules.legal_persons.push_back(legal_person_of(one.as_object()));
  for (const json::value& one : root.at("outside").as_array()) {
    const json::object& object = one.as_object();
    rules.outside.push_back(
        {text_of(object, "authority"), text_of(object, "paragraph"), words_of(object.at("why"))});
  }
  const json::object& contacts = root.at("contacts").as_object();
  rules.security_protection = words_of(contacts.at("security_protection"));
  rules.security_police = words_of(contacts.at("security_police"));
  rules.police = words_of(contacts.at("police"));
  for (const json::value& one : root.at("duties").as_array())
    rules.duties.push_back(duty_of(one.as_object()));
  for (const json::value& one : root.at("thresholds").as_array())
    rules.thresholds.push_back(threshold_of(one.as_object()));
  for (const json::value& one : root.at("forms").as_array()) rules.forms.push_back(form_of(one.as_object()));
  rules.holidays = holidays_of(root.at("holidays").as_object());
  rules.letters = letters_of(root);
  return rules;
}

}  // namespace

bool LegalPerson::names(const std::string& code) const {
  return std::ranges::find(authorities, code) != authorities.end();
}

const LegalPerson* IncidentRules::legal_person_of(const std::string& authority) const {
  for (const std::string& code : {authority, std::string("*")}) {
    auto found = std::ranges::find_if(legal_persons, [&](const LegalPerson& one) { return one.names(code); });
    if (found != legal_persons.end()) return &*found;
  }
  return nullptr;
}

const OutsideTheAct* IncidentRules::outside_of(const std::string& authority) const {
  auto found = std::ranges::find(outside, authority, &OutsideTheAct::authority);
  return found == outside.end() ? nullptr : &*found;
}

const IncidentDuty* IncidentRules::duty(const std::string& id, Date day) const {
  auto found = std::ranges::find_if(
      duties, [&](const IncidentDuty& one) { return one.id == id && one.source.holds(day); });
  return found == duties.end() ? nullptr : &*found;
}

const IncidentForm* IncidentRules::form(const std::string& id) const {
  auto found = std::ranges::find(forms, id, &IncidentForm::id);
  return found == forms.end() ? nullptr : &*found;
}

Result<IncidentRules> read_incident_rules(const json::value& value) {
  IncidentRules rules = rules_of(value.as_object());
  if (auto good = check_incident_rules(rules); !good) return std::unexpected(good.error());
  return rules;
}

const IncidentRules& usual_incident_rules() {
  static const IncidentRules usual = [] {
    auto read =
        read_incident_rules(json::parse(embedded::file("settings.json")).as_object().at("incident_rules"));
    if (!read) throw std::logic_error(read.error().message.en);
    return std::move(*read);
  }();
  return usual;
}

std::shared_ptr<const IncidentRules> incident_rules_in(const Settings& settings) {
  static std::mutex mutex;
  static std::string text;
  static std::shared_ptr<const IncidentRules> kept;
  std::lock_guard lock(mutex);
  if (kept && text == settings.json()) return kept;
  const json::value root = json::parse(settings.json());
  const json::value* own = root.as_object().if_contains("incident_rules");
  // Settings are refused where this could not be read.
  auto read = own == nullptr ? usual_incident_rules() : read_incident_rules(*own).value();
  kept = std::make_shared<const IncidentRules>(std::move(read));
  text = settings.json();
  return kept;
}

}  // namespace ringmur
