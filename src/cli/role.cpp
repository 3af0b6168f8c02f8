#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/stockholm.h"
#include "cli/command.h"
#include "registry/units.h"
#include "schema/json_writer.h"
#include "store/assignments.h"

namespace ringmur::cli {
namespace {

struct Arguments {
  std::string login;
  std::string role;
  std::string unit;
  std::string until;
  std::string id;
};

std::string code_of(const std::vector<Authority>& authorities, const std::optional<Uuid>& wanted) {
  for (const Authority& authority : authorities) {
    if (wanted && authority.id == *wanted) return authority.code;
  }
  return {};
}

void print_json(const std::vector<Assignment>& all, const std::vector<Authority>& authorities) {
  JsonWriter out;
  out.open('[');
  for (const Assignment& one : all) {
    out.open('{').member("id", to_string(one.id)).member("login", one.login).member("role", one.role);
    out.key("authority");
    one.authority ? out.text(code_of(authorities, one.authority)) : out.raw("null");
    out.key("unit");
    one.unit ? out.text(to_string(*one.unit)) : out.raw("null");
    out.member("starts_at", to_string(one.starts_at)).key("ends_at");
    one.ends_at ? out.text(to_string(*one.ends_at)) : out.raw("null");
    out.close('}');
  }
  fmt::print("{}\n", out.close(']').take());
}

Exit list(Context& context, Store& store, const Arguments& arguments) {
  std::optional<Uuid> account;
  if (!arguments.login.empty()) {
    auto found = find_account(store, context.actor(), arguments.login);
    if (!found) return context.refuse(found.error());
    account = found->id;
  }
  auto all = list_assignments(store, context.actor(), account);
  if (!all) return context.refuse(all.error());
  std::vector<Authority> authorities = store.authorities(context.actor());
  if (context.output == Output::json) {
    print_json(*all, authorities);
    return Exit::done;
  }
  for (const Assignment& one : *all) {
    fmt::print("{} {:<24} {:<20} {:<8} {}\n", to_string(one.id), one.login, one.role,
        one.authority ? code_of(authorities, one.authority) : "*",
        one.ends_at ? stockholm::to_string(*one.ends_at) : "");
  }
  return Exit::done;
}

/// The day that it lasts through; nothing where none is named.
Result<std::optional<Instant>> end_of(const std::string& until) {
  if (until.empty()) return std::optional<Instant>();
  if (auto at = parse_rfc3339(until)) return std::optional(*at);
  return refuse(Refusal::invalid, "role.until",
      {"--until: skriv en tid, till exempel 2030-01-01T00:00:00Z.",
          "--until: write a time, for example 2030-01-01T00:00:00Z."});
}

Exit give(Context& context, Store& store, const Arguments& arguments) {
  Actor actor = context.actor();
  auto account = find_account(store, actor, arguments.login);
  if (!account) return context.refuse(account.error());
  AssignmentOrder order{.account = account->id, .role = arguments.role};
  if (!arguments.unit.empty()) {
    auto place = find_unit(store, actor, arguments.unit);
    if (!place) return context.refuse(place.error());
    order.authority = place->authority.id;
    if (!place->is_authority()) order.unit = place->unit;
  }
  auto until = end_of(arguments.until);
  if (!until) return context.refuse(until.error());
  order.ends_at = *until;
  auto made = give_role(store, actor, order);
  if (!made) return context.refuse(made.error());
  if (context.output == Output::json)
    fmt::print("{}\n", JsonWriter().open('{').member("id", to_string(made->id)).close('}').take());
  else
    fmt::print("{}\n", to_string(made->id));
  return Exit::done;
}

Exit end(Context& context, Store& store, const Arguments& arguments) {
  auto id = parse_uuid(arguments.id);
  if (!id) {
    return context.refuse(ringmur::refuse(Refusal::invalid, "role.id",
        {"Skriv tilldelningens id, så som `ringmur role list` visar det.",
            "Write the id of the assignment, as `ringmur role list` shows it."})
            .error());
  }
  auto done = end_assignment(store, context.actor(), *id);
  return done ? Exit::done : context.refuse(done.error());
}

}  // namespace

Command add_role(CLI::App& app) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("role", "What people may do: give, list and end roles");
  command->require_subcommand(1);
  CLI::App* giving = command->add_subcommand("give", "Give an account a role; prints the assignment's id");
  giving->add_option("login", arguments->login, "Whose account")->required();
  std::vector<std::string> codes;
  for (const Role& role : all_roles()) codes.push_back(role.code);
  giving->add_option("role", arguments->role, "Which role")->required()->check(CLI::IsMember(codes));
  giving->add_option(
      "--unit", arguments->unit, "The authority, or the unit, that it is kept to; the city where left out");
  giving->add_option("--until", arguments->until, "When it ends (2030-01-01T00:00:00Z)");
  CLI::App* listing = command->add_subcommand("list", "The roles that are assigned");
  listing->add_option("login", arguments->login, "Only of this account");
  CLI::App* ending = command->add_subcommand("end", "End one at once");
  ending->add_option("id", arguments->id, "Of the assignment")->required();
  return {command, [=](Context& context) {
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            if (giving->parsed()) return give(context, **store, *arguments);
            if (listing->parsed()) return list(context, **store, *arguments);
            return end(context, **store, *arguments);
          }};
}

}  // namespace ringmur::cli
