#include "registry/import_headings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/text.h"

namespace ringmur {

bool HeadingMap::has(const Field& field) const {
  return std::ranges::find(columns, &field) != columns.end();
}

std::string fault_heading(Language language) {
  return language == Language::swedish ? "Ringmur: fel" : "Ringmur: error";
}

bool is_fault_heading(std::string_view heading) {
  std::string name = folded(heading);
  return name == folded(fault_heading(Language::swedish)) || name == folded(fault_heading(Language::english));
}

const Field* field_for(const RecordType& type, std::string_view heading) {
  std::string wanted = folded(heading);
  for (const Field& field : type.fields) {
    if (!field.is_written()) continue;
    bool named = folded(field.label.sv) == wanted || folded(field.label.en) == wanted || field.name == wanted;
    if (named ||
        std::ranges::any_of(field.aliases, [&](const auto& alias) { return folded(alias) == wanted; }))
      return &field;
  }
  return nullptr;
}

namespace {

/// What a file need not have: the import itself gives it.
bool given_by_import(const RecordType& type, const Field& field) {
  return !field.is_written() || field.name == "unit" || field.name == type.as_of;
}

std::vector<const Field*> missing_fields(const HeadingMap& map) {
  std::vector<const Field*> missing;
  for (const Field& field : map.type->fields) {
    if (field.required && !given_by_import(*map.type, field) && !map.has(field)) missing.push_back(&field);
  }
  return missing;
}

HeadingMap map_to(const RecordType& type, const std::vector<std::string>& headings,
    const std::map<std::string, std::string>& mapping) {
  HeadingMap map{&type, {}, {}};
  for (const std::string& heading : headings) {
    auto chosen = mapping.find(heading);
    const Field* field = chosen == mapping.end()  ? field_for(type, heading)
                         : chosen->second.empty() ? nullptr
                                                  : field_for(type, chosen->second);
    if (field != nullptr && map.has(*field)) field = nullptr;
    map.columns.push_back(field);
    bool left_out = chosen != mapping.end() && chosen->second.empty();
    if (field == nullptr && !left_out && !heading.empty() && !is_fault_heading(heading))
      map.unknown.push_back(heading);
  }
  return map;
}

std::size_t fitting(const HeadingMap& map) {
  return static_cast<std::size_t>(
      std::ranges::count_if(map.columns, [](const Field* field) { return field != nullptr; }));
}

std::string registers_and_headings(const Catalogue& catalogue, Language language) {
  std::string out;
  for (const RecordType* type : catalogue.types) {
    std::vector<std::string> names;
    for (const Field& field : type->fields) {
      if (field.is_written()) names.push_back(field.label.in(language));
    }
    out += fmt::format("\n  {}: {}", type->label_plural.in(language), fmt::join(names, ";"));
  }
  return out;
}

std::unexpected<Error> not_recognised(const Catalogue& catalogue, const std::vector<std::string>& headings) {
  return refuse(Refusal::invalid, "import.not_recognised",
      {fmt::format("Rubrikerna {} hör inte till något register. Rätta dem eller ange registret med --as. "
                   "Registren:{}",
           fmt::join(headings, ";"), registers_and_headings(catalogue, Language::swedish)),
          fmt::format("The headings {} belong to no register. Mend them or name the register with --as. The "
                      "registers:{}",
              fmt::join(headings, ";"), registers_and_headings(catalogue, Language::english))});
}

std::string labels_of(const std::vector<const Field*>& fields, Language language) {
  std::string labels;
  for (const Field* field : fields) labels += (labels.empty() ? "" : ", ") + field->label.in(language);
  return labels;
}

std::unexpected<Error> headings_missing(const HeadingMap& map, const std::vector<const Field*>& missing) {
  return refuse(Refusal::invalid, "import.headings_missing",
      {fmt::format("{}: rubriken {} saknas. Lägg till kolumnen.", map.type->label_plural.sv,
           labels_of(missing, Language::swedish)),
          fmt::format("{}: the heading {} is missing. Add the column.", map.type->label_plural.en,
              labels_of(missing, Language::english))});
}

std::unexpected<Error> no_such_register(const Catalogue& catalogue, const std::string& wanted) {
  std::vector<std::string> names;
  for (const RecordType* known : catalogue.types) names.push_back(known->plural);
  return refuse(Refusal::invalid, "import.no_such_register",
      {fmt::format(
           "Det finns inget register som heter {}. Skriv något av: {}.", wanted, fmt::join(names, ", ")),
          fmt::format("There is no register called {}. Write one of: {}.", wanted, fmt::join(names, ", "))});
}

Result<HeadingMap> recognise(const Catalogue& catalogue, const std::vector<std::string>& headings,
    const std::map<std::string, std::string>& mapping) {
  std::optional<HeadingMap> best;
  bool tie = false;
  for (const RecordType* type : catalogue.types) {
    HeadingMap map = map_to(*type, headings, mapping);
    if (fitting(map) == 0 || !missing_fields(map).empty()) continue;
    std::size_t most = best ? fitting(*best) : 0;
    if (fitting(map) > most) {
      best = std::move(map);
      tie = false;
    } else if (fitting(map) == most) {
      tie = true;
    }
  }
  // One heading alone says too little, unless it is all there is.
  bool too_little = best && fitting(*best) < 2 && headings.size() > 1;
  if (!best || tie || too_little) return not_recognised(catalogue, headings);
  return std::move(*best);
}

}  // namespace

Result<HeadingLook> look_at_headings(
    const Catalogue& catalogue, const std::vector<std::string>& headings, const std::string& wanted) {
  HeadingLook look;
  const RecordType* taken = wanted.empty() ? nullptr : catalogue.find(wanted);
  if (taken == nullptr && !wanted.empty()) return no_such_register(catalogue, wanted);
  for (const RecordType* type : catalogue.types) {
    std::size_t fits = fitting(map_to(*type, headings, {}));
    if (fits > 0) look.candidates.push_back({type, fits});
  }
  std::ranges::stable_sort(look.candidates, std::ranges::greater(), &HeadingLook::Candidate::fits);
  if (taken == nullptr) {
    if (auto recognised = recognise(catalogue, headings, {})) taken = recognised->type;
  }
  if (taken == nullptr) {
    look.map.columns.resize(headings.size());
    look.map.unknown = headings;
    return look;
  }
  look.map = map_to(*taken, headings, {});
  look.missing = missing_fields(look.map);
  return look;
}

Result<HeadingMap> map_headings(const Catalogue& catalogue, const std::vector<std::string>& headings,
    const std::string& wanted, const std::map<std::string, std::string>& mapping) {
  if (wanted.empty()) return recognise(catalogue, headings, mapping);
  const RecordType* type = catalogue.find(wanted);
  if (type == nullptr) return no_such_register(catalogue, wanted);
  HeadingMap map = map_to(*type, headings, mapping);
  if (auto missing = missing_fields(map); !missing.empty()) return headings_missing(map, missing);
  return map;
}

}  // namespace ringmur
