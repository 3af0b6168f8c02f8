#include "exchange/library_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.h"
#include "exchange/sheet_cells.h"
#include "exchange/yaml.h"

namespace ringmur {

namespace {

constexpr std::size_t most_bytes = 32u << 20;
constexpr std::size_t most_of_standard = 120;
constexpr std::size_t most_of_control = 200;

constexpr std::array<std::string_view, 21> used_keys{"urn", "objects", "framework", "frameworks",
    "requirement_nodes", "assessable", "ref_id", "name", "description", "translations", "sv", "catalog",
    "metadata", "title", "oscal-version", "groups", "controls", "id", "class", "props", "value"};

std::unexpected<Error> refuse_no_controls() {
  return refuse(Refusal::invalid, "library.no_controls",
      {"Filen har inga säkerhetsåtgärder. Välj ett bibliotek med ett ramverk (CISO Assistant) eller "
       "en katalog (OSCAL).",
          "The file has no controls. Choose a library with a framework (CISO Assistant) or a catalogue "
          "(OSCAL)."});
}

/// On one line and no longer than that, with … where something is cut.
std::string shortened(std::string_view text, std::size_t most) {
  std::string out = collapsed(text);
  if (length(out) <= most) return out;
  std::string_view cut = prefix(out, most - 1);
  const std::size_t space = cut.rfind(' ');
  if (space != std::string_view::npos && space > cut.size() / 2) cut = cut.substr(0, space);
  return std::string(cut) + "…";
}

struct Control {
  std::size_t line{0};
  std::string standard;
  std::string name;
};

struct Library {
  std::string kind;
  std::vector<Control> controls;
  /// How many of a standard have been called so, folded as keys are.
  std::map<std::pair<std::string, std::string>, int> named;
};

void add_control(Library& library, std::size_t line, std::string_view standard, std::string_view id,
    std::string_view title) {
  std::string name(id);
  if (!id.empty() && !title.empty()) name += ' ';
  name += title;
  name = shortened(name, most_of_control);
  if (name.empty()) return;
  std::string of = shortened(standard.empty() ? library.kind : standard, most_of_standard);
  // Some have no id and begin alike: none of them may be lost.
  const int before = library.named[{of, folded(name)}]++;
  if (before > 0) name += fmt::format(" ({})", before + 1);
  const std::size_t last = library.controls.empty() ? 1 : library.controls.back().line;
  library.controls.push_back({std::max(line, last + 1), std::move(of), std::move(name)});
}

// ------------------------------------------------------------------------------------------- CISO Assistant

/// The Swedish one where there is one.
std::string_view said(const YamlNode& node, std::string_view key) {
  const YamlNode* translations = node.find("translations");
  const YamlNode* swedish = translations == nullptr ? nullptr : translations->find("sv");
  const std::string_view text = swedish == nullptr ? std::string_view{} : swedish->text_of(key);
  return text.empty() ? node.text_of(key) : text;
}

/// Some have only a description, and some only questions: those are called by the end of their urn.
std::string_view title_of(const YamlNode& node) {
  for (const std::string_view key : {"name", "description"}) {
    if (const std::string_view text = said(node, key); !text.empty()) return text;
  }
  const std::string_view urn = node.text_of("urn");
  return node.text_of("ref_id").empty() ? urn.substr(urn.rfind(':') + 1) : std::string_view{};
}

void add_framework(Library& library, const YamlNode& framework) {
  std::string_view standard = said(framework, "name");
  if (standard.empty()) standard = framework.text_of("ref_id");
  const YamlNode* nodes = framework.find("requirement_nodes");
  if (nodes == nullptr) return;
  for (const YamlNode& node : nodes->items) {
    if (node.text_of("assessable") != "true") continue;
    add_control(library, node.line, standard, node.text_of("ref_id"), title_of(node));
  }
}

Library of_ciso_assistant(const YamlNode& root) {
  Library library{"CISO Assistant", {}, {}};
  const YamlNode* objects = root.find("objects");
  if (objects == nullptr) return library;
  if (const YamlNode* one = objects->find("framework"); one != nullptr) add_framework(library, *one);
  if (const YamlNode* several = objects->find("frameworks"); several != nullptr) {
    for (const YamlNode& one : several->items) add_framework(library, one);
  }
  return library;
}

// ---------------------------------------------------------------------------------------------------- OSCAL

/// The value of the property; the first without a class of its own before the others.
std::string_view property(const YamlNode& control, std::string_view name) {
  const YamlNode* all = control.find("props");
  std::string_view value;
  if (all == nullptr) return value;
  for (const YamlNode& one : all->items) {
    if (one.text_of("name") != name) continue;
    if (one.find("class") == nullptr) return one.text_of("value");
    if (value.empty()) value = one.text_of("value");
  }
  return value;
}

void add_controls(Library& library, const YamlNode& holder, std::string_view standard) {
  if (const YamlNode* groups = holder.find("groups"); groups != nullptr) {
    for (const YamlNode& group : groups->items) add_controls(library, group, standard);
  }
  const YamlNode* controls = holder.find("controls");
  if (controls == nullptr) return;
  for (const YamlNode& control : controls->items) {
    std::string_view id = property(control, "label");
    if (id.empty()) id = control.text_of("id");
    if (property(control, "status") != "withdrawn")
      add_control(library, control.line, standard, id, control.text_of("title"));
    add_controls(library, control, standard);
  }
}

Library of_oscal(const YamlNode& catalog) {
  Library library{"OSCAL", {}, {}};
  std::string_view standard;
  if (const YamlNode* metadata = catalog.find("metadata"); metadata != nullptr) {
    standard = metadata->text_of("title");
    library.kind += fmt::format(" {}", collapsed(metadata->text_of("oscal-version")));
  }
  add_controls(library, catalog, standard);
  return library;
}

// ------------------------------------------------------------------------------------------------ the table

class LibrarySheet : public SheetReader {
 public:
  LibrarySheet(Library library, Headings headings, int year, const SheetLimits& limits)
      : library_(std::move(library)), headings_(std::move(headings)), year_(year), limits_(limits) {}

