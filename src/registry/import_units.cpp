#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "registry/import_references.h"
#include "schema/settings.h"

/// The list of units is the one register whose rows make authorities.
namespace ringmur {
namespace {

class UnitPlacer {
 public:
  UnitPlacer(Store& store, const Actor& actor, const HeadingMap& map, const ImportOptions& options,
      ImportRows& rows, ImportReport& report, std::vector<Uuid>& ids, NewAuthorities& authorities)
      : store_(store),
        actor_(actor),
        map_(map),
        options_(options),
        rows_(rows),
        report_(report),
        ids_(ids),
        authorities_(authorities),
        code_(map.type->index("code")),
        name_(map.type->index("name")),
        kind_(map.type->index("kind")),
        parent_(map.type->index("parent")) {}

  Result<void> run() {
    drop_faulty(rows_);
    parents_.resize(rows_.rows.size());
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
      const std::string* parent = rows_.rows[i].reference(map_.type->fields[parent_]);
      if (parent != nullptr) parents_[i] = folded(*parent);
    }
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) by_code_.try_emplace(code_of(i), i);
    for (Authority& authority : store_.authorities(actor_)) known_.push_back(std::move(authority));
    ids_.resize(rows_.rows.size());
    authority_of_.resize(rows_.rows.size());
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
      if (auto placed = place(i, 0); !placed) return placed;
    }
    if (auto given = give_ids(); !given) return given;
    set_parents();
    std::vector<Uuid> kept;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (std::ranges::find(bad_, i) == bad_.end()) kept.push_back(ids_[i]);
    }
    ids_ = std::move(kept);
    drop_rows(rows_, bad_);
    return {};
  }

 private:
  std::string code_of(std::size_t row) const {
    return folded(std::get<std::string>(rows_.rows[row].values[code_]));
  }

  bool is_authority_kind(std::size_t row) const {
    const auto* kind = std::get_if<std::string>(&rows_.rows[row].values[kind_]);
    auto kinds = settings_.authority_kinds();
    return kind != nullptr && std::ranges::find(kinds, folded(*kind)) != kinds.end();
  }

  void fault(std::size_t row, std::string code, Text message) {
    if (std::ranges::find(bad_, row) != bad_.end()) return;
    bad_.push_back(row);
    const std::string* written = rows_.rows[row].reference(map_.type->fields[parent_]);
    add_fault(report_,
        {rows_.rows[row].line, map_.type->fields[parent_].label.sv, written == nullptr ? "" : *written,
            {Refusal::invalid, std::move(code), std::move(message), "parent", {}},
            cells_of(map_, rows_.rows[row])});
  }

  const Authority* known_authority(const std::string& code) const {
    for (const Authority& authority : known_) {
      if (folded(authority.code) == code) return &authority;
    }
    return nullptr;
  }

  Result<void> place_as_authority(std::size_t row) {
    if (const Authority* known = known_authority(code_of(row))) {
      authority_of_[row] = known->id;
      return {};
    }
    if (!actor_.covers("unit", Action::write, std::nullopt)) {
      return refuse(Refusal::forbidden, "unit.new_authority",
          {fmt::format(
               "Rad {}: bara administratören får lägga till en nämnd eller ett bolag.", rows_.rows[row].line),
              fmt::format("Line {}: only the administrator may add an authority.", rows_.rows[row].line)});
    }
    Authority made{new_uuid(), std::get<std::string>(rows_.rows[row].values[code_]),
        std::get<std::string>(rows_.rows[row].values[name_])};
    authority_of_[row] = made.id;
    known_.push_back(made);
    authorities_.made.push_back(made);
    return {};
  }

  Result<void> place(std::size_t row, int depth) {
    constexpr int deepest = 30;
    if (!authority_of_[row].empty()) return {};
    if (depth > deepest) {
      fault(row, "unit.circle",
          {"Överordnad: enheterna står i ring. Rätta vem som är överordnad vem.",
              "Parent: the units stand in a ring. Mend which is above which."});
      return {};
    }
    if (parents_[row].empty()) {
      bool stands_under_unit =
          options_.unit && !is_authority_kind(row) && folded(options_.unit->code) != code_of(row);
      if (!stands_under_unit) return place_as_authority(row);
      authority_of_[row] = options_.unit->authority.id;
      rows_.rows[row].values[parent_] = options_.unit->unit;
      return {};
    }
    if (is_authority_kind(row)) return place_as_authority(row);
    return place_below(row, depth);
  }

  Result<void> place_below(std::size_t row, int depth) {
    if (auto in_file = by_code_.find(parents_[row]); in_file != by_code_.end()) {
      if (auto placed = place(in_file->second, depth + 1); !placed) return placed;
      authority_of_[row] = authority_of_[in_file->second];
      if (authority_of_[row].empty()) {
        fault(row, "unit.circle",
            {"Överordnad: enheterna står i ring. Rätta vem som är överordnad vem.",
                "Parent: the units stand in a ring. Mend which is above which."});
      }
      return {};
    }
    auto found = find_unit(store_, actor_, parents_[row]);
    if (!found) {
      fault(row, "unit.no_parent",
          {fmt::format(
               "Överordnad: {} finns varken i filen eller bland enheterna. Lägg till den eller rätta koden.",
               parents_[row]),
              fmt::format("Parent: {} is neither in the file nor among the units. Add it or mend the code.",
                  parents_[row])});
      return {};
    }
    authority_of_[row] = found->authority.id;
    rows_.rows[row].values[parent_] = found->unit;
    return {};
  }

  /// Units that exist keep their id; an authority's unit has the authority's.
  Result<void> give_ids() {
    std::map<Uuid, std::vector<std::string>> codes;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      rows_.rows[i].authority = authority_of_[i];
      if (!authority_of_[i].empty()) codes[authority_of_[i]].push_back(code_of(i));
    }
    std::map<std::pair<Uuid, std::string>, Uuid> known;
    for (const auto& [authority, of_authority] : codes) {
      if (!known_in_store(authority)) continue;
      auto found = store_.find_by_keys(actor_, *map_.type, authority, of_authority);
      if (!found) return std::unexpected(found.error());
      for (const auto& [code, row] : *found) known[{authority, code}] = row.meta.id;
    }
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      auto there = known.find({authority_of_[i], code_of(i)});
      auto first = by_code_.at(code_of(i));
      if (there != known.end())
        ids_[i] = there->second;
      else if (is_authority_unit(i))
        ids_[i] = authority_of_[i];
      else
        ids_[i] = first == i || authority_of_[first] != authority_of_[i] ? new_uuid() : ids_[first];
    }
    return {};
  }

  bool known_in_store(const Uuid& authority) const {
    return std::ranges::none_of(
        authorities_.made, [&](const Authority& made) { return made.id == authority; });
  }

  bool is_authority_unit(std::size_t row) const {
    const Authority* authority = known_authority(code_of(row));
    return authority != nullptr && authority->id == authority_of_[row];
  }

  void set_parents() {
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (parents_[i].empty()) continue;
      if (auto in_file = by_code_.find(parents_[i]); in_file != by_code_.end()) {
        rows_.rows[i].values[parent_] = ids_[in_file->second];
      } else if (auto found = find_unit(store_, actor_, parents_[i]); found) {
        rows_.rows[i].values[parent_] = found->unit;
      }
    }
  }

  Store& store_;
  const Actor& actor_;
  const HeadingMap& map_;
  const ImportOptions& options_;
  ImportRows& rows_;
  ImportReport& report_;
  std::vector<Uuid>& ids_;
  NewAuthorities& authorities_;
  std::size_t code_, name_, kind_, parent_;
  Settings settings_{store_.settings()};
  std::vector<std::string> parents_;
  std::vector<Uuid> authority_of_;
  std::vector<std::size_t> bad_;
  std::unordered_map<std::string, std::size_t> by_code_;
  std::vector<Authority> known_;
};

}  // namespace

Result<void> place_units(Store& store, const Actor& actor, const HeadingMap& map,
    const ImportOptions& options, ImportRows& rows, ImportReport& report, std::vector<Uuid>& ids,
    NewAuthorities& authorities) {
  return UnitPlacer(store, actor, map, options, rows, report, ids, authorities).run();
}

}  // namespace ringmur
