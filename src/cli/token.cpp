#include "store/tokens.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/stockholm.h"
#include "cli/command.h"
#include "registry/units.h"
#include "schema/json.h"

namespace ringmur::cli {
namespace {

struct Arguments {
  std::string name{"API"};
  std::string unit;
  std::string id;
  int days{365};
  bool read_only{false};
  std::vector<std::string> subjects;
};

Exit create(Context& context, const Arguments& arguments) {
  auto store = context.open();
  if (!store) return context.refuse(store.error());
  Actor actor = context.actor();
  std::optional<Uuid> authority;
  if (!arguments.unit.empty()) {
    auto place = find_unit(**store, actor, arguments.unit);
    if (!place) return context.refuse(place.error());
    authority = place->authority.id;
  }
  const Action most = arguments.read_only ? Action::read : Action::write;
  std::optional<std::vector<TokenScope>> scopes;
  for (const std::string& subject : arguments.subjects) {
    if (!scopes) scopes.emplace();
    scopes->push_back({subject, most});
  }
  auto made = create_token(**store, actor, arguments.name, authority,
      arguments.read_only ? Right::read : Right::write, now() + std::chrono::days{arguments.days}, scopes);
  if (!made) return context.refuse(made.error());
  if (context.output == Output::json) {
    fmt::print("{{\"id\":\"{}\",\"token\":\"{}\"}}\n", to_string(made->token.id), made->secret);
  } else {
    fmt::print("{}\n", made->secret);
    fmt::print(stderr, "{}\n",
        context.in({"Nyckeln visas bara nu. Spara den där bara den som ska använda den kommer åt den.",
            "The token is shown only now. Keep it where only its user can reach it."}));
  }
  return Exit::done;
}

Exit list(Context& context) {
  auto store = context.open();
  if (!store) return context.refuse(store.error());
  for (const Token& token : list_tokens(**store, context.actor())) {
    std::string until =
        token.expires_at ? stockholm::to_string(*token.expires_at) : context.in({"utan slut", "no end"});
    std::string state = token.revoked_at ? context.in({"återkallad", "revoked"}) : "";
    fmt::print("{}  {:<24} {:<6} {} {}\n", to_string(token.id), token.name,
        token.right == Right::write ? "write" : "read", until, state);
  }
  return Exit::done;
}

Exit revoke(Context& context, const Arguments& arguments) {
  auto store = context.open();
  if (!store) return context.refuse(store.error());
  auto id = parse_uuid(arguments.id);
  if (auto done = revoke_token(**store, context.actor(), id.value_or(Uuid{})); !done)
    return context.refuse(done.error());
  return Exit::done;
}

}  // namespace

Command add_token(CLI::App& app) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("token", "Tokens for the API: create, list, revoke");
  command->require_subcommand(1);
  CLI::App* creating = command->add_subcommand("create", "Make a token; it is shown once");
  creating->add_option("--name", arguments->name, "What it is for");
  creating->add_option(
      "--unit", arguments->unit, "The one authority that it reaches; all where it is left out");
  creating->add_option("--days", arguments->days, "How long it is valid")->check(CLI::Range(1, 731));
  creating->add_flag("--read-only", arguments->read_only, "It may read but not change");
  creating->add_option("--scope", arguments->subjects,
      "A register or a duty that it is kept to, as providers for SCIM; may be repeated");
  CLI::App* listing = command->add_subcommand("list", "All tokens, without their secrets");
  CLI::App* revoking = command->add_subcommand("revoke", "End a token");
  revoking->add_option("id", arguments->id, "Its id, as list shows it")->required();
  return {command, [=](Context& context) {
            if (creating->parsed()) return create(context, *arguments);
            return listing->parsed() ? list(context) : revoke(context, *arguments);
          }};
}

}  // namespace ringmur::cli
