#include "registry/undo.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/stockholm.h"
#include "cli/command.h"
#include "registry/units.h"
#include "schema/json_writer.h"

namespace ringmur::cli {
namespace {

struct Arguments {
  std::string import_id;
  std::string unit;
};

Exit print_list(const Context& context, Store& store, const std::vector<ListedImport>& imports) {
  JsonWriter json;
  json.open('[');
  for (const ListedImport& one : imports) {
    const ImportEntry& entry = one.entry;
    auto free = can_undo(store, context.actor(), entry);
    if (!free) return context.refuse(free.error());
    if (context.output == Output::json) {
      json.open('{').member("id", to_string(entry.id)).member("register", entry.type);
      json.member("file_name", entry.file_name).member("at", to_string(entry.at)).member("by", one.by);
      json.key("can_undo").raw(*free ? "true" : "false").close('}');
      continue;
    }
    std::string state = entry.undone_at ? context.in({"ångrad", "undone"})
                        : *free         ? context.in({"kan ångras", "can be undone"})
                                        : context.in({"annat bygger på den", "built upon"});
    fmt::print("{}  {}  {}  {}: +{} ~{} -{}  {}\n", to_string(entry.id), stockholm::to_string(entry.at),
        entry.file_name, context.in(store.catalogue().at(entry.type).label_plural), entry.created,
        entry.changed, entry.archived, state);
  }
  if (context.output == Output::json) fmt::print("{}\n", json.close(']').take());
  return Exit::done;
}

Exit undo_one(const Context& context, Store& store, const Uuid& authority, const Uuid& id) {
  auto outcome = undo_import(store, context.actor(), authority, id);
  if (!outcome) return context.refuse(outcome.error());
  if (context.output == Output::json) {
    fmt::print("{{\"archived\":{},\"changed_back\":{},\"restored\":{}}}\n", outcome->archived,
        outcome->changed_back, outcome->restored);
    return Exit::done;
  }
  fmt::print(
      "{}\n", context.in({fmt::format("Importen är ångrad: {} arkiverade, {} som förut igen, {} återställda.",
                              outcome->archived, outcome->changed_back, outcome->restored),
                  fmt::format("The import is undone: {} archived, {} as before again, {} restored.",
                      outcome->archived, outcome->changed_back, outcome->restored)}));
  return Exit::done;
}

Exit run(const Context& context, const Arguments& arguments) {
  constexpr std::size_t most = 100;
  auto store = context.open();
  if (!store) return context.refuse(store.error());
  auto place = find_unit(**store, context.actor(), arguments.unit);
  if (!place) return context.refuse(place.error());
  auto imports = list_imports(**store, context.actor(), place->authority.id, most);
  if (!imports) return context.refuse(imports.error());
  if (arguments.import_id.empty()) return print_list(context, **store, *imports);
  std::optional<Uuid> id = parse_uuid(arguments.import_id);
  if (arguments.import_id == "last") {
    for (const ListedImport& one : *imports) {
      if (!id && !one.entry.undone_at) id = one.entry.id;
    }
  }
  return undo_one(context, **store, place->authority.id, id.value_or(Uuid{}));
}

}  // namespace

Command add_undo(CLI::App& app) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      app.add_subcommand("undo", "Take a whole import back; without IMPORT, list the imports");
  command->add_option("import", arguments->import_id, "Id of the import, or last");
  command->add_option("--unit", arguments->unit, "Code of the authority")->required();
  return {command, [arguments](Context& context) { return run(context, *arguments); }};
}

}  // namespace ringmur::cli
