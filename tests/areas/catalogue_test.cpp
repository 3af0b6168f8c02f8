#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <sstream>

#include "areas/areas.h"
#include "base/text.h"
#include "registry/import_headings.h"
#include "schema/figure.h"
#include "schema/json.h"
#include "schema/settings.h"
#include "schema/specimen_support.h"
#include "schema/validate.h"
#include "schema/values_support.h"

/// What must hold of every register, written once.
namespace ringmur {
namespace {

using namespace test;
namespace json = boost::json;

class EveryType : public testing::TestWithParam<const RecordType*> {
 protected:
  const RecordType& type_ = *GetParam();
};

std::vector<const RecordType*> all_types() {
  return with_specimen(catalogue()).types;
}

INSTANTIATE_TEST_SUITE_P(
    Registers, EveryType, testing::ValuesIn(all_types()), [](const auto& one) { return one.param->name; });

bool is_snake_case(const std::string& name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' && name.back() != '_' &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

bool is_said(const Text& text) {
  return !text.sv.empty() && !text.en.empty();
}

TEST_P(EveryType, HasAFieldForEachMember) {
  EXPECT_EQ(type_.fields.size(), type_.members);
}

TEST_P(EveryType, HasNamesThatAreItsOwn) {
  // What every record has beside its fields.
  std::set<std::string> names{"authority", "id", "version", "created_at", "changed_at", "archived_at",
      "imported_by", "edited", "natural_key", "shared", "owner", "short_reference", "archived", "reference",
      "sort", "after", "limit", "fields"};
  std::set<std::string> swedish;
  std::set<std::string> english;
  EXPECT_TRUE(is_snake_case(type_.name));
  EXPECT_TRUE(is_said(type_.label) && is_said(type_.label_plural) && is_said(type_.help)) << type_.name;
  for (const Field& field : type_.fields) {
    EXPECT_TRUE(is_snake_case(field.name)) << field.name;
    EXPECT_TRUE(names.insert(field.name).second) << field.name;
    EXPECT_TRUE(is_said(field.label)) << field.name;
    EXPECT_TRUE(swedish.insert(folded(field.label.sv)).second) << field.label.sv;
    EXPECT_TRUE(english.insert(folded(field.label.en)).second) << field.label.en;
    EXPECT_EQ(field.help.sv.empty(), field.help.en.empty()) << field.name;
  }
}

TEST_P(EveryType, HasHeadingsThatMeanOneFieldEach) {
  for (const Field& field : type_.fields) {
    std::vector<std::string> headings = field.aliases;
    headings.insert(headings.end(), {field.name, field.label.sv, field.label.en});
    for (const std::string& heading : headings) {
      EXPECT_EQ(field_for(type_, heading), field.is_written() ? &field : nullptr) << heading;
      for (const Field& other : type_.fields) {
        if (&other == &field) continue;
        for (const std::string& its : {other.name, other.label.sv, other.label.en}) {
          EXPECT_NE(folded(its), folded(heading)) << field.name << " and " << other.name;
        }
        for (const std::string& its : other.aliases) EXPECT_NE(folded(its), folded(heading));
      }
    }
  }
}

TEST_P(EveryType, NamesOnlyFieldsThatItHas) {
  std::vector<std::string> named;
  for (const auto& names : {type_.key, type_.likeness, type_.partition})
    named.insert(named.end(), names.begin(), names.end());
  for (const auto& index : type_.indexes) named.insert(named.end(), index.begin(), index.end());
  for (const std::string& one : {type_.period, type_.as_of}) {
    if (!one.empty()) named.push_back(one);
  }
  named.push_back(type_.title);
  for (const std::string& name : named) EXPECT_NE(type_.find(name), nullptr) << name;
  EXPECT_FALSE(type_.key.empty());
  EXPECT_TRUE(type_.key_may_come_later || type_.at(type_.key.front()).required);
  EXPECT_EQ(type_.key_may_come_later, !type_.likeness.empty());
  EXPECT_TRUE(type_.at(type_.title).required);
  const std::string sort =
      type_.default_sort.starts_with('-') ? type_.default_sort.substr(1) : type_.default_sort;
  ASSERT_NE(type_.find(sort), nullptr) << sort;
  EXPECT_TRUE(type_.at(sort).sortable);
}

TEST_P(EveryType, HasFieldsThatFitTheirKind) {
  for (const Field& field : type_.fields) {
    EXPECT_EQ(field.kind == Kind::choice, !field.choices.empty()) << field.name;
    EXPECT_EQ(field.kind == Kind::reference, !field.refers_to.empty()) << field.name;
    EXPECT_EQ(field.kind == Kind::reference, with_specimen(catalogue()).find(field.refers_to) != nullptr);
    EXPECT_FALSE(field.derived && type_.derive == nullptr) << field.name;
    EXPECT_FALSE(field.sortable && field.kind == Kind::reference) << "a list cannot sort by " << field.name;
    std::set<std::string> words;
    for (const Choice& choice : field.choices) {
      EXPECT_TRUE(is_snake_case(choice.code)) << choice.code;
      EXPECT_TRUE(is_said(choice.label)) << choice.code;
      const std::set<std::string> own{choice.code, folded(choice.label.sv), folded(choice.label.en)};
      for (const std::string& word : own)
        EXPECT_TRUE(words.insert(word).second) << field.name << ": " << word;
    }
  }
}

TEST_P(EveryType, RowsSurviveStructJsonAndText) {
  check_property(60, [&] {
    const Values row = any_row(type_);
    RC_ASSERT(validate(type_, row).has_value());
    const auto record = type_.make();
    fill(type_, row, record.get());
    if (values_of(type_, record.get()) != row) RC_FAIL(shown(type_, row));
    std::string text = "{";
    append_json_fields(text, type_, row);
    json::object object = json::parse(text + "}").as_object();
    Values read(type_.fields.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Field& field = type_.fields[i];
      if (field.is_written()) continue;
      object.erase(field.name);
      if (!field.derived) read[i] = row[i];  // the server's own is not said, and stays
    }
    std::set<std::string> touched;
    auto done = read_json_fields(type_, object, read, touched);
    if (!done) RC_FAIL(done.error().message.en);
    derive(type_, Settings::defaults(), read);
    if (read != row) RC_FAIL(shown(type_, row) + shown(type_, read));
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (is_empty(row[i])) continue;
      const Field& field = type_.fields[i];
      for (const Language language : {Language::swedish, Language::english}) {
        const std::string written = operations(field.kind).write(row[i], field, language);
        auto again = operations(field.kind).read(written, field);
        if (!again || *again != row[i]) RC_FAIL(field.name + ": " + written);
      }
    }
  });
}

/// What no field may take as JSON, whatever its kind.
std::vector<json::value> hostile_json(const Field& field) {
  std::vector<json::value> hostile{json::array{}, json::object{}, json::array{"x"}};
  const bool text = field.kind == Kind::text || field.kind == Kind::long_text;
  if (!text) {
    for (const char* one : {"'; DROP TABLE unit;--", "=1+1", "\x01", "\xff\xfe", "9999999999999999999999"}) {
      hostile.emplace_back(one);
    }
    hostile.emplace_back(std::string("2025-01-01\0", 11));
  } else {
    hostile.insert(hostile.end(), {json::value(5), json::value(true), json::value(1.5)});
    hostile.emplace_back(std::string(field.max_length + 1, 'x'));
    for (const char* one :
        {"a\x01z", "a\x7f", "a\xc2\x9bz", "\xff\xfe", "\xc0\xaf", "\xed\xa0\x80", "a\x1b[31mz"}) {
      hostile.emplace_back(one);
    }
    hostile.emplace_back(std::string("a\0z", 3));
  }
  if (field.kind == Kind::integer) {
    if (field.minimum) hostile.emplace_back(*field.minimum - 1);
    if (field.maximum) hostile.emplace_back(*field.maximum + 1);
    hostile.insert(
        hostile.end(), {json::value(1.5), json::value(1e300), json::value(true), json::value(UINT64_MAX)});
  }
  if (field.kind == Kind::boolean) hostile.insert(hostile.end(), {json::value(1), json::value("ja")});
  if (field.kind == Kind::choice)
    hostile.insert(hostile.end(), {json::value(""), json::value(0), json::value("RED ")});
  if (field.kind == Kind::date || field.kind == Kind::instant) {
    for (const char* one : {"2025-02-30", "2025-13-01", "10000-01-01", "-1-01-01", ""})
      hostile.emplace_back(one);
  }
  return hostile;
}

TEST_P(EveryType, RefusesHostileJsonInEveryFieldAndNamesTheField) {
  const Values good(type_.fields.size());
  for (const Field& field : type_.fields) {
    for (const json::value& value : hostile_json(field)) {
      Values row = good;
      std::set<std::string> touched;
      const json::object object{{field.name, value}};
      auto outcome = read_json_fields(type_, object, row, touched);
      if (outcome) outcome = validate(type_, row);
      ASSERT_FALSE(outcome) << field.name << " took " << json::serialize(value);
      EXPECT_TRUE(std::ranges::any_of(
          outcome.error().details, [&](const Error& error) { return error.field == field.name; }))
          << field.name << ": " << json::serialize(value);
      for (const Error& error : outcome.error().details) {
        EXPECT_TRUE(is_utf8(error.message.sv) && is_utf8(error.message.en)) << field.name;
        EXPECT_LT(error.message.sv.size(), 500U) << field.name;
      }
    }
  }
}

TEST_P(EveryType, IsRecognisedByItsHeadingsInBothLanguages) {
  const Catalogue all = with_specimen(catalogue());
  for (const Language language : {Language::swedish, Language::english}) {
    std::vector<std::string> headings;
    for (const Field& field : type_.fields) {
      if (field.is_written()) headings.push_back(field.label.in(language));
    }
    std::ranges::reverse(headings);
    auto map = map_headings(all, headings, "", {});
    ASSERT_TRUE(map) << map.error().message.en;
    EXPECT_EQ(map->type, &type_);
    EXPECT_TRUE(map->unknown.empty());
  }
  EXPECT_EQ(all.find(type_.plural), &type_);
  EXPECT_EQ(all.find(type_.label_plural.sv), &type_);
}

TEST(Catalogue, HasRegistersAndFiguresOfTheirOwnNames) {
  std::set<std::string> names;
  for (const RecordType* type : catalogue().types) {
    EXPECT_TRUE(names.insert(type->name).second) << type->name;
    EXPECT_TRUE(names.insert(type->plural).second) << type->plural;
  }
  std::set<std::string> ids;
  for (const Figure* figure : catalogue().figures) {
    EXPECT_TRUE(ids.insert(figure->id).second) << figure->id;
    EXPECT_TRUE(is_said(figure->label)) << figure->id;
    const Terms terms = resolve_terms(*figure->type, catalogue(), figure->filter, now());
    EXPECT_TRUE(parse_filter(*figure->type, catalogue(), terms)) << figure->id;
    for (const std::string& field : {figure->field, figure->dimension_field, figure->latest}) {
      EXPECT_TRUE(field.empty() || figure->type->find(field) != nullptr) << figure->id << ": " << field;
    }
    EXPECT_TRUE(figure->share_of.empty() || ids.contains(figure->share_of)) << figure->id;
  }
  for (const char* id : {"risk.total", "risk.action_required", "risk.highest_value", "risk.not_assessed",
           "risk.by_value", "incident.total", "incident.personal_data", "incident.reported_to_imy",
           "training.enrolled", "training.certified", "training.not_certified", "training.ongoing",
           "training.expired", "system.total", "system.business", "system.classified_since", "gap.assessed",
           "gap.high_priority", "gap.plan_part", "activity.planned", "activity.done"}) {
    EXPECT_TRUE(ids.contains(id)) << id;
  }
}

TEST(Catalogue, RecognisesEachFileOfTheIssueByItsHeadings) {
  const std::map<std::string, std::string> files{{"unit", "Kod;Namn;Slag;Överordnad"},
      {"person", "Anställningsnummer;Namn;E-post;Enhet;Chef;Befattning;Anställd från;Anställd till"},
      {"system", "Namn;Objekt;Slag;Verksamhetssystem;Personuppgiftsroll;Leverantör;AI;IoT;Klassad;K;R;T"},
      {"risk",
          "Analys;År;Process;Arbetssätt;Oönskad händelse;Sannolikhet;Konsekvens;Åtgärd;Uppföljning;Förslag "
          "på åtgärd"},
      {"incident",
          "Diarienummer;Upptäckt;Rapporterad;Rubrik;Slag;Personuppgiftsincident;Anmäld till "
          "IMY;Källa;Enhet;Status"},
      {"course_result", "Anställningsnummer;Kurs;Status;Statusdatum;Enhet"},
      {"activity", "År;Aktivitet;Beskrivning;Åtgärdsansvarig;Status;Prioritet;Källa"},
      {"control_assessment", "Standard;År;Säkerhetsåtgärd;Iakttagelse;Bristvärdering;Prioritet;Del"}};
  for (const auto& [name, line] : files) {
    std::vector<std::string> headings;
    std::istringstream parts(line);
    for (std::string part; std::getline(parts, part, ';');) headings.push_back(part);
    auto map = map_headings(catalogue(), headings, "", {});
    ASSERT_TRUE(map) << name;
    EXPECT_EQ(map->type->name, name);
    EXPECT_TRUE(map->unknown.empty()) << name;
  }
}

}  // namespace
}  // namespace ringmur
