#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "registry/units.h"
#include "schema/json_writer.h"
#include "store/persons.h"

namespace ringmur::cli {
namespace {

struct Arguments {
  std::string unit;
  std::string who;
  std::string confirm;
};

std::string_view name_of(const RecordType* type) {
  return type == nullptr ? std::string_view() : std::string_view(type->name);
}

void print_json(const Removal& removal) {
  JsonWriter json;
  json.open('{').member("person", to_string(removal.person)).member("name", removal.name);
  json.key("removed").raw(removal.id ? "true" : "false").key("goes").open('[');
  for (const RemovalGoes& one : removal.goes) {
    json.open('{').member("part", one.part).member("register", name_of(one.type));
    json.member("field", one.field).member("becomes", code_of(one.becomes));
    json.key("count").raw(fmt::to_string(one.count)).close('}');
  }
  json.close(']').key("stays").open('[');
  for (const RemovalStays& one : removal.stays) {
    json.open('{').member("part", one.part).member("register", name_of(one.type));
    json.member("field", one.field).key("count").raw(fmt::to_string(one.count));
    json.member("ground", one.ground->code).member("source", one.ground->source).close('}');
  }
  fmt::print("{}\n", json.close(']').close('}').take());
}

void print_text(const Context& context, const Removal& removal) {
  const auto place = [&](const RecordType* type, const Text& label) {
    return type == nullptr ? context.in(label) : context.in(type->label) + ", " + context.in(label);
  };
  for (const RemovalGoes& one : removal.goes)
    fmt::print("  − {}: {}\n", place(one.type, one.label), one.count);
  for (const RemovalStays& one : removal.stays) {
    fmt::print("  = {}: {}  {} ({})\n", place(one.type, one.label), one.count, context.in(one.ground->label),
        one.ground->source);
  }
  if (removal.id) {
    fmt::print("{}\n", context.in({fmt::format("Borttaget, kvitto {}, länk {} i spåret.",
                                       to_string(*removal.id), removal.sequence),
                           fmt::format("Removed, receipt {}, link {} of the trail.", to_string(*removal.id),
                               removal.sequence)}));
    return;
  }
  fmt::print(
      "{}\n", context.in({fmt::format("Inget är borttaget. Gör det med --confirm \"{}\".", removal.name),
                  fmt::format("Nothing is removed. Do it with --confirm \"{}\".", removal.name)}));
}

Error not_one(std::size_t found) {
  return {Refusal::not_found, "person.not_one",
      {fmt::format("{} personer passar. Skriv anställningsnummer, användarnamn eller id.", found),
          fmt::format("{} people fit. Write a staff number, a login or an id.", found)},
      {}, {}};
}

Result<Uuid> person_of(Store& store, const Actor& actor, const Uuid& authority, const std::string& who) {
  if (auto id = parse_uuid(who)) return *id;
  auto found = find_persons(store, actor, authority, who);
  if (!found) return std::unexpected(found.error());
  if (found->size() != 1) return refuse(not_one(found->size()));
  return found->front().id;
}

Exit run(const Context& context, const Arguments& arguments) {
  auto store = context.open();
  if (!store) return context.refuse(store.error());
  const Actor actor = context.actor();
  auto place = find_unit(**store, actor, arguments.unit);
  if (!place) return context.refuse(place.error());
  const Uuid& authority = place->authority.id;
  auto id = person_of(**store, actor, authority, arguments.who);
  if (!id) return context.refuse(id.error());
  auto removal = arguments.confirm.empty() ? preview_removal(**store, actor, authority, *id)
                                           : remove_person(**store, actor, authority, *id, arguments.confirm);
  if (!removal) return context.refuse(removal.error());
  if (context.output == Output::json)
    print_json(*removal);
  else
    print_text(context, *removal);
  return Exit::done;
}

}  // namespace

Command add_person_removal(CLI::App& app) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand(
      "remove-person", "Show what a removal of a person's data takes and keeps; remove it with --confirm");
  command->add_option("--unit", arguments->unit, "Code of the authority")->required();
  command->add_option("who", arguments->who, "Staff number, login, name or id")->required();
  command->add_option("--confirm", arguments->confirm, "The person's name as kept: removes the data");
  return {command, [arguments](Context& context) { return run(context, *arguments); }};
}

}  // namespace ringmur::cli
