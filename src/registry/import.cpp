#include "registry/import.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>

#include "registry/import_plan.h"
#include "registry/import_references.h"
#include "store/imports.h"

namespace ringmur {
namespace {

/// People who edit at the same time are seldom as fast. Programs are, and pause some time.
constexpr int most_tries = 10;
constexpr std::chrono::seconds patience{30};

class Import {
 public:
  Import(Store& store, const Actor& actor, const std::filesystem::path& file, const ImportOptions& options)
      : store_(store), actor_(actor), file_(file), options_(options) {}

  /// Somebody may write the same records between our look and our write: then it is done again from the
  /// beginning.
  Result<ImportReport> run() {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (int tries = 1;; ++tries) {
      report_ = {};
      authorities_.made.clear();
      ids_.clear();
      auto report = attempt();
      const bool changed = !report && report.error().refusal == Refusal::changed;
      const bool raced = changed || (!report && report.error().code == "record.key_taken");
      const bool waits = changed && std::chrono::steady_clock::now() < until;
      if (!raced || (tries >= most_tries && !waits)) return report;
    }
  }

 private:
  Result<ImportReport> attempt() {
    std::optional<int> year;
    if (options_.as_of) year = year_of(*options_.as_of);
    auto sheet = open_sheet(file_, {}, year);
    if (!sheet) return std::unexpected(sheet.error());
    auto map = map_headings(store_.catalogue(), (*sheet)->headings(), options_.type, options_.mapping);
    if (!map) return std::unexpected(map.error());
    describe(**sheet, *map);
    if (auto good = check_headings(*map); !good) return std::unexpected(good.error());
    auto rows = read_rows(**sheet, *map, options_, report_);
    if (!rows) return std::unexpected(rows.error());
    if (auto dated = give_as_of(*map, *rows); !dated) return std::unexpected(dated.error());
    if (auto placed = place(*map, *rows, (*sheet)->headings()); !placed)
      return std::unexpected(placed.error());
    std::vector<Uuid> new_authorities;
    for (const Authority& authority : authorities_.made) new_authorities.push_back(authority.id);
    auto plan =
        plan_import(store_, actor_, *map, options_, import_id_, *rows, ids_, new_authorities, report_);
    if (!plan) return std::unexpected(plan.error());
    if (stops()) {
      forget_what_was_planned();
      return std::move(report_);
    }
    if (auto written = write(*map, *plan); !written) return std::unexpected(written.error());
    return std::move(report_);
  }

  void describe(const SheetReader& sheet, const HeadingMap& map) {
    report_.type = map.type->name;
    report_.register_label = map.type->label_plural;
    report_.description = sheet.description();
    report_.headings = sheet.headings();
    report_.unknown_headings = map.unknown;
    for (std::size_t i = 0; i < map.columns.size(); ++i) {
      if (map.columns[i] != nullptr) report_.mapping[sheet.headings()[i]] = map.columns[i]->name;
    }
  }

  Result<void> check_headings(const HeadingMap& map) {
    bool needs_unit = map.type->name != "unit";
    if (needs_unit && !options_.unit) {
      return refuse(Refusal::invalid, "import.no_unit",
          {fmt::format(
               "{}: ange vilken nämnd eller enhet filen gäller med --unit KOD.", map.type->label_plural.sv),
              fmt::format(
                  "{}: name the authority or unit of the file with --unit CODE.", map.type->label_plural.en)},
          "unit");
    }
    if (map.unknown.empty() || options_.unknown == UnknownHeadings::leave_out) return {};
    return refuse(Refusal::invalid, "import.unknown_headings",
        {fmt::format("{}: okända rubriker: {}. Rätta dem, eller utelämna kolumnerna med --ignore-unknown.",
             map.type->label_plural.sv, fmt::join(map.unknown, ", ")),
            fmt::format(
                "{}: unknown headings: {}. Mend them, or leave the columns out with --ignore-unknown.",
                map.type->label_plural.en, fmt::join(map.unknown, ", "))});
  }

  /// The day that an export is of: as said, else the newest date in the file.
  Result<void> give_as_of(const HeadingMap& map, ImportRows& rows) {
    if (map.type->as_of.empty()) return {};
    const Field& field = map.type->at(map.type->as_of);
    std::optional<Date> day = options_.as_of ? options_.as_of : rows.newest;
    bool lacking = false;
    for (ImportRow& row : rows.rows) {
      Value& value = row.values[map.type->index(field)];
      if (is_empty(value) && day) value = *day;
      lacking = lacking || is_empty(value);
    }
    report_.as_of = day;
    if (!lacking) return {};
    return refuse(Refusal::invalid, "import.no_as_of",
        {fmt::format("{}: filen har inget datum. Ange dagen då uppgifterna togs ut med --as-of ÅÅÅÅ-MM-DD.",
             map.type->label_plural.sv),
            fmt::format("{}: the file has no date. Give the day of the export with --as-of YYYY-MM-DD.",
                map.type->label_plural.en)},
        field.name);
  }

