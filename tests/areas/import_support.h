#pragma once

#include <string>
#include <vector>

#include "areas/areas.h"
#include "registry/figures.h"
#include "registry/import.h"
#include "store/engine_support.h"

/// Imports as the command line makes them, into an authority of the test's own.
namespace ringmur::test {

/// The areas' registers and the specimens.
const Catalogue& all_registers();

/// A file with these bytes.
std::filesystem::path file_with(const TemporaryFolder& folder, const std::string& bytes);

/// Imports the bytes; `unit` is left as the options have it.
Result<ImportReport> import_bytes(Store& store, const std::string& bytes, const ImportOptions& options = {},
    const Actor& actor = administrator());

using Matches = std::map<std::size_t, std::string>;

/// Options with what is named set, and all else as it is: options_with(DryRun::yes, Absent::archive).
template <typename... Wishes>
ImportOptions options_with(Wishes... wishes) {
  ImportOptions options;
  const auto set = [&](auto wish) {
    using Wish = decltype(wish);
    if constexpr (std::is_same_v<Wish, DryRun>) options.dry_run = wish;
    if constexpr (std::is_same_v<Wish, OnError>) options.on_error = wish;
    if constexpr (std::is_same_v<Wish, Absent>) options.absent = wish;
    if constexpr (std::is_same_v<Wish, OnConflict>) options.on_conflict = wish;
    if constexpr (std::is_same_v<Wish, UnknownHeadings>) options.unknown = wish;
    if constexpr (std::is_same_v<Wish, std::string>) options.type = wish;
    if constexpr (std::is_same_v<Wish, Matches>) options.matches = wish;
  };
  (set(std::move(wishes)), ...);
  return options;
}

/// "line:heading:value:code" of each fault.
std::vector<std::string> faults_of(const ImportReport& report);

/// What the records of a figure's list add up to, one by one: how many, the highest, or the sum.
Value recounted(Store& store, const Uuid& authority, const FigureValue& figure);

class ImportTest : public testing::TestWithParam<Engine> {
 protected:
  /// A nämnd with an administration below it and two units below that: code_, code_F, code_F-1, code_F-2.
  ImportTest();

  Store& store() { return data_.store(); }
  const RecordType& type(const std::string& name) const { return all_registers().at(name); }
  std::string with_codes(std::string text) const;  ///< "NN" becomes the nämnd's code

  /// For the nämnd, unless the options name another unit.
  Result<ImportReport> try_import(const std::string& text, ImportOptions options = {});
  ImportReport import(const std::string& text, ImportOptions options = {});
  /// "rows created changed unchanged archived faults"
  static std::string counts(const ImportReport& report);

  std::vector<Row> rows(const std::string& name, const Terms& terms = {});
  /// The only row of the terms.
  Row row(const std::string& name, const Terms& terms = {});
  /// As a person changes it: `text` is JSON.
  Row edit(const std::string& name, const Row& before, const std::string& text);
  std::string value(const std::string& name, const Row& row, const std::string& field) const;
  std::map<std::string, FigureValue> figures_of(int year, const std::string& unit = {});
  /// As shown_number() shows it; "none" where there is no such figure.
  std::string figure(int year, const std::string& id, const std::string& unit = {});

  Data& data_{shared_data(GetParam(), all_registers())};
  std::string code_;
  UnitPlace place_;
};

}  // namespace ringmur::test
