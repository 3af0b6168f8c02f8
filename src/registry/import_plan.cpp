#include "registry/import_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "registry/import_likeness.h"
#include "registry/names.h"
#include "schema/difference.h"
#include "schema/settings.h"
#include "schema/validate.h"
#include "store/imports.h"
#include "store/veil.h"

namespace ringmur {

std::string called(const RecordType& type, const Row& row) {
  const std::string name = title_of(type, row, Language::swedish);
  return row.meta.short_reference.empty() ? name : row.meta.short_reference + " " + name;
}

namespace {

/// Without what is masked: the report of an import is kept, and read by others than who made it.
std::string shown_difference(const RecordType& type, const Row& before, const Row& after) {
  if (before.meta.masked.empty()) return difference(type, before.values, after.values);
  Row old = before;
  Row fresh = after;
  fresh.meta.masked = before.meta.masked;
  conceal(type, old);
  conceal(type, fresh);
  return difference(type, old.values, fresh.values);
}

constexpr std::size_t most_changes_shown = 100;

class Planner {
 public:
  Planner(Store& store, const Actor& actor, const HeadingMap& map, const ImportOptions& options,
      const Uuid& import_id, const ImportRows& rows, const std::vector<Uuid>& ids,
      const std::vector<Uuid>& new_authorities, ImportReport& report)
      : store_(store),
        actor_(actor),
        map_(map),
        type_(*map.type),
        options_(options),
        import_id_(import_id),
        rows_(rows),
        ids_(ids),
        new_authorities_(new_authorities),
        report_(report) {
    for (const Field* field : map.columns) {
      if (field != nullptr) written_.push_back(type_.index(*field));
    }
    if (!type_.as_of.empty() && !map.has(type_.at(type_.as_of))) written_.push_back(type_.index(type_.as_of));
  }

  Result<ImportPlan> run() {
    if (auto known = load_known(); !known) return std::unexpected(known.error());
    if (auto loaded = likeness_.load(rows_, keys_, known_by_key_); !loaded)
      return std::unexpected(loaded.error());
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) add(i);
    // What is in error or waits for an answer is in the file all the same: nothing is called absent until all
    // rows are good.
    bool complete = report_.fault_count == 0 && report_.offers.empty();
    if (!complete) return finished();
    if (auto absent = plan_absent(store_, actor_, map_, options_, rows_, matched_, plan_, report_); !absent) {
      return std::unexpected(absent.error());
    }
    return finished();
  }

 private:
  ImportPlan finished() {
    report_.created = plan_.create.size();
    return std::move(plan_);
  }

  Result<void> load_known() {
    std::map<Uuid, std::vector<std::string>> wanted;
    keys_.reserve(rows_.rows.size());
    for (const ImportRow& row : rows_.rows) {
      keys_.push_back(natural_key(type_, row.values));
      if (!keys_.back().empty()) wanted[row.authority].push_back(keys_.back());
    }
    for (const ImportRow& row : rows_.rows) {
      if (undone_.contains(row.authority)) continue;
      auto undone = undone_imports(store_, actor_, row.authority, type_);
      if (!undone) return std::unexpected(undone.error());
      undone_[row.authority] = std::move(*undone);
    }
    for (const auto& [authority, keys] : wanted) {
      if (std::ranges::find(new_authorities_, authority) != new_authorities_.end()) continue;
      auto found = store_.find_by_keys(actor_, type_, authority, keys, Secrets::counted);
      if (!found) return std::unexpected(found.error());
      for (auto& [key, row] : *found) {
        KnownRows& rows = is_left_by_undo(row, undone_[authority]) ? left_by_key_ : known_by_key_;
        rows[authority].emplace(key, std::move(row));
      }
    }
    return {};
  }

  static const Row* known(const KnownRows& rows, const Uuid& authority, const std::string& key) {
    auto of_authority = rows.find(authority);
    if (of_authority == rows.end() || key.empty()) return nullptr;
    auto found = of_authority->second.find(key);
    return found == of_authority->second.end() ? nullptr : &found->second;
  }

  void add(std::size_t index) {
    const ImportRow& row = rows_.rows[index];
    const std::string& key = keys_[index];
    if (!key.empty() && repeated(index)) return;
    if (const Row* there = known(known_by_key_, row.authority, key)) return compare(row, *there);
    const Row* left = known(left_by_key_, row.authority, key);
    if (type_.key_may_come_later) {
      Likeness::Answer answer = likeness_.of(row, key, written_);
      if (answer.same != nullptr) return compare(row, *answer.same);
      if (!answer.candidates.empty() && !settled(row, answer.candidates, left)) return;
      if (left == nullptr) left = answer.left;
    }
    if (left != nullptr) return revive(index, *left);
    create(index);
  }