  Result<void> place(const HeadingMap& map, ImportRows& rows, const std::vector<std::string>& headings) {
    if (map.type->name == "unit") {
      return place_units(store_, actor_, map, options_, rows, report_, ids_, authorities_);
    }
    const Uuid& authority = options_.unit->authority.id;
    for (ImportRow& row : rows.rows) row.authority = authority;
    return resolve_references(store_, actor_, map, authority, rows, report_, headings);
  }

  bool stops() const {
    bool bad_rows = report_.fault_count > 0 && options_.on_error == OnError::refuse_file;
    return bad_rows || !report_.offers.empty() || options_.dry_run == DryRun::yes;
  }

  /// A dry run tells what would be done; a refused file did nothing and says so.
  void forget_what_was_planned() {
    if (options_.dry_run == DryRun::yes) return;
    report_.created = report_.changed = report_.archived = report_.restored = 0;
  }

  Result<void> write(const HeadingMap& map, ImportPlan& plan) {
    bool nothing = plan.create.empty() && plan.change.empty() && authorities_.made.empty();
    if (nothing && !options_.in_transaction) {
      report_.written = true;
      return {};
    }
    auto stored = store_.write(actor_, "import", import_id_, [&](Writer& writer) -> Result<void> {
      for (const Authority& authority : authorities_.made) writer.create_authority(authority);
      if (auto written = write_rows(writer, *map.type, plan); !written) return written;
      if (!nothing) record(writer, *map.type, plan);
      if (!options_.in_transaction) return {};
      ImportReport finished = report_;
      say_written(finished, nothing);
      return options_.in_transaction(writer, finished);
    });
    if (!stored) return stored;
    constexpr std::size_t many = 1000;
    if (plan.create.size() >= many) store_.refresh_statistics(*map.type);
    say_written(report_, nothing);
    if (options_.progress) options_.progress(1);
    return {};
  }

  void say_written(ImportReport& report, bool nothing) const {
    report.written = true;
    if (!nothing) report.import_id = import_id_;
  }

  Result<void> write_rows(Writer& writer, const RecordType& type, ImportPlan& plan) {
    constexpr std::size_t together = 2000;
    constexpr double before = 0.5;
    for (const Row& row : plan.release) writer.release_key(type, row.meta.authority, row.meta.id);
    double all = static_cast<double>(std::max<std::size_t>(1, plan.create.size() + plan.change.size()));
    for (std::size_t from = 0; from < plan.create.size(); from += together) {
      std::size_t to = std::min(from + together, plan.create.size());
      std::vector<Row> rows(plan.create.begin() + static_cast<std::ptrdiff_t>(from),
          plan.create.begin() + static_cast<std::ptrdiff_t>(to));
      for (const Row& row : rows) {
        if (auto may = writer.allows(Action::write, type, row); !may) return may;
      }
      writer.insert(type, rows);
      if (options_.progress) options_.progress(before + (1 - before) * static_cast<double>(to) / all);
    }
    for (PlannedChange& change : plan.change) {
      if (auto updated = writer.update(type, change.before, change.after, change.action); !updated)
        return updated;
      rename_authority(writer, type, change);
    }
    return {};
  }

  static void rename_authority(Writer& writer, const RecordType& type, const PlannedChange& change) {
    bool is_authority = type.name == "unit" && change.after.meta.id == change.after.meta.authority;
    if (is_authority) {
      const Values& values = change.after.values;
      writer.rename_authority({change.after.meta.authority, std::get<std::string>(values[type.index("code")]),
          std::get<std::string>(values[type.index("name")])});
    }
  }

  void record(Writer& writer, const RecordType& type, const ImportPlan& plan) {
    std::map<Uuid, ImportEntry> entries;
    std::optional<Uuid> unit = options_.unit ? std::optional(options_.unit->unit) : std::nullopt;
    auto entry_of = [&](const Uuid& authority) -> ImportEntry& {
      ImportEntry fresh{import_id_, authority, type.name, unit, options_.file_name, {}, 0, 0, 0};
      return entries.try_emplace(authority, std::move(fresh)).first->second;
    };
    for (const Row& row : plan.create) ++entry_of(row.meta.authority).created;
    for (const PlannedChange& change : plan.change) {
      ImportEntry& entry = entry_of(change.after.meta.authority);
      if (change.action == "archive")
        ++entry.archived;
      else
        ++entry.changed;
    }
    for (const auto& [authority, entry] : entries) record_import(writer, entry);
    std::vector<const Row*> before;
    for (const PlannedChange& change : plan.change) before.push_back(&change.before);
    record_before(writer, import_id_, before);
  }

  Store& store_;
  const Actor& actor_;
  const std::filesystem::path& file_;
  const ImportOptions& options_;
  Uuid import_id_{new_uuid()};
  ImportReport report_;
  NewAuthorities authorities_;
  std::vector<Uuid> ids_;
};

}  // namespace

Result<ImportReport> import_file(
    Store& store, const Actor& actor, const std::filesystem::path& file, const ImportOptions& options) {
  return Import(store, actor, file, options).run();
}

}  // namespace ringmur