  const std::vector<std::string>& headings() const override { return headings_.names(); }
  std::size_t headings_line() const override { return headings_.line(); }

  Result<bool> next(SheetRow& row) override {
    if (at_ == library_.controls.size()) return false;
    if (at_ == limits_.rows) return refused(refuse_rows(limits_.rows));
    const Control& control = library_.controls[at_++];
    row.line = control.line;
    row.cells.assign(3, fmt::to_string(year_));
    for (const auto& [column, raw] : {std::pair{0u, &control.standard}, std::pair{2u, &control.name}}) {
      if (raw->size() > limits_.cell_bytes)
        return refused(refuse_long_cell(row.line, column, limits_.cell_bytes));
      if (!clean_cell(*raw, row.cells[column])) return refused(refuse_not_utf8(row.line, column));
    }
    return true;
  }

  double progress() const override {
    return static_cast<double>(at_) / static_cast<double>(std::max<std::size_t>(1, library_.controls.size()));
  }
  std::string description() const override { return library_.kind; }

 private:
  Result<bool> refused(std::unexpected<Error> error) {
    at_ = library_.controls.size();
    return error;
  }

  Library library_;
  Headings headings_;
  int year_;
  SheetLimits limits_;
  std::size_t at_{0};
};

Result<std::string> whole(SheetFile& file, std::size_t limit) {
  std::string bytes;
  file.seek(0);
  for (;;) {
    const auto got = file.read(bytes);
    if (!got) return std::unexpected(got.error());
    if (*got == 0) return bytes;
    if (bytes.size() > limit) {
      return refuse(Refusal::too_large, "library.too_large",
          {fmt::format("Biblioteket är större än {} MiB. Dela det.", limit >> 20),
              fmt::format("The library is larger than {} MiB. Split it.", limit >> 20)});
    }
  }
}

}  // namespace

bool looks_like_library(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  if (head[first] == '{') return true;
  const std::string lines = "\n" + std::string(head);
  return std::ranges::any_of(std::array{"\nurn:", "\ncatalog:", "\nconvert_library_version:"},
      [&](const char* key) { return lines.find(key) != std::string::npos; });
}

Result<std::unique_ptr<SheetReader>> open_library(SheetFile file, int year, const SheetLimits& limits) {
  const auto bytes = whole(file, std::min(most_bytes, limits.file_bytes));
  if (!bytes) return std::unexpected(bytes.error());
  const auto root = read_yaml(*bytes, used_keys);
  if (!root) return std::unexpected(root.error());
  const YamlNode* catalog = root->find("catalog");
  Library library = catalog == nullptr ? of_ciso_assistant(*root) : of_oscal(*catalog);
  if (library.controls.empty()) return refuse_no_controls();
  auto headings = Headings::make({"Standard", "År", "Säkerhetsåtgärd"}, 1);
  if (!headings) return std::unexpected(headings.error());
  return std::make_unique<LibrarySheet>(std::move(library), std::move(*headings), year, limits);
}

}  // namespace ringmur