  /// The same key twice in one file: the same row again is passed over, another one is a fault.
  bool repeated(std::size_t index) {
    const ImportRow& row = rows_.rows[index];
    auto [first, fresh] = first_with_key_.try_emplace(to_string(row.authority) + keys_[index], index);
    if (fresh) return false;
    const ImportRow& other = rows_.rows[first->second];
    if (other.values == row.values) {
      report_.notices.push_back(
          {row.line, {fmt::format("Raden är lika med rad {} och räknas en gång.", other.line),
                         fmt::format("The row is the same as line {} and counts once.", other.line)}});
      return true;
    }
    const Field& key_field = type_.at(type_.key.front());
    add_fault(report_,
        {row.line, key_field.label.sv,
            operations(key_field.kind)
                .write(row.values[type_.index(key_field)], key_field, Language::swedish),
            {Refusal::invalid, "import.key_twice",
                {fmt::format(
                     "Samma nyckel som rad {}, men med andra uppgifter. Behåll en av raderna.", other.line),
                    fmt::format(
                        "The same key as line {}, but with other values. Keep one of the rows.", other.line)},
                key_field.name, {}},
            cells_of(map_, row)});
    return true;
  }

  /// Whether the user's answer lets the row be created; a chosen match is compared here.
  bool settled(const ImportRow& row, const std::vector<const Row*>& candidates, const Row* left) {
    auto answer = options_.matches.find(row.line);
    if (answer == options_.matches.end()) answer = options_.matches.find(0);
    if (answer != options_.matches.end()) {
      if (answer->second == "new") return true;
      for (const Row* candidate : candidates) {
        bool chosen = answer->second == candidate->meta.short_reference ||
                      answer->second == to_string(candidate->meta.id);
        if (!chosen) continue;
        if (left != nullptr) plan_.release.push_back(*left);
        compare(row, *candidate);
        return false;
      }
    }
    Row as_row{{}, row.values};
    Offer offer{row.line, called(type_, as_row), {}};
    for (const Row* candidate : candidates) {
      Row shown = *candidate;
      shown.meta.short_reference.clear();
      offer.candidates.push_back({candidate->meta.id, candidate->meta.short_reference, called(type_, shown)});
    }
    report_.offers.push_back(std::move(offer));
    return false;
  }

  /// Two rows for one record: which of them is right only a person can say.
  void matched_twice(const ImportRow& row, const Row& record) {
    const Field& title = type_.at(type_.title);
    std::string name = called(type_, record);
    add_fault(report_,
        {row.line, title.label.sv,
            operations(title.kind).write(row.values[type_.index(title)], title, Language::swedish),
            {Refusal::invalid, "import.matched_twice",
                {fmt::format(
                     "{} har redan fått en annan rad i filen. Låt raden bli en annan post eller en ny.",
                     name),
                    fmt::format(
                        "{} has got another row of the file already. Let this row be another record or "
                        "a new one.",
                        name)},
                title.name, {}},
            cells_of(map_, row)});
  }

  /// What the file says is never compared with what is hidden from who imports it: a row that says anything
  /// of that is an error, whether or not it is the same.
  const Field* touches_masked(const ImportRow& row, const Row& before) const {
    if (!before.meta.secret || before.meta.may_see_masked) return nullptr;
    for (std::size_t i : written_) {
      const Field& field = type_.fields[i];
      const bool says = !row.left_alone.contains(field.name) && !unit_left_out(field, row.values[i]);
      const bool unguards = field.name == type_.protection.field && row.values[i] != before.values[i] &&
                            !marks_by_itself(type_, before.values).empty();
      if (says && (before.meta.masked.contains(field.name) || unguards)) return &field;
    }
    return nullptr;
  }

  static bool unit_left_out(const Field& field, const Value& value) {
    return field.name == "unit" && is_empty(value);
  }

  void refuse_row(const ImportRow& row, const Field& field) {
    add_fault(report_,
        {row.line, field.label.sv, "",
            {Refusal::forbidden, "secrecy.may_not_write",
                {fmt::format("{} är sekretessbelagt i posten, och den som läser in får inte se det. Ta bort "
                             "raden, låt "
                             "cellen vara [Sekretess], eller be den som handlägger sekretess läsa in filen.",
                     field.label.sv),
                    fmt::format(
                        "{} is secret in the record, and who imports may not see it. Take the row out, let "
                        "the cell say [Sekretess], or ask who handles secrecy to import the file.",
                        field.label.en)},
                field.name, {}},
            cells_of(map_, row)});
  }

  void compare(const ImportRow& row, const Row& before) {
    if (!matched_.insert(before.meta.id).second) return matched_twice(row, before);
    if (const Field* masked = touches_masked(row, before)) return refuse_row(row, *masked);
    PlannedChange change{before, before, "change"};
    bool overwrite = options_.on_conflict == OnConflict::overwrite;
    for (std::size_t i : written_) {
      const Field& field = type_.fields[i];
      if (row.values[i] == before.values[i] || unit_left_out(field, row.values[i])) continue;
      if (row.left_alone.contains(field.name)) continue;
      if (is_edited(before.meta, field.name) && !overwrite) {
        conflict(row, before, field, before.values[i], row.values[i]);
        continue;
      }
      unmark_edited(change.after.meta, field.name);
      change.after.values[i] = row.values[i];
    }
    bool restored = restore(row, change, overwrite);
    derive(type_, settings_, change.after.values);
    if (change.after.values == before.values && !restored) {
      ++report_.unchanged;
      return;
    }
    if (restored) ++report_.restored;
    ++report_.changed;
    change.after.meta.imported_by = import_id_;
    if (report_.changes.size() < most_changes_shown) {
      report_.changes.push_back(
          {row.line, called(type_, before), shown_difference(type_, before, change.after)});
    }
    plan_.change.push_back(std::move(change));
  }

  bool restore(const ImportRow& row, PlannedChange& change, bool overwrite) {
    Meta& meta = change.after.meta;
    if (!meta.archived_at) return false;
    if (is_edited(meta, "archived_at") && !overwrite) {
      report_.conflicts.push_back({row.line, called(type_, change.before), "Arkiverad", "ja", "nej"});
      return false;
    }
    unmark_edited(meta, "archived_at");
    meta.archived_at.reset();
    change.action = "restore";
    return true;
  }

  void conflict(
      const ImportRow& row, const Row& before, const Field& field, const Value& kept, const Value& offered) {
    const KindOperations& kind = operations(field.kind);
    // The report is kept, and read by others than who may see what is masked.
    auto masked = before.meta.masked.find(field.name);
    const bool hidden = masked != before.meta.masked.end();
    report_.conflicts.push_back({row.line, called(type_, before), field.label.sv,
        hidden ? masked_text(masked->second) : kind.write(kept, field, Language::swedish),
        kind.write(offered, field, Language::swedish)});
  }

  /// A new record from the row; nothing where it is refused.
  std::optional<Row> made_of(std::size_t index) {
    const ImportRow& row = rows_.rows[index];
    Row made;
    made.meta.authority = row.authority;
    made.meta.imported_by = import_id_;
    if (index < ids_.size()) made.meta.id = ids_[index];
    made.values = row.values;
    if (const Field* unit = type_.find("unit");
        unit != nullptr && is_empty(made.values[type_.index(*unit)])) {
      made.values[type_.index(*unit)] = options_.unit->unit;
    }
    derive(type_, settings_, made.values);
    if (auto good = validate(type_, made.values); !good) {
      const Error& first = good.error().details.front();
      add_fault(report_, {row.line, first.field, "", first, cells_of(map_, row)});
      return std::nullopt;
    }
    return made;
  }

  void create(std::size_t index) {
    if (auto made = made_of(index)) plan_.create.push_back(std::move(*made));
  }

  /// What an undone import left behind comes back as if it were new: nothing of that import stays in it.
  void revive(std::size_t index, const Row& left) {
    if (const Field* masked = touches_masked(rows_.rows[index], left))
      return refuse_row(rows_.rows[index], *masked);
    auto made = made_of(index);
    if (!made) return;
    matched_.insert(left.meta.id);
    likeness_.take(left.meta.id);
    PlannedChange change{left, left, "restore"};
    change.after.values = std::move(made->values);
    change.after.meta.archived_at.reset();
    change.after.meta.imported_by = import_id_;
    ++report_.restored;
    ++report_.changed;
    plan_.change.push_back(std::move(change));
  }

  Store& store_;
  const Actor& actor_;
  const HeadingMap& map_;
  const RecordType& type_;
  const ImportOptions& options_;
  Uuid import_id_;
  const ImportRows& rows_;
  const std::vector<Uuid>& ids_;
  const std::vector<Uuid>& new_authorities_;
  ImportReport& report_;
  Settings settings_{store_.settings()};
  std::vector<std::size_t> written_;
  std::vector<std::string> keys_;
  KnownRows known_by_key_;
  KnownRows left_by_key_;  ///< by undone imports
  std::map<Uuid, std::set<Uuid>> undone_;
  std::unordered_map<std::string, std::size_t> first_with_key_;
  std::set<Uuid> matched_;
  Likeness likeness_{store_, actor_, type_, undone_};
  ImportPlan plan_;
};

}  // namespace

Result<ImportPlan> plan_import(Store& store, const Actor& actor, const HeadingMap& map,
    const ImportOptions& options, const Uuid& import_id, const ImportRows& rows, const std::vector<Uuid>& ids,
    const std::vector<Uuid>& new_authorities, ImportReport& report) {
  return Planner(store, actor, map, options, import_id, rows, ids, new_authorities, report).run();
}

}  // namespace ringmur
